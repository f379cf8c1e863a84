//! Are Western marks used in Chinese text?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PUNCTUATION_DAY, punctuation};
use crate::text::{Text, han, is_han, short};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T09",
    title: "半角标点",
    requirements: INF_2,
    basis: punctuation("5.1"),
    effective: PUNCTUATION_DAY,
    text: "汉字之间的逗号、分号、冒号、问号、叹号和括号用全角。",
    why: "半角标点在刊物上排出来疏密不一。",
    examples: &[
        Example { given: "临江街道划线,松岭镇建仓。", then: "提示：半角逗号" },
        Example {
            given: "时间为14:20，见 https://example.com/a?b=1,2；投入1,250元。",
            then: "不提示：时刻、网址和分节的数",
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for text in subject.parts() {
        marks(text, out);
        brackets(text, out);
    }
}

fn full(mark: char) -> Option<&'static str> {
    match mark {
        ',' => Some("，"),
        ';' => Some("；"),
        ':' => Some("："),
        '!' => Some("！"),
        '?' => Some("？"),
        _ => None,
    }
}

/// A mark belongs to Chinese text if a Chinese character or closing mark stands before it, and no Latin letter after it.
fn marks(text: &Text<'_>, out: &mut Findings) {
    for (index, mark) in text.chars.iter().enumerate() {
        let Some(wide) = full(*mark) else { continue };
        let before = text.before(index).is_some_and(|before| is_han(before) || "”’》）】％".contains(before));
        let after = text.at(index + 1).is_none_or(|after| {
            is_han(after)
                || after.is_whitespace()
                || "“‘《（【”’".contains(after)
                || (after.is_ascii_digit() && *mark != ':')
        });
        if before && after && !(*mark == ';' && closes_entity(text, index)) {
            let range = index..index + 1;
            let start = index.saturating_sub(1);
            let quote = start..(index + 2).min(text.len());
            let message = format!("“{}”里的“{mark}”应为“{wide}”", short(text.slice(&quote)));
            out.add(Draft::advice(message).at(text, &range).safe(text, &range, wide).hint("改为全角标点。"));
        }
    }
}

/// &实体; is a sign of markup and no clause.
fn closes_entity(text: &Text<'_>, index: usize) -> bool {
    const LONGEST: usize = 10;
    let name = text.chars[index.saturating_sub(LONGEST)..index].iter().rev();
    name.take_while(|character| character.is_alphanumeric() || **character == '&').any(|character| *character == '&')
}

/// A pair of brackets belongs to Chinese text if a Chinese character stands right inside or right before it.
fn brackets(text: &Text<'_>, out: &mut Findings) {
    let mut open: Vec<usize> = Vec::new();
    for (index, mark) in text.chars.iter().enumerate() {
        match mark {
            '\n' => open.clear(),
            '(' => open.push(index),
            ')' => {
                let Some(start) = open.pop() else { continue };
                if !(han(text.at(start + 1)) || han(text.before(start)) && han(text.before(index))) {
                    continue;
                }
                let range = start..index + 1;
                let inner = text.slice(&(start + 1..index));
                // A pair that holds another one waits for the next round, when the inner one is mended.
                if !inner.contains('(') {
                    let draft = Draft::advice(format!("“{}”应用全角括号", short(text.slice(&range)))).at(text, &range);
                    out.add(draft.safe(text, &range, format!("（{inner}）")).hint("改为全角括号。"));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, hits, passes};

    #[test]
    fn many_places_fold_to_one_line() {
        let found = found("T09", "停车,划线;公示:登记!引导?巡查(每周)。");
        assert_eq!((found.len(), found[0].count), (1, 6));
    }

    #[test]
    fn latin_text_keeps_its_marks() {
        passes("T09", &["使用Word, Excel等软件(Office 2019)。", "f(x)的值", "比分3:2。", "不要出现&实体; 等符号。"]);
        hits("T09", &["他说:“好。”", "“好”,他说。"]);
    }
}
