//! Has the unit said the same in a document of its own within two years?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, regulation};
use crate::rules::document::reused::{clips, copied, copies, counterpart, from, is_earlier, named};

const CARD: RuleCard = RuleCard {
    id: "RTE014",
    title: "可发可不发：本单位近两年发过相同内容",
    requirements: DOC_1_3,
    basis: regulation("第十三条"),
    effective: REGULATION_DAY,
    text: "行文应当确有必要。正文六成以上照抄本单位24个月以内发过的一件公文的，请先想清楚为什么还要发；按同一格式填写的例行公文、引用原文的不算。限度可以在“办法”里定。",
    why: "同样的话隔一年再发一遍，基层多读一遍，事情没有多办一件。",
    examples: &[
        Example {
            given: "题：中共青溪区委办公室关于做好档案移交工作的通知｜文：各单位要在3月底前将上年度形成的文书档案整理完毕，逐件编号、逐卷装订，由专人送区档案馆；移交清单一式两份，双方签字后各存一份，缺漏的十五日内补齐。｜旧文：中共青溪区委办公室，2025-03-06，关于做好档案工作的通知¶各单位要在3月底前将上年度形成的文书档案整理完毕，逐件编号、逐卷装订，由专人送区档案馆；移交清单一式两份，双方签字后各存一份，缺漏的十五日内补齐。",
            then: "提示：一年前发过，六成以上相同",
        },
        Example {
            given: "题：中共青溪区委办公室关于做好档案移交工作的通知｜文：各单位要在3月底前将上年度形成的文书档案整理完毕，逐件编号、逐卷装订，由专人送区档案馆；移交清单一式两份，双方签字后各存一份，缺漏的十五日内补齐。｜旧文：中共青溪区委办公室，2021-03-06，关于做好档案工作的通知¶各单位要在3月底前将上年度形成的文书档案整理完毕，逐件编号、逐卷装订，由专人送区档案馆；移交清单一式两份，双方签字后各存一份，缺漏的十五日内补齐。",
            then: "不提示：五年前的，是否年年照抄另看",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_archive();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    /// Whole years below which a document is of the last 24 months.
    const YEARS: u16 = 2;
    let Some(reuse) = &subject.office.facts.reuse else { return };
    let limit = subject.office.facts.limits.repeat_share;
    let recent = |years: Option<u16>| years.is_some_and(|years| years < YEARS);
    for source in reuse.answer.sources.iter().filter(|source| source.own_unit && recent(source.years)) {
        let (equal, share) = copied(subject, source);
        if share < limit || !is_earlier(source, subject) {
            continue;
        }
        let message = format!("正文 {:.0}%（{equal} 字）与本单位发过的{}相同", share * 100.0, named(source));
        let mut draft = Draft::found(message)
            .hint("原文仍然有效的，督促落实就够了；情况有变的，只写变了的；确需重发的，写明理由并废止原文。");
        for passage in copies(source) {
            for clip in clips(subject, passage) {
                let words = counterpart(reuse, source, passage, &subject.placed.source[clip]);
                draft = draft.copied_from(from(source, words));
            }
        }
        // It is about the whole document: the title stands for it.
        let title = subject.title();
        out.add(if title.len() == 0 { draft } else { draft.at(title, &title.whole()) });
        return;
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    const OWN: &str = "文：一、每月5日前报送上月用水台账，逐户核对水表读数，漏报的当月补报，连续两月漏报的由区水利局上门核查并通报主要负责人。";

    #[test]
    fn nothing_is_said_without_an_archive_and_of_other_units() {
        passes("RTE014", &[OWN]);
        let other = OWN.replacen("文：", "旧文：青溪区水利局，2025-09-01，关于报送台账的通知¶", 1);
        passes("RTE014", &[&format!("{OWN}｜{other}")]);
    }

    #[test]
    fn the_finding_names_its_source_with_day_and_words() {
        let own = OWN.replacen("文：", "旧文：中共青溪区委办公室，2025-09-01，关于报送台账的通知¶", 1);
        let found = found("RTE014", &format!("{OWN}｜{own}"));
        let source = &found[0].sources[0];
        assert_eq!((source.title.as_str(), source.day.as_deref()), ("关于报送台账的通知", Some("2025-09-01")));
        assert!(source.words.contains("逐户核对水表读数"), "{source:?}");
        assert!(found[0].message.contains("《关于报送台账的通知》"), "{}", found[0].message);
    }
}
