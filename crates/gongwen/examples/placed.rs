//! How long it takes to read a text with its places: `placed [FILE…]`; without a file, a text of 2,000 characters and texts made to be slow.

use std::time::{Duration, Instant};

use gongwen::docx::{self, DocxStyle};
use gongwen::{placed, text};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    for file in &files {
        let bytes = std::fs::read(file)?;
        match std::str::from_utf8(&bytes) {
            Ok(source) => show(source),
            Err(_) => {
                let (read, _) = placed::docx(&bytes).map_err(|fault| fault.message)?;
                pieces(&read);
            }
        }
    }
    if files.is_empty() {
        measure();
    }
    Ok(())
}

/// Every piece of a text, one to a line.
fn show(source: &str) {
    let read =
        if source.trim_start().starts_with("---") { placed::marked_leniently(source).0 } else { placed::plain(source) };
    pieces(&read);
}

fn pieces(read: &placed::Placed) {
    println!("{:?} {:?} {:?}", read.genre, read.direction, read.date());
    for piece in &read.pieces {
        println!("{:?} {:?} {:?}", piece.part, piece.role, piece.text(&read.source));
    }
}

fn measure() {
    let marked = text_of(2_000);
    let document = text::read(&marked).expect("it is well formed");
    let file = docx::write(&document, &DocxStyle::default());
    let plain = placed::docx(&file).expect("our own file").0.source;
    let characters = plain.chars().count();
    tell(&format!("plain, {characters} characters"), || placed::plain(&plain).pieces.len());
    tell(&format!("marked, {} characters", marked.chars().count()), || {
        placed::marked_leniently(&marked).0.pieces.len()
    });
    tell(&format!("docx, {characters} characters, {} bytes", file.len()), || {
        placed::docx(&file).map_or(0, |(read, _)| read.pieces.len())
    });
    let long = text_of(130_000);
    tell(&format!("marked, {} characters", long.chars().count()), || placed::marked_leniently(&long).0.pieces.len());
    for (name, unit) in [
        ("（", "（"),
        ("1.", "1."),
        ("一、", "一、"),
        ("lines of one letter", "甲\n"),
        ("numbers", "一、甲\n1.乙。\n"),
        ("tabs", "甲\t乙\n"),
        ("tabs, each of another width", "\t"),
        ("days", "2026年5月13日\n"),
        ("lines broken by hand", "为做好防汛准备工作经区委研究现将有关事项告知\n"),
        ("enclosures", "附件：1.甲\n"),
        ("marks of attachments", "附件1\n"),
        ("attachments", "附件1\n甲\n"),
        ("attachments with their names", "附件1：甲\n乙。\n"),
        ("open brackets", "（甲\n"),
        ("copies", "抄送：甲，\n"),
        ("blanks", "　"),
        ("commas", "，\n"),
    ] {
        let text = unit.repeat(placed::MOST_BYTES / unit.len());
        tell(&format!("plain, 400 KB of {name}"), || placed::plain(&text).pieces.len());
    }
}

/// A notice of about so many characters.
fn text_of(characters: usize) -> String {
    let mut text = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"中共青溪区委办公室\"]\nnumber = \"青办发〔2026〕6号\"\nto = [\"各镇（街道）党（工）委\", \"区直各部门党组织\"]\ndate = 2026-05-13\n---\n# 关于做好防汛准备工作的通知\n".to_owned();
    let mut length = text.chars().count();
    while length < characters {
        let words = "## 责任落实\n### 山塘水库逐座明确。山塘水库逐座明确巡查责任人，由区水务局牵头，竹溪镇配合。请区发展和改革局在12月16日前将情况报区委办公室。\n低洼易涝点配足抽水设备；受威胁群众转移路线提前演练一遍，重要险情随时报告，不得迟报漏报。\n";
        text.push_str(words);
        length += words.chars().count();
    }
    text
}

/// The middle of some runs.
fn tell(name: &str, run: impl Fn() -> usize) {
    let mut pieces = 0;
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            #[expect(clippy::disallowed_methods, reason = "this program measures time")]
            let begin = Instant::now();
            pieces = run();
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("{name}: {:?}, {pieces} pieces", times[times.len() / 2]);
}
