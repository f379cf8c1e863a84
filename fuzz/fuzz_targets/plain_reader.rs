//! Any text as it is pasted: every character that can be seen lies in exactly one piece.
#![no_main]

use gongwen::characters::{Strange, strange};
use gongwen::placed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let read = placed::plain(source);
    let mut times = vec![0_u8; source.len()];
    for run in read.pieces.iter().flat_map(|piece| &piece.runs) {
        assert!(source.get(run.clone()).is_some());
        times[run.clone()].iter_mut().for_each(|count| *count += 1);
    }
    for (at, c) in source.char_indices() {
        let seen = !c.is_whitespace() && strange(c) != Some(Strange::Unseen);
        assert!(times[at] == 1 || !seen && times[at] == 0);
    }
});
