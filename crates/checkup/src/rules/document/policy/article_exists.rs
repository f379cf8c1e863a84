//! Has the law that is cited so many articles?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::lexicon::LAWS;
use crate::document::numerals::number;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "POL005",
    title: "引用的条款不存在",
    requirements: DOC_1,
    basis: regulation("第二十条第二项、第四项"),
    effective: REGULATION_DAY,
    text: "引用法律法规的条款应当存在；各法规的条数见 data/laws.tsv，以成文时有效的为准。",
    why: "条款不存在，处理决定就站不住。",
    examples: &[
        Example {
            given: "文：依照《公务员法》第二百条办理。", then: "提示：公务员法共113条"
        },
        Example { given: "文：依照《公务员法》第十二条办理。", then: "不提示：有这一条" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"《(?:中华人民共和国)?([^《》]{2,30})》(?:（[^（）]{0,30}）)?第([一二三四五六七八九十百千零〇两\d]{1,9})条",
    )
    .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for found in ARTICLE.captures_iter(body.source) {
        let (Some(name), Some(article)) = (found.get(1), found.get(2)) else { continue };
        let Some(cited) = number(article.as_str()) else { continue };
        let in_force = LAWS.iter().filter(|law| law.name == name.as_str() && law.since <= subject.date);
        let Some(law) = in_force.max_by_key(|law| law.since) else { continue };
        if law.articles < cited || cited == 0 {
            let range = body.range_of_bytes(article.start() - "第".len(), article.end() + "条".len());
            out.add(
                Draft::found(format!("《{}》共 {} 条，没有第 {cited} 条", law.name, law.articles))
                    .at(body, &range)
                    .hint("查对原文的条款。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn the_version_in_force_on_the_day_counts() {
        hits("POL005", &["日期：2015年3月2日｜文：依照《公务员法》第一百一十条办理。"]);
        passes(
            "POL005",
            &["文：依照《中华人民共和国公务员法》第一百一十条办理。", "文：依照《青溪区防汛办法》第900条办理。"],
        );
    }
}
