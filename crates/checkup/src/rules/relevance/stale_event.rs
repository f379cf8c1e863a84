//! Is the event too old for an item of its kind?

use jiff::civil;
use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R05",
    title: "事情已过时",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "动态在 7 天内、社情民意 30 天内、数据 45 天内、问题建议 90 天内、做法 180 天内报送（以现行政策的数为准）；以填写的事发日期为准，没有填的，以正文中最近的日期为准。",
    why: "信息贵在及时，领导看到时还来得及用。",
    examples: &[
        Example {
            given: "〔动态〕11月3日，临江街道召开停车共管现场会。", then: "提示：距今20天，动态应在7天内报"
        },
        Example {
            given: "〔动态〕11月20日，临江街道召开停车共管现场会。", then: "不提示：3天前的事"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let item = subject.item;
    let limit = subject.limits().of(item.kind).max_age_days;
    let Some((day, said)) = event_day(subject) else { return };
    let Ok(age) = item.today.since(day).map(|span| span.get_days()) else { return };
    if limit < age {
        let mut draft = Draft::advice(format!("事情在 {day}，距今 {age} 天，{}应在 {limit} 天内报", item.kind.name()));
        if let Some(range) = said {
            draft = draft.at(&subject.body, &range);
        }
        out.add(draft.hint("写最近的进展；因故迟报的，送审时说明原因。"));
    }
}

/// The day of the form, else the latest day of the text that is not to come.
fn event_day(subject: &Subject<'_>) -> Option<(civil::Date, Option<std::ops::Range<usize>>)> {
    if let Some(day) = subject.item.event_on {
        return Some((day, None));
    }
    let today = subject.item.today;
    let past = subject.dates.iter().filter_map(|date| {
        let day = date.at_latest(today).filter(|day| *day <= today)?;
        Some((day, Some(date.range.clone())))
    });
    past.max_by_key(|(day, _)| *day)
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn the_day_of_the_form_goes_before_the_text() {
        hits("R05", &["〔动态〕事发：2026-10-01；11月20日，临江街道召开现场会。"]);
        passes("R05", &["〔动态〕事发：2026-11-22；1月3日启动的改造完工。"]);
    }

    #[test]
    fn the_latest_day_counts_and_a_deadline_to_come_does_not() {
        passes("R05", &["〔动态〕3月1日动工，11月21日完工。"]);
        hits("R05", &["〔动态〕3月1日动工，12月31日前完工。"]);
    }

    #[test]
    fn a_month_lasts_to_its_last_day() {
        passes("R05", &["〔数据〕截至10月底，办件120件。", "〔动态〕11月，石桥村建仓。"]);
        hits("R05", &["〔数据〕截至9月底，办件120件。"]);
    }
}
