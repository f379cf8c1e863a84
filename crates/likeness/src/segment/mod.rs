//! One immutable part of the index: sorted fingerprints with the documents that hold them, and what is known of those documents.
//!
//! | part | what stands there |
//! |---|---|
//! | head | magic, version |
//! | blocks | 64 keys each: difference to the key before, then the list of documents |
//! | directory | for each block its first key and its place |
//! | documents | metadata, one after the other |
//! | places | where the metadata of each document ends |
//! | names | hash of each id with the document's number, sorted |
//! | foot | lengths and checksums of all this |
//!
//! Directory, places and names are held in memory (about 6 MB for 100,000 documents), all else is read where it is needed. Nothing that stands
//! in a file is believed: every number is checked before it is used, and what does not fit is [`Fault::Damaged`].

mod block;
mod build;
mod bytes;
mod code;
mod combine;

use std::ops::Range;
use std::path::Path;

pub(crate) use build::{Builder, from_documents};
use bytes::Bytes;
pub(crate) use bytes::{UNFINISHED, write_file};
pub(crate) use code::{Reader, checksum, put_text, put_varint};
pub(crate) use combine::{DROPPED, Part, combine};

use crate::fault::Fault;
use crate::meta::{Day, DocMeta};
use block::Block;

const MAGIC: &[u8; 8] = b"CQREUSE\n";
const VERSION: u32 = 1;
const HEAD: usize = 16;
const FOOT: usize = 72;
/// A merge reads so many blocks with one call of the system.
const BLOCKS_AT_ONCE: usize = 512;

/// An opened segment.
#[derive(Debug)]
pub(crate) struct Segment {
    name: String,
    bytes: Bytes,
    foot: Foot,
    /// First key of each block.
    keys: Vec<u32>,
    /// End of each block, from the first one.
    ends: Vec<u32>,
    /// End of each document's metadata, from the first one.
    places: Vec<u32>,
    /// Hash of an id and the number of its document.
    names: Vec<(u32, u32)>,
}

/// Reads whatever bytes as a segment, their sums put right, as a search and a merge would: the entry for fuzzing.
///
/// # Errors
/// Nearly always; it never panics.
#[doc(hidden)]
pub fn read_through(bytes: &[u8]) -> Result<(), Fault> {
    let segment = Segment::in_memory(with_right_sums(bytes.to_vec()))?;
    let (mut documents, mut buffer) = (Vec::new(), Vec::new());
    for key in
        segment.keys.iter().flat_map(|key| [key.saturating_sub(1), *key, key.saturating_add(1), key.saturating_add(40)])
    {
        segment.find(key, &mut documents, &mut buffer)?;
    }
    for document in 0..segment.document_count() {
        let meta = segment.meta(document)?;
        segment.documents_named(&meta.id)?;
    }
    let numbers = (0..segment.document_count()).collect();
    combine(&[Part { segment: &segment, numbers }], Vec::new()).map(drop)
}

/// Puts right the sums over changed bytes, so that one reaches what stands behind them.
fn with_right_sums(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some(body) = bytes.len().checked_sub(FOOT) {
        let sum = checksum(&bytes[..body]);
        bytes[body + 48..body + 56].copy_from_slice(&sum.to_le_bytes());
        let own = checksum(&bytes[body..body + 56]);
        bytes[body + 56..body + 64].copy_from_slice(&own.to_le_bytes());
    }
    bytes
}

/// Lengths and checksums at the end of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Foot {
    pub(crate) blocks: u64,
    pub(crate) block_count: u64,
    pub(crate) documents: u64,
    pub(crate) document_count: u64,
    pub(crate) key_count: u64,
    pub(crate) posting_count: u64,
    /// Over everything before the foot.
    pub(crate) checksum: u64,
}

/// How often a key was found, and in which documents if they are few enough to be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Nowhere,
    Listed(u32),
    Counted(u32),
}

