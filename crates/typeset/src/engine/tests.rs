//! What the office would say of whole documents: the loop leaves no page that the standard forbids.

use gongwen::typesetter::{Element, Order, Output, Stage, Typesetter};
use gongwen::{Attachment, Block, Body, Document, Form, Heading, Issuer, Level, Table, TableTurn, genres, page, text};

use super::*;

fn engine() -> Engine {
    let fonts = Fonts::read(&Fonts::folders());
    assert!(fonts.can_set(), "没有字体：请运行 chengqi fonts fetch，或用 CHENGQI_FONTS 指明字体目录");
    Engine::new(fonts)
}

fn notice() -> Document {
    let mut notice = text::read(genres::template_of_form(Form::Document)).expect("a template");
    notice.attachments.clear();
    notice.body.blocks = vec![Block::Paragraph("正文。".to_owned())];
    notice
}

fn first<'a>(report: &'a Report, name: &str) -> Option<&'a Element> {
    report.elements.iter().find(|element| element.name == name)
}

fn sentences(characters: usize) -> String {
    "为做好冬季用电安全检查工作经研究现将有关事项告知如下".chars().cycle().take(characters).collect()
}

#[test]
fn a_signature_never_stands_alone_and_the_imprint_is_on_the_last_even_page_however_long_the_body_is() {
    let mut engine = engine();
    let mut adjusted = 0;
    for rows in 1..=60 {
        let mut document = notice();
        document.body.blocks = vec![Block::Paragraph(sentences(28 * rows - 10))];
        let pages = engine.set(&document, Order::default()).expect("it can be laid out");
        let report = &pages.report;
        let organ = first(report, "organ").expect("somebody signs");
        let lines = frames::lines(pages.paged());
        assert_eq!(measure::page_of_lone_signature(&lines), None, "{rows} rows: {:?}", report.adjusted);
        assert_eq!(first(report, "body").map(|body| body.page), Some(1), "首页必须显示正文");
        let imprint = first(report, "imprint").expect("somebody printed it");
        assert_eq!((imprint.page, imprint.page % 2), (report.pages(), 0), "{rows} rows");
        assert!(organ.page <= imprint.page && imprint.page <= organ.page + 2, "{rows} rows");
        adjusted += usize::from(report.adjusted.iter().any(|told| told.contains("使署名页有正文")));
    }
    assert!(0 < adjusted, "some length needs an adjustment, and it is told");
}

#[test]
fn a_blank_page_before_the_imprint_leaves_both_without_a_number() {
    let mut engine = engine();
    let blank = (1..=60).find_map(|rows| {
        let mut document = notice();
        document.body.blocks = vec![Block::Paragraph(sentences(28 * rows))];
        let pages = engine.set(&document, Order::default()).expect("it can be laid out");
        let last = pages.report.pages();
        (pages.report.rows[last - 2] == 0).then_some((pages.report, last))
    });
    let (report, last) = blank.expect("some length ends just above the foot of an even page");
    let numbered: Vec<usize> = report.elements.iter().filter(|one| one.name == "page").map(|one| one.page).collect();
    assert_eq!(numbered, (1..=last - 2).collect::<Vec<_>>(), "空白页和版记页均不编排页码");
    assert!(report.adjusted.iter().any(|told| told.contains("不编页码")), "{:?}", report.adjusted);
}

#[test]
fn addressees_that_push_the_body_off_page_1_move_to_the_imprint() {
    let mut document = notice();
    document.to = (0..60).map(|at| format!("第{at}街道党工委和办事处")).collect();
    let pages = engine().set(&document, Order::default()).expect("it can be laid out");
    assert_eq!(first(&pages.report, "body").map(|body| body.page), Some(1));
    assert!(first(&pages.report, "to").is_none(), "主送 stands in 版记 now");
    assert!(pages.report.adjusted.iter().any(|told| told.contains("移到版记")), "{:?}", pages.report.adjusted);
    let words: String = frames::lines(pages.paged()).into_iter().map(|line| line.text).collect();
    assert!(words.contains("主送："), "nothing is lost");
}

