//! A text written to slow the check down costs no more than its length: twice the text, about twice the work.

use checkup::{Earlier, Facts, Item, ItemKind, Part, apply_safe, check, mark_of_classification};
use jiff::civil::date;

/// What a check may find in a text of this length without having gone over it again and again.
const LENGTH: usize = 5_000;

fn texts() -> Vec<String> {
    [
        "（",
        "“",
        "《",
        "）",
        "（“",
        "。",
        "，，",
        "。。。",
        "由1件降至",
        "其中1件",
        "共1件，其中",
        "1",
        "1.",
        "2月30日",
        "近100余户左右",
        "高度重视",
        "进一步加大力度",
        "截止",
        "台帐",
        "(",
        "(汉",
        "XX",
        "3月5号",
        "临江街道",
        "若干",
        "近日",
        "建议",
        "密级",
        "机密",
        "秘密 ",
        "a,",
        "1至",
        "5～",
        "各",
        "各村：\n",
        "\n",
        "1件、1件合计",
        "牵头",
        "由1件降至2件，下降3%，",
    ]
    .iter()
    .map(|piece| piece.chars().cycle().take(LENGTH).collect())
    .collect()
}

#[test]
fn texts_written_to_slow_it_down_are_still_checked() {
    let earlier = |index: usize| Earlier {
        id: index.to_string(),
        title: "题".to_owned(),
        body: texts()[index % texts().len()].clone(),
        reported_on: date(2026, 11, 1),
        own_unit: index.is_multiple_of(2),
    };
    let facts =
        Facts {
            earlier: (0..40).map(earlier).collect(), unit_names: vec!["临江街道".to_owned()], ..Facts::default()
        };
    let known = facts.prepared();
    for text in texts() {
        let item = Item {
            kind: ItemKind::Practice,
            title: "题",
            body: &text,
            focus: None,
            attachments: 0,
            event_on: None,
            today: date(2026, 11, 23),
        };
        let report = check(&item, &known);
        assert!(report.measures.chars <= LENGTH);
        let found: usize = report.findings.iter().map(|finding| finding.count).sum();
        assert!(found <= 4 * LENGTH, "{found} 处");
        let _ = mark_of_classification(&text);
        let mended = apply_safe(Part::Body, &text);
        assert!(apply_safe(Part::Body, &mended.text).changes.is_empty());
    }
}