impl Segment {
    /// Opens a file and reads it through once, so that damage is known now and not in the middle of a search.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let bytes = Bytes::open(path)?;
        Self::of(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)
    }

    /// A segment that was never written to disk.
    pub(crate) fn in_memory(bytes: Vec<u8>) -> Result<Self, Fault> {
        Self::of("内存分段".to_owned(), Bytes::Memory(bytes))
    }

    fn of(name: String, bytes: Bytes) -> Result<Self, Fault> {
        let damaged = |what| Fault::Damaged { file: name.clone(), what };
        let length = bytes.len();
        if length < (HEAD + FOOT) as u64 {
            return Err(damaged("文件不完整"));
        }
        let mut buffer = Vec::new();
        bytes.read(0, HEAD, &mut buffer, &name)?;
        if &buffer[..8] != MAGIC {
            return Err(damaged("开头不是复用索引的标记"));
        }
        let version = u32::from_le_bytes([buffer[8], buffer[9], buffer[10], buffer[11]]);
        if version != VERSION {
            return Err(Fault::OtherVersion { file: name, version, known: VERSION });
        }
        bytes.read(length - FOOT as u64, FOOT, &mut buffer, &name)?;
        let foot = Foot::read(&buffer).ok_or_else(|| damaged("结尾的校验和不符"))?;
        if foot.file_length() != Some(length) {
            return Err(damaged("长度与结尾所记不符"));
        }
        if bytes.checksum(length - FOOT as u64, &name)? != foot.checksum {
            return Err(damaged("内容的校验和不符"));
        }
        let mut segment =
            Self { name, bytes, foot, keys: Vec::new(), ends: Vec::new(), places: Vec::new(), names: Vec::new() };
        segment.read_tables(&mut buffer)?;
        Ok(segment)
    }

    fn read_tables(&mut self, buffer: &mut Vec<u8>) -> Result<(), Fault> {
        let [blocks, documents] = [self.foot.blocks, self.foot.documents];
        // The length of the file was found to be the sum of its parts, so each part fits into memory as the file says.
        let at = HEAD as u64 + blocks;
        for (key, end) in self.pairs(at, self.foot.block_count, buffer)? {
            self.keys.push(key);
            self.ends.push(end);
        }
        let ascending =
            self.keys.windows(2).all(|two| two[0] < two[1]) && self.ends.windows(2).all(|two| two[0] < two[1]);
        if !ascending || self.ends.last().map_or(0, |end| u64::from(*end)) != blocks {
            return Err(self.damaged("指纹目录次序不符"));
        }
        let at = at + 8 * self.foot.block_count + documents;
        let count = self.foot.document_count;
        self.read(at, 4 * count, buffer)?;
        self.places =
            buffer.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
        let ascending = self.places.windows(2).all(|two| two[0] <= two[1]);
        if !ascending || self.places.last().map_or(0, |end| u64::from(*end)) != documents {
            return Err(self.damaged("文稿目录次序不符"));
        }
        self.names = self.pairs(at + 4 * count, count, buffer)?;
        let sorted = self.names.windows(2).all(|two| two[0] <= two[1]);
        if !sorted || self.names.iter().any(|(_, document)| count <= u64::from(*document)) {
            return Err(self.damaged("文稿名录次序不符"));
        }
        Ok(())
    }

    fn pairs(&self, at: u64, count: u64, buffer: &mut Vec<u8>) -> Result<Vec<(u32, u32)>, Fault> {
        self.read(at, 8 * count, buffer)?;
        let number = |four: &[u8]| u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        Ok(buffer.chunks_exact(8).map(|eight| (number(&eight[..4]), number(&eight[4..]))).collect())
    }

    fn read(&self, at: u64, length: u64, buffer: &mut Vec<u8>) -> Result<(), Fault> {
        let length = usize::try_from(length).map_err(|_| self.damaged("长度超出本机范围"))?;
        self.bytes.read(at, length, buffer, &self.name)
    }

    pub(crate) fn damaged(&self, what: &'static str) -> Fault {
        Fault::Damaged { file: self.name.clone(), what }
    }

    /// How many documents it was built from; deleted ones count until the next merge.
    pub(crate) fn document_count(&self) -> u32 {
        u32::try_from(self.foot.document_count).unwrap_or(u32::MAX)
    }

    pub(crate) fn foot(&self) -> &Foot {
        &self.foot
    }

    /// Bytes on disk, or in memory if it is not there yet.
    pub(crate) fn size(&self) -> u64 {
        self.bytes.len()
    }

    /// Bytes that it holds in memory while it is open.
    pub(crate) fn resident(&self) -> u64 {
        let tables = self.keys.len() * 8 + self.places.len() * 4 + self.names.len() * 8;
        tables as u64 + self.bytes.resident()
    }

    /// Looks one key up; listed documents are put into `documents`.
    pub(crate) fn find(&self, key: u32, documents: &mut Vec<u32>, buffer: &mut Vec<u8>) -> Result<Found, Fault> {
        documents.clear();
        let Some(number) = self.keys.partition_point(|first| *first <= key).checked_sub(1) else {
            return Ok(Found::Nowhere);
        };
        let bytes = self.block(number, buffer)?;
        let mut block = Block::new(bytes, self.keys[number], self.document_count());
        block.find(key, documents).ok_or_else(|| self.damaged("指纹块读不通"))
    }

    /// Walks over all keys in their order.
    pub(crate) fn walk(&self) -> Walk<'_> {
        Walk { segment: self, buffer: Vec::new(), block: 0, start: 0, unread: 0, at: 0, key: None, last: None }
    }

    fn block<'b>(&'b self, number: usize, buffer: &'b mut Vec<u8>) -> Result<&'b [u8], Fault> {
        let stretch = self.stretch(number..number + 1);
        self.bytes.slice(HEAD as u64 + stretch.start, (stretch.end - stretch.start) as usize, buffer, &self.name)
    }

    /// Where these blocks are, from the first one.
    fn stretch(&self, blocks: Range<usize>) -> Range<u64> {
        let start = blocks.start.checked_sub(1).map_or(0, |before| self.ends[before]);
        u64::from(start)..u64::from(self.ends[blocks.end - 1])
    }

    /// What is known of a document.
    pub(crate) fn meta(&self, document: u32) -> Result<DocMeta, Fault> {
        let mut buffer = Vec::new();
        let raw = self.raw_meta(document, &mut buffer)?;
        read_meta(raw).ok_or_else(|| self.damaged("文稿信息读不通"))
    }

    pub(crate) fn raw_meta<'b>(&'b self, document: u32, buffer: &'b mut Vec<u8>) -> Result<&'b [u8], Fault> {
        let number = document as usize;
        let end = *self.places.get(number).ok_or_else(|| self.damaged("没有这份文稿"))?;
        let start = number.checked_sub(1).map_or(0, |before| self.places[before]);
        let at = HEAD as u64 + self.foot.blocks + 8 * self.foot.block_count + u64::from(start);
        self.bytes.slice(at, (end - start) as usize, buffer, &self.name)
    }

    /// The documents that have this id; more than one only if it was replaced within one batch.
    pub(crate) fn documents_named(&self, id: &str) -> Result<Vec<u32>, Fault> {
        let hash = hash_of_id(id);
        let from = self.names.partition_point(|(name, _)| *name < hash);
        let mut named = Vec::new();
        for (_, document) in self.names[from..].iter().take_while(|(name, _)| *name == hash) {
            if self.meta(*document)?.id == id {
                named.push(*document);
            }
        }
        Ok(named)
    }

    pub(crate) fn names(&self) -> &[(u32, u32)] {
        &self.names
    }
}

