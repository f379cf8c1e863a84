//! Whatever the model holds lays out or is refused with a sentence, in bounded time and without a panic.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use gongwen::document::*;
use gongwen::typesetter::{Grid, Keeping, Order, Stage};
use gongwen::words::{SlipField, Urgency};
use gongwen::{Document, DocumentNumber, Form, Genre, Level, Sealing, page};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use crate::reader;

/// How many documents are tried.
const CASES: u32 = 120;
/// No document of this size may take longer, even on a busy machine and unoptimised.
const LONGEST: Duration = Duration::from_secs(20);

/// Mostly words of offices, sometimes anything that a text can hold.
fn words(most: usize) -> BoxedStrategy<String> {
    let plain =
        vec(select("关于做好工作的通知一二三（）《》、，。；：1230abcABC —".chars().collect::<Vec<_>>()), 0..=most);
    // Numbers that no character has and marks that turn the direction of writing are refused, so that they must be rare for anything to
    // be laid out.
    let known = proptest::char::range('\0', '\u{323af}').prop_map(|c| if turns(c) { '一' } else { c });
    let known = vec(known, 0..=most);
    let any = vec(any::<char>(), 0..=most);
    prop_oneof![4_000 => plain, 1_000 => known, 1 => any].prop_map(|chars| chars.into_iter().collect()).boxed()
}

const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn names(most: usize) -> impl Strategy<Value = Vec<String>> {
    vec(words(24), 0..most)
}

fn table() -> impl Strategy<Value = Table> {
    let turn = select(vec![TableTurn::Portrait, TableTurn::Landscape]);
    let ragged = prop_oneof![1 => Just(true), 6 => Just(false)];
    // Sometimes rows of another length than the head, or no head, which is refused: a reader of files may have made them.
    (vec(words(10), 0..23), vec(vec(words(30), 23), 0..8), ragged, turn).prop_map(|(head, mut rows, ragged, turn)| {
        for (at, row) in rows.iter_mut().enumerate() {
            row.truncate(if ragged { at * 3 } else { head.len() });
        }
        Table { head, rows, turn }
    })
}

fn block() -> impl Strategy<Value = Block> {
    let heading = (select(Level::ALL.to_vec()), words(40), of(words(80)));
    prop_oneof![
        5 => words(300).prop_map(Block::Paragraph),
        3 => heading.prop_map(|(level, text, run_in)| Block::Heading(Heading { level, text, run_in })),
        1 => table().prop_map(Block::Table),
    ]
}

