//! 行 The lines of a text with words in them: where they stand, how wide they are, what stands before them.

use std::ops::Range;

use super::furniture::{has_hanzi, is_furniture};
use crate::characters::{Strange, strange};
use crate::document::Level;
use crate::text::range_of;

/// What a line is by the style that a word processor's file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// 份号、密级、紧急程度、发文字号、签发人, which share rows.
    Head,
    Masthead,
    Signers,
    /// 编印单位和日期 of a bulletin.
    IssueLine,
    Title,
    /// 题注, the day of minutes.
    UnderTitle,
    To,
    Cc,
    /// A line of the text.
    Text,
    /// A line of the text that is no heading whatever it begins with.
    Plain,
    Heading(Level),
    /// A line of the contents, which the engine makes.
    Contents,
    Item,
    Enclosure,
    Signature,
    Date,
    Note,
    Attendance,
    Attachment,
    AttachmentTitle,
    Caption,
    Imprint,
    /// A row of a table, from 0; tabs part its cells.
    Row(usize),
    /// What stands in a box of a slip, apart from its own elements.
    Box,
}

/// How a line looks in a word processor.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Look {
    pub mark: Option<Mark>,
    pub fresh_page: bool,
    pub centred: bool,
}

/// A line that has words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// The words, without the blanks around them.
    pub text: &'a str,
    /// The line with the blanks before it, which hold the empty cells of a row.
    pub raw: &'a str,
    pub begin: usize,
    /// How far it is moved in, in half characters.
    pub leading: usize,
    /// How wide it is with that, in half characters.
    pub width: usize,
    /// An empty line stands before it.
    pub apart: bool,
    pub look: Look,
}

impl Line<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.begin..self.begin + self.text.len()
    }
}

/// Lines with words, and the places of the furniture between them.
pub(super) struct Lines<'a> {
    pub lines: Vec<Line<'a>>,
    pub furniture: Vec<Range<usize>>,
}

/// Parts a text into lines; `looks` are those of a word processor's file, line by line.
pub(super) fn split<'a>(source: &'a str, looks: &[Look]) -> Lines<'a> {
    let chinese = has_hanzi(source);
    let mut out = Lines { lines: Vec::new(), furniture: Vec::new() };
    let (mut apart, mut interrupted) = (false, false);
    for (at, raw) in source.split('\n').enumerate() {
        let text = raw.trim_matches(is_blank);
        let look = looks.get(at).copied().unwrap_or_default();
        if text.is_empty() {
            apart = !interrupted;
            continue;
        }
        let range = range_of(source, text);
        if look.mark.is_none() && is_furniture(text, chinese) {
            // A page number between two lines of a paragraph does not part them, nor do the empty lines around it.
            (apart, interrupted) = (false, true);
            out.furniture.push(range);
            continue;
        }
        let before = &raw[..range.start - range_of(source, raw).start];
        let leading = before.chars().map(|c| if c == '\t' { 8 } else { half_width(c) }).sum();
        let width = leading + width(text);
        out.lines.push(Line { text, raw, begin: range.start, leading, width, apart, look });
        (apart, interrupted) = (false, false);
    }
    out
}

/// Blank, or not to be seen at all.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || strange(c) == Some(Strange::Unseen)
}

/// How wide words are, in half characters. A single blank between letters and figures counts for nothing: programs that take the text out
/// of pages put it there.
fn width(text: &str) -> usize {
    let mut width = 0;
    let mut blanks = 0;
    for c in text.chars() {
        if c == ' ' {
            blanks += 1;
            continue;
        }
        width += if blanks == 1 { 0 } else { blanks } + half_width(c);
        blanks = 0;
    }
    width
}

fn half_width(c: char) -> usize {
    match c {
        c if strange(c) == Some(Strange::Unseen) => 0,
        c if c.is_ascii() => 1,
        _ => 2,
    }
}

