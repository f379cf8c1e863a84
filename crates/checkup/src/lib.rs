//! 体检: findings on Chinese official writing while it is being written.
//!
//! It checks an information item under the four standards of the Office, 四个不报 (INF-2): [`Standard::Relevance`] 对路,
//! [`Standard::Elements`] 要素全, [`Standard::Soundness`] 内容实 and [`Standard::Tightness`] 文字精炼; and an official document at the five
//! gates (DOC-1): see [`mod@document`]. A rule that reads nothing but words stands once and serves both.
//!
//! A newcomer reads it in this order: [`item`] and [`facts`] (what is checked, and what is known beside it), [`mod@check`] (the course of
//! one check), [`finding`] and [`report`] (what comes out), then any one file under `rules`: one rule is one file with its card,
//! its scan and its tests. The lexicons are tables in `data`, to be read and mended by people who write no code.
//!
//! **Invariant:** nothing in here awaits, reads the clock, or knows a database or the web; a check of any text ends and never panics.
//! Findings advise, they never block (product screen 2).

pub mod check;
pub mod classification;
pub mod document;
pub mod earlier;
pub mod facts;
pub mod finding;
pub mod item;
pub mod measured;
pub mod mend;
pub mod place;
pub mod report;
pub mod reuse;

mod compare;
mod fold;
mod lexicon;
mod manuscript;
mod rules;
mod scan;
mod subject;
mod text;
mod verdict;

#[cfg(test)]
mod testing;

pub use check::check;
pub use classification::{ClassificationMark, Found, mark_of_classification};
pub use earlier::{Earlier, OnRecord};
pub use facts::{Facts, KindLimit, Limits, OwnUnit, Prepared};
pub use finding::{Also, Applicability, Edit, Finding, Fix, Level};
pub use item::{Focus, Item, ItemKind};
pub use measured::measured;
pub use mend::{Change, Mended, apply_safe};
pub use place::{Part, Place, Span};
pub use report::{Element, Measures, Report, Standard, State, Verdict};
pub use reuse::Reuse;
pub use rules::rules;
