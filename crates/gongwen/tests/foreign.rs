//! Files as WPS, Word and LibreOffice write them: what they hold is recognised, and no visible character is lost in silence.

mod documents;

use std::collections::BTreeMap;

use documents::packed;
use gongwen::docx::{self, Read};
use gongwen::{Block, Document, Form, Genre, Level, TableTurn, shown};
use proptest::prelude::*;

const OPEN: &str = "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><w:body>";
const CLOSE: &str = "</w:body></w:document>";

fn file(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = vec![("word/document.xml".to_owned(), format!("{OPEN}{body}{CLOSE}").into_bytes())];
    for (name, content) in others {
        let content =
            content.replacen('>', " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">", 1);
        parts.push(((*name).to_owned(), content.into_bytes()));
    }
    packed(&parts)
}

fn read(body: &str) -> Read {
    docx::read(&file(body, &[])).expect("a sound file")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text))
}

fn with(properties: &str, letters: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t>{}</w:t></w:r></w:p>", escaped(text))
}

fn centred(text: &str) -> String {
    with("<w:jc w:val=\"center\"/>", "<w:sz w:val=\"44\"/>", text)
}

fn red(text: &str) -> String {
    with("<w:jc w:val=\"center\"/>", "<w:color w:val=\"FF0000\"/><w:sz w:val=\"120\"/>", text)
}

fn right(text: &str) -> String {
    with("<w:jc w:val=\"right\"/>", "", text)
}

fn notice() -> String {
    [
        p("000012"),
        p("特急"),
        red("中共青溪区委办公室文件"),
        centred("青办发[2026]012号"),
        centred("中共青溪区委办公室"),
        centred("关于做好冬季用电安全检查的通知"),
        p("各镇（街道）党（工）委，区直各部门："),
        p("现将有关事项通知如下。"),
        p("一、检查范围"),
        p("（一）居民小区。重点检查老旧小区。"),
        p("三、检查方式"),
        p("附件：1.隐患清单"),
        p("      2.联系方式"),
        p("　　　　　　　　　　中共青溪区委办公室"),
        right("二〇二六年十一月二十日"),
        p("（此件公开发布）"),
        p("附件1"),
        centred("隐患清单"),
        p("按户填写。"),
        p("抄送：区人大常委会办公室，区政协办公室。"),
        p("中共青溪区委办公室      2026年11月21日印发"),
    ]
    .concat()
}

#[test]
fn a_notice_typed_by_hand_is_recognised_element_by_element() {
    let Read { document, not_understood } = read(&notice());
    assert_eq!((document.form, document.genre), (Form::Document, Some(Genre::Notice)));
    assert_eq!(
        (document.copy_no.as_deref(), document.urgency.map(|urgency| urgency.word())),
        (Some("000012"), Some("特急"))
    );
    assert_eq!(document.number.as_ref().map(ToString::to_string).as_deref(), Some("青办发〔2026〕12号"));
    assert_eq!(document.title.rows, ["中共青溪区委办公室", "关于做好冬季用电安全检查的通知"]);
    assert_eq!(document.to, ["各镇（街道）党（工）委", "区直各部门"]);
    let levels: Vec<_> = document
        .body
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => Some((heading.level, heading.text.as_str())),
            Block::Paragraph(_) | Block::Table(_) | Block::Picture(_) => None,
        })
        .collect();
    assert_eq!(levels, [(Level::First, "检查范围"), (Level::Second, "居民小区。"), (Level::First, "检查方式")]);
    let names: Vec<_> = document.attachments.iter().map(|one| (one.name.as_str(), one.body.is_some())).collect();
    assert_eq!(names, [("隐患清单", true), ("联系方式", false)]);
    assert_eq!(document.issuers.iter().map(|issuer| issuer.name.as_str()).collect::<Vec<_>>(), ["中共青溪区委办公室"]);
    assert_eq!((document.masthead, document.note.as_deref()), (None, Some("此件公开发布")));
    assert_eq!(document.date, Some("2026-11-20".parse().expect("a day")));
    assert_eq!(document.cc, ["区人大常委会办公室", "区政协办公室"]);
    assert_eq!(
        (document.printed_by.as_deref(), document.printed_on),
        (Some("中共青溪区委办公室"), Some("2026-11-21".parse().expect("a day")))
    );
    let told: Vec<_> = not_understood.iter().map(|one| (one.what.as_str(), one.text.as_str())).collect();
    assert_eq!(told, [("发文字号", "青办发[2026]012号"), ("日期", "二〇二六年十一月二十日"), ("编号", "三、")]);
}

