//! Prints how long one check of a 2,000-character item takes beside eight earlier items, how long documents take, and texts written to slow it down.

use std::time::Instant;

use checkup::document::{OfficeFacts, Options, check_document};
use checkup::{Earlier, Facts, Focus, Item, ItemKind, OnRecord, OwnUnit, check};
use gongwen::placed::{Placed, docx, marked, plain};
use jiff::civil::date;

const PLAIN: &str = "11月3日，临江街道组织网格员逐户登记停车需求，会同交警中队在翠湖小区划线120处，停车类投诉由47件降至12件，下降74.5%。街道高度重视、精心组织，截止目前，\
    已与6家物业公司签定共管协议,布署夜间错时开放车位若干个。全年报送信息455篇，其中市级采用115篇、省级采用330篇。";

#[expect(clippy::disallowed_methods, reason = "an example that measures time must ask the machine")]
fn main() {
    let body: String = PLAIN.chars().cycle().take(2_000).collect();
    let facts = Facts {
        focuses: (0..20)
            .map(|index| Focus {
                id: index.to_string(),
                title: format!("要点{index}"),
                keywords: vec![format!("词{index}"), "停车".to_owned()],
            })
            .collect(),
        unit_names: (0..41).map(|index| format!("区第{index}局")).collect(),
        unit: OwnUnit { name: "临江街道办事处".to_owned(), short: "临江街道".to_owned() },
        ..Facts::default()
    };
    let start = Instant::now();
    let known = facts.prepared();
    println!("prepare the facts: {} µs", start.elapsed().as_micros());
    report("2,000 characters, first check (compiles lexicons)", &body, &known, 1);
    report("2,000 characters", &body, &known, 200);
    report("400 characters", &body.chars().take(400).collect::<String>(), &known, 200);
    for piece in ["（“", "由1件降至", "共1件，其中", "近100余户左右", "高度重视", "1", "(汉", "机密", "牵头临江街道"]
    {
        let hostile: String = piece.chars().cycle().take(5_000).collect();
        report(&format!("5,000 characters of {piece}"), &hostile, &known, 5);
    }
    documents();
}

/// The longest documents of the text form's own corpus, read and checked as text and as a file for word processors.
fn documents() {
    const TWENTY: &str = include_str!("../../gongwen/tests/corpus/81-notice-twenty-pages.md");
    const SHORT: &str = include_str!("../../gongwen/tests/corpus/03-notice-two-parts.md");
    let document = marked(TWENTY).expect("sound").document;
    let file = gongwen::docx::write(&document, &gongwen::docx::DocxStyle::default());
    let office = OfficeFacts::default().prepared();
    let options = Options::on(date(2026, 11, 23));
    let check = |placed: &Placed| check_document(placed, &office, &options).findings.len();
    time("document: first check (compiles lexicons)", 1, || check(&plain(SHORT)));
    time("document: 2,000 characters, read and checked", 100, {
        let body: String = PLAIN.chars().cycle().take(2_000).collect();
        move || check(&plain(&format!("青溪区水利局关于防汛工作的通知\n各镇：\n{body}\n青溪区水利局\n2026年3月2日\n")))
    });
    time("document: 20 pages of text form, read and checked", 20, || check(&marked(TWENTY).expect("sound")));
    time("document: 20 pages of DOCX, read and checked", 20, || check(&docx(&file).expect("sound").0));
    let placed = docx(&file).expect("sound").0;
    time("document: 20 pages of DOCX, checked alone", 20, || check(&placed));
    let pieces = [
        "（",
        "《甲》",
        "一是",
        "1、甲\n",
        "、自信",
        "一、甲\n",
        "由有关部门",
        "《公务员法》第",
        "江发〔2025〕8号",
        "以下简称甲，",
        "恳请批准",
    ];
    for piece in pieces {
        for length in [20_000, 80_000] {
            let hostile: String = piece.chars().cycle().take(length).collect();
            time(&format!("document: {length} characters of {}", piece.trim_end()), 3, || check(&plain(&hostile)));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "an example that measures time must ask the machine")]
fn time(name: &str, rounds: usize, run: impl Fn() -> usize) {
    let mut times: Vec<u128> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            let found = run();
            let time = start.elapsed().as_micros();
            assert!(found < usize::MAX);
            time
        })
        .collect();
    times.sort_unstable();
    println!("{name}: median {} µs, slowest {} µs", times[times.len() / 2], times[times.len() - 1]);
}

#[expect(clippy::disallowed_methods, reason = "an example that measures time must ask the machine")]
fn report(name: &str, body: &str, known: &checkup::Prepared, rounds: usize) {
    let on_record = |index: usize| OnRecord {
        id: index.to_string(),
        title: format!("第{index}条"),
        genre: "做法".to_owned(),
        reported_on: date(2026, 11, 1),
        own_unit: index.is_multiple_of(2),
    };
    let text = |index: usize| body.chars().skip(index * 7).take(1_200).collect::<String>();
    let start = Instant::now();
    let earlier: Vec<Earlier> = (0..8).map(|index| Earlier::between(on_record(index), &text(index), body)).collect();
    println!("{name}: beside eight earlier items {} µs", start.elapsed().as_micros());
    let item = Item {
        kind: ItemKind::Practice,
        title: "临江街道共管车位解停车难",
        body,
        focus: None,
        attachments: 0,
        event_on: None,
        today: date(2026, 11, 23),
        earlier: &earlier,
        archive_ready: true,
    };
    let mut times: Vec<u128> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            let found = check(&item, known).findings.len();
            let time = start.elapsed().as_micros();
            assert!(0 < found, "the sample has faults");
            time
        })
        .collect();
    times.sort_unstable();
    println!("{name}: median {} µs, slowest {} µs", times[times.len() / 2], times[times.len() - 1]);
}
