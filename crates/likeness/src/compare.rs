//! Two texts side by side, without an index: for comparing drafts, and for an item that only forwards a document.

use crate::align::Seeds;
use crate::answer::Passage;
use crate::chain::spans;
use crate::changes::Side;
use crate::fault::Fault;
use crate::judge::bare;
use crate::normal::normalise;
use crate::parameters::Parameters;
use crate::query::check_length;

/// From this share on an item says what the document says already (直接转报文件).
const FORWARDED: f64 = 0.6;

/// What two texts have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The passages, in the order of the first text.
    pub passages: Vec<Passage>,
    /// The share of the first text that stands in the second, by normalised characters; 0 to 1.
    pub of_first: f64,
    /// The share of the second text that stands in the first.
    pub of_second: f64,
}

impl Comparison {
    /// Whether the first text merely forwards the second: three fifths of it or more stand there.
    #[must_use]
    pub fn forwards(&self) -> bool {
        FORWARDED <= self.of_first
    }
}

/// Compares two texts.
///
/// # Errors
/// [`Fault::TooLong`].
pub fn compare(first: &str, second: &str, parameters: &Parameters) -> Result<Comparison, Fault> {
    check_length(first)?;
    check_length(second)?;
    let (one, other) = (normalise(first), normalise(second));
    let (left, right) = (Side { text: first, normal: &one }, Side { text: second, normal: &other });
    let seeds = Seeds::of(one.characters(), parameters.seed);
    let mut spans = spans(&seeds, one.characters(), other.characters(), parameters, parameters.seed, |_| true);
    spans.retain(|span| parameters.shown_passage <= span.equal());
    let mut reused = vec![false; other.len()];
    for span in &spans {
        for run in &span.runs {
            reused[run.right..run.right_end()].fill(true);
        }
    }
    let equal: usize = spans.iter().map(|span| span.equal()).sum();
    Ok(Comparison {
        passages: spans.iter().map(|span| bare(span, left, right)).collect(),
        of_first: share(equal, one.len()),
        of_second: share(reused.iter().filter(|reused| **reused).count(), other.len()),
    })
}

/// The share of an item that stands in a document already; see [`Comparison::forwards`] for the measure.
///
/// # Errors
/// [`Fault::TooLong`].
pub fn containment(item: &str, document: &str) -> Result<f64, Fault> {
    compare(item, document, &Parameters::default()).map(|comparison| comparison.of_first)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "区水务局关于开展排水口整治的通知。各镇街要逐一登记辖区排水口，六月底前建立台账；对直排河道的，责令十五日内整改，\
        逾期不改的由区城管局立案。区水务局每月通报进度，年底组织验收。";

    #[test]
    fn an_item_that_repeats_a_document_forwards_it() {
        let item = "区水务局部署排水口整治。各镇街要逐一登记辖区排水口，六月底前建立台账；对直排河道的，责令十五日内整改，逾期不改的由区城管局立案。";
        let comparison = compare(item, DOCUMENT, &Parameters::default()).expect("both are short");
        assert!(comparison.forwards(), "{comparison:?}");
        assert!(comparison.of_second < comparison.of_first);
        assert!(item[comparison.passages[0].here.clone()].ends_with(
            "各镇街要逐一登记辖区排水口，六月底前建立台账；对直排河道的，责令十五日内整改，逾期不改的由区城管局立案"
        ));
    }

    #[test]
    fn an_item_of_ones_own_does_not() {
        let item = "本月我镇登记排水口42处，其中直排7处，已封堵5处，余下两处因管网改造定于7月完工。群众反映的异味问题明显减少。";
        assert!(containment(item, DOCUMENT).expect("both are short") < 0.2);
        assert!(containment("", DOCUMENT).expect("both are short") < 0.1);
    }

    #[test]
    fn a_text_too_long_is_refused() {
        let fault = containment(&"字".repeat(2_000_000), DOCUMENT).expect_err("six million bytes");
        assert!(fault.to_string().contains("请分成几份再查"));
    }
}