/// Goes over the keys of one segment, many blocks with one reading.
pub(crate) struct Walk<'s> {
    segment: &'s Segment,
    buffer: Vec<u8>,
    /// The block that is being read, and where in the buffer it begins.
    block: usize,
    start: usize,
    /// The first block that is not in the buffer yet.
    unread: usize,
    at: usize,
    key: Option<u32>,
    last: Option<u32>,
}

impl Walk<'_> {
    /// The next key with its documents, or nothing at the end.
    pub(crate) fn next(&mut self, documents: &mut Vec<u32>) -> Result<Option<(u32, Found)>, Fault> {
        let segment = self.segment;
        while self.block < segment.keys.len() {
            if self.block == self.unread {
                self.unread = segment.keys.len().min(self.block + BLOCKS_AT_ONCE);
                let stretch = segment.stretch(self.block..self.unread);
                segment.read(HEAD as u64 + stretch.start, stretch.end - stretch.start, &mut self.buffer)?;
                self.start = 0;
            }
            let stretch = segment.stretch(self.block..self.block + 1);
            let end = self.start + (stretch.end - stretch.start) as usize;
            let bytes = &self.buffer[self.start..end];
            let mut block = Block::resume(bytes, segment.keys[self.block], segment.document_count(), self.at, self.key);
            let step = block.next(documents).ok_or_else(|| segment.damaged("指纹块读不通"))?;
            (self.at, self.key) = block.state();
            match step {
                // Whoever walks relies on the order, also from one block to the next.
                Some((key, _)) if self.last.is_some_and(|last| key <= last) => {
                    return Err(segment.damaged("指纹次序不符"));
                }
                Some((key, found)) => {
                    self.last = Some(key);
                    return Ok(Some((key, found)));
                }
                None => {
                    self.block += 1;
                    self.start = end;
                    (self.at, self.key) = (0, None);
                }
            }
        }
        Ok(None)
    }
}

