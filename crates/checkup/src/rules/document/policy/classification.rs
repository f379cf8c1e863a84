//! Does the document bear a mark of classification?

use gongwen::placed::Role;
use jiff::civil::date;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, RuleCard};

use super::GATE;
use crate::classification::mark_of_classification;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::DOC_1;

const CARD: RuleCard = RuleCard {
    id: "POL012",
    title: "非密系统里有密级标志",
    requirements: DOC_1,
    basis: Basis {
        document: "《中华人民共和国保守国家秘密法》",
        clause: "第三十一条",
        date: "2024-02-27",
        level: BasisLevel::Regulation,
    },
    effective: date(1989, 5, 1),
    text: "不得在非涉密信息系统里存储、处理、传输国家秘密；带密级标志的文稿不进本系统。",
    why: "进来一次就是一次泄密事件。",
    examples: &[
        Example { given: "密级：机密★1年", then: "提示：机密★1年" },
        Example { given: "文：严格保守国家秘密。", then: "不提示：说到秘密，没有标志" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    const HELP: &str = "不要保存，按涉密文件处理；不是涉密文件的，去掉标志。";
    let marked = subject.of(|role| role == Role::Secrecy);
    let mut seen = false;
    for element in marked {
        seen = true;
        out.add(
            Draft::found(format!("文稿标有“{}”，本系统不处理国家秘密", element.text.source.trim()))
                .at(&element.text, &element.text.whole())
                .hint(HELP),
        );
    }
    let body = subject.body();
    if let Some(found) = mark_of_classification(body.source).filter(|_| !seen) {
        let range = found.place.chars.start..found.place.chars.end;
        out.add(
            Draft::found(format!("文中标有“{}”，本系统不处理国家秘密", found.mark.name())).at(body, &range).hint(HELP),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_mark_in_the_text_counts_and_a_word_does_not() {
        hits("POL012", &["文：秘密★长期¶现将有关事项通知如下。"]);
        passes("POL012", &["文：做好商业秘密保护。"]);
    }
}
