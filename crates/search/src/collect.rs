//! Goes through whatever fits, leaves out what the asker may not see, counts the rest and keeps the best.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{ColumnValues, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document::{Found, Place, Question};
use crate::query::{Sight, place};
use crate::schema::{AUDIENCES, DAY, READERS, SEQUENCE, SINCE, is_in};

/// What orders the hits: place, date, the later change; the address makes the order total.
type Rank = (Place, i64, u64, Reverse<(SegmentOrdinal, DocId)>);

/// The best that were seen, and how many there were.
#[derive(Debug, Default)]
pub struct Best {
    pub ranks: Vec<Rank>,
    pub count: usize,
}

/// A hit that was kept.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    pub address: DocAddress,
    pub place: Place,
    pub sequence: u64,
}

/// The collector of one question.
pub struct Seen {
    district: String,
    audiences: Arc<BTreeSet<String>>,
    days: Option<(i64, i64)>,
    skip: usize,
    most: usize,
}

impl Seen {
    pub fn of(question: &Question) -> Self {
        Self {
            district: question.district.clone(),
            audiences: Arc::new(question.audiences.iter().cloned().collect()),
            days: match (question.from, question.to) {
                (None, None) => None,
                (from, to) => Some((from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX))),
            },
            // Whoever pages further than a count is exact should ask more precisely.
            skip: question.skip.min(Found::EXACT),
            most: question.most.min(Found::EXACT),
        }
    }

    /// Without a limit: for comparing with a scan.
    pub fn all_of(question: &Question) -> Self {
        Self { skip: 0, most: usize::MAX, ..Self::of(question) }
    }
}

impl Collector for Seen {
    type Fruit = (Vec<Kept>, usize);
    type Child = Segment;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Segment> {
        let fast = reader.fast_fields();
        let days = match self.days {
            Some((from, to)) => Some((fast.column_first_or_default(DAY)?, from, to)),
            None => None,
        };
        Ok(Segment {
            segment,
            audiences: Circle::of(fast.str(AUDIENCES)?, self),
            readers: Circle::of(fast.str(READERS)?, self),
            since: fast.column_first_or_default(SINCE)?,
            sequence: fast.column_first_or_default(SEQUENCE)?,
            days,
            best: Vec::new(),
            worst: None,
            most: self.skip.saturating_add(self.most),
            count: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Best>) -> tantivy::Result<(Vec<Kept>, usize)> {
        let count = segments.iter().map(|best| best.count).sum();
        let mut ranks: Vec<Rank> = segments.into_iter().flat_map(|best| best.ranks).collect();
        ranks.sort_unstable_by(|a, b| b.cmp(a));
        let kept = |(place, _, sequence, Reverse((segment, doc))): Rank| Kept {
            address: DocAddress::new(segment, doc),
            place,
            sequence,
        };
        Ok((ranks.into_iter().skip(self.skip).take(self.most).map(kept).collect(), count))
    }
}

/// The part of the work in one segment.
pub struct Segment {
    segment: SegmentOrdinal,
    audiences: Circle,
    readers: Circle,
    since: Arc<dyn ColumnValues<i64>>,
    sequence: Arc<dyn ColumnValues<u64>>,
    days: Option<(Arc<dyn ColumnValues<i64>>, i64, i64)>,
    /// At most twice as many as wanted; when full, the worse half goes.
    best: Vec<Rank>,
    /// Whatever is not better than this is not among the wanted.
    worst: Option<Rank>,
    most: usize,
    count: usize,
}

impl SegmentCollector for Segment {
    type Fruit = Best;

    fn collect(&mut self, doc: DocId, score: Score) {
        let (place, sight) = place(score);
        let since = self.since.get_val(doc);
        let behind = self.worst.is_some_and(|worst| (place, since) < (worst.0, worst.1));
        // Once the count says "more" it matters no longer whether somebody may see what would not be shown anyway.
        if behind && Found::EXACT < self.count {
            return;
        }
        if !self.is_seen(doc, sight) || !self.is_within_days(doc) {
            return;
        }
        self.count += 1;
        if !behind {
            self.keep((place, since, self.sequence.get_val(doc), Reverse((self.segment, doc))));
        }
    }

    fn harvest(mut self) -> Best {
        self.cut();
        Best { ranks: self.best, count: self.count }
    }
}

impl Segment {
    fn is_seen(&mut self, doc: DocId, sight: Sight) -> bool {
        self.audiences.has(doc)
            && match sight {
                Sight::HeadSuffices => true,
                Sight::NeedsText => self.readers.has(doc),
            }
    }

    fn is_within_days(&self, doc: DocId) -> bool {
        self.days.as_ref().is_none_or(|(day, from, to)| (*from..=*to).contains(&day.get_val(doc)))
    }

    fn keep(&mut self, rank: Rank) {
        self.best.push(rank);
        if self.best.len() == self.most.saturating_mul(2) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.most < self.best.len() {
            self.best.select_nth_unstable_by(self.most, |a, b| b.cmp(a));
            self.best.truncate(self.most);
            self.worst = self.best.iter().min().copied();
        }
    }
}

/// Who is in the circle that a column draws round each document. Few circles are drawn round many documents, so that each is looked
/// at once in a segment.
struct Circle {
    drawn: Option<StrColumn>,
    known: Vec<Verdict>,
    district: String,
    mine: Arc<BTreeSet<String>>,
}

#[derive(Clone, Copy)]
enum Verdict {
    Unknown,
    In,
    Out,
}

impl Circle {
    fn of(drawn: Option<StrColumn>, seen: &Seen) -> Self {
        let many = drawn.as_ref().map_or(0, |column| column.num_terms());
        Self {
            drawn,
            known: vec![Verdict::Unknown; many],
            district: seen.district.clone(),
            mine: seen.audiences.clone(),
        }
    }

    /// Whether the asker is in the circle of this document. A document without a circle is nobody's.
    fn has(&mut self, doc: DocId) -> bool {
        let Some(drawn) = &self.drawn else { return false };
        let Some(code) = drawn.ords().first(doc) else { return false };
        let place = usize::try_from(code).unwrap_or(usize::MAX);
        match self.known.get(place) {
            Some(Verdict::In) => true,
            Some(Verdict::Out) | None => false,
            Some(Verdict::Unknown) => {
                let mut circle = String::new();
                // What can't be read is shown to nobody.
                let read = drawn.ord_to_str(code, &mut circle).unwrap_or_default();
                let is_in = read && is_in(&circle, &self.district, &self.mine);
                self.known[place] = if is_in { Verdict::In } else { Verdict::Out };
                is_in
            }
        }
    }
}
