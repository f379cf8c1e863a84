//! 版头 of a plain text: by what the lines are, each alone, down to the last of them.

use super::Recogniser;
use super::lines::{Line, Mark, is_blank};
use super::loose::{Corner, corner, is_number, numbered};
use crate::document::{Issuer, Signer};
use crate::docx::PLAIN;
use crate::patterns::{self, date, organs, secrecy, tight};
use crate::placed::{Role, genre_of_title};
use crate::words::Urgency;

/// So many lines at the beginning can belong to the head.
const HEAD_LINES: usize = 24;
/// The longest line of a head.
const MOST_HEAD: usize = 60;

/// What stands in a line of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Elements that share a row.
    Segments(Vec<(Segment, &'a str)>),
    Masthead,
    /// 编印单位和日期
    IssueLine,
}

/// An element of the head that can share its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Segment {
    Corner(Corner),
    Number,
    Signers,
    /// Further 签发人, without the label.
    Names,
}

impl<'a> Recogniser<'a> {
    pub(super) fn head(&mut self) {
        let kinds = self.kinds_ahead();
        let Some(last) = kinds.iter().rposition(Option::is_some) else { return };
        let title = self.title_within(&kinds[..=last]);
        let repeated =
            !title.is_empty() && self.is_repeated(self.at + title.start..self.at + title.end, self.at + last + 1);
        for (at, kind) in kinds.into_iter().take(last + 1).enumerate() {
            let line = self.lines[self.at];
            self.at += 1;
            match kind {
                Some(kind) => self.head_line(kind, &line),
                // The title of a web page stands above the head, that of the document below it.
                None if title.contains(&at) && repeated => self.place(Role::Furniture, vec![line.range()]),
                None if title.contains(&at) => self.title_row(&line),
                None => self.masthead_line(&line),
            }
        }
    }

