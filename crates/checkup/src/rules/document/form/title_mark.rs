//! Does the title end with a mark?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};

const CARD: RuleCard = RuleCard {
    id: "FMT004",
    title: "标题末尾有标点",
    requirements: DOC_1,
    basis: practice("标题"),
    effective: REGULATION_DAY,
    text: "公文标题末尾不加点号。",
    why: "标题是名称，不是句子。",
    examples: &[
        Example {
            given: "题：中共青溪区委办公室关于做好防汛工作的通知。", then: "提示：句号"
        },
        Example {
            given: "题：中共青溪区委办公室关于印发《防汛办法（试行）》的通知", then: "不提示：没有点号"
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Safe);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let title = subject.title();
    let mut end = title.len();
    while title.before(end).is_some_and(char::is_whitespace) {
        end -= 1;
    }
    let mut start = end;
    while title.before(start).is_some_and(|mark| "。；，、：！.;,:!".contains(mark)) {
        start -= 1;
    }
    if start < end && 0 < start {
        let range = start..end;
        out.add(
            Draft::found(format!("标题末尾有“{}”", title.slice(&range)))
                .at(title, &range)
                .safe(title, &range, "")
                .hint("删去。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn the_mark_alone_is_taken_away() {
        let found = found("FMT004", "题：中共青溪区委办公室关于防汛工作的通知；");
        assert_eq!(found[0].fix.as_ref().expect("mechanical").edits[0].before, "；");
        passes("FMT004", &["题："]);
    }
}
