//! 采用与批示: a unit's own, or everybody's for the section and the leaders.

use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::{IntoParams, ToSchema};
use webkit::paging::{PageQuery, Total};
use webkit::{Answer, App, Context, Me, Problem, look};

use super::day;
use crate::decide::outcome::enter;
use crate::model::{Level, OutcomeKind, State as ItemState};
use crate::store::{facts as around, outcome_read};
use crate::view::Can;
use crate::view::outcome::{OutcomeView, one, outcomes};

/// Which outcomes.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// From this day.
    #[serde(default)]
    from: String,
    /// To this day, inclusive.
    #[serde(default)]
    to: String,
    /// One unit's, what it shares in too.
    #[serde(default)]
    unit: String,
    /// `district`, `city`, `province` or `centre`; empty for all.
    #[serde(default)]
    level: String,
    /// `sent_up`, `adopted`, `media` or `instruction`; empty for all.
    #[serde(default)]
    kind: String,
    /// Those corrected and withdrawn too.
    #[serde(default)]
    all: bool,
    /// From 1.
    #[serde(default = "first")]
    page: i64,
}

fn first() -> i64 {
    1
}

/// A page of outcomes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::OutcomePage)]
pub struct OutcomePage {
    rows: Vec<OutcomeView>,
    total: Total,
    /// `enter_outcome`, with what speaks against it.
    can: Can,
}

/// Outcomes that the actor may see, the newest first.
#[utoipa::path(get, path = "/api/information/outcomes", operation_id = "information_list_outcomes", params(Asked),
    responses((status = 200, body = OutcomePage)))]
pub async fn list_outcomes(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<OutcomePage> {
    look(&app, &me, asked, |tx, context| Box::pin(find(tx, context))).await
}

async fn find(tx: &mut Tx, context: &Context<Asked>) -> Result<OutcomePage, Problem> {
    let (asked, actor) = (&context.input, &context.actor);
    let office = around::office(tx, &actor.district).await?;
    let wanted = outcome_read::Wanted {
        from: day("from", "开始日期", &asked.from)?,
        to: day("to", "结束日期", &asked.to)?,
        unit: given(&asked.unit, |unit| unit.parse().ok())?,
        level: given(&asked.level, Level::from_code)?,
        kind: given(&asked.kind, OutcomeKind::from_code)?,
        withdrawn: if asked.all { outcome_read::Withdrawn::Shown } else { outcome_read::Withdrawn::Hidden },
    };
    let (rows, total) = outcome_read::page(tx, actor, office, &wanted, PageQuery { page: asked.page }).await?;
    let rows = outcomes(tx, actor, office, &rows).await?;
    // Which item it will be is not known yet: what speaks against the person is what the button is to say.
    let can = one("enter_outcome", &enter::reasons(ItemState::Adopted, None, office, actor));
    Ok(OutcomePage { rows, total, can })
}

/// A filter that may be left out; what is not known finds nothing.
pub(crate) fn given<T>(raw: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Problem> {
    if raw.is_empty() { Ok(None) } else { read(raw).map(Some).ok_or(Problem::Missing) }
}
