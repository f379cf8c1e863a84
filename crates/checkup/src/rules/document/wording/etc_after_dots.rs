//! Do …… and 等 stand side by side?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{PUNCTUATION_DAY, punctuation};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "PUN010",
    title: "省略号与等并用",
    requirements: DOC_1,
    basis: punctuation("附录A.10"),
    effective: PUNCTUATION_DAY,
    text: "“……”与“等”“等等”意思相同，只用一个。",
    why: "一句话省略了两次。",
    examples: &[
        Example { given: "文：清理杂物、淤泥……等。", then: "提示：只留一个" },
        Example { given: "文：清理杂物、淤泥等。", then: "不提示：只有等" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Ask);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for (byte, _) in body.source.match_indices("……") {
        let dots = body.range_of_bytes(byte, byte + "……".len());
        let after = body.at(dots.end) == Some('等');
        let before = body.before(dots.start) == Some('等');
        // 等待 and 等级 are other words.
        let other = after && body.at(dots.end + 1).is_some_and(|next| "待级候同于".contains(next));
        if (after || before) && !other {
            let range = if after { dots.start..dots.end + 1 } else { dots.start - 1..dots.end };
            out.add(
                Draft::found("“……”与“等”只用一个").at(body, &range).ask(body, &dots, "").hint("留“等”，删去省略号。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn other_words_with_the_same_character_are_let_pass() {
        passes("PUN010", &["文：他说……等待结果。"]);
        hits("PUN010", &["文：杂物、淤泥等……"]);
    }
}
