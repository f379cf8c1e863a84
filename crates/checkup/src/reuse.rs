//! Where the text's passages stood before, as an archive tells it: a fact for rules, looked up by whoever has the archive (DOC-3, INF-2).

use std::collections::BTreeMap;

use likeness::{Answer, Passage, Source};

/// The sources of the text that is checked, over what the asker may read.
#[derive(Debug, Clone, Default)]
pub struct Reuse {
    /// The sources; `here` counts bytes of the text as it was handed to the check (of an item: of its body).
    pub answer: Answer,
    /// The texts of these sources by the id of their metadata; `there` counts bytes of them.
    pub texts: BTreeMap<String, String>,
}

impl Reuse {
    /// The words of the source that a passage was taken from; none if its text is not at hand.
    #[must_use]
    pub fn words_of(&self, source: &Source, passage: &Passage) -> Option<&str> {
        self.texts.get(&source.meta.id)?.get(passage.there.clone())
    }
}
