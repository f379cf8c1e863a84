//! Where the bytes of a segment are: in memory, or in a file that is read at the places wanted.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::fault::Fault;
use crate::segment::code::Sum;

/// A file up to this size is kept in memory whole, which spares a call of the system for each key.
const SMALL: u64 = 1 << 20;
/// How the name of a file ends while it is being written.
pub(crate) const UNFINISHED: &str = "unfinished";
const PIECE: usize = 1 << 20;

#[derive(Debug)]
pub(crate) enum Bytes {
    Memory(Vec<u8>),
    File { file: File, length: u64 },
}

impl Bytes {
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let file = File::open(path).map_err(Fault::disk(path))?;
        let length = file.metadata().map_err(Fault::disk(path))?.len();
        if SMALL < length {
            return Ok(Self::File { file, length });
        }
        fs::read(path).map(Self::Memory).map_err(Fault::disk(path))
    }

    pub(crate) fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File { length, .. } => *length,
        }
    }

    /// What of it stands in memory.
    pub(crate) fn resident(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File { .. } => 0,
        }
    }

    /// Copies a stretch into the buffer.
    pub(crate) fn read(&self, at: u64, length: usize, buffer: &mut Vec<u8>, name: &str) -> Result<(), Fault> {
        match self {
            Self::Memory(_) => {
                let slice = self.memory(at, length, name)?;
                buffer.clear();
                buffer.extend_from_slice(slice);
            }
            Self::File { file, length: whole } => {
                // Nothing is allocated before it is known that so much is there.
                if at.checked_add(length as u64).is_none_or(|end| *whole < end) {
                    return Err(cut(name));
                }
                buffer.clear();
                buffer.resize(length, 0);
                file.read_exact_at(buffer, at).map_err(|source| match source.kind() {
                    io::ErrorKind::UnexpectedEof => cut(name),
                    _ => Fault::Disk { file: name.to_owned(), source },
                })?;
            }
        }
        Ok(())
    }

    /// A stretch, without copying it if it stands in memory.
    pub(crate) fn slice<'b>(
        &'b self,
        at: u64,
        length: usize,
        buffer: &'b mut Vec<u8>,
        name: &str,
    ) -> Result<&'b [u8], Fault> {
        match self {
            Self::Memory(_) => self.memory(at, length, name),
            Self::File { .. } => {
                self.read(at, length, buffer, name)?;
                Ok(buffer)
            }
        }
    }

    pub(crate) fn checksum(&self, length: u64, name: &str) -> Result<u64, Fault> {
        let mut sum = Sum::default();
        let mut buffer = Vec::new();
        let mut at = 0;
        while at < length {
            let piece = usize::try_from(length - at).map_or(PIECE, |rest| rest.min(PIECE));
            sum.add(self.slice(at, piece, &mut buffer, name)?);
            at += piece as u64;
        }
        Ok(sum.value())
    }

    fn memory(&self, at: u64, length: usize, name: &str) -> Result<&[u8], Fault> {
        let Self::Memory(bytes) = self else { return Err(cut(name)) };
        let at = usize::try_from(at).map_err(|_| cut(name))?;
        at.checked_add(length).and_then(|end| bytes.get(at..end)).ok_or_else(|| cut(name))
    }
}

fn cut(name: &str) -> Fault {
    Fault::Damaged { file: name.to_owned(), what: "文件不完整" }
}

/// Writes a file so that it is either there whole or not at all, whenever the power fails.
pub(crate) fn write_file(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let unfinished = path.with_extension(UNFINISHED);
    let mut out = BufWriter::with_capacity(PIECE, File::create(&unfinished).map_err(Fault::disk(&unfinished))?);
    write(&mut out)?;
    out.flush().map_err(Fault::disk(&unfinished))?;
    out.get_ref().sync_all().map_err(Fault::disk(&unfinished))?;
    fs::rename(&unfinished, path).map_err(Fault::disk(path))?;
    // The new name itself is kept only once the folder is.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Fault::disk(folder))
}
