//! Does the first citation of a policy document carry its number?

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice};
use crate::text::short;

const CARD: RuleCard = RuleCard {
    id: "POL001",
    title: "引用政策文件没有文号",
    requirements: DOC_1,
    basis: practice("引文"),
    effective: REGULATION_DAY,
    text: "第一次引用意见、通知、决定等公文，标题后用圆括号写明文号；法律法规和以后各次不用。",
    why: "同名的文件不止一件，有文号才查得到。",
    examples: &[
        Example {
            given: "文：按照《江州市委关于加强防汛工作的意见》要求办理。", then: "提示：没有文号"
        },
        Example {
            given: "文：按照《江州市委关于加强防汛工作的意见》（江发〔2025〕8号）要求办理。",
            then: "不提示：有文号",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::note(GATE, CARD, find);

static CITED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("《[^《》]*(?:意见|通知|决定|通报|批复|函)(?:（试行）)?》").expect("the pattern is fixed and tested")
});

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for range in body.matches(&CITED) {
        let title = body.slice(&range);
        if !seen.insert(title) {
            continue;
        }
        const FAR: usize = 24;
        let after = body.slice(&(range.end..(range.end + FAR).min(body.len())));
        let before = body.slice(&(range.start.saturating_sub(FAR)..range.start));
        let numbered = after.trim_start().starts_with(['（', '(']) || before.ends_with('号');
        // What is being issued with this document has no number yet.
        let issued = ["印发", "制定", "起草", "形成", "现将", "代拟"].iter().any(|word| before.contains(word));
        if !numbered && !issued {
            out.add(
                Draft::found(format!("第一次引用“{}”没有文号", short(title)))
                    .at(body, &range)
                    .hint("标题后加“（×〔20××〕×号）”。"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn laws_and_later_citations_need_no_number() {
        passes("POL001", &["文：依照《公务员法》办理。", "文：现将《关于加强防汛工作的意见》印发给你们。"]);
        let twice = found("POL001", "文：按照《关于防汛的意见》办理。¶对照《关于防汛的意见》自查。");
        assert_eq!(twice[0].count, 1);
    }
}