#[test]
fn joint_issuers_of_two_to_nine_begin_their_body_on_page_1_and_sign_on_a_page_with_words() {
    let names = ["区委", "区政府", "区人民代表大会常务委员会", "政协区委员会", "区纪律检查委员会", "区委组织部"];
    let names = names.into_iter().chain(["区委宣传部", "区人民武装部", "共青团区委员会"]);
    let names: Vec<Issuer> = names.map(|name| Issuer { name: format!("青溪{name}") }).collect();
    let mut engine = engine();
    for count in 2..=9 {
        let mut document = notice();
        document.issuers = names[..count].to_vec();
        document.body.blocks = vec![Block::Paragraph(sentences(150)); 3];
        let draft = Order { stage: Stage::Draft, ..Order::default() };
        let pages = engine.set(&document, draft).expect("it can be laid out");
        assert_eq!(first(&pages.report, "body").map(|body| body.page), Some(1), "{count}");
        let organs: Vec<usize> =
            pages.report.elements.iter().filter(|one| one.name == "organ").map(|one| one.page).collect();
        assert_eq!(organs.len(), count);
        assert!(organs.iter().all(|page| *page == organs[0]), "{count}: {organs:?}");
        assert_eq!(measure::page_of_lone_signature(&frames::lines(pages.paged())), None, "{count}");
    }
}

#[test]
fn nothing_stands_outside_the_type_area_whatever_is_written() {
    let mut engine = engine();
    let mut wild = notice();
    wild.title.rows = vec!["关于进一步加强和改进全区村级组织工作事务牌子和证明事项清理规范等各项工作的通知".to_owned()];
    let cells = |columns: usize| (0..columns).map(|at| format!("第{at}列")).collect::<Vec<_>>();
    let table = |turn| Table {
        head: cells(20),
        rows: vec![
            vec!["W".repeat(60), "很长的一格文字要折成许多行".repeat(4)].into_iter().chain(cells(18)).collect();
            3
        ],
        turn,
    };
    wild.body.blocks = vec![
        Block::Paragraph("W".repeat(500)),
        Block::Paragraph(format!("网址https://{}。", "a.b/".repeat(200))),
        Block::Table(table(TableTurn::Portrait)),
        Block::Heading(Heading { level: Level::First, text: "标题".repeat(60), run_in: None }),
        Block::Table(table(TableTurn::Landscape)),
        Block::Paragraph("结束。".to_owned()),
    ];
    wild.cc = vec!["M".repeat(200), sentences(300)];
    match engine.set(&wild, Order::default()) {
        Ok(pages) => assert_eq!(measure::outside(&frames::lines(pages.paged())), []),
        Err(faults) => assert!(faults.iter().all(|fault| fault.message.contains('页')), "{faults:?}"),
    }
}

#[test]
fn marks_that_turn_the_direction_of_writing_are_refused_by_their_name() {
    // The engine lost count of the glyphs of this one, as a test with random documents found.
    let body = Body { blocks: vec![Block::Paragraph("\u{202b}\t\u{1cf00}A".to_owned())] };
    let faults = engine().set(&Document { body, ..notice() }, Order::default()).err().unwrap_or_default();
    assert!(faults.iter().any(|fault| fault.message.contains("看不见的字符（U+202B）")), "{faults:?}");
}

#[test]
fn five_thousand_lines_are_laid_out() {
    let mut document = notice();
    document.body.blocks = (0..5_000).map(|at| Block::Paragraph(format!("第{at}条"))).collect();
    let pages = engine().set(&document, Order::default()).expect("it can be laid out");
    assert!(5_000 / 22 <= pages.report.pages());
    assert_eq!(measure::page_of_lone_signature(&frames::lines(pages.paged())), None);
}

#[test]
fn an_attachment_begins_a_page_and_headings_are_bookmarks() {
    let mut document = notice();
    document
        .body
        .blocks
        .insert(0, Block::Heading(Heading { level: Level::First, text: "总体要求".to_owned(), run_in: None }));
    let body = Body { blocks: vec![Block::Paragraph(sentences(400))] };
    document.attachments = vec![Attachment { name: "安全检查表".to_owned(), body: Some(body) }];
    let pages = engine().set(&document, Order::default()).expect("it can be laid out");
    let attachment = first(&pages.report, "attachment").expect("附件");
    assert!((attachment.y - page::TOP).abs() < 0.2 && (attachment.x - page::LEFT).abs() < 0.2, "{attachment:?}");
    let title = first(&pages.report, "attachment-title").expect("its title");
    let row = page::TOP + 2.0 * page::PITCH + page::EM / 2.0;
    assert!((title.y + title.height / 2.0 - row).abs() < 0.2, "{title:?}");
    let pdf = pages.pdf().expect("a file");
    let has = |words: &[u8]| pdf.windows(words.len()).any(|window| window == words);
    assert!(has(b"/Outlines"), "书签");
}

