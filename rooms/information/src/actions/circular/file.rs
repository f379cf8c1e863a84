//! 打印、下载: the circular as a typeset document, for whoever reads it whole.

use axum::Json;
use axum::extract::{Query, State};
use axum::response::Response;
use gongwen::typesetter::Stage;
use kernel::MatterId;
use kernel::clock::office_day;
use store::{Tx, args};
use webkit::{App, Context, MatterPath, Me, Problem, look};

use super::answer;
use crate::actions::print::{self, Asked, Paper};
use crate::model::CircularState;
use crate::print::{circular, organ};
use crate::store::circular::load;
use crate::store::circular_facts::facts;
use crate::view::circular_file::readable;

/// The circular as PDF, OFD or DOCX.
#[utoipa::path(get, path = "/api/information/circulars/{id}/file", operation_id = "information_circular_file",
    params(("id" = String, Path), Asked),
    responses((status = 200, description = "the file", content_type = "application/octet-stream")))]
pub async fn circular_file(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let Json(paper) = look(&app, &me, (), move |tx, context| Box::pin(paper(tx, context, id))).await?;
    print::answer(&app, paper, asked.output()?).await
}

async fn paper(tx: &mut Tx, context: &Context<()>, id: MatterId) -> Result<Paper, Problem> {
    // Whoever sees only its own line has no page of the circular, and so no file.
    if !readable(&answer(tx, context, id).await?) {
        return Err(Problem::Missing);
    }
    let (app, district) = (&context.app, &context.actor.district);
    let (_, circular) = load(tx, &context.actor, id).await?;
    let facts = facts(tx, app, district, &circular, context.now).await?;
    let sql = "select issued_at from information_circular where district = $1 and id = $2";
    let issued_at = tx.one(sql, args![district, id]).await?.opt_time("issued_at")?;
    let issued = matches!(circular.state, CircularState::Issued(_));
    let orders = circular.named().filter_map(|name| name.ordered.as_ref().or_else(|| facts.order_of(name.unit)));
    let around = circular::Around {
        organ: organ(&app.settings.district_name),
        prefix: facts.number_prefix.clone(),
        day: office_day(issued_at.unwrap_or(context.now)),
        orders: orders.map(|order| order.sentence.clone()).collect(),
    };
    let document = circular::document(&circular, &around);
    let number = document.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let stage = if issued { Stage::Finished } else { Stage::Draft };
    Ok(Paper { name: format!("{number} {}", circular.title()), document, stage })
}
