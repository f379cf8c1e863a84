//! 文本格式 The text form: TOML between two `---` lines, then the words with light marks.
//!
//! `#` title (several in a row are its rows), `##` 一、 `###` （一） `####` 1. `#####` （1）; typed numbers are understood; `|` tables;
//! `@横排` lays the next table across; `![图注](图片.png)` a picture whose file lies beside the text; `> ` 附注; `@附件 名称` begins an attachment. Every other line is a paragraph; after a `\`
//! a line is a paragraph whatever it begins with, and `\|` is a bar within a table's cell.

pub(crate) mod drafts;
pub(crate) mod front;
mod located;
pub(crate) mod marks;
pub(crate) mod write;

pub use front::KEYS;
pub use located::located;
pub use marks::Pictures;
pub use write::write;

use std::ops::Range;

use crate::characters;
use crate::check::Fault;
use crate::document::Document;
use crate::placed::{Part, Piece};
use crate::words::Form;

/// The longest text that is read, in bytes.
pub const MOST_BYTES: usize = 400_000;
/// The most lines that are read.
pub const MOST_LINES: usize = 5_000;

/// Reads a document without pictures; every fault at once, each with its line.
pub fn read(text: &str) -> Result<Document, Vec<Fault>> {
    read_with(text, &|_| None)
}

/// Reads a document whose pictures are found by their names; every fault at once, each with its line.
pub fn read_with(text: &str, pictures: &Pictures<'_>) -> Result<Document, Vec<Fault>> {
    let Reading { document, faults, .. } = read_placed(text, pictures);
    if faults.is_empty() { Ok(document) } else { Err(faults) }
}

/// What could be read of a text, where it stands, and what is wrong with it.
pub(crate) struct Reading {
    pub document: Document,
    pub pieces: Vec<Piece>,
    pub faults: Vec<Fault>,
}

/// Reads what can be read; places are those of `source` as it was given.
pub(crate) fn read_placed(source: &str, pictures: &Pictures<'_>) -> Reading {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    if let Some(fault) = too_large(text) {
        return Reading { document: Document::new(Form::Document), pieces: Vec::new(), faults: vec![fault] };
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut faults = Vec::new();
    let (fence, fenceless) = fence(&lines);
    let keys = "\n".repeat(fence.keys.start) + &lines[fence.keys].join("\n");
    let (document, spots) = front::read_placed(&keys, &mut faults);
    let mut pieces = placed_keys(&keys, spots, |line| range_of(source, lines[line]).start);
    faults.extend(strange_characters(&lines));
    let document = marks::read(document, (source, &lines, fence.begin), pictures, (&mut pieces, &mut faults));
    faults.sort_by_key(|fault| fault.line);
    pieces.sort_by_key(|piece| piece.runs.first().map_or(0, |run| run.start));
    // Where the front matter is not told from the words, the other faults are only its consequences.
    Reading { document, pieces, faults: fenceless.map_or(faults, |fault| vec![fault]) }
}

/// Where a part of the source stands in it.
pub(crate) fn range_of(source: &str, part: &str) -> Range<usize> {
    let begin = part.as_ptr() as usize - source.as_ptr() as usize;
    begin..begin + part.len()
}

/// The elements of the front matter. Its lines are those of the source, so that only the beginnings of lines differ.
fn placed_keys(keys: &str, spots: Vec<front::Spot>, line_start: impl Fn(usize) -> usize) -> Vec<Piece> {
    let starts: Vec<usize> = std::iter::once(0).chain(keys.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let in_source = |at: usize| {
        let line = starts.partition_point(|start| *start <= at) - 1;
        line_start(line) + at - starts[line]
    };
    let piece = |(role, range): front::Spot| {
        let run = in_source(range.start)..in_source(range.end);
        Piece { role, part: Part::Main, runs: vec![run] }
    };
    spots.into_iter().map(piece).collect()
}

fn too_large(text: &str) -> Option<Fault> {
    if MOST_BYTES < text.len() {
        return Some(Fault::of(1, format!("全文{}字节，最多{MOST_BYTES}字节（约13万字）；请分成几件。", text.len())));
    }
    let lines = text.lines().count();
    (MOST_LINES < lines).then(|| Fault::of(MOST_LINES, format!("全文{lines}行，最多{MOST_LINES}行；请分成几件。")))
}

/// The lines of the front matter, and the line where the words begin.
struct Fence {
    keys: Range<usize>,
    begin: usize,
}

/// Where the front matter stands; with the fault, where a fence is missing, the lines that can only be meant.
fn fence(lines: &[&str]) -> (Fence, Option<Fault>) {
    let first = lines.iter().position(|line| !line.is_empty());
    let Some(first) = first.filter(|first| lines[*first] == "---") else {
        let fault = Fault::of(1, "开头要有两行“---”，中间写文种、发文机关等。".to_owned());
        return (Fence { keys: 0..0, begin: 0 }, Some(fault));
    };
    let after = first + 1;
    if let Some(count) = lines.iter().skip(after).position(|line| *line == "---") {
        return (Fence { keys: after..after + count, begin: after + count + 1 }, None);
    }
    let end = after + lines[after..].iter().take_while(|line| line.is_empty() || line.contains('=')).count();
    let fault = Fault::of(after, "开头的“---”没有配对的第二行“---”。".to_owned());
    (Fence { keys: after..end, begin: end }, Some(fault))
}

fn strange_characters(lines: &[&str]) -> Vec<Fault> {
    let found = lines.iter().enumerate().filter_map(|(at, line)| {
        let (c, kind) = line.chars().find_map(|c| characters::strange(c).map(|kind| (c, kind)))?;
        Some(Fault::of(at + 1, format!("有{}（U+{:04X}），请删去或重新键入。", kind.word(), u32::from(c))))
    });
    found.collect()
}

#[cfg(test)]
mod tests;
