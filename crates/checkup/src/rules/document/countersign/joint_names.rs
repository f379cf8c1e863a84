//! Are the organs that issue jointly the same in the head and in the signature?

use gongwen::Sealing;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "CSG002",
    title: "联合行文机关前后不一致",
    requirements: DOC_1,
    basis: regulation("第九条第四项、第十一项"),
    effective: REGULATION_DAY,
    text: "联合行文的机关都要署名，署名与发文机关一致。",
    why: "少一个署名，就少一个机关负责。",
    examples: &[
        Example {
            given: "机关：青溪区财政局、青溪区水利局｜署名：青溪区财政局", then: "提示：缺青溪区水利局"
        },
        Example {
            given: "机关：青溪区财政局、青溪区水利局｜署名：青溪区财政局、青溪区水利局", then: "不提示：一致"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let issuers: Vec<&str> = subject.placed.document.issuers.iter().map(|issuer| issuer.name.as_str()).collect();
    let signatures = subject.signatures();
    // Under a signature stamp stand post and name of whoever signed, such as 区长 程远.
    let by_persons = subject.placed.document.sealing == Sealing::Stamp
        || signatures.iter().any(|signature| is_person(signature.name()));
    if issuers.len() < 2 || signatures.is_empty() || by_persons {
        return;
    }
    for issuer in &issuers {
        if !signatures.iter().any(|signature| signature.name() == *issuer) {
            let mut draft = Draft::found(format!("发文机关有“{issuer}”，落款没有它的署名"));
            if let Some(last) = signatures.last() {
                draft = draft.at(last.text, &last.range);
            }
            out.add(draft.hint("补上署名，或者从发文机关中去掉。"));
        }
    }
    for signature in &signatures {
        if !issuers.contains(&signature.name()) {
            out.add(
                Draft::found(format!("落款有“{}”，发文机关里没有它", signature.name()))
                    .at(signature.text, &signature.range)
                    .hint("两处改为一致。"),
            );
        }
    }
}

fn is_person(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let posted = words.next().is_some_and(|post| post.ends_with(['长', '任', '记', '席']));
    posted && words.next().is_some_and(|name| (2..=4).contains(&name.chars().count()))
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn one_issuer_is_no_joint_document() {
        passes(
            "CSG002",
            &[
                "机关：青溪区财政局｜署名：青溪区水利局",
                "机关：青溪区财政局、青溪区水利局｜署名：局长　程远、局长　秦望",
            ],
        );
        hits("CSG002", &["机关：青溪区财政局、青溪区水利局｜署名：青溪区财政局、青溪区教育局"]);
    }
}
