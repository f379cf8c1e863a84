//! 复核: a unit asks about its points, its head signs, the section answers (INF-4, GEN-3).

pub mod answer;
pub mod ask;
pub mod list;
pub mod show;
pub mod sign;
pub mod take_back;

use kernel::{MatterId, Refusal, Role};
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem, matters};

use crate::decide::review::reasons;
use crate::model::{Review, ReviewChange, ReviewFacts, ReviewVerb};
use crate::store::review::{self, apply, load, one};
use crate::view::review::{ReviewView, of};

const READERS: &[Role] = &[
    Role::Reporter,
    Role::Checker,
    Role::UnitHead,
    Role::DeputyHead,
    Role::Editor,
    Role::SectionChief,
    Role::Director,
];
const UNIT: &[Role] = &[Role::Reporter, Role::UnitHead];

/// Who may call which of these routes. Which reviews somebody sees is said by the audience of each.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/reviews", what: "积分复核", roles: READERS },
    Grant { method: "POST", path: "/api/information/reviews", what: "申请复核", roles: UNIT },
    Grant { method: "GET", path: "/api/information/reviews/{id}", what: "查看复核", roles: READERS },
    Grant {
        method: "POST", path: "/api/information/reviews/{id}/sign", what: "签送复核", roles: &[Role::UnitHead]
    },
    Grant { method: "POST", path: "/api/information/reviews/{id}/take_back", what: "撤回复核", roles: UNIT },
    Grant {
        method: "POST",
        path: "/api/information/reviews/{id}/answer",
        what: "答复复核",
        roles: &[Role::Editor, Role::SectionChief, Role::Director],
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_reviews, ask::ask_review))
        .routes(routes!(show::show_review))
        .routes(routes!(sign::sign_review))
        .routes(routes!(take_back::take_back_review))
        .routes(routes!(answer::answer_review))
}

/// The review as it stands now, as this actor sees it.
pub(crate) async fn shown<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
) -> Result<ReviewView, Problem> {
    let actor = &context.actor;
    let (_, review) = load(tx, actor, id).await?;
    let facts = around(tx, context, &review).await?;
    let row = one(tx, actor, id).await?;
    let steps = matters::history(tx, &actor.district, id).await?;
    let asked = [ReviewVerb::Sign, ReviewVerb::TakeBack, ReviewVerb::Answer];
    let can = asked.map(|verb| (verb, reasons(verb, &review, &facts, actor))).into();
    Ok(of(&row, crate::view::can(can, ReviewVerb::code), &steps, context.now)?)
}

/// What every verb on a review does: load, decide, apply, answer.
pub(crate) async fn change<I, F>(
    tx: &mut Tx,
    context: &Context<I>,
    id: MatterId,
    version: i64,
    decide: F,
) -> Result<ReviewView, Problem>
where
    I: Send + Sync,
    F: Fn(&Review, &ReviewFacts) -> Result<ReviewChange, Vec<Refusal>> + Send,
{
    let actor = &context.actor;
    let (mut header, review) = load(tx, actor, id).await?;
    header.version = version;
    let facts = around(tx, context, &review).await?;
    let change = decide(&review, &facts)?;
    context.notified(apply(tx, actor, &header, &change, context.app.clock.as_ref()).await?);
    shown(tx, context, id).await
}

async fn around<I: Send + Sync>(tx: &mut Tx, context: &Context<I>, review: &Review) -> Result<ReviewFacts, Problem> {
    let district = &context.actor.district;
    review::facts(tx, &context.app, district, review.unit, review.span, review.about, context.now).await
}
