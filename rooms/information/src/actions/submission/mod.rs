//! Verbs on items. Each loads, asks the rules, writes the change and answers with the item as it stands then.

pub mod answer_referral;
pub mod approve;
pub mod approve_return;
pub mod attach;
pub mod check_pass;
pub mod check_return;
pub mod deliver_solution;
pub mod deselect;
pub mod discard;
pub mod download;
pub mod draft;
pub mod edit;
pub mod explain;
pub mod list;
pub mod merge;
pub mod name_cover;
pub mod refer;
pub mod refuse;
pub mod reserve;
pub mod resubmit;
pub mod return_to_unit;
pub mod save;
pub mod select;
pub mod send_to_check;
pub mod show;
pub mod take;
pub mod verify;
pub mod withdraw;

mod grants;
mod input;

pub use grants::{GRANTS, routes};
pub(crate) use input::{StandInput, TextInput, classified, coded, give_back, instant, known, optional_reason, sign};

use kernel::{MatterId, Refusal};
use store::Tx;
use webkit::{Context, Problem};

use crate::model::{Facts, State, Submission, SubmissionChange};
use crate::store::{call, check, facts, submission, write};
use crate::view::submission::{SubmissionView, of_checked};

/// Loads the item, asks, writes and answers. A version that is not the present one is answered with what stands now.
pub(crate) async fn change<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
    version: i64,
    decide: impl FnOnce(&Submission, &Facts) -> Result<SubmissionChange, Vec<Refusal>> + Send,
) -> Result<SubmissionView, Problem> {
    let actor = &context.actor;
    let (header, item) = submission::load(tx, actor, id).await?;
    if header.version != version {
        return Err(write::stale(tx, &actor.district, id).await?);
    }
    let report = check::of_item(tx, &context.app, actor, &item, context.now).await?;
    let facts = facts::beside(tx, &context.app, &actor.district, &item, &report, context.now).await?;
    let change = decide(&item, &facts)?;
    let district = &actor.district;
    let told = write::apply(tx, actor, &header, &change, context.app.clock.as_ref()).await?;
    context.notified(told);
    if change.state == State::Reported && item.state != State::Reported {
        // An item written for a call answers it by leaving the unit: nobody has to say so a second time.
        context.notified(call::follow(tx, actor, &item, context.now, context.app.clock.as_ref()).await?);
    }
    let (header, after) = submission::load(tx, actor, id).await?;
    // Nobody else writes meanwhile, so that a verb that leaves the text alone leaves its findings alone too.
    let report = if check::holds(&item, &after, context.now) {
        report
    } else {
        check::of_item(tx, &context.app, actor, &after, context.now).await?
    };
    let facts = facts::after(tx, facts, district, &after, &report).await?;
    of_checked(tx, context, &header, &after, &report, &facts).await
}
