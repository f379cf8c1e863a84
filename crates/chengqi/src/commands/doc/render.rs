//! `chengqi doc render FILE -o OUT.docx`

use std::path::Path;

use gongwen::docx::{self, DocxStyle};
use gongwen::{Fault, text};

use super::{ends, faulty, read, write};
use crate::exit::Exit;

/// Writes the DOCX, or says every fault.
pub(super) fn run(file: &Path, out: &Path) -> anyhow::Result<Exit> {
    ends(out, "docx")?;
    let Ok(words) = String::from_utf8(read(file)?) else {
        return Ok(faulty(&[Fault::of(
            1,
            "不是 UTF-8 的文本；请用记事本另存为 UTF-8，DOCX 请用 chengqi doc import 读入。".to_owned(),
        )]));
    };
    let document = match text::read(&words) {
        Ok(document) => document,
        Err(faults) => return Ok(faulty(&faults)),
    };
    let faults = document.faults();
    if !faults.is_empty() {
        return Ok(faulty(&faults));
    }
    write(out, &docx::write(&document, &DocxStyle::default()))?;
    println!("已生成 {}", out.display());
    Ok(Exit::Done)
}