#[test]
fn an_upward_document_has_its_signers_beside_the_number() {
    let body = red("中共青溪区委文件")
        + &p("青委〔2026〕15号　　　　　　签发人：林知秋　程 远")
        + &centred("关于设立管理机构的请示")
        + &p("中共江州市委：")
        + &p("妥否，请批示。");
    let Read { document, not_understood } = read(&body);
    assert_eq!((document.form, document.genre), (Form::Upward, Some(Genre::Request)));
    assert_eq!(document.signers.iter().map(|signer| signer.name.as_str()).collect::<Vec<_>>(), ["林知秋", "程远"]);
    assert_eq!(not_understood, []);
}

#[test]
fn automatic_numbers_and_headings_by_style_are_text() {
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"2\"><w:name w:val=\"heading 2\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"9\"><w:name w:val=\"own\"/><w:basedOn w:val=\"2\"/></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"4\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>";
    let numbered = |level: usize, text: &str| {
        with(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr>"), "", text)
    };
    let body = numbered(0, "检查范围")
        + &numbered(1, "小区")
        + &numbered(0, "检查方式")
        + &with("<w:pStyle w:val=\"9\"/>", "", "自查")
        + &with("<w:outlineLvl w:val=\"2\"/>", "", "登记");
    let Read { document, not_understood } =
        docx::read(&file(&body, &[("word/styles.xml", styles), ("word/numbering.xml", numbering)])).expect("sound");
    let levels: Vec<_> = document
        .body
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading(heading) => (heading.level, heading.text.as_str()),
            Block::Paragraph(_) | Block::Table(_) | Block::Picture(_) => panic!("{block:?}"),
        })
        .collect();
    assert_eq!(
        levels,
        [
            (Level::First, "检查范围"),
            (Level::Third, "小区"),
            (Level::First, "检查方式"),
            (Level::Second, "自查"),
            (Level::Third, "登记")
        ]
    );
    assert_eq!(not_understood, []);
}

#[test]
fn merged_cells_come_apart_and_are_told_and_pages_across_turn_their_tables() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", "单位和时限"),
        cell("", "备注"),
        cell("", "甲"),
        cell("", "乙"),
        cell("", "丙")
    );
    let across =
        "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr></w:pPr></w:p>";
    let Read { document, not_understood } = read(&format!("{}{table}{across}{}", p("见下表。"), p("完。")));
    let Some(Block::Table(table)) = document.body.blocks.get(1) else { panic!("{document:?}") };
    assert_eq!(
        (table.head.clone(), table.rows.clone()),
        (
            vec!["单位和时限".to_owned(), String::new(), "备注".to_owned()],
            vec![vec!["甲".to_owned(), "乙".to_owned(), "丙".to_owned()]]
        )
    );
    assert_eq!(table.turn, TableTurn::Landscape);
    assert_eq!(not_understood.len(), 1);
    assert_eq!(not_understood[0].what, "合并单元格");
}

