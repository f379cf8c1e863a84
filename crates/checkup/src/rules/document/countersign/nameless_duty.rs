//! Is a duty given to nobody in particular?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "CSG008",
    title: "任务没有责任单位",
    requirements: DOC_1,
    basis: practice("责任落实"),
    effective: REGULATION_DAY,
    text: "牵头和负责的写明单位名称，不写“相关部门负责”“有关单位牵头”。",
    why: "写“有关部门”，每个部门都以为说的是别人。",
    examples: &[
        Example { given: "文：由有关部门负责河道清淤。", then: "提示：没有单位名称" },
        Example {
            given: "文：由区水利局负责、有关部门配合河道清淤。", then: "不提示：负责的写明了"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

static NAMELESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:由|，|；|。|^)(?:各?(?:相关|有关)(?:职能|责任|主管|业务)?(?:部门|单位|科室|方面))(?:共同)?(?:牵头|负责(?:落实|实施|办理|组织)?|组织实施)")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for line in subject.main_lines() {
        let words = subject.words(line);
        for found in NAMELESS.find_iter(words) {
            let mut start = line.range.start + words[..found.start()].chars().count();
            let end = start + found.as_str().chars().count();
            if body.at(start).is_some_and(|mark| "，；。".contains(mark)) {
                start += 1;
            }
            // 负责人 is a person and no duty.
            if body.at(end) == Some('人') || body.at(end) == Some('同') {
                continue;
            }
            out.add(
                Draft::found(format!("“{}”没有写明是哪个单位", body.slice(&(start..end))))
                    .at(body, &(start..end))
                    .hint("写上牵头单位的名称；确实不止一个的，列出来并指明牵头的。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn people_in_charge_are_no_duty() {
        passes("CSG008", &["文：有关部门负责人参加会议。", "文：请有关部门配合。"]);
        hits("CSG008", &["文：各相关单位负责落实。"]);
    }
}
