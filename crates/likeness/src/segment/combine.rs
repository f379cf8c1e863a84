//! Makes one segment of several, leaving out what was deleted.

use std::io::Write;

use crate::fault::Fault;
use crate::segment::{Builder, Found, Segment, Walk};

/// Stands in a map of documents for one that is left out.
pub(crate) const DROPPED: u32 = u32::MAX;

/// A segment to be combined, and the number that each of its documents gets, ascending, or [`DROPPED`].
pub(crate) struct Part<'s> {
    pub(crate) segment: &'s Segment,
    pub(crate) numbers: Vec<u32>,
}

/// Writes the parts as one segment.
pub(crate) fn combine<W: Write>(parts: &[Part<'_>], out: W) -> Result<W, Fault> {
    let mut builder = Builder::new(out)?;
    let mut heads = Vec::new();
    for part in parts {
        let mut head = Head { walk: part.segment.walk(), documents: Vec::new(), found: None };
        head.step()?;
        heads.push(head);
    }
    let mut list = Vec::new();
    while let Some(key) = heads.iter().filter_map(|head| head.found.map(|(key, _)| key)).min() {
        list.clear();
        let mut counted = 0_u32;
        for (head, part) in heads.iter_mut().zip(parts) {
            let Some((_, found)) = head.found.filter(|(own, _)| *own == key) else { continue };
            match found {
                Found::Nowhere => {}
                Found::Listed(_) => {
                    let numbers = head.documents.iter().map(|document| part.numbers[*document as usize]);
                    list.extend(numbers.filter(|number| *number != DROPPED));
                }
                // Which documents were counted is not known any more, so deleted ones stay in the count.
                Found::Counted(count) => counted = counted.saturating_add(count),
            }
            head.step()?;
        }
        if !list.is_empty() || 0 < counted {
            builder.key(key, &list, counted)?;
        }
    }
    builder.finish(parts.iter().flat_map(metas))
}

/// The raw metadata of the documents that stay, with the hashes of their ids.
fn metas<'p>(part: &'p Part<'_>) -> impl Iterator<Item = Result<(std::borrow::Cow<'static, [u8]>, u32), Fault>> + 'p {
    let mut hashes = vec![0; part.numbers.len()];
    for (hash, document) in part.segment.names() {
        hashes[*document as usize] = *hash;
    }
    let kept = (0_u32..).zip(&part.numbers).zip(hashes).filter(|((_, number), _)| **number != DROPPED);
    kept.map(|((document, _), hash)| {
        let mut buffer = Vec::new();
        let raw = part.segment.raw_meta(document, &mut buffer)?.to_vec();
        Ok((raw.into(), hash))
    })
}

struct Head<'s> {
    walk: Walk<'s>,
    documents: Vec<u32>,
    found: Option<(u32, Found)>,
}

impl Head<'_> {
    fn step(&mut self) -> Result<(), Fault> {
        self.found = self.walk.next(&mut self.documents)?;
        Ok(())
    }
}
