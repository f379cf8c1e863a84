//! Reading the whole journal again: every row is where it was, as it was, and none is missing (SEC-3).
//!
//! The chain alone shows any change by somebody who can't recompute it. Against somebody who recomputes it from the changed row
//! to its end, or cuts the end off together with the head, only what was kept outside helps: the [anchors](crate::anchor).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use kernel::journal::{GENESIS, Row as Entry};

use crate::anchor::Anchor;
use crate::args;
use crate::db::Db;
use crate::error::StoreError;
use crate::row::Row;

/// Rows read at a time.
const PAGE: i64 = 2000;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Every district that has a journal, a head or an anchor.
    pub districts: Vec<DistrictReport>,
}

/// What was found in one district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistrictReport {
    /// The district's code.
    pub district: String,
    /// How many rows were read and found right.
    pub rows: i64,
    /// How many anchors were met.
    pub anchors: usize,
    /// The first row that is wrong.
    pub fault: Option<Fault>,
}

/// The first wrong row of a district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row's number.
    pub seq: i64,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// There is none with this number though there are, or were, later ones.
    Absent,
    /// A row with this number should not be there.
    Surplus,
    /// A column holds what can't be read.
    Unreadable,
    /// The content does not give the digest.
    Altered,
    /// The row before is not the one that this row was chained to.
    Unlinked,
    /// The head of the chain is gone.
    Headless,
    /// The head of the chain is not this row, which is the last.
    WrongHead,
    /// An anchor kept outside shows another row.
    AgainstAnchor,
    /// An anchor kept outside shows that there were rows from here on.
    CutBeforeAnchor,
}

impl Report {
    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.districts.iter().all(|district| district.fault.is_none())
    }

    /// How many rows were read and found right.
    #[must_use]
    pub fn rows(&self) -> i64 {
        self.districts.iter().map(|district| district.rows).sum()
    }
}

impl DistrictReport {
    /// The finding in one sentence, with the district's name as people know it.
    #[must_use]
    pub fn sentence(&self, name: &str) -> String {
        match &self.fault {
            None => format!("{name} 流水 {} 行，全部相符；外存锚点 {} 个，全部相符", self.rows, self.anchors),
            Some(fault) => format!("{name} {fault}"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for district in &self.districts {
            writeln!(f, "{}", district.sentence(&district.district))?;
        }
        Ok(())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第 {} 行：{}", self.seq, self.kind)
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Absent => "该行缺失（被删除过，或编号被改动过）",
            Self::Surplus => "不应有该行（绕过程序插入，或编号被改动过）",
            Self::Unreadable => "内容不合规格，读不出来（该行被改动过）",
            Self::Altered => "内容与摘要不符（该行被改动过）",
            Self::Unlinked => "与上一行接不上（上一行被整行替换过，或该行被移动过）",
            Self::Headless => "链尾记录缺失（链尾被删除过，此前各行相符）",
            Self::WrongHead => "链尾记录与末行不符（末行被整行替换过，或链尾被改动过）",
            Self::AgainstAnchor => "与外存锚点不符（此行或此前的流水被整段重写过）",
            Self::CutBeforeAnchor => "从该行起缺失（外存锚点证明曾有这些行，末尾被截断过）",
        })
    }
}

/// Reads the journal of every district and recomputes everything. `progress` is told how many rows of about how many are read.
pub async fn verify(db: &Db, progress: impl FnMut(u64, u64) + Send) -> Result<Report, StoreError> {
    verify_against(db, &[], progress).await
}

/// As [`verify`], and holds the journal against anchors that were kept outside.
pub async fn verify_against(
    db: &Db,
    anchors: &[Anchor],
    mut progress: impl FnMut(u64, u64) + Send,
) -> Result<Report, StoreError> {
    let mut total = 0;
    let mut names: BTreeSet<String> = anchors.iter().map(|anchor| anchor.district.clone()).collect();
    for row in all_districts(db).await? {
        total += row.int("many")?.unsigned_abs();
        names.insert(row.text("district")?);
    }
    let mut read = 0;
    let mut districts = Vec::new();
    for district in names {
        let own = anchors.iter().filter(|anchor| anchor.district == district);
        let mut walk = Walk::new(own.map(|anchor| (anchor.seq, anchor.hash.clone())));
        let mut from = i64::MIN;
        while walk.fault.is_none() {
            let (rows, head) = page(db, &district, from).await?;
            for row in &rows {
                walk.step(row);
            }
            read += rows.len() as u64;
            progress(read.min(total), total);
            if (rows.len() as i64) < PAGE {
                walk.end(head.as_ref());
                break;
            }
            from = walk.last.saturating_add(1);
        }
        districts.push(DistrictReport { district, rows: walk.right, anchors: walk.met, fault: walk.fault });
    }
    Ok(Report { districts })
}

