//! Which documents of a segment were deleted: a bit for each.

/// A set of document numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deleted {
    words: Vec<u64>,
    count: u64,
}

impl Deleted {
    pub(crate) fn contains(&self, document: u32) -> bool {
        self.words.get(document as usize / 64).is_some_and(|word| word & bit(document) != 0)
    }

    /// Says whether it was not there before.
    pub(crate) fn insert(&mut self, document: u32) -> bool {
        let at = document as usize / 64;
        if self.words.len() <= at {
            self.words.resize(at + 1, 0);
        }
        let fresh = self.words[at] & bit(document) == 0;
        self.words[at] |= bit(document);
        self.count += u64::from(fresh);
        fresh
    }

    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// The numbers, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = (0_u32..).step_by(64).zip(&self.words);
        words.flat_map(|(from, word)| (from..from + 64).filter(move |document| word & bit(*document) != 0))
    }
}

impl FromIterator<u32> for Deleted {
    fn from_iter<I: IntoIterator<Item = u32>>(documents: I) -> Self {
        let mut deleted = Self::default();
        for document in documents {
            deleted.insert(document);
        }
        deleted
    }
}

fn bit(document: u32) -> u64 {
    1 << (document % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_what_was_put_in() {
        let deleted: Deleted = [700, 3, 64, 3, 63].into_iter().collect();
        assert_eq!(deleted.iter().collect::<Vec<_>>(), [3, 63, 64, 700]);
        assert_eq!(deleted.count(), 4);
        assert!(deleted.contains(700) && !deleted.contains(701) && !deleted.contains(u32::MAX));
    }
}