    fn kinds_ahead(&self) -> Vec<Option<Kind<'a>>> {
        let mut kinds: Vec<Option<Kind<'a>>> = Vec::new();
        let (mut signed, mut numbered) = (false, false);
        for line in self.lines[self.at..].iter().take(HEAD_LINES) {
            let kind = match line.look.mark {
                Some(mark) => match kind_of_mark(mark, line.text) {
                    Some(kind) => Some(kind),
                    None => break,
                },
                None => match kind_of(line.text, signed) {
                    None if ends_head(line.text) => break,
                    // Under the number stands the title, which may end as a masthead does: …会议纪要.
                    Some(Kind::Masthead) if numbered => break,
                    kind => kind,
                },
            };
            let has =
                |segment| matches!(&kind, Some(Kind::Segments(all)) if all.iter().any(|(one, _)| *one == segment));
            numbered |= has(Segment::Number);
            signed |= has(Segment::Signers);
            kinds.push(kind);
        }
        // The day beside an organ belongs to the head of a bulletin alone, whose number is that of an issue.
        let issue = kinds.iter().flatten().any(|kind| match kind {
            Kind::Segments(all) => all.iter().any(|(one, text)| *one == Segment::Number && tight(text).contains('期')),
            Kind::Masthead | Kind::IssueLine => false,
        });
        if !issue {
            let end = kinds
                .iter()
                .zip(&self.lines[self.at..])
                .position(|(kind, line)| matches!(kind, Some(Kind::IssueLine)) && line.look.mark.is_none());
            kinds.truncate(end.unwrap_or(kinds.len()));
        }
        kinds
    }

    /// The rows of a title that a copy put above the number, counted from the first line of the head.
    fn title_within(&self, kinds: &[Option<Kind<'a>>]) -> std::ops::Range<usize> {
        let line = |at: usize| self.lines[self.at + at];
        let free = |at: usize| kinds[at].is_none() && line(at).look.mark.is_none();
        let Some(found) = (0..kinds.len()).find(|at| free(*at) && sounds_as_title(line(*at).text)) else { return 0..0 };
        let mut begin = found;
        while 0 < begin && free(begin - 1) && !line(begin).apart && !tight(line(begin - 1).text).ends_with("文件") {
            begin -= 1;
        }
        let mut end = found + 1;
        while end < kinds.len() && free(end) && !line(end).apart && genre_of_title(line(end - 1).text).is_none() {
            end += 1;
        }
        begin..end
    }

    /// 发文字号 and 签发人 that a copy of a web page put under the title.
    pub(super) fn late_head(&mut self) {
        while let Some(line) = self.peek() {
            if line.look.mark.is_some() {
                return;
            }
            match kind_of(line.text, 0 < self.signers) {
                Some(kind @ Kind::Segments(_)) => {
                    self.at += 1;
                    self.head_line(kind, &line);
                }
                Some(Kind::Masthead | Kind::IssueLine) | None => return,
            }
        }
    }

    pub(super) fn head_line(&mut self, kind: Kind<'a>, line: &Line<'a>) {
        match kind {
            Kind::Masthead => self.masthead_line(line),
            Kind::IssueLine => self.issue_line(line),
            Kind::Segments(all) => {
                for (segment, words) in all {
                    self.segment(segment, words);
                }
            }
        }
    }

    fn segment(&mut self, segment: Segment, words: &'a str) {
        match segment {
            Segment::Corner(Corner::CopyNo) => {
                self.piece(Role::CopyNo, words);
                let figures: String = words.chars().filter(char::is_ascii_digit).collect();
                self.document.copy_no.get_or_insert(figures);
            }
            Segment::Corner(Corner::Secrecy) => {
                self.piece(Role::Secrecy, words);
                self.document.secrecy = self.document.secrecy.take().or_else(|| secrecy(&tight(words)));
            }
            Segment::Corner(Corner::Urgency) => {
                self.piece(Role::Urgency, words);
                let named = Urgency::named(tight(words).trim_end_matches(PLAIN));
                self.document.urgency = self.document.urgency.or(named);
            }
            Segment::Number => {
                self.piece(Role::Number, words);
                let document = &mut self.document;
                document.number = document.number.take().or_else(|| patterns::number(words));
                document.issue = document.issue.or_else(|| patterns::issue(words));
            }
            Segment::Signers | Segment::Names => self.signer_names(words),
        }
    }

    /// 签发人: a piece for each name; the label belongs to the first.
    fn signer_names(&mut self, words: &'a str) {
        let label = words.find(['：', ':']).map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
        let mut found = name_runs(&words[label..]);
        let begin = crate::text::range_of(self.source, words).start;
        for runs in &mut found {
            for run in runs {
                *run = begin + label + run.start..begin + label + run.end;
            }
        }
        if 0 < label {
            let label = begin..begin + words[..label].trim_end_matches(is_blank).len();
            match found.first_mut() {
                Some(first) if first[0].start == label.end => first[0].start = label.start,
                Some(first) => first.insert(0, label),
                None => found.push(vec![label]),
            }
        }
        for runs in found {
            let text = self.text(&runs);
            let name = text.rsplit(['：', ':']).next().unwrap_or_default().trim_matches(['、', '，', ',']);
            if !name.is_empty() {
                self.document.signers.push(Signer { name: name.to_owned(), post: None });
            }
            self.place(Role::Signer(self.signers), runs);
            self.signers += 1;
        }
    }

    /// 编印单位和日期
    fn issue_line(&mut self, line: &Line<'a>) {
        let text = line.text;
        let by = super::loose::before_date(text)
            .unwrap_or_else(|| patterns::ends_with_date(text).map_or(text, |(by, _)| by.trim_end()));
        self.piece(Role::Signature(0), by);
        self.piece(Role::Date, &text[by.len()..]);
        self.document.issuers = organs(by).into_iter().map(|name| Issuer { name }).collect();
        self.document.date = date(&text[by.len()..]);
    }
}

/// The names of a list with the bytes that each stands in; single characters with a blank between are one name (李 四).
fn name_runs(text: &str) -> Vec<Vec<std::ops::Range<usize>>> {
    let mut out: Vec<Vec<std::ops::Range<usize>>> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for part in text.split_inclusive(|c: char| is_blank(c) || "、，,".contains(c)) {
        let begin = at;
        at += part.len();
        let name = part.trim_matches(is_blank);
        if name.is_empty() {
            continue;
        }
        let from = begin + part.len() - part.trim_start_matches(is_blank).len();
        let run = from..from + name.len();
        let single = name.chars().count() == 1;
        match out.last_mut() {
            Some(last) if single && open => last.push(run),
            Some(_) | None => out.push(vec![run]),
        }
        open = single && !open;
    }
    out
}

