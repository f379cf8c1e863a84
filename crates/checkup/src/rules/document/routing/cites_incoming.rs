//! Does an answer cite what it answers?

use gongwen::Genre;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "RTE012",
    title: "答复没有引来文",
    requirements: DOC_1,
    basis: practice("批复、复函的引语"),
    effective: REGULATION_DAY,
    text: "批复和复函开头引来文的标题和文号，如“你镇《关于……的请示》（松委〔2026〕3号）收悉”。",
    why: "一个机关同时有几件请示，不引标题和文号就不知道批的是哪一件。",
    examples: &[
        Example {
            given: "文种：批复｜题：中共青溪区委关于成立机构的批复｜文：来文收悉。经研究，同意。",
            then: "提示：没有标题和文号",
        },
        Example {
            given: "文种：批复｜题：中共青溪区委关于成立机构的批复｜文：你镇《关于成立机构的请示》（松委〔2026〕3号）收悉。经研究，同意。",
            then: "不提示：标题、文号都有",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let reply = subject.genre == Some(Genre::Reply);
    let title = subject.title().source;
    let answer = subject.genre == Some(Genre::Letter) && (title.contains("复函") || title.contains("答复"));
    if !reply && !answer {
        return;
    }
    let Some(first) = subject.main_lines().find(|line| !line.range.is_empty()) else { return };
    let words = subject.words(first);
    // 你们关于……的请示（……）收悉 names the title without 《》.
    let titled = words.contains('《')
        || (words.contains("关于") && ["的请示", "的函", "的报告"].iter().any(|end| words.contains(end)));
    let (cites, numbered) = (titled, words.contains('〔') || words.contains('['));
    let missing = match (cites, numbered) {
        (true, true) => return,
        (true, false) => "文号",
        (false, true) => "标题",
        (false, false) => "标题和文号",
    };
    out.add(
        Draft::found(format!("开头没有引来文的{missing}"))
            .at(subject.body(), &first.range)
            .hint("写“你×《关于……的请示》（×〔20××〕×号）收悉。”"),
    );
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_letter_that_answers_cites_too() {
        hits("RTE012", &["文种：函｜题：青溪区关于调研有关事项的复函｜文：来函收悉。"]);
        passes("RTE012", &["文种：函｜题：青溪区关于商请调研的函｜文：拟派员调研。"]);
    }
}
