//! Does it put a new burden of reports on those below?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1_3, RELIEF_DAY, relief};
use crate::text::short;

const CARD: RuleCard = RuleCard {
    id: "POL008",
    title: "可能加重基层负担",
    requirements: DOC_1_3,
    basis: relief("精简文件、规范督查考核和借调"),
    effective: RELIEF_DAY,
    text: "一般不要求基层报送落实情况、另发配套文件；不以留痕、打卡、填表、拍照代替做事；日报、周报要有依据。",
    why: "基层一天填几张表，就没有时间去办表上写的事。",
    examples: &[
        Example { given: "文：各镇每日填报工作进展表。", then: "提示：每日填报" },
        Example { given: "文：各镇于6月底前完成清淤。", then: "不提示：没有报表" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find).conditional();

static BURDEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:每日|每天|逐日|每周|按日|日日)[^，。；]{0,6}(?:填报|报送|上报|汇报|打卡|报表|通报排名)|(?:日|周)(?:报告|报送|调度)制度|(?:全程|处处|过程)留痕|拍照(?:留痕|打卡|上传)|截图(?:上报|报送|上传)|(?:制定|出台|研究制定)[^，。；]{0,6}(?:配套文件|实施细则)并(?:报|上报)")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for range in body.matches(&BURDEN) {
        let sentence = body.slice(&subject.text.sentence_at(range.start));
        // 不得要求每日填报 takes a burden away.
        let lifts = ["不得", "不要求", "不再", "取消", "严禁", "杜绝", "防止", "避免", "不以"]
            .iter()
            .any(|word| sentence.contains(word));
        if !lifts {
            out.add(
                Draft::found(format!("“{}”给基层添了报表或者留痕", short(body.slice(&range))))
                    .at(body, &range)
                    .hint("问三句：已有的数据能不能用？不报会怎样？能不能一月一报？不必要的删去。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn lifting_a_burden_is_no_burden() {
        passes("POL008", &["文：不得要求村级每日填报台账。"]);
        hits("POL008", &["文：实行周报告制度。", "文：入户须拍照上传。"]);
    }
}
