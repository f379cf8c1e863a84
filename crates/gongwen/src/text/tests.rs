use super::*;
use crate::document::{Block, Level};
use crate::words::{Form, Genre};
use proptest::prelude::*;

const NOTICE: &str = "---
form = \"公文\"
genre = \"通知\"
issuers = [\"中共青溪区委办公室\"]
number = \"青办发〔2026〕12号\"
to = [\"各镇（街道）党（工）委\", \"区直各部门\"]
date = 2026-11-20
printed_by = \"中共青溪区委办公室\"
printed_on = 2026-11-21
---
# 中共青溪区委办公室关于做好冬季用电安全检查的通知
为做好冬季用电安全工作，现通知如下。
## 检查范围
### 居民小区。重点检查老旧小区的公共线路。
1. 三年内的隐患清单
一、检查方式
| 单位 | 完成时限 |
|---|---|
| 临江街道 | 11月30日 |
> （此件公开发布）
@附件 隐患清单样式
按户填写。
";

#[test]
fn a_notice_is_read_with_its_levels_its_table_and_its_attachment() {
    let document = read(NOTICE).expect("nothing wrong");
    assert_eq!((document.form, document.genre), (Form::Document, Some(Genre::Notice)));
    assert_eq!(document.title.text(), "中共青溪区委办公室关于做好冬季用电安全检查的通知");
    let levels: Vec<_> = document
        .body
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading(heading) => Some((heading.level, heading.text.as_str(), heading.run_in.is_some())),
            Block::Paragraph(_) | Block::Table(_) | Block::Picture(_) => None,
        })
        .collect();
    assert_eq!(
        levels,
        [
            None,
            Some((Level::First, "检查范围", false)),
            Some((Level::Second, "居民小区。", true)),
            Some((Level::Third, "三年内的隐患清单", false)),
            Some((Level::First, "检查方式", false)),
            None,
        ]
    );
    assert_eq!(document.note.as_deref(), Some("此件公开发布"));
    assert_eq!(document.attachments[0].name, "隐患清单样式");
    assert!(document.attachments[0].body.is_some());
    assert_eq!(document.faults(), []);
}

#[test]
fn writing_and_reading_again_gives_the_same_document() {
    let document = read(NOTICE).expect("nothing wrong");
    assert_eq!(read(&write(&document)), Ok(document));
}

#[test]
fn every_fault_is_told_at_once_with_its_line_and_key() {
    let text = "---
form = \"公告栏\"
genre = \"通知\"
numbre = \"x\"
number = \"青办发[2026]12号\"
date = 2026-02-30
---
# 标题
###### 太深
@附图 甲
| 甲 | 乙 |
| 一 |
正文\u{202e}反向
";
    let faults = read(text).expect_err("much is wrong");
    let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.key.as_deref())).collect();
    let expected = [
        (2, Some("form")),
        (4, Some("numbre")),
        (5, Some("number")),
        (6, Some("date")),
        (9, None),
        (10, None),
        (12, None),
        (13, None),
    ];
    assert_eq!(told, expected, "{faults:#?}");
}

#[test]
fn without_fences_or_with_a_broken_front_the_line_is_named() {
    assert_eq!(read("正文").expect_err("no front")[0].line, 1);
    assert_eq!(read("\n---\nform = \"公文\"\n正文").expect_err("no end")[0].line, 2);
    assert_eq!(read("---\nform = \n---\n").expect_err("broken")[0].line, 2);
}

#[test]
fn a_bulletin_has_articles_and_a_request_goes_to_one() {
    let bulletin =
        "---\nform = \"简报\"\nissuers = \"区委办公室\"\nissue = 12\n---\n# 甲地见闻\n一段。\n# 乙地见闻\n二段。\n";
    let document = read(bulletin).expect("nothing wrong");
    let titles: Vec<_> = document.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["甲地见闻", "乙地见闻"]);
    assert_eq!(document.faults(), []);
    let request = NOTICE.replace("\"通知\"", "\"请示\"");
    let keys: Vec<_> = read(&request).expect("readable").faults().into_iter().filter_map(|fault| fault.key).collect();
    assert_eq!(keys, ["form", "to"]);
}

#[test]
fn too_many_lines_are_refused_before_anything_is_read() {
    let text = format!("---\nform = \"公文\"\n---\n{}", "正文\n".repeat(MOST_LINES));
    assert_eq!(read(&text).expect_err("too long").len(), 1);
}

/// A PNG of this size as far as its head; nobody draws it here.
fn png(width: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(300_u32.to_be_bytes());
    bytes
}