/// One district's chain, walked from the beginning.
struct Walk {
    last: i64,
    hash: String,
    right: i64,
    met: usize,
    anchors: BTreeMap<i64, BTreeSet<String>>,
    fault: Option<Fault>,
}

impl Walk {
    fn new(anchors: impl Iterator<Item = (i64, String)>) -> Self {
        let mut by_seq: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
        for (seq, hash) in anchors {
            by_seq.entry(seq).or_default().insert(hash);
        }
        Self { last: 0, hash: GENESIS.to_owned(), right: 0, met: 0, anchors: by_seq, fault: None }
    }

    fn step(&mut self, row: &Row) {
        if self.fault.is_some() {
            return;
        }
        let expected = self.last + 1;
        let Ok(entry) = entry(row) else {
            self.wrong(row.int("seq").unwrap_or(expected).min(expected), FaultKind::Unreadable);
            return;
        };
        if entry.seq < expected {
            self.wrong(entry.seq, FaultKind::Surplus);
        } else if entry.seq > expected {
            self.wrong(expected, FaultKind::Absent);
        } else if entry.digest() != entry.hash {
            self.wrong(expected, FaultKind::Altered);
        } else if entry.prev != self.hash {
            self.wrong(expected, FaultKind::Unlinked);
        } else if self.anchors.get(&expected).is_some_and(|seen| seen.iter().any(|hash| *hash != entry.hash)) {
            self.wrong(expected, FaultKind::AgainstAnchor);
        } else {
            self.met += self.anchors.get(&expected).map_or(0, BTreeSet::len);
            self.last = expected;
            self.hash = entry.hash;
            self.right += 1;
        }
    }

    fn end(&mut self, head: Option<&Row>) {
        if self.fault.is_some() {
            return;
        }
        let last_anchor = self.anchors.keys().next_back().copied().unwrap_or_default();
        match head.map(|head| (head.int("seq"), head.text("hash"))) {
            None if self.last == 0 => {}
            None => self.wrong(self.last, FaultKind::Headless),
            Some((Ok(seq), _)) if seq > self.last => self.wrong(self.last + 1, FaultKind::Absent),
            Some((Ok(seq), _)) if seq < self.last => self.wrong(seq + 1, FaultKind::Surplus),
            Some((Ok(_), Ok(hash))) if hash == self.hash => {}
            Some(_) => self.wrong(self.last, FaultKind::WrongHead),
        }
        if self.last < last_anchor && self.fault.is_none() {
            self.wrong(self.last + 1, FaultKind::CutBeforeAnchor);
        }
    }

    fn wrong(&mut self, seq: i64, kind: FaultKind) {
        self.fault = Some(Fault { seq, kind });
    }
}

async fn all_districts(db: &Db) -> Result<Vec<Row>, StoreError> {
    db.read(|tx| {
        Box::pin(async move {
            tx.all(
                "select district, cast(sum(many) as bigint) as many
                 from (
                     select district, count(*) as many from journal group by district
                     union all
                     select district, 0 as many from chain_head
                 ) parts
                 group by district",
                args![],
            )
            .await
        })
    })
    .await
}

/// The next rows, and the head as it stood at that very moment, so that writing may go on meanwhile.
async fn page(db: &Db, district: &str, from: i64) -> Result<(Vec<Row>, Option<Row>), StoreError> {
    let district = district.to_owned();
    db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let rows = tx
                .all(
                    "select district, seq, at, actor, post, room, verb, matter, payload, prev, hash
                     from journal
                     where district = $1 and seq >= $2
                     order by seq
                     limit $3",
                    args![&district, from, PAGE],
                )
                .await?;
            let head = tx.opt("select seq, hash from chain_head where district = $1", args![&district]).await?;
            Ok((rows, head))
        })
    })
    .await
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        district: row.text("district")?,
        seq: row.int("seq")?,
        at: row.int("at")?,
        actor: row.text("actor")?,
        post: row.text("post")?,
        room: row.text("room")?,
        verb: row.text("verb")?,
        matter: row.text("matter")?,
        payload: row.text("payload")?,
        prev: row.text("prev")?,
        hash: row.text("hash")?,
    })
}
