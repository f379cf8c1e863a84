//! Does the change stated fit the two values stated?

use std::ops::Range;

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::scan::figures::{Figure, written};
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S04",
    title: "升降与前后数不符",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "“由甲降至乙，下降百分之几”三者应相符：方向对、百分比算得出；百分比之间的差写“个百分点”。",
    why: "领导最常引用的就是升降幅度，算错一次，信誉难补。",
    examples: &[
        Example { given: "投诉由47件降至12件，下降80%。", then: "提示：应为74.5%" },
        Example { given: "投诉由47件降至12件，下降74.5%。", then: "不提示：算得出" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for sentence in &subject.sentences {
        for pair in subject.figures_in(sentence).windows(2) {
            let [from, to] = pair else { continue };
            if let Some(way) = way_between(subject, from, to) {
                check(subject, sentence, from, to, way, out);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// Whether the words between two figures of one unit say that the first became the second: 由甲降至乙.
fn way_between(subject: &Manuscript<'_>, from: &Figure, to: &Figure) -> Option<Way> {
    const APART: usize = 8;
    const BACK: usize = 10;
    let body = &subject.body;
    if from.unit != to.unit || APART < to.range.start - from.range.end {
        return None;
    }
    let start = from.range.start.saturating_sub(BACK);
    let before = body.slice(&(start..from.range.start));
    let between = body.slice(&(from.range.end..to.range.start));
    // 从3个村增派到5个组 counts two things: the change must follow the figure at once.
    const STARTS: &[&str] = &[
        "降", "减", "缩", "压", "回落", "下", "升", "上", "增", "提高", "提升", "扩", "涨", "明显", "大幅", "显著",
        "逐步", "，", "快速",
    ];
    if !STARTS.iter().any(|word| between.starts_with(word)) {
        return None;
    }
    let goes =
        before.contains(['由', '从']) && (between.contains('至') || between.contains('到') || between.contains('为'));
    let down = ["降", "减", "缩", "压", "回落", "少"].iter().any(|word| between.contains(word));
    let up = ["升", "增", "提高", "扩", "上涨", "涨"].iter().any(|word| between.contains(word));
    match (goes, down, up) {
        (true, true, false) => Some(Way::Down),
        (true, false, true) => Some(Way::Up),
        _ => None,
    }
}

fn check(subject: &Manuscript<'_>, sentence: &Range<usize>, from: &Figure, to: &Figure, way: Way, out: &mut Findings) {
    let body = &subject.body;
    let fits = match way {
        Way::Up => from.value <= to.value,
        Way::Down => to.value <= from.value,
    };
    if !fits {
        let message = format!("“{}”与前后数方向相反", short(body.slice(&(from.range.start..to.range.end))));
        out.add(
            Draft::advice(message).at(body, &(from.range.start..to.range.end)).hint("核对前后两个数，或改升降的说法。"),
        );
        return;
    }
    const NEAR: usize = 10;
    let Some(claim) = subject.figures_in(sentence).iter().find(|figure| to.range.end <= figure.range.start) else {
        return;
    };
    let words = body.slice(&(to.range.end..claim.range.start));
    let names_change = ["下降", "降幅", "减少", "降低", "缩短", "增长", "上升", "提高", "增加", "增幅", "压缩", "提升"]
        .iter()
        .any(|word| words.contains(word));
    if NEAR < claim.range.start - to.range.end || !names_change || words.contains("同比") {
        return;
    }
    let difference = (to.value - from.value).abs();
    let both = from.range.start..claim.range.end;
    if from.unit == "%" && claim.unit == "%" {
        let wanted = format!("{}个百分点", written(difference));
        out.add(
            Draft::advice(format!(
                "“{}”是两个百分比之差，应写{wanted}",
                short(body.slice(&(to.range.end..claim.range.end)).trim_start_matches(['，', ',']))
            ))
            .at(body, &both)
            .hint("两个百分比相减写“个百分点”，写“%”是另一个意思。"),
        );
    } else if claim.unit == "%" && 0.0 < from.value {
        let percent = difference / from.value * 100.0;
        let tolerance = if claim.decimals == 0 { 0.6 } else { 0.06 };
        if tolerance < (percent - claim.value).abs() {
            let computed = (percent * 10.0).round() / 10.0;
            let message = format!(
                "由{}到{}，变化 {}%，文中写 {}%",
                body.slice(&from.range),
                body.slice(&to.range),
                written(computed),
                written(claim.value)
            );
            out.add(
                Draft::advice(message)
                    .at(body, &claim.range)
                    .also_here(body, &(from.range.start..to.range.end))
                    .hint("核对三个数。"),
            );
        }
    } else if claim.unit == from.unit && 0.005 < (difference - claim.value).abs() {
        let message = format!(
            "由{}到{}，相差 {}，文中写 {}",
            body.slice(&from.range),
            body.slice(&to.range),
            written(difference),
            written(claim.value)
        );
        out.add(Draft::advice(message).at(body, &claim.range).hint("核对三个数。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn direction_percentage_and_difference_are_recomputed() {
        hits("S04", &["投诉由12件降至47件。", "办理时间由15天缩短至3天，缩短10天。", "覆盖率由85%提高到92%，提高7%。"]);
        passes(
            "S04",
            &[
                "办理时间由15天缩短至3天，缩短12天。",
                "覆盖率由85%提高到92%，提高7个百分点。",
                "投诉由47件降至12件，下降74%。",
            ],
        );
    }

    #[test]
    fn figures_that_are_not_before_and_after_are_left_alone() {
        passes(
            "S04",
            &["由5名干部减免12名学生费用。", "从3个村增派到5个组，下降80%。", "投诉由47件降至12件，同比下降30%。"],
        );
    }
}
