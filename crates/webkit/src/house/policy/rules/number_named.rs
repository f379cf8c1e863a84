//! An order names the document that orders it, beside its text and within it.

use kernel::{Example, Refusal, RuleCard};

use super::{DOCUMENTS_DAY, documents, invalid};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "house.policy.number_named",
    title: "政策调整要写明文号",
    requirements: &["GEN-4"],
    basis: documents("第九条"),
    effective: DOCUMENTS_DAY,
    text: "每次调整政策都要写明是哪份文件定的；文件的发文字号填在表上，也写在文本开头的 basis 里。",
    why: "每一分是按哪份文件算的，任何人都要查得到。",
    examples: &[Example {
        given: "文号填“青办〔2026〕7号”，文本的 basis 只写“内部研究”",
        then: "不能提出；basis 改为“青办〔2026〕7号”后可以提出",
    }],
};

/// Refuses an order without the number, or whose text names another document.
#[must_use]
pub fn check(number: &str, basis: Option<&str>) -> Option<Refusal> {
    if number.is_empty() {
        let refusal = invalid(&CARD, "没有填文号。", "请填写定下这次调整的文件的发文字号，如“青办〔2026〕7号”。");
        return Some(refusal.field("number"));
    }
    let basis = basis.filter(|basis| !basis.contains(number))?;
    let message = format!("文本开头的 basis（{basis}）里没有文号“{number}”。");
    Some(invalid(&CARD, message, format!("请把文本开头的 basis 改为含“{number}”的写法。")).field("text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_stands_beside_the_text_and_within_it() {
        assert_eq!(check("", None).expect("none").field, Some("number"));
        assert_eq!(check("青办〔2026〕7号", Some("内部研究")).expect("another").field, Some("text"));
        assert_eq!(check("青办〔2026〕7号", Some("《积分办法》（青办〔2026〕7号）")), None);
        assert_eq!(check("青办〔2026〕7号", None), None, "a text that can't be read is refused on its own ground");
    }
}
