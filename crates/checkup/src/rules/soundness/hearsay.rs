//! Is hearsay passed on without a source?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::item::ItemKind;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S08",
    title: "没有出处的说法",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "“据说”“估计”“大约”“据不完全统计”等，同一句里没有说明来源的，建议核实后再写；“可能”用于分析风险时不算。",
    why: "信息要经得起问：谁说的、哪来的。",
    examples: &[
        Example { given: "据说该路口每天有大约300辆车违停。", then: "提示：据说、大约" },
        Example {
            given: "据交警监测，该路口每天有大约300辆车违停。", then: "不提示：说明了来源"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let weighs_risks = match subject.item.kind {
        ItemKind::Problem | ItemKind::Opinion => true,
        ItemKind::Dynamic | ItemKind::Data | ItemKind::Practice => false,
    };
    let body = &subject.body;
    for range in subject.words_of(Group::Unverifiable) {
        let word = body.slice(range);
        let other_word = (word == "可能"
            && (weighs_risks || body.has_any_before(range.start, &["不", "尽", "有"]) || body.has_at(range.end, "性")))
            || (word == "好像" && body.has_at(range.end, "素"))
            || (word == "估计" && body.has_any_before(range.start, &["风险", "充分"]));
        if other_word || subject.is_cited(range) || subject.has_word_in(Group::Cited, &subject.sentence_at(range.start))
        {
            continue;
        }
        out.add(
            Draft::advice(format!("“{word}”没有出处"))
                .at(body, range)
                .hint("核实后写准数；暂时核实不了的，写明是谁反映、待核实。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_possible_risk_is_analysis_and_as_far_as_possible_is_no_doubt() {
        passes("S08", &["〔问题建议〕10月，断水可能引发纠纷。", "10月，尽可能方便群众，可能性不大。"]);
        hits("S08", &["10月，可能有300人参加。"]);
    }
}
