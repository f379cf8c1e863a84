//! `chengqi doc reuse FILE --against DIR`: where the passages of a text stood before, among the documents of a folder (DOC-3). The index of
//! the folder lies within it and is brought up to date before it is asked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::Context;
use checkup::Reuse;
use clap::Args;
use gongwen::placed::Placed;
use likeness::{Answer, Day, DocMeta, Document, Fault, Index, Query, Source};
use serde::Serialize;

use super::beside_each_other::{PassageJson, json, tell};
use super::{read, replace, source};
use crate::commands::Refused;
use crate::exit::Exit;

/// The folder of the index within the folder that it is of.
const OWN: &str = ".chengqi-reuse";
/// Documents that are added at a time.
const BATCH: usize = 2_000;
/// Endings of files that may be documents.
const ENDINGS: [&str; 3] = ["txt", "md", "docx"];

/// What can be said on the command line.
#[derive(Debug, Args)]
pub struct Asked {
    /// 要查的文稿：文本（txt、md）或 DOCX
    #[arg(value_name = "文件")]
    file: PathBuf,
    /// 与哪个文件夹里的公文比；第一次先建索引，以后只补新的和改过的
    #[arg(long, value_name = "文件夹")]
    against: PathBuf,
    /// 结果用 JSON
    #[arg(long)]
    json: bool,
}

/// What is known of a file that is in the index: its size and the second in which it was last changed.
type Stamps = BTreeMap<String, String>;

#[derive(Serialize)]
struct AnswerJson {
    characters: usize,
    copied: usize,
    sources: Vec<SourceJson>,
}

#[derive(Serialize)]
struct SourceJson {
    file: String,
    title: String,
    shared: usize,
    years: Option<u16>,
    own_unit: bool,
    cited: bool,
    passages: Vec<PassageJson>,
}

/// Brings the index up to date and asks it.
pub(super) fn run(asked: &Asked) -> anyhow::Result<Exit> {
    let archive = Archive::open(&asked.against)?;
    let placed = source::open(&asked.file)?.placed;
    let answer = archive.ask(&asked.file, &placed)?;
    let texts = |meta: &DocMeta| archive.text(meta);
    if asked.json {
        println!("{}", serde_json::to_string_pretty(&told(&answer, &placed.source, &texts))?);
    } else {
        tell_all(&answer, &placed.source, &texts);
    }
    Ok(Exit::Done)
}

/// A folder of documents with its index.
pub(super) struct Archive {
    folder: PathBuf,
    index: Index,
}

impl Archive {
    /// Opens the index of a folder, or makes it, and brings it up to date.
    pub(super) fn open(against: &Path) -> anyhow::Result<Self> {
        let folder = fs::canonicalize(against)
            .map_err(|cause| Refused(format!("读不到文件夹 {}（{cause}）", against.display())))?;
        let index = brought_up_to_date(&folder)?;
        Ok(Self { folder, index })
    }

    /// The fact for the check-up of a file: its sources and their texts.
    pub(super) fn reuse(&self, file: &Path, placed: &Placed) -> anyhow::Result<Reuse> {
        let answer = self.ask(file, placed)?;
        let text = |source: &Source| Some((source.meta.id.clone(), self.text(&source.meta)?));
        let texts = answer.sources.iter().filter_map(text).collect();
        Ok(Reuse { answer, texts })
    }

    /// Where the passages of a file stood before; a file of the folder is not its own source.
    fn ask(&self, file: &Path, placed: &Placed) -> anyhow::Result<Answer> {
        let full = fs::canonicalize(file)?;
        let itself = full.strip_prefix(&self.folder).ok().map(|own| own.to_string_lossy().into_owned());
        let (meta, text) = (meta(&file.display().to_string(), placed), placed.own_words());
        let query = Query {
            itself: itself.as_deref(),
            genre: &meta.genre,
            unit: &meta.unit,
            date: meta.date,
            ..Query::new(&text)
        };
        Ok(self.index.search(&query, |meta| self.text(meta), |_| true).map_err(refused)?)
    }

    fn text(&self, meta: &DocMeta) -> Option<String> {
        source::open(&self.folder.join(&meta.id)).ok().map(|source| source.placed.own_words())
    }
}

fn refused(fault: Fault) -> Refused {
    Refused(fault.to_string())
}

