//! Who may not see gets no hit, no count and no quotation.

mod common;

use common::{ALL, asked, document, ids, index};
use search::{Document, Question};

fn by(words: &str, audiences: &[&str]) -> Question {
    Question { audiences: audiences.iter().map(|code| (*code).to_owned()).collect(), ..asked(words) }
}

fn shown(document: Document, audiences: &[&str]) -> Document {
    Document { audiences: audiences.iter().map(|code| (*code).to_owned()).collect(), ..document }
}

#[test]
fn a_matter_is_found_by_its_audiences_alone() {
    let (_folder, index) = index();
    let documents = [
        shown(document("own", "停车难", "细节"), &["unit:linjiang"]),
        shown(document("both", "停车难", "细节"), &["unit:linjiang", "seat:office:editor"]),
        shown(document("nobody", "停车难", "细节"), &[]),
    ];
    index.take("qingxi", &documents, None).expect("taken in");
    for (audiences, wanted) in [
        (&["unit:linjiang"][..], vec!["both", "own"]),
        (&["unit:nanhu", "seat:office:editor"], vec!["both"]),
        (&["unit:nanhu"], vec![]),
        (&["unit:lin", "unit:linjiang2", ""], vec![]),
        (&[], vec![]),
    ] {
        for words in ["停车", "细节", "节"] {
            let found = index.find(&by(words, audiences)).expect("answered");
            let mut ids: Vec<&str> = found.hits.iter().map(|hit| hit.id.as_str()).collect();
            ids.sort_unstable();
            assert_eq!((ids, found.count), (wanted.clone(), wanted.len()), "{audiences:?} {words}");
        }
    }
}

#[test]
fn a_text_with_a_narrower_circle_finds_nothing_for_those_outside_it() {
    let (_folder, index) = index();
    let circular = Document {
        readers: Some(vec!["seat:office:editor".to_owned()]),
        ..shown(document("circular", "关于2026年的通报", "拟列入南湖街道"), &["unit:linjiang", "seat:office:editor"])
    };
    let closed =
        Document { readers: Some(Vec::new()), ..shown(document("closed", "通报", "南湖"), &["unit:linjiang"]) };
    index.take("qingxi", &[circular, closed], None).expect("taken in");
    let unit = |words| index.find(&by(words, &["unit:linjiang"])).expect("answered");
    for words in ["南湖街道", "湖", "通报 南湖", "2026 拟"] {
        let found = unit(words);
        assert_eq!((found.hits.len(), found.count), (0, 0), "{words}");
    }
    assert_eq!(unit("通报").count, 2, "the title is theirs to find");
    assert_eq!(unit("2026年").hits[0].snippet, None);
    let section = index.find(&by("通报 南湖", &["seat:office:editor"])).expect("answered");
    assert_eq!((section.count, section.hits[0].snippet.is_some()), (1, true));
    assert_eq!(index.find(&by("南湖", &[""])).expect("answered").count, 0);
}

#[test]
fn districts_do_not_see_each_other() {
    let (_folder, index) = index();
    let ours = document("same", "停车难", "");
    let theirs = Document { district: "other".to_owned(), title: "停车易".to_owned(), ..ours.clone() };
    index.take("qingxi", &[ours], None).expect("taken in");
    index.take("other", &[theirs], None).expect("taken in");
    assert_eq!(index.find(&asked("停车")).expect("answered").hits[0].title, "停车难");
    let other = Question { district: "other".to_owned(), ..asked("停车") };
    assert_eq!(index.find(&other).expect("answered").count, 1);
    index.forget("other").expect("taken out");
    assert_eq!(ids(&index, &by("停车", &[ALL])), ["same"], "an id of another district is another document");
}

#[test]
fn filters_and_unit_names_open_nothing() {
    let (_folder, index) = index();
    index.take("qingxi", &[shown(document("a", "停车难", ""), &["unit:linjiang"])], None).expect("taken in");
    let named = Question { named_units: vec!["linjiang".to_owned()], ..by("临江", &["unit:nanhu"]) };
    assert_eq!(index.find(&named).expect("answered").count, 0);
    let own = Question { named_units: vec!["linjiang".to_owned()], ..by("临江", &["unit:linjiang"]) };
    assert_eq!(index.find(&own).expect("answered").count, 1);
}
