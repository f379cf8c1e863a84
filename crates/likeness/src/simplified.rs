//! Traditional characters and their simplified forms, so that a copy in the other script is still the same text.

/// Pair after pair; lines that begin with `#` are remarks.
const PAIRS: &str = include_str!("../data/simplified.txt");

/// Every pair of a traditional and a simplified character.
pub(crate) fn pairs() -> impl Iterator<Item = (char, char)> {
    PAIRS.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut characters = line.chars();
        std::iter::from_fn(move || Some((characters.next()?, characters.next()?)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_character_is_folded_twice_or_onto_one_that_is_folded_itself() {
        let folded: BTreeMap<char, char> = pairs().collect();
        assert_eq!(folded.len(), pairs().count());
        assert!(folded.values().all(|simplified| !folded.contains_key(simplified)));
        assert_eq!(folded[&'區'], '区');
        assert!(2_500 < folded.len());
    }
}
