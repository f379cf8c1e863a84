//! 与上一稿相比 What a revision mended and what came in with it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::finding::DocumentFinding;
use crate::document::report::DocumentReport;

/// The difference of two checks of one document, in places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SinceLast {
    /// 新增
    pub new: usize,
    /// 已修
    pub mended: usize,
    /// 仍在
    pub left: usize,
}

/// What changed from an earlier report to this one. Places move when a text is revised, so findings are told apart by rule and message.
#[must_use]
pub fn since(earlier: &DocumentReport, now: &DocumentReport) -> SinceLast {
    let (before, after) = (counted(&earlier.findings), counted(&now.findings));
    let mut change = SinceLast { new: 0, mended: 0, left: 0 };
    for (rule, count) in &before {
        let still = after.get(rule).copied().unwrap_or(0).min(*count);
        change.left += still;
        change.mended += count - still;
    }
    for (rule, count) in &after {
        change.new += count.saturating_sub(before.get(rule).copied().unwrap_or(0));
    }
    change
}

/// How many places each rule marked, by what it marked where it marked one.
fn counted(findings: &[DocumentFinding]) -> BTreeMap<(&'static str, &str), usize> {
    let mut counted = BTreeMap::new();
    for finding in findings {
        // Repeats are folded, so a rule with several places is counted as a whole.
        let quote = if finding.count == 1 { finding.quote.as_str() } else { "" };
        *counted.entry((finding.rule, quote)).or_default() += finding.count;
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::Sample;

    #[test]
    fn a_revision_is_told_by_what_it_mended_and_what_came_in() {
        let before = Sample::read("文：由有关部门负责清淤。¶写了，，两次。").check();
        let after = Sample::read("文：由区水利局负责清淤，建立台帐。¶写了，，两次。").check();
        assert_eq!(since(&before, &after), SinceLast { new: 1, mended: 1, left: 1 });
    }
}
