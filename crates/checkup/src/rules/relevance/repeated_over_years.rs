//! 多年重复照抄 Does the unit copy what it reported a year or more ago?

use kernel::{Example, RuleCard};

use super::own_repeat::{percent, shown};
use crate::earlier::Earlier;
use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2_DOC_3, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R06",
    title: "多年重复照抄",
    requirements: INF_2_DOC_3,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "与本单位一年以前报过的信息相比，照抄的字句占六成以上的，视为多年重复照抄，写明是哪一年的。引用、套话和数据信息的固定格式不算。",
    why: "年年照抄旧稿，说的不是今年的事；旧稿里的年份、地名、机构也容易跟着留下来。",
    examples: &[
        Example {
            given: "11月20日，临江街道开展冬季消防检查，组织社区民警、网格员走访沿街商铺，发现线路老化、通道占用等隐患46处，当场整改39处，其余限期整改，并发放宣传单800份。",
            then: "提示：与2024年12月报过的一条几乎一样",
        },
        Example {
            given: "11月20日，临江街道在翠湖小区新增停车位120个。", then: "不提示：没有照抄旧稿"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let least = subject.limits().repeat_share();
    let copied = |earlier: &&Earlier| earlier.on_record.own_unit && !earlier.is_document() && least <= earlier.copied;
    for earlier in subject.item.earlier.iter().filter(copied) {
        let years = subject.item.today.since((jiff::Unit::Year, earlier.on_record.reported_on));
        let years = years.map_or(0, |span| span.get_years());
        if years < 1 {
            continue;
        }
        let message = format!(
            "有 {}% 照抄本单位{}年（{years} 年前）报过的{}",
            percent(earlier.copied),
            earlier.on_record.reported_on.year(),
            earlier.named()
        );
        out.add(
            shown(subject, Draft::advice(message), earlier)
                .hint("写今年的情况：谁在什么时候做了什么、见了什么效果；与往年相同的做法一句带过。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::finding::Level;
    use crate::testing::Sample;

    const COPY: &str = super::CARD.examples[0].given;

    #[test]
    fn it_names_the_year_and_only_advises() {
        let found = Sample::read(COPY).found("R06");
        assert!(found[0].message.contains("2024年（1 年前）"), "{}", found[0].message);
        assert_eq!((found.len(), found[0].level), (1, Level::Advice));
    }

    #[test]
    fn a_year_is_whole_on_the_same_day() {
        for (day, repeated) in [(date(2025, 11, 23), true), (date(2025, 11, 24), false), (date(2021, 1, 1), true)] {
            assert_eq!(Sample::read(COPY).reported_before(day).finds("R06"), repeated, "{day}");
        }
    }
}