/// What the style of a line says that it is.
pub(super) fn kind_of_mark(mark: Mark, text: &str) -> Option<Kind<'_>> {
    match mark {
        Mark::Head => Some(segments(text, true).map_or(Kind::Masthead, Kind::Segments)),
        Mark::Masthead => Some(Kind::Masthead),
        Mark::Signers => {
            Some(segments(text, true).map_or(Kind::Segments(vec![(Segment::Names, text)]), Kind::Segments))
        }
        Mark::IssueLine => Some(Kind::IssueLine),
        Mark::Title
        | Mark::UnderTitle
        | Mark::To
        | Mark::Cc
        | Mark::Text
        | Mark::Plain
        | Mark::Heading(_)
        | Mark::Contents
        | Mark::Item
        | Mark::Enclosure
        | Mark::Signature
        | Mark::Date
        | Mark::Note
        | Mark::Attendance
        | Mark::Attachment
        | Mark::AttachmentTitle
        | Mark::Caption
        | Mark::Imprint
        | Mark::Row(_)
        | Mark::Box => None,
    }
}

fn kind_of(text: &str, signed: bool) -> Option<Kind<'_>> {
    if MOST_HEAD * 3 < text.len() {
        return None;
    }
    if let Some(segments) = segments(text, signed) {
        return Some(Kind::Segments(segments));
    }
    let close = tight(text);
    let named = ["文件", "明传电报", "会议纪要"].iter().any(|end| close.ends_with(end)) || is_order(&close);
    let plain =
        !close.contains(['《', '，', '。', '、', '：', ':']) && !close.contains("关于") && close.chars().count() <= 40;
    if named && plain {
        return Some(Kind::Masthead);
    }
    super::loose::before_date(text).filter(|by| by.chars().count() <= 30).map(|_| Kind::IssueLine)
}

/// 青溪区人民政府令, which is no title of an order: that has 关于.
fn is_order(text: &str) -> bool {
    text.ends_with("政府令") || text.ends_with("政府命令") || text.ends_with("委员会令")
}

/// The elements that share a row; None where any part of it is none of them.
fn segments(text: &str, signed: bool) -> Option<Vec<(Segment, &str)>> {
    if let Some(corner) = corner(text) {
        return Some(vec![(Segment::Corner(corner), text)]);
    }
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_matches(is_blank);
        if rest.is_empty() {
            return Some(out).filter(|out| !out.is_empty());
        }
        if is_signers(rest) {
            out.push((Segment::Signers, rest));
            return Some(out);
        }
        let end = rest.find(is_blank).unwrap_or(rest.len());
        if let Some(corner) = corner(&rest[..end]) {
            out.push((Segment::Corner(corner), &rest[..end]));
            rest = &rest[end..];
            continue;
        }
        let end = rest.find("签发人").unwrap_or(rest.len());
        if is_number(&rest[..end]) {
            out.push((Segment::Number, &rest[..end]));
            rest = &rest[end..];
            continue;
        }
        // The last row of several 签发人: the number, a gap, the names.
        let close = rest.find('号').map(|at| at + '号'.len_utf8()).filter(|at| signed && is_number(&rest[..*at]));
        if let Some(end) = close {
            out.push((Segment::Number, &rest[..end]));
            rest = &rest[end..];
            continue;
        }
        if signed && are_names(rest) {
            out.push((Segment::Names, rest));
            return Some(out);
        }
        return None;
    }
}

fn is_signers(text: &str) -> bool {
    text.strip_prefix("签发人").is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
}

fn are_names(text: &str) -> bool {
    let short =
        |name: &str| (1..=4).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphabetic() || c == '·');
    text.chars().count() <= 20 && text.split(is_blank).filter(|name| !name.is_empty()).all(short)
}

/// A line that can only stand after the head.
fn ends_head(text: &str) -> bool {
    MOST_HEAD * 4 < text.len()
        || text.ends_with(['：', ':', '。', '；', '，', ','])
        || MOST_HEAD < text.chars().count()
        || numbered(text).is_some()
        || text.starts_with("附件")
}

fn sounds_as_title(text: &str) -> bool {
    let of = |word: &str| text.trim_end().trim_end_matches("令").ends_with(word);
    text.contains("关于") || genre_of_title(text).is_some_and(|genre| of(&format!("的{}", genre.word())))
}
