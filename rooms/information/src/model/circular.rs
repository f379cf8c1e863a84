//! 通报 Circulars of criticism (INF-6) and the regular circular (INF-11): what stands in one, and how far it is.

use jiff::{Timestamp, civil};
use kernel::{MatterId, PersonId, UnitId};

use super::codes::codes;
use super::{Body, CircularName, Phrase, SignOff};
use crate::points::Span;

codes! {
    /// 通报种类 What kind of circular it is.
    CircularKind {
        /// Names units with what they failed in.
        Criticism = "criticism", "通报批评";
        /// Tells all units what was reported and adopted; no criticism.
        Regular = "regular", "信息通报";
    }
}

codes! {
    /// 动作 What can be done to a circular as a whole.
    CircularVerb {
        /// Compute the names or the lines again.
        Refresh = "refresh", "重新计算";
        /// Rewrite the text above the names.
        EditText = "edit_text", "修改通报文字";
        /// Say who receives it.
        Address = "address", "填主送抄送";
        /// Ask the named units.
        OpenHearing = "open_hearing", "听取意见";
        /// Send to the director.
        SubmitCircular = "submit_circular", "报主任签发";
        /// Sign the step that waits.
        SignCircular = "sign_circular", "签发通报";
        /// Give back to the section.
        ReturnCircular = "return_circular", "退回信息科";
        /// Give up.
        DropCircular = "drop_circular", "撤销起草";
    }
}

codes! {
    /// 动作 What can be done to one name of a circular.
    NameVerb {
        /// Take it out.
        RemoveName = "remove_name", "移出名单";
        /// Put it back.
        RestoreName = "restore_name", "恢复名单";
        /// The unit has no objection.
        Acknowledge = "acknowledge", "无异议";
        /// The unit objects.
        ObjectName = "object", "提出异议";
        /// The Office answers the objection.
        AnswerObjection = "answer_objection", "答复异议";
    }
}

/// 文号 The number of a circular within its kind and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularNumber {
    /// The year of the day on which it left.
    pub year: i16,
    /// From 1, without gaps.
    pub number: u32,
    /// 发文字号, as printed.
    pub text: String,
}

/// 通报状态 How far a circular is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CircularState {
    /// The section works on it.
    Drafting,
    /// The named units are being heard.
    Hearing {
        /// The last limit of those asked.
        due: Timestamp,
    },
    /// Before the director.
    AtDirector,
    /// Before a leader.
    AtLeader,
    /// Numbered and out.
    Issued(CircularNumber),
    /// Given up.
    Dropped,
}

impl CircularState {
    /// Every code with its word, in the order of the way.
    pub const NAMES: [(&'static str, &'static str); 6] = [
        ("drafting", "起草中"),
        ("hearing", "听取意见中"),
        ("at_director", "待主任签发"),
        ("at_leader", "待区领导签发"),
        ("issued", "已印发"),
        ("dropped", "已撤销"),
    ];

    /// The stored code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        Self::NAMES[self.place()].0
    }

    /// What people call it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        Self::NAMES[self.place()].1
    }

    const fn place(&self) -> usize {
        match self {
            Self::Drafting => 0,
            Self::Hearing { .. } => 1,
            Self::AtDirector => 2,
            Self::AtLeader => 3,
            Self::Issued(_) => 4,
            Self::Dropped => 5,
        }
    }
}

/// 主送抄送 Who receives a circular: a unit of the district, or others by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// The unit, where it is one that works here.
    pub unit: Option<UnitId>,
    /// As printed.
    pub name: Phrase,
}

/// 信息通报一行 What one unit reported and what became of it, as computed then (INF-11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularLine {
    /// The unit.
    pub unit: UnitId,
    /// Its short name.
    pub name: String,
    /// Its class, for the groups.
    pub class: String,
    /// The figures.
    pub figures: Figures,
}

/// 数字 The figures of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Items that left the unit.
    pub reported: u32,
    /// Items that count for the quota.
    pub counted: u32,
    /// How many the quota wants; None where there is none.
    pub wanted: Option<u32>,
    /// Items adopted by the district, the city, the province and the centre.
    pub adopted: [u32; 4],
    /// News media.
    pub media: u32,
    /// Leaders' instructions.
    pub instructions: u32,
    /// In hundredths of a point; None where policy does not show points.
    pub points: Option<i64>,
    /// The place among all units; None where policy does not rank.
    pub place: Option<u32>,
}

/// 内容 What a circular is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// 通报批评
    Criticism {
        /// How the grounds are read together, as the circular states it.
        reading: String,
        /// The units.
        names: Vec<CircularName>,
    },
    /// 信息通报
    Regular {
        /// One for each unit.
        lines: Vec<CircularLine>,
    },
}

/// 通报 A circular.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circular {
    /// The matter.
    pub id: MatterId,
    /// What it looks back on.
    pub span: Span,
    /// The policy that computed it, by name and digest.
    pub policy: String,
    /// The office day on which names or lines were computed.
    pub computed_on: civil::Date,
    /// Who drafted it.
    pub composer: PersonId,
    /// Whoever computed it again or wrote its text, the composer included.
    pub writers: Vec<PersonId>,
    /// Who opened a hearing.
    pub hearers: Vec<PersonId>,
    /// The text above names or lines.
    pub body: Body,
    /// 主送, besides the named units.
    pub main_to: Vec<Receiver>,
    /// 抄送
    pub copies_to: Vec<Receiver>,
    /// How far it is.
    pub state: CircularState,
    /// Names or lines.
    pub subject: Subject,
    /// The steps signed since it was last submitted.
    pub sign_offs: Vec<SignOff>,
}

impl Circular {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> CircularKind {
        match self.subject {
            Subject::Criticism { .. } => CircularKind::Criticism,
            Subject::Regular { .. } => CircularKind::Regular,
        }
    }

    /// Every name, also those that left the list; none in a regular circular.
    #[must_use]
    pub fn names(&self) -> &[CircularName] {
        match &self.subject {
            Subject::Criticism { names, .. } => names,
            Subject::Regular { .. } => &[],
        }
    }

    /// The names on the list.
    pub fn named(&self) -> impl Iterator<Item = &CircularName> {
        self.names().iter().filter(|name| name.named())
    }

    /// The name of this unit.
    #[must_use]
    pub fn name_of(&self, unit: UnitId) -> Option<&CircularName> {
        self.names().iter().find(|name| name.unit == unit)
    }

    /// 标题
    #[must_use]
    pub fn title(&self) -> String {
        title(self.kind(), self.span)
    }

    /// Whether a unit was ever asked.
    #[must_use]
    pub fn was_heard(&self) -> bool {
        self.names().iter().any(|name| name.hearing.limit().is_some())
    }
}

/// The title of a circular of this kind over this span.
#[must_use]
pub fn title(kind: CircularKind, span: Span) -> String {
    let span = span.name();
    let span = span.strip_suffix('年').map_or(span.clone(), |year| format!("{year}年度"));
    match kind {
        CircularKind::Criticism => format!("关于{span}信息报送情况的通报"),
        CircularKind::Regular => format!("{span}信息报送和采用情况通报"),
    }
}
