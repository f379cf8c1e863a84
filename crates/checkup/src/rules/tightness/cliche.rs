//! Are there stock phrases?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2_DOC_3, PRACTICE, SPEECH_DAY};
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T04",
    title: "套话",
    requirements: INF_2_DOC_3,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "词表所列的套话逐处标出；不足3处只作提示。词表见 data/cliches.tsv，各单位可以提出增删。",
    why: "删去套话，信息不减少，事实反而更清楚。",
    examples: &[
        Example {
            given: "临江街道高度重视、精心组织，进一步加大力度推广。", then: "提示：3处"
        },
        Example {
            given: "临江街道逐户登记停车需求，划线120处。", then: "不提示：说的都是事"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    let body = &subject.body;
    let is_few = subject.cliches.len() < subject.limits().cliches;
    for range in subject.cliches.iter() {
        let message = format!("“{}”是套话", short(body.slice(range)));
        let draft = if is_few { Draft::note(message) } else { Draft::advice(message) };
        out.add(draft.at(body, range).hint("删去这几个字，信息是否减少？不减少就删。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, passes};

    #[test]
    fn three_are_advised_against_and_fewer_are_noted() {
        let three = found("T04", super::CARD.examples[0].given);
        assert_eq!((three[0].level, three[0].count), (crate::finding::Level::Advice, 3));
        assert!(three[0].message.contains("套话3处：“高度重视”、“精心组织”"), "{}", three[0].message);
        assert_eq!(found("T04", "临江街道高度重视停车。")[0].level, crate::finding::Level::Note);
    }

    #[test]
    fn the_longest_phrase_counts_once() {
        assert_eq!(found("T04", "进一步加大力度。")[0].count, 1);
        passes("T04", &["进一步的核查由区水利局完成。"]);
    }
}
