//! Does it shut out others from a market?

use std::sync::LazyLock;

use jiff::civil::date;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::DOC_1;
use crate::text::short;

const CARD: RuleCard = RuleCard {
    id: "POL007",
    title: "可能妨碍公平竞争",
    requirements: DOC_1,
    basis: Basis {
        document: "《公平竞争审查条例》",
        clause: "第八条至第十一条",
        date: "2024-06-06",
        level: BasisLevel::Regulation,
    },
    effective: date(2024, 8, 1),
    text: "没有法律法规依据，不限定购买、使用特定经营者或者本地的商品和服务，不对外地企业另设条件。起草单位应当作公平竞争审查。",
    why: "指定一家，别家就没有路；查出来要撤文。",
    examples: &[
        Example {
            given: "文：各单位须购买本地企业生产的防汛物资。", then: "提示：限定本地企业"
        },
        Example {
            given: "文：各单位按政府采购的规定购买防汛物资。", then: "不提示：没有限定"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find);

static SHUTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:必须|须|应当|优先|一律|只能|统一)(?:购买|采购|使用|选用|委托)[^，。；]{0,8}(?:本地|本区|本市|本县|指定)[^，。；]{0,8}(?:企业|公司|产品|单位|品牌|商品)|(?:仅限|只限|限于)[^，。；]{0,6}(?:本地|本区|本市|本县)[^，。；]{0,6}(?:企业|公司|单位)(?:参加|参与|投标|报名)?|(?:须|必须|应当)[^，。；]{0,6}在(?:本地|本区|本市|本县)(?:注册|设立分公司|纳税)")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for range in body.matches(&SHUTS) {
        out.add(
            Draft::found(format!("“{}”可能限定了交易对象", short(body.slice(&range))))
                .at(body, &range)
                .hint("作公平竞争审查；没有法律法规依据的删去。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn conditions_for_others_are_seen() {
        hits("POL007", &["文：投标人须在本区注册。", "文：仅限本区企业参加。"]);
        passes("POL007", &["文：本区企业踊跃参加。", "文：产品优先供应本区居民。"]);
    }
}
