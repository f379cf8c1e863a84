//! Is 附件说明 written as the standard wants it?

use gongwen::placed::Role;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};
use crate::text::Text;

const CARD: RuleCard = RuleCard {
    id: "FMT006",
    title: "附件说明写法",
    requirements: DOC_1,
    basis: format("7.3.4"),
    effective: REGULATION_DAY,
    text: "附件说明写“附件：”加名称，用全角冒号；有几个的用阿拉伯数字编号，如“附件：1.×××”；名称后不加标点。",
    why: "附件说明是附件的目录，要和附件对得上。",
    examples: &[
        Example {
            given: "附件说明：附件：1.防汛物资清单。¶2.值班表", then: "提示：名称后有句号"
        },
        Example {
            given: "附件说明：附件：1.防汛物资清单¶2.值班表", then: "不提示：写法正确"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Both);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    for element in subject.of(|role| matches!(role, Role::AttachmentLine(_))) {
        final_mark(&element.text, out);
        label(&element.text, out);
        number_mark(&element.text, out);
    }
}

/// 1、 in the list: an Arabic number is followed by a point.
fn number_mark(text: &Text<'_>, out: &mut Findings) {
    let label = text.source.find(['：', ':']).filter(|_| text.source.trim_start().starts_with("附件"));
    let start = label.map_or(0, |byte| text.index_of_byte(byte) + 1);
    let start = (start..text.len()).find(|index| !text.chars[*index].is_whitespace()).unwrap_or(start);
    let end = crate::scan::dates::digits_end(text, start);
    if (1..=2).contains(&(end - start)) && matches!(text.at(end), Some('、' | '．')) {
        let mark = end..end + 1;
        out.add(
            Draft::found(format!("“{}”应写“{}.”", text.slice(&(start..end + 1)), text.slice(&(start..end))))
                .at(text, &(start..end + 1))
                .safe(text, &mark, ".")
                .hint("改为点。"),
        );
    }
}

fn final_mark(text: &Text<'_>, out: &mut Findings) {
    let mut end = text.len();
    while text.before(end).is_some_and(char::is_whitespace) {
        end -= 1;
    }
    let mut start = end;
    while text.before(start).is_some_and(|mark| "。；，、;,".contains(mark)) {
        start -= 1;
    }
    if start < end && 0 < start {
        let range = start..end;
        out.add(
            Draft::found(format!("附件名称后有“{}”", text.slice(&range)))
                .at(text, &range)
                .safe(text, &range, "")
                .hint("删去。"),
        );
    }
}

fn label(text: &Text<'_>, out: &mut Findings) {
    let start = (0..text.len()).find(|index| !text.chars[*index].is_whitespace()).unwrap_or(0);
    if !text.has_at(start, "附件") {
        return;
    }
    let after = start + 2;
    if text.at(after) == Some(':') {
        let range = after..after + 1;
        out.add(Draft::found("“附件”后用了半角冒号").at(text, &range).safe(text, &range, "：").hint("改为全角冒号。"));
    }
    // 附件一： and 附件1： put the number before the colon.
    let number = after..(after..text.len()).find(|index| matches!(text.chars[*index], '：' | ':')).unwrap_or(after);
    if !number.is_empty()
        && number.len() <= 3
        && text.slice(&number).chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    {
        out.add(
            Draft::found(format!("“附件{}：”的编号应在冒号后", text.slice(&number)))
                .at(text, &(start..number.end + 1))
                .hint("写“附件：1.×××”；只有一个附件的不编号。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, hits, passes};

    #[test]
    fn colon_and_number_are_seen() {
        hits(
            "FMT006",
            &["附件说明：附件：1、清单¶2、表", "附件说明：附件:防汛物资清单", "附件说明：附件一：防汛物资清单"],
        );
        passes("FMT006", &["附件说明：附件：防汛物资清单（2026年）"]);
        assert_eq!(found("FMT006", "附件说明：附件：1.甲；¶2.乙。")[0].count, 2);
    }
}
