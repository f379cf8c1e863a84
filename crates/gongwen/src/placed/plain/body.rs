//! 正文 of a plain text: paragraphs put together again, headings, tables, and what of the end stands among them.

use std::ops::Range;

use super::head::kind_of_mark;
use super::lines::{LEAST_INDENT, Line, Mark, ends_sentence, is_blank, is_full};
use super::loose::{attachment_mark, begins_enclosures, is_date, numbered};
use super::rows::is_row;
use super::tail::{Imprint, imprint_of};
use super::{Breaks, Placing, Recogniser};
use crate::document::{Block, Body, Item, Level};
use crate::numerals::typed;
use crate::patterns::leading_list_number;
use crate::placed::{Part, Role};
use crate::text::drafts::{Draft, heading, settle};

/// The two characters that the first line of a paragraph is moved in.
const LOST_INDENT: usize = 4;
/// The most lines of 版记 under a text that nobody signs.
const MOST_IMPRINT: usize = 8;

impl<'a> Recogniser<'a> {
    /// Everything after 主送: text, 附件说明, signature, 附注, 附件, 版记.
    pub(super) fn body(&mut self) {
        self.signature = self.signature_ahead();
        let mut signed = false;
        while let Some(line) = self.peek() {
            if let Some(signature) = self.signature.take_if(|signature| signature.begin == self.at) {
                self.sign(&signature);
                signed = true;
                continue;
            }
            match line.look.mark {
                Some(mark) => self.marked_line(mark, &line, signed),
                None => self.line(&line, signed),
            }
        }
    }

    fn marked_line(&mut self, mark: Mark, line: &Line<'a>, signed: bool) {
        match mark {
            Mark::Heading(level) => self.marked_heading(level, line),
            Mark::Plain => self.fixed_paragraph(line),
            Mark::Contents | Mark::Box => self.alone(Role::Furniture, line),
            Mark::Item => self.item(line),
            Mark::Enclosure => self.enclosures(),
            Mark::Note => self.note(),
            Mark::Attachment => self.attachment(line),
            Mark::AttachmentTitle => self.alone(Role::PartTitle, line),
            Mark::Caption => self.alone(Role::Caption, line),
            Mark::Imprint => self.imprint(line),
            Mark::Attendance => self.attendance(line),
            Mark::Row(_) => self.marked_table(),
            // Only the boxes of a slip have elements among its text.
            Mark::Head | Mark::Masthead | Mark::Signers | Mark::IssueLine => {
                self.at += 1;
                if let Some(kind) = kind_of_mark(mark, line.text) {
                    self.head_line(kind, line);
                }
            }
            Mark::Title => {
                self.at += 1;
                self.title_row(line);
            }
            Mark::To => self.alone(Role::To, line),
            Mark::Cc => self.alone(Role::Cc, line),
            Mark::Date => self.alone(Role::Date, line),
            Mark::UnderTitle | Mark::Text | Mark::Signature => self.line(line, signed),
        }
    }

    fn line(&mut self, line: &Line<'a>, signed: bool) {
        let text = line.text;
        let ours = line.look.mark.is_some();
        let main = self.part == Part::Main;
        if self.minutes
            && main
            && ["出席：", "请假：", "列席：", "出席:", "请假:", "列席:"].iter().any(|lead| text.starts_with(lead))
        {
            return self.attendance(line);
        }
        if main && !ours && begins_enclosures(text) {
            return if signed && self.begins_attachment() { self.attachment(line) } else { self.enclosures() };
        }
        let parted = signed || line.look.fresh_page || !main || self.signature.is_none();
        if !ours && parted && attachment_mark(text).is_some() {
            return self.attachment(line);
        }
        if !main && !ours && self.listed_again(text) {
            return self.attachment(line);
        }
        let closing = !ours
            && match imprint_of(text) {
                Some(Imprint::Cc) => true,
                Some(Imprint::To | Imprint::Printed) => signed || !main || self.ends_unsigned(),
                None => false,
            };
        if closing || !ours && (signed || !main) && self.prints_below(self.at) {
            return self.imprint(line);
        }
        if !ours && (signed || !main) && is_print_run(text) {
            return self.alone(Role::Furniture, line);
        }
        if signed && main && !ours && begins_note(text) {
            return self.note();
        }
        self.words();
    }

