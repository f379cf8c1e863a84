//! 搜索 What the house asks of a search, and what it gives it (GEN-2).
//!
//! The search is a projection: it is made from the journal and the rooms' texts by [`feed`], may lag behind by a moment, may be thrown
//! away and made anew, and decides nothing. Whoever makes it stands behind [`Searcher`]; without one the register is looked through
//! ([`crate::house`]). A room adds to its matters' headers what else is to be found of them by a function of the form [`Texts`].

mod documents;
pub mod feed;

use futures::future::BoxFuture;
use jiff::civil::Date;
use kernel::{DistrictId, MatterId, PersonId};
use store::Tx;
use tokio::task::spawn_blocking;

pub(crate) use self::documents::audiences;
pub use self::documents::documents;
use crate::app::App;
use crate::matters::Audience;
use crate::problem::Problem;
pub use crate::projection::Mark;

/// Whoever finds. Calls may take as long as a disk takes: they are made on threads where they are in nobody's way.
pub trait Searcher: Send + Sync {
    /// Makes ready, and sees to it that what was damaged is made anew. Called before documents are handed in, again and again.
    fn open(&self) -> Result<(), SearchFault>;

    /// Up to where the district's journal is taken in; none as long as not all of what came before is. Makes ready where nothing is yet.
    fn mark(&self, district: &DistrictId) -> Option<Mark>;

    /// Takes documents in, each in the place of what it was, and moves the mark. Without a mark the district counts as incomplete.
    fn take(&self, district: &DistrictId, documents: &[Document], mark: Option<&Mark>) -> Result<(), SearchFault>;

    /// Takes everything of a district out, to take it in anew.
    fn forget(&self, district: &DistrictId) -> Result<(), SearchFault>;

    /// Throws everything away: the way out of damage.
    fn start_over(&self) -> Result<(), SearchFault>;

    /// Lets go of what nobody uses: what taking in needs, and what questions need if nobody asked since the last rest.
    fn rest(&self) -> Result<(), SearchFault>;

    /// Finds.
    fn find(&self, question: &Question) -> Result<Found, SearchFault>;
}

/// Why a search can't do its work; for the log. The register answers in its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct SearchFault(pub String);

/// A matter as it is taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The matter.
    pub matter: MatterId,
    /// Its room.
    pub room: String,
    /// Its kind.
    pub kind: String,
    /// The unit's id.
    pub unit: String,
    /// Its state.
    pub state: String,
    /// Whose work it is.
    pub persons: Vec<PersonId>,
    /// The office day by which periods find it.
    pub day: Date,
    /// The second by which the newest come first.
    pub since: i64,
    /// Its title.
    pub title: String,
    /// Its numbers.
    pub numbers: Vec<String>,
    /// Its text.
    pub body: String,
    /// Who may see it, as codes.
    pub audiences: Vec<String>,
    /// Who of them may read the text, as codes; none says all of them.
    pub readers: Option<Vec<String>>,
    /// The last entry of the journal about it.
    pub seq: i64,
}

/// What a room adds to the header of one of its matters.
#[derive(Debug, Clone)]
pub struct Text {
    /// The matter.
    pub matter: MatterId,
    /// What is to be found of it beside title and number.
    pub body: String,
    /// Whose work it is, beside whoever opened it.
    pub persons: Vec<PersonId>,
    /// Who may read the text; none says whoever may see the matter.
    pub readers: Option<Vec<Audience>>,
}

/// What stands between the parts of one text: nothing is found across it.
pub const WALL: char = '\u{1f}';

/// The texts of those of these matters that have any, as they stand now.
pub type Texts = for<'c> fn(&'c mut Tx, &'c DistrictId, &'c [MatterId]) -> BoxFuture<'c, Result<Vec<Text>, Problem>>;

/// What somebody wants to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// In which district.
    pub district: DistrictId,
    /// What was typed.
    pub words: String,
    /// The audiences that the asker belongs to: nothing else is found.
    pub audiences: Vec<String>,
    /// Units whose name contains what was typed.
    pub named_units: Vec<String>,
    /// What it is narrowed to.
    pub filter: Filter,
    /// How many to pass over.
    pub skip: usize,
    /// How many to give.
    pub most: usize,
}

/// What a question is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// One room.
    pub room: Option<String>,
    /// One kind.
    pub kind: Option<String>,
    /// One unit.
    pub unit: Option<String>,
    /// One state.
    pub state: Option<String>,
    /// One person.
    pub person: Option<String>,
    /// From this office day on.
    pub from: Option<Date>,
    /// Up to and with this office day.
    pub to: Option<Date>,
}

/// Where a hit fits best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What was typed is exactly its number.
    Number,
    /// In the title or within the number.
    Title,
    /// In the text.
    Text,
    /// In the name of its unit.
    Unit,
}

impl Place {
    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Title => "title",
            Self::Text => "text",
            Self::Unit => "unit",
        }
    }
}

/// A range of UTF-16 units, as a browser counts: from, to.
pub type Range = [u32; 2];

/// A piece of a text around what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The piece.
    pub text: String,
    /// What was found in it.
    pub marks: Vec<Range>,
    /// The text goes on before it.
    pub cut_before: bool,
    /// The text goes on behind it.
    pub cut_after: bool,
}

/// A matter found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The matter.
    pub matter: String,
    /// Its title when it was taken in.
    pub title: String,
    /// What was found in the title.
    pub title_marks: Vec<Range>,
    /// The piece around what was found in the text.
    pub snippet: Option<Snippet>,
    /// Where it fits best.
    pub place: Place,
}

/// What there is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The hits, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all, exact up to 1,000.
    pub count: usize,
    /// There are more than 1,000.
    pub more: bool,
}

/// Asks the searcher on a thread where it is in nobody's way; none where there is none.
pub async fn ask<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&dyn Searcher) -> T + Send + 'static,
) -> Result<Option<T>, Problem> {
    let Some(searcher) = app.searcher.clone() else { return Ok(None) };
    let asked = spawn_blocking(move || work(searcher.as_ref())).await;
    // What a panic says may quote a text, and no log holds a word of one.
    asked.map(Some).map_err(|_| Problem::Broken(anyhow::anyhow!("asking the search broke off")))
}
