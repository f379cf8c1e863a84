//! 体检: what the five gates say of a text; some texts are not taken at all.

use checkup::Reuse;
use checkup::document::{DocumentReport, OfficeFacts, Options, Scope, Suppression, check_document};
use gongwen::placed::Placed;
use jiff::civil::Date;
use kernel::{Refusal, Refusals};

use crate::model::Tuning;
use crate::rules::{text_fits, text_unmarked};

/// What the writer chose.
#[derive(Debug, Clone)]
pub struct Examine {
    /// 部署综合性工作, or one special matter.
    pub scope: Scope,
    /// Where its passages stood before; none where nobody asked the archive.
    pub reuse: Option<Reuse>,
    /// 体检尺度 What the office has set for itself.
    pub tuning: Tuning,
    /// What was set aside, each with its reason.
    pub suppressions: Vec<Suppression>,
}

/// Whether the text is taken: every reason not to.
pub fn taken(text: &str) -> Result<(), Vec<Refusal>> {
    let mut reasons = Refusals::none();
    reasons.add(text_fits::check(text));
    reasons.add(text_unmarked::check(text));
    reasons.check()
}

/// The report on a text that was read. Of the office nothing is known here but its archive and its policy: rules that need its register
/// are silent.
#[must_use]
pub fn examine(placed: &Placed, chosen: Examine, today: Date) -> DocumentReport {
    let Examine { scope, reuse, tuning: Tuning { switches, limits }, suppressions } = chosen;
    let options = Options { scope, switches, suppressions, ..Options::on(today) };
    check_document(placed, &OfficeFacts { reuse, limits, ..OfficeFacts::default() }.prepared(), &options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::{Genre, genres, placed};

    fn report(text: &str, suppressions: Vec<Suppression>) -> DocumentReport {
        examine(
            &placed::read(text).0,
            Examine { scope: Scope::Comprehensive, reuse: None, tuning: Tuning::default(), suppressions },
            jiff::civil::date(2026, 11, 23),
        )
    }

    #[test]
    fn the_templates_pass_without_an_error() {
        for genre in Genre::ALL {
            let report = report(genres::template(*genre), Vec::new());
            assert!(!report.has_errors(), "{}: {:#?}", genre.word(), report.findings);
        }
    }

    #[test]
    fn what_is_set_aside_with_a_reason_is_shown_as_such() {
        let text = genres::template(Genre::Notice).to_owned() + "\n各单位要布署到位。\n";
        let found = report(&text, Vec::new());
        let hit = found.findings.iter().find(|finding| finding.quote.contains("布署")).expect("a wrong word");
        let set_aside = Suppression {
            rule: hit.rule.to_owned(),
            quote: hit.quote.clone(),
            reason: "引文原样如此".to_owned(),
            by: "起草人".to_owned(),
        };
        let again = report(&text, vec![set_aside]);
        assert_eq!((again.ignored.len(), again.findings.len()), (1, found.findings.len() - 1));
    }
}
