//! A unit's class holds from a day on that has not passed, on a ground.

use jiff::civil;
use kernel::{Example, Refusal, RuleCard};

use crate::model::Reason;

use super::{SPEECH_DAY, invalid, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.quota.class_from_a_day",
    title: "单位类别从今天或以后起算",
    requirements: &["INF-5", "GEN-4"],
    basis: speech("三（二）数量"),
    effective: SPEECH_DAY,
    text: "改单位类别要写明从哪一天起、依据什么；不早于今天，以前的任务和积分按以前的类别算，不倒追。",
    why: "已经算过的账不因今天改类别而变。",
    examples: &[Example {
        given: "11月23日把某局改为重点单位，起算日填10月1日",
        then: "不能办理，起算日最早是11月23日",
    }],
};

/// Refuses a class without its day or its ground, or from a day that has passed; each is a reason of its own.
#[must_use]
pub fn check(from: Option<civil::Date>, basis: Option<&Reason>, today: civil::Date) -> [Option<Refusal>; 2] {
    let from = match from {
        None => Some(invalid(&CARD, "没有填从哪一天起算。", "请填起算日期，最早是今天。").field("from")),
        Some(from) if from < today => Some(
            invalid(
                &CARD,
                format!("起算日期{from}已经过去，今天是{today}。"),
                "以前的按以前的类别算；请填今天或以后的日期。",
            )
            .field("from"),
        ),
        Some(_) => None,
    };
    let basis =
        basis.is_none().then(|| invalid(&CARD, "没有写明依据。", "请写明依据的文件文号或会议决定。").field("basis"));
    [from, basis]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    use crate::rules::people::reason;

    #[test]
    fn from_today_on_a_ground() {
        let (today, basis) = (date(2026, 11, 23), reason("青办发〔2026〕12号"));
        assert_eq!(check(Some(today), Some(&basis), today), [None, None]);
        assert!(check(Some(date(2026, 11, 22)), Some(&basis), today)[0].is_some());
        assert_eq!(check(None, None, today).iter().flatten().count(), 2);
    }
}
