//! Is a short name that was declared used, and is it declared once?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "DIC004",
    title: "简称前后不一",
    requirements: DOC_1,
    basis: practice("简称"),
    effective: REGULATION_DAY,
    text: "使用非规范化简称，先用全称并注明简称；注明以后用简称，不再反复写全称，也不另立一个。",
    why: "一件事两个名字，读的人以为是两件事。",
    examples: &[
        Example {
            given: "文：印发《青溪区防汛办法》（以下简称《办法》）。¶各镇学习贯彻。",
            then: "提示：注明了《办法》，后面没有用",
        },
        Example {
            given: "文：印发《青溪区防汛办法》（以下简称《办法》）。¶各镇按《办法》执行。",
            then: "不提示：用了简称",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find);

static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("以下简称[为：]?[“《]?([^”》）)，。]{1,16})").expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    // Nobody declares more; a text that does was written to slow this down.
    const MOST: usize = 60;
    for found in DECLARED.captures_iter(body.source).take(MOST) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { continue };
        if body.source[whole.end()..].contains(name.as_str()) {
            continue;
        }
        let range = body.range_of_bytes(name.start(), name.end());
        out.add(
            Draft::found(format!("注明了简称“{}”，后面没有用", name.as_str()))
                .at(body, &range)
                .hint("后面改用简称；不用的，删去括号里的话。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn an_attachment_may_use_it() {
        passes("DIC004", &["文：成立防汛指挥部（以下简称“指挥部”）。｜附件：名单¶指挥部成员如下。"]);
        hits("DIC004", &["文：成立防汛指挥部（以下简称指挥部）。"]);
    }
}
