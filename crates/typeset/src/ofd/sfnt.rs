//! Font files: the tables that a subset lost and that readers and archives ask for (GB/T 42133-2022 6.2.6) are put back.

use std::collections::BTreeMap;

use ttf_parser::{RawFace, Tag};

/// Where `head` keeps what makes the sum of the whole file right.
const ADJUSTMENT: usize = 8;
/// What the sum of the whole file comes to, as the format of fonts has it.
const WHOLE: u32 = 0xB1B0_AFBA;
/// The last code point of a table with two-byte characters.
const LAST: u16 = 0xFFFF;

/// The subset with further tables; one that it already has is kept. None where it is no font.
pub(super) fn completed(subset: &[u8], further: Vec<(Tag, Vec<u8>)>) -> Option<Vec<u8>> {
    let face = RawFace::parse(subset, 0).ok()?;
    let mut tables: BTreeMap<Tag, Vec<u8>> = further.into_iter().collect();
    for record in face.table_records {
        tables.insert(record.tag, face.table(record.tag)?.to_vec());
    }
    let kind = subset.get(..4)?.try_into().ok()?;
    Some(file(kind, tables))
}

/// Which character which glyph stands for, for readers that go by characters.
pub(super) fn character_map(glyphs: &BTreeMap<char, u16>) -> Vec<u8> {
    let (wide, narrow) = (format12(glyphs), format4(glyphs));
    let mut out = Bytes::default();
    out.short(0);
    let narrow_at = 4 + 8 * (1 + u32::from(narrow.is_some()));
    out.short(if narrow.is_some() { 2 } else { 1 });
    if narrow.is_some() {
        out.short(3).short(1).long(narrow_at);
    }
    let wide_at = narrow_at + narrow.as_ref().map_or(0, |table| table.len() as u32);
    out.short(3).short(10).long(wide_at);
    out.0.extend(narrow.unwrap_or_default());
    out.0.extend(wide);
    out.0
}

/// Characters that follow each other, with glyphs that do so too: first, last, glyph of the first.
fn runs(glyphs: impl Iterator<Item = (u32, u16)>) -> Vec<(u32, u32, u16)> {
    let mut runs: Vec<(u32, u32, u16)> = Vec::new();
    for (code, glyph) in glyphs {
        match runs.last_mut() {
            Some((first, last, begin))
                if *last + 1 == code && u32::from(*begin) + code - *first == u32::from(glyph) =>
            {
                *last = code;
            }
            Some(_) | None => runs.push((code, code, glyph)),
        }
    }
    runs
}

fn format12(glyphs: &BTreeMap<char, u16>) -> Vec<u8> {
    let runs = runs(glyphs.iter().map(|(c, glyph)| (u32::from(*c), *glyph)));
    let mut out = Bytes::default();
    out.short(12).short(0).long(16 + 12 * runs.len() as u32).long(0).long(runs.len() as u32);
    for (first, last, glyph) in runs {
        out.long(first).long(last).long(u32::from(glyph));
    }
    out.0
}

/// The old table, for characters of two bytes; None where there are more than it can hold.
fn format4(glyphs: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let narrow = glyphs.iter().filter_map(|(c, glyph)| Some((u32::from(u16::try_from(u32::from(*c)).ok()?), *glyph)));
    let mut runs = runs(narrow.filter(|(code, _)| *code != u32::from(LAST)));
    runs.push((u32::from(LAST), u32::from(LAST), 0));
    let count = u16::try_from(runs.len()).ok()?;
    let length = 16 + 8 * runs.len();
    let (reach, steps) = reach(count, 2);
    let mut out = Bytes::default();
    out.short(4).short(u16::try_from(length).ok()?).short(0);
    out.short(2 * count).short(reach).short(steps).short(2 * count - reach);
    for (_, last, _) in &runs {
        out.short(*last as u16);
    }
    out.short(0);
    for (first, _, _) in &runs {
        out.short(*first as u16);
    }
    for (first, _, glyph) in &runs {
        // The last segment leads to the missing glyph.
        out.short(if *first == u32::from(LAST) { 1 } else { glyph.wrapping_sub(*first as u16) });
    }
    for _ in &runs {
        out.short(0);
    }
    Some(out.0)
}

/// What tables of `count` records of `size` bytes tell readers who halve their way: the reach of a search and its steps.
fn reach(count: u16, size: u16) -> (u16, u16) {
    let steps = count.max(1).ilog2() as u16;
    (size << steps, steps)
}

fn file(kind: [u8; 4], mut tables: BTreeMap<Tag, Vec<u8>>) -> Vec<u8> {
    let head = Tag::from_bytes(b"head");
    if let Some(adjustment) = tables.get_mut(&head).and_then(|table| table.get_mut(ADJUSTMENT..ADJUSTMENT + 4)) {
        adjustment.fill(0);
    }
    let count = tables.len() as u16;
    let (reach, steps) = reach(count, 16);
    let mut out = Bytes(kind.to_vec());
    out.short(count).short(reach).short(steps).short(16 * count - reach);
    let mut at = 12 + 16 * tables.len();
    let mut head_at = None;
    for (tag, table) in &tables {
        if *tag == head {
            head_at = Some(at + ADJUSTMENT);
        }
        out.long(tag.0).long(sum(table)).long(at as u32).long(table.len() as u32);
        at += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        out.0.extend(table);
        out.0.resize(out.0.len().next_multiple_of(4), 0);
    }
    let adjustment = WHOLE.wrapping_sub(sum(&out.0)).to_be_bytes();
    if let Some(place) = head_at.and_then(|at| out.0.get_mut(at..at + 4)) {
        place.copy_from_slice(&adjustment);
    }
    out.0
}

fn sum(table: &[u8]) -> u32 {
    let word = |chunk: &[u8]| {
        let mut bytes = [0; 4];
        bytes[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(bytes)
    };
    table.chunks(4).map(word).fold(0, u32::wrapping_add)
}

#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn short(&mut self, value: u16) -> &mut Self {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn long(&mut self, value: u32) -> &mut Self {
        self.0.extend(value.to_be_bytes());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ttf_parser::cmap::Table;

    #[test]
    fn both_maps_lead_from_every_character_to_its_glyph_and_from_no_other() {
        let glyphs: BTreeMap<char, u16> =
            "甲乙丙丁abc〇𠮷\u{fffd}".chars().enumerate().map(|(at, c)| (c, 1 + at as u16)).collect();
        let bytes = character_map(&glyphs);
        let table = Table::parse(&bytes).expect("a table of characters");
        assert_eq!(table.subtables.len(), 2);
        for subtable in table.subtables {
            for (c, glyph) in &glyphs {
                let wanted = (subtable.encoding_id == 10 || u32::from(*c) <= 0xFFFF).then_some(*glyph);
                assert_eq!(subtable.glyph_index(u32::from(*c)).map(|glyph| glyph.0), wanted, "{c}");
            }
            assert_eq!(subtable.glyph_index(u32::from('戊')), None);
        }
    }

    #[test]
    fn more_runs_than_the_old_table_holds_leave_it_out() {
        let glyphs: BTreeMap<char, u16> = ('\u{4e00}'..='\u{9fff}').step_by(2).map(|c| (c, 7)).collect();
        let bytes = character_map(&glyphs);
        let table = Table::parse(&bytes).expect("a table of characters");
        assert_eq!(table.subtables.len(), 1);
    }
}
