//! The numbers of the method in one place, with the values that the measured table in the README stands for.

/// How passages are retrieved, decided and shown. Lengths are normalised characters.
#[derive(Clone, Debug)]
pub struct Parameters {
    /// A fingerprint that stands in more documents than this leads to no candidate. At most [`Parameters::MOST_LISTED`].
    pub rare: u32,
    /// How many candidates are aligned; as many again of those that the asker may not read.
    pub candidates: usize,
    /// A candidate shares at least so many rare fingerprints.
    pub least_votes: u32,
    /// What stands in more than this share of all documents, in thousandths of them, is common (套话).
    pub common_per_thousand: u32,
    /// Nothing is common before it stands in more documents than this,
    pub common_floor: u32,
    /// or, in a small archive, in more than this share of all documents, in hundredths: the heads and addressees of an office's own documents;
    pub common_hundredths: u32,
    /// but never before it stands in more than this.
    pub common_least: u32,
    /// Characters of one seed of the alignment.
    pub seed: usize,
    /// Two seeds of one passage stand no further apart.
    pub widest_gap: usize,
    /// The least share of equal characters, in hundredths, over which two seeds are joined.
    pub gap_likeness: usize,
    /// Towards the decision counts only what has so many equal characters before it grows over changed ones.
    pub firm: usize,
    /// A passage counts towards the decision from this length, common characters aside.
    pub counted_passage: usize,
    /// Towards the decision spans no further apart in the text than this are one passage, whatever their order in the source.
    pub neighbours: usize,
    /// A document is a source if counted passages have so many equal characters together, digits and common text aside.
    pub source: usize,
    /// Of a short text so many hundredths are enough, so that an item copied whole is found however short it is;
    pub source_share: usize,
    /// but never less than this.
    pub source_floor: usize,
    /// A passage is shown from this length.
    pub shown_passage: usize,
    /// Text of one genre and unit is a template (模板) if at least one slot differs in so many characters.
    pub slot_every: usize,
    /// A changed place of a template is no longer than this.
    pub longest_slot: usize,
}

impl Parameters {
    /// Longer lists of documents are not kept in the index, only their length.
    pub const MOST_LISTED: u32 = 50;

    /// What stands in more documents than this is common in an archive of so many.
    pub(crate) fn common_above(&self, documents: u64) -> u64 {
        let [thousandth, hundredths, floor, least] =
            [self.common_per_thousand, self.common_hundredths, self.common_floor, self.common_least].map(u64::from);
        let small = (documents * hundredths / 100).max(least).min(floor);
        small.max(documents * thousandth / 1_000)
    }

    /// From how many shared characters on a document is a source of a text of this length.
    pub(crate) fn source_of(&self, length: usize) -> usize {
        self.source.min((length * self.source_share / 100).max(self.source_floor))
    }
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            rare: Self::MOST_LISTED,
            candidates: 24,
            least_votes: 2,
            common_per_thousand: 1,
            common_floor: 20,
            common_hundredths: 10,
            common_least: 4,
            seed: 5,
            widest_gap: 40,
            gap_likeness: 40,
            firm: 8,
            counted_passage: 20,
            neighbours: 4,
            source: 120,
            source_share: 30,
            source_floor: 40,
            shown_passage: 11,
            slot_every: 60,
            longest_slot: 12,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_grows_with_the_archive() {
        let above = |documents| Parameters::default().common_above(documents);
        assert_eq!([above(0), above(28), above(80), above(200), above(20_000), above(100_000)], [4, 4, 8, 20, 20, 100]);
    }

    #[test]
    fn a_short_text_needs_less_but_not_nothing() {
        let needed = |length| Parameters::default().source_of(length);
        assert_eq!([needed(50), needed(100), needed(200), needed(300), needed(5_000)], [40, 40, 60, 90, 120]);
    }
}
