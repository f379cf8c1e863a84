//! Does the title say who, about what and which genre, in few words?

use gongwen::placed::genre_of_title;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "FMT005",
    title: "标题要素不全或过长",
    requirements: DOC_1,
    basis: regulation("第九条第七项"),
    effective: REGULATION_DAY,
    text: "标题由发文机关名称、事由和文种组成；不宜超过50字。",
    why: "登记、检索、传阅都只看标题。",
    examples: &[
        Example { given: "题：通知", then: "提示：没有事由" },
        Example {
            given: "题：中共青溪区委办公室关于做好防汛工作的通知", then: "不提示：三要素都有"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.is_internal() {
        return;
    }
    let title = subject.title();
    let words = title.source.trim();
    if words.is_empty() {
        return;
    }
    let chars = title.written(&title.whole());
    let limit = subject.office.facts.limits.title_chars;
    if limit < chars {
        let whole = title.whole();
        out.add(
            Draft::note(format!("标题 {chars} 字，不宜超过 {limit} 字"))
                .at(title, &whole)
                .hint("压缩事由；转发的写清转发什么，不层层套标题。"),
        );
    }
    let Some(genre) = genre_of_title(words) else { return };
    // Of a joint document the names would fill the title; it is common to leave them to the head.
    if words.starts_with("关于") && subject.placed.document.issuers.len() < 2 {
        let range = 0..2;
        out.add(Draft::note("标题没有发文机关名称").at(title, &range).hint("在“关于”前写上发文机关名称。"));
    }
    const SHORTEST: usize = 6;
    if words.trim_end_matches(['。', '；']).ends_with(genre.word()) && chars < SHORTEST {
        let whole = title.whole();
        out.add(
            Draft::found(format!("标题只有“{words}”，没有发文机关名称和事由"))
                .at(title, &whole)
                .hint("写“发文机关＋关于……的＋文种”。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn long_titles_are_told_their_length() {
        hits("FMT005", &[&format!("题：中共青溪区委办公室关于{}的通知", "做好防汛工作".repeat(8))]);
        hits("FMT005", &["题：关于做好防汛工作的通知"]);
        passes("FMT005", &["题：", "文种：简报｜题：通知"]);
    }
}
