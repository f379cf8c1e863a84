//! Is the name of a person in office written with a wrong character?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "DIC003",
    title: "人名与登记不符",
    requirements: DOC_1,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "人名应当准确：姓同、带职务、只与登记的在职人员差一个字的，请核对。没有登记不查。",
    why: "名字写错，改正要另发一件。",
    examples: &[
        Example { given: "文：林之秋书记主持会议。", then: "提示：登记的是林知秋" },
        Example {
            given: "文：林知秋书记主持会议，林某某介绍情况。", then: "不提示：写对了"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Ask).asks_the_office();

static POST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("(?:同志|书记|副书记|区长|副区长|主任|副主任|局长|副局长|镇长|部长|常委)")
        .expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    for post in body.matches(&POST) {
        for person in &subject.office.facts.people {
            let length = person.chars().count();
            let Some(start) = post.start.checked_sub(length).filter(|_| (2..=4).contains(&length)) else { continue };
            let range = start..post.start;
            let written = body.slice(&range);
            let differ = written.chars().zip(person.chars()).filter(|(one, two)| one != two).count();
            let same_family = written.chars().next() == person.chars().next();
            let known = subject.office.facts.people.iter().any(|other| other == written);
            // A two-character name that differs in one has nothing but the family name in common.
            if same_family && differ == 1 && 3 <= length && !known {
                out.add(
                    Draft::found(format!("“{written}”与登记的“{person}”差一个字"))
                        .at(body, &range)
                        .ask(body, &range, person.as_str())
                        .hint(format!("是同一人的，改为“{person}”；是另一人的，忽略此条。")),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_name_without_a_post_may_be_anybody() {
        passes("DIC003", &["文：林之秋家中受灾。", "文：陈知秋书记到会。"]);
        hits("DIC003", &["文：由林知求同志负责。"]);
    }
}
