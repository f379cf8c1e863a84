//! Is a date closed with 号?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, NUMERALS_DAY, numerals};
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T17",
    title: "日期用“号”",
    requirements: INF_2,
    basis: numerals("5.1.4"),
    effective: NUMERALS_DAY,
    text: "书面日期写“日”，不写“号”；楼号、线路号不算。",
    why: "“号”是口语。",
    examples: &[
        Example { given: "3月5号划线120处。", then: "提示：3月5号" },
        Example {
            given: "3月5日，在5号楼前划线，9月3号线通车。", then: "不提示：楼号和线路号"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    let body = &subject.body;
    for date in &subject.dates {
        let Some(hao) = date.hao else { continue };
        let range = hao..hao + 1;
        let draft = Draft::advice(format!("“{}”的“号”应为“日”", short(body.slice(&date.range)))).at(body, &date.range);
        out.add(draft.safe(body, &range, "日").hint("改为“日”。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn one_press_writes_it_right() {
        assert_eq!(crate::apply_safe(crate::Part::Body, "2026年3月5号上午").text, "2026年3月5日上午");
        passes("T17", &["3月5号楼封顶。", "青办发〔2026〕3号。"]);
        hits("T17", &["11月20号完工。"]);
    }
}
