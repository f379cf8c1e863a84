//! Builds a generated archive and asks it: are copies found, is nothing else called a copy, and what does it cost?
//!
//! `cargo run --release -p likeness --example reuse_bench -- --documents 100000`
//! `--queries 60` for each kind of edit, `--negatives 200`, `--seed 5`, `--pool 1500` clauses that all documents draw on, `--folder DIR` to keep
//! the index, `--pasted 25` sentences in texts of `--characters 5000`,
//! `--family 1` documents in a row that fill one form (two fifths of their sentences).

mod archive;
mod machine;
mod queries;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use archive::{Archive, Chance, written};
use likeness::{Answer, DocMeta, Document, Index, Kind, Query};
use machine::{memory, thread_nanoseconds};
use queries::{Case, Edit, pasted, unrelated};

const BATCH: u64 = 5_000;

struct Arguments {
    documents: u64,
    queries: u64,
    negatives: u64,
    seed: u64,
    pool: usize,
    pasted: usize,
    family: u64,
    characters: usize,
    folder: Option<PathBuf>,
}

fn main() {
    let arguments = arguments();
    let archive = Archive::new(arguments.seed, arguments.pool, arguments.family);
    let temporary = tempfile::tempdir().expect("a temporary folder can be made");
    let folder = arguments.folder.clone().unwrap_or_else(|| temporary.path().join("index"));
    println!("{} documents, pool of {} clauses, seed {}", arguments.documents, arguments.pool, arguments.seed);
    let texts = TextFile::write(&temporary.path().join("texts"), &archive, arguments.documents);
    let index = Index::rebuild(&folder).expect("the folder is free");
    build(&index, &texts, &archive, &arguments);
    drop(index);
    let before = thread_nanoseconds();
    let index = Index::open(&folder).expect("it was just written");
    println!("opened again, every byte checked, in {:.0} ms CPU", (thread_nanoseconds() - before) as f64 / 1e6);
    let mut chance = Chance::of(arguments.seed, u64::MAX / 2);
    let cases = cases(&archive, &arguments, &mut chance);
    let table = ask_all(&index, &texts, &cases);
    table.print("\nquiet");
    let (now, most) = memory();
    println!(
        "memory {now} MB now, {most} MB at most (building included); of these the index {} MB",
        index.resident() >> 20
    );
    while_writing(&index, &texts, &archive, &arguments, &cases);
    hostile(&index, &texts, &archive, &mut chance);
}

/// Texts that are written to take long; what is longer than 4 MB is refused before any work.
fn hostile(index: &Index, texts: &TextFile, archive: &Archive, chance: &mut Chance) {
    let long: String = archive.sentences(chance, 1_300_000).iter().map(written).collect();
    let copied: String = (0..600).map(|number| texts.read(number % texts.ends.len() as u64)).collect();
    let one = texts.read(0);
    println!("\n| text | MB | sources | CPU ms |\n|---|---|---|---|");
    for (name, text) in [
        ("one character, 1,300,000 times", "啊".repeat(1_300_000)),
        ("one sentence, 30,000 times", one.chars().take(40).collect::<String>().repeat(30_000)),
        ("one document, 600 times", one.repeat(600)),
        ("600 documents one after the other", copied),
        ("1,300,000 characters, unrelated", long),
        ("4,000,000 digits", "0123456789".repeat(400_000)),
        ("a document and 1,300,000 opening marks", one.clone() + &"《“".repeat(650_000)),
        ("a document and 600,000 pairs of marks", one.clone() + &"《》".repeat(600_000)),
        (
            "a document, 600,000 opening and as many other closing marks",
            one.clone() + &"“".repeat(600_000) + &"》".repeat(600_000),
        ),
    ] {
        let before = thread_nanoseconds();
        let told = match index.search(&Query::new(&text), |meta| texts.of(meta), |_| true) {
            Ok(answer) => answer.sources.len().to_string(),
            Err(fault) => fault.to_string(),
        };
        println!(
            "| {name} | {:.1} | {told} | {:.0} |",
            text.len() as f64 / 1e6,
            (thread_nanoseconds() - before) as f64 / 1e6
        );
    }
}

fn build(index: &Index, texts: &TextFile, archive: &Archive, arguments: &Arguments) {
    let before = thread_nanoseconds();
    for from in (0..arguments.documents).step_by(BATCH as usize) {
        let numbers = from..arguments.documents.min(from + BATCH);
        let batch: Vec<(DocMeta, String)> =
            numbers.map(|number| (archive.document(number).0, texts.read(number))).collect();
        index.add_all(batch.iter().map(|(meta, text)| Document { meta: meta.clone(), text })).expect("texts are short");
        index.commit(from + BATCH).expect("there is room on the disk");
        index.merge().expect("there is room on the disk");
    }
    let built = thread_nanoseconds();
    index.merge_all().expect("there is room on the disk");
    let merged = thread_nanoseconds();
    println!(
        "built in {:.1} s CPU (generator included), last merge {:.1} s; texts {} MB, index {} MB ({:.1} bytes a character)",
        seconds(built - before),
        seconds(merged - built),
        texts.bytes >> 20,
        index.size() >> 20,
        index.size() as f64 / texts.characters as f64,
    );
}

