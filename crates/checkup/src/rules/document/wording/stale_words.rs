//! Did a copied passage bring along words of its own time: an old year, a plan that has ended, an organ that is no more?

use std::collections::BTreeSet;

use kernel::{Example, RuleCard};
use likeness::{LeftoverKind, Passage};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, regulation};
use crate::rules::document::reused::{copies, counterpart, from, line_at, named, taken_over};

const CARD: RuleCard = RuleCard {
    id: "STY006",
    title: "照抄带来的旧年份、旧机构、过期的规划",
    requirements: DOC_1_3,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "时间、单位等应当准确。照抄来的段落里，原文成文当年的年份、已经结束的五年规划、已经撤并的机构，逐处核对。自己写的回顾不在此列。",
    why: "抄来的段落忘了改年份，是照抄最容易露出的马脚，也最容易误事。",
    examples: &[
        Example {
            given: "文：2023年底前，各镇完成村级卫生室改造，每室配备血压计、血糖仪和急救箱，由镇卫生院每季度派医师坐诊两次，药品目录张贴上墙。｜旧文：青溪区卫生健康局，2023-03-06，关于改造卫生室的通知¶2023年底前，各镇完成村级卫生室改造，每室配备血压计、血糖仪和急救箱，由镇卫生院每季度派医师坐诊两次，药品目录张贴上墙。",
            then: "提示：2023年是原文的年份",
        },
        Example {
            given: "文：2023年以来，全区改造村级卫生室41所。｜旧文：青溪区卫生健康局，2023-03-06，关于改造卫生室的通知¶2023年底前，各镇完成村级卫生室改造，每室配备血压计、血糖仪和急救箱，由镇卫生院每季度派医师坐诊两次，药品目录张贴上墙。",
            then: "不提示：不是抄来的",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_archive();

/// Words of a time, and the year with which it ended.
const PERIODS: &[(&str, i16)] =
    &[("十一五", 2010), ("十二五", 2015), ("十三五", 2020), ("疫情防控", 2022), ("十四五", 2025)];

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(reuse) = &subject.office.facts.reuse else { return };
    let mut seen = BTreeSet::new();
    for source in &reuse.answer.sources {
        for passage in copies(source) {
            let text = subject.placed.source.as_str();
            let words = |place: std::ops::Range<usize>| counterpart(reuse, source, passage, line_at(text, place.start));
            for (place, message) in stale(subject, passage) {
                if seen.insert((place.start, place.end)) {
                    out.add(told(subject, &place, message).copied_from(from(source, words(place.clone()))));
                }
            }
            for (word, end) in PERIODS.iter().filter(|(_, end)| *end < subject.date.year()) {
                for place in taken_over(subject, reuse, source, passage, word) {
                    if seen.insert((place.start, place.end)) {
                        let message = format!("“{word}”到{end}年已经结束，这段话抄自{}，请核对", named(source));
                        out.add(told(subject, &place, message).copied_from(from(source, words(place.clone()))));
                    }
                }
            }
        }
    }
}

/// What the archive says was left over, foreign places aside: they are another rule's.
fn stale(subject: &DocumentSubject<'_>, passage: &Passage) -> Vec<(std::ops::Range<usize>, String)> {
    let of_its_time = passage.leftovers.iter().filter(|leftover| match leftover.kind {
        LeftoverKind::OldYear | LeftoverKind::AbolishedOrgan => true,
        LeftoverKind::ForeignPlace => false,
    });
    let source = &subject.placed.source;
    of_its_time
        .filter(|leftover| source.get(leftover.here.clone()).is_some())
        .map(|leftover| (leftover.here.clone(), leftover.sentence.clone()))
        .collect()
}

fn told(subject: &DocumentSubject<'_>, place: &std::ops::Range<usize>, message: String) -> Draft {
    Draft::found(message).at_source(&subject.placed.source, place).hint("改成今年的；确是回顾的，写明“到某年底”。")
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    const TEXT: &str = "按照“十三五”规划，全区新建小型提灌站二十六座，配套渠道三十公里，由受益村组建用水合作社负责日常看护，水费按方收取、按季公示。";

    #[test]
    fn a_plan_that_has_ended_is_told_and_one_that_runs_is_not() {
        hits("STY006", &[&format!("文：{TEXT}｜旧文：青溪区水利局，2018-03-06，关于提灌站的通知¶{TEXT}")]);
        let running = TEXT.replace("十三五", "十五五");
        passes("STY006", &[&format!("文：{running}｜旧文：青溪区水利局，2026-02-06，关于提灌站的通知¶{running}")]);
        passes("STY006", &[&format!("文：{TEXT}")]);
    }
}
