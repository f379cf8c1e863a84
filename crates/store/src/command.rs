//! Commands that arrive twice are done once: the answer is kept in the transaction of the work itself.

use jiff::Timestamp;
use kernel::id::DistrictId;

use crate::args;
use crate::error::StoreError;
use crate::tx::Tx;

/// What is known of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remembered {
    /// Never seen; do the work and give the [`Tx::answer`].
    Fresh,
    /// Done before; this was the answer.
    Repeat {
        /// The answer given then.
        answer: String,
    },
    /// The same id came with another content or from somebody else: a fault of the program that sent it.
    Mismatch,
}

impl Tx {
    /// Remembers a command by its id, who sent it and the digest of its content. If it is fresh, the work must end with
    /// [`Tx::answer`]; without one nothing is kept.
    pub async fn remember(
        &mut self,
        district: &DistrictId,
        id: &str,
        actor: &str,
        digest: &str,
        now: Timestamp,
    ) -> Result<Remembered, StoreError> {
        let fresh = self
            .exec(
                "insert into command (district, id, actor, digest, answer, at)
                 values ($1, $2, $3, $4, '', $5)
                 on conflict (district, id) do nothing",
                args![district, id, actor, digest, now],
            )
            .await?;
        if fresh == 1 {
            self.owed.push((district.to_string(), id.to_owned()));
            return Ok(Remembered::Fresh);
        }
        let known = self
            .one("select actor, digest, answer from command where district = $1 and id = $2", args![district, id])
            .await?;
        if known.text("actor")? == actor && known.text("digest")? == digest {
            Ok(Remembered::Repeat { answer: known.text("answer")? })
        } else {
            Ok(Remembered::Mismatch)
        }
    }

    /// Keeps the answer of a fresh command, for whoever repeats it.
    pub async fn answer(&mut self, district: &DistrictId, id: &str, answer: &str) -> Result<(), StoreError> {
        let kept = self
            .exec("update command set answer = $3 where district = $1 and id = $2", args![district, id, answer])
            .await?;
        if kept == 0 {
            return Err(StoreError::Missing);
        }
        self.owed.retain(|(owed_district, owed)| owed_district != district.as_str() || owed != id);
        Ok(())
    }
}
