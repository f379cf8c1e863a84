//! Does the title end with one of the fifteen genres?

use gongwen::placed::{Role, genre_of_title};
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE001",
    title: "文种不在十五种之内",
    requirements: DOC_1,
    basis: regulation("第八条"),
    effective: REGULATION_DAY,
    text: "公文文种为决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要十五种；汇报、总结、计划、要点、方案等不是文种，用通知印发或者用报告报送；请示与报告不并用。",
    why: "文种错了，收文的机关不知道是要办、要批还是只要知道。",
    examples: &[
        Example {
            given: "题：青溪区水利局关于防汛工作的汇报", then: "提示：汇报不是文种，用报告"
        },
        Example {
            given: "题：青溪区水利局关于印发《防汛工作方案》的通知", then: "不提示：方案用通知印发"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

/// Words that titles end with and that are no genres, each with the genre that would do.
const NOT_GENRES: &[(&str, &str)] = &[
    ("请示报告", "请示或者报告，两者只用一个"),
    ("报告请示", "请示或者报告，两者只用一个"),
    ("汇报", "报告"),
    ("情况说明", "报告或者函"),
    ("总结", "报告，或者用通知印发"),
    ("计划", "通知（印发计划）"),
    ("要点", "通知（印发要点）"),
    ("方案", "通知（印发方案）"),
    ("预案", "通知（印发预案）"),
    ("规划", "通知（印发规划）"),
    ("申请", "请示或者函"),
    ("请求", "请示或者函"),
    ("答复", "批复或者函"),
    ("启事", "公告或者通告"),
    ("倡议书", "通知"),
    ("建议", "意见或者函"),
];

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.is_internal() || !subject.has_head() && !is_issued(subject) {
        return;
    }
    let title = subject.title();
    let words = title.source.trim_end().trim_end_matches(['。', '；']);
    let Some((word, instead)) = NOT_GENRES.iter().find(|(word, _)| words.ends_with(word)) else { return };
    // 请示报告 ends with a genre and is none.
    if genre_of_title(words).is_some() && !word.contains("报告") && !word.contains("请示") {
        return;
    }
    let end = words.chars().count();
    let range = end - word.chars().count()..end;
    out.add(Draft::found(format!("“{word}”不是法定公文文种")).at(title, &range).hint(format!("改用{instead}。")));
}

/// Whether it goes out as a document although its head was not pasted: 关于…, to somebody, on a day.
fn is_issued(subject: &DocumentSubject<'_>) -> bool {
    let has = |role: Role| subject.first(role).is_some();
    subject.title().source.contains("关于") && has(Role::To) && has(Role::Date)
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn two_genres_at_once_are_none() {
        hits("RTE001", &["题：青溪区水利局关于防汛经费的请示报告", "题：青溪区2026年工作要点"]);
        passes("RTE001", &["题：青溪区水利局关于防汛经费的请示", "机关：｜文号：｜题：青溪区2026年工作要点"]);
        hits("RTE001", &["机关：｜文号：｜题：青溪区水利局关于防汛工作情况的汇报"]);
    }
}
