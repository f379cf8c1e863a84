//! The list of the segments that make up the index, with the place in the journal up to which they are whole. It is replaced in one step.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::fault::Fault;
use crate::segment::{Reader, checksum, put_varint, write_file};

/// The file's name in the folder of the index.
pub(crate) const NAME: &str = "manifest";
const MAGIC: &[u8; 8] = b"CQREUSEM";
const VERSION: u64 = 1;

/// What is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// Everything of the caller's journal up to this number is in the segments.
    pub(crate) last_sequence: u64,
    /// The number of the next segment.
    pub(crate) next: u64,
    /// The segments, oldest first.
    pub(crate) segments: Vec<Listed>,
}

/// One segment of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Its number, which is its file's name.
    pub(crate) number: u64,
    /// The checksum of its content, so that no other file can stand in its place.
    pub(crate) checksum: u64,
    /// The documents that were deleted from it, ascending.
    pub(crate) deleted: Vec<u32>,
}

impl Manifest {
    /// Reads the list; an index that was never committed has none.
    pub(crate) fn read(folder: &Path) -> Result<Option<Self>, Fault> {
        let path = folder.join(NAME);
        match fs::read(&path) {
            Ok(bytes) => Self::decoded(&bytes).map(Some),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Fault::disk(&path)(error)),
        }
    }

    /// Replaces the list.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Fault> {
        let path = folder.join(NAME);
        write_file(&path, |out| out.write_all(&self.encoded()).map_err(Fault::disk(&path)))
    }

    fn encoded(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        for number in [VERSION, self.last_sequence, self.next, self.segments.len() as u64] {
            put_varint(&mut out, number);
        }
        for segment in &self.segments {
            for number in [segment.number, segment.checksum, segment.deleted.len() as u64] {
                put_varint(&mut out, number);
            }
            let mut next = 0;
            for document in &segment.deleted {
                put_varint(&mut out, u64::from(document - next));
                next = *document;
            }
        }
        let sum = checksum(&out);
        out.extend_from_slice(&sum.to_le_bytes());
        out
    }

    fn decoded(bytes: &[u8]) -> Result<Self, Fault> {
        let damaged = |what| Fault::Damaged { file: NAME.to_owned(), what };
        let (body, sum) = bytes.split_last_chunk::<8>().ok_or_else(|| damaged("文件不完整"))?;
        if checksum(body) != u64::from_le_bytes(*sum) {
            return Err(damaged("校验和不符"));
        }
        let content = body.strip_prefix(MAGIC.as_slice()).ok_or_else(|| damaged("开头不是索引清单的标记"))?;
        let mut reader = Reader::new(content);
        let version = reader.varint().unwrap_or_default();
        if version != VERSION {
            let version = u32::try_from(version).unwrap_or(u32::MAX);
            return Err(Fault::OtherVersion { file: NAME.to_owned(), version, known: 1 });
        }
        Self::list(&mut reader).filter(|_| reader.is_at_end()).ok_or_else(|| damaged("清单读不通"))
    }

    fn list(reader: &mut Reader<'_>) -> Option<Self> {
        let mut manifest = Self { last_sequence: reader.varint()?, next: reader.varint()?, segments: Vec::new() };
        for _ in 0..reader.varint()? {
            let mut listed = Listed { number: reader.varint()?, checksum: reader.varint()?, deleted: Vec::new() };
            let mut next = 0_u32;
            for _ in 0..reader.varint()? {
                next = next.checked_add(reader.short()?)?;
                listed.deleted.push(next);
            }
            manifest.segments.push(listed);
        }
        Some(manifest)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn example() -> Manifest {
        let segment =
            |number, deleted: &[u32]| Listed { number, checksum: u64::MAX - number, deleted: deleted.to_vec() };
        Manifest { last_sequence: 88, next: 9, segments: vec![segment(3, &[0, 4, 500]), segment(8, &[])] }
    }

    #[test]
    fn the_list_comes_back_and_replaces_the_one_before() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        assert_eq!(Manifest::read(folder.path()).expect("the folder is there"), None);
        Manifest::default().write(folder.path()).expect("the folder is there");
        example().write(folder.path()).expect("the folder is there");
        assert_eq!(Manifest::read(folder.path()).expect("it was just written"), Some(example()));
    }

    proptest! {
        #[test]
        fn a_damaged_list_is_refused(at: prop::sample::Index, by in 1_u8.., cut: prop::sample::Index) {
            let mut bytes = example().encoded();
            prop_assert!(Manifest::decoded(&bytes[..cut.index(bytes.len())]).is_err());
            let at = at.index(bytes.len());
            bytes[at] = bytes[at].wrapping_add(by);
            prop_assert!(Manifest::decoded(&bytes).is_err());
        }

        #[test]
        fn a_wrong_list_with_a_right_sum_is_read_or_refused(content in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut bytes = [MAGIC.as_slice(), &[1], &content].concat();
            bytes.extend_from_slice(&checksum(&bytes).to_le_bytes());
            // Either result is fine; a panic or endless work is not.
            let _ = Manifest::decoded(&bytes);
        }
    }
}
