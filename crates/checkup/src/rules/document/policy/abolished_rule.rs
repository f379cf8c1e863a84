//! Is a law or rule cited that is no longer in force?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::lexicon::abolished_rules;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "POL002",
    title: "引用已废止的法规",
    requirements: DOC_1,
    basis: regulation("第二十条第二项"),
    effective: REGULATION_DAY,
    text: "文件的内容应当符合现行法律法规和政策，不引用成文时已经废止的；词表见 data/abolished_rules.tsv，各条写明自何时起。",
    why: "依据废了，照它办的事也就没有依据。",
    examples: &[
        Example {
            given: "文：按照《国家行政机关公文处理办法》办理。", then: "提示：现为《党政机关公文处理工作条例》"
        },
        Example {
            given: "文：按照《党政机关公文处理工作条例》办理。", then: "不提示：现行"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).fixes(Fixes::Ask);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for (entry, range) in abolished_rules(body) {
        let sentence = body.slice(&subject.text.sentence_at(range.start));
        // A sentence that abolishes a rule, or that tells its history, may name it.
        let told =
            ["废止", "停止执行", "失效", "取代", "当时", "修订为", "同时"].iter().any(|word| sentence.contains(word));
        if subject.date < entry.since || told {
            continue;
        }
        let draft = Draft::found(format!("{}自 {} 起不再适用，现行的是{}", entry.old, entry.since, entry.new));
        out.add(draft.at(body, &range).ask(body, &range, entry.new).hint(format!("改引{}，并核对条款。", entry.new)));
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_document_of_its_time_cites_the_law_of_its_time() {
        passes("POL002", &["日期：2019年3月2日｜文：依照《合同法》办理。", "文：《信访条例》同时废止。"]);
        hits("POL002", &["文：依照《中华人民共和国合同法》办理。"]);
    }
}
