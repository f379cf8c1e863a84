//! 刊物目录: every bulletin with what it is for, how far it has been numbered, and which issues are on the way.

use axum::extract::State;
use kernel::Actor;
use kernel::clock::office_day;
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Context, Me, Problem, look};

use crate::model::{Bulletin, BulletinId};
use crate::store::issue::{bulletin, bulletins as all, last_printed};
use crate::store::issue_list::unissued;
use crate::view::issue::{CopiesView, IssueRow, row};

/// A bulletin.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
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
            let open = on_the_way(tx, &context.actor).await?;
            let mut views = Vec::new();
            for bulletin in all(tx, &context.actor.district).await? {
                views.push(view(tx, context, &bulletin, &open).await?);
            }
            Ok(views)
        })
    })
    .await
}

/// One bulletin as it stands now.
pub(super) async fn answer<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    id: BulletinId,
) -> Result<BulletinView, Problem> {
    let found = bulletin(tx, &context.actor.district, id).await?.ok_or(Problem::Missing)?;
    let open = on_the_way(tx, &context.actor).await?;
    view(tx, context, &found, &open).await
}

async fn on_the_way(tx: &mut Tx, actor: &Actor) -> Result<Vec<IssueRow>, Problem> {
    let rows = unissued(tx, actor).await?;
    Ok(rows.iter().map(row).collect::<Result<_, _>>()?)
}

async fn view<I: Send + Sync>(
    tx: &mut Tx,
    context: &Context<I>,
    bulletin: &Bulletin,
    open: &[IssueRow],
) -> Result<BulletinView, Problem> {
    let (id, year) = (bulletin.id.to_string(), office_day(context.now).year());
    Ok(BulletinView {
        title: bulletin.title.to_string(),
        direction: bulletin.direction.code().to_owned(),
        direction_name: bulletin.direction.name().to_owned(),
        leader_signs: bulletin.leader_signs,
        distribution: bulletin.distribution.iter().map(CopiesView::from).collect(),
        copies: bulletin.distribution.iter().fold(0, |sum, line| sum.saturating_add(line.copies)),
        year,
        last_number: last_printed(tx, &context.actor.district, bulletin.id, year).await?,
        open: open.iter().filter(|issue| issue.bulletin == id).cloned().collect(),
        id,
    })
}
