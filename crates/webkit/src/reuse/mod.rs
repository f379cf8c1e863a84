//! 文稿复用 Where a passage of a text stood before, over the archive of texts that the rooms keep (DOC-3, INF-2).
//!
//! The archive ([`Archive`]) is a projection: fingerprints of the rooms' archived texts, made from the journal by [`feed`], lagging behind
//! by a moment, to be thrown away and made anew at any time. Texts stay in the rooms' tables; a room says which of its matters are
//! archived by a function of the form [`Archived`], and is asked by it again for the few texts that are compared.
//!
//! Two ways to ask: [`ask`] for a person, over what he may read, outside any transaction; [`within`] for a room's own rules, over
//! everything, within its transaction. Whoever asks the second way shows nothing that [`readable`] does not name.

mod archive;
mod ask;
pub mod feed;

use futures::future::BoxFuture;
use jiff::civil::Date;
use kernel::{DistrictId, MatterId, UnitId};
use store::Tx;

pub use self::archive::{Archive, Standing, folder};
pub use self::ask::{Question, Sources, ask, readable, within};
use crate::matters::Audience;
use crate::problem::Problem;

/// An archived text, as a room has it.
#[derive(Debug, Clone)]
pub struct Text {
    /// The matter that it belongs to.
    pub matter: MatterId,
    /// Its title.
    pub title: String,
    /// Its document number; empty if it has none.
    pub number: String,
    /// 文种, or the kind of item, as people call it.
    pub genre: String,
    /// The unit that wrote it.
    pub unit: UnitId,
    /// The office day on which it was issued or reported.
    pub day: Option<Date>,
    /// The text, without head and signature where that is possible.
    pub text: String,
    /// Who of those who may see the matter may read the text; none says all of them.
    pub readers: Option<Vec<Audience>>,
}

/// Those of these matters that are archived, as they stand now.
pub type Archived = for<'c> fn(&'c mut Tx, &'c DistrictId, &'c [MatterId]) -> BoxFuture<'c, Result<Vec<Text>, Problem>>;
