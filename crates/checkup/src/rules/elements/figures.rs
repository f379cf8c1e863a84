//! How much?

use std::ops::Range;

use kernel::{Example, RuleCard};

use super::{Located, Sought, is_wanted, seek};
use crate::fold::{Draft, Findings};
use crate::lexicon::Group;
use crate::place::Part;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "E05",
    title: "缺数据",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "数据、做法、问题建议至少有一个带单位的数；日期、文号、序号和“三个方面”一类的说法不算。",
    why: "没有数，看不出规模和成效。",
    examples: &[
        Example { given: "10月，临江街道新增停车位若干个。", then: "提示：“若干个”不是数" },
        Example { given: "10月，临江街道新增停车位120个。", then: "不提示：120个" },
    ],
};

pub(super) const SOUGHT: Sought =
    Sought {
        card: &CARD, name: "数据", hint: "补上带单位的数，如 新增停车位120个、投诉47件。", locate
    };

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let Some(vague) = subject.words_of(Group::Amount).next() else {
        return seek(subject, &SOUGHT, out);
    };
    if is_wanted(subject, &SOUGHT) && locate(subject).is_none() {
        let end = (vague.end + 1).min(subject.body.len());
        let start = vague.start.saturating_sub(5).max(subject.sentence_at(vague.start).start);
        let hint = format!("“{}”应写具体数。", subject.body.slice(&(start..end)));
        out.add(Draft::missing(format!("{}信息缺数据", subject.item.kind.name())).hint(hint));
    }
}

fn locate(subject: &Subject<'_>) -> Option<Located> {
    let figure = subject
        .figures
        .iter()
        .find(|figure| figure.is_measured() && figure.unit != "年")
        .map(|figure| figure.range.clone());
    figure.or_else(|| in_words(subject)).map(|range| (Part::Body, range))
}

/// A number written in Chinese characters with a unit, such as 十二户. 一 alone and 三个方面 count nothing.
fn in_words(subject: &Subject<'_>) -> Option<Range<usize>> {
    const NUMERALS: &str = "二三四五六七八九十百千万两";
    const UNITS: &str = "户人件起处辆亩名家条台套栋次吨";
    let numeral = |index: usize| subject.body.at(index).is_some_and(|character| NUMERALS.contains(character));
    let mut index = 0;
    while index < subject.body.len() {
        let start = index;
        while numeral(index) {
            index += 1;
        }
        let unit = subject.body.at(index).is_some_and(|character| UNITS.contains(character));
        if start < index
            && unit
            && !subject.body.has_before(start, "第")
            && !subject.body.has_any_at(index + 1, &["制", "套", "班"])
        {
            return Some(start..index + 1);
        }
        index += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn dates_and_numbering_count_nothing() {
        hits(
            "E05",
            &[
                "2026年10月，临江街道按青办发〔2026〕12号第3条，从三个方面改造停车。",
                "10月，临江街道10年来首次改造停车。",
            ],
        );
    }

    #[test]
    fn figures_in_characters_count() {
        passes("E05", &["10月，临江街道为十二户居民加装电梯。", "10月，临江街道停车投诉下降80%。"]);
    }

    #[test]
    fn the_vague_amount_is_named() {
        let found = crate::testing::found("E05", super::CARD.examples[0].given);
        assert!(found[0].hint.contains("若干个"), "{}", found[0].hint);
    }
}
