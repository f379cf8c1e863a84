//! Does an identity number or a private phone number stand in the text?

use std::sync::LazyLock;

use jiff::civil::date;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "POL013",
    title: "写了身份证号或个人手机号",
    requirements: DOC_1,
    basis: Basis {
        document: "《中华人民共和国个人信息保护法》",
        clause: "第六条、第二十八条",
        date: "2021-08-20",
        level: BasisLevel::Regulation,
    },
    effective: date(2021, 11, 1),
    text: "公文里不写身份证号；手机号只作联系电话，写在联系人后面。确需写的，隐去中间几位。",
    why: "公文一转再转，谁看过都不知道。",
    examples: &[
        Example { given: "文：名单：张某，身份证号11010119900307002X。", then: "提示：身份证号" },
        Example {
            given: "文：流水号110101199003070012已登记，文号见附件。", then: "不提示：校验位不对，不是身份证号"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find).fixes(Fixes::Ask);

static IDENTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
        .expect("the pattern is fixed and tested")
});
static PHONE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"1[3-9]\d{9}").expect("the pattern is fixed and tested"));

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let alone = |range: &std::ops::Range<usize>| {
        let joined = |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
        !joined(body.before(range.start)) && !joined(body.at(range.end))
    };
    for range in body.matches(&IDENTITY).filter(|range| alone(range) && has_check_digit(body.slice(range))) {
        let middle = range.start + 6..range.start + 14;
        out.add(
            Draft::found("文中写了身份证号")
                .at(body, &range)
                .ask(body, &middle, "********")
                .hint("删去；确需写的，隐去中间八位。"),
        );
    }
    for range in body.matches(&PHONE).filter(alone) {
        const NEAR: usize = 16;
        let before = body.slice(&(range.start.saturating_sub(NEAR)..range.start));
        if !["联系", "电话", "手机", "热线", "咨询"].iter().any(|word| before.contains(word)) {
            let middle = range.start + 3..range.start + 7;
            out.add(
                Draft::note("文中写了个人手机号")
                    .at(body, &range)
                    .ask(body, &middle, "****")
                    .hint("只作联系用的，写在联系人后面；其余隐去中间四位。"),
            );
        }
    }
}

/// GB 11643: the last digit follows from the others.
fn has_check_digit(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let digits = number.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight);
    let sum: u32 = digits.sum();
    let wanted = CHECK[(sum % 11) as usize];
    number.bytes().last().is_some_and(|last| last.to_ascii_uppercase() == wanted)
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn a_contact_may_be_called() {
        passes("POL013", &["文：联系人：张某，电话：13900000000。"]);
        let found = found("POL013", "文：受益人13900000000。");
        assert_eq!(found[0].fix.as_ref().expect("offers one").edits[0].after, "****");
    }

    #[test]
    fn the_check_digit_tells_an_identity_number_from_a_serial() {
        assert!(super::has_check_digit("11010119900307002X") && !super::has_check_digit("110101199003070012"));
    }
}