fn cases(archive: &Archive, arguments: &Arguments, chance: &mut Chance) -> Vec<(String, Case)> {
    let mut cases = Vec::new();
    for edit in Edit::ALL {
        for _ in 0..arguments.queries {
            let source = chance.below(arguments.documents);
            cases.push((edit.name(), pasted(archive, source, (edit, arguments.pasted), arguments.characters, chance)));
        }
    }
    for _ in 0..arguments.negatives {
        cases.push(("nothing pasted".to_owned(), unrelated(archive, arguments.characters, chance)));
    }
    cases
}

fn ask_all(index: &Index, texts: &TextFile, cases: &[(String, Case)]) -> Table {
    let mut table = Table::default();
    for (name, case) in cases {
        let before = thread_nanoseconds();
        let answer =
            index.search(&Query::new(&case.text), |meta| texts.of(meta), |_| true).expect("the index is whole");
        let nanoseconds = thread_nanoseconds() - before;
        table.add(name, case, &answer, texts.family, nanoseconds);
    }
    table
}

/// The same questions while another thread adds, replaces, deletes, commits and merges.
fn while_writing(index: &Index, texts: &TextFile, archive: &Archive, arguments: &Arguments, cases: &[(String, Case)]) {
    let (done, written_documents) = (AtomicBool::new(false), AtomicU64::new(0));
    let table = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut chance = Chance::of(arguments.seed, u64::MAX / 3);
            let mut sequence = arguments.documents;
            while !done.load(Ordering::Relaxed) {
                for _ in 0..50 {
                    sequence += 1;
                    let (meta, sentences) = archive.document(sequence);
                    let text: String = sentences.iter().map(written).collect();
                    index.add(&Document { meta, text: &text }).expect("the text is short");
                    if sequence.is_multiple_of(5) {
                        let gone = arguments.documents + 1 + chance.below(sequence - arguments.documents);
                        index.delete(&format!("doc-{gone}")).expect("the index is whole");
                    }
                    written_documents.fetch_add(1, Ordering::Relaxed);
                }
                index.commit(sequence).expect("there is room on the disk");
                index.merge().expect("there is room on the disk");
            }
        });
        let table = ask_all(index, texts, cases);
        done.store(true, Ordering::Relaxed);
        table
    });
    table.print(&format!(
        "\nwhile another thread added {} documents, deleting one for five and committing every fifty; {} segments at the end",
        written_documents.load(Ordering::Relaxed),
        index.segments()
    ));
}

/// What came out, by kind of edit.
#[derive(Default)]
struct Table {
    rows: BTreeMap<String, Row>,
    nanoseconds: Vec<u64>,
}

#[derive(Default)]
struct Row {
    queries: u64,
    first: u64,
    others: u64,
    siblings: u64,
    shown: u64,
    shown_right: u64,
    pasted: u64,
    found: u64,
    nanoseconds: Vec<u64>,
}

impl Table {
    fn add(&mut self, name: &str, case: &Case, answer: &Answer, family: u64, nanoseconds: u64) {
        let row = self.rows.entry(name.to_owned()).or_default();
        row.queries += 1;
        row.nanoseconds.push(nanoseconds);
        self.nanoseconds.push(nanoseconds);
        let expected = case.source.map(|number| format!("doc-{number}"));
        let is_expected = |id: &str| expected.as_deref() == Some(id);
        let others = answer.sources.iter().filter(|source| !is_expected(&source.meta.id));
        let related =
            |id: &str| number_of(id).zip(case.source).is_some_and(|(one, other)| one / family == other / family);
        let (siblings, strangers): (Vec<&str>, Vec<&str>) =
            others.map(|source| source.meta.id.as_str()).partition(|id| related(id));
        row.siblings += siblings.len() as u64;
        row.others += strangers.len() as u64;
        row.first += u64::from(answer.sources.first().is_some_and(|source| is_expected(&source.meta.id)));
        let Some(source) = answer.sources.iter().find(|source| is_expected(&source.meta.id)) else {
            row.pasted += letters(&case.text, |at| case.pasted.iter().any(|range| range.contains(&at)));
            return;
        };
        let (mut truth, mut any, mut claimed) = (marks(&case.text), marks(&case.text), marks(&case.text));
        case.pasted.iter().for_each(|range| truth[range.clone()].fill(true));
        for passage in &source.passages {
            any[passage.here.clone()].fill(true);
            claimed[passage.here.clone()].fill(passage.kind != Kind::Common);
        }
        row.pasted += letters(&case.text, |at| truth[at]);
        row.found += letters(&case.text, |at| truth[at] && any[at]);
        row.shown += letters(&case.text, |at| claimed[at]);
        row.shown_right += letters(&case.text, |at| claimed[at] && truth[at]);
    }

