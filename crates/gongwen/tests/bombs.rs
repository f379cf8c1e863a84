//! Files made to exhaust whoever opens them: each is refused or read in bounded time and memory (GEN-3).
//!
//! Each is opened in a program of its own: the most memory that it ever held is what counts.

mod documents;

use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use documents::{edited, packed, parts};
use gongwen::docx::{self, DocxStyle};
use gongwen::placed;
use gongwen::text;
use zip::write::SimpleFileOptions;

/// How long a refusal takes at most; unoptimised code is given ten times as much.
const MOST_TIME: Duration = Duration::from_millis(if cfg!(debug_assertions) { 500 } else { 50 });
/// How much memory a refusal takes at most, in kilobytes.
const MOST_MEMORY: u64 = 64 << 10;

fn notice() -> Vec<u8> {
    let source = include_str!("../src/templates/notice.md");
    docx::write(&text::read(source).expect("a template"), &DocxStyle::default())
}

/// A file of the usual parts whose text is this.
fn with_text(body: &str) -> Vec<u8> {
    edited(&notice(), "word/document.xml", |xml| xml.replace("<w:body>", &format!("<w:body>{body}")))
}

/// So many megabytes of blanks in one part.
fn blanks(megabytes: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        zip.write_all(&blanks).expect("written");
    }
    zip.finish().expect("closed").into_inner()
}

/// So many attachments of one name, after a day as of a signature.
fn attachments(count: usize) -> String {
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    line("2026年5月13日") + &(line("附件1") + &line(&"甲".repeat(30))).repeat(count)
}

fn many_headers() -> Vec<u8> {
    let mut all = parts(&notice());
    let header = format!("<a>{}</a>", " ".repeat((1 << 20) - 20)).into_bytes();
    all.extend((10..74).map(|at| (format!("word/header{at}.xml"), header.clone())));
    packed(&all)
}

fn encrypted() -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(19 << 20, 7);
    bytes.extend(std::iter::repeat_n(0, 1024 - bytes.len() % 1024));
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

/// Bytes without any order, the same each time.
fn garbage() -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut bytes = Vec::with_capacity(19 << 20);
    while bytes.len() < 19 << 20 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    bytes
}

/// The file that a program of its own opens.
const FILE: &str = "GONGWEN_FILE";

/// What happened to one file.
struct Told {
    refused: Option<String>,
    took: Duration,
    /// Kilobytes; None where the system does not tell.
    memory: Option<u64>,
}

/// Opens a file in a program of its own, which is this one with the name of the file.
fn opened(name: &str, bytes: &[u8]) -> Told {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.docx"));
    std::fs::write(&path, bytes).expect("a place for the file");
    let program = std::env::current_exe().expect("this program");
    let child = Command::new(program).args(["one_file", "--exact", "--nocapture"]).env(FILE, &path).output();
    let output = String::from_utf8(child.expect("it runs").stdout).expect("text");
    std::fs::remove_file(&path).expect("it was written");
    let line = |key: &str| output.lines().find_map(|line| line.split_once(key)).map(|(_, rest)| rest.to_owned());
    let took = line("took=").expect("it came to its end").parse().expect("a number");
    Told {
        refused: line("refused="),
        took: Duration::from_micros(took),
        memory: line("memory=").and_then(|all| all.parse().ok()),
    }
}

/// What the program of its own does; without the name of a file, nothing.
#[test]
fn one_file() {
    let Some(path) = std::env::var_os(FILE) else { return };
    let bytes = std::fs::read(path).expect("the file");
    let before = most_held();
    let begin = on_processor();
    let read = placed::docx(&bytes);
    let took = on_processor().saturating_sub(begin);
    println!("\ntook={}", took.as_micros());
    if let Some((after, before)) = most_held().zip(before) {
        println!("memory={}", after - before);
    }
    if let Err(fault) = read {
        println!("refused={}", fault.message);
    }
}

/// How long this thread has run on a processor, so that what else the machine does counts for nothing; nothing where the system does not
/// tell.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split_whitespace().next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}

/// The most memory that this program ever held, in kilobytes; None where the system does not tell.
fn most_held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn no_file_takes_more_than_its_share_of_time_and_memory() {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"63\"/></w:tcPr></w:tc>";
    let wide = format!("<w:tbl><w:tr>{}</w:tr>{}</w:tbl>", cell.repeat(20_000), "<w:tr/>".repeat(60_000));
    let wide_alone = format!("<w:tbl><w:tr>{}</w:tr>{}</w:tbl>", cell.repeat(20_000), "<w:tr/>".repeat(4_000));
    let deep = format!("{}{}", "<w:x>".repeat(10_000), "</w:x>".repeat(10_000));
    let bombs = [
        ("blanks", blanks(60), Some("大得不正常")),
        ("many headers", many_headers(), Some("大得不正常")),
        ("deep", with_text(&deep), Some("太深")),
        ("nodes", with_text(&"<w:x/>".repeat(400_000)), Some("太多")),
        ("rows", with_text(&wide), Some("表格有")),
        ("columns", with_text(&wide_alone), None),
        ("references", with_text(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "&amp;".repeat(200_000))), None),
        ("attachments", with_text(&attachments(2_400)), None),
        ("encrypted", encrypted(), Some("密码")),
        ("garbage", garbage(), Some("不是 DOCX")),
        ("garbage that begins as a zip", [&b"PK\x03\x04"[..], &garbage()].concat(), Some("不是 DOCX")),
    ];
    for (name, bomb, expected) in bombs {
        let Told { refused, took, memory } = opened(name, &bomb);
        println!("{name}: {} bytes, {took:?}, {memory:?} KB, {refused:?}", bomb.len());
        match (expected, refused) {
            (Some(expected), Some(told)) => {
                assert!(told.contains(expected), "{name}: {told}");
                assert!(took < MOST_TIME, "{name}: {took:?}");
            }
            (Some(_), None) => panic!("{name} must be refused"),
            // What is read after all is no more than a long document.
            (None, told) => {
                assert_eq!(told, None, "{name}");
                assert!(took < MOST_TIME * 10, "{name}: {took:?}");
            }
        }
        assert!(memory.is_none_or(|memory| memory < MOST_MEMORY), "{name}: {memory:?} KB");
    }
}
