//! Any bytes as a file for word processors: read or refused, and what is read has its places.
#![no_main]

use gongwen::placed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok((read, _)) = placed::docx(bytes) else { return };
    for run in read.pieces.iter().flat_map(|piece| &piece.runs) {
        assert!(read.source.get(run.clone()).is_some());
    }
});
