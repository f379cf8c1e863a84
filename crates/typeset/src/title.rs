//! 标题回行 Where a title is broken into rows: at words, as a trapezoid or a rhombus, never as an hour-glass (9704 7.3.1).

use gongwen::Document;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The most characters of 2号 in a row: 156 mm hold 20.1 of 22 points.
pub const MOST: usize = 20;
/// Longer titles are not broken by trying every way.
const MOST_WORDS: usize = 40;

/// The rows that the author set, or those that the title falls into.
#[must_use]
pub fn rows_of(document: &Document) -> Vec<String> {
    match document.title.rows.as_slice() {
        [] => Vec::new(),
        [one] => rows(one),
        rows => rows.to_vec(),
    }
}

/// The rows of a title; a title that fits one row stays in one.
#[must_use]
pub fn rows(title: &str) -> Vec<String> {
    if width(title) <= 2 * MOST {
        return vec![title.to_owned()];
    }
    let words = words(title);
    if MOST_WORDS < words.len() {
        return greedy(&words);
    }
    let least = width(title).div_ceil(2 * MOST);
    (least..=least + 1)
        .filter_map(|rows| best(&words, rows))
        .min_by_key(|(cost, _)| *cost)
        .map_or_else(|| greedy(&words), |(_, rows)| rows)
}

/// Words that stay whole, with 的 and the genre after it as one.
fn words(title: &str) -> Vec<String> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let places: Vec<usize> = segmenter.segment_str(title).collect();
    let mut words: Vec<String> = Vec::new();
    for pair in places.windows(2) {
        let word = &title[pair[0]..pair[1]];
        let joins = words.last().is_some_and(|last| {
            last.ends_with('的') && title[pair[1]..].is_empty()
                || last.ends_with(['《', '（', '“', '〔'])
                || word == "的"
        });
        let closes = word.starts_with(['》', '）', '”', '〕', '、', '，', '的']);
        match words.last_mut() {
            Some(last) if joins || closes => last.push_str(word),
            Some(_) | None => words.push(word.to_owned()),
        }
    }
    words
}

/// The best way to make so many rows, with its cost in hundredths; None where a row would be too long.
fn best(words: &[String], rows: usize) -> Option<(i64, Vec<String>)> {
    let mut found: Option<(i64, Vec<String>)> = None;
    let mut cuts: Vec<usize> = (1..rows).collect();
    if words.len() < rows {
        return None;
    }
    loop {
        let made = make(words, &cuts);
        if made.iter().all(|row| width(row) <= 2 * MOST) {
            let cost = cost(&made);
            if found.as_ref().is_none_or(|(least, _)| cost < *least) {
                found = Some((cost, made));
            }
        }
        if !next(&mut cuts, words.len()) {
            return found;
        }
    }
}

fn make(words: &[String], cuts: &[usize]) -> Vec<String> {
    let ends = cuts.iter().copied().chain([words.len()]);
    let mut from = 0;
    ends.map(|end| words[std::mem::replace(&mut from, end)..end].concat()).collect()
}

/// The next choice of cuts among the words, in order; false after the last.
fn next(cuts: &mut [usize], words: usize) -> bool {
    let count = cuts.len();
    for place in (0..count).rev() {
        if cuts[place] < words - (count - place) {
            cuts[place] += 1;
            for later in place + 1..count {
                cuts[later] = cuts[later - 1] + 1;
            }
            return true;
        }
    }
    false
}

/// Rows of one length make a box, a short row between long ones an hour-glass; both are told against (公文 practice).
fn cost(rows: &[String]) -> i64 {
    let lengths: Vec<i64> = rows.iter().map(|row| i64::try_from(width(row)).expect("a row is short")).collect();
    let count = i64::try_from(lengths.len()).expect("few rows");
    let mean = lengths.iter().sum::<i64>() / count;
    let spread: i64 = lengths.iter().map(|length| (length - mean).pow(2)).sum::<i64>() * 25 / count;
    let boxes = lengths.windows(2).filter(|pair| (pair[0] - pair[1]).abs() < 4).count();
    let glasses = lengths.windows(3).filter(|three| three[1] < three[0] && three[1] < three[2]).count();
    let stubs = lengths.iter().filter(|length| **length < 12).count();
    let opening = rows.iter().skip(1).filter(|row| row.starts_with("关于")).count();
    let sum = [(boxes, 3_000), (glasses, 10_000), (stubs, 5_000), (rows.len(), 600)];
    let weights: i64 = sum.iter().map(|(count, weight)| i64::try_from(*count).expect("few rows") * weight).sum();
    spread + weights - i64::try_from(opening).expect("few rows") * 2_500
}

fn greedy(words: &[String]) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if width(row) + width(word) <= 2 * MOST => row.push_str(word),
            Some(_) | None => rows.push(word.clone()),
        }
    }
    rows
}

/// Half widths: 2 for a Chinese character, 1 for a letter or figure.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_breaks_at_words_and_before_its_matter() {
        let broken = rows("中共青溪区委办公室关于做好冬季用电安全检查工作的通知");
        assert_eq!(broken, ["中共青溪区委办公室", "关于做好冬季用电安全检查工作的通知"]);
        assert_eq!(rows("关于召开全区办公室工作会议的通知"), ["关于召开全区办公室工作会议的通知"]);
    }

    #[test]
    fn nothing_is_lost_and_no_row_is_too_long() {
        let long = "中共青溪区委办公室青溪区人民政府办公室关于印发《青溪区乡镇（街道）履行职责事项清单动态调整管理办法（试行）》的通知";
        let broken = rows(long);
        assert_eq!(broken.concat(), long);
        assert!(broken.iter().all(|row| width(row) <= 2 * MOST), "{broken:?}");
        assert!(broken.last().expect("rows").ends_with("的通知"), "{broken:?}");
    }
}
