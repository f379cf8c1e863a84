//! Is a word confused with another one?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::lexicon;
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T14",
    title: "易混词",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "词表所列的错字、混用字逐处标出，前后字不合条件的不算。机械的可以一键改，要看意思的请人确认。",
    why: "错字最伤一篇稿子的信用。",
    examples: &[
        Example { given: "全区布署防汛工作，建立台帐。", then: "提示：布署、台帐" },
        Example {
            given: "全区部署防汛工作，防犯罪宣传进社区，讲座落幕。", then: "不提示：没有错字"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for text in subject.parts() {
        for (entry, range) in lexicon::confusables(text) {
            let before = entry.before.is_empty() || text.has_any_before(range.start, &entry.before);
            let after = entry.after.is_empty() || text.has_any_at(range.end, &entry.after);
            let excluded =
                text.has_any_before(range.start, &entry.not_before) || text.has_any_at(range.end, &entry.not_after);
            if !before || !after || excluded {
                continue;
            }
            let draft =
                Draft::advice(format!("“{}”应为“{}”：{}", entry.wrong, entry.right, entry.note)).at(text, &range);
            let draft = if entry.is_mechanical {
                draft.safe(text, &range, entry.right)
            } else {
                draft.ask(text, &range, entry.right)
            };
            out.add(draft.hint(format!("改为“{}”。", entry.right)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, hits, passes};

    #[test]
    fn mechanical_ones_and_those_of_meaning_are_kept_apart() {
        let found = found("T14", "全区布署防汛，建立台帐，截流资金3万元。");
        assert_eq!(found.len(), 2, "一组可一键改，一组要确认");
        assert!(found.iter().any(|finding| finding.count == 2));
    }

    #[test]
    fn neighbours_make_another_word() {
        passes("T14", &["截流工程完工。", "以至富裕。", "爱好象棋。", "成份股下跌。", "既使用又维护。"]);
        hits("T14", &["按装路灯12盏。", "双方签定协议。"]);
    }
}
