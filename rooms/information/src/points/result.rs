//! What scoring comes to: for each unit its points, one by one, each with its reason, and what the quota still wants.

use jiff::civil;
use kernel::{MatterId, UnitId, Why};

use crate::model::{FaultId, OutcomeId};

/// 得分 A unit's points within a span of days. The total is the sum of its entries, always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The unit.
    pub unit: UnitId,
    /// In hundredths of a point.
    pub total: i64,
    /// Every point, in the order of its day, then its rule, then what it is about.
    pub entries: Vec<Entry>,
    /// Why the unit can't be commended this year; empty where it can.
    pub award_bars: Vec<Why>,
}

/// 计分项 Points for or against, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What part of the account it belongs to, for the waterfall.
    pub component: Component,
    /// In hundredths of a point; negative for deductions, caps and zeroing.
    pub hundredths: i64,
    /// The day whose policy computed it.
    pub day: civil::Date,
    /// In a few words, such as 市委采用《市信息快报》.
    pub label: String,
    /// The rule, the clause, the policy version and the facts.
    pub why: Why,
    /// The item under it.
    pub submission: Option<MatterId>,
    /// The outcome under it.
    pub outcome: Option<OutcomeId>,
    /// The fault under it.
    pub fault: Option<FaultId>,
}

/// What part of the account an entry belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Component {
    /// 报送
    Reported,
    /// 完成任务数
    Quota,
    /// 上报
    SentUp,
    /// 区级采用
    District,
    /// 市级采用
    City,
    /// 省级采用
    Province,
    /// 中央采用
    Centre,
    /// 新闻媒体
    Media,
    /// 领导批示
    Instruction,
    /// 约稿
    Call,
    /// 扣分
    Deduction,
    /// 封顶
    Cap,
    /// 归零
    ZeroOut,
}

/// 任务进度 How far a unit is with its quota in one period (INF-5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaProgress {
    /// The unit.
    pub unit: UnitId,
    /// Its class in this period, with its name.
    pub class: String,
    /// The period.
    pub from: civil::Date,
    /// Its last day.
    pub to: civil::Date,
    /// What kind of item the line is about, such as 长篇; empty for any.
    pub form: String,
    /// How many are wanted; None where policy sets no quota.
    pub wanted: Option<u32>,
    /// Items that count.
    pub counted: Vec<MatterId>,
    /// Items that do not, each with the reason.
    pub uncounted: Vec<(MatterId, Why)>,
    /// Where it stands.
    pub standing: QuotaStanding,
    /// Days left until the period ends, today included; 0 once it has ended.
    pub days_left: u32,
    /// The rule, the clause, the policy version and the facts.
    pub why: Why,
}

/// Where a unit stands with its quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuotaStanding {
    /// 完成
    Met,
    /// 进度正常: short, but on the pace that policy expects by now.
    OnPace {
        /// So many are missing.
        short: u32,
    },
    /// 进度偏慢: short and behind that pace (named early).
    Behind {
        /// So many are missing.
        short: u32,
    },
    /// 未完成: the period has ended.
    Missed {
        /// So many are missing.
        short: u32,
    },
    /// 免考
    Exempt {
        /// Why.
        reason: String,
    },
    /// 无任务: policy sets none.
    Free,
}

/// 通报批评候选 A unit that a circular of criticism might name, with everything behind it (INF-6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The unit.
    pub unit: UnitId,
    /// Every ground, each with its facts; never empty.
    pub grounds: Vec<Ground>,
}

/// One ground on which a unit might be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Its code, such as `nothing_reported`.
    pub code: String,
    /// The sentence for the circular's attachment.
    pub sentence: String,
    /// The rule, the clause, the policy version and the facts.
    pub why: Why,
    /// The items under it.
    pub items: Vec<MatterId>,
    /// The faults under it.
    pub faults: Vec<FaultId>,
}
