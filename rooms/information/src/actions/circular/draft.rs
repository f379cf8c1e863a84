//! 起草: the section drafts a circular from what is computed at this moment.

use axum::extract::State;
use kernel::{MatterId, Refusal};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use super::answer;
use crate::actions::submission::coded;
use crate::decide::circular::draft::{self, Draft};
use crate::model::{CircularKind, Form};
use crate::points::Span;
use crate::store::{circular_facts, circular_write};
use crate::view::circular::CircularView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::DraftCircular)]
pub struct Input {
    /// `criticism` or `regular`
    kind: String,
    /// `2026`, `2026H1`, `2026Q3` or `2026-07`
    span: String,
}

/// 起草通报
#[utoipa::path(post, path = "/api/information/circulars", operation_id = "information_draft_circular", request_body = Input,
    responses((status = 200, body = CircularView)))]
pub async fn draft_circular(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<CircularView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<CircularView, Problem> {
    let (actor, app, now) = (&context.actor, &context.app, context.now);
    let (kind, span) = read(&context.input)?;
    let facts = circular_facts::for_draft(tx, app, &actor.district, kind, now).await?;
    let refused = draft::reasons(&facts, actor);
    if !refused.is_empty() {
        return Err(refused.into());
    }
    let another = circular_facts::another(tx, &actor.district, kind, span).await?;
    let computed = circular_facts::compute(tx, app, &actor.district, kind, span, now).await?;
    let command = Draft {
        id: MatterId::new(app.clock.fresh_uuid()),
        span,
        subject: computed.subject,
        policy: computed.policy,
        computed_on: computed.on,
        another,
    };
    let (circular, change) = draft::decide(&facts, actor, command, now)?;
    let told = circular_write::open(tx, actor, &circular, facts.office, &change, app.clock.as_ref()).await?;
    context.notified(told);
    answer(tx, context, circular.id).await
}

fn read(input: &Input) -> Result<(CircularKind, Span), Vec<Refusal>> {
    let mut form = Form::new();
    let kind = form.keep(coded("kind", "通报种类", &input.kind, CircularKind::from_code));
    let span = form.keep(input.span.parse::<Span>().map_err(|error| {
        Refusal::invalid("information.form.span", error.to_string())
            .basis("本系统填写要求")
            .hint("请从列表中选择期间。")
            .field("span")
    }));
    match (kind, span) {
        (Some(kind), Some(span)) => Ok((kind, span)),
        _ => Err(form.refusals()),
    }
}
