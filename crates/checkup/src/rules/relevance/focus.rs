//! Does the item answer a topic that the Office asked for?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R01",
    title: "与报送要点不符",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "信息应对应本期发布的报送要点；以要点所列的词是否出现在标题或正文中为准，不猜意思。",
    why: "编审人员按要点组稿，不在要点上的信息多半用不上。要点之外的重要情况照样可以报，所以只作提示。",
    examples: &[
        Example {
            given: "题：松岭镇举办广场舞比赛文：11月20日，松岭镇举办广场舞比赛。",
            then: "提示：没有出现任何一条要点的词",
        },
        Example {
            given: "临江街道在老旧小区新增停车位120个。", then: "不提示：与“民生热点”相符（停车、老旧小区）"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    if subject.focus.is_some() {
        return;
    }
    if let Some(focus) = subject.item.focus {
        if focus.keywords.is_empty() {
            return;
        }
        out.add(
            Draft::note(format!("文中没有出现所选要点“{}”的词（{}）", focus.title, focus.keywords.join("、")))
                .hint("确认是否选错要点；确属该要点的，把要点所说的事写明。"),
        );
    } else if !subject.known.facts.focuses.is_empty() {
        out.add(
            Draft::note("没有对应到本期报送要点").hint("对照本期要点选一条；要点之外的重要情况，送审时说明为什么报。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, passes};

    #[test]
    fn a_wrongly_chosen_topic_is_named_with_its_words() {
        let found = found("R01", "要点；题：松岭镇举办广场舞比赛文：11月20日，松岭镇举办广场舞比赛。");
        assert!(found[0].message.contains("民生热点") && found[0].message.contains("停车"), "{}", found[0].message);
    }

    #[test]
    fn a_word_in_the_title_is_enough() {
        passes("R01", &["要点；题：临江街道破解停车难文：11月20日完成划线。"]);
    }
}
