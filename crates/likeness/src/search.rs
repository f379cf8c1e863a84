//! Retrieval: which documents of the index share rare fingerprints with the query.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::answer::Answer;
use crate::common::Common;
use crate::fault::Fault;
use crate::index::{Index, Picture};
use crate::judge::{Candidate, Candidates};
use crate::meta::DocMeta;
use crate::normal::normalise;
use crate::query::{Query, check_length};
use crate::segment::Found;
use crate::winnow::{Fingerprint, fingerprints};

/// So many of the best documents are asked about before the search gives up finding readable ones among them.
const MOST_ASKED: usize = 512;

impl Index {
    /// Finds the sources of a text. `texts` hands over the text of a document; `may_read` says whether the asker may read it, and what he may
    /// not read is only counted.
    ///
    /// # Errors
    /// [`Fault::TooLong`], and [`Fault::Disk`] or [`Fault::Damaged`] if the index cannot be read.
    pub fn search<T: AsRef<str>>(
        &self,
        query: &Query<'_>,
        texts: impl Fn(&DocMeta) -> Option<T>,
        may_read: impl Fn(&DocMeta) -> bool,
    ) -> Result<Answer, Fault> {
        Ok(self.candidates(query, may_read)?.judge(texts))
    }

    /// The documents that may be sources, for a caller who must wait for their texts: he loads those of [`Candidates::metas`], readable or
    /// not, and calls [`Candidates::judge`].
    ///
    /// # Errors
    /// As [`Index::search`].
    pub fn candidates<'q>(
        &self,
        query: &Query<'q>,
        may_read: impl Fn(&DocMeta) -> bool,
    ) -> Result<Candidates<'q>, Fault> {
        check_length(query.text)?;
        let picture = self.picture();
        let normal = normalise(query.text);
        let marks = fingerprints(normal.characters());
        let hits = Hits::of(&picture, &marks, query.parameters.rare)?;
        let limit = query.parameters.common_above(picture.documents());
        let is_common = |mark: &Fingerprint| limit < u64::from(hits.count(mark.hash));
        let common = Common::of(normal.len(), marks.iter().copied().filter(is_common));
        let chosen = chosen(&picture, query, hits.votes, may_read)?;
        Ok(Candidates::of(query.clone(), normal, common, chosen))
    }
}

/// What the index knows of the fingerprints of a query.
struct Hits {
    /// The distinct hashes, ascending, and in how many documents each stands.
    hashes: Vec<u32>,
    counts: Vec<u32>,
    /// For a segment and a document of it, how many rare fingerprints it shares.
    votes: FxHashMap<(u32, u32), u32>,
}

impl Hits {
    fn of(picture: &Arc<Picture>, marks: &[Fingerprint], rare: u32) -> Result<Self, Fault> {
        let mut hashes: Vec<u32> = marks.iter().map(|mark| mark.hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let mut counts = vec![0_u32; hashes.len()];
        let mut listed: Vec<(u32, u32, u32)> = Vec::new();
        let (mut documents, mut buffer) = (Vec::new(), Vec::new());
        for (number, live) in (0_u32..).zip(&picture.segments) {
            for (place, hash) in (0_u32..).zip(&hashes) {
                let count = &mut counts[place as usize];
                match live.segment.find(*hash, &mut documents, &mut buffer)? {
                    Found::Nowhere => {}
                    Found::Counted(found) => *count = count.saturating_add(found),
                    Found::Listed(_) => {
                        let alive = documents.iter().filter(|document| !live.deleted.contains(**document));
                        let before = listed.len();
                        listed.extend(alive.map(|document| (place, number, *document)));
                        *count = count.saturating_add(u32::try_from(listed.len() - before).unwrap_or(u32::MAX));
                    }
                }
            }
        }
        let mut votes: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        for (place, number, document) in listed {
            // Only now is it known how often the hash stands in all segments together.
            if counts[place as usize] <= rare {
                *votes.entry((number, document)).or_default() += 1;
            }
        }
        Ok(Self { hashes, counts, votes })
    }

    fn count(&self, hash: u32) -> u32 {
        self.hashes.binary_search(&hash).map_or(0, |place| self.counts[place])
    }
}

/// The documents with most votes, as many readable as others.
fn chosen(
    picture: &Picture,
    query: &Query<'_>,
    votes: FxHashMap<(u32, u32), u32>,
    may_read: impl Fn(&DocMeta) -> bool,
) -> Result<Vec<Candidate>, Fault> {
    let most = query.parameters.candidates;
    let mut ranked: Vec<((u32, u32), u32)> =
        votes.into_iter().filter(|(_, votes)| query.parameters.least_votes <= *votes).collect();
    ranked.sort_unstable_by_key(|(document, votes)| (std::cmp::Reverse(*votes), *document));
    let (mut readable, mut hidden) = (Vec::new(), Vec::new());
    for ((number, document), _) in ranked.into_iter().take(MOST_ASKED.max(most)) {
        let meta = picture.segments[number as usize].segment.meta(document)?;
        if query.itself == Some(meta.id.as_str()) {
            continue;
        }
        let readable_by_asker = may_read(&meta);
        let list = if readable_by_asker { &mut readable } else { &mut hidden };
        if list.len() < most {
            list.push(Candidate { meta, readable: readable_by_asker });
        }
        if readable.len() == most {
            break;
        }
    }
    readable.append(&mut hidden);
    Ok(readable)
}
