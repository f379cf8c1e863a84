//! Do the levels follow one another: 一、（一）1.（1）?

use gongwen::Level;
use gongwen::placed::Part;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::levels::numbered;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};

const CARD: RuleCard = RuleCard {
    id: "STR001",
    title: "层次跳级",
    requirements: DOC_1,
    basis: format("7.3.3"),
    effective: REGULATION_DAY,
    text: "文中结构层次序数可以依次用“一、”“（一）”“1.”“（1）”标注，一般不跳级；只有两层的，“一、”下面可以用“1.”。",
    why: "层次乱了，引用第几条第几款就说不清。",
    examples: &[
        Example {
            given: "文：一、加强领导¶（1）明确到人。¶（2）责任到岗。", then: "提示：一、下面跳到（1）"
        },
        Example {
            given: "文：一、加强领导¶1.明确到人。¶2.责任到岗。", then: "不提示：只有两层，可以用1."
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).conditional();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let mut above: Option<(Level, Part)> = None;
    for line in numbered(subject) {
        let before = above.filter(|(_, part)| *part == line.part).map(|(level, _)| level);
        above = Some((line.level, line.part));
        // A list without numbered headings above it may begin at any level: （一）, 1. or （1）.
        let Some(before) = before else { continue };
        let jumps = match (before, line.level) {
            (Level::First, Level::Fourth) | (Level::Second, Level::Fourth) => true,
            (
                Level::First | Level::Second | Level::Third | Level::Fourth,
                Level::First | Level::Second | Level::Third | Level::Fourth,
            ) => false,
        };
        if jumps {
            let message = format!("“{}”下面跳到了“{}”", shape(before), body.slice(&line.mark));
            out.add(Draft::found(message).at(body, &line.mark).hint(format!("改用“{}”。", shape(below(before)))));
        }
    }
}

const fn shape(level: Level) -> &'static str {
    match level {
        Level::First => "一、",
        Level::Second => "（一）",
        Level::Third => "1.",
        Level::Fourth => "（1）",
    }
}

const fn below(level: Level) -> Level {
    match level {
        Level::First => Level::Second,
        Level::Second => Level::Third,
        Level::Third | Level::Fourth => Level::Fourth,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_list_may_begin_anywhere_and_go_back_up() {
        passes("STR001", &["文：（1）甲。¶（2）乙。", "文：一、甲¶（一）乙¶1.丙¶（1）丁¶二、戊"]);
        hits("STR001", &["文：一、甲¶（一）乙¶（1）丁"]);
    }
}