    fn print(&self, title: &str) {
        println!("{title}");
        println!(
            "| edit | queries | recall@1 | false sources | of the same family | span precision | span recall | CPU ms p50 | p95 | max |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|");
        for (name, row) in &self.rows {
            let share = |part: u64, whole: u64| {
                if whole == 0 { "–".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
            };
            let first = if row.pasted == 0 { "–".to_owned() } else { share(row.first, row.queries) };
            let (precision, recall) = (share(row.shown_right, row.shown), share(row.found, row.pasted));
            let times = times(&row.nanoseconds);
            println!(
                "| {name} | {} | {first} | {} | {} | {precision} | {recall} | {times} |",
                row.queries, row.others, row.siblings
            );
        }
        println!("| all | {} | | | | | | {} |", self.nanoseconds.len(), times(&self.nanoseconds));
    }
}

fn times(nanoseconds: &[u64]) -> String {
    let mut sorted = nanoseconds.to_vec();
    sorted.sort_unstable();
    let at = |hundredths: usize| {
        sorted
            .get((sorted.len() * hundredths / 100).min(sorted.len().saturating_sub(1)))
            .map_or(0.0, |time| *time as f64 / 1e6)
    };
    format!("{:.1} | {:.1} | {:.1}", at(50), at(95), at(100))
}

fn marks(text: &str) -> Vec<bool> {
    vec![false; text.len()]
}

/// Letters and digits, whose first byte is counted; punctuation is not part of a passage.
fn letters(text: &str, counted: impl Fn(usize) -> bool) -> u64 {
    text.char_indices().filter(|(at, character)| character.is_alphanumeric() && counted(*at)).count() as u64
}

/// The texts, in a file as a database would have them.
struct TextFile {
    file: File,
    ends: Vec<u64>,
    family: u64,
    bytes: u64,
    characters: u64,
}

impl TextFile {
    fn write(path: &Path, archive: &Archive, documents: u64) -> Self {
        let mut out = BufWriter::new(File::create(path).expect("there is room on the disk"));
        let (mut ends, mut bytes, mut characters) = (Vec::new(), 0, 0);
        for number in 0..documents {
            let text: String = archive.document(number).1.iter().map(written).collect();
            out.write_all(text.as_bytes()).expect("there is room on the disk");
            bytes += text.len() as u64;
            characters += text.chars().count() as u64;
            ends.push(bytes);
        }
        out.flush().expect("there is room on the disk");
        Self { file: File::open(path).expect("it was just written"), ends, family: archive.family, bytes, characters }
    }

    fn read(&self, number: u64) -> String {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        let mut bytes = vec![0; (self.ends[number as usize] - start) as usize];
        self.file.read_exact_at(&mut bytes, start).expect("it was written so long");
        String::from_utf8(bytes).expect("it was written from a text")
    }

    /// The text of a document; those that were added later are not in the file.
    fn of(&self, meta: &DocMeta) -> Option<String> {
        let number = number_of(&meta.id)?;
        (number < self.ends.len() as u64).then(|| self.read(number))
    }
}

fn number_of(id: &str) -> Option<u64> {
    id.strip_prefix("doc-")?.parse().ok()
}

fn seconds(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1e9
}

fn arguments() -> Arguments {
    let mut arguments = Arguments {
        documents: 5_000,
        queries: 60,
        negatives: 200,
        seed: 5,
        pool: 0,
        pasted: 25,
        family: 1,
        characters: 5_000,
        folder: None,
    };
    let mut words = std::env::args().skip(1);
    while let Some(name) = words.next() {
        let value = words.next().unwrap_or_else(|| panic!("{name} wants a value"));
        let number = || value.parse().unwrap_or_else(|_| panic!("{name} wants a number, not {value}"));
        match name.as_str() {
            "--documents" => arguments.documents = number(),
            "--queries" => arguments.queries = number(),
            "--negatives" => arguments.negatives = number(),
            "--seed" => arguments.seed = number(),
            "--pool" => arguments.pool = number() as usize,
            "--pasted" => arguments.pasted = number() as usize,
            "--characters" => arguments.characters = number() as usize,
            "--family" => arguments.family = number().max(1),
            "--folder" => arguments.folder = Some(PathBuf::from(value)),
            _ => panic!("{name} is not known; see the head of the example"),
        }
    }
    if arguments.pool == 0 {
        // So that a clause of the pool stands in more than a thousandth of the documents, as boilerplate does.
        arguments.pool = (arguments.documents as usize * 3 / 200).clamp(100, 1_500);
    }
    arguments
}
