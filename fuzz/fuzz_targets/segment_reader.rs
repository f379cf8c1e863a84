//! Any bytes as a segment of the archive of texts, their sums put right: read as a search and a merge would, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use likeness::read_through;

fuzz_target!(|bytes: &[u8]| {
    let _ = read_through(bytes);
});
