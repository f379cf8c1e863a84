//! 图片 The files beside a text: read for a page from the text's own folder and nowhere else, written there when a DOCX comes in.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use gongwen::picture::{MOST_BYTES, MOST_PICTURES, name_fault};
use gongwen::{Document, Fault, text};

use super::free;
use crate::commands::Refused;

/// Reads the text that lay in this file; every fault with its line, those of the document as a whole too.
pub(super) fn read(words: &str, file: &Path) -> Result<Document, Vec<Fault>> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let asked = Cell::new(0);
    let picture = |name: &str| {
        asked.set(asked.get() + 1);
        // Whoever writes the same large picture on every line must not fill the machine before the text is read.
        if asked.get() <= MOST_PICTURES { bytes(folder, name) } else { None }
    };
    let read = text::read_with(words, &picture);
    if MOST_PICTURES < asked.get() {
        let told = format!("图片有{}张，最多{MOST_PICTURES}张；请分成几件。", asked.get());
        return Err(text::located(words, vec![Fault { line: 0, key: Some("body".to_owned()), message: told }]));
    }
    let document = read?;
    let faults = document.faults();
    if faults.is_empty() { Ok(document) } else { Err(text::located(words, faults)) }
}

/// The pictures of a document as files in this folder: each once, none of them there yet, no two of one name.
pub(super) fn files<'a>(document: &'a Document, folder: &Path) -> anyhow::Result<Vec<(PathBuf, &'a [u8])>> {
    // Some disks do not tell capitals from small letters.
    let mut known = BTreeMap::new();
    let mut files = Vec::new();
    for picture in document.pictures() {
        let name = &picture.name;
        if let Some(why) = name_fault(name) {
            return Err(Refused(format!("{why}；没有导入。请在原件里另存这张图片后再导入")).into());
        }
        match known.insert(name.to_lowercase(), (name, &picture.image)) {
            None => files.push((folder.join(name), picture.image.bytes())),
            Some(same) if same == (name, &picture.image) => {}
            Some(_) => {
                let told =
                    format!("原件里有两张不同的图片都叫“{name}”，放不进同一个目录，没有导入；请在原件里改名后再导入");
                return Err(Refused(told).into());
            }
        }
    }
    files.iter().try_for_each(|(path, _)| free(path))?;
    Ok(files)
}

/// The bytes of a picture in this folder, one byte more than is taken at most: whoever reads them says that it is too large.
fn bytes(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let path = folder.join(name);
    // A link may lead out of the folder, and a pipe has no end.
    if name_fault(name).is_some() || !path.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