    /// 印发机关 in a line of its own, above the day.
    pub(super) fn prints_below(&self, at: usize) -> bool {
        let (Some(line), Some(next)) = (self.lines.get(at), self.lines.get(at + 1)) else { return false };
        let dated = next.look.mark.is_none() && next.text.strip_suffix("印发").is_some_and(is_date);
        dated && line.text.len() <= 120 && !ends_sentence(line.text) && !line.text.starts_with(['（', '('])
    }

    /// Minutes and bulletins are not signed: their 版记 is known by standing at the very end.
    fn ends_unsigned(&self) -> bool {
        self.signature.is_none() && self.lines.len() - self.at <= MOST_IMPRINT
    }

    /// Whether 附件1：名称 after the signature begins a text, and is not a list that stands at a wrong place.
    fn begins_attachment(&self) -> bool {
        let next = self.lines.get(self.at + 1).map(|line| line.text);
        0 < self.listed
            || next.is_some_and(|next| {
                !begins_enclosures(next) && leading_list_number(next).is_none() && imprint_of(next).is_none()
            })
    }

    /// 附件2：名称 of a further attachment that the list names.
    fn listed_again(&self, text: &str) -> bool {
        text.starts_with("附件")
            && super::loose::enclosed(text).is_some_and(|name| text.chars().count() <= 60 && self.is_listed(name))
    }

    /// A paragraph or a heading, or the rows of a table.
    fn words(&mut self) {
        if self.rows() {
            return;
        }
        let runs = self.paragraph();
        let text = self.text(&runs);
        let draft = match numbered(&text) {
            Some((level, words)) => Draft::counted(&text, level, words),
            None => Draft::fixed(Block::Paragraph(text)),
        };
        self.drafts.push(Placing { draft, runs });
    }

    /// The lines of the next paragraph.
    fn paragraph(&mut self) -> Vec<Range<usize>> {
        let first = self.lines[self.at];
        let mut last = first;
        let mut runs = vec![first.range()];
        self.at += 1;
        while let Some(next) = self.peek().filter(|next| self.goes_on(&first, &last, next)) {
            runs.push(next.range());
            last = next;
            self.at += 1;
        }
        runs
    }

    /// Whether a line goes on with the paragraph before it: somebody broke it by hand at the width of all lines.
    fn goes_on(&self, first: &Line<'a>, last: &Line<'a>, next: &Line<'a>) -> bool {
        let parted = next.apart
            || self.breaks == Breaks::Paragraphs
            || self.signature.as_ref().is_some_and(|signature| signature.begin == self.at);
        if parted {
            return false;
        }
        if next.text.starts_with(['。', '，', '；', '、', '”', '）', '》', '！', '？', '：']) {
            return true;
        }
        // The first line of a paragraph is moved in, those that go on are not.
        let begins = LEAST_INDENT <= next.leading && first.leading <= next.leading;
        if begins || 4_000 < next.text.len() || is_row(next) || self.begins_anew(next.text) {
            return false;
        }
        let hung = LEAST_INDENT <= first.leading && next.leading < first.leading;
        // A first line whose two blanks were lost on the way, or became narrower, is narrower by them.
        let lost = if first.begin == last.begin { LOST_INDENT.saturating_sub(first.leading) } else { 0 };
        let common = self.common.map(|common| common.saturating_sub(lost));
        let full = is_full(last, Some(next), self.common) || is_full(last, Some(next), common);
        let open = !ends_sentence(last.text) || last.text.ends_with('；');
        full && (hung || open) || open && last.text.ends_with(['，', '、', ',', '（', '《', '“', '—'])
    }

    fn begins_anew(&self, text: &str) -> bool {
        numbered(text).is_some()
            || begins_enclosures(text)
            || attachment_mark(text).is_some()
            || imprint_of(text).is_some()
            || is_date(text)
    }

    fn marked_heading(&mut self, level: Level, line: &Line<'a>) {
        let words = typed(line.text).map_or(line.text, |(_, words)| words);
        let number = &line.text[..line.text.len() - words.len()];
        let draft = Draft::numbered(Block::Heading(heading(level, words)), number);
        self.drafts.push(Placing { draft, runs: vec![line.range()] });
        self.at += 1;
    }

