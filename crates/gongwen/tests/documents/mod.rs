//! Documents that tests draw, and files that they take apart.
#![allow(dead_code, reason = "each test file uses a part of these")]

use std::io::{Cursor, Read as _, Write as _};

use gongwen::{
    Attachment, Attendance, Block, Body, Document, DocumentNumber, Form, Genre, Heading, Issuer, Item, Level, Sealing,
    Secrecy, SecrecyLevel, Signer, SlipField, Table, TableTurn, Title, Urgency,
};
use jiff::civil::Date;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// Any document of any form, in the shape that its text form gives it.
pub fn document() -> impl Strategy<Value = Document> {
    let head = (
        select(Form::ALL),
        of(select(Genre::ALL)),
        issuers(),
        of("青溪区[甲乙丙丁]{2,8}(文件|专报)?"),
        of(number()),
        of("0000[0-9]{2}"),
    );
    let marks = (of(secrecy()), of(select(Urgency::ALL)), signers(), of(1..200_u32));
    let text = (titles(), names(), body(8), prop::collection::vec(item(), 0..4));
    let tail = (
        attachments(),
        select(Sealing::ALL),
        of(day()),
        of("[甲乙丙丁、：]{1,20}"),
        names(),
        of("[甲乙丙]{2,12}"),
        of(day()),
        attendance(),
        slip(),
    );
    (head, marks, text, tail).prop_map(|(head, marks, text, tail)| {
        let mut document = Document::new(head.0);
        document.genre = head.1;
        document.issuers = head.2;
        document.masthead = head.3;
        document.number = head.4;
        document.copy_no = head.5;
        (document.secrecy, document.urgency) = (marks.0, marks.1);
        (document.signers, document.issue) = (marks.2, marks.3);
        document.title = Title { rows: text.0 };
        (document.to, document.body) = (text.1, text.2);
        document.items = if document.form == Form::Bulletin { text.3 } else { Vec::new() };
        (document.attachments, document.sealing, document.date, document.note) = (tail.0, tail.1, tail.2, tail.3);
        (document.cc, document.printed_by, document.printed_on, document.attendance) = (tail.4, tail.5, tail.6, tail.7);
        document.slip = tail.8;
        document
    })
}

fn slip() -> impl Strategy<Value = std::collections::BTreeMap<SlipField, String>> {
    prop::collection::btree_map(select(SlipField::ALL), "[甲乙丙丁，。、：]{1,20}", 0..6).prop_map(|mut all| {
        all.remove(&SlipField::ReceivedOn);
        all
    })
}

fn issuers() -> impl Strategy<Value = Vec<Issuer>> {
    prop::collection::btree_set("(中共青溪|青溪)[甲乙丙丁]{1,10}(区委|局|办公室)", 0..6)
        .prop_map(|names| names.into_iter().map(|name| Issuer { name }).collect())
}

fn number() -> impl Strategy<Value = DocumentNumber> {
    ("青[甲乙丙]{0,3}(发|函|字)", 1990..2099_i16, 1..999_u32).prop_map(|(prefix, year, serial)| DocumentNumber {
        prefix,
        year,
        serial,
    })
}

fn secrecy() -> impl Strategy<Value = Secrecy> {
    (select(SecrecyLevel::ALL), of("[1-9]年")).prop_map(|(level, term)| Secrecy { level, term })
}

fn signers() -> impl Strategy<Value = Vec<Signer>> {
    prop::collection::btree_map("[甲乙丙丁]{2,4}", of("(区委)?(书记|区长)"), 0..5)
        .prop_map(|all| all.into_iter().map(|(name, post)| Signer { name, post }).collect())
}

fn titles() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("(中共青溪区委)?关于[甲乙丙丁、“”]{1,20}的(通知|报告)?", 0..4)
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[甲乙丙丁（）、]{0,3}[甲乙丙丁]{1,6}", 0..4)
        .prop_map(|names| names.into_iter().map(|name| name.replace(['（', '）'], "")).collect::<Vec<_>>())
}

