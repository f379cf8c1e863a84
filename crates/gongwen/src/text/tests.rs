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
            Block::Paragraph(_) | Block::Table(_) => None,
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

proptest! {
    #[test]
    fn any_text_is_read_or_refused(words in "[-#|>@=\"\\[\\]a-z一二（）1.。\n]{0,200}") {
        let _ = read(&format!("---\nform = \"公文\"\n---\n{words}"));
        let _ = read(&words);
    }

    #[test]
    fn what_was_read_is_written_and_read_the_same(lines in prop::collection::vec("(## |### |#### |##### |)[甲乙丙丁。，]{1,30}", 1..20)) {
        let text = format!("---\nform = \"公文\"\n---\n# 题目\n{}", lines.join("\n"));
        if let Ok(document) = read(&text) {
            prop_assert_eq!(read(&write(&document)), Ok(document));
        }
    }
}
