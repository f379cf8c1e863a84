//! 提出政策调整: a text, its title, and the number of the document that orders it.

use axum::extract::State;
use jiff::civil::Date;
use kernel::clock::office_day;
use kernel::journal::sm3_hex;
use kernel::matter::{Header, NewTask, SecurityMark};
use kernel::policy::PolicySet;
use kernel::{MatterId, Role};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;

use super::act::{director, record, tell};
use super::decide;
use super::examine::{Known, examine, first_day};
use super::order::{KIND, Order, OrderState, ROOM};
use super::store::{self as rows, Verdict};
use super::view::{self, OrderView};
use crate::act::{Command, Context, Me, act};
use crate::app::App;
use crate::matters::{self, Audience};
use crate::problem::{Answer, Problem};

/// Who of the Office sees an order.
const SEEN_BY: [Role; 3] = [Role::Editor, Role::SectionChief, Role::Director];

/// What the page sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::NewPolicyOrder)]
pub struct Input {
    /// What people call it; the title of the text where it is left out.
    #[serde(default)]
    title: String,
    /// 文号, such as 青办〔2026〕7号.
    number: String,
    /// The text, whole.
    text: String,
}

/// 提出政策调整
#[utoipa::path(post, path = "/api/policy/orders", operation_id = "house_propose_policy", request_body = Input,
    responses((status = 200, body = OrderView)))]
pub async fn propose(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<OrderView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<OrderView, Problem> {
    let (app, actor, district, now) = (&context.app, &context.actor, &context.actor.district, context.now);
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = line(&context.input.number);
    let current = app.policies.in_force(tx, district).await?;
    let examined = examine(&current, &context.input.text, &Known::of(&app.rooms));
    let office = rows::office(tx, district).await?;
    let refused = decide::propose(actor, office, &number, &examined, office_day(now));
    let Some((set, first_day)) = begun(examined.set).filter(|_| refused.is_empty()) else {
        return Err(refused.into());
    };
    let layer = set.layers().last().expect("the order is a layer of its own");
    let title =
        Some(line(&context.input.title)).filter(|title| !title.is_empty()).unwrap_or_else(|| layer.title.clone());
    let order = Order {
        id: MatterId::new(app.clock.fresh_uuid()),
        number,
        title,
        digest: sm3_hex(context.input.text.as_bytes()),
        text: context.input.text.clone(),
        first_day,
        state: OrderState::Proposed,
        proposed_by: actor.person,
        proposed_by_name: actor.name.clone(),
        proposed_at: now,
        decided: None,
        place: None,
    };
    let header = Header {
        district: district.clone(),
        id: order.id,
        room: ROOM,
        kind: KIND,
        title: order.title.clone(),
        unit: office,
        state: order.state.code().to_owned(),
        holder: "区委办公室主任".to_owned(),
        since: now,
        due_at: None,
        security_mark: SecurityMark::None,
        version: 1,
    };
    let audiences = SEEN_BY.map(|role| Audience::Seat(office, role));
    matters::open(tx, &header, &audiences, actor.person, now).await?;
    rows::insert(tx, district, &order).await?;
    let task = NewTask { to: director(office), verb: "enact", label: "签发政策调整", due_at: None };
    matters::open_tasks(tx, district, order.id, &[task], app.clock.as_ref(), now).await?;
    tell(tx, context, &order, &director(office), "政策调整待签发").await?;
    let verdict = Verdict { state: order.state, reason: "", place: None };
    record(tx, context, &order, "propose_policy", None, verdict).await;
    view::of(tx, context, order.id).await
}

/// The whole with the day on which the order begins; a text that has faults or no value is refused on that ground.
fn begun<E>(set: Result<PolicySet, E>) -> Option<(PolicySet, Date)> {
    let set = set.ok()?;
    let first = first_day(&set)?;
    Some((set, first))
}
