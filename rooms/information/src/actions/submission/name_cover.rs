//! 指定代为校核人: the head of a small office names somebody for its missing checker, with the reason on record.

use axum::extract::State;
use kernel::PersonId;
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::{change, known, optional_reason};
use crate::decide::unit::name_cover;
use crate::model::{Form, Phrase};
use crate::view::submission::SubmissionView;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::NameCover)]
pub struct Input {
    version: i64,
    /// Who covers.
    person: String,
    /// Why this office needs one.
    reason: String,
}

/// 指定代为校核人
#[utoipa::path(post, path = "/api/information/submissions/{id}/name_cover", operation_id = "information_name_cover",
    params(("id" = String, Path)), request_body = Input, responses((status = 200, body = SubmissionView)))]
pub async fn name_cover(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    command: Command<Input>,
) -> Answer<SubmissionView> {
    act(&app, &me, command, move |tx, context| {
        Box::pin(async move {
            let (person, name) = person(tx, context).await?;
            change(tx, context, id, context.input.version, |item, facts| {
                let reason = optional_reason("reason", "理由", &context.input.reason)?;
                let command = name_cover::NameCover { person, name, reason };
                name_cover::decide(item, facts, &context.actor, &command, context.now)
            })
            .await
        })
    })
    .await
}

async fn person(tx: &mut Tx, context: &Context<Input>) -> Result<(PersonId, Phrase), Problem> {
    let person: PersonId = known("person", "人员", &context.input.person)?;
    let sql = "select name from person where district = $1 and id = $2 and left_at is null";
    let row = tx.opt(sql, args![&context.actor.district, person]).await?;
    let name = row.map(|row| row.text("name")).transpose()?.unwrap_or_default();
    let mut form = Form::new();
    let Some(name) = form.keep(Phrase::parse("person", "代为校核人", &name)) else {
        return Err(form.refusals().into());
    };
    Ok((person, name))
}
