//! The text form with its places.

use gongwen::placed::{Direction, Part, Role, marked, marked_leniently};
use gongwen::{Genre, text};
use proptest::prelude::*;

use super::agreement::{corpus, pieces_tell_the_document, places_are_sound, texts};

const NOTICE: &str = "---
form = \"公文\"
genre = \"通知\"
issuers = [\"中共青溪区委办公室\", '区政府办公室']
number = \"青办发〔2026〕12号\"
to = [\" 各镇（街道）党（工）委 \", \"区直\\u5404部门\"]
date = 2026-11-20
attachments = \"填报说明\"
---

# 中共青溪区委办公室
# 关于做好检查的通知
为做好检查，现通知如下。
## 一、检查范围
  ### 居民小区。 重点检查线路。
1. 三年内的隐患清单
| 单位 | a\\|b |
|---|:--|
| 临江街道 | |
\\#不是标题
![北门（现场）](a.png)
> （此件公开发布）
@附件1：隐患清单
按户填写。
";

fn all(source: &str) -> Vec<(Role, Part, String)> {
    let (placed, _) = marked_leniently(source);
    places_are_sound(&placed, "a text");
    placed.pieces.iter().map(|piece| (piece.role, piece.part, piece.text(&placed.source))).collect()
}

#[test]
fn every_element_of_a_notice_has_its_place_and_light_marks_are_none() {
    use gongwen::Level::{First, Second, Third};
    let main = |role: Role, text: &str| (role, Part::Main, text.to_owned());
    let mut expected = vec![
        main(Role::Signature(0), "中共青溪区委办公室"),
        main(Role::Signature(1), "区政府办公室"),
        main(Role::Number, "青办发〔2026〕12号"),
        main(Role::To, "各镇（街道）党（工）委"),
        main(Role::To, "区直\\u5404部门"),
        main(Role::Date, "2026-11-20"),
        main(Role::AttachmentLine(0), "填报说明"),
        main(Role::Title, "中共青溪区委办公室"),
        main(Role::Title, "关于做好检查的通知"),
        main(Role::Paragraph, "为做好检查，现通知如下。"),
        main(Role::Heading(First), "一、检查范围"),
        main(Role::Heading(Second), "居民小区。"),
        main(Role::Paragraph, " 重点检查线路。"),
        main(Role::Heading(Third), "1. 三年内的隐患清单"),
        main(Role::Cell(0, 0), "单位"),
        main(Role::Cell(0, 1), "a|b"),
        main(Role::Cell(1, 0), "临江街道"),
        main(Role::Paragraph, "#不是标题"),
        main(Role::Caption, "北门（现场）"),
        main(Role::Note, "（此件公开发布）"),
    ];
    expected.push(main(Role::AttachmentLine(1), "隐患清单"));
    expected.push((Role::PartTitle, Part::Attachment(1), "隐患清单".to_owned()));
    expected.push((Role::Paragraph, Part::Attachment(1), "按户填写。".to_owned()));
    assert_eq!(all(NOTICE), expected);
    assert_eq!(all(&NOTICE.replace('\n', "\r\n")), expected, "lines of other systems");
    assert_eq!(all(&format!("\u{feff}{NOTICE}")), expected, "a mark of order at the beginning");
}

#[test]
fn clauses_are_paragraphs_with_their_typed_numbers() {
    let source = "---\nform = \"公文\"\n---\n一、严禁一切野外用火，违者必究。\n二、落实责任。\n";
    let (placed, _) = marked_leniently(source);
    assert_eq!(texts(&placed, |role| role == Role::Paragraph), ["一、严禁一切野外用火，违者必究。", "二、落实责任。"]);
    assert_eq!(texts(&placed, |role| matches!(role, Role::Heading(_))), Vec::<String>::new());
}

#[test]
fn genre_and_direction_are_told_with_it() {
    let read = |genre: &str, title: &str| {
        let placed = marked(&format!("---\nform = \"公文\"\n{genre}\n---\n# {title}\n")).expect("readable");
        (placed.genre, placed.direction)
    };
    assert_eq!(read("", "关于甲的请示"), (Some(Genre::Request), Some(Direction::Upward)));
    assert_eq!(read("genre = \"函\"", "关于甲的通知"), (Some(Genre::Letter), Some(Direction::Level)));
    assert_eq!(read("", "甲"), (None, None));
}

#[test]
fn the_day_and_the_year_are_those_of_the_document() {
    let placed = marked("---\nform = \"公文\"\nnumber = \"青发〔2011〕3号\"\n---\n# 甲\n").expect("readable");
    assert_eq!((placed.date(), placed.year()), (None, Some(2011)));
}

#[test]
fn while_somebody_types_what_can_be_read_has_its_place_and_every_fault_is_told() {
    let broken =
        "---\nform = \"公文\"\nnumber = \"青办发[2026]第03号\"\nto = [\"甲\nnote = \"乙\"\n---\n# 题目\n一段。\n";
    let (placed, faults) = marked_leniently(broken);
    assert_eq!(Err(&faults), text::read(broken).as_ref().map(|_| ()), "the same faults as without places");
    assert_eq!(texts(&placed, |role| role == Role::Number), ["青办发[2026]第03号"]);
    assert_eq!(texts(&placed, |role| role == Role::Title), ["题目"]);
    assert_eq!(texts(&placed, |role| role == Role::Paragraph), ["一段。"]);
    let (placed, faults) = marked_leniently("一段。\n## 标题");
    assert_eq!((faults.len(), placed.pieces.len()), (1, 2), "words without a front matter");
    let (placed, faults) = marked_leniently("---\nform = \"简报\"\n\n# 甲地见闻\n一段。");
    assert_eq!((faults.len(), faults[0].line), (1, 1), "the second fence is not typed yet");
    assert_eq!(placed.pieces[1].part, Part::Item(0));
}

#[test]
fn every_document_of_the_corpus_has_places_that_tell_it() {
    for (name, source) in corpus() {
        let placed = marked(&source).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert_eq!(Ok(&placed.document), text::read(&source).as_ref(), "{name}");
        places_are_sound(&placed, &name);
        pieces_tell_the_document(&placed, &name);
        if placed.document.genre.is_some() {
            assert_eq!(placed.genre, placed.document.genre, "{name}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_has_sound_places_and_the_faults_of_reading(
        front in "((to|title|number|note|numbre|issuers) = ([\"'][^\n]{0,8}[\"']|\\[\"[甲乙 ]{0,3}\", ?\"b\"\\]|2026-0[0-3]-01)\r?\n){0,5}",
        words in "(([#>@|!\\\\ 一二、.（）()1。甲乙a\\-\"\\[\\]<$*_&;{}\t]|@附件|@横排|!\\[甲\\]|\\PC){0,12}\r?\n){0,12}",
    ) {
        for text in [format!("---\nform = \"公文\"\n{front}---\n{words}"), format!("---\n{front}{words}"), words.clone()] {
            let (placed, faults) = marked_leniently(&text);
            places_are_sound(&placed, &text);
            match text::read(&text) {
                Ok(document) => {
                    prop_assert_eq!(&placed.document, &document);
                    pieces_tell_the_document_but_escapes(&placed, &text);
                    prop_assert_eq!(faults, []);
                }
                Err(told) => prop_assert_eq!(faults, told),
            }
        }
    }
}

/// The title may stand in the front matter, where an escape makes it differ.
fn pieces_tell_the_document_but_escapes(placed: &gongwen::placed::Placed, name: &str) {
    if !name.contains("title =") {
        pieces_tell_the_document(placed, name);
    }
}
