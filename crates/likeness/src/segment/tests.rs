//! Segments come back as they were written, and damaged ones are refused.

use proptest::prelude::*;

use super::*;

fn document(id: &str, hashes: &[u32]) -> (DocMeta, Vec<u32>) {
    let mut hashes = hashes.to_vec();
    hashes.sort_unstable();
    hashes.dedup();
    let date = Some(Day { year: 2024, month: 5, day: 20 });
    let meta =
        DocMeta {
            sequence: 7, unit: "区水务局".to_owned(), date, ..DocMeta::new(id, format!("关于{id}的报告"))
        };
    (meta, hashes)
}

fn found(segment: &Segment, key: u32) -> (Found, Vec<u32>) {
    let (mut documents, mut buffer) = (Vec::new(), Vec::new());
    let found = segment.find(key, &mut documents, &mut buffer).expect("the segment is whole");
    (found, documents)
}

#[test]
fn keys_lists_and_metadata_come_back() {
    let long: Vec<_> =
        (0..60).map(|number| document(&format!("doc-{number}"), &[5, 1_000 + number, u32::MAX])).collect();
    let segment = Segment::in_memory(from_documents(&long).expect("it is small")).expect("it was just written");
    assert_eq!(found(&segment, 5), (Found::Counted(60), vec![]));
    assert_eq!(found(&segment, u32::MAX), (Found::Counted(60), vec![]));
    assert_eq!(found(&segment, 1_041), (Found::Listed(1), vec![41]));
    assert_eq!(found(&segment, 999), (Found::Nowhere, vec![]));
    assert_eq!(found(&segment, 0), (Found::Nowhere, vec![]));
    assert_eq!(segment.meta(41).expect("it is there"), long[41].0);
    assert_eq!(segment.documents_named("doc-41").expect("it is whole"), [41]);
    assert_eq!(segment.documents_named("doc-99").expect("it is whole"), [0; 0]);
    assert_eq!((segment.foot().key_count, segment.foot().posting_count), (62, 180));
}

#[test]
fn combining_leaves_out_what_was_deleted() {
    let segment = |documents: &[(DocMeta, Vec<u32>)]| {
        Segment::in_memory(from_documents(documents).expect("it is small")).expect("it was just written")
    };
    let one = segment(&[document("a", &[1, 2]), document("b", &[2, 3])]);
    let other = segment(&[document("c", &[2, 9])]);
    let parts = [Part { segment: &one, numbers: vec![DROPPED, 0] }, Part { segment: &other, numbers: vec![1] }];
    let both = Segment::in_memory(combine(&parts, Vec::new()).expect("both are whole")).expect("it was just written");
    assert_eq!(found(&both, 1).0, Found::Nowhere);
    assert_eq!(found(&both, 2), (Found::Listed(2), vec![0, 1]));
    assert_eq!(found(&both, 9), (Found::Listed(1), vec![1]));
    assert_eq!(both.meta(0).expect("it is there").id, "b");
    assert_eq!(both.documents_named("c").expect("it is whole"), [1]);
    assert_eq!(both.documents_named("a").expect("it is whole"), [0; 0]);
    assert_eq!(both.document_count(), 2);
}

#[test]
fn an_empty_segment_is_one_too() {
    let empty = Segment::in_memory(from_documents(&[]).expect("it is small")).expect("it was just written");
    assert_eq!(found(&empty, 1).0, Found::Nowhere);
    assert_eq!(empty.document_count(), 0);
}

#[test]
fn a_file_of_another_version_says_so() {
    let mut bytes = from_documents(&[]).expect("it is small");
    bytes[8] = 9;
    let fault = Segment::in_memory(bytes).expect_err("version 9 is not known");
    assert!(matches!(fault, Fault::OtherVersion { version: 9, .. }), "{fault}");
}

#[test]
fn a_file_on_disk_reads_like_one_in_memory() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("1.segment");
    // Large enough that it is read in place and not kept in memory.
    let documents: Vec<_> = (0..15_u32)
        .map(|number| {
            document(
                &format!("doc-{number}"),
                &(0..30_000).map(|at: u32| at.wrapping_mul(2_654_435_761 + 2 * number)).collect::<Vec<_>>(),
            )
        })
        .collect();
    let bytes = from_documents(&documents).expect("it fits");
    write_file(&path, |out| std::io::Write::write_all(out, &bytes).map_err(Fault::disk(&path)))
        .expect("the folder is there");
    let (disk, memory) = (Segment::open(&path).expect("it is whole"), Segment::in_memory(bytes).expect("it is whole"));
    assert!(disk.resident() < disk.size() / 2);
    for key in documents[7].1.iter().step_by(997) {
        assert_eq!(found(&disk, *key), found(&memory, *key));
    }
    read_through(&std::fs::read(&path).expect("it is there")).expect("it is whole");
}

fn small() -> Vec<u8> {
    let documents: Vec<_> = (0..70_u32)
        .map(|number| document(&format!("doc-{number}"), &[7, number % 10, number * 20, 300 + number]))
        .collect();
    from_documents(&documents).expect("it is small")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_changed_byte_is_always_noticed(at: prop::sample::Index, by in 1_u8..) {
        let mut bytes = small();
        let at = at.index(bytes.len());
        bytes[at] = bytes[at].wrapping_add(by);
        prop_assert!(Segment::in_memory(bytes).is_err());
    }

    #[test]
    fn a_cut_or_lengthened_file_is_always_noticed(at: prop::sample::Index, tail in proptest::collection::vec(any::<u8>(), 1..20)) {
        let bytes = small();
        prop_assert!(Segment::in_memory(bytes[..at.index(bytes.len())].to_vec()).is_err());
        prop_assert!(Segment::in_memory([bytes, tail].concat()).is_err());
    }

    #[test]
    fn a_changed_file_with_right_sums_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = small();
        let length = bytes.len() - 16;
        for (at, byte) in changes {
            bytes[at.index(length)] = byte;
        }
        // Either result is fine; a panic or endless work is not.
        let _ = read_through(&bytes);
    }

    #[test]
    fn arbitrary_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_through(&bytes).is_err());
        prop_assert!(Segment::in_memory(bytes).is_err());
    }
}
