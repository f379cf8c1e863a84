//! Do quotation marks and brackets come in pairs?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PUNCTUATION_DAY, punctuation};
use crate::text::Text;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T13",
    title: "引号括号不成对",
    requirements: INF_2,
    basis: punctuation("4.8、4.9、4.15"),
    effective: PUNCTUATION_DAY,
    text: "引号、括号、书名号前后成对；按全文而不是按段配对，行首的“1）”不算。",
    why: "缺了一半，就分不清哪里是引文、哪里是说明。",
    examples: &[
        Example { given: "推行“网格加物业，划线120处。", then: "提示：引号没有合上" },
        Example {
            given: "推行“网格加物业”（见《停车办法（试行）》）。\n1）划线；", then: "不提示：都成对，1）是序号"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for text in subject.parts() {
        scan(text, out);
    }
}

fn scan(text: &Text<'_>, out: &mut Findings) {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (index, mark) in text.chars.iter().enumerate() {
        if let Some(close) = closes(*mark) {
            open.push((index, close));
            continue;
        }
        if !"”’）》〉】〕".contains(*mark) {
            continue;
        }
        match open.last() {
            Some((_, wanted)) if wanted == mark => {
                open.pop();
            }
            // An inner mark was left open: say so, and close the outer one. Only the last few are looked at, so that the scan stays linear.
            _ => match open.iter().rev().take(DEEPEST).position(|(_, wanted)| wanted == mark) {
                Some(above) => {
                    for (left, wanted) in open.split_off(open.len() - above - 1).into_iter().skip(1) {
                        unpaired(text, left, wanted, out);
                    }
                }
                None if *mark == '）' && (crate::text::digit(text.before(index)) || numeral_before(text, index)) => {}
                None => out.add(
                    Draft::advice(format!("{mark} 前面没有与它成对的一半"))
                        .at(text, &(index..index + 1))
                        .hint("补上前一半，或删去。"),
                ),
            },
        }
    }
    for (left, wanted) in open {
        unpaired(text, left, wanted, out);
    }
}

const DEEPEST: usize = 8;

fn unpaired(text: &Text<'_>, index: usize, wanted: char, out: &mut Findings) {
    let range = index..index + 1;
    let mark = text.slice(&range);
    out.add(Draft::advice(format!("{mark} 没有合上，缺 {wanted}")).at(text, &range).hint("补上后一半，或删去。"));
}

/// 一）and ２）number a line like 1）.
fn numeral_before(text: &Text<'_>, index: usize) -> bool {
    let numeral = |character: char| "一二三四五六七八九十１２３４５６７８９０".contains(character);
    text.before(index).is_some_and(numeral)
}

fn closes(mark: char) -> Option<char> {
    match mark {
        '“' => Some('”'),
        '‘' => Some('’'),
        '（' => Some('）'),
        '《' => Some('》'),
        '〈' => Some('〉'),
        '【' => Some('】'),
        '〔' => Some('〕'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, hits, passes};

    #[test]
    fn a_pair_may_span_paragraphs() {
        passes("T13", &["“第一段。\n第二段。”", "（一）划线", "〔2026〕12号"]);
    }

    #[test]
    fn the_unclosed_one_is_named_and_not_its_neighbours() {
        let found = found("T13", "见《停车办法（试行》第3条。");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("（"), "{}", found[0].message);
        hits("T13", &["划线120处”。"]);
    }
}
