//! Does the line of copies end with a full stop?

use gongwen::placed::Role;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, format};

const CARD: RuleCard = RuleCard {
    id: "FMT009",
    title: "抄送机关后没有句号",
    requirements: DOC_1,
    basis: format("7.4.2"),
    effective: REGULATION_DAY,
    text: "最后一个抄送机关名称后标句号。",
    why: "句号表示名单到此为止。",
    examples: &[
        Example { given: "抄送：抄送：区纪委，区人大常委会办公室", then: "提示：没有句号" },
        Example {
            given: "抄送：抄送：区纪委，区人大常委会办公室。", then: "不提示：有句号"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Safe);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    if subject.is_marked() || subject.is_internal() {
        return;
    }
    let Some(element) = subject.of(|role| role == Role::Cc).last() else { return };
    let text = &element.text;
    let mut end = text.len();
    while text.before(end).is_some_and(char::is_whitespace) {
        end -= 1;
    }
    if end == 0 || text.before(end) == Some('。') {
        return;
    }
    let mut start = end;
    while text.before(start).is_some_and(|mark| "，,.；;：:、".contains(mark)) {
        start -= 1;
    }
    let mark = start.saturating_sub(1)..end;
    out.add(Draft::found("抄送的最后没有句号").at(text, &mark).safe(text, &(start..end), "。").hint("末尾加“。”。"));
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn another_mark_is_replaced() {
        assert_eq!(found("FMT009", "抄送：区纪委；")[0].fix.as_ref().expect("mechanical").edits[0].before, "；");
        passes("FMT009", &["抄送：", "抄送：区纪委。"]);
    }
}
