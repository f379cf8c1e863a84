//! One name of a circular of criticism with its facts and its hearing, and one line of a regular circular.

use jiff::Timestamp;
use kernel::{DistrictId, PersonId};
use serde::{Deserialize, Serialize};
use store::{Row, Sql, StoreError, Tx, args};
use utoipa::ToSchema;

use super::Can;
use super::circular::People;
use super::why::WhyView;
use crate::model::{CircularLine, CircularName, FaultGround, NameHearing, Objection};
use crate::points::points_figure;
use crate::points::result::Ground;

/// How much of a circular somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Everything: section, director, leaders.
    Whole,
    /// As it left.
    Received,
    /// The unit's own line.
    Own,
}

impl Seen {
    /// The code in the answer.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Received => "received",
            Self::Own => "own",
        }
    }
}

/// An item under a ground.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::GroundItem)]
pub struct GroundItemView {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) reported_at: Option<String>,
}

/// A fault under a ground.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::GroundFault)]
pub struct GroundFaultView {
    pub(super) id: String,
    ground: String,
    pub(super) ground_name: String,
    pub(super) day: String,
    pub(super) what: String,
}

/// A ground on which a unit is named.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularGround)]
pub struct GroundView {
    code: String,
    /// As the attachment prints it.
    pub(super) sentence: String,
    /// The rule, the clause, the policy version and the facts; null for whoever reads of another unit.
    pub(super) why: Option<WhyView>,
    pub(super) items: Vec<GroundItemView>,
    pub(super) faults: Vec<GroundFaultView>,
}

/// How a name left the list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularRemoval)]
pub struct RemovalView {
    /// `review` or `objection`
    by: String,
    by_name: String,
    person_name: String,
    reason: String,
    at: String,
}

/// An objection with its answer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularObjection)]
pub struct ObjectionView {
    words: String,
    by_name: String,
    at: String,
    /// `upheld`, `overruled`, or empty while nobody has answered.
    verdict: String,
    verdict_name: String,
    answer: String,
    answered_by_name: String,
    answered_at: Option<String>,
}

/// A name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularName)]
pub struct NameView {
    pub(super) unit: String,
    pub(super) name: String,
    /// Whether it stands on the list.
    pub(super) named: bool,
    pub(super) grounds: Vec<GroundView>,
    removed: Option<RemovalView>,
    /// `unheard`, `asked`, `acknowledged` or `objected`; empty for whoever reads of another unit.
    hearing: String,
    hearing_name: String,
    asked_at: Option<String>,
    due: Option<String>,
    /// Why until then.
    due_why: String,
    /// The limit has passed without an answer.
    expired: bool,
    acknowledged_by_name: String,
    acknowledged_at: Option<String>,
    objection: Option<ObjectionView>,
    /// From each verb to what speaks against it.
    pub(super) can: Can,
}

/// One name as this reader sees it.
pub(super) async fn name_view(
    tx: &mut Tx,
    district: &DistrictId,
    name: &CircularName,
    seen: Seen,
    own: bool,
    people: &People,
    now: Timestamp,
) -> Result<NameView, StoreError> {
    let open = own || seen == Seen::Whole;
    let who = |person: PersonId| people.get(&person).cloned().unwrap_or_default();
    let mut grounds = Vec::new();
    for ground in &name.grounds {
        grounds.push(if open { full(tx, district, ground).await? } else { printed(ground) });
    }
    let mut view = NameView {
        unit: name.unit.to_string(),
        name: name.name.clone(),
        named: name.named(),
        grounds,
        removed: None,
        hearing: String::new(),
        hearing_name: String::new(),
        asked_at: None,
        due: None,
        due_why: String::new(),
        expired: false,
        acknowledged_by_name: String::new(),
        acknowledged_at: None,
        objection: None,
        can: Can::new(),
    };
    if !open {
        return Ok(view);
    }
    view.removed = name.removal.as_ref().map(|removal| RemovalView {
        by: removal.by.code().to_owned(),
        by_name: removal.by.name().to_owned(),
        person_name: who(removal.person),
        reason: removal.reason.to_string(),
        at: removal.at.to_string(),
    });
    if let Some(limit) = name.hearing.limit() {
        view.asked_at = Some(limit.from.to_string());
        view.due = Some(limit.due.to_string());
        view.due_why.clone_from(&limit.why);
    }
    let (code, words) = match &name.hearing {
        NameHearing::Unheard => ("unheard", "未听取"),
        NameHearing::Asked(limit) => {
            view.expired = limit.due < now;
            ("asked", if view.expired { "逾期未答复" } else { "待答复" })
        }
        NameHearing::Acknowledged { person, at, .. } => {
            view.acknowledged_by_name = who(*person);
            view.acknowledged_at = Some(at.to_string());
            ("acknowledged", "无异议")
        }
        NameHearing::Objected { objection, .. } => {
            view.objection = Some(objection_view(objection, who));
            ("objected", "有异议")
        }
    };
    view.hearing = code.to_owned();
    view.hearing_name = words.to_owned();
    Ok(view)
}

