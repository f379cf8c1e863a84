//! What is asked.

use crate::fault::Fault;
use crate::leftover::LocalFacts;
use crate::meta::Day;
use crate::parameters::Parameters;

/// About 1.3 million ideographs; a longer text is refused before any work is done on it.
const MOST_BYTES: usize = 4 << 20;

/// A text whose sources are wanted, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Query<'q> {
    /// The text.
    pub text: &'q str,
    /// Its own id if it is kept in the index already: it is not its own source.
    pub itself: Option<&'q str>,
    /// Its genre; empty if not known.
    pub genre: &'q str,
    /// The unit that writes it; empty if not known.
    pub unit: &'q str,
    /// The day of writing, for the gap of years and for old years left over.
    pub date: Option<Day>,
    /// The office's places and organs, for what was left over from the source.
    pub facts: Option<&'q LocalFacts>,
    /// The numbers of the method.
    pub parameters: Parameters,
}

impl<'q> Query<'q> {
    /// A text of which nothing else is known.
    #[must_use]
    pub fn new(text: &'q str) -> Self {
        Self { text, ..Self::default() }
    }
}

/// Refuses a text that is too long.
pub(crate) fn check_length(text: &str) -> Result<(), Fault> {
    let bytes = text.len();
    if MOST_BYTES < bytes { Err(Fault::TooLong { bytes, most: MOST_BYTES }) } else { Ok(()) }
}
