//! How a folded text is cut for the index: into pairs of neighbours with their places, or into the single characters it contains.

use std::collections::BTreeSet;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::fold::fold;

/// The name of [`Pairs`] in the schema.
pub const PAIRS: &str = "pairs";
/// The name of [`Singles`] in the schema.
pub const SINGLES: &str = "singles";

/// Every two neighbours, overlapping, each at the place of its first character.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pairs;

/// Every character that occurs, once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Singles;

/// The cuts of one text, the next one last.
pub struct Cuts {
    left: Vec<(usize, String)>,
    token: Token,
}

impl Tokenizer for Pairs {
    type TokenStream<'a> = Cuts;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cuts {
        let signs: Vec<char> = fold(text).chars().collect();
        let pairs = signs.windows(2).map(|pair| pair.iter().collect::<String>()).enumerate();
        Cuts::of(pairs.collect())
    }
}

impl Tokenizer for Singles {
    type TokenStream<'a> = Cuts;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cuts {
        let signs: BTreeSet<char> = fold(text).chars().collect();
        Cuts::of(signs.into_iter().map(String::from).enumerate().collect())
    }
}

impl Cuts {
    fn of(mut cuts: Vec<(usize, String)>) -> Self {
        cuts.reverse();
        Self { left: cuts, token: Token::default() }
    }
}

impl TokenStream for Cuts {
    fn advance(&mut self) -> bool {
        let Some((position, text)) = self.left.pop() else { return false };
        // Offsets serve highlighting, which is done on the kept text.
        self.token = Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The fewest pairs that together cover the term and prove that it stands there in one piece, each with its place in the term.
/// Empty for less than two characters.
pub fn covering(term: &str) -> Vec<(usize, String)> {
    let signs: Vec<char> = term.chars().collect();
    let Some(last) = signs.len().checked_sub(2) else { return Vec::new() };
    let mut places: Vec<usize> = (0..=last).step_by(2).collect();
    if places.last() != Some(&last) {
        places.push(last);
    }
    places.into_iter().map(|place| (place, signs[place..place + 2].iter().collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(usize, String)> {
        let (mut pairs, mut all) = (Pairs, Vec::new());
        pairs.token_stream(text).process(&mut |token| all.push((token.position, token.text.clone())));
        all
    }

    #[test]
    fn pairs_overlap_and_keep_their_places() {
        let wanted = [(0, "停车"), (1, "车难"), (2, "难题")].map(|(place, pair)| (place, pair.to_owned()));
        assert_eq!(pairs("停车“难题”"), wanted);
        assert_eq!(pairs("停"), []);
    }

    #[test]
    fn a_term_is_covered_without_a_hole() {
        let told = |term| covering(term).into_iter().map(|(place, pair)| format!("{place}{pair}")).collect::<Vec<_>>();
        assert_eq!(told("停"), Vec::<String>::new());
        assert_eq!(told("停车"), ["0停车"]);
        assert_eq!(told("停车难"), ["0停车", "1车难"]);
        assert_eq!(told("停车难题"), ["0停车", "2难题"]);
        assert_eq!(told("停车难题多"), ["0停车", "2难题", "3题多"]);
    }
}
