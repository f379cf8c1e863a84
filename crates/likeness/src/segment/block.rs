//! A block of keys. Each key is its difference to the one before and a list of documents; each document of a list is the difference to the
//! one before, doubled, plus one if another follows. The number 1, which no list begins with, says that only a count follows.

use crate::segment::Found;
use crate::segment::code::{Reader, put_varint};

/// Says that a count stands in the place of a list.
const ONLY_COUNTED: u64 = 1;

/// Appends one key; `before` is the key before it in the block, if it is not the first.
pub(crate) fn put_key(out: &mut Vec<u8>, before: Option<u32>, key: u32, documents: &[u32], counted: Option<u32>) {
    if let Some(before) = before {
        put_varint(out, u64::from(key - before));
    }
    if let Some(count) = counted {
        put_varint(out, ONLY_COUNTED);
        put_varint(out, u64::from(count));
        return;
    }
    let mut next = 0;
    for (at, document) in documents.iter().enumerate() {
        let more = u64::from(at + 1 < documents.len());
        // One more than the difference, so that no entry is less than 2.
        put_varint(out, ((u64::from(*document) + 1 - next) << 1) | more);
        next = u64::from(*document) + 1;
    }
}

/// Reads a block.
pub(crate) struct Block<'b> {
    reader: Reader<'b>,
    first: u32,
    key: Option<u32>,
    documents: u32,
}

impl<'b> Block<'b> {
    pub(crate) fn new(bytes: &'b [u8], first: u32, documents: u32) -> Self {
        Self::resume(bytes, first, documents, 0, None)
    }

    pub(crate) fn resume(bytes: &'b [u8], first: u32, documents: u32, at: usize, key: Option<u32>) -> Self {
        Self { reader: Reader::from(bytes, at), first, key, documents }
    }

    pub(crate) fn state(&self) -> (usize, Option<u32>) {
        (self.reader.at(), self.key)
    }

    /// The next key; `None` if the bytes make no sense, `Some(None)` at the end.
    #[expect(clippy::option_option, reason = "nonsense and the end are two things")]
    pub(crate) fn next(&mut self, documents: &mut Vec<u32>) -> Option<Option<(u32, Found)>> {
        documents.clear();
        if self.reader.is_at_end() {
            return Some(None);
        }
        let key = self.next_key()?;
        let found = self.list(Some(documents))?;
        Some(Some((key, found)))
    }

    /// Looks for one key.
    pub(crate) fn find(&mut self, wanted: u32, documents: &mut Vec<u32>) -> Option<Found> {
        while !self.reader.is_at_end() {
            let key = self.next_key()?;
            if wanted < key {
                break;
            }
            if key == wanted {
                return self.list(Some(documents));
            }
            self.list(None)?;
        }
        Some(Found::Nowhere)
    }

    fn next_key(&mut self) -> Option<u32> {
        let key = match self.key {
            None => self.first,
            Some(before) => before.checked_add(self.reader.short()?)?,
        };
        self.key = Some(key);
        Some(key)
    }

    fn list(&mut self, mut documents: Option<&mut Vec<u32>>) -> Option<Found> {
        let mut next = 0_u64;
        let mut count = 0;
        loop {
            let entry = self.reader.varint()?;
            if entry == ONLY_COUNTED && count == 0 {
                return Some(Found::Counted(self.reader.short()?));
            }
            next = next.checked_add(entry >> 1)?;
            let document = u32::try_from(next.checked_sub(1)?).ok().filter(|document| *document < self.documents)?;
            if entry < 2 {
                return None;
            }
            if let Some(documents) = &mut documents {
                documents.push(document);
            }
            count += 1;
            if entry & 1 == 0 {
                return Some(Found::Listed(count));
            }
        }
    }
}
