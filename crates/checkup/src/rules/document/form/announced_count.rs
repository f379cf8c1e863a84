//! Does the text announce three and give four?

use std::sync::LazyLock;

use gongwen::Level;
use gongwen::placed::{Part, Role};
use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::levels::numbered;
use crate::document::numerals::number;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "STR006",
    title: "所说的几条与实有的不符",
    requirements: DOC_1,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "开头说讲几个方面、几点意见的，后面就有几条。",
    why: "说三条写四条，听的人会数。",
    examples: &[
        Example {
            given: "文：我讲三点意见。¶一、甲¶二、乙¶三、丙¶四、丁", then: "提示：说三点，有四条"
        },
        Example {
            given: "文：我讲三点意见。¶一、甲¶二、乙¶三、丙", then: "不提示：正好三条"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:讲|谈|提|提出|强调|从以下|以下|如下|从下列|重点抓好|着力抓好|做好以下|抓好以下)([一二两三四五六七八九十]{1,2})(?:个)?(?:点|方面|条|项)(?:意见|要求|内容|问题|工作|情况|建议|体会|事项|任务|措施)?")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let firsts: Vec<(usize, std::ops::Range<usize>)> = headings(subject);
    let Some((first, _)) = firsts.first() else { return };
    // Only what is said before the first heading speaks of the whole.
    for line in subject.main_lines().filter(|line| line.range.start < *first) {
        let words = subject.words(line);
        for found in ANNOUNCED.captures_iter(words) {
            let (Some(count), Some(whole)) = (found.get(1), found.get(0)) else { continue };
            let Some(announced) = number(count.as_str()).and_then(|count| usize::try_from(count).ok()) else {
                continue;
            };
            let actual = firsts.len();
            if actual < 2 || announced == actual {
                continue;
            }
            let start = line.range.start + words[..whole.start()].chars().count();
            let range = start..start + whole.as_str().chars().count();
            let mut draft = Draft::found(format!("说的是“{}”，后面有 {actual} 条", whole.as_str())).at(body, &range);
            // The first one too many, or the last one there is.
            if let Some((_, heading)) = firsts.get(announced).or(firsts.last()) {
                draft = draft.also_here(body, heading);
            }
            out.add(draft.hint("改所说的数，或者补上、并掉一条。"));
            return;
        }
    }
}

/// The headings of the first level: those with a typed number, else those that the text form marks.
fn headings(subject: &DocumentSubject<'_>) -> Vec<(usize, std::ops::Range<usize>)> {
    let typed: Vec<_> = numbered(subject)
        .into_iter()
        .filter(|line| line.level == Level::First && line.part == Part::Main)
        .map(|line| (line.line.start, line.line))
        .collect();
    if !typed.is_empty() {
        return typed;
    }
    subject
        .main_lines()
        .filter(|line| line.role == Role::Heading(Level::First))
        .map(|line| (line.range.start, line.range.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_heading_too_many_is_shown() {
        let found = found("STR006", super::CARD.examples[0].given);
        assert_eq!(found[0].related[0].text, "四、丁");
        passes("STR006", &["文：提出三点要求。", "文：一、甲¶从以下三个方面抓：¶二、乙"]);
    }
}
