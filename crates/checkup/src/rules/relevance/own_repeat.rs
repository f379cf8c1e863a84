//! Has the unit reported this before?

use kernel::{Example, RuleCard};

use crate::earlier::{Earlier, Longest};
use crate::finding::Also;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2_DOC_3, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R02",
    title: "与本单位报过的信息重复",
    requirements: INF_2_DOC_3,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "与本单位近 90 天报过的信息相比，六成以上的字句相同的，视为重复。数字不同、标点不同仍算相同。天数和比例可以在“办法”里定。",
    why: "同一件事反复报，编审人员要反复比对，也占了新情况的位置。",
    examples: &[
        Example {
            given: "临江街道组织网格员和志愿者进入翠湖小区，逐楼清理楼道堆物，清运杂物52车，腾出消防通道14处，并与业主签订保洁公约。",
            then: "提示：与10月14日报过的《临江街道清理楼道堆物》重复",
        },
        Example {
            given: "11月20日，临江街道在翠湖小区新增停车位120个。", then: "不提示：是另一件事"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let limits = subject.limits();
    for earlier in subject.item.earlier.iter().filter(|earlier| earlier.on_record.own_unit && !earlier.is_document()) {
        if !is_recent(subject, earlier) || earlier.share() < limits.repeat_share() {
            continue;
        }
        let message = format!(
            "与本单位 {} 报过的{}有 {}% 相同",
            earlier.on_record.reported_on,
            earlier.named(),
            percent(earlier.share())
        );
        out.add(
            shown(subject, Draft::advice(message), earlier)
                .hint("同一件事不重复报；确有新进展的，只写新情况，并注明“续报”。"),
        );
    }
}

/// Whether it was reported so lately that the same again is a repeat, and other figures a contradiction.
pub(in crate::rules) fn is_recent(subject: &Subject<'_>, earlier: &Earlier) -> bool {
    (0..=subject.limits().repeat_days).contains(&age(subject, earlier))
}

/// How many days before today it was reported; less than none if it came after.
pub(super) fn age(subject: &Subject<'_>, earlier: &Earlier) -> i32 {
    subject.item.today.since(earlier.on_record.reported_on).map_or(i32::MAX, |span| span.get_days())
}

/// A share as people read it.
pub(super) fn percent(share: f64) -> f64 {
    (share * 100.0).round()
}

/// Shows the longest passage that both have, here and, to whoever may read it, there.
pub(super) fn shown(subject: &Subject<'_>, draft: Draft, earlier: &Earlier) -> Draft {
    let Some(Longest { here, there }) = &earlier.longest else { return draft };
    let draft = draft.at(&subject.body, &subject.body.range_of_bytes(here.start, here.end));
    if !earlier.readable {
        return draft;
    }
    draft.also(Also::Earlier {
        id: earlier.on_record.id.clone(),
        title: earlier.on_record.title.clone(),
        reported_on: earlier.on_record.reported_on.to_string(),
        passage: there.clone(),
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Also;
    use crate::testing::{Sample, found};
    use jiff::civil::date;

    const COPY: &str = super::CARD.examples[0].given;

    #[test]
    fn the_finding_shows_title_date_and_passage() {
        let found = found("R02", COPY);
        assert!(found[0].message.contains("2026-10-14"), "{}", found[0].message);
        assert!(
            matches!(&found[0].also[0], Also::Earlier { id, passage, .. } if id == "own-1" && passage.contains("网格员"))
        );
    }

    #[test]
    fn after_ninety_days_it_is_no_repeat_and_neither_is_what_comes_later() {
        for (day, repeats) in [(date(2026, 8, 25), true), (date(2026, 8, 24), false), (date(2026, 11, 24), false)] {
            let sample = Sample::read(COPY).reported_before(day);
            assert_eq!(sample.finds("R02"), repeats, "{day}");
        }
    }

    #[test]
    fn whoever_may_not_read_it_is_told_that_it_is_there_and_no_word_of_it() {
        let sample = Sample::read(COPY).unreadable();
        let found = sample.found("R02");
        assert!(found[0].message.contains("一份信息（您无权查看）"), "{}", found[0].message);
        assert_eq!((found.len(), found[0].also.len()), (1, 0));
    }
}