#[test]
fn text_boxes_notes_revisions_hidden_text_and_heads_of_pages_are_told_with_their_words() {
    let body = "<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏着</w:t></w:r><w:ins><w:r><w:t>新加</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>😀</w:t></w:r></w:p><w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>";
    let others = [
        ("word/header1.xml", "<w:hdr><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>"),
        ("word/footer1.xml", "<w:ftr><w:p><w:r><w:t>— 1 —</w:t></w:r></w:p></w:ftr>"),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote><w:p><w:r><w:t>脚注文字</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
    ];
    let Read { document, not_understood } = docx::read(&file(body, &others)).expect("sound");
    let lines: Vec<_> = document
        .body
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(text) => text.as_str(),
            Block::Heading(_) | Block::Table(_) | Block::Picture(_) => panic!("{block:?}"),
        })
        .collect();
    assert_eq!(lines, ["正文新加", "上", "下"]);
    let told: Vec<_> = not_understood.iter().map(|one| (one.what.as_str(), one.text.as_str())).collect();
    for expected in [
        ("隐藏文字", "藏着"),
        ("修订", "删去"),
        ("文本框", "框里"),
        ("字符", "😀"),
        ("页眉", "内部资料"),
        ("脚注", "脚注文字"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    assert!(told.iter().all(|(what, _)| *what != "页脚"));
}

/// Every visible character of a text, with how often it stands there; blanks, brackets and points may be set anew.
fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut all = BTreeMap::new();
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        *all.entry(c).or_insert(0) += 1;
    }
    all
}

/// The visible text of a file: what stands in its `w:t`.
fn visible(bytes: &[u8]) -> String {
    let (_, content) =
        documents::parts(bytes).into_iter().find(|(name, _)| name == "word/document.xml").expect("its text");
    let xml = String::from_utf8(content).expect("text");
    let pieces = xml.split("<w:t").skip(1).filter_map(|rest| {
        let inside = rest.starts_with(['>', ' ']).then(|| rest.split_once('>')).flatten()?.1;
        inside.split_once("</w:t>").map(|(text, _)| {
            text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
        })
    });
    pieces.collect::<Vec<_>>().join(" ")
}

/// Everything that the pages of this document can show: its elements, the numbers that the engine sets, the words beside elements.
fn pages(document: &Document) -> String {
    let mut out = gongwen::text::write(document);
    let days = [document.date, document.printed_on].into_iter().flatten().map(shown::date);
    out.extend(days);
    out.push_str("第期号印发出席请假列席");
    // The masthead says again who issues, the contents say the titles of the articles.
    out += &shown::derived_masthead(document.form, &document.issuers).text();
    // Who signs an upward document can stand beside its number and again as a stamp.
    out.extend(document.signers.iter().map(|signer| signer.name.as_str()));
    if 1 < document.items.len() {
        out.push_str("目录");
        out.extend(document.items.iter().map(|item| item.title.as_str()));
    }
    let several = 1 < document.attachments.len();
    for (at, attachment) in document.attachments.iter().enumerate() {
        let number = if several { (at + 1).to_string() } else { String::new() };
        out += &number;
        if attachment.body.is_some() {
            // Above its text it is named again; the text form names it in the front matter and there.
            out += &format!("附件{number}");
        }
    }
    let attached = document.attachments.iter().filter_map(|attachment| attachment.body.as_ref());
    let articles = document.items.iter().map(|item| &item.body);
    for body in attached.chain(articles).chain([&document.body]) {
        let mut counts = shown::Counts::default();
        for block in &body.blocks {
            if let Block::Heading(heading) = block {
                out += &counts.label(heading);
            }
        }
    }
    out
}

fn assert_nothing_lost(bytes: &[u8]) -> Result<(), TestCaseError> {
    let read = docx::read(bytes).expect("a sound file");
    let told: String = read.not_understood.iter().map(|one| one.text.as_str()).collect();
    let hidden = pages(&read.document);
    let kept = letters(&(hidden.clone() + &told));
    // A word that only says which element follows is understood where the element stands elsewhere.
    let leads = ["主送：", "抄报：", "抄送：", "签发人：", "附件：", "附：", "出席："];
    let source = leads.iter().fold(visible(bytes), |text, lead| text.replace(lead, ""));
    for (c, count) in letters(&source) {
        let there = kept.get(&c).copied().unwrap_or(0);
        prop_assert!(count <= there, "“{}” {} of {}: {}\n{:?}", c, there, count, hidden, read.not_understood);
    }
    Ok(())
}

#[test]
fn nothing_of_the_notice_is_lost() {
    assert_nothing_lost(&file(&notice(), &[])).expect("all there");
}

