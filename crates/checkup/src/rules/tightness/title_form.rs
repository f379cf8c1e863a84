//! Does the title say who did what, without a final mark?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::lexicon;
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T03",
    title: "标题写法",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "标题写明谁做了什么，句末不用点号；没有标题的要补上。",
    why: "标题是信息的一半，没有“谁”就不知道是哪里的事。",
    examples: &[
        Example {
            given: "题：临江街道共管车位解停车难。文：10月划线。", then: "提示：句末有句号"
        },
        Example {
            given: "题：临江街道共管车位解停车难文：10月划线。", then: "不提示：有谁、有做法、没有点号"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let title = &subject.title;
    let mut end = title.len();
    while title.before(end).is_some_and(char::is_whitespace) {
        end -= 1;
    }
    if end == 0 {
        out.add(Draft::advice("还没有标题").hint("写“谁＋做法＋效果”，25字以内。"));
        return;
    }
    let mut marks = end;
    while title.before(marks).is_some_and(|mark| "。；，、：.;,:".contains(mark)) {
        marks -= 1;
    }
    if marks < end && 0 < marks {
        let range = marks..end;
        out.add(Draft::advice("标题末尾不用点号").at(title, &range).safe(title, &range, "").hint("删去末尾的点号。"));
    }
    let named = subject.known.unit_names.is_match(subject.item.title)
        || lexicon::words(title).iter().any(|hit| {
            matches!(hit.group, Group::Actor | Group::Place | Group::People) || title.has_at(hit.range.start, "区")
        });
    let place = title.chars.iter().any(|character| matches!(character, '区' | '县' | '市' | '镇' | '乡' | '村' | '局'));
    if !named && !place {
        out.add(Draft::note("标题没有写明是谁").at(title, &title.whole()).hint("在标题里写上单位或地名。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_title_names_somebody() {
        hits("T03", &["题：停车有了新办法文：10月划线。", "题：文：10月划线。"]);
        passes("T03", &["题：石桥村建成冷链仓文：10月划线。", "题：区水利局“河长日记”管住小微水体文：10月。"]);
    }

    #[test]
    fn the_final_mark_is_taken_away_by_one_press() {
        assert_eq!(crate::apply_safe(crate::Part::Title, "临江街道共管车位。；").text, "临江街道共管车位");
        assert_eq!(crate::apply_safe(crate::Part::Title, "。").text, "。", "只有点号的标题不动");
    }
}
