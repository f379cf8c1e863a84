//! 流水 The journal: every change is one entry, chained by SM3 (GB/T 32905-2016) per district (SEC-3).
//!
//! The hash covers every column, each field with its length before it, so that no two different rows have one image.

use jiff::Timestamp;
use sm3::{Digest, Sm3};

use crate::actor::Actor;
use crate::id::{DistrictId, MatterId};

/// The hash before the first entry of a district: 64 zeros.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One change, not yet placed in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who: a person's id, or `system` for what time does by itself.
    pub actor: String,
    /// In which post; empty for the system.
    pub post: String,
    /// The room that it happened in.
    pub room: &'static str,
    /// What was done, a verb of the room.
    pub verb: &'static str,
    /// To which matter, if any.
    pub matter: Option<MatterId>,
    /// Before, after, rule and facts: canonical JSON text, hashed as these very bytes.
    pub payload: String,
}

impl Entry {
    /// An entry of what the actor did.
    #[must_use]
    pub fn by(
        actor: &Actor,
        room: &'static str,
        verb: &'static str,
        matter: Option<MatterId>,
        payload: String,
        at: Timestamp,
    ) -> Self {
        Self {
            at,
            actor: actor.person.to_string(),
            post: actor.main_seat().post.to_string(),
            room,
            verb,
            matter,
            payload,
        }
    }

    /// An entry of what the system did by itself.
    #[must_use]
    pub fn by_system(
        room: &'static str,
        verb: &'static str,
        matter: Option<MatterId>,
        payload: String,
        at: Timestamp,
    ) -> Self {
        Self { at, actor: "system".to_owned(), post: String::new(), room, verb, matter, payload }
    }
}

/// A row of the journal, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The tenant.
    pub district: String,
    /// Place in the district's chain, from 1 without gaps.
    pub seq: i64,
    /// Seconds since 1970.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// In which post.
    pub post: String,
    /// Where.
    pub room: String,
    /// What.
    pub verb: String,
    /// Which matter; empty for none.
    pub matter: String,
    /// Before, after, rule, facts.
    pub payload: String,
    /// The hash of the row before.
    pub prev: String,
    /// The hash of this row.
    pub hash: String,
}

impl Row {
    /// Places an entry behind the row with hash `prev`, as number `seq`.
    #[must_use]
    pub fn chain(district: &DistrictId, seq: i64, prev: &str, entry: Entry) -> Self {
        let mut row = Self {
            district: district.to_string(),
            seq,
            at: entry.at.as_second(),
            actor: entry.actor,
            post: entry.post,
            room: entry.room.to_owned(),
            verb: entry.verb.to_owned(),
            matter: entry.matter.map(|id| id.to_string()).unwrap_or_default(),
            payload: entry.payload,
            prev: prev.to_owned(),
            hash: String::new(),
        };
        row.hash = row.digest();
        row
    }

    /// SM3 over version, and every column but the hash itself, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut sm3 = Sm3::new();
        sm3.update([1u8]);
        sm3.update(self.seq.to_be_bytes());
        sm3.update(self.at.to_be_bytes());
        for field in
            [&self.district, &self.actor, &self.post, &self.room, &self.verb, &self.matter, &self.payload, &self.prev]
        {
            sm3.update((field.len() as u64).to_be_bytes());
            sm3.update(field.as_bytes());
        }
        hex::encode(sm3.finalize())
    }
}

/// SM3 of bytes, in hexadecimal: the address of an attachment, the digest of a text.
#[must_use]
pub fn sm3_hex(bytes: &[u8]) -> String {
    hex::encode(Sm3::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        let district: DistrictId = "qingxi".parse().expect("valid");
        let at = Timestamp::from_second(1_763_800_000).expect("in range");
        Row::chain(&district, 1, GENESIS, Entry::by_system("house", "begin", None, "{}".to_owned(), at))
    }

    #[test]
    fn sm3_gives_the_standards_own_example() {
        // GB/T 32905-2016 附录 A.1
        assert_eq!(sm3_hex(b"abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    #[test]
    fn every_column_changes_the_hash() {
        let changes: [fn(&mut Row); 10] = [
            |r| r.district.push('x'),
            |r| r.seq += 1,
            |r| r.at += 1,
            |r| r.actor.push('x'),
            |r| r.post.push('x'),
            |r| r.room.push('x'),
            |r| r.verb.push('x'),
            |r| r.matter.push('x'),
            |r| r.payload.push('x'),
            |r| r.prev.push('x'),
        ];
        for (column, change) in changes.iter().enumerate() {
            let mut altered = row();
            change(&mut altered);
            assert_ne!(altered.digest(), row().hash, "column {column}");
        }
    }

    #[test]
    fn moving_a_letter_to_the_next_field_changes_the_hash() {
        let mut one = row();
        one.actor = "ab".to_owned();
        one.post = "c".to_owned();
        let mut other = row();
        other.actor = "a".to_owned();
        other.post = "bc".to_owned();
        assert_ne!(one.digest(), other.digest());
    }
}
