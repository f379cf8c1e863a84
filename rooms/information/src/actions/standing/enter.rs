//! 登记本区位次: as published; to enter a period again is to correct it, which needs a reason.

use axum::extract::State;
use kernel::Refusal;
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use crate::actions::submission::optional_reason;
use crate::model::{Form, Phrase, StandingId};
use crate::points::Span;
use crate::store::facts;
use crate::store::standing::{self, NewStanding};
use crate::view::standing::{StandingView, of};

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::EnterStanding)]
pub struct Input {
    /// `2026`, `2026H1`, `2026Q3` or `2026-07`
    period: String,
    /// The district's place, where the city ranks.
    #[serde(default)]
    place: Option<u32>,
    /// Among how many.
    #[serde(default)]
    of_how_many: Option<u32>,
    /// As published: `235.5`; empty where the city gives none.
    #[serde(default)]
    points: String,
    /// Items adopted by the city.
    #[serde(default)]
    adopted: Option<u32>,
    /// Where it was published.
    source: String,
    /// Why what was entered before is corrected.
    #[serde(default)]
    reason: String,
}

/// 登记本区位次
#[utoipa::path(post, path = "/api/information/standings", operation_id = "information_enter_standing",
    request_body = Input, responses((status = 200, body = Vec<StandingView>)))]
pub async fn enter_standing(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<Vec<StandingView>> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<Vec<StandingView>, Problem> {
    let actor = &context.actor;
    let office = facts::office(tx, &actor.district).await?;
    let new = read(context)?;
    let before = standing::revisions(tx, actor, new.period).await?;
    let section = crate::rules::section_handles::check(actor, office);
    let silent = (before != 0 && new.reason.is_none()).then(|| corrected(new.period));
    let refused: Vec<Refusal> = section.into_iter().chain(silent).collect();
    if !refused.is_empty() {
        return Err(refused.into());
    }
    standing::enter(tx, actor, &new, before + 1, context.now).await?;
    let year = new.period.year();
    Ok(of(&standing::list(tx, actor, year, year).await?)?)
}

fn read(context: &Context<Input>) -> Result<NewStanding, Vec<Refusal>> {
    let input = &context.input;
    let mut form = Form::new();
    let period =
        form.keep(input.period.parse::<Span>().map_err(|wrong| wrong_field("period", "期间", &wrong.to_string())));
    let points = form.keep(points(&input.points));
    let source = form.keep(Phrase::parse("source", "来源", &input.source));
    let place = form.keep(place(input));
    let reason = optional_reason("reason", "更正理由", &input.reason)?;
    let (Some(period), Some(points), Some(source), Some(place)) = (period, points, source, place) else {
        return Err(form.refusals());
    };
    let id = StandingId::new(context.app.clock.fresh_uuid());
    let (of_how_many, adopted) = (input.of_how_many, input.adopted);
    Ok(NewStanding { id, period, place, of_how_many, points, adopted, source, reason })
}

/// A place lies within how many there are.
fn place(input: &Input) -> Result<Option<u32>, Refusal> {
    let wrong = match (input.place, input.of_how_many) {
        (Some(0), _) => true,
        (Some(place), Some(of)) => of < place,
        (Some(_), None) | (None, _) => false,
    };
    if wrong {
        Err(wrong_field("place", "位次", "位次从1起，不大于参加排位的数目"))
    } else {
        Ok(input.place)
    }
}

/// A number with at most two places, as published.
fn points(raw: &str) -> Result<String, Refusal> {
    let text = raw.trim();
    let fits = text.is_empty() || kernel::policy::points(&format!("{text}分")).is_some();
    if fits {
        Ok(text.to_owned())
    } else {
        Err(wrong_field("points", "得分", "请写成数字，如235.5，最多两位小数"))
    }
}

fn wrong_field(field: &'static str, label: &str, hint: &str) -> Refusal {
    Refusal::invalid("information.form.number", format!("{label}没有填对"))
        .basis("本系统填写要求")
        .hint(hint.to_owned())
        .field(field)
}

fn corrected(period: Span) -> Refusal {
    Refusal::invalid("information.standing.reason", format!("{}的位次已经登记过，更正没有写理由。", period.name()))
        .basis("本系统登记要求：更正留痕")
        .hint("请写明为什么更正，如“市里更正了通报”。")
        .field("reason")
}
