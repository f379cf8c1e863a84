//! 打印、下载: the issue as a typeset bulletin, for whoever sees its page.

use axum::Json;
use axum::extract::{Query, State};
use axum::response::Response;
use gongwen::typesetter::Stage;
use jiff::Timestamp;
use kernel::MatterId;
use kernel::clock::office_day;
use store::Tx;
use webkit::{App, Context, MatterPath, Me, Problem, look};

use crate::actions::print::{self, Asked, Paper};
use crate::model::IssueState;
use crate::print::{bulletin, organ};
use crate::store::issue::load;
use crate::view::issue::{IssueItemView, of};

/// The issue as PDF, OFD or DOCX.
#[utoipa::path(get, path = "/api/information/issues/{id}/file", operation_id = "information_issue_file",
    params(("id" = String, Path), Asked),
    responses((status = 200, description = "the file", content_type = "application/octet-stream")))]
pub async fn issue_file(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let Json(paper) = look(&app, &me, (), move |tx, context| Box::pin(paper(tx, context, id))).await?;
    print::answer(&app, paper, asked.output()?).await
}

async fn paper(tx: &mut Tx, context: &Context<()>, id: MatterId) -> Result<Paper, Problem> {
    let (header, issue) = load(tx, &context.actor, id).await?;
    let view = of(tx, context, &header, &issue).await?;
    let issued_at: Option<Timestamp> = view.issued_at.as_ref().and_then(|at| at.parse().ok());
    let printed = |item: IssueItemView| bulletin::Printed { title: item.title, body: item.body, units: item.unit_name };
    let around = bulletin::Around {
        organ: organ(&context.app.settings.district_name),
        day: office_day(issued_at.unwrap_or(context.now)),
        items: view.items.into_iter().map(printed).collect(),
    };
    let document = bulletin::document(&issue, &around);
    let (stage, name) = match issue.state {
        IssueState::Issued => (Stage::Finished, view.number_text),
        IssueState::Composing | IssueState::AtSectionChief | IssueState::AtDirector | IssueState::AtLeader => {
            (Stage::Draft, format!("《{}》待编号 {}", issue.bulletin.title, issue.title))
        }
    };
    Ok(Paper { document, stage, name })
}