#[test]
fn a_picture_is_taken_from_beside_the_text_and_comes_back_through_text_and_word_processor() {
    let text = "---\nform = \"公文\"\n---\n# 题目\n见下图。\n![现场（北门）](a(1).png)\n![](b.png)\n正文。\n";
    let beside = |name: &str| ["a(1).png", "b.png"].contains(&name).then(|| png(400));
    let document = read_with(text, &beside).expect("both pictures are there");
    let captions: Vec<_> = document.pictures().map(|picture| picture.caption.as_deref()).collect();
    assert_eq!(captions, [Some("现场（北门）"), None]);
    assert_eq!(read_with(&write(&document), &beside).as_ref(), Ok(&document));
    let file = crate::docx::read(&crate::docx::write(&document, &crate::docx::DocxStyle::default())).expect("our file");
    assert_eq!((file.document, file.not_understood), (document, Vec::new()));
    let missing = read(text).expect_err("no picture is there");
    assert_eq!(missing.iter().map(|fault| fault.line).collect::<Vec<_>>(), [6, 7]);
    let broken = read_with(text, &|_| Some(b"GIF89a".to_vec())).expect_err("of another kind");
    assert!(broken[0].message.contains("不是 PNG"), "{broken:?}");
}

#[test]
fn what_the_text_form_cannot_hold_is_told_and_what_looks_like_markup_is_words() {
    let with = |front: &str, words: &str| read(&format!("---\nform = \"公文\"\n{front}\n---\n# 题目\n{words}\n"));
    for front in
        ["note = \"a\\u202eb\"", "masthead = \"a\\nb\"", "to = [\"甲\\u0007\"]", "note = \"（）\"", "date = 9999-01-01"]
    {
        let told = with(front, "正文。").expect_err(front);
        assert_eq!(told[0].line, 3, "{front}: {told:?}");
        assert!(told[0].key.is_some(), "{front}");
    }
    for words in ["> 甲\n> 乙", ">", "\u{7}", "😀", "م"] {
        assert!(with("", words).is_err(), "{words}");
    }
    let markup = ["\\#set page(width: 1cm)", "$x$ *a* _b_ @ref", "<label>[x]", "C:\\a\\u{41}", "\\<img src=x>"];
    for words in markup {
        let document = with("", words).unwrap_or_else(|told| panic!("{words}: {told:?}"));
        let expected = words.strip_prefix('\\').unwrap_or(words);
        assert_eq!(document.body.blocks, [Block::Paragraph(expected.to_owned())]);
        assert_eq!(read(&write(&document)), Ok(document));
    }
    let large = with("", &"字".repeat(MOST_BYTES / 3)).expect_err("too large");
    assert!(large[0].message.contains("400000字节"), "{large:?}");
    let wide = with("", &format!("正文\n{}", "|a".repeat(21))).expect_err("too wide");
    assert_eq!(wide[0].line, 7);
}

#[test]
fn a_slip_keeps_its_days_and_every_key_is_known() {
    let text = crate::genres::template_of_form(Form::ProcessingSheet);
    let document = read(text).expect("a template");
    assert!(document.slip.values().any(|words| words == "2026年11月20日"), "{:?}", document.slip);
    assert!(write(&document).contains("received_on = 2026-11-20\n"));
    assert_eq!(read(&write(&document)), Ok(document));
    for field in crate::SlipField::ALL {
        assert!(KEYS.iter().any(|(key, _)| *key == field.code()), "{}", field.word());
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(words in "[-#|>@=\"\\[\\]a-z一二（）1.。\n]{0,200}") {
        let _ = read(&format!("---\nform = \"公文\"\n---\n{words}"));
        let _ = read(&words);
    }

    #[test]
    fn any_words_that_are_read_are_written_and_read_the_same(
        form in prop::sample::select(Form::ALL),
        words in "(([#>@|!\\\\ 一二、.（）()1。甲乙a\\-\"\\[\\]<$*_&;{}]|\\PC){0,12}\n){0,12}",
    ) {
        let text = format!("---\nform = \"{}\"\n---\n{words}", form.word());
        if let Ok(document) = read(&text) {
            let _ = document.faults();
            prop_assert_eq!(read(&write(&document)), Ok(document), "{}", text);
        }
    }

    #[test]
    fn what_was_read_is_written_and_read_the_same(lines in prop::collection::vec("(## |### |#### |##### |)[甲乙丙丁。，]{1,30}", 1..20)) {
        let text = format!("---\nform = \"公文\"\n---\n# 题目\n{}", lines.join("\n"));
        if let Ok(document) = read(&text) {
            prop_assert_eq!(read(&write(&document)), Ok(document));
        }
    }
}
