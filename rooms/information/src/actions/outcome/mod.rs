//! What became of items: lists, entries, corrections (INF-4).

pub mod correct;
pub mod enter;
pub mod list;
pub mod withdraw;

use std::str::FromStr;

use checkup::mark_of_classification;
use jiff::{Timestamp, civil};
use kernel::{Refusal, Role};
use serde::Deserialize;
use store::Tx;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Context, Grant, Problem};

use crate::actions::submission::{classified, coded};
use crate::decide::outcome::of_itself;
use crate::model::{
    Form, InstructionRank, Level, Mode, NewOutcome, OutcomeId, OutcomeKind, Phrase, Reason, channel_name,
};
use crate::store::{facts as around, outcome_read};
use crate::view::outcome::{OutcomeView, outcomes};

const ENTERERS: &[Role] = &[Role::Editor, Role::SectionChief, Role::Secretary];

/// Who may call which of these routes. Which outcomes somebody sees is part of the queries.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/outcomes", what: "采用与批示", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/information/outcomes", what: "登记采用与批示", roles: ENTERERS },
    Grant {
        method: "POST", path: "/api/information/outcomes/{id}/correct", what: "更正采用与批示", roles: ENTERERS
    },
    Grant {
        method: "POST", path: "/api/information/outcomes/{id}/withdraw", what: "撤销采用与批示", roles: ENTERERS
    },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list_outcomes, enter::enter_outcome))
        .routes(routes!(correct::correct_outcome))
        .routes(routes!(withdraw::withdraw_outcome))
}

/// An outcome as typed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = information::OutcomeInput)]
pub struct OutcomeInput {
    /// `sent_up`, `adopted`, `media` or `instruction`
    pub kind: String,
    /// `district`, `city`, `province` or `centre`
    pub level: String,
    /// The journal, bulletin or medium; left out for an instruction.
    #[serde(default)]
    pub channel: String,
    /// `single` or `merged`; left out it is `single`.
    #[serde(default)]
    pub mode: String,
    /// Name and post of the leader, for an instruction.
    #[serde(default)]
    pub leader: String,
    /// `principal`, `leader` or `secretary_general`, for an instruction.
    #[serde(default)]
    pub rank: String,
    /// The day it happened, `2026-11-23`.
    #[serde(default)]
    pub day: String,
    /// What shows it, such as the journal's number.
    #[serde(default)]
    pub proof: String,
}

impl OutcomeInput {
    /// Reads it; what is left out is for the rules to ask for, who are asked already where another field can't be read.
    pub fn read(&self, now: Timestamp) -> Result<NewOutcome, Vec<Refusal>> {
        let mut form = Form::new();
        let kind = form.keep(coded("kind", "结果种类", &self.kind, OutcomeKind::from_code));
        let level = form.keep(coded("level", "级别", &self.level, Level::from_code));
        let channel = form.keep(phrase("channel", "刊物或媒体", channel_name(self.channel.trim())));
        let mode = if self.mode.is_empty() {
            Some(Mode::Single)
        } else {
            form.keep(coded("mode", "采用方式", &self.mode, Mode::from_code))
        };
        let leader = form.keep(phrase("leader", "批示领导", &self.leader));
        let rank = if self.rank.is_empty() {
            Some(None)
        } else {
            form.keep(coded("rank", "职务层次", &self.rank, InstructionRank::from_code)).map(Some)
        };
        let day = form.keep(day("day", "发生日期", &self.day));
        let proof = form.keep(reason("proof", "依据", &self.proof));
        let fields =
            [mode.is_some(), channel.is_some(), leader.is_some(), rank.is_some(), day.is_some(), proof.is_some()];
        let (Some(kind), Some(level)) = (kind, level) else { return Err(form.refusals()) };
        let outcome = NewOutcome {
            kind,
            level,
            channel: channel.flatten(),
            mode: mode.unwrap_or(Mode::Single),
            leader: leader.flatten(),
            rank: rank.flatten(),
            day: day.flatten(),
            proof: proof.flatten(),
        };
        if fields.contains(&false) { Err(form.refusals_with(of_itself(&outcome, now))) } else { Ok(outcome) }
    }
}

/// What was chosen from a list, by its id.
pub(crate) fn chosen<T: FromStr>(field: &'static str, label: &str, raw: &str) -> Result<T, Refusal> {
    if raw.trim().is_empty() {
        return Err(Refusal::invalid("information.form.empty", format!("还没有选{label}。"))
            .basis("本系统填写要求")
            .hint(format!("请选择{label}。"))
            .field(field));
    }
    raw.parse().map_err(|_| {
        Refusal::invalid("information.form.unknown", format!("没有找到所选的{label}"))
            .basis("本系统填写要求")
            .hint("请刷新页面后重新选择")
            .field(field)
    })
}

/// A day that may be left out, since a rule asks for it.
pub(crate) fn day(field: &'static str, label: &str, raw: &str) -> Result<Option<civil::Date>, Refusal> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    raw.trim().parse().map(Some).map_err(|_| {
        Refusal::invalid("information.form.day", format!("{label}不是有效的日期"))
            .basis("本系统填写要求")
            .hint("请按年月日填写，如2026年10月1日")
            .field(field)
    })
}

/// A reason that may be left out, since a rule asks for it; marked texts are refused (SEC-3).
pub(crate) fn reason(field: &'static str, label: &str, raw: &str) -> Result<Option<Reason>, Refusal> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    unmarked(field, raw)?;
    Reason::parse(field, label, raw).map(Some)
}

/// A short line that may be left out, since a rule asks for it; marked texts are refused (SEC-3).
pub(crate) fn phrase(field: &'static str, label: &str, raw: &str) -> Result<Option<Phrase>, Refusal> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    unmarked(field, raw)?;
    Phrase::parse(field, label, raw).map(Some)
}

fn unmarked(field: &'static str, raw: &str) -> Result<(), Refusal> {
    mark_of_classification(raw).map_or(Ok(()), |found| Err(classified(field, found.mark.name())))
}

/// An outcome as it stands now.
async fn shown<I: Send + Sync>(tx: &mut Tx, context: &Context<I>, id: OutcomeId) -> Result<OutcomeView, Problem> {
    let actor = &context.actor;
    let office = around::office(tx, &actor.district).await?;
    let row = outcome_read::one(tx, actor, id).await?;
    outcomes(tx, actor, office, &[row]).await?.pop().ok_or(Problem::Missing)
}