fn objection_view(objection: &Objection, who: impl Fn(PersonId) -> String) -> ObjectionView {
    let answer = objection.answer.as_ref();
    ObjectionView {
        words: objection.words.to_string(),
        by_name: who(objection.person),
        at: objection.at.to_string(),
        verdict: answer.map_or("", |answer| answer.verdict.code()).to_owned(),
        verdict_name: answer.map_or("待答复", |answer| answer.verdict.name()).to_owned(),
        answer: answer.map(|answer| answer.words.to_string()).unwrap_or_default(),
        answered_by_name: answer.map(|answer| who(answer.person)).unwrap_or_default(),
        answered_at: answer.map(|answer| answer.at.to_string()),
    }
}

fn printed(ground: &Ground) -> GroundView {
    GroundView {
        code: ground.code.clone(),
        sentence: ground.sentence.clone(),
        why: None,
        items: Vec::new(),
        faults: Vec::new(),
    }
}

async fn full(tx: &mut Tx, district: &DistrictId, ground: &Ground) -> Result<GroundView, StoreError> {
    let sql = "
select m.id, m.title, s.reported_at from information_submission s
join matter m on m.district = s.district and m.id = s.id where s.district = $1 and s.id in ";
    let sql = Sql::with(sql, args![district]).list(ground.items.iter().copied()).push(" order by s.reported_at, m.id");
    let item = |row: &Row| {
        let reported_at = row.opt_time("reported_at")?.map(|at| at.to_string());
        Ok::<_, StoreError>(GroundItemView { id: row.text("id")?, title: row.text("title")?, reported_at })
    };
    let items = if ground.items.is_empty() { Vec::new() } else { tx.all_built(sql).await? };
    let sql = "select id, ground, day, what from information_fault where district = $1 and id in ";
    let faults = ground.faults.iter().map(|fault| fault.to_string());
    let sql = Sql::with(sql, args![district]).list(faults).push(" order by day, id");
    let fault = |row: &Row| {
        let ground = row.text("ground")?;
        Ok::<_, StoreError>(GroundFaultView {
            id: row.text("id")?,
            ground_name: FaultGround::from_code(&ground).map_or("", FaultGround::name).to_owned(),
            ground,
            day: row.text("day")?,
            what: row.text("what")?,
        })
    };
    let faults = if ground.faults.is_empty() { Vec::new() } else { tx.all_built(sql).await? };
    Ok(GroundView {
        why: Some(WhyView::from(&ground.why)),
        items: items.iter().map(item).collect::<Result<_, _>>()?,
        faults: faults.iter().map(fault).collect::<Result<_, _>>()?,
        ..printed(ground)
    })
}

/// One line of a regular circular.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::CircularLine)]
pub struct LineView {
    pub(super) unit: String,
    pub(super) name: String,
    pub(super) class: String,
    pub(super) reported: u32,
    /// Items that count for the quota.
    pub(super) counted: u32,
    /// How many the quota wants; null where there is none.
    pub(super) wanted: Option<u32>,
    pub(super) district: u32,
    pub(super) city: u32,
    pub(super) province: u32,
    pub(super) centre: u32,
    pub(super) media: u32,
    pub(super) instructions: u32,
    /// As an office writes them, such as 23.5; null where policy does not show points.
    pub(super) points: Option<String>,
    /// The place among all units; null where policy does not rank.
    pub(super) place: Option<u32>,
}

impl From<&CircularLine> for LineView {
    fn from(line: &CircularLine) -> Self {
        let figures = &line.figures;
        let [district, city, province, centre] = figures.adopted;
        Self {
            unit: line.unit.to_string(),
            name: line.name.clone(),
            class: line.class.clone(),
            reported: figures.reported,
            counted: figures.counted,
            wanted: figures.wanted,
            district,
            city,
            province,
            centre,
            media: figures.media,
            instructions: figures.instructions,
            points: figures.points.map(points_figure),
            place: figures.place,
        }
    }
}