fn brought_up_to_date(folder: &Path) -> anyhow::Result<Index> {
    let own = folder.join(OWN);
    fs::create_dir_all(&own).map_err(|cause| Refused(format!("写不进 {}（{cause}）", own.display())))?;
    let list = own.join("files.json");
    let mut stamps: Stamps = read(&list).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
    let place = own.join("index");
    let opened = match Index::open(&place) {
        Ok(index) => Some(index).filter(|index| index.documents() == stamps.len() as u64),
        Err(Fault::Damaged { .. } | Fault::OtherVersion { .. }) => None,
        Err(fault) => return Err(refused(fault).into()),
    };
    let index = if let Some(index) = opened {
        index
    } else {
        // Damaged, of another version, or not what the list says: it is made from the files again.
        stamps.clear();
        Index::rebuild(&place).map_err(refused)?
    };
    let found = files(folder)?;
    for gone in stamps.keys().filter(|path| !found.contains_key(*path)).cloned().collect::<Vec<_>>() {
        index.delete(&gone).map_err(refused)?;
        stamps.remove(&gone);
    }
    let fresh: Vec<(String, String)> =
        found.into_iter().filter(|(path, stamp)| stamps.get(path) != Some(stamp)).collect();
    let mut unread = 0;
    for some in fresh.chunks(BATCH) {
        let opened: Vec<_> = some
            .iter()
            .filter_map(|(path, stamp)| Some((path, stamp, source::open(&folder.join(path)).ok()?.placed)))
            .collect();
        unread += some.len() - opened.len();
        let texts: Vec<String> = opened.iter().map(|(_, _, placed)| placed.own_words()).collect();
        let known = opened.iter().zip(&texts);
        let documents = known.map(|((path, _, placed), text)| Document { meta: meta(path, placed), text });
        index.add_all(documents).map_err(refused)?;
        stamps.extend(opened.iter().map(|(path, stamp, _)| ((*path).clone(), (*stamp).clone())));
    }
    if !fresh.is_empty() {
        eprintln!("索引：新读 {} 份，读不懂 {unread} 份，共 {} 份", fresh.len() - unread, stamps.len());
    }
    index.commit(index.last_sequence() + 1).map_err(refused)?;
    index.merge().map_err(refused)?;
    replace(&list, &serde_json::to_vec(&stamps)?)?;
    Ok(index)
}

/// Every file below the folder that may be a document, by its path from there, with its stamp. Hidden ones and links are left out.
fn files(folder: &Path) -> anyhow::Result<Stamps> {
    let (mut found, mut folders) = (Stamps::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("读不到 {}", next.display()))? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            if kind.is_dir() && !hidden {
                folders.push(path);
            } else if kind.is_file() && !hidden && ENDINGS.contains(&ending.as_str()) {
                let data = entry.metadata()?;
                let changed = data.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                let stamp = format!("{}:{}", data.len(), changed.map_or(0, |since| since.as_nanos()));
                found.insert(path.strip_prefix(folder)?.to_string_lossy().into_owned(), stamp);
            }
        }
    }
    Ok(found)
}

fn meta(path: &str, placed: &Placed) -> DocMeta {
    let document = &placed.document;
    let title = document.title.text();
    let day = |date: jiff::civil::Date| {
        Some(Day {
            year: u16::try_from(date.year()).ok()?,
            month: u8::try_from(date.month()).ok()?,
            day: u8::try_from(date.day()).ok()?,
        })
    };
    DocMeta {
        id: path.to_owned(),
        sequence: 0,
        title: if title.is_empty() { path.to_owned() } else { title },
        number: document.number.as_ref().map(ToString::to_string).unwrap_or_default(),
        genre: document.genre.or(placed.genre).map(|genre| genre.word().to_owned()).unwrap_or_default(),
        unit: document.issuers.first().map(|issuer| issuer.name.clone()).unwrap_or_default(),
        date: placed.date().and_then(day),
        access: String::new(),
    }
}

fn told(answer: &Answer, here: &str, texts: &impl Fn(&DocMeta) -> Option<String>) -> AnswerJson {
    let source = |source: &Source| {
        let there = texts(&source.meta).unwrap_or_default();
        SourceJson {
            file: source.meta.id.clone(),
            title: source.meta.title.clone(),
            shared: source.shared,
            years: source.years,
            own_unit: source.own_unit,
            cited: source.cited,
            passages: source.passages.iter().map(|passage| json(passage, here, &there)).collect(),
        }
    };
    AnswerJson {
        characters: answer.characters,
        copied: answer.copied,
        sources: answer.sources.iter().map(source).collect(),
    }
}

fn tell_all(answer: &Answer, here: &str, texts: &impl Fn(&DocMeta) -> Option<String>) {
    if answer.sources.is_empty() {
        println!("没有找到来源：全文 {} 字，没有成段与文件夹里的公文相同", answer.characters);
        return;
    }
    println!("全文 {} 字，其中 {} 字照抄，来源 {} 份", answer.characters, answer.copied, answer.sources.len());
    for source in &answer.sources {
        let years = source.years.map(|years| format!("，相隔{years}年")).unwrap_or_default();
        let own = if source.own_unit { "，本单位" } else { "" };
        let repeated = if source.repeated_over_years() { "，多年重复照抄" } else { "" };
        println!("\n《{}》（{}）{}字相同{years}{own}{repeated}", source.meta.title, source.meta.id, source.shared);
        let there = texts(&source.meta).unwrap_or_default();
        for passage in &source.passages {
            tell(passage, here, &there);
        }
    }
}
