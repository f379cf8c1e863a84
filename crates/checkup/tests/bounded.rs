//! A text written to slow the check down costs no more than its length: twice the text, about twice the work.

use checkup::document::{
    Circulation, OfficeFacts, Options, Organ, OrganKind, Rank, apply_safe_to_document, check_document, render,
};
use checkup::{Earlier, Facts, Item, ItemKind, OnRecord, Part, apply_safe, check, mark_of_classification};
use gongwen::placed::plain;
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
    let on_record = |index: usize| OnRecord {
        id: index.to_string(),
        title: "题".to_owned(),
        genre: "做法".to_owned(),
        reported_on: date(2026, 11, 1),
        own_unit: index.is_multiple_of(2),
    };
    let facts = Facts { unit_names: vec!["临江街道".to_owned()], ..Facts::default() };
    let known = facts.prepared();
    for text in texts() {
        let begin: String = text.chars().take(400).collect();
        let earlier: Vec<Earlier> = (0..2).map(|index| Earlier::between(on_record(index), &begin, &begin)).collect();
        let item = Item {
            kind: ItemKind::Practice,
            title: "题",
            body: &text,
            focus: None,
            attachments: 0,
            event_on: None,
            today: date(2026, 11, 23),
            earlier: &earlier,
            archive_ready: true,
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

/// Lines that rules on documents look for, each over and over.
const HOSTILE_LINES: &[&str] = &[
    "（",
    "《甲》",
    "《甲意见》（江发〔2025〕8号）",
    "江发〔2025〕8号《甲》",
    "《公务员法》第二百条",
    "一是",
    "1、甲\n",
    "一、甲\n（三）乙\n",
    "附件：1.甲。\n",
    "附件1\n甲\n",
    "、自信",
    "道路自信、理论自信、",
    "由有关部门负责",
    "区卫计局",
    "青溪区水利局牵头",
    "以下简称甲，",
    "恳请批准",
    "新增停车泊位12个。",
    "2026年03月02日\n",
    "敢于担当、",
    "每日填报",
    "各镇，",
    "11010119900307002X ",
    "60%-70%",
    "— 1 —\n",
    "林之秋书记",
    "……等",
];

#[test]
fn documents_written_to_slow_it_down_are_still_checked() {
    let organ = |name: &str, superior: Option<&str>| Organ {
        name: name.to_owned(),
        also: Vec::new(),
        rank: Rank::District,
        kind: OrganKind::Department,
        superior: superior.map(str::to_owned),
        abolished: None,
    };
    let office = OfficeFacts {
        // A register that runs in a circle must not run for ever.
        organs: vec![organ("青溪区水利局", Some("青溪区财政局")), organ("青溪区财政局", Some("青溪区水利局"))],
        own: Some("青溪区水利局".to_owned()),
        people: vec!["林知秋".to_owned()],
        circulation: Some(Circulation::default()),
        ..OfficeFacts::default()
    }
    .prepared();
    let options = Options::on(date(2026, 11, 23));
    for line in HOSTILE_LINES {
        let source: String = line.chars().cycle().take(LENGTH).collect();
        let placed = plain(&source);
        let report = check_document(&placed, &office, &options);
        let found: usize = report.findings.iter().map(|finding| finding.count).sum();
        assert!(found <= 4 * LENGTH, "{line}: {found} 处");
        let page = render("x", &placed.source, &report);
        assert!(page.len() <= 400 * LENGTH, "{line}: {} 字节", page.len());
        let read = |text: &str| Some(plain(text));
        let mended = apply_safe_to_document(&source, &read, &office, &options);
        let again = apply_safe_to_document(&mended.source, &read, &office, &options);
        assert_eq!(again.changes, [], "{line}");
    }
}
