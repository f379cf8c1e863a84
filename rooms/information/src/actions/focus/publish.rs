//! 发布要点: what is asked for in a period, hung on a central task, told to the reporters of every unit.

use axum::extract::State;
use jiff::civil::Date;
use kernel::{CentralTaskId, Refusal};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use webkit::{Answer, App, Command, Context, Me, Problem, act};

use crate::actions::submission::known;
use crate::decide::network::publish_focus as publishing;
use crate::model::{FocusId, Form, Period, Phrase, PublishFocus, Reason, Title};
use crate::store::{facts, focus};
use crate::view::focus::{FocusView, of};

/// Words by which an item is seen to be relevant: so many at most.
const KEYWORDS: usize = 20;

/// What the page sends.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = information::PublishFocus)]
pub struct Input {
    title: String,
    /// What is wanted.
    detail: String,
    /// Words by which an item is seen to be relevant.
    #[serde(default)]
    keywords: Vec<String>,
    /// The central task; a point without one is refused.
    #[serde(default)]
    central_task: String,
    /// First day, `2026-10-01`.
    from: String,
    /// Last day.
    to: String,
}

/// 发布要点
#[utoipa::path(post, path = "/api/information/focuses", operation_id = "information_publish_focus",
    request_body = Input, responses((status = 200, body = FocusView)))]
pub async fn publish_focus(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<FocusView> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<FocusView, Problem> {
    let (actor, clock) = (&context.actor, context.app.clock.as_ref());
    let command = read(tx, context).await?;
    let office = facts::office(tx, &actor.district).await?;
    let change = publishing::decide(office, actor, &command, context.now)?;
    context.notified(focus::apply(tx, actor, &change, clock).await?);
    Ok(of(&focus::one(tx, actor, command.id).await?, context.now)?)
}

async fn read(tx: &mut Tx, context: &Context<Input>) -> Result<PublishFocus, Problem> {
    let (input, district) = (&context.input, &context.actor.district);
    let mut form = Form::new();
    let title = form.keep(Title::parse(&input.title));
    let detail = form.keep(Reason::parse("detail", "报送要求", &input.detail));
    let from = form.keep(day("from", "开始日期", &input.from));
    let to = form.keep(day("to", "结束日期", &input.to));
    let mut keywords = Vec::new();
    for word in input.keywords.iter().filter(|word| !word.trim().is_empty()).take(KEYWORDS) {
        keywords.extend(form.keep(Phrase::parse("keywords", "关键词", word)));
    }
    let (Some(title), Some(detail), Some(from), Some(to)) = (title, detail, from, to) else {
        return Err(form.refusals().into());
    };
    let refused = form.refusals();
    if !refused.is_empty() {
        return Err(refused.into());
    }
    let chosen = Some(input.central_task.as_str()).filter(|id| !id.is_empty());
    let mut central_task: Option<CentralTaskId> = chosen.map(|id| known("central_task", "中心工作", id)).transpose()?;
    if let Some(id) = central_task
        && !focus::central_task(tx, district, id).await?
    {
        central_task = None;
    }
    let units = focus::reporting_units(tx, district).await?;
    let id = FocusId::new(context.app.clock.fresh_uuid());
    Ok(PublishFocus { id, title, detail, keywords, central_task, period: Period { from, to }, units })
}

fn day(field: &'static str, label: &str, raw: &str) -> Result<Date, Refusal> {
    raw.parse().map_err(|_| {
        Refusal::invalid("information.form.day", format!("{label}不是有效的日期"))
            .basis("本系统填写要求")
            .hint("请按年月日填写，如2026年10月1日")
            .field(field)
    })
}
