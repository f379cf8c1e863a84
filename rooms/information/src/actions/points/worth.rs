//! 去向分值: what each bulletin would bring to the unit whose item lies on the editing desk, before anybody decides (INF-4, GEN-3).

use axum::extract::State;
use kernel::MatterId;
use kernel::clock::office_day;
use serde::{Deserialize, Serialize};
use store::Tx;
use utoipa::ToSchema;
use uuid::Uuid;
use webkit::{Answer, App, Context, MatterPath, Me, Problem, look};

use super::policy;
use crate::model::{Bulletin, Mode, OutcomeId, channel_name};
use crate::points::facts::{Fate, Ledger, OutcomeFact};
use crate::points::{self, Span, SpanKind, Worth, points_text};
use crate::store::{issue, ledger, submission};
use crate::view::why::WhyView;

/// What a bulletin would bring.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Worth)]
pub struct WorthView {
    bulletin: String,
    hundredths: i64,
    /// 5分
    points: String,
    /// Nothing where policy sets no points.
    whys: Vec<WhyView>,
}

/// What every bulletin would bring to the item's unit in the present quarter.
#[utoipa::path(get, path = "/api/information/submissions/{id}/worth", operation_id = "information_worth",
    params(("id" = String, Path)), responses((status = 200, body = Vec<WorthView>)))]
pub async fn worth(State(app): State<App>, me: Me, MatterPath(id): MatterPath) -> Answer<Vec<WorthView>> {
    look(&app, &me, (), move |tx, context| Box::pin(each(tx, context, id))).await
}

async fn each(tx: &mut Tx, context: &Context<()>, id: MatterId) -> Result<Vec<WorthView>, Problem> {
    let (district, today) = (&context.actor.district, office_day(context.now));
    let (header, _) = submission::load(tx, &context.actor, id).await?;
    let policy = policy(tx, context).await?;
    let span = Span::around(today, SpanKind::Quarter);
    let ledger = ledger::load_unit_with(tx, district, span, header.unit, Some(id)).await?;
    let bulletins = issue::bulletins(tx, district).await?;
    let outcomes = bulletins.iter().map(|bulletin| expected(&ledger, id, bulletin, today)).collect();
    let worths = points::worths(&policy, &ledger, span, header.unit, outcomes, today)?;
    let view = |(bulletin, worth): (&Bulletin, &Worth)| WorthView {
        bulletin: bulletin.id.to_string(),
        hundredths: worth.hundredths,
        points: points_text(worth.hundredths),
        whys: worth.whys.iter().map(WhyView::from).collect(),
    };
    Ok(bulletins.iter().zip(&worths).map(view).collect())
}

/// What would be on record if an issue of this bulletin left today with the item in it.
fn expected(ledger: &Ledger, id: MatterId, bulletin: &Bulletin, today: jiff::civil::Date) -> OutcomeFact {
    let (kind, level) = bulletin.direction.outcome();
    let merged = ledger.items.iter().any(|item| item.fate == Fate::Merged { into: id });
    OutcomeFact {
        id: OutcomeId::new(Uuid::nil()),
        submission: id,
        kind,
        level,
        channel: channel_name(bulletin.title.as_str()).to_owned(),
        mode: if merged { Mode::Merged } else { Mode::Single },
        instruction: None,
        day: today,
    }
}
