//! Writes a segment, key after key.

use std::io::{self, Write};

use crate::fault::Fault;
use crate::meta::DocMeta;
use crate::parameters::Parameters;
use crate::segment::block::put_key;
use crate::segment::code::Sum;
use crate::segment::{Foot, HEAD, MAGIC, VERSION, hash_of_id, put_meta};

/// Keys of one block: what is read for one look-up.
const KEYS_IN_BLOCK: usize = 64;

/// A segment in the making.
pub(crate) struct Builder<W: Write> {
    out: W,
    sum: Sum,
    foot: Foot,
    directory: Vec<u8>,
    block: Vec<u8>,
    first: u32,
    before: Option<u32>,
    keys: usize,
}

impl<W: Write> Builder<W> {
    pub(crate) fn new(out: W) -> Result<Self, Fault> {
        let mut builder = Self {
            out,
            sum: Sum::default(),
            foot: Foot::default(),
            directory: Vec::new(),
            block: Vec::new(),
            first: 0,
            before: None,
            keys: 0,
        };
        let mut head = [0; HEAD];
        head[..8].copy_from_slice(MAGIC);
        head[8..12].copy_from_slice(&VERSION.to_le_bytes());
        builder.put(&head)?;
        Ok(builder)
    }

    /// Adds the next key; keys come in ascending order. A list that is too long is kept as a count.
    pub(crate) fn key(&mut self, key: u32, documents: &[u32], counted: u32) -> Result<(), Fault> {
        let listed = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        let total = counted.saturating_add(listed);
        let count = (0 < counted || Parameters::MOST_LISTED < listed).then_some(total);
        if self.before.is_none() {
            self.first = key;
        }
        put_key(&mut self.block, self.before, key, documents, count);
        self.before = Some(key);
        self.keys += 1;
        self.foot.key_count += 1;
        self.foot.posting_count += u64::from(total);
        if self.keys == KEYS_IN_BLOCK { self.end_block() } else { Ok(()) }
    }

    fn end_block(&mut self) -> Result<(), Fault> {
        if self.before.is_none() {
            return Ok(());
        }
        let block = std::mem::take(&mut self.block);
        self.put(&block)?;
        self.foot.blocks += block.len() as u64;
        self.foot.block_count += 1;
        let end = u32::try_from(self.foot.blocks).map_err(|_| Fault::TooLarge)?;
        self.directory.extend_from_slice(&self.first.to_le_bytes());
        self.directory.extend_from_slice(&end.to_le_bytes());
        self.block = block;
        self.block.clear();
        (self.before, self.keys) = (None, 0);
        Ok(())
    }

    /// Ends the segment with what is known of its documents, as `put_meta` writes it, with the hashes of their ids.
    pub(crate) fn finish<'m>(
        mut self,
        documents: impl Iterator<Item = Result<(std::borrow::Cow<'m, [u8]>, u32), Fault>>,
    ) -> Result<W, Fault> {
        self.end_block()?;
        let directory = std::mem::take(&mut self.directory);
        self.put(&directory)?;
        let mut places = Vec::new();
        let mut names: Vec<(u32, u32)> = Vec::new();
        for (number, document) in (0..).zip(documents) {
            let (meta, name) = document?;
            self.put(&meta)?;
            self.foot.documents += meta.len() as u64;
            let end = u32::try_from(self.foot.documents).map_err(|_| Fault::TooLarge)?;
            places.extend_from_slice(&end.to_le_bytes());
            names.push((name, number));
        }
        self.foot.document_count = names.len() as u64;
        names.sort_unstable();
        let names: Vec<u8> =
            names.iter().flat_map(|(name, document)| [name.to_le_bytes(), document.to_le_bytes()].concat()).collect();
        self.put(&places)?;
        self.put(&names)?;
        self.foot.checksum = self.sum.value();
        let foot = self.foot.written();
        self.put(&foot)?;
        Ok(self.out)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        self.sum.add(bytes);
        self.out.write_all(bytes).map_err(unwritten)
    }
}

fn unwritten(source: io::Error) -> Fault {
    Fault::Disk { file: "新分段".to_owned(), source }
}

/// A segment of these documents, given the distinct hashes of each.
pub(crate) fn from_documents(documents: &[(DocMeta, Vec<u32>)]) -> Result<Vec<u8>, Fault> {
    let mut pairs: Vec<u64> = Vec::with_capacity(documents.iter().map(|(_, hashes)| hashes.len()).sum());
    for (number, (_, hashes)) in (0_u64..).zip(documents) {
        pairs.extend(hashes.iter().map(|hash| (u64::from(*hash) << 32) | number));
    }
    pairs.sort_unstable();
    let mut builder = Builder::new(Vec::new())?;
    let mut list = Vec::new();
    for equal in pairs.chunk_by(|one, other| one >> 32 == other >> 32) {
        list.clear();
        list.extend(equal.iter().map(|pair| *pair as u32));
        builder.key((equal[0] >> 32) as u32, &list, 0)?;
    }
    builder.finish(documents.iter().map(|(meta, _)| {
        let mut bytes = Vec::new();
        put_meta(&mut bytes, meta);
        Ok((bytes.into(), hash_of_id(&meta.id)))
    }))
}
