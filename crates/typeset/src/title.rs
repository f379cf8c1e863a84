//! 标题回行 Where a title is broken into rows: at words, as a trapezoid or a rhombus, never as an hour-glass (9704 7.3.1).

use gongwen::Document;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The most characters of 2号 in a row: 156 mm hold 20.1 of 22 points.
pub const MOST: usize = 20;
/// No row but the last is narrower than four characters, in half widths.
const FEWEST: usize = 8;
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
    let best = (least..=least + 1).filter_map(|rows| best(&words, rows)).min_by_key(|(cost, _)| *cost);
    best.map_or_else(|| greedy(&words), |(_, rows)| rows)
}

/// Words that stay whole, with what can't stand apart from them: closing marks, 的 and the genre after it, the rest of a name, and after
/// a word that leads on the word that it leads to. A word longer than a row is cut.
fn words(title: &str) -> Vec<String> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let places: Vec<usize> = segmenter.segment_str(title).collect();
    let mut words: Vec<String> = Vec::new();
    for pair in places.windows(2) {
        let word = &title[pair[0]..pair[1]];
        let last = words.last().map_or("", String::as_str);
        let ends_title = last.ends_with('的') && title[pair[1]..].is_empty();
        let opens = last.ends_with(['《', '（', '“', '〔', '〈', '‘']) || LEADING.contains(&last);
        let closes = word.starts_with(['》', '）', '”', '〕', '〉', '’', '、', '，', '：', '；', '的']);
        let stub = word.chars().count() == 1 && !word.is_ascii() && !LEADING.contains(&word) && !last.ends_with(BOUNDS);
        let whole = width(last) + width(word) <= 2 * MOST;
        match words.last_mut() {
            Some(last) if whole && (ends_title || opens || closes || stub && !OPENING.contains(&word)) => {
                last.push_str(word);
            }
            Some(_) | None => words.extend(pieces(word)),
        }
    }
    words
}

/// Words after which no row ends, since they lead to what follows.
const LEADING: [&str; 14] = ["和", "与", "及", "或", "对", "在", "向", "为", "将", "以", "从", "把", "被", "并"];
/// What begins a part of a title, so that a row may well begin with it.
const JOINING: [&str; 8] = ["（", "《", "“", "及", "和", "与", "并", "暨"];
/// What the words before it tell of, as in 信息工作: a row that begins with it tears the two apart.
const HEADS: [&str; 12] =
    ["工作", "事项", "情况", "方案", "办法", "机制", "制度", "问题", "活动", "预算", "意见", "措施"];
/// Marks that begin something of their own.
const OPENING: [&str; 6] = ["《", "（", "“", "〔", "〈", "‘"];
/// Marks after which a row may end.
const BOUNDS: [char; 8] = ['》', '）', '”', '〉', '’', '、', '，', '：'];

/// A word in pieces that fit a row.
fn pieces(word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        if 2 * MOST < width(pieces.last().expect("one at least")) + width(c.encode_utf8(&mut [0; 4])) {
            pieces.push(String::new());
        }
        pieces.last_mut().expect("one at least").push(c);
    }
    pieces
}

/// The best way to make so many rows, with its cost in hundredths; None where a row would be too long.
fn best(words: &[String], rows: usize) -> Option<(i64, Vec<String>)> {
    let mut found = None;
    let rest = words.iter().map(|word| width(word)).sum();
    try_rows(words, rows, rest, &mut Vec::new(), &mut found);
    found
}

/// Tries every first row that leaves the rest no more than the other rows hold, and so on.
fn try_rows(
    words: &[String],
    rows: usize,
    rest: usize,
    made: &mut Vec<String>,
    found: &mut Option<(i64, Vec<String>)>,
) {
    if words.is_empty() || rows == 0 {
        let cost = cost(made);
        if words.is_empty() && rows == 0 && found.as_ref().is_none_or(|(least, _)| cost < *least) {
            *found = Some((cost, made.clone()));
        }
        return;
    }
    let mut taken = 0;
    for count in 1..=words.len() {
        taken += width(&words[count - 1]);
        if 2 * MOST < taken {
            return;
        }
        if rest - taken <= 2 * MOST * (rows - 1) && (FEWEST <= taken || count == words.len()) {
            made.push(words[..count].concat());
            try_rows(&words[count..], rows - 1, rest - taken, made, found);
            made.pop();
        }
    }
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
    let joining = rows.iter().skip(1).filter(|row| JOINING.iter().any(|word| row.starts_with(word))).count();
    let torn = rows.iter().skip(1).filter(|row| HEADS.iter().any(|word| row.starts_with(word))).count();
    let sum = [(boxes, 3_000), (torn, 2_000), (glasses, 10_000), (stubs, 5_000), (rows.len(), 600)];
    let weights: i64 = sum.iter().map(|(count, weight)| i64::try_from(*count).expect("few rows") * weight).sum();
    let good = [(opening, 2_500), (joining, 2_000)];
    let good: i64 = good.iter().map(|(count, weight)| i64::try_from(*count).expect("few rows") * weight).sum();
    spread + weights - good
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
    fn words_stay_whole_and_a_word_that_leads_on_does_not_end_a_row() {
        let long = "村级报表填报说明及有关注意事项汇总（适用于各镇街道和村社区）";
        let broken = rows(long);
        assert_eq!(broken.concat(), long);
        assert!(broken[0].ends_with("汇总") || broken[0].ends_with("说明"), "{broken:?}");
        for title in [long, "关于进一步加强和改进全区村级组织工作事务牌子和证明事项清理规范工作的实施意见"]
        {
            for row in rows(title) {
                assert!(!LEADING.iter().any(|word| row.ends_with(word)), "{row}");
            }
        }
    }

    #[test]
    fn words_that_offices_say_together_stay_in_one_row() {
        for title in [
            "中共青溪区委办公室关于2026年第三季度信息工作情况的通报",
            "青溪区人民政府关于提请审议2026年区级预算调整方案的议案",
            "村级报表填报说明及有关注意事项汇总（适用于各镇街道和村社区）",
        ] {
            for row in rows(title).iter().skip(1) {
                assert!(!HEADS.iter().any(|word| row.starts_with(word)), "{:?}", rows(title));
            }
        }
    }

    #[test]
    fn the_longest_titles_break_at_once_and_rows_of_letters_too() {
        for title in ["督查".repeat(60), "a".repeat(100), format!("关于{}的通知", "Windows".repeat(10))] {
            let broken = rows(&title);
            assert_eq!(broken.concat(), title);
            assert!(broken.iter().all(|row| width(row) <= 2 * MOST), "{broken:?}");
        }
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
