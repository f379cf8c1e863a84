//! Is a paragraph too long?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T08",
    title: "长段",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "一段不超过600字。",
    why: "分段才看得出层次，也便于编审取舍。",
    examples: &[
        Example {
            given: "临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。临江街道逐户登记停车需求，会同交警中队划线一百二十处，由物业公司负责夜间引导。",
            then: "提示：一段600多字",
        },
        Example { given: "临江街道划线120处。\n松岭镇建仓800吨。", then: "不提示：段落短" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    let limit = subject.limits().paragraph_chars;
    for paragraph in &subject.paragraphs {
        let chars = subject.body.written(paragraph);
        if limit < chars {
            out.add(
                Draft::note(format!("这一段 {chars} 字，建议 {limit} 字以内"))
                    .at(&subject.body, paragraph)
                    .hint("按一事一段分开。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_line_break_ends_a_paragraph_whatever_the_system() {
        let half = "停车。".repeat(150);
        passes("T08", &[&format!("{half}\r\n{half}")]);
        hits("T08", &[&format!("{half}{half}")]);
    }
}
