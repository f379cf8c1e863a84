//! What goes in, what is asked, what comes out.

use crate::snippet::Snippet;

/// A matter as the search sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The district that it belongs to.
    pub district: String,
    /// The matter.
    pub id: String,
    /// Its room.
    pub room: String,
    /// Its kind within the room.
    pub kind: String,
    /// The unit that it belongs to.
    pub unit: String,
    /// Its state.
    pub state: String,
    /// The persons whose work it is.
    pub persons: Vec<String>,
    /// The day by which periods find it, in days since 1970-01-01.
    pub day: i64,
    /// The second by which the newest come first.
    pub since: i64,
    /// Its title.
    pub title: String,
    /// Its numbers, such as 青办通报〔2026〕3号.
    pub numbers: Vec<String>,
    /// Its text.
    pub body: String,
    /// Who may see it, in whatever code: it is only compared.
    pub audiences: Vec<String>,
    /// Who of them may read the text; none says all of them.
    pub readers: Option<Vec<String>>,
    /// The last entry of the journal that is about it.
    pub sequence: u64,
}

/// Up to where a district's journal is taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The last entry.
    pub sequence: i64,
    /// Its seal. If the journal shows another, it is not the journal from which this index was made.
    pub seal: String,
}

/// What somebody wants to find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// In which district.
    pub district: String,
    /// What was typed.
    pub words: String,
    /// The audiences that the asker belongs to. Nothing else is found.
    pub audiences: Vec<String>,
    /// Units whose name contains all that was typed: their matters are found too, behind the others.
    pub named_units: Vec<String>,
    /// Only of this room.
    pub room: Option<String>,
    /// Only of this kind.
    pub kind: Option<String>,
    /// Only of one of these units; none says all.
    pub units: Vec<String>,
    /// Only in this state.
    pub state: Option<String>,
    /// Only of this person.
    pub person: Option<String>,
    /// Only from this day on.
    pub from: Option<i64>,
    /// Only up to and with this day.
    pub to: Option<i64>,
    /// How many to pass over.
    pub skip: usize,
    /// How many to give.
    pub most: usize,
}

/// Where a hit stands that decides its place in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Only the unit's name fits.
    Unit,
    /// The text.
    Text,
    /// Title or number.
    Title,
    /// What was typed is exactly its number.
    Number,
}

/// A matter found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The matter.
    pub id: String,
    /// Its title when it was taken in.
    pub title: String,
    /// What fits in the title, as ranges of UTF-16 units.
    pub title_marks: Vec<(u32, u32)>,
    /// The piece of the text around what fits, if it fits there and the asker may read it.
    pub snippet: Option<Snippet>,
    /// What decided its place in the order.
    pub place: Place,
}

/// What there is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The hits, the best first: a number that is exactly what was typed, titles, texts, units; within each the newest.
    pub hits: Vec<Hit>,
    /// How many there are, exact up to [`Found::EXACT`].
    pub count: usize,
    /// There are more than [`Found::EXACT`].
    pub more: bool,
}

impl Found {
    /// Up to here a count is exact; beyond it says "more".
    pub const EXACT: usize = 1000;
}