#[test]
fn the_report_counts_the_rows_of_a_page_whatever_the_distance_between_them() {
    let mut engine = engine();
    let mut document = notice();
    document.body.blocks = vec![Block::Paragraph(sentences(28 * 80))];
    let title = title::rows_of(&document);
    for rows in [20, 21, 22, 23] {
        let matter = Matter { document: &document, title: &title };
        let tuning = Tuning { rows, ..Tuning::of(Order::default()) };
        let paged = engine.compile(&matter, tuning).expect("it can be laid out");
        let report = engine.report(&paged, &frames::lines(&paged), Vec::new());
        assert_eq!(report.rows[1..3], [rows; 2], "pages 2 and 3 are full");
    }
}

#[test]
fn rules_of_the_office_that_nobody_registered_are_told_and_turn_nothing() {
    let mut engine = engine();
    let plain = engine.set(&notice(), Order::default()).expect("it can be laid out");
    let mut named = notice();
    named.office_rules = Some("青溪区委办排版规定".to_owned());
    let named = engine.set(&named, Order::default()).expect("it can be laid out");
    assert!(!plain.report.adjusted.iter().any(|told| told.contains("没有登记")), "{:?}", plain.report.adjusted);
    assert!(
        named.report.adjusted.iter().any(|told| told.contains("青溪区委办排版规定")),
        "{:?}",
        named.report.adjusted
    );
    assert_eq!(plain.hashes(), named.hashes());
}

#[test]
fn the_file_for_word_processors_has_the_rows_and_the_blank_rows_of_the_pages() {
    let mut engine = engine();
    let mut seen = BTreeSet::new();
    for rows in 1..=60 {
        let mut document = notice();
        document.body.blocks = vec![Block::Paragraph(sentences(28 * rows - 10))];
        let pages = engine.set(&document, Order::default()).expect("it can be laid out");
        let told = pages.report.adjusted.iter().find_map(|told| told.strip_prefix("每页排")?.split_once('行'));
        let rows = told.map_or(page::ROWS, |(rows, _)| rows.parse().expect("a number of rows"));
        let xml = text_of(&pages.docx(&document));
        let pitch = xml.split_once("w:linePitch=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a grid").0;
        let pitch: f64 = pitch.parse().expect("twips");
        // A twip is 1/1440 of an inch.
        let there = page::pitch(rows) / 25.4 * 1440.0;
        assert!((pitch - there).abs() < 2.0, "每页{rows}行：{pitch}，版面上是{there:.1}");
        let breaks = xml.contains("<w:type w:val=\"evenPage\"/>");
        let turned = pages.report.adjusted.iter().any(|told| told.starts_with("版记排在最后的偶数页（"));
        assert_eq!(breaks, turned, "{:?}", pages.report.adjusted);
        seen.insert(rows);
    }
    assert!(1 < seen.len(), "some length needs other rows");
}

#[test]
fn without_fonts_there_is_no_page_but_still_a_file_for_word_processors() {
    let press = crate::Press::new(Vec::new());
    let file = |output| press.files(&notice(), Order::default(), output);
    let refused = file(Output::Pdf).expect_err("nothing to set with");
    assert!(refused[0].message.contains("chengqi fonts fetch"), "{refused:?}");
    let made = file(Output::Docx).expect("its fonts are those of the word processor");
    assert!(text_of(&made.files[0]).contains("w:linePitch=\"592\""));
    assert_eq!(made.report, None);
}

/// The text of a file for word processors, with its marks.
fn text_of(file: &[u8]) -> String {
    use std::io::Read;

    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a zip");
    let mut out = String::new();
    zip.by_name("word/document.xml").expect("its text").read_to_string(&mut out).expect("UTF-8");
    out
}
