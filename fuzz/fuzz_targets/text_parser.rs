//! Any text as the text form: with places or without, the same document or the same faults.
#![no_main]

use gongwen::{placed, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let (read, faults) = placed::marked_leniently(source);
    for run in read.pieces.iter().flat_map(|piece| &piece.runs) {
        assert!(source.get(run.clone()).is_some());
    }
    match text::read(source) {
        Ok(document) => {
            assert_eq!(read.document, document);
            assert_eq!(text::read(&text::write(&document)), Ok(document));
        }
        Err(told) => assert_eq!(faults, told),
    }
});
