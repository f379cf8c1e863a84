//! From what was typed to what the index is asked.
//!
//! What was typed is cut at white space into terms, all of which must occur, each anywhere. White space between two digits does not
//! cut: 2026 3号 is one number. A term occurs in title, number, text, or it is part of the name of the matter's unit.

use tantivy::Term;
use tantivy::query::{
    BooleanQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::document::{Place, Question};
use crate::fold::fold;
use crate::grams::covering;
use crate::schema::Fields;

/// More terms than these nobody types; the rest is not looked at.
const MOST_TERMS: usize = 8;
/// More characters than these are not looked at.
const MOST_CHARACTERS: usize = 100;

/// What a term adds to the score by the best place at which it occurs. Sums of up to [`MOST_TERMS`] of each can be taken apart again.
const IN_TEXT: u32 = 1;
const IN_UNIT: u32 = 1 << 4;
const IN_HEAD: u32 = 1 << 8;
const IS_NUMBER: u32 = 1 << 12;

/// The folded terms of what was typed, each once.
#[must_use]
pub fn terms(words: &str) -> Vec<String> {
    let signs: Vec<char> = words.chars().take(MOST_CHARACTERS).collect();
    let (mut terms, mut term) = (Vec::new(), String::new());
    for (place, sign) in signs.iter().enumerate() {
        if sign.is_whitespace() && !between_digits(&signs, place) {
            terms.push(std::mem::take(&mut term));
        } else {
            term.push(*sign);
        }
    }
    terms.push(term);
    let mut seen = Vec::new();
    for term in terms.iter().map(|term| fold(term)).filter(|term| !term.is_empty()) {
        if !seen.contains(&term) {
            seen.push(term);
        }
    }
    seen.truncate(MOST_TERMS);
    seen
}

/// Whether digits stand on both sides, signs that do not count left aside.
fn between_digits(signs: &[char], place: usize) -> bool {
    let folded = |sign: &char| fold(sign.encode_utf8(&mut [0; 4]));
    let before = signs[..place].iter().rev().map(folded).find(|folded| !folded.is_empty());
    let after = signs[place..].iter().map(folded).find(|folded| !folded.is_empty());
    let digit = |folded: Option<String>| folded.is_some_and(|folded| folded.chars().all(|sign| sign.is_ascii_digit()));
    digit(before) && digit(after)
}

/// The query, if anything is asked that could be found.
pub fn query(fields: &Fields, question: &Question) -> Option<Box<dyn Query>> {
    let terms = terms(&question.words);
    if terms.is_empty() {
        return None;
    }
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let by_unit = named(fields, question);
    for term in &terms {
        let mut ways: Vec<Box<dyn Query>> = vec![
            scored(occurs(fields.head, fields.head_single, term), IN_HEAD),
            scored(occurs(fields.body, fields.body_single, term), IN_TEXT),
        ];
        if let (Some(units), [_single]) = (&by_unit, terms.as_slice()) {
            ways.push(scored(units.box_clone(), IN_UNIT));
        }
        clauses.push((Occur::Must, Box::new(DisjunctionMaxQuery::new(ways))));
    }
    let whole = Term::from_field_text(fields.number, &fold(&question.words));
    clauses.push((Occur::Should, scored(Box::new(TermQuery::new(whole, IndexRecordOption::Basic)), IS_NUMBER)));
    let filters = [
        (fields.room, &question.room),
        (fields.kind, &question.kind),
        (fields.state, &question.state),
        (fields.persons, &question.person),
    ];
    for (field, wanted) in filters {
        if let Some(wanted) = wanted {
            clauses.push((Occur::Must, scored(is(field, wanted), 0)));
        }
    }
    if !question.units.is_empty() {
        clauses.push((Occur::Must, scored(among(fields.unit, &question.units), 0)));
    }
    Some(Box::new(BooleanQuery::new(clauses)))
}

/// Where the terms occurred, read from the score. None says that something occurred in the text alone, which is of no use to whoever
/// may not read it.
pub fn place(score: f32) -> (Place, Sight) {
    // Sums of small whole numbers are exact in a float.
    let score = score as u32;
    let in_text = score & (IN_UNIT - 1) != 0;
    let sight = if in_text { Sight::NeedsText } else { Sight::HeadSuffices };
    let place = if score & IS_NUMBER != 0 {
        Place::Number
    } else if in_text {
        Place::Text
    } else if score & (IN_HEAD - IN_UNIT) != 0 {
        Place::Unit
    } else {
        Place::Title
    };
    (place, sight)
}

/// What must be seen to see a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Title, number and unit show all that was asked.
    HeadSuffices,
    /// Something occurs in the text alone.
    NeedsText,
}

fn named(fields: &Fields, question: &Question) -> Option<Box<dyn Query>> {
    (!question.named_units.is_empty()).then(|| among(fields.unit, &question.named_units))
}

fn occurs(pairs: Field, singles: Field, term: &str) -> Box<dyn Query> {
    let mut covering = covering(term);
    if covering.is_empty() {
        return is(singles, term);
    }
    if let [(_, pair)] = covering.as_slice() {
        return is(pairs, pair);
    }
    Box::new(PhraseQuery::new_with_offset(
        covering.drain(..).map(|(place, pair)| (place, Term::from_field_text(pairs, &pair))).collect(),
    ))
}

fn is(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

fn among(field: Field, texts: &[String]) -> Box<dyn Query> {
    Box::new(TermSetQuery::new(texts.iter().map(|text| Term::from_field_text(field, text))))
}

fn scored(query: Box<dyn Query>, score: u32) -> Box<dyn Query> {
    // Small whole numbers are exact in a float.
    Box::new(ConstScoreQuery::new(query, score as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_cuts_except_within_a_number() {
        assert_eq!(terms("停车  整治"), ["停车", "整治"]);
        for number in ["〔2026〕 3号", "2026 3号", "[2026]3号"] {
            assert_eq!(terms(number), ["2026 3号"], "{number}");
        }
        assert_eq!(terms("２０２６　３号 停车"), ["2026 3号", "停车"]);
        assert_eq!(terms("停车 停车，"), ["停车"]);
        assert_eq!(terms(" 〔〕 "), Vec::<String>::new());
    }

    #[test]
    fn the_score_tells_the_place() {
        let told = |score: u32| place(score as f32);
        assert_eq!(told(IN_HEAD * 2), (Place::Title, Sight::HeadSuffices));
        assert_eq!(told(IN_HEAD + IN_TEXT), (Place::Text, Sight::NeedsText));
        assert_eq!(told(IN_TEXT * 8), (Place::Text, Sight::NeedsText));
        assert_eq!(told(IN_UNIT), (Place::Unit, Sight::HeadSuffices));
        assert_eq!(told(IN_HEAD + IS_NUMBER), (Place::Number, Sight::HeadSuffices));
    }
}
