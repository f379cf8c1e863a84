//! Does a sentence say nothing?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2_DOC_3, PRACTICE, SPEECH_DAY};
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T05",
    title: "空话句",
    requirements: INF_2_DOC_3,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "一句里有两处以上套话、占到全句三分之一，又没有一个数、日期、文件、期限或责任人的，视为空话。",
    why: "整句删去，信息不减少。",
    examples: &[
        Example { given: "街道高度重视，加强领导，形成合力。", then: "提示：全是套话" },
        Example {
            given: "街道高度重视，加强领导，11月底前划线120处。", then: "不提示：有期限和数"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for sentence in subject.sentences.iter().filter(|sentence| crate::verdict::is_empty(subject, sentence)) {
        let quote = short(subject.body.slice(sentence));
        out.add(
            Draft::advice(format!("“{quote}”多是套话，没有数、日期、期限和责任人"))
                .at(&subject.body, sentence)
                .hint("删去此句，信息是否减少？"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn one_stock_phrase_or_one_anchor_saves_a_sentence() {
        passes("T05", &["街道高度重视停车难。", "街道按《停车管理办法》扎实推进、狠抓落实。"]);
        hits("T05", &["划线120处。街道统一思想、提高认识。"]);
    }
}