fn body() -> impl Strategy<Value = Body> {
    vec(block(), 0..12).prop_map(|blocks| Body { blocks })
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (-9999..=9999i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn number() -> impl Strategy<Value = DocumentNumber> {
    (words(16), any::<i16>(), any::<u32>()).prop_map(|(prefix, year, serial)| DocumentNumber { prefix, year, serial })
}

fn document() -> impl Strategy<Value = Document> {
    let kinds = (
        select(Form::ALL.to_vec()),
        of(select(Genre::ALL.to_vec())),
        select(Sealing::ALL.to_vec()),
        of(select(Urgency::ALL.to_vec())),
    );
    let signer = (words(6), of(words(12))).prop_map(|(name, post)| Signer { name, post });
    let attachment = (words(60), of(body())).prop_map(|(name, body)| Attachment { name, body });
    let item = (words(50), body()).prop_map(|(title, body)| Item { title, body });
    let head =
        (vec(words(30), 0..12), of(words(40)), of(number()), of(words(12)), vec(signer, 0..12), vec(words(60), 0..4));
    let text = (names(12), body(), vec(item, 0..4), vec(attachment, 0..4), of(day()), of(words(80)));
    let end = (names(30), of(words(30)), of(day()), (names(20), names(8), names(8)), of(any::<u32>()));
    let slip = btree_map(select(SlipField::ALL.to_vec()), words(60), 0..4);
    (kinds, head, text, end, slip).prop_map(|(kinds, head, text, end, slip)| {
        let mut document = Document::new(kinds.0);
        (document.genre, document.sealing, document.urgency) = (kinds.1, kinds.2, kinds.3);
        document.issuers = head.0.into_iter().map(|name| Issuer { name }).collect();
        (document.masthead, document.number, document.copy_no, document.signers) = (head.1, head.2, head.3, head.4);
        document.title = Title { rows: head.5 };
        (document.to, document.body, document.items, document.attachments) = (text.0, text.1, text.2, text.3);
        (document.date, document.note) = (text.4, text.5);
        (document.cc, document.printed_by, document.printed_on, document.issue) = (end.0, end.1, end.2, end.4);
        document.attendance = Attendance { present: end.3.0, leave: end.3.1, observers: end.3.2 };
        document.slip = slip;
        document
    })
}

/// The forms that carry a text of their own; the others are slips of boxes.
const WITH_BODY: [Form; 7] =
    [Form::Document, Form::Upward, Form::Letter, Form::Order, Form::Minutes, Form::Bulletin, Form::Telegram];

/// Makes the document whole enough to be laid out more often than not, so that the pages are tried and not only the refusals.
fn whole(mut document: Document) -> Document {
    let say = |text: &mut String, fallback: &str| {
        if text.trim().is_empty() {
            fallback.clone_into(text);
        }
    };
    if document.issuers.is_empty() {
        document.issuers.push(Issuer { name: "中共青溪区委办公室".to_owned() });
    }
    for (at, issuer) in document.issuers.iter_mut().enumerate() {
        say(&mut issuer.name, "某机关");
        issuer.name = format!("{}{at}", issuer.name);
    }
    document.title = Title::of(document.title.text().chars().take(100).collect::<String>() + "通知");
    document.to.push("各镇".to_owned());
    document.body.blocks.push(Block::Paragraph("特此通知。".to_owned()));
    document.attendance.present.push("林知秋".to_owned());
    document.date = Some(jiff::civil::date(2026, 3, 5));
    document.printed_on = document.printed_by.as_ref().map(|_| jiff::civil::date(2026, 3, 6));
    document.issue = Some(3);
    let upward = document.form == Form::Upward;
    let signer = |issuer: &Issuer| Signer { name: issuer.name.chars().take(3).collect(), post: None };
    document.signers = document.issuers.iter().filter(|_| upward).map(signer).collect();
    if document.form != Form::Bulletin {
        document.items.clear();
    }
    if !WITH_BODY.contains(&document.form) {
        document.form = Form::Document;
    }
    document.slip.clear();
    document.number = "青办发〔2026〕12号".parse().ok();
    let bound = document.attachments.iter().all(|attachment| attachment.body.is_some());
    document.sealing = Sealing::Seal;
    document.genre = None;
    document.urgency = None;
    for (at, attachment) in document.attachments.iter_mut().enumerate() {
        attachment.name = format!("{}附{at}", attachment.name);
        attachment.body = attachment.body.take().filter(|_| bound);
    }
    document
}

#[test]
fn whatever_the_model_holds_lays_out_or_is_refused_with_a_sentence() {
    let engine = RefCell::new(reader::engine());
    let laid = RefCell::new(0_u32);
    let order = (
        select(vec![Grid::Compressed, Grid::Strict]),
        select(vec![Stage::Finished, Stage::Draft]),
        prop_oneof![3 => Just(true), 1 => Just(false)],
    );
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let done = runner.run(&(document(), order), |(document, (grid, stage, mend))| {
        let document = if mend { whole(document) } else { document };
        let order = Order { grid, stage, keeping: Keeping::Use };
        let begin = now();
        let set = engine.borrow_mut().set(&document, order);
        let took = begin.elapsed();
        prop_assert!(took < LONGEST, "took {took:?}");
        match set {
            Ok(pages) => {
                *laid.borrow_mut() += 1;
                prop_assert!(0 < pages.report.pages());
                let (left, right) = (page::LEFT - 0.7, page::LEFT + page::AREA.0 + 0.7);
                let lines = pages.lines();
                let out = lines.iter().find(|line| {
                    !line.text.trim().is_empty()
                        && (line.x < left || right < line.right() || page::PAGE.1 < line.bottom())
                });
                prop_assert!(out.is_none(), "outside the type area: {out:?}");
            }
            Err(faults) => {
                prop_assert!(!faults.is_empty(), "refused without a reason");
                for fault in faults {
                    let told =
                        fault.message.ends_with(['。', '”', '！']) && fault.message.chars().any(|c| '\u{4e00}' <= c);
                    prop_assert!(told, "no sentence: {}", fault.message);
                    prop_assert!(!fault.message.starts_with("排版没有成功"), "the layout engine gave up");
                }
            }
        }
        Ok(())
    });
    if let Err(failure) = done {
        panic!("{failure}");
    }
    let laid = laid.into_inner();
    assert!(CASES / 8 < laid, "{laid} of {CASES} documents were laid out: too few to have tried the pages");
    assert_eq!(engine.into_inner().denied(), 0, "a text asked for a file or a package");
}

#[expect(clippy::disallowed_methods, reason = "how long a layout took is what is tested")]
fn now() -> Instant {
    Instant::now()
}
