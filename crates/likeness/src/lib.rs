//! 文本复用 Text reuse: where a passage of this text stood before (DOC-3, INF-2).
//!
//! A text is normalised ([`normalise`]), cut into winnowed fingerprints, and looked up in an [`Index`] of fingerprints on disk. The few
//! documents that share most are aligned with it; what remains is an [`Answer`]: the sources, and for each the passages on both sides with
//! the changed words, the kind of reuse, and what was left over from the source.
//!
//! ```no_run
//! use likeness::{DocMeta, Document, Index, Query};
//!
//! # fn main() -> Result<(), likeness::Fault> {
//! let index = Index::open("reuse".as_ref())?;
//! let text = "区水务局对全区四十二处排水口逐一登记……";
//! index.add(&Document { meta: DocMeta::new("doc-1", "关于排水口整治情况的报告"), text })?;
//! index.commit(17)?; // everything of the journal up to 17 is kept
//! index.merge()?; // a job does this from time to time; searching goes on
//! let texts = |meta: &DocMeta| (meta.id == "doc-1").then(|| text.to_owned());
//! let answer = index.search(&Query::new("新写的文稿……"), &texts, |_| true)?;
//! assert!(answer.sources.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! The index holds fingerprints and metadata, not the texts: those stay with the caller, who hands a few of them
//! over when they are wanted. A caller who must wait for his texts asks for [`Index::candidates`] first, loads them, and calls
//! [`Candidates::judge`].
//!
//! Everything but the segment store is a function of its arguments. The crate depends on nothing of the house.

mod align;
mod answer;
mod chain;
mod changes;
mod common;
mod compare;
mod deleted;
mod fault;
mod index;
mod judge;
mod kind;
mod leftover;
mod manifest;
mod meta;
mod normal;
mod parameters;
mod query;
mod search;
mod segment;
mod simplified;
mod winnow;

pub use answer::{Answer, Change, Passage, Source};
pub use compare::{Comparison, compare, containment};
pub use fault::Fault;
pub use index::{Index, Merged};
pub use judge::Candidates;
pub use kind::Kind;
pub use leftover::{AbolishedOrgan, Leftover, LeftoverKind, LocalFacts};
pub use meta::{Day, DocMeta, Document};
pub use normal::{Normal, normalise};
pub use parameters::Parameters;
pub use query::Query;
#[doc(hidden)]
pub use segment::read_through;
pub use winnow::{Fingerprint, GRAM, WINDOW, fingerprints};
