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

use crate::characters;
use crate::check::Fault;
use crate::document::Document;

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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(fault) = too_large(text) {
        return Err(vec![fault]);
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let (front, begin) = fence(&lines)?;
    let mut faults = strange_characters(&lines);
    let document = front::read(&front, &mut faults);
    let document = marks::read(document, (&lines, begin), pictures, &mut faults);
    faults.sort_by_key(|fault| fault.line);
    if faults.is_empty() { Ok(document) } else { Err(faults) }
}

fn too_large(text: &str) -> Option<Fault> {
    if MOST_BYTES < text.len() {
        return Some(Fault::of(1, format!("全文{}字节，最多{MOST_BYTES}字节（约13万字）；请分成几件。", text.len())));
    }
    let lines = text.lines().count();
    (MOST_LINES < lines).then(|| Fault::of(MOST_LINES, format!("全文{lines}行，最多{MOST_LINES}行；请分成几件。")))
}

/// The front matter as TOML whose lines count as those of the file, and the line index after it.
fn fence(lines: &[&str]) -> Result<(String, usize), Vec<Fault>> {
    let first = lines.iter().position(|line| !line.is_empty());
    let Some(first) = first.filter(|first| lines[*first] == "---") else {
        return Err(vec![Fault::of(1, "开头要有两行“---”，中间写文种、发文机关等。".to_owned())]);
    };
    let Some(last) = lines.iter().skip(first + 1).position(|line| *line == "---") else {
        return Err(vec![Fault::of(first + 1, "开头的“---”没有配对的第二行“---”。".to_owned())]);
    };
    let last = first + 1 + last;
    let blank = "\n".repeat(first + 1);
    Ok((blank + &lines[first + 1..last].join("\n"), last + 1))
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
