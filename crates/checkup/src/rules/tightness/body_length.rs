//! Is the text as long as its kind needs?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T01",
    title: "篇幅不合适",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "动态100～400字，数据150～800字，做法300～800字，问题建议300～1500字，社情民意100～800字（以现行政策的数为准），不计空格。",
    why: "短了说不清，长了没人看。",
    examples: &[
        Example { given: "〔动态〕11月20日开会。", then: "提示：只有9字" },
        Example {
            given: "〔动态〕11月20日，临江街道在翠湖小区召开停车共管现场会。会上，网格员、物业公司、交警中队三方签订共管约定，明确夜间错时开放单位车位120个，由物业公司负责引导，交警中队负责划线，街道城管办每周巡查两次。居民代表12人当场提出增设无障碍车位4个的意见，现场答复12月5日前划定。",
            then: "不提示：篇幅合适",
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let limit = subject.limits().of(subject.item.kind);
    let kind = subject.item.kind.name();
    let chars = subject.body.written(&subject.body.whole());
    let range = format!("{}～{} 字", limit.min_chars, limit.max_chars);
    if chars < limit.min_chars {
        out.add(
            Draft::note(format!("全文 {chars} 字，{kind}类建议 {range}")).hint("对照要素补上事实和数据，不凑字数。"),
        );
    } else if limit.max_chars < chars {
        let over = chars - limit.max_chars;
        out.add(
            Draft::advice(format!("全文 {chars} 字，比{kind}的上限多 {over} 字"))
                .hint("先删套话和背景，再删重复的例子。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, passes};

    #[test]
    fn too_long_is_advised_and_too_short_is_noted() {
        let long = format!("〔动态〕{}", "停车".repeat(201));
        assert_eq!(found("T01", &long)[0].level, crate::finding::Level::Advice);
        assert_eq!(found("T01", "〔动态〕开会。")[0].level, crate::finding::Level::Note);
    }

    #[test]
    fn blanks_are_not_counted() {
        passes("T01", &[&format!("〔动态〕{}{}", "停车".repeat(200), " \r\n".repeat(50))]);
    }
}
