//! 搜索 The projection that finds: whatever a person may read, by any part of it (GEN-2).
//!
//! Read [`fold`](mod@fold) first: it says when two writings are the same and thus what "contains" means here. A [`Document`] is what a matter
//! looks like to the search, a [`Question`] what somebody wants, [`Found`] what there is of it. [`Index`] keeps the documents on disk
//! and knows up to which entry of the journal it has taken them in.
//!
//! **Exactness.** The index holds every pair of neighbouring characters with its place, so a question of two and more characters is
//! a run of pairs, and finds exactly what a scan of all folded texts would find. One character is looked up among single characters.
//!
//! **Sight.** Who may see a document is part of it, and a hit that the asker may not see is neither given nor counted nor quoted. A
//! text may have a narrower circle than its title: then it finds nothing for those outside.
//!
//! **Loss is no harm.** The index is made from the database and can be made again; a damaged one is thrown away and says so.

mod collect;
mod document;
mod error;
pub mod fold;
mod grams;
mod index;
mod marks;
mod query;
mod schema;
mod snippet;

pub use self::document::{Document, Found, Hit, Mark, Place, Question};
pub use self::error::SearchError;
pub use self::index::{Index, Opened};
pub use self::query::terms;
pub use self::snippet::Snippet;
