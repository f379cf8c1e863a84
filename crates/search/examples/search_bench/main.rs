//! Measures the index against a scan: `cargo run --release -p search --example search_bench [ITEMS] [QUESTIONS]`.
//!
//! Items are made up with a fixed seed. Questions are pieces of 2 to 8 characters cut at random from the texts themselves, often
//! through a word. Every answer is compared with a scan of all folded texts. Times are CPU of the asking thread, marked pieces and
//! titles of the first 20 hits included.

#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use search::fold::fold;
use search::{Document, Index, Mark, Question};
use words::{Chance, Words};

const EDITOR: &str = "seat:0190a0b0-0000-7000-8000-ffffffffffff:editor";
const UNIT: &str = "unit:0190a0b0-0000-7000-8000-000000000007";

/// How often a question is asked for its time: the system counts CPU in ticks of milliseconds.
const TIMES: usize = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(folder) = std::env::args().skip_while(|arg| arg != "--open").nth(1) {
        return open(Path::new(&folder));
    }
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<usize>());
    let items = args.next().transpose()?.unwrap_or(100_000);
    let asked = args.next().transpose()?.unwrap_or(1000);
    let folder = tempfile::TempDir::new()?;
    println!("before: {}", memory());

    let mut chance = Chance::new(20_261_123);
    let words = Words::new(&mut chance);
    let (index, _) = Index::open(folder.path())?;
    let (started, cpu) = (Instant::now(), all_cpu());
    let (mut texts, mut batch, mut characters) = (Vec::with_capacity(items), Vec::new(), 0);
    for n in 0..items {
        let document = words.document(n, &mut chance);
        characters += document.body.chars().count() + document.title.chars().count();
        texts.push(Text::of(&document));
        batch.push(document);
        if batch.len() == 2000 || n + 1 == items {
            index.take("qingxi", &batch, Some(&Mark { sequence: n as i64, seal: String::new() }))?;
            batch.clear();
        }
    }
    println!(
        "{items} items, {characters} characters: taken in within {:.1} s wall, {:.1} s CPU (making the texts included)",
        started.elapsed().as_secs_f64(),
        all_cpu() - cpu
    );
    println!("with the writer: {}", memory());
    index.rest()?;
    println!("index {:.1} MB in {} files; writer at rest: {}", size(folder.path()), files(folder.path()), memory());

    let questions = questions(&texts, asked, &mut chance);
    exact(&index, &texts, &questions)?;
    for (who, audience) in [("section, sees nine of ten", EDITOR), ("unit, sees one of sixty", UNIT)] {
        let mut times = BTreeMap::<&str, Vec<f64>>::new();
        for words in &questions {
            let (spent, found) = timed(&index, &question(words, audience))?;
            times.entry("all").or_default().push(spent);
            times.entry(if found.more { "over 1,000 hits" } else { "up to 1,000 hits" }).or_default().push(spent);
        }
        for (which, times) in times {
            println!("{who}; {which}: {}", spread(times));
        }
    }
    for words in ["停", "停车难", "停车难 安全生产", "2026 6号"] {
        let (spent, found) = timed(&index, &question(words, EDITOR))?;
        println!("“{words}”: {spent:.2} ms, {} hits{}", found.count, if found.more { " and more" } else { "" });
    }

    let mut fresh = Vec::new();
    for n in items..items + 20 {
        let document = Document { title: format!("全新事项{n}"), ..words.document(n, &mut chance) };
        let document = Document { audiences: vec![EDITOR.to_owned()], ..document };
        let started = Instant::now();
        index.take("qingxi", &[document], Some(&Mark { sequence: n as i64, seal: String::new() }))?;
        let found = index.find(&question(&format!("全新事项{n}"), EDITOR))?;
        fresh.push(started.elapsed().as_secs_f64() * 1000.0);
        if found.count != 1 {
            return Err(format!("a new item was not found: {found:?}").into());
        }
    }
    println!("one new item taken in, on disk and found, wall: {}", spread(fresh));
    index.rest()?;
    drop(index);
    let itself = std::process::Command::new(std::env::current_exe()?).arg("--open").arg(folder.path()).status()?;
    if itself.success() { Ok(()) } else { Err("the index could not be opened again".into()) }
}

/// What an index costs a process that did not make it.
fn open(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    println!("a new process: {}", memory());
    let started = Instant::now();
    let (index, opened) = Index::open(folder)?;
    println!(
        "opened ({opened:?}), all files checked: {:.0} ms; {}",
        started.elapsed().as_secs_f64() * 1000.0,
        memory()
    );
    index.find(&question("停车难", EDITOR))?;
    println!("after one question: {}", memory());
    let mut chance = Chance::new(1);
    let words = Words::new(&mut chance);
    for n in 0..300 {
        let title: Vec<char> = words.document(n, &mut chance).title.chars().collect();
        index.find(&question(&title.iter().skip(1).take(2 + n % 4).collect::<String>(), EDITOR))?;
    }
    println!("after 300 questions: {}", memory());
    for n in 0..20 {
        let document = words.document(1_000_000 + n, &mut chance);
        index.take("qingxi", &[document], None)?;
    }
    println!("after 20 commits, with the writer: {}", memory());
    index.rest()?;
    println!("writer at rest: {}", memory());
    index.rest()?;
    println!("nobody asked since: {}", memory());
    Ok(())
}

