//! Does the line of addressees end with a full-width colon?

use gongwen::placed::Role;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};

const CARD: RuleCard = RuleCard {
    id: "FMT008",
    title: "主送机关后没有冒号",
    requirements: DOC_1,
    basis: format("7.3.2"),
    effective: REGULATION_DAY,
    text: "最后一个主送机关名称后标全角冒号。",
    why: "冒号表示以下的话是对它说的。",
    examples: &[
        Example { given: "主送：各镇（街道）党（工）委，", then: "提示：应为冒号" },
        Example { given: "主送：各镇（街道）党（工）委：", then: "不提示：有冒号" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Safe);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    // In the text form the colon is set by the engine.
    if subject.is_marked() || subject.is_internal() {
        return;
    }
    let Some(element) = subject.of(|role| role == Role::To).last() else { return };
    let text = &element.text;
    let mut end = text.len();
    while text.before(end).is_some_and(char::is_whitespace) {
        end -= 1;
    }
    let mut start = end;
    while text.before(start).is_some_and(|mark| "，,。.；;:、".contains(mark)) {
        start -= 1;
    }
    // Moved to 版记 the line begins with 主送： and ends like 抄送.
    if start == 0 || text.before(end) == Some('：') || text.has_at(0, "主送") {
        return;
    }
    let mark = start.saturating_sub(1)..end;
    out.add(
        Draft::found(format!("“{}”后应为全角冒号", text.slice(&(start.saturating_sub(4)..start))))
            .at(text, &mark)
            .safe(text, &(start..end), "：")
            .hint("改为“：”。"),
    );
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn a_missing_colon_is_put_in() {
        let fix = found("FMT008", "主送：区委")[0].fix.clone().expect("mechanical");
        assert_eq!((fix.edits[0].before.as_str(), fix.edits[0].after.as_str()), ("", "："));
        passes("FMT008", &["主送：", "主送：区委、区政府："]);
    }
}
