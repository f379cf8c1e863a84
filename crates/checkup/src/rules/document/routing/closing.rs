//! Does the closing fit the genre?

use gongwen::Genre;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "RTE010",
    title: "结语与文种不合",
    requirements: DOC_1,
    basis: practice("结语"),
    effective: REGULATION_DAY,
    text: "请示用“妥否，请批示”一类请求批示的结语，报告用“特此报告”，批复用“此复”，函用“请予函复”“特此函达”，通知不用请示和报告的结语。",
    why: "结语告诉收文机关要它做什么。",
    examples: &[
        Example {
            given: "文：现将有关事项通知如下。¶妥否，请批示。", then: "提示：通知不用请批示"
        },
        Example {
            given: "文种：请示｜题：青溪区关于经费的请示｜主送：市委：｜文：拟安排80万元。¶妥否，请批示。",
            then: "不提示：请示用请批示",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

/// Closings and the genres that they belong to.
const CLOSINGS: &[(&[&str], &[Genre])] = &[
    (&["请批示", "请予批示", "请批复", "请予批复", "请审批", "请予审批"], &[Genre::Request]),
    (&["特此报告", "专此报告", "特此汇报"], &[Genre::Report]),
    (&["此复", "特此批复", "特此函复"], &[Genre::Reply, Genre::Letter]),
    (&["特此函达", "请予函复", "请函复", "盼复", "特此函告"], &[Genre::Letter]),
    (&["特此通知"], &[Genre::Notice]),
    (&["特此公告"], &[Genre::Proclamation]),
    (&["特此通告"], &[Genre::PublicNotice]),
    (&["特此通报"], &[Genre::Circular]),
];

/// A closing is a short line.
const LONGEST: usize = 24;

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(genre) = subject.genre else { return };
    if subject.is_internal() {
        return;
    }
    let body = subject.body();
    for line in subject.last_lines(2) {
        let words = subject.words(line);
        if LONGEST < words.chars().count() {
            continue;
        }
        for (closings, genres) in CLOSINGS {
            let Some(closing) = closings.iter().find(|closing| words.contains(**closing)) else { continue };
            // A report that asks has a rule of its own, and an opinion sent up may ask.
            let asks = genres.contains(&Genre::Request);
            if genres.contains(&genre)
                || (asks && matches!(genre, Genre::Report | Genre::Opinion | Genre::Motion | Genre::Letter))
            {
                continue;
            }
            let of: Vec<&str> = genres.iter().map(|genre| genre.word()).collect();
            out.add(
                Draft::found(format!("“{closing}”是{}的结语，这件是{}", of.join("、"), genre.word()))
                    .at(body, &line.range)
                    .hint("改用与文种相合的结语，或删去。"),
            );
        }
    }
    if genre == Genre::Request && !asks_for_approval(subject) {
        out.add(Draft::found("请示没有请求批示的结语").hint("末尾另起一行写“妥否，请批示。”或“以上请示，请予批复。”"));
    }
}

fn asks_for_approval(subject: &DocumentSubject<'_>) -> bool {
    let words = ["批示", "批复", "批准", "审批", "指示", "审议", "审定", "审核", "核准"];
    subject.last_lines(3).iter().any(|line| words.iter().any(|word| subject.words(line).contains(word)))
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_request_must_ask() {
        hits("RTE010", &["文种：请示｜题：青溪区关于经费的请示｜主送：市委：｜文：拟安排80万元。"]);
        passes("RTE010", &["文：特此通知。", "文种：函｜题：青溪区关于商请调研的函｜文：特此函达，请予函复。"]);
    }
}