fn day() -> impl Strategy<Value = Date> {
    (1990..2090_i16, 1..=12_i8, 1..=28_i8)
        .prop_map(|(year, month, day)| Date::new(year, month, day).expect("28 days has every month"))
}

/// Words of a paragraph, also such as look like numbers, marks, elements or markup.
fn words() -> impl Strategy<Value = String> {
    let odd = select(vec![
        "附件：1.甲",
        "附件1",
        "抄送：甲，乙。",
        "2026年11月20日",
        "签发人：甲",
        "（此件公开发布）",
        "一、甲乙",
        "（一）甲",
        "1.甲。乙",
        "（1）甲",
        "#let x = 1",
        "| 甲 |",
        "> 引",
        "@附件 甲",
        "\\甲",
        "![图](a.png)",
        "---",
        "*粗* _斜_ $x$ #evil()",
        "<w:t>&amp;</w:t>",
        "各部门：",
        "出席：甲",
        "青发〔2026〕1号",
        "机密★1年",
        "特急",
        "000001",
        "第3期",
        "甲办公室 2026年1月2日印发",
        "1. 甲，乙；丙",
    ]);
    prop_oneof![4 => "[甲乙丙丁戊，。；：“”《》（）0-9a-zA-Z%★—]{1,80}", 1 => odd.prop_map(str::to_owned)]
        .prop_filter("blank", |text| !text.trim().is_empty())
}

/// A heading as the text form gives it: only one with text after it ends its first sentence.
fn heading() -> impl Strategy<Value = Heading> {
    (select(&Level::ALL[..]), "[甲乙丙丁戊，；“”a-z]{1,30}", of("[甲乙丙丁]([甲乙丙丁，。0-9]{0,60})")).prop_map(
        |(level, text, run_in)| {
            let text = text.trim().to_owned() + if run_in.is_some() { "。" } else { "" };
            Heading { level, text: if text.is_empty() { "甲".to_owned() } else { text }, run_in }
        },
    )
}

fn table() -> impl Strategy<Value = Table> {
    (1..6_usize, 0..6_usize, any::<bool>()).prop_flat_map(|(columns, rows, across)| {
        let row = || prop::collection::vec("([甲乙丙0-9|\\\\-]{1,12})?", columns);
        let turn = if across { TableTurn::Landscape } else { TableTurn::Portrait };
        (row(), prop::collection::vec(row(), rows)).prop_map(move |(head, rows)| Table { head, rows, turn })
    })
}

fn body(most: usize) -> impl Strategy<Value = Body> {
    let block = prop_oneof![
        4 => words().prop_map(Block::Paragraph),
        3 => heading().prop_map(Block::Heading),
        1 => table().prop_map(Block::Table),
    ];
    prop::collection::vec(block, 0..most).prop_map(|blocks| Body { blocks })
}

fn item() -> impl Strategy<Value = Item> {
    ("[甲乙丙丁]{2,40}", body(4).prop_filter("an article without text", |body| !body.blocks.is_empty()))
        .prop_map(|(title, body)| Item { title, body })
}

fn attachments() -> impl Strategy<Value = Vec<Attachment>> {
    prop::collection::btree_map("[甲乙丙丁]{2,30}(清单|样式)", of(body(4)), 0..4)
        .prop_map(|all| all.into_iter().map(|(name, body)| Attachment { name, body }).collect())
}

fn attendance() -> impl Strategy<Value = Attendance> {
    let people = || prop::collection::vec("[甲乙丙丁]{2,4}", 0..4);
    (people(), people(), people()).prop_map(|(present, leave, observers)| Attendance { present, leave, observers })
}

/// The parts of a file.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..zip.len())
        .map(|at| {
            let mut entry = zip.by_index(at).expect("an entry");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("its bytes");
            (entry.name().expect("its name").into_owned(), content)
        })
        .collect()
}

/// A file of these parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("its bytes");
    }
    zip.finish().expect("closed").into_inner()
}

/// The file with one part changed.
pub fn edited(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut all = parts(bytes);
    for (name, content) in &mut all {
        if name == part {
            *content = change(std::str::from_utf8(content).expect("text")).into_bytes();
        }
    }
    packed(&all)
}
