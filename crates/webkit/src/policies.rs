//! The policy that an office goes by: the set it was founded with, and the orders put in force since (GEN-4).
//!
//! The founding set is copied into the database, and from then on the copy is what counts: a new release of the program never changes
//! a verdict on something old. Of a later release only keys that the copy does not know are taken over, from that day on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use anyhow::Context as _;
use jiff::{Timestamp, civil};
use kernel::DistrictId;
use kernel::clock::office_day;
use kernel::policy::{Forbidden, Param, PolicySet};
use store::{Row, StoreError, Tx, args};

use crate::problem::Problem;
use crate::room::Room;

/// The policy of the house.
#[derive(Debug)]
pub struct Policies {
    shipped: Arc<PolicySet>,
    /// Kept until something changes: policy is asked for in nearly every transaction.
    composed: Mutex<Composed>,
}

/// What was composed for each district, under the names of its documents.
type Composed = BTreeMap<DistrictId, (Vec<Name>, Arc<PolicySet>)>;

/// Every key of policy that these rooms read, room by room.
#[must_use]
pub fn params(rooms: &[Room]) -> Vec<Param> {
    rooms.iter().flat_map(|room| room.params).copied().collect()
}

/// Every value that a later rule forbids, room by room.
#[must_use]
pub fn forbidden(rooms: &[Room]) -> Vec<Forbidden> {
    rooms.iter().flat_map(|room| room.forbidden).copied().collect()
}

/// A document that counts, as the database names it. Nodes that read the same names go by the same policy.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name {
    part: String,
    place: i64,
    digest: String,
}

const NAMES: &str = "
select 'set' as part, digest, taken_at as place from policy_set where district = $1
union all
select 'order' as part, digest, place from policy_order where district = $1 and place is not null
order by part desc, place, digest";

const TEXTS: &str = "
select 'set' as part, text, taken_at as place, digest from policy_set where district = $1
union all
select 'order' as part, text, place, digest from policy_order where district = $1 and place < $2
order by part desc, place, digest";

impl Policies {
    /// A house that goes by this shipped set until orders come over it.
    #[must_use]
    pub fn new(shipped: PolicySet) -> Self {
        Self { shipped: Arc::new(shipped), composed: Mutex::default() }
    }

    /// The set that ships with this program; the house goes by it from its founding on, see [`Policies::keep`].
    #[must_use]
    pub fn shipped(&self) -> &PolicySet {
        &self.shipped
    }

    /// The founding set with every order that was put in force, as this transaction sees it. Texts are read and parsed only after
    /// something changed.
    pub async fn in_force(&self, tx: &mut Tx, district: &DistrictId) -> Result<Arc<PolicySet>, Problem> {
        let rows = tx.all(NAMES, args![district]).await?;
        let names: Vec<Name> = rows.iter().map(name).collect::<Result<_, _>>()?;
        if let Some(known) = self.known(district, &names) {
            return Ok(known);
        }
        let set = Arc::new(self.below(tx, district, i64::MAX).await?);
        self.composed().insert(district.clone(), (names, set.clone()));
        Ok(set)
    }

    /// What was in force below the order with this place.
    pub async fn below(&self, tx: &mut Tx, district: &DistrictId, place: i64) -> Result<PolicySet, Problem> {
        let rows = tx.all(TEXTS, args![district, place]).await?;
        let mut set: Option<PolicySet> = None;
        for row in &rows {
            let (text, place) = (row.text("text")?, row.int("place")?);
            let layer = PolicySet::parse(&text)
                .with_context(|| format!("the kept policy text {}", row.text("digest").unwrap_or_default()))?;
            set = Some(match (set, row.text("part")?.as_str()) {
                (None, "set") => layer,
                (Some(set), "set") => set.completed(layer, day(place)?),
                (set, _order) => set.unwrap_or_else(|| PolicySet::clone(&self.shipped)).under(layer),
            });
        }
        Ok(set.unwrap_or_else(|| PolicySet::clone(&self.shipped)))
    }

    /// Copies the shipped set into the database of a house that has none, and from a later release the keys that are new.
    pub async fn keep(&self, tx: &mut Tx, district: &DistrictId, now: Timestamp) -> Result<(), Problem> {
        let sql = "select id, digest from policy_set where district = $1 order by taken_at, digest";
        let kept = tx.all(sql, args![district]).await?;
        if let Some(founding) = kept.first() {
            let kept: Result<Vec<String>, StoreError> = kept.iter().map(|row| row.text("digest")).collect();
            let another = founding.text("id")? != self.shipped.base().id;
            if another || kept?.contains(&self.shipped.base().digest) || !self.knows_more(tx, district).await? {
                return Ok(());
            }
        }
        let base = self.shipped.base();
        let sql = "
insert into policy_set (district, digest, id, title, text, taken_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing";
        tx.exec(sql, args![district, &base.digest, &base.id, &base.title, &*base.text, now]).await?;
        Ok(())
    }

    /// Whether the shipped set has keys that the kept ones do not know.
    async fn knows_more(&self, tx: &mut Tx, district: &DistrictId) -> Result<bool, Problem> {
        let kept = self.below(tx, district, 0).await?;
        let known = |key: &str| kept.values().any(|(known, _)| known == key);
        Ok(self.shipped.values().any(|(key, _)| !known(key)))
    }

    fn known(&self, district: &DistrictId, names: &[Name]) -> Option<Arc<PolicySet>> {
        if names.is_empty() {
            return Some(self.shipped.clone());
        }
        let composed = self.composed();
        composed.get(district).filter(|(known, _)| known == names).map(|(_, set)| set.clone())
    }

    fn composed(&self) -> MutexGuard<'_, Composed> {
        self.composed.lock().expect("no holder of this lock can panic")
    }
}

fn name(row: &Row) -> Result<Name, StoreError> {
    Ok(Name { part: row.text("part")?, place: row.int("place")?, digest: row.text("digest")? })
}

fn day(second: i64) -> Result<civil::Date, Problem> {
    Ok(office_day(Timestamp::from_second(second).context("the day on which a policy set was taken")?))
}

#[cfg(test)]
mod tests {
    use kernel::policy::{Kind, Value};

    #[test]
    fn policy_takes_the_limits_that_the_calendar_reads_and_no_others() {
        for text in [
            "3个工作日",
            "3工作日",
            "15日",
            "30天",
            "10自然日",
            "24小时",
            "30分钟",
            " 3 个 工作日",
            "３个工作日",
            "0天",
            "3",
            "天",
            "3周",
            "-1天",
            "3.5天",
            "4294967295天",
            "4294967296天",
            "三天",
            "",
            "3个个工作日",
            "1２天",
            "3个工作日内",
            "3 d",
        ] {
            let read = text.parse::<calendar::Limit>().is_ok();
            assert_eq!(Kind::Limit.refuses(&Value::Text(text.to_owned())).is_none(), read, "{text}");
        }
    }
}
