//! Did a copied passage bring along the place that it was written for?

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use likeness::{LeftoverKind, Source};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, regulation};
use crate::rules::document::reused::{copies, counterpart, from, line_at, named, taken_over};

const CARD: RuleCard = RuleCard {
    id: "STY008",
    title: "照抄带来的外地地名",
    requirements: DOC_1_3,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "地名应当准确。照抄来的段落里留着原发文机关所在的同级地名（如本区的公文里写着邻县），又不在标题里、也没有写明引自何处的，改成本地。",
    why: "本区的公文里冒出别县的名字，全文的信用就没有了。",
    examples: &[
        Example {
            given: "机关：青溪区教育局｜署名：青溪区教育局｜题：青溪区教育局关于做好校车工作的通知｜文：白石县各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开。｜旧文：白石县教育局，2025-08-06，关于做好校车工作的通知¶白石县各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开。",
            then: "提示：白石县是原文的地名",
        },
        Example {
            given: "机关：青溪区教育局｜署名：青溪区教育局｜题：青溪区教育局关于做好校车工作的通知｜文：江州市各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开。｜旧文：江州市教育局，2025-08-06，关于做好校车工作的通知¶江州市各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道或者停开。",
            then: "不提示：市管着区，不是外地",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).asks_the_archive();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(reuse) = &subject.office.facts.reuse else { return };
    let mut seen = BTreeSet::new();
    for source in reuse.answer.sources.iter().filter(|source| !source.own_unit) {
        let place = foreign(subject, source);
        for passage in copies(source) {
            let told = passage.leftovers.iter().filter(|leftover| match leftover.kind {
                LeftoverKind::ForeignPlace => true,
                LeftoverKind::OldYear | LeftoverKind::AbolishedOrgan => false,
            });
            let mut places: Vec<_> = told.map(|leftover| leftover.here.clone()).collect();
            places.extend(place.iter().flat_map(|place| taken_over(subject, reuse, source, passage, place)));
            for place in places {
                let text = subject.placed.source.as_str();
                let Some(word) = text.get(place.clone()) else { continue };
                let words = counterpart(reuse, source, passage, line_at(text, place.start));
                if seen.insert((place.start, place.end)) && !subject.title().source.contains(word) {
                    out.add(
                        Draft::found(format!("“{word}”是{}里的地名，不是本地", named(source)))
                            .at_source(text, &place)
                            .copied_from(from(source, words))
                            .hint("改成本地的地名，并核对这一段是不是合本地的实际；确是说外地的，写明引自何处。"),
                    );
                }
            }
        }
    }
}

/// The place of the source's unit, if it is another one of the same rank than that of the document's own.
fn foreign<'s>(subject: &DocumentSubject<'_>, source: &'s Source) -> Option<&'s str> {
    let issuers = &subject.placed.document.issuers;
    let own = issuers.first().map(|issuer| issuer.name.as_str()).or(subject.office.facts.own.as_deref())?;
    let (own, theirs) = (place_of(own)?, place_of(&source.meta.unit)?);
    (own != theirs && rank(own) == rank(theirs)).then_some(theirs)
}

/// 青溪区 of 中共青溪区委办公室, 松岭镇 of 青溪区松岭镇人民政府.
fn place_of(unit: &str) -> Option<&str> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:中共|中国共产党)?(\p{Han}{2,6}?(?:省|自治区|自治州|市))?(\p{Han}{1,5}?[区县旗])?(\p{Han}{1,5}?(?:镇|乡|街道))?",
        )
        .expect("the pattern is sound")
    });
    let found = PLACE.captures(unit)?;
    [3, 2, 1].into_iter().find_map(|group| found.get(group)).map(|place| place.as_str())
}

/// How high a place stands, by its last character.
fn rank(place: &str) -> Option<u8> {
    [&["省", "自治区"][..], &["市", "自治州"], &["区", "县", "旗"], &["镇", "乡", "街道"]]
        .iter()
        .position(|ends| ends.iter().any(|end| place.ends_with(end)))
        .and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::passes;

    #[test]
    fn the_place_of_a_unit_is_the_lowest_in_its_name() {
        let places = ["中共青溪区委办公室", "江州市市场监督管理局", "青溪区松岭镇人民政府", "白石县教育局", "区财政局"];
        assert_eq!(places.map(place_of), [Some("青溪区"), Some("江州市"), Some("松岭镇"), Some("白石县"), None]);
        assert_eq!(rank("青溪区"), rank("白石县"));
        assert_ne!(rank("青溪区"), rank("江州市"));
    }

    #[test]
    fn a_document_that_speaks_of_the_other_place_may_name_it() {
        let text = "白石县各学校要在开学前完成校车逐辆检修，驾驶人逐人体检，行驶路线逐条踏勘；凡有急弯、临崖、漫水路段的线路，一律改道。";
        let title = "题：青溪区教育局关于学习白石县校车经验的通知";
        passes(
            "STY008",
            &[&format!(
                "机关：青溪区教育局｜{title}｜文：{text}｜旧文：白石县教育局，2025-08-06，关于校车的通知¶{text}"
            )],
        );
    }
}
