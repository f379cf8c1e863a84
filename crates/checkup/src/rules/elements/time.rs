//! When did it happen?

use kernel::{Example, RuleCard};

use super::{Located, Sought, seek};
use crate::fold::Findings;
use crate::item::ItemKind;
use crate::lexicon::Group;
use crate::place::Part;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E01",
    title: "缺时间",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "动态写明几月几日；数据、做法、问题建议至少写到年、月或季度。“近日”“今年以来”不算时间。",
    why: "没有时间，就分不清新旧，也无从核实。",
    examples: &[
        Example {
            given: "〔动态〕近日，临江街道在翠湖小区召开现场会。", then: "提示：“近日”不是时间"
        },
        Example {
            given: "〔动态〕11月3日，临江街道在翠湖小区召开现场会。", then: "不提示：有11月3日"
        },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "时间", hint: "写明日期，如 11月3日；做法、数据、问题写到月份或季度也可以。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    seek(subject, &SOUGHT, out);
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    let to_the_day = match subject.item.kind {
        ItemKind::Dynamic => true,
        ItemKind::Data | ItemKind::Practice | ItemKind::Problem | ItemKind::Opinion => false,
    };
    let date = subject.dates.iter().find(|date| date.day.is_some() || !to_the_day).map(|date| date.range.clone());
    let season = || subject.words_of(Group::Season).find(|_| !to_the_day).cloned();
    date.or_else(season).map(|range| (Part::Body, range))
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_month_is_enough_for_a_practice_but_not_for_an_event() {
        passes("E01", &["10月，临江街道新增停车位120个。", "〔数据〕前三季度，临江街道办件1250件。"]);
        hits("E01", &["〔动态〕10月，临江街道在翠湖小区召开现场会。", "今年以来，临江街道新增停车位120个。"]);
    }

    #[test]
    fn an_opinion_owes_its_source_instead() {
        passes("E01", &["〔社情民意〕群众希望增加停车位。"]);
    }
}
