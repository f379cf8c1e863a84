//! Lines that begin with a typed number: headings, or clauses that are only counted.
//!
//! “一、检查范围” is a heading; “一、各镇要立即开展排查，发现隐患当日整改。” is a clause, which stays a paragraph with the number that
//! its author typed. Where one line of a row of numbers is a clause, all of them are: else the engine would count the headings
//! among them anew and a page would say 一 where its author wrote 二.

use crate::document::{Block, Heading, Level};
use crate::numerals::typed;

/// A block that is not settled yet.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// What it is so far.
    pub block: Block,
    /// The number as typed, where it became a heading.
    pub number: String,
    row: Option<Typed>,
}

#[derive(Debug, Clone)]
struct Typed {
    level: Level,
    line: String,
    clause: bool,
}

impl Draft {
    /// A block that stays what it is.
    pub(crate) fn fixed(block: Block) -> Self {
        Self { block, number: String::new(), row: None }
    }

    /// A heading with the number that was typed before it, whatever its words are.
    pub(crate) fn numbered(block: Block, number: &str) -> Self {
        Self { block, number: number.trim().to_owned(), row: None }
    }

    /// A line of words.
    pub(crate) fn of_line(line: &str) -> Self {
        match typed(line) {
            Some((level, words)) => Self::counted(line, level, words),
            None => Self::fixed(Block::Paragraph(line.to_owned())),
        }
    }

    /// A line of words that begins with the number of a heading; `words` is what follows it.
    pub(crate) fn counted(line: &str, level: Level, words: &str) -> Self {
        let clause = !is_heading(level, words);
        let words = if clause { words } else { unnumbered(words) };
        let block = if clause { Block::Paragraph(line.to_owned()) } else { Block::Heading(heading(level, words)) };
        let number = line[..line.len() - words.len()].trim().to_owned();
        Self { block, number, row: Some(Typed { level, line: line.to_owned(), clause }) }
    }

    fn depth(&self) -> Option<usize> {
        match (&self.block, &self.row) {
            (_, Some(typed)) => Some(typed.level.depth()),
            (Block::Heading(heading), None) => Some(heading.level.depth()),
            (Block::Paragraph(_) | Block::Table(_) | Block::Picture(_), None) => None,
        }
    }
}

/// Makes every row of typed numbers either headings or clauses. A row ends where a heading above it begins.
pub(crate) fn settle(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let mut rows: [Vec<usize>; 4] = Default::default();
    for at in 0..drafts.len() {
        let Some(depth) = drafts[at].depth() else { continue };
        for row in &mut rows[depth + 1..] {
            settle_row(&mut drafts, std::mem::take(row));
        }
        if drafts[at].row.is_some() {
            rows[depth].push(at);
        }
    }
    for row in rows {
        settle_row(&mut drafts, row);
    }
    drafts
}

fn settle_row(drafts: &mut [Draft], row: Vec<usize>) {
    let clauses = row.iter().any(|at| drafts[*at].row.as_ref().is_some_and(|typed| typed.clause));
    for at in row.into_iter().filter(|_| clauses) {
        if let Some(typed) = drafts[at].row.take() {
            drafts[at] = Draft::fixed(Block::Paragraph(typed.line));
        }
    }
}

/// The words of a heading without numbers typed before them; the engine sets its own, and would else set one more each time.
pub(crate) fn unnumbered(mut words: &str) -> &str {
    while let Some((_, rest)) = typed(words)
        && !rest.is_empty()
    {
        words = rest;
    }
    words
}

/// The heading sentence, and what runs on after it in the same paragraph.
pub(crate) fn heading(level: Level, words: &str) -> Heading {
    match words.split_once('。') {
        Some((text, rest)) if !rest.is_empty() => {
            Heading { level, text: format!("{text}。"), run_in: Some(rest.to_owned()) }
        }
        Some(_) | None => Heading { level, text: words.to_owned(), run_in: None },
    }
}

/// The longest heading sentence with text after it: one row.
const MOST_RUN_IN: usize = 28;
/// The longest heading that stands alone.
const MOST_ALONE: usize = 60;

/// A typed number makes a heading where the words after it are short enough to be one.
fn is_heading(level: Level, words: &str) -> bool {
    let (first, rest) = words.split_once('。').map_or((words, None), |(first, rest)| (first, Some(rest)));
    let length = first.chars().count();
    let plain = !first.contains(['，', '；', '：']);
    match (level, rest) {
        _ if length == 0 => false,
        (Level::Third | Level::Fourth, _) => length <= MOST_RUN_IN && plain,
        (Level::First | Level::Second, None) => length <= MOST_ALONE && !words.ends_with(['；', '：']),
        (Level::First | Level::Second, Some("")) => length <= MOST_RUN_IN && plain,
        (Level::First | Level::Second, Some(_)) => length <= MOST_RUN_IN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(lines: &[&str]) -> Vec<bool> {
        let settled = settle(lines.iter().map(|line| Draft::of_line(line)).collect());
        settled.iter().map(|draft| matches!(draft.block, Block::Heading(_))).collect()
    }

    #[test]
    fn one_clause_makes_its_whole_row_clauses_and_no_other_row() {
        assert_eq!(
            kinds(&["一、自查", "1.全面排查，不留死角；", "2.建立清单。", "二、抽查", "1.随机抽取", "2.当场反馈"]),
            [true, false, false, true, true, true]
        );
        assert_eq!(kinds(&["一、戒严期内，严禁一切野外用火。", "二、落实责任。"]), [false, false]);
    }

    #[test]
    fn headings_alone_and_with_text_after_them_are_headings() {
        assert_eq!(
            kinds(&["一、总体要求", "（一）加强领导，落实责任。各单位要明确专人。", "1.登记", "（1）时间"]),
            [true; 4]
        );
        assert_eq!(kinds(&["3.5万元投入使用", "全区共检查128户"]), [false; 2]);
    }
}
