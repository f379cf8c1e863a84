//! The journal's chain: entries are placed at the very end of the work, so that the head of a district's chain is held for
//! three statements and the commit, and never while somebody is still deciding (SEC-3).

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::id::DistrictId;
use kernel::journal::{self, Entry, GENESIS};

use crate::args;
use crate::error::StoreError;
use crate::tx::Tx;

/// What waits for the end of the work.
pub(crate) enum Pending {
    Entry(DistrictId, Entry),
    Work { district: DistrictId, kind: &'static str, payload: String, due: Timestamp, at: Timestamp },
}

/// The series of numbers that outbox rows of a district have.
const OUTBOX_SERIES: &str = "store.outbox";

impl Tx {
    /// Chains what was recorded and files what was published, district by district in the order of their codes, so that two
    /// transactions over the same districts never wait for each other in a circle.
    ///
    /// It is done at the end of every write; an answer that shows the entries of its own command asks for it just before.
    pub async fn chain(&mut self) -> Result<(), StoreError> {
        let mut by_district: BTreeMap<DistrictId, Vec<Pending>> = BTreeMap::new();
        for pending in std::mem::take(&mut self.pending) {
            let district = match &pending {
                Pending::Entry(district, _) | Pending::Work { district, .. } => district.clone(),
            };
            by_district.entry(district).or_default().push(pending);
        }
        for (district, pending) in by_district {
            self.chain_district(&district, pending).await?;
        }
        Ok(())
    }

    async fn chain_district(&mut self, district: &DistrictId, pending: Vec<Pending>) -> Result<(), StoreError> {
        let entries = pending.iter().filter(|one| matches!(one, Pending::Entry(..))).count() as i64;
        let (mut seq, mut hash) = self.take_head(district, entries).await?;
        for one in pending {
            match one {
                Pending::Entry(_, entry) => {
                    let row = journal::Row::chain(district, seq + 1, &hash, entry);
                    seq = row.seq;
                    hash.clone_from(&row.hash);
                    self.insert(row).await?;
                }
                Pending::Work { kind, payload, due, at, .. } => {
                    let number = self.next_number(district, OUTBOX_SERIES).await?;
                    self.exec(
                        "insert into outbox (district, number, journal_seq, kind, payload, at, due, attempts)
                         values ($1, $2, $3, $4, $5, $6, $7, 0)",
                        args![district, number, seq, kind, payload, at, due],
                    )
                    .await?;
                }
            }
        }
        if entries != 0 {
            self.exec("update chain_head set hash = $2 where district = $1", args![district, hash]).await?;
        }
        Ok(())
    }

    /// Locks the head of the chain and moves it on; gives the number and hash of the last row before.
    async fn take_head(&mut self, district: &DistrictId, entries: i64) -> Result<(i64, String), StoreError> {
        const MOVE: &str = "update chain_head
             set seq = seq + $2
             where district = $1
             returning seq, hash";
        let head = match self.opt(MOVE, args![district, entries]).await? {
            Some(head) => head,
            None => {
                self.exec(
                    "insert into chain_head (district, seq, hash)
                     values ($1, 0, $2)
                     on conflict (district) do nothing",
                    args![district, GENESIS],
                )
                .await?;
                self.one(MOVE, args![district, entries]).await?
            }
        };
        Ok((head.int("seq")? - entries, head.text("hash")?))
    }

    async fn insert(&mut self, row: journal::Row) -> Result<(), StoreError> {
        self.exec(
            "insert into journal (district, seq, at, actor, post, room, verb, matter, payload, prev, hash)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            args![
                row.district,
                row.seq,
                row.at,
                row.actor,
                row.post,
                row.room,
                row.verb,
                row.matter,
                row.payload,
                row.prev,
                row.hash
            ],
        )
        .await
        .map(|_| ())
    }
}
