//! Are 《》 put around a meeting or an activity?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{PUNCTUATION_DAY, punctuation};
use crate::rules::document::basis::DOC_1;
use crate::text::short;

const CARD: RuleCard = RuleCard {
    id: "PUN009",
    title: "会议活动用了书名号",
    requirements: DOC_1,
    basis: punctuation("附录A.13"),
    effective: PUNCTUATION_DAY,
    text: "书名号用于书刊、文件、作品的名称；会议、活动、课程、奖项、展览的名称不用书名号，需要标示的用引号。",
    why: "书名号让人去找一件文件，而那是一次会。",
    examples: &[
        Example { given: "文：举办《防汛应急演练活动》。", then: "提示：活动不用书名号" },
        Example { given: "文：印发《防汛应急演练活动方案》。", then: "不提示：方案是文件" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find).fixes(Fixes::Ask);

static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("《([^《》\\n]{2,30}(?:会议|大会|活动|大赛|比赛|竞赛|课程|培训班|论坛|展览|奖|工程))》")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for found in MARKED.captures_iter(body.source) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { continue };
        let range = body.range_of_bytes(whole.start(), whole.end());
        let right = format!("“{}”", name.as_str());
        out.add(
            Draft::found(format!("“{}”不是书刊、文件的名称", short(name.as_str())))
                .at(body, &range)
                .ask(body, &range, right.as_str())
                .hint("去掉书名号，或者改用引号。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn minutes_are_a_document() {
        passes("PUN009", &["文：印发《第五次会议纪要》。"]);
        hits("PUN009", &["文：召开《全区经济工作会议》。"]);
    }
}
