//! A system for what is not classified neither sets nor reads what is marked as classified.

use checkup::mark_of_classification;
use jiff::civil;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, Refusal, RuleCard};

use super::basis;

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "documents.secrecy.text_unmarked",
    title: "涉密文件不在本系统排版",
    requirements: &["DOC-4"],
    basis: Basis {
        document: "《中华人民共和国保守国家秘密法》",
        clause: "第三十一条",
        date: "2024-02-27",
        level: BasisLevel::Regulation,
    },
    effective: civil::date(2024, 5, 1),
    text: "写了密级，或者文中带有密级标志的，本系统不排版、不导入、不留存。",
    why: "本系统是非涉密系统，国家秘密不能在非涉密系统里存储、处理。",
    examples: &[Example {
        given: "开头写了 secrecy = \"秘密★1年\"", then: "不排版，请改走涉密渠道"
    }],
};

/// Refuses a text with a degree of classification or a printed mark.
#[must_use]
pub fn check(text: &str) -> Option<Refusal> {
    let found = match mark_of_classification(text) {
        Some(found) => format!("文中带有密级标志“{}”", found.mark.name()),
        None if names_a_degree(text) => "开头写了密级（secrecy）".to_owned(),
        None => return None,
    };
    let message = format!("{found}，没有排版，也没有留存。");
    let hint = "请立即从本机删除这份内容，改到本单位机要保密室，用涉密计算机按涉密渠道办理。";
    Some(Refusal::invalid(CARD.id, message).basis(basis(&CARD)).hint(hint).field("text"))
}

/// Whether a line sets the element, whatever it says: read from the lines, so that a text with faults is no way round.
fn names_a_degree(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '"' | '\''));
        let rest = line.strip_prefix("secrecy").map(|rest| rest.trim_start_matches(['"', '\'']).trim_start());
        rest.is_some_and(|rest| rest.starts_with('='))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::{Form, Genre, genres};

    #[test]
    fn every_template_may_be_set() {
        let genres = Genre::ALL.iter().map(|genre| genres::template(*genre));
        let forms = Form::ALL.iter().map(|form| genres::template_of_form(*form));
        for template in genres.chain(forms) {
            assert_eq!(check(template), None, "{template}");
        }
    }

    #[test]
    fn a_degree_is_seen_in_the_front_even_where_the_rest_is_wrong() {
        for marked in
            ["---\nsecrecy = \"秘密★1年\"\n---\n", "---\n \"secrecy\"=[\n", "secrecy\t=\"机密\"", "机密★2年\n正文"]
        {
            let refusal = check(marked).unwrap_or_else(|| panic!("{marked}"));
            assert!(refusal.hint.contains("涉密渠道"), "{marked}");
        }
    }

    #[test]
    fn words_about_secrecy_are_no_mark() {
        for plain in ["做好保守国家秘密工作。", "secrecy 一词的译法", "商业秘密按合同办理。"]
        {
            assert_eq!(check(plain), None, "{plain}");
        }
    }
}
