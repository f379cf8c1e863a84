//! The normalised text, which undoes the noise that copies carry, with the way back to the original bytes.
//!
//! Kept are letters, ideographs and digits in their compatibility form (NFKC, lower case, marks dropped); digits become `0`, traditional
//! characters simplified ones. Pinyin in brackets, and single Latin words strewn between ideographs, are dropped.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use crate::simplified;

/// A longer run of Latin letters between ideographs is a text of its own and not noise.
const LONGEST_NOISE: usize = 16;
/// The longest bracket that is looked through for pinyin, in characters.
const LONGEST_PINYIN: usize = 60;
/// In the table: the character is dropped.
const DROPPED: u16 = 0;
/// In the table: the character becomes several.
const SEVERAL: u16 = 1;

/// A normalised text: its characters, and for each the bytes of the original that it stands for.
#[derive(Clone, Debug, Default)]
pub struct Normal {
    characters: Vec<char>,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Normal {
    /// The characters that remain.
    #[must_use]
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// How many characters remain.
    #[must_use]
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether nothing remains.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The bytes of the original from the first to the last of these characters; empty for an empty range.
    #[must_use]
    pub fn bytes(&self, characters: &Range<usize>) -> Range<usize> {
        if characters.start < characters.end {
            self.starts[characters.start] as usize..self.ends[characters.end - 1] as usize
        } else {
            // Between two characters: where the one before ends.
            let at =
                characters.start.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
            at..at
        }
    }

    /// The characters that stand within these bytes of the original.
    pub(crate) fn within(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.starts.partition_point(|start| (*start as usize) < bytes.start);
        let end = self.ends.partition_point(|end| *end as usize <= bytes.end);
        start..end.max(start)
    }

    fn push(&mut self, character: char, bytes: &Range<usize>) {
        self.characters.push(character);
        // Callers refuse texts of more than four gigabytes long before.
        self.starts.push(u32::try_from(bytes.start).unwrap_or(u32::MAX));
        self.ends.push(u32::try_from(bytes.end).unwrap_or(u32::MAX));
    }

    fn cut(&mut self, length: usize) {
        self.characters.truncate(length);
        self.starts.truncate(length);
        self.ends.truncate(length);
    }
}

/// Normalises a text.
#[must_use]
pub fn normalise(text: &str) -> Normal {
    let table = table();
    let mut normal = Normal::default();
    let expected = text.len() / 3;
    normal.characters.reserve(expected);
    normal.starts.reserve(expected);
    normal.ends.reserve(expected);
    let mut stretch = Stretch::default();
    let mut skip_to = 0;
    for (start, character) in text.char_indices() {
        if start < skip_to {
            continue;
        }
        let bytes = start..start + character.len_utf8();
        let entry = u16::try_from(character as u32).map_or(SEVERAL, |code| table[usize::from(code)]);
        match entry {
            DROPPED => {
                if matches!(character, '(' | '（') {
                    skip_to = behind_pinyin(text, bytes.end).unwrap_or(0);
                }
                stretch.broken |= character.is_whitespace();
            }
            SEVERAL => {
                for folded in folded(character) {
                    stretch.before(folded, &mut normal);
                    normal.push(folded, &bytes);
                }
            }
            code => {
                let folded = char::from_u32(u32::from(code)).expect("the table holds characters only");
                stretch.before(folded, &mut normal);
                normal.push(folded, &bytes);
            }
        }
    }
    stretch.close(&mut normal);
    normal
}

/// The stretch without ideographs at the end of what was normalised so far.
#[derive(Default)]
struct Stretch {
    start: usize,
    words: usize,
    letters: bool,
    foreign: bool,
    broken: bool,
}

impl Stretch {
    /// Notes that this character comes next, and drops the stretch before an ideograph if it was noise.
    fn before(&mut self, next: char, normal: &mut Normal) {
        if is_ideograph(next) {
            self.close(normal);
            self.start = normal.len() + 1;
            return;
        }
        self.words += usize::from(self.words == 0 || self.broken);
        self.broken = false;
        self.letters |= next.is_ascii_lowercase();
        self.foreign |= !next.is_ascii();
    }

