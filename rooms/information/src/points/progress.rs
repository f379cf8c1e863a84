//! 进度的说法 How a unit's standing with its quota is said, everywhere in the same words (INF-5).

use super::result::{QuotaProgress, QuotaStanding};
use super::{Span, SpanKind};

impl QuotaProgress {
    /// In one sentence, such as 差 2 条，距季末 38 天; `standing` says beside it whether that is late.
    #[must_use]
    pub fn sentence(&self) -> String {
        let said = match &self.standing {
            QuotaStanding::Met => self.met(),
            QuotaStanding::OnPace { short } => {
                format!("差 {short} 条，距{} {} 天，进度正常", self.end(), self.days_left)
            }
            QuotaStanding::Behind { short } => format!("差 {short} 条，距{} {} 天", self.end(), self.days_left),
            QuotaStanding::Missed { short } if self.counted.is_empty() => format!("零报送，差 {short} 条"),
            QuotaStanding::Missed { short } => format!("未完成，差 {short} 条"),
            QuotaStanding::Exempt { reason } => format!("免考：{reason}"),
            QuotaStanding::Free => "不设任务数".to_owned(),
        };
        if self.form.is_empty() { said } else { format!("{}：{said}", self.form) }
    }

    /// What the period ends with: 季末, 年底.
    #[must_use]
    pub fn end(&self) -> &'static str {
        match self.span().kind() {
            SpanKind::Year => "年底",
            SpanKind::Half => "半年末",
            SpanKind::Quarter => "季末",
            SpanKind::Month => "月底",
        }
    }

    /// The period as a span.
    #[must_use]
    pub fn span(&self) -> Span {
        let around = SpanKind::ALL.map(|kind| Span::around(self.from, kind));
        let whole = around.into_iter().find(|span| span.from() == self.from && span.to() == self.to);
        whole.expect("a quota's period is always a whole span")
    }

    fn met(&self) -> String {
        let more = self.counted.len().saturating_sub(self.wanted.map_or(0, |wanted| wanted as usize));
        if more == 0 { "已完成".to_owned() } else { format!("已完成，多 {more} 条") }
    }
}

impl QuotaStanding {
    /// The code, for pages.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnPace { .. } => "on_pace",
            Self::Behind { .. } => "behind",
            Self::Missed { .. } => "missed",
            Self::Exempt { .. } => "exempt",
            Self::Free => "free",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Met => "完成",
            Self::OnPace { .. } => "进度正常",
            Self::Behind { .. } => "进度偏慢",
            Self::Missed { .. } => "未完成",
            Self::Exempt { .. } => "免考",
            Self::Free => "无任务",
        }
    }

    /// How many are missing.
    #[must_use]
    pub const fn short(&self) -> u32 {
        match self {
            Self::OnPace { short } | Self::Behind { short } | Self::Missed { short } => *short,
            Self::Met | Self::Exempt { .. } | Self::Free => 0,
        }
    }
}
