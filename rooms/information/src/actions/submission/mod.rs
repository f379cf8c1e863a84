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
use crate::store::facts::Surroundings;
use crate::store::{call, submission, write};
use crate::view::submission::{SubmissionView, of_known};

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
    let known = Surroundings::of(tx, &context.app, actor, &item, context.now).await?;
    let change = decide(&item, &known.facts)?;
    let told = write::apply(tx, actor, &header, &change, context.app.clock.as_ref()).await?;
    context.notified(told);
    if change.state == State::Reported && item.state != State::Reported {
        // An item written for a call answers it by leaving the unit: nobody has to say so a second time.
        context.notified(call::follow(tx, actor, &item, context.now, context.app.clock.as_ref()).await?);
    }
    let (header, after) = submission::load(tx, actor, id).await?;
    let known = known.after(tx, (&context.app, actor, context.now), &item, &after).await?;
    of_known(tx, context, &header, &after, &known).await
}