fn line() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "000012",
        "特急",
        "机密★1年",
        "青办发[2026]012号",
        "青办发〔2026〕3号  签发人：甲 乙",
        "签发人：丙",
        "第12期",
        "中共青溪区委文件",
        "各部门：",
        "附件：1.清单",
        "2.样式",
        "附件：清单",
        "附件1",
        "附件",
        "附件2：",
        "2026年1月2日",
        "二〇二六年一月三日",
        "2026年01月05日",
        "中共青溪区委",
        "（公开）",
        "抄送：甲，乙。",
        "主送：丙。",
        "甲办公室 2026年1月2日印发",
        "印发",
        "出席：甲、乙",
        "关于做好工作的通知",
        "一、范围",
        "三、方式",
        "（二）时间",
        "5.登记",
        "（7）其他",
        "一、各镇要排查，整改。",
        "青溪信息",
        "目录",
        "区长　程远",
        "2026年13月40日",
        "附件3",
        "（讨论稿）",
        "联系人：甲",
    ]);
    let text = prop_oneof![3 => odd.prop_map(str::to_owned), 1 => "[甲乙丙丁，。；：0-9a-z ]{1,40}"];
    let properties = prop::sample::select(vec![
        "",
        "",
        "",
        "<w:jc w:val=\"center\"/>",
        "<w:jc w:val=\"right\"/>",
        "<w:pageBreakBefore/>",
        "<w:outlineLvl w:val=\"0\"/>",
        "<w:outlineLvl w:val=\"5\"/>",
        "<w:pStyle w:val=\"Title\"/>",
        "<w:pStyle w:val=\"GwIssuer\"/>",
        "<w:pStyle w:val=\"GwDate\"/>",
        "<w:pStyle w:val=\"GwNumber\"/>",
        "<w:pStyle w:val=\"GwTo\"/>",
        "<w:pStyle w:val=\"GwEnclosure\"/>",
        "<w:pStyle w:val=\"GwAttachment\"/>",
        "<w:pStyle w:val=\"GwImprint\"/>",
        "<w:pStyle w:val=\"GwTitle\"/>",
        "<w:pStyle w:val=\"GwCopyNo\"/>",
        "<w:pStyle w:val=\"GwCorner\"/>",
        "<w:pStyle w:val=\"GwIssueLine\"/>",
        "<w:pStyle w:val=\"GwSigners\"/>",
        "<w:pStyle w:val=\"GwStamp\"/>",
        "<w:pStyle w:val=\"GwNote\"/>",
        "<w:pStyle w:val=\"GwAttendance\"/>",
        "<w:pStyle w:val=\"GwContents\"/>",
        "<w:pStyle w:val=\"GwItem\"/>",
        "<w:pStyle w:val=\"Gw1\"/>",
        "<w:pStyle w:val=\"Gw3\"/>",
        "<w:pStyle w:val=\"GwMasthead\"/>",
        "<w:pStyle w:val=\"GwMastheadSuffix\"/>",
        "<w:pStyle w:val=\"GwAttachmentTitle\"/>",
        "<w:pStyle w:val=\"GwCell\"/>",
    ]);
    let letters =
        prop::sample::select(vec!["", "", "<w:color w:val=\"FF0000\"/><w:sz w:val=\"120\"/>", "<w:sz w:val=\"44\"/>"]);
    (properties, letters, text).prop_map(|(properties, letters, text)| with(properties, letters, &text))
}

fn piece() -> impl Strategy<Value = String> {
    let table = prop::collection::vec(prop::collection::vec(line(), 1..4), 1..4).prop_map(|rows| {
        let rows: String = rows
            .iter()
            .map(|row| {
                let cells: String = row.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
                format!("<w:tr>{cells}</w:tr>")
            })
            .collect();
        format!("<w:tbl>{rows}</w:tbl>")
    });
    prop_oneof![9 => line(), 1 => table]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_visible_character_is_lost_in_silence(pieces in prop::collection::vec(piece(), 0..25)) {
        assert_nothing_lost(&file(&pieces.concat(), &[]))?;
    }
}
