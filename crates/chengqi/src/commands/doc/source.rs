//! A file that is to be read as a document, whatever it is: text form, plain text of any encoding in use, DOCX.

use std::path::Path;

use encoding_rs::GB18030;
use gongwen::Fault;
use gongwen::placed::{self, Placed};

use super::read;
use crate::commands::Refused;

/// The largest file that is looked into, in bytes.
const MOST_BYTES: u64 = 50_000_000;

/// What was read from a file.
pub(super) struct Source {
    /// The document and where everything in it stands.
    pub placed: Placed,
    /// What the text form does not allow.
    pub faults: Vec<Fault>,
    /// How the file holds it.
    pub held: Held,
}

/// How a file holds a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// As UTF-8 text, which can be written back.
    Text,
    /// As text in the encoding of older programs.
    OldText,
    /// As a file for word processors.
    Docx,
}

/// Reads a file. Refused with a sentence where it holds no document that could be read.
pub(super) fn open(file: &Path) -> anyhow::Result<Source> {
    let refused = |why: String| Refused(format!("{}：{why}", file.display()));
    let size = std::fs::metadata(file).map_err(|cause| refused(format!("读不到（{cause}）")))?.len();
    if MOST_BYTES < size {
        return Err(refused(format!("{size} 字节，最多 {MOST_BYTES} 字节")).into());
    }
    let bytes = read(file)?;
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        let (placed, _) = placed::docx(&bytes).map_err(|fault| refused(fault.message))?;
        return Ok(Source { placed, faults: Vec::new(), held: Held::Docx });
    }
    let (text, held) = text(&bytes).ok_or_else(|| refused("不是文字，也不是 DOCX".to_owned()))?;
    if placed::MOST_BYTES < text.len() {
        let most = placed::MOST_BYTES;
        return Err(refused(format!("全文 {} 字节，最多 {most} 字节（约13万字），请分成几件", text.len())).into());
    }
    let (placed, faults) = placed::read(&text);
    Ok(Source { placed, faults, held })
}

fn text(bytes: &[u8]) -> Option<(String, Held)> {
    if bytes.contains(&0) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), Held::Text));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), Held::OldText))
}
