//! Was it printed before it was dated, or dated after today?

use gongwen::placed::Role;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "FMT014",
    title: "成文日期与文号、印发日期不合",
    requirements: DOC_1,
    basis: regulation("第九条第五项、第十二项"),
    effective: REGULATION_DAY,
    text: "成文日期是会议通过或者负责人签发的日期：文号的年份与成文日期的年份一致，印发日期不早于成文日期。",
    why: "跨年的文件最容易错，归档时年度就错了。",
    examples: &[
        Example {
            given: "文号：青办发〔2025〕12号｜日期：2026年3月2日", then: "提示：文号是2025年，成文在2026年"
        },
        Example {
            given: "文号：青办发〔2026〕12号｜日期：2026年3月2日", then: "不提示：年份一致"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let (Some(number), Some(dated)) = (subject.first(Role::Number), subject.first(Role::Date)) else { return };
    if let Some(year) = year_of(number.source).filter(|year| *year != subject.date.year()) {
        out.add(
            Draft::found(format!("文号的年份是 {year}，成文日期在 {} 年", subject.date.year()))
                .at(dated, &dated.whole())
                .also_here(number, &number.whole())
                .hint("文号和成文日期用同一个年份。"),
        );
    }
    let printed = subject.placed.document.printed_on;
    if let (Some(printed), Some(text)) =
        (printed.filter(|printed| *printed < subject.date), subject.first(Role::PrintedOn))
    {
        out.add(
            Draft::found(format!("印发日期 {printed} 早于成文日期 {}", subject.date))
                .at(text, &text.whole())
                .hint("先成文，后印发。"),
        );
    }
}

fn year_of(number: &str) -> Option<i16> {
    let open = number.find(['〔', '[', '［', '（', '('])?;
    let digits: String = number[open..].chars().skip(1).take(4).collect();
    digits.parse().ok().filter(|year| (1949..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn a_document_without_a_date_is_not_compared() {
        passes("FMT014", &["文号：青办发〔2025〕12号｜日期：", "文号：｜日期：2026年3月2日"]);
    }
}