/// Lines narrower than this are not broken by hand for their width, in half characters.
const LEAST_WIDTH: usize = 30;
/// How far the first line of a paragraph is moved in at least, in half characters.
pub(super) const LEAST_INDENT: usize = 2;
/// A line that is moved in so far stands aside.
const ASIDE: usize = 12;
/// The longest figure or word that was moved to the next line as a whole.
const MOST_WORD: usize = 12;
/// How much narrower a full line can be than the common width: a mark may not begin a line, a number is not broken.
const SLACK: usize = 4;

/// The width at which lines were broken by hand, in half characters; None where nobody broke them. At least two lines that end in the
/// middle of a sentence have it, and hardly any line is wider.
pub(super) fn common_width(lines: &[Line<'_>]) -> Option<usize> {
    // What is pushed aside, or apart by blanks, is placed and not broken: a signature, 版记.
    let placed = |line: &Line<'_>| {
        ASIDE <= line.leading
            || line.text.contains('\t')
            || line.text.contains("  ")
            || line.text.contains("\u{3000}\u{3000}")
    };
    let open = |two: &[Line<'_>]| {
        !two[1].apart && !ends_sentence(two[0].text) && LEAST_WIDTH <= two[0].width && !placed(&two[0])
    };
    // In a text that moves first lines in, a line that is not moved in goes on: one such pair is as good as two others.
    let moves_in = lines.iter().any(|line| (LEAST_INDENT..ASIDE).contains(&line.leading));
    let goes_on = |two: &[Line<'_>]| moves_in && two[1].leading < LEAST_INDENT;
    let pairs = lines.windows(2).filter(|two| open(two));
    let weighed = pairs.flat_map(|two| std::iter::repeat_n(two[0].width, 1 + usize::from(goes_on(two))));
    let mut widths: Vec<usize> = weighed.collect();
    widths.sort_unstable();
    let mut best: Option<(usize, usize)> = None;
    let mut begin = 0;
    for (at, width) in widths.iter().enumerate() {
        while widths[begin] + SLACK < *width {
            begin += 1;
        }
        let count = at + 1 - begin;
        if 2 <= count && best.is_none_or(|(most, _)| most <= count) {
            best = Some((count, *width));
        }
    }
    let (_, width) = best?;
    let wider = lines.iter().filter(|line| width + SLACK / 2 < line.width && !placed(line)).count();
    (wider * 10 <= lines.len()).then_some(width)
}

/// Whether a line is as wide as lines that were broken by hand: what the next one begins with had no room in it.
pub(super) fn is_full(line: &Line<'_>, next: Option<&Line<'_>>, common: Option<usize>) -> bool {
    // A number or a word is not broken.
    let whole = |text: &str| text.chars().take_while(|c| c.is_ascii_graphic()).take(MOST_WORD).count();
    let room = SLACK + next.map_or(0, |next| whole(next.text));
    common.is_some_and(|common| common <= line.width + room && line.width <= common + SLACK / 2)
}

/// Whether a line ends with the end of a sentence, quotes aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '）', '》', ')', '"'])
        .ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_width_is_that_of_lines_broken_in_the_middle_of_a_sentence() {
        let full = "为做好防汛准备工作经区委研究现将有关事项告知";
        let text = format!("　　{full}\n{full}你们\n到期。\n　　{full}\n请办。");
        assert_eq!(common_width(&split(&text, &[]).lines), Some(48));
        let free = format!("{full}\n{full}\n{}。\n{}。", full.repeat(3), full.repeat(4));
        assert_eq!(common_width(&split(&free, &[]).lines), None, "most lines are wider");
    }

    #[test]
    fn blanks_and_page_numbers_are_no_lines() {
        let lines = split("\u{feff}　　甲乙\r\n\u{200b}\n— 3 —\n丙", &[]);
        let texts: Vec<_> = lines.lines.iter().map(|line| (line.text, line.leading, line.apart)).collect();
        assert_eq!(texts, [("甲乙", 4, false), ("丙", 0, false)]);
        assert_eq!(lines.furniture.len(), 1);
    }
}
