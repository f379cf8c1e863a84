//! `chengqi doc import FILE.docx -o FILE.md`

use std::path::Path;

use gongwen::{docx, text};

use super::report::{self, Shape};
use super::{beside, ends, free, read, write};
use crate::exit::Exit;

/// Writes the text form and its pictures beside it, and lists what was not understood.
pub(super) fn run(file: &Path, out: &Path) -> anyhow::Result<Exit> {
    ends(out, "md")?;
    let found = match docx::read(&read(file)?) {
        Ok(found) => found,
        Err(fault) => return report::faults(&[fault], Shape::Text),
    };
    let pictures = beside::files(&found.document, out.parent().unwrap_or(Path::new("")))?;
    free(out)?;
    for (path, bytes) in &pictures {
        write(path, bytes)?;
    }
    write(out, text::write(&found.document).as_bytes())?;
    for path in std::iter::once(out).chain(pictures.iter().map(|(path, _)| path.as_path())) {
        println!("已写成 {}", path.display());
    }
    for part in &found.not_understood {
        println!("没有读懂：{}“{}”（{}）", part.what, part.text, part.why);
    }
    if !found.not_understood.is_empty() {
        println!("共 {} 处没有读懂，请对照原件补上", found.not_understood.len());
    }
    Ok(Exit::Done)
}