    fn close(&mut self, normal: &mut Normal) {
        let length = normal.len() - self.start.min(normal.len());
        let beside_ideographs = 0 < self.start;
        if self.words == 1 && self.letters && !self.foreign && length <= LONGEST_NOISE && beside_ideographs {
            normal.cut(self.start);
        }
        *self = Self { start: normal.len(), ..Self::default() };
    }
}

/// The byte behind the closing bracket, if nothing but pinyin stands before it.
fn behind_pinyin(text: &str, from: usize) -> Option<usize> {
    let mut letters = 0;
    for (at, character) in text[from..].char_indices().take(LONGEST_PINYIN) {
        match character {
            ')' | '）' => return (0 < letters).then_some(from + at + character.len_utf8()),
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => letters += 1,
            '\u{300}'..='\u{36f}' | ' ' | '\u{a0}' | '\'' | '’' | '·' | '1'..='5' => {}
            _ => return None,
        }
    }
    None
}

/// What becomes of each character of the basic plane.
fn table() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![DROPPED; 1 << 16];
        for (code, entry) in (0..).zip(&mut table) {
            let Some(character) = char::from_u32(code) else { continue };
            let mut kept = decomposed(character);
            *entry = match (kept.next(), kept.next()) {
                (None, _) => DROPPED,
                (Some(only), None) => u16::try_from(only as u32).unwrap_or(SEVERAL),
                (Some(_), Some(_)) => SEVERAL,
            };
        }
        for (traditional, simplified) in simplified::pairs() {
            let places = (u16::try_from(traditional as u32), u16::try_from(simplified as u32));
            if let (Ok(traditional), Ok(simplified)) = places {
                table[usize::from(traditional)] = simplified;
            }
        }
        table
    })
}

/// The characters that this one becomes, when it is not a single one of the basic plane.
fn folded(character: char) -> impl Iterator<Item = char> {
    decomposed(character)
}

fn decomposed(character: char) -> impl Iterator<Item = char> {
    // Marks fall away with everything that is no letter and no digit, so that composed and decomposed spellings meet.
    std::iter::once(character).nfkd().filter(|part| part.is_alphanumeric()).flat_map(|part| {
        let digit = part.is_numeric() && !is_ideograph(part);
        std::iter::once(if digit { '0' } else { part.to_lowercase().next().unwrap_or(part) })
    })
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> String {
        normalise(text).characters().iter().collect()
    }

    #[test]
    fn noise_of_copies_is_undone() {
        for (text, expected) in [
            ("全区排查，整改；到位。", "全区排查整改到位"),
            ("投入资金1,250万元", "投入资金0000万元"),
            ("２０２６年（第３号）①", "0000年第0号0"),
            ("關於進一步做好鄉村振興工作的通知", "关于进一步做好乡村振兴工作的通知"),
            ("蓥（yíng）华镇、蓥(ying2 hua2)华镇", "蓥华镇蓥华镇"),
            ("推进xk29q乡村振兴", "推进乡村振兴"),
            ("推进 xk-29.q 乡村振兴", "推进乡村振兴"),
            ("结尾有尾巴zz81", "结尾有尾巴"),
            ("The cadre of 青溪 wrote it down", "thecadreof青溪wroteitdown"),
            ("café CAFE\u{301}", "cafecafe"),
            ("〇六年", "〇六年"),
            ("（草案）", "草案"),
            ("", ""),
            ("，。！", ""),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn a_place_leads_back_to_the_bytes_of_the_original() {
        let text = "一、關於（guān yú）３处xx9水源。";
        let normal = normalise(text);
        assert_eq!(plain(text), "一关于0处水源");
        assert_eq!(&text[normal.bytes(&(1..3))], "關於");
        assert_eq!(&text[normal.bytes(&(2..4))], "於（guān yú）３");
        assert_eq!(&text[normal.bytes(&(4..7))], "处xx9水源");
        assert_eq!(normal.bytes(&(3..3)).len(), 0);
        assert_eq!(normal.within(&normal.bytes(&(4..7))), 4..7);
        assert_eq!(normal.within(&(0..0)), 0..0);
    }

    proptest! {
        #[test]
        fn every_place_is_a_place_in_the_original(text in "[\\PC青溪區關於，。0-9a-z（）() ]{0,80}") {
            let normal = normalise(&text);
            for at in 0..normal.len() {
                let bytes = normal.bytes(&(at..at + 1));
                prop_assert!(text.get(bytes.clone()).is_some_and(|part| !part.is_empty()), "{bytes:?}");
                prop_assert!(at == 0 || normal.bytes(&(at - 1..at)).start <= bytes.start);
            }
        }

        #[test]
        fn normalising_twice_changes_nothing(text in "[青溪區關於，。0-9（） ]{0,60}") {
            let once = plain(&text);
            prop_assert_eq!(plain(&once), once);
        }
    }
}
