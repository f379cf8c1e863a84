//! Who did it?

use kernel::{Example, RuleCard};

use super::{Located, Sought, named, seek};
use crate::fold::Findings;
use crate::lexicon::Group;
use crate::place::Part;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E03",
    title: "缺主体",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "写明做事的单位或人；以本区单位名册和“局、街道、村、公司”等结尾的名称为准，光写“公司”不算。",
    why: "不知道是谁做的，就找不到人核实，也谈不上推广。",
    examples: &[
        Example {
            given: "题：停车难有新解法文：10月，新增停车位120个。", then: "提示：标题和正文都没有说是谁"
        },
        Example { given: "10月，区水利局整治河道3公里。", then: "不提示：区水利局" },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought { card: &CARD, name: "主体", hint: "写明是哪个单位、哪些人做的。", locate };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    let registered = subject.units.first().cloned();
    let actor = || {
        subject.words_of(Group::Actor).filter(|range| !subject.is_cited(range)).find_map(|range| named(subject, range))
    };
    if let Some(range) = registered.or_else(actor) {
        return Some((Part::Body, range));
    }
    let in_title = subject.known.unit_names.find(subject.item.title)?;
    Some((Part::Title, subject.title.range_of_bytes(in_title.start(), in_title.end())))
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_bare_company_is_nobody() {
        hits(
            "E03",
            &["题：停车难有新解法文：10月，公司新增停车位120个。", "题：解法文：以发展为中心，10月新增120个。"],
        );
    }

    #[test]
    fn the_register_and_the_title_both_count() {
        passes(
            "E03",
            &["题：停车难有新解法文：10月，石桥村委会划线120处。", "题：松岭镇建成冷链仓文：9月建成，库容800吨。"],
        );
    }
}
