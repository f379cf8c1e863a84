//! Does a claim of success come with a figure?

use std::ops::Range;
use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use crate::fold::{Draft, Findings};
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;
use crate::text::han;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S01",
    title: "有结论无数据",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "“明显下降”“大幅提升”“成效显著”一类的结论，同一句里应有数。",
    why: "没有数的结论核实不了；写“由47件降至12件”，谁都看得懂。",
    examples: &[
        Example { given: "停车类投诉明显下降。", then: "提示：“明显下降”没有数" },
        Example { given: "停车类投诉由47件明显下降到12件。", then: "不提示：有前后两个数" },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    static CLAIM: LazyLock<Regex> = LazyLock::new(|| {
        let how = "明显|显著|大幅度?|大大|极大地?|成倍|快速|迅速|稳步";
        let what = "下降|上升|提升|提高|改善|增强|减少|增加|增长|好转|降低|缩短|优化|回落|攀升";
        Regex::new(&format!("(?:{how})(?:地|得到|获得)?(?:{what})")).expect("the pattern is fixed and tested")
    });
    let body = &subject.body;
    let mut claims: Vec<Range<usize>> = body.matches(&CLAIM).collect();
    claims.extend(subject.words_of(Group::Claim).cloned());
    claims.sort_by_key(|range| range.start);
    let mut end = 0;
    for claim in claims {
        let sentence = subject.sentence_at(claim.start);
        let has_figure = subject.figures_in(&sentence).iter().any(|figure| figure.is_measured());
        if claim.start < end || has_figure || subject.is_cited(&claim) {
            continue;
        }
        end = claim.end;
        let from = what_of(subject, &claim, &sentence);
        let quote = body.slice(&(from..claim.end));
        out.add(
            Draft::advice(format!("“{quote}”没有数据佐证"))
                .at(body, &claim)
                .hint("写成“由×件降至×件”，或附工单对比表一类的佐证材料。"),
        );
    }
}

/// The start of the word that the claim is about: back to the nearest mark, at most six characters.
fn what_of(subject: &Subject<'_>, claim: &Range<usize>, sentence: &Range<usize>) -> usize {
    const LONGEST: usize = 6;
    let mut start = claim.start;
    while sentence.start < start && claim.start - start < LONGEST && han(subject.body.before(start)) {
        start -= 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, hits, passes};

    #[test]
    fn the_claim_is_shown_with_what_it_is_about() {
        let found = found("S01", "10月划线后，停车类投诉明显下降。");
        assert!(found[0].message.contains("停车类投诉明显下降"), "{}", found[0].message);
    }

    #[test]
    fn repeats_fold_to_one_finding_with_all_places() {
        let found = found("S01", "投诉明显下降。环境显著改善。效率大幅提升。");
        assert_eq!((found.len(), found[0].count, found[0].also.len()), (1, 3, 2));
        assert!(found[0].message.contains("3处"), "{}", found[0].message);
    }

    #[test]
    fn a_figure_in_the_sentence_is_evidence() {
        passes("S01", &["投诉明显下降，较上月减少35件。", "学习《显著提升行动方案》。"]);
        hits("S01", &["投诉明显下降。全区共有12个小区。"]);
    }
}
