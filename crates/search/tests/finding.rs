//! What is found, and in which order (GEN-2).

mod common;

use common::{asked, document, ids, index};
use proptest::prelude::*;
use search::fold::fold;
use search::{Document, Place, Question, terms};

/// What a scan of all texts finds, sorted: every term within the folded title, one of the numbers, or the text.
fn scan(documents: &[Document], words: &str) -> Vec<String> {
    let terms = terms(words);
    let fits = |document: &&Document| {
        let mut texts = vec![fold(&document.title), fold(&document.body)];
        texts.extend(document.numbers.iter().map(|number| fold(number)));
        !terms.is_empty() && terms.iter().all(|term| texts.iter().any(|text| text.contains(term.as_str())))
    };
    let mut ids: Vec<String> = documents.iter().filter(fits).map(|document| document.id.clone()).collect();
    ids.sort();
    ids
}

#[test]
fn any_piece_of_title_number_or_text_finds_its_matter_and_nothing_else_does() {
    let (_folder, index) = index();
    let documents = vec![
        document("a", "临江街道停车难整治", "夜间停车位缺口312个，增长1.5%。\n居民反映强烈"),
        document("b", "南湖街道停水通知", "车辆难以通行，停工15天"),
        Document {
            numbers: vec!["青办通报〔2026〕3号".to_owned()], ..document("c", "关于情况的通报", "")
        },
        Document {
            numbers: vec!["青办通报〔2026〕13号".to_owned()], ..document("d", "关于情况的通报", "")
        },
        document("e", "停", "车"),
    ];
    index.take("qingxi", &documents, None).expect("taken in");
    let words = [
        "停车",
        "停车难",
        "车难",
        "停",
        "水",
        "1.5",
        "15",
        "312个",
        "２０２６",
        "[2026]3号",
        "2026 3号",
        "〔2026〕３号",
        "临江街道停车难整治",
        "位缺口312个增长1.5%居民反映强烈",
        "停车 居民",
        "车 停 难",
        "通报2026",
        "整治夜间",
        "不在",
        "的",
    ];
    for words in words {
        let mut found = ids(&index, &asked(words));
        found.sort();
        assert_eq!(found, scan(&documents, words), "{words}");
    }
    assert_eq!(ids(&index, &asked("停车难")), ["a"]);
    assert_eq!(ids(&index, &asked("2026 3号")), ["c"]);
    assert_eq!(
        ids(&index, &asked("整治夜间")),
        Vec::<String>::new(),
        "the end of a title and the start of a text are no one piece"
    );
    for nothing in ["", "  ", "〔〕", "……"] {
        assert_eq!(ids(&index, &asked(nothing)), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn an_exact_number_comes_first_then_titles_then_texts_then_units_and_within_each_the_newest() {
    let (_folder, index) = index();
    let at = |document: Document, since: i64| Document { since, ..document };
    let numbered = |document: Document, number: &str| Document { numbers: vec![number.to_owned()], ..document };
    let documents = [
        at(numbered(document("whole", "通报", ""), "青办通报〔2026〕3号"), 1),
        at(document("title", "落实青办通报〔2026〕3号情况", ""), 2),
        at(document("title_new", "再落实青办通报〔2026〕3号情况", ""), 9),
        at(document("text", "其他", "按青办通报〔2026〕3号要求"), 99),
        at(Document { unit: "named".to_owned(), ..document("unit", "无关", "") }, 999),
    ];
    index.take("qingxi", &documents, None).expect("taken in");
    for words in ["青办通报〔2026〕3号", "2026 3号"] {
        let question = Question { named_units: vec!["named".to_owned()], ..asked(words) };
        assert_eq!(ids(&index, &question), ["whole", "title_new", "title", "text", "unit"], "{words}");
        let found = index.find(&question).expect("answered");
        let places: Vec<Place> = found.hits.iter().map(|hit| hit.place).collect();
        assert_eq!(places, [Place::Number, Place::Title, Place::Title, Place::Text, Place::Unit]);
    }
}

#[test]
fn filters_narrow_and_pages_follow_each_other() {
    let (_folder, index) = index();
    let mut documents: Vec<Document> = (0..25)
        .map(|n| Document { since: n, day: 20_000 + n, ..document(&format!("d{n:02}"), "停车整治", "") })
        .collect();
    documents[3].state = "adopted".to_owned();
    documents[4].unit = "nanhu".to_owned();
    documents[5].room = "documents".to_owned();
    documents[6].persons = vec!["li".to_owned(), "wang".to_owned()];
    documents[7].kind = "issue".to_owned();
    index.take("qingxi", &documents, None).expect("taken in");
    let some = |text: &str| Some(text.to_owned());
    let base = asked("停车");
    let cases = [
        (Question { state: some("adopted"), ..base.clone() }, vec!["d03"]),
        (Question { units: vec!["nanhu".to_owned(), "none".to_owned()], ..base.clone() }, vec!["d04"]),
        (Question { room: some("documents"), ..base.clone() }, vec!["d05"]),
        (Question { person: some("wang"), ..base.clone() }, vec!["d06"]),
        (Question { kind: some("issue"), ..base.clone() }, vec!["d07"]),
        (Question { from: Some(20_010), to: Some(20_011), ..base.clone() }, vec!["d11", "d10"]),
        (Question { skip: 10, most: 2, ..base.clone() }, vec!["d14", "d13"]),
        (Question { skip: 24, most: 5, ..base.clone() }, vec!["d00"]),
    ];
    for (question, wanted) in cases {
        assert_eq!(ids(&index, &question), wanted, "{question:?}");
    }
    let page = index.find(&Question { most: 3, ..base }).expect("answered");
    assert_eq!((page.hits.len(), page.count, page.more), (3, 25, false));
}

#[test]
fn a_count_is_exact_to_a_thousand_and_then_says_more() {
    let (_folder, index) = index();
    let documents: Vec<Document> = (0..1001).map(|n| document(&format!("d{n}"), "停车", "")).collect();
    index.take("qingxi", &documents[..1000], None).expect("taken in");
    let found = index.find(&asked("停车")).expect("answered");
    assert_eq!((found.count, found.more), (1000, false));
    index.take("qingxi", &documents[1000..], None).expect("taken in");
    let found = index.find(&asked("停车")).expect("answered");
    assert_eq!((found.count, found.more), (1000, true));
}

#[test]
fn a_hit_in_the_text_is_quoted_with_its_marks_and_a_title_is_marked() {
    let (_folder, index) = index();
    index.take("qingxi", &[document("a", "临江街道<b>停车</b>", "按〔2026〕3号文办理")], None).expect("taken in");
    let found = index.find(&asked("2026 3号")).expect("answered");
    let quoted = found.hits[0].snippet.clone().expect("in the text");
    assert_eq!((quoted.text.as_str(), quoted.marks), ("按〔2026〕3号文办理", vec![(2, 9)]));
    let found = index.find(&asked("停车")).expect("answered");
    assert_eq!((found.hits[0].title.as_str(), &found.hits[0].title_marks), ("临江街道<b>停车</b>", &vec![(7, 9)]));
}

#[test]
fn what_is_taken_in_again_is_there_once_and_as_it_is_now() {
    let (_folder, index) = index();
    index.take("qingxi", &[document("a", "停车难", "旧稿")], None).expect("taken in");
    index.take("qingxi", &[document("a", "行路难", "新稿")], None).expect("taken in");
    assert_eq!(ids(&index, &asked("停车")), Vec::<String>::new());
    assert_eq!(ids(&index, &asked("旧稿")), Vec::<String>::new());
    assert_eq!(ids(&index, &asked("难")), ["a"]);
    index.forget("qingxi").expect("taken out");
    assert_eq!(ids(&index, &asked("难")), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Few different characters make many near misses.
    #[test]
    fn whatever_is_asked_the_index_finds_what_a_scan_finds(
        texts in prop::collection::vec(("[停车难a1 ，〕\n]{0,12}", "[停车难A2.〔\n]{0,40}", "[停1〔2]{0,5}"), 1..30),
        questions in prop::collection::vec("[停车难aA12 .〔〕，\n]{1,8}", 40),
    ) {
        let (_folder, index) = index();
        let documents: Vec<Document> = texts.iter().enumerate().map(|(n, (title, body, number))| Document {
            numbers: vec![number.clone(), "停".to_owned()],
            ..document(&format!("d{n}"), title, body)
        }).collect();
        index.take("qingxi", &documents, None).expect("taken in");
        for words in &questions {
            let mut found = ids(&index, &asked(words));
            found.sort();
            prop_assert_eq!(found, scan(&documents, words), "{:?}", words);
        }
    }
}
