//! A font of this machine: what it can do is known at once, its file is held from the first word that is set with it.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};

/// Above this the allocator takes a block from the machine by itself and gives it back when it is freed; smaller ones, once some were freed,
/// stay with the process (glibc raises its limit up to 32 MiB). Only the part that is filled takes memory.
const APART: usize = 33 << 20;

/// A font and where it lies.
#[derive(Debug, Clone)]
pub(crate) struct Faced {
    info: FontInfo,
    file: PathBuf,
    /// Which of the fonts in its file it is.
    index: u32,
    /// What was read; None where the file is gone or another one by now.
    held: Arc<OnceLock<Option<Font>>>,
}

impl Faced {
    /// The fonts in a file.
    pub(crate) fn of(file: &Path) -> Vec<Self> {
        let Ok(bytes) = read(file) else { return Vec::new() };
        let many = ttf_parser::fonts_in_collection(&bytes).unwrap_or(1);
        let faced = |index| {
            let info = FontInfo::new(&bytes, index)?;
            Some(Self { info, file: file.to_owned(), index, held: Arc::default() })
        };
        (0..many).filter_map(faced).collect()
    }

    /// What it is called and which characters it has.
    pub(crate) fn info(&self) -> &FontInfo {
        &self.info
    }

    /// Where it lies.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Whether it is of this family.
    pub(crate) fn is_of(&self, family: &str) -> bool {
        self.info.family.eq_ignore_ascii_case(family)
    }

    /// The font, read when it is first asked for.
    pub(crate) fn font(&self) -> Option<Font> {
        let font = || Font::new(Bytes::new(read(&self.file).ok()?), self.index);
        self.held.get_or_init(font).clone()
    }

    /// Whether its file is held.
    #[cfg(test)]
    pub(crate) fn is_held(&self) -> bool {
        self.held.get().is_some()
    }
}

/// The bytes of a file, apart from everything else that is held.
fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(APART);
    File::open(file)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