impl Foot {
    /// What the whole file must measure.
    fn file_length(&self) -> Option<u64> {
        let parts =
            [self.blocks, self.block_count.checked_mul(8)?, self.documents, self.document_count.checked_mul(12)?];
        let limits = [self.blocks, self.documents, self.document_count];
        if limits.iter().any(|part| u64::from(u32::MAX) < *part) {
            return None;
        }
        parts.iter().try_fold((HEAD + FOOT) as u64, |sum, part| sum.checked_add(*part))
    }

    fn numbers(&self) -> [u64; 7] {
        let Self { blocks, block_count, documents, document_count, key_count, posting_count, checksum } = *self;
        [blocks, block_count, documents, document_count, key_count, posting_count, checksum]
    }

    fn written(&self) -> [u8; FOOT] {
        let mut foot = [0; FOOT];
        for (eight, number) in foot.chunks_exact_mut(8).zip(self.numbers()) {
            eight.copy_from_slice(&number.to_le_bytes());
        }
        let own = checksum(&foot[..56]);
        foot[56..64].copy_from_slice(&own.to_le_bytes());
        foot[64..].copy_from_slice(MAGIC);
        foot
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let mut numbers =
            bytes.get(..FOOT)?.chunks_exact(8).map(|eight| eight.try_into().map_or(0, u64::from_le_bytes));
        let mut next = || numbers.next().unwrap_or_default();
        let foot = Self {
            blocks: next(),
            block_count: next(),
            documents: next(),
            document_count: next(),
            key_count: next(),
            posting_count: next(),
            checksum: next(),
        };
        (foot.written() == bytes[..FOOT]).then_some(foot)
    }
}

/// The hash under which an id stands in the table of names.
pub(crate) fn hash_of_id(id: &str) -> u32 {
    (checksum(id.as_bytes()) >> 32) as u32
}

/// Writes what is known of a document.
pub(crate) fn put_meta(out: &mut Vec<u8>, meta: &DocMeta) {
    for text in [&meta.id, &meta.title, &meta.number, &meta.genre, &meta.unit, &meta.access] {
        put_text(out, text);
    }
    put_varint(out, meta.sequence);
    let day = meta.date.map_or(0, |day| (u64::from(day.year) << 16) | (u64::from(day.month) << 8) | u64::from(day.day));
    put_varint(out, day);
}

fn read_meta(bytes: &[u8]) -> Option<DocMeta> {
    let mut reader = Reader::new(bytes);
    let mut text = || reader.text();
    let (id, title, number, genre, unit, access) = (text()?, text()?, text()?, text()?, text()?, text()?);
    let sequence = reader.varint()?;
    let day = reader.varint()?;
    let date = (day != 0).then_some(Day { year: (day >> 16) as u16, month: (day >> 8) as u8, day: day as u8 });
    reader.is_at_end().then_some(DocMeta { id, sequence, title, number, genre, unit, date, access })
}

#[cfg(test)]
mod tests;
