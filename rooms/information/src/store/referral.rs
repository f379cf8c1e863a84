//! Referrals to departments and their answers.

use kernel::{DistrictId, MatterId, Role};
use store::{StoreError, Tx, Value, args};
use webkit::matters::{self, Audience};

use crate::model::Record;

/// Writes what a verb leaves behind on a referral; other records are not its business.
pub async fn record(tx: &mut Tx, district: &DistrictId, id: MatterId, record: &Record) -> Result<(), StoreError> {
    match record {
        Record::Referred(referral) => {
            let sql = "
insert into information_referral (district, id, submission, unit, unit_name, due_at, question, at, state)
values ($1, $2, $3, $4, $5, $6, $7, $8, 'sent')";
            let (name, question) = (referral.to_name.as_str(), referral.question.as_str());
            let key = Value::id(&referral.id);
            tx.exec(sql, args![district, key, id, referral.to, name, referral.due, question, referral.at]).await?;
            matters::show(tx, district, id, Audience::Unit(referral.to)).await?;
            matters::show(tx, district, id, Audience::Role(Role::Inspector)).await?;
        }
        Record::ReferralAnswered { id: referral, answer } => {
            let sql = "
update information_referral set state = 'answered', solution = $3, answered_by = $4, answered_at = $5
where district = $1 and id = $2";
            let solution = answer.solution.as_str();
            tx.exec(sql, args![district, Value::id(referral), solution, answer.by, answer.at]).await?;
        }
        Record::SolutionDelivered { id: referral, at } => {
            let sql = "update information_referral set state = 'delivered', delivered_at = $3 where district = $1 and id = $2";
            tx.exec(sql, args![district, Value::id(referral), *at]).await?;
        }
        _ => {}
    }
    Ok(())
}
