//! Has the unit reported this before?

use kernel::{Example, RuleCard};

use crate::facts::{Earlier, Known};
use crate::finding::Also;
use crate::fold::{Draft, Findings};
use crate::place::Part;
use crate::rules::basis::{INF_2_DOC_3, SPEECH, SPEECH_DAY};
use crate::subject::Subject;
use crate::text::{Text, short};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R02",
    title: "与本单位报过的信息重复",
    requirements: INF_2_DOC_3,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "与本单位近 90 天报过的信息相比，六字连片有六成以上相同的，视为重复。数字不同、标点不同仍算相同。",
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

/// Texts with fewer runs are too short to be called a copy of anything.
const LEAST_RUNS: usize = 20;

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    for (earlier, share, known) in repeats(subject, |earlier| earlier.own_unit) {
        let percent = (share * 100.0).round();
        let message = format!("与本单位 {} 报过的《{}》有 {percent}% 相同", earlier.reported_on, earlier.title);
        out.add(
            shown(subject, Draft::advice(message), earlier, known)
                .hint("同一件事不重复报；确有新进展的，只写新情况，并注明“续报”。"),
        );
    }
}

/// Earlier items that this one repeats, with the share that is the same: of the one, or of the other if this one swallows it whole.
pub(super) fn repeats<'a>(
    subject: &'a Subject<'_>,
    wanted: fn(&Earlier) -> bool,
) -> Vec<(&'a Earlier, f64, &'a Known)> {
    let limits = subject.limits();
    let own = &subject.fingerprint;
    if own.len() < LEAST_RUNS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (earlier, known) in subject.known.known().filter(|(earlier, _)| wanted(earlier)) {
        let age = subject.item.today.since(earlier.reported_on).map_or(i32::MAX, |span| span.get_days());
        let other = &known.fingerprint;
        if !(0..=limits.repeat_days).contains(&age) || other.len() < LEAST_RUNS {
            continue;
        }
        let share = own.containment(other).max(other.containment(own));
        if limits.repeat_share <= share {
            found.push((earlier, share, known));
        }
    }
    found.sort_by(|one, two| two.1.total_cmp(&one.1));
    found
}

/// Shows the longest passage that both have, here and there.
pub(super) fn shown(subject: &Subject<'_>, draft: Draft, earlier: &Earlier, known: &Known) -> Draft {
    let Some((here, there)) = subject.fingerprint.passage(&known.fingerprint) else { return draft };
    let text = Text::new(Part::Body, &earlier.body);
    draft.at(&subject.body, &here).also(Also::Earlier {
        id: earlier.id.clone(),
        title: earlier.title.clone(),
        reported_on: earlier.reported_on.to_string(),
        passage: short(text.slice(&there)),
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Also;
    use crate::testing::{Sample, facts, found};
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
    fn after_ninety_days_it_is_no_repeat() {
        let mut facts = facts();
        facts.earlier[0].reported_on = date(2026, 8, 24);
        let sample = Sample::read(COPY);
        let report = crate::check(&sample.item(), &facts.prepared());
        assert!(report.findings.iter().all(|finding| finding.rule != "R02"), "91 天前的不算");
    }
}
