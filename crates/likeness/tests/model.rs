//! Whatever is done to the index in whatever order, it finds exactly the documents that are there.

use std::collections::BTreeMap;

use likeness::{DocMeta, Document, Index, Query};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Add(u8, u8),
    AddBoth(u8, u8, u8),
    Delete(u8),
    Commit,
    Merge,
    MergeAll,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..6_u8, 0..3_u8).prop_map(|(id, version)| Step::Add(id, version)),
        2 => (0..6_u8, 0..6_u8, 0..3_u8).prop_map(|(id, other, version)| Step::AddBoth(id, other, version)),
        3 => (0..6_u8).prop_map(Step::Delete),
        2 => Just(Step::Commit),
        1 => Just(Step::Merge),
        1 => Just(Step::MergeAll),
        1 => Just(Step::Reopen),
    ]
}

/// A text of its own for each version of each document.
fn text(id: u8, version: u8) -> String {
    let seed = u32::from(id) * 3 + u32::from(version) + 1;
    (0..150_u32)
        .filter_map(|at| char::from_u32(0x4e00 + (seed * 7_919 + at * at * 17 + at * seed * 131) % 15_000))
        .collect()
}

fn document(id: u8, text: &str) -> Document<'_> {
    Document { meta: DocMeta::new(id.to_string(), "件"), text }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_index_is_the_set_of_documents_that_were_added_and_not_deleted(steps in proptest::collection::vec(step(), 1..30)) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut index = Index::open(folder.path()).expect("the folder is empty");
        let mut now: BTreeMap<u8, u8> = BTreeMap::new();
        // The journal: what must be done again after the index was closed without a commit.
        let mut since: Vec<Step> = Vec::new();
        for (sequence, step) in (1..).zip(steps) {
            match step {
                Step::Add(id, version) => {
                    index.add(&document(id, &text(id, version))).expect("it is short");
                    now.insert(id, version);
                    since.push(step);
                }
                Step::AddBoth(id, other, version) => {
                    let texts = [text(id, 0), text(other, version)];
                    index.add_all([document(id, &texts[0]), document(other, &texts[1])]).expect("they are short");
                    now.insert(id, 0);
                    now.insert(other, version);
                    since.push(step);
                }
                Step::Delete(id) => {
                    let was_there = index.delete(&id.to_string()).expect("it is whole");
                    prop_assert_eq!(was_there, now.remove(&id).is_some());
                    since.push(step);
                }
                Step::Commit => {
                    index.commit(sequence).expect("the disk is there");
                    prop_assert_eq!(index.last_sequence(), sequence);
                    since.clear();
                }
                Step::Merge => drop(index.merge().expect("the disk is there")),
                Step::MergeAll => drop(index.merge_all().expect("the disk is there")),
                Step::Reopen => {
                    drop(index);
                    index = Index::open(folder.path()).expect("it is whole");
                    for step in &since {
                        match step {
                            Step::Add(id, version) => index.add(&document(*id, &text(*id, *version))).expect("it is short"),
                            Step::AddBoth(id, other, version) => {
                                let texts = [text(*id, 0), text(*other, *version)];
                                index.add_all([document(*id, &texts[0]), document(*other, &texts[1])]).expect("they are short");
                            }
                            Step::Delete(id) => drop(index.delete(&id.to_string()).expect("it is whole")),
                            Step::Commit | Step::Merge | Step::MergeAll | Step::Reopen => {}
                        }
                    }
                }
            }
        }
        prop_assert_eq!(index.documents(), now.len() as u64);
        for (id, version) in (0..6).flat_map(|id| (0..3).map(move |version| (id, version))) {
            let asked = text(id, version);
            let answer = index.search(&Query::new(&asked), |meta| {
                let id: u8 = meta.id.parse().ok()?;
                now.get(&id).map(|version| text(id, *version))
            }, |_| true).expect("it is whole");
            let found: Vec<String> = answer.sources.into_iter().map(|source| source.meta.id).collect();
            let expected = if now.get(&id) == Some(&version) { vec![id.to_string()] } else { Vec::new() };
            prop_assert_eq!(found, expected, "document {} version {}", id, version);
            prop_assert_eq!(answer.without_text, 0);
        }
    }
}
