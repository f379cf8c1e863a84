//! The piece of a text around what was found, with the found parts as ranges: never as markup.

use std::ops::Range;

use crate::fold::Folded;

/// Characters before the first hit.
const BEFORE: usize = 18;
/// Characters in all.
const LENGTH: usize = 90;

/// A piece of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The piece, as it stands in the text; ends of lines are spaces.
    pub text: String,
    /// What was found, as ranges of UTF-16 units within the piece, in order and apart from each other.
    pub marks: Vec<(u32, u32)>,
    /// The text goes on before the piece.
    pub cut_before: bool,
    /// The text goes on behind the piece.
    pub cut_after: bool,
}

/// The piece around the first of the terms; none if none of them occurs.
pub fn snippet(body: &str, terms: &[String]) -> Option<Snippet> {
    let places = places(body, terms);
    let first = places.first()?;
    let start = body[..first.start].char_indices().rev().take(BEFORE).last().map_or(first.start, |(at, _)| at);
    let end = body[start..].char_indices().nth(LENGTH).map_or(body.len(), |(at, _)| start + at).max(first.end);
    let text: String = body[start..end].chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let inside = places.iter().filter(|place| place.start < end).map(|place| place.start..place.end.min(end));
    let marks = inside.map(|place| utf16(body, start, &place)).collect();
    Some(Snippet { text, marks, cut_before: 0 < start, cut_after: end < body.len() })
}

/// Where the terms stand in a text, as ranges of UTF-16 units.
pub fn marks(text: &str, terms: &[String]) -> Vec<(u32, u32)> {
    places(text, terms).iter().map(|place| utf16(text, 0, place)).collect()
}

/// Where the terms stand, in bytes, in order, overlapping ones as one.
fn places(text: &str, terms: &[String]) -> Vec<Range<usize>> {
    let folded = Folded::of(text);
    let mut all: Vec<Range<usize>> = terms.iter().flat_map(|term| folded.find_all(term)).collect();
    all.sort_unstable_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for place in all {
        match apart.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            Some(_) | None => apart.push(place),
        }
    }
    apart
}

/// A range of bytes as UTF-16 units counted from `start`. A control character and the space put for it are one unit each.
fn utf16(text: &str, start: usize, place: &Range<usize>) -> (u32, u32) {
    let units = |range: Range<usize>| text[range].chars().map(char::len_utf16).sum::<usize>();
    let from = units(start..place.start);
    let to = from + units(place.clone());
    // A text of a request is far below four thousand million units.
    (u32::try_from(from).unwrap_or(u32::MAX), u32::try_from(to).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(terms: &[&str]) -> Vec<String> {
        terms.iter().map(|term| (*term).to_owned()).collect()
    }

    fn marked(snippet: &Snippet) -> Vec<String> {
        let units: Vec<u16> = snippet.text.encode_utf16().collect();
        let piece = |(from, to): &(u32, u32)| String::from_utf16_lossy(&units[*from as usize..*to as usize]);
        snippet.marks.iter().map(piece).collect()
    }

    #[test]
    fn the_piece_stands_around_the_first_hit_and_marks_all_in_it() {
        let body = format!("{}夜间停车难，\n停车乱，𠮷日停车更难。{}", "前".repeat(40), "后".repeat(200));
        let found = snippet(&body, &terms(&["停车"])).expect("there");
        assert_eq!(marked(&found), ["停车", "停车", "停车"]);
        assert!(found.cut_before && found.cut_after && found.text.starts_with('前'), "{found:?}");
        assert!(!found.text.contains('\n') && found.text.chars().count() == LENGTH, "{found:?}");
        let across = snippet(&body, &terms(&["难停车乱"])).expect("across the end of the line");
        assert_eq!(marked(&across), ["难， 停车乱"]);
    }

    #[test]
    fn overlapping_hits_are_one_mark() {
        let found = snippet("临江街道停车难", &terms(&["街道停车", "停车难"])).expect("there");
        assert_eq!((marked(&found), found.cut_before, found.cut_after), (vec!["街道停车难".to_owned()], false, false));
        assert_eq!(snippet("临江街道", &terms(&["停车"])), None);
    }

    #[test]
    fn marks_of_a_title_count_as_a_browser_does() {
        assert_eq!(marks("𠮷县[２０２６]3号", &terms(&["2026 3号"])), [(4, 11)]);
    }
}