    fn fixed_paragraph(&mut self, line: &Line<'a>) {
        let draft = Draft::fixed(Block::Paragraph(line.text.to_owned()));
        self.drafts.push(Placing { draft, runs: vec![line.range()] });
        self.at += 1;
    }

    fn marked_table(&mut self) {
        let mut rows: Vec<(usize, Line<'a>)> = Vec::new();
        while let Some(line) = self.peek()
            && let Some(Mark::Row(row)) = line.look.mark
            && rows.last().is_none_or(|(before, _)| *before < row)
        {
            rows.push((row, line));
            self.at += 1;
        }
        self.table(&rows);
    }

    /// Takes a line as this and nothing else.
    pub(super) fn alone(&mut self, role: Role, line: &Line<'a>) {
        self.place(role, vec![line.range()]);
        self.at += 1;
    }

    fn item(&mut self, line: &Line<'a>) {
        self.close();
        self.part = Part::Item(self.document.items.len());
        self.document.items.push(Item { title: line.text.to_owned(), body: Body::default() });
        self.alone(Role::PartTitle, line);
    }

    /// Hands the blocks read so far to where they belong.
    pub(super) fn close(&mut self) {
        let placings = std::mem::take(&mut self.drafts);
        let (drafts, places): (Vec<Draft>, Vec<Vec<Range<usize>>>) =
            placings.into_iter().map(|placing| (placing.draft, placing.runs)).unzip();
        let mut blocks = Vec::with_capacity(drafts.len());
        for (mut draft, runs) in settle(drafts).into_iter().zip(places) {
            match &mut draft.block {
                Block::Paragraph(_) => self.place(Role::Paragraph, runs),
                Block::Heading(heading) => {
                    let length: usize = runs.iter().map(ExactSizeIterator::len).sum();
                    let run_in = heading.run_in.as_deref().map_or(0, str::len);
                    let (words, rest) = cut(runs, length - run_in);
                    self.place(Role::Heading(heading.level), words);
                    let rest = self.trimmed(rest);
                    heading.run_in = (!rest.is_empty()).then(|| self.text(&rest));
                    if !rest.is_empty() {
                        self.place(Role::Paragraph, rest);
                    }
                }
                Block::Table(_) | Block::Picture(_) => {}
            }
            blocks.push(draft.block);
        }
        match self.part {
            Part::Main => self.document.body.blocks.extend(blocks),
            Part::Item(at) => self.document.items[at].body.blocks.extend(blocks),
            Part::Attachment(at) => {
                self.document.attachments[at].body.get_or_insert_with(Body::default).blocks.extend(blocks);
            }
        }
    }

    /// Runs without the blanks before the first word.
    fn trimmed(&self, mut runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
        for run in &mut runs {
            let words = &self.source[run.clone()];
            run.start += words.len() - words.trim_start_matches(is_blank).len();
            if run.start < run.end {
                break;
            }
        }
        runs.retain(|run| run.start < run.end);
        runs
    }
}

/// 附注, also one without its parentheses.
fn begins_note(text: &str) -> bool {
    let contact = ["联系人", "联系电话", "此件"].iter().any(|lead| text.starts_with(lead));
    contact || text.starts_with(['（', '(']) && numbered(text).is_none()
}

/// （共印20份）
fn is_print_run(text: &str) -> bool {
    let inner = text.trim_matches(['（', '）', '(', ')', '。']);
    inner.chars().count() <= 12 && (inner.starts_with("共印") || inner.starts_with("印数")) && inner.ends_with('份')
}

/// Runs up to byte `at` of their text, and those from there on.
fn cut(runs: Vec<Range<usize>>, at: usize) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut left = at;
    for run in runs {
        let length = run.len();
        let middle = run.start + left.min(length);
        if run.start < middle {
            before.push(run.start..middle);
        }
        if middle < run.end {
            after.push(middle..run.end);
        }
        left = left.saturating_sub(length);
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_cut_where_their_text_is_cut() {
        assert_eq!(cut(vec![0..6, 10..19, 20..23, 30..33], 15), (vec![0..6, 10..19], vec![20..23, 30..33]));
        assert_eq!(cut(vec![0..6, 10..19, 20..23], 9), (vec![0..6, 10..13], vec![13..19, 20..23]));
        assert_eq!(cut(vec![0..6, 10..19], 0), (vec![], vec![0..6, 10..19]));
    }
}
