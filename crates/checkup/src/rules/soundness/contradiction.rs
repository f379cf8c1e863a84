//! Does it contradict what the unit reported before?

use kernel::{Example, RuleCard};

use crate::earlier::Earlier;
use crate::finding::Also;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::rules::relevance::own_repeat::is_recent;
use crate::scan::figures::written;
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S07",
    title: "与前报数字不一致",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "与本单位近 90 天报过的同一件事相比，同一名目、同一单位的数不同的，提示核对。往年的数本来会变，不算。",
    why: "前后报两个数，领导不知道信哪个。有进展是好事，但要写明截至哪天。",
    examples: &[
        Example {
            given: "10月12日，临江街道进入翠湖小区，逐楼清理楼道堆物，清运杂物52车，腾出消防通道14处。",
            then: "提示：10月14日报的是36车",
        },
        Example {
            given: "11月2日，临江街道在江湾小区划线120处。", then: "不提示：是另一件事"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    /// Less in common than this, and no day in common: another matter.
    const SAME_MATTER: f64 = 0.25;
    let quantities = crate::compare::quantities(&subject.body, &subject.figures);
    if quantities.is_empty() {
        return;
    }
    let own = |earlier: &&Earlier| {
        earlier.on_record.own_unit && earlier.readable && SAME_MATTER <= earlier.of_item && is_recent(subject, earlier)
    };
    for earlier in subject.item.earlier.iter().filter(own) {
        let on_record = &earlier.on_record;
        let differing: Vec<_> = quantities
            .iter()
            .filter_map(|here| {
                let mut alike = earlier.quantities.iter().filter(|there| here.counts_like(there)).peekable();
                let there = *alike.peek()?;
                alike.all(|there| 0.005 < (there.value - here.value).abs()).then_some((here, there))
            })
            .collect();
        for (here, there) in differing {
            let passage = format!("{}{}{}", there.label, written(there.value), there.unit);
            let message = format!(
                "{}{}{}，而 {} 报的是{passage}",
                here.label,
                written(here.value),
                here.unit,
                on_record.reported_on
            );
            let also = Also::Earlier {
                id: on_record.id.clone(),
                title: on_record.title.clone(),
                reported_on: on_record.reported_on.to_string(),
                passage,
            };
            out.add(
                Draft::advice(message)
                    .at(&subject.body, &here.range)
                    .also(also)
                    .hint("核对哪个数对；有新进展的，写明“截至×月×日”。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, passes};

    #[test]
    fn the_earlier_item_and_its_figure_are_shown() {
        let found = found("S07", super::CARD.examples[0].given);
        assert!(found[0].message.contains("36车") && found[0].message.contains("52车"), "{}", found[0].message);
        assert!(matches!(&found[0].also[0], crate::finding::Also::Earlier { id, .. } if id == "own-1"));
    }

    #[test]
    fn the_same_figure_and_another_matter_are_fine() {
        passes(
            "S07",
            &[
                "10月12日，临江街道进入翠湖小区，逐楼清理楼道堆物，清运杂物36车。",
                "11月2日，松岭镇治理河道，清运杂物52车。",
            ],
        );
    }

    #[test]
    fn the_figures_of_an_earlier_year_are_others() {
        let told_again = "11月19日，临江街道开展冬季消防检查，组织社区民警、网格员走访沿街商铺，发现线路老化、通道占用等隐患45处，当场整改40处，其余限期整改，并发放宣传单700份。";
        passes("S07", &[told_again]);
        assert!(!crate::testing::found("R06", told_again).is_empty(), "its words are not");
    }
}
