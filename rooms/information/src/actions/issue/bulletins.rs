//! 刊物目录: every bulletin with what it is for, how far it has been numbered, and which issues are on the way.

use axum::extract::State;
use kernel::clock::office_day;
use serde::Serialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Me, look};

use crate::store::issue::{bulletins as all, last_printed, unissued};
use crate::view::issue::{CopiesView, IssueRow, row};

/// A bulletin.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::Bulletin)]
pub struct BulletinView {
    id: String,
    title: String,
    /// `district` or `upward`
    direction: String,
    direction_name: String,
    /// A leader signs each issue.
    leader_signs: bool,
    /// The usual distribution.
    distribution: Vec<CopiesView>,
    /// How many copies that is in all.
    copies: u32,
    year: i16,
    /// The last number of this year; 0 before the first.
    last_number: u32,
    /// Issues that have not left, as far as one may see them.
    open: Vec<IssueRow>,
}

/// Every bulletin.
#[utoipa::path(get, path = "/api/information/bulletins", operation_id = "information_bulletins",
    responses((status = 200, body = [BulletinView])))]
pub async fn bulletins(State(app): State<App>, me: Me) -> Answer<Vec<BulletinView>> {
    look(&app, &me, (), |tx, context| {
        Box::pin(async move {
            let year = office_day(context.now).year();
            let rows = unissued(tx, &context.actor).await?;
            let open = rows.iter().map(row).collect::<Result<Vec<IssueRow>, _>>()?;
            let mut views = Vec::new();
            for bulletin in all(tx, &context.actor.district).await? {
                let id = bulletin.id.to_string();
                views.push(BulletinView {
                    title: bulletin.title.to_string(),
                    direction: bulletin.direction.code().to_owned(),
                    direction_name: bulletin.direction.name().to_owned(),
                    leader_signs: bulletin.leader_signs,
                    distribution: bulletin.distribution.iter().map(CopiesView::from).collect(),
                    copies: bulletin.distribution.iter().map(|line| line.copies).sum(),
                    year,
                    last_number: last_printed(tx, &context.actor.district, bulletin.id, year).await?,
                    open: open.iter().filter(|issue| issue.bulletin == id).cloned().collect(),
                    id,
                });
            }
            Ok(views)
        })
    })
    .await
}
