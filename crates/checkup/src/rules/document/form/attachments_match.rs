//! Are the attachments those that 附件说明 lists?

use std::ops::Range;

use gongwen::placed::{Part, Role};
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};

const CARD: RuleCard = RuleCard {
    id: "FMT007",
    title: "附件与附件说明不一致",
    requirements: DOC_1,
    basis: format("7.3.7"),
    effective: REGULATION_DAY,
    text: "附件的顺序号和标题与附件说明的表述一致；附件说明所列的，正文后都有。附件没有随文的不查。",
    why: "少一个附件，收文的机关就要来电话问。",
    examples: &[
        Example {
            given: "附件说明：附件：1.物资清单¶2.值班表｜附件：物资清单¶沙袋100只。", then: "提示：没有值班表"
        },
        Example {
            given: "附件说明：附件：1.物资清单¶2.值班表｜附件：物资清单¶沙袋100只。｜附件：值班表¶见群公告。",
            then: "不提示：一致",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let listed: Vec<_> = subject.of(|role| matches!(role, Role::AttachmentLine(_))).collect();
    let attached = attached(subject);
    if listed.is_empty() || attached.is_empty() {
        return;
    }
    let body = subject.body();
    for element in &listed {
        let name = bare(element.text.source);
        if name.is_empty() || attached.iter().any(|(title, _)| *title == name) {
            continue;
        }
        out.add(
            Draft::found(format!("附件说明里有“{name}”，正文后没有标题相同的附件"))
                .at(&element.text, &element.text.whole())
                .hint("补上附件，或者把两处的名称改为一致。"),
        );
    }
    for (name, range) in &attached {
        if !name.is_empty() && !listed.iter().any(|element| bare(element.text.source) == *name) {
            out.add(
                Draft::found(format!("附件“{name}”在附件说明里没有"))
                    .at(body, range)
                    .hint("在附件说明里列出，或者把两处的名称改为一致。"),
            );
        }
    }
}

/// The attachments with their titles, whose rows are put together.
fn attached(subject: &DocumentSubject<'_>) -> Vec<(String, Range<usize>)> {
    let mut found: Vec<(Part, String, Range<usize>)> = Vec::new();
    let titles =
        subject.lines.iter().filter(|line| line.role == Role::PartTitle && matches!(line.part, Part::Attachment(_)));
    for line in titles {
        match found.last_mut() {
            Some((part, title, range)) if *part == line.part => {
                title.push_str(subject.words(line));
                range.end = line.range.end;
            }
            _ => found.push((line.part, subject.words(line).to_owned(), line.range.clone())),
        }
    }
    found.into_iter().map(|(_, title, range)| (bare(&title), range)).collect()
}

/// The name without label, number, marks and blanks.
fn bare(text: &str) -> String {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let text = text.trim_start_matches("附件").trim_start_matches(['：', ':']);
    let number = text.find(['.', '．', '、']).filter(|at| text[..*at].bytes().all(|byte| byte.is_ascii_digit()));
    let text = number.map_or(text, |at| text[at..].trim_start_matches(['.', '．', '、']));
    text.trim_matches(['。', '；', '，', '《', '》']).to_owned()
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn names_must_agree_and_attachments_may_come_apart() {
        hits("FMT007", &["附件说明：附件：物资清单｜附件：防汛物资清单¶沙袋100只。"]);
        passes("FMT007", &["附件说明：附件：物资清单", "附件说明：附件：《物资清单》｜附件：物资清单¶沙袋100只。"]);
    }
}