/// Milliseconds of CPU for one question, and its answer.
fn timed(index: &Index, question: &Question) -> Result<(f64, search::Found), search::SearchError> {
    let before = thread_cpu();
    for _ in 1..TIMES {
        index.find(question)?;
    }
    let found = index.find(question)?;
    Ok(((thread_cpu() - before) / TIMES as f64, found))
}

/// What a scan looks at.
struct Text {
    parts: Vec<String>,
    audiences: Vec<String>,
    sequence: u64,
}

impl Text {
    fn of(document: &Document) -> Self {
        let mut parts = vec![fold(&document.title), fold(&document.body)];
        parts.extend(document.numbers.iter().map(|number| fold(number)));
        Self { parts, audiences: document.audiences.clone(), sequence: document.sequence }
    }
}

fn question(words: &str, audience: &str) -> Question {
    Question {
        district: "qingxi".to_owned(),
        words: words.to_owned(),
        audiences: vec![audience.to_owned(), "role:reporter".to_owned(), "person:0".to_owned()],
        most: 20,
        ..Question::default()
    }
}

/// Pieces of 2 to 8 characters, none of them with a gap, which would be two terms.
fn questions(texts: &[Text], many: usize, chance: &mut Chance) -> Vec<String> {
    let mut questions = Vec::with_capacity(many);
    while questions.len() < many {
        let parts = &texts[chance.below(texts.len())].parts;
        let part: Vec<char> = parts[chance.below(parts.len())].chars().collect();
        let length = 2 + chance.below(7);
        let Some(last) = part.len().checked_sub(length) else { continue };
        let start = chance.below(last + 1);
        let piece: String = part[start..start + length].iter().collect();
        if fold(&piece) == piece {
            questions.push(piece);
        }
    }
    questions
}

fn exact(index: &Index, texts: &[Text], questions: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let (mut hits, mut many, mut wrong) = (0, 0, 0);
    let started = Instant::now();
    for words in questions {
        for audience in [EDITOR, UNIT] {
            let fits = |text: &&Text| {
                text.audiences.iter().any(|code| code == audience)
                    && text.parts.iter().any(|part| part.contains(words.as_str()))
            };
            let scanned: Vec<u64> = texts.iter().filter(fits).map(|text| text.sequence).collect();
            let found = index.all(&question(words, audience))?;
            hits += scanned.len();
            many += usize::from(1000 < scanned.len());
            if found != scanned {
                wrong += 1;
                println!("“{words}” for {audience}: {} found, {} by scan", found.len(), scanned.len());
            }
        }
    }
    println!(
        "{} questions by two askers: {wrong} differ from the scan; {hits} hits, {many} answers over 1,000; scanning took {:.0} s",
        questions.len(),
        started.elapsed().as_secs_f64()
    );
    if wrong == 0 { Ok(()) } else { Err("the index and the scan differ".into()) }
}

fn spread(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times[(times.len() * part / 100).min(times.len() - 1)];
    format!(
        "p50 {:.2} ms, p95 {:.2} ms, p99 {:.2} ms, most {:.2} ms ({})",
        at(50),
        at(95),
        at(99),
        at(100),
        times.len()
    )
}

/// Milliseconds of CPU that this thread has used.
fn thread_cpu() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split_whitespace().next().and_then(|nanos| nanos.parse::<f64>().ok()).map_or(0.0, |nanos| nanos / 1e6)
}

/// Seconds of CPU that the process has used.
fn all_cpu() -> f64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = |place: usize| told.split_whitespace().nth(place).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(13) + ticks(14)) / 100.0
}

fn memory() -> String {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = told.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    };
    format!("memory {:.0} MB own, {:.0} MB of mapped files", of("RssAnon"), of("RssFile"))
}

fn size(folder: &Path) -> f64 {
    let bytes: u64 = entries(folder).iter().map(|entry| entry.metadata().map_or(0, |data| data.len())).sum();
    bytes as f64 / 1e6
}

fn files(folder: &Path) -> usize {
    entries(folder).len()
}

fn entries(folder: &Path) -> Vec<fs::DirEntry> {
    let read = fs::read_dir(folder.join("index"));
    read.map(|entries| entries.filter_map(Result::ok).collect()).unwrap_or_default()
}
