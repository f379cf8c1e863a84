//! What is on disk: marks, fresh starts, damage, one process at a time.

mod common;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use common::{asked, document, ids, index};
use search::{Index, Mark, Opened, SearchError};
use tempfile::TempDir;

fn mark(sequence: i64) -> Mark {
    Mark { sequence, seal: format!("seal{sequence}") }
}

#[test]
fn an_index_goes_on_from_its_last_mark() {
    let folder = TempDir::new().expect("a folder");
    let (index, opened) = Index::open(folder.path()).expect("opened");
    assert_eq!((opened, index.mark("qingxi")), (Opened::New, None));
    index.take("qingxi", &[document("a", "停车难", "")], Some(&mark(7))).expect("taken in");
    index.take("other", &[], Some(&mark(2))).expect("taken in");
    assert!(matches!(Index::open(folder.path()), Err(SearchError::InUse(_))), "one process at a time");
    drop(index);
    let (index, opened) = Index::open(folder.path()).expect("opened again");
    assert_eq!((opened, index.mark("qingxi"), index.mark("other")), (Opened::Continued, Some(mark(7)), Some(mark(2))));
    assert_eq!(ids(&index, &asked("停车")), ["a"]);
    index.forget("qingxi").expect("taken out");
    assert_eq!((index.mark("qingxi"), index.mark("other")), (None, Some(mark(2))));
    assert_eq!(ids(&index, &asked("停车")), Vec::<String>::new());
}

#[test]
fn the_folder_is_for_the_programs_account_alone() {
    let folder = TempDir::new().expect("a folder");
    let place = folder.path().join("search/1");
    let (_index, _) = Index::open(&place).expect("opened");
    for made in [place.as_path(), place.parent().expect("within a folder")] {
        let mode = fs::metadata(made).expect("made").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{made:?} {mode:o}");
    }
}

#[test]
fn what_nobody_uses_is_let_go_and_comes_back_by_itself() {
    let (_folder, index) = index();
    index.take("qingxi", &[document("a", "停车难", "")], Some(&mark(1))).expect("taken in");
    for _ in 0..2 {
        assert_eq!(ids(&index, &asked("停车")), ["a"]);
        // The first rest after a question keeps the files open, the second closes them.
        index.rest().expect("rested");
        index.rest().expect("rested");
    }
    index.take("qingxi", &[document("b", "停车难", "")], Some(&mark(2))).expect("taken in");
    assert_eq!(ids(&index, &asked("停车")).len(), 2);
}

#[test]
fn a_writer_that_rests_starts_again_by_itself() {
    let (_folder, index) = index();
    for round in 1..=3 {
        index.take("qingxi", &[document(&format!("d{round}"), "停车难", "")], Some(&mark(round))).expect("taken in");
        index.rest().expect("rested");
        index.rest().expect("resting twice is nothing");
    }
    assert_eq!((ids(&index, &asked("停车")).len(), index.mark("qingxi")), (3, Some(mark(3))));
}

#[test]
fn a_damaged_index_begins_empty_and_says_why() {
    for harm in [cut as fn(&Path), flip, no_meta_text] {
        let folder = TempDir::new().expect("a folder");
        let (index, _) = Index::open(folder.path()).expect("opened");
        index.take("qingxi", &[document("a", "停车难", "文字")], Some(&mark(7))).expect("taken in");
        drop(index);
        harm(&folder.path().join("index"));
        let (index, opened) = Index::open(folder.path()).expect("opened all the same");
        assert!(matches!(&opened, Opened::Damaged(why) if !why.is_empty()), "{opened:?}");
        assert_eq!((index.mark("qingxi"), ids(&index, &asked("停车"))), (None, Vec::new()));
        index.take("qingxi", &[document("a", "停车难", "文字")], Some(&mark(7))).expect("taken in anew");
        assert_eq!(ids(&index, &asked("文字")), ["a"]);
    }
}

#[test]
fn damage_done_while_it_is_open_is_seen_when_it_is_looked_for() {
    let (folder, index) = index();
    index.take("qingxi", &[document("a", "停车难", "文字")], Some(&mark(7))).expect("taken in");
    assert!(index.is_whole().expect("readable"));
    flip(&folder.path().join("index"));
    assert!(!index.is_whole().expect("readable"));
}

#[test]
fn starting_over_empties_and_goes_on() {
    let (_folder, index) = index();
    index.take("qingxi", &[document("a", "停车难", "")], Some(&mark(7))).expect("taken in");
    assert_eq!(ids(&index, &asked("停车")), ["a"]);
    index.start_over().expect("emptied");
    assert_eq!((index.mark("qingxi"), ids(&index, &asked("停车"))), (None, Vec::new()));
    index.take("qingxi", &[document("b", "停车难", "")], Some(&mark(8))).expect("taken in");
    assert_eq!(ids(&index, &asked("停车")), ["b"]);
}

fn parts(files: &Path, ending: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(files).expect("a folder").map(|entry| entry.expect("an entry").path());
    let parts: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    assert!(!parts.is_empty(), "no file .{ending} in {files:?}");
    parts
}

fn cut(files: &Path) {
    for part in parts(files, "pos") {
        let bytes = fs::read(&part).expect("readable");
        fs::write(&part, &bytes[..bytes.len() / 2]).expect("writable");
    }
}

fn flip(files: &Path) {
    for part in parts(files, "idx") {
        let mut bytes = fs::read(&part).expect("readable");
        bytes[3] ^= 0x40;
        fs::write(&part, bytes).expect("writable");
    }
}

fn no_meta_text(files: &Path) {
    fs::write(files.join("meta.json"), "{").expect("writable");
}
