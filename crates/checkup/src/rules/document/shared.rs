//! Rules for any writing as they run on documents: what each weighs there, and on what ground.

use kernel::{Basis, RuleCard};

use crate::document::finding::{Gate, Severity};
use crate::document::rule::{DocumentRule, Fixes};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, practice, regulation};
use crate::rules::{soundness, tightness};

/// The card of a rule on items with the ground that it has for documents.
const fn on(basis: Basis, card: RuleCard) -> RuleCard {
    RuleCard { requirements: DOC_1, basis, effective: REGULATION_DAY, ..card }
}

/// 条例 第二十条: 文字、数字、计量单位和标点符号等用法规范.
const AUDIT: Basis = regulation("第二十条第四项");

macro_rules! shared {
    ($($severity:ident $fixes:ident $folder:ident / $name:ident $(= $basis:expr)? $(=> $doubtful:ident)?;)+) => {
        /// The shared rules, all of the gate of wording.
        pub(crate) static RULES: &[&DocumentRule] = &[$({
            static RULE: DocumentRule = DocumentRule::new(
                Gate::Wording,
                Severity::$severity,
                shared!(@card $folder / $name $(= $basis)?),
                |subject, out| $folder::$name::find(&subject.text, out),
            )
            .fixes(Fixes::$fixes)$(.doubtful(Severity::$doubtful))?;
            &RULE
        },)+];
    };
    (@card $folder:ident / $name:ident = $basis:expr) => { on($basis, $folder::$name::CARD) };
    (@card $folder:ident / $name:ident) => { RuleCard { requirements: DOC_1, ..$folder::$name::CARD } };
}

shared! {
    Error Safe tightness / half_width;
    Error Nothing tightness / pairing;
    Warning Safe tightness / listed_etc;
    Error Both tightness / doubled_mark;
    Warning Safe tightness / ellipsis;
    Warning Ask tightness / short_year;
    Warning Ask tightness / percent_range;
    Warning Safe tightness / doubled_approximation = AUDIT;
    Note Nothing soundness / relative_time = practice("时间表述");
    Warning Safe tightness / day_mark = AUDIT;
    Warning Safe tightness / until = practice("易混词语");
    Error Nothing soundness / parts_total = AUDIT;
    Warning Nothing soundness / change = AUDIT;
    Error Nothing soundness / percent = AUDIT;
    Error Nothing soundness / impossible_date = AUDIT;
    Error Both tightness / confusable = AUDIT => Warning;
    Warning Ask tightness / redundancy = practice("用词精炼");
    Error Nothing soundness / placeholder = AUDIT;
    Note Nothing tightness / empty_sentence = practice("用词精炼");
    Note Nothing tightness / long_sentence = practice("句段长度");
    Note Nothing tightness / long_paragraph = practice("句段长度");
}
