//! Does 、 stand between quotations or titles?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{PUNCTUATION_DAY, punctuation};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "PUN007",
    title: "引号书名号之间用顿号",
    requirements: DOC_1,
    basis: punctuation("4.5.3.5"),
    effective: PUNCTUATION_DAY,
    text: "标有引号的并列成分之间、标有书名号的并列成分之间通常不用顿号。许多机关习惯用，所以起初不运行，由本单位打开。",
    why: "引号和书名号已经把它们分开。",
    examples: &[
        Example {
            given: "打开：PUN007｜文：推行“一网通办”、“一件事”改革。", then: "提示：顿号可以不用"
        },
        Example {
            given: "打开：PUN007｜文：推行“一网通办”“一件事”改革。", then: "不提示：没有顿号"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find).fixes(Fixes::Safe).starts_off();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for index in 1..body.len() {
        let pair = (body.before(index), body.at(index + 1));
        let between = matches!(pair, (Some('”'), Some('“')) | (Some('》'), Some('《')));
        if body.at(index) == Some('、') && between {
            let range = index..index + 1;
            out.add(
                Draft::found("引号、书名号之间不用顿号").at(body, &range).safe(body, &range, "").hint("删去顿号。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn it_waits_for_the_office_to_switch_it_on() {
        passes("PUN007", &["文：推行“一网通办”、“一件事”改革。"]);
    }
}
