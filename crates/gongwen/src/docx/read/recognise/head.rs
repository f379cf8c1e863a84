//! 版头, title and 主送.

use super::{Recogniser, Thing, known};
use crate::document::{Issuer, Signer};
use crate::docx::read::pieces::Line;
use crate::docx::{PLAIN, ids};
use crate::numerals::typed;
use crate::patterns::{date, ends_with_date, issue, names, number, organs, secrecy, signers, tight};
use crate::placed::genre_of_title;
use crate::shown;
use crate::words::Urgency;

/// So many lines at the beginning can belong to the head.
const HEAD_LINES: usize = 24;

impl Recogniser<'_> {
    /// Everything down to the last line that belongs to the head; what is unknown in between is told.
    pub(super) fn head(&mut self) {
        self.signs_above();
        let mut end = 0;
        for at in 0..HEAD_LINES {
            let Some(line) = self.ahead(at) else { break };
            match head_part(line) {
                Some(Part::Title) => break,
                Some(_) => end = at + 1,
                None if known(line).is_some() || ends_head(line) => break,
                None => {}
            }
        }
        for _ in 0..end {
            let line = self.take().expect("it was just seen");
            match head_part(&line) {
                Some(part) => self.head_line(part, &line),
                None => self.miss("版头里的文字", &line.text, "不是版头的要素，没有收入"),
            }
        }
    }

    /// Pictures above the head, such as the sign of an office, belong to it and not to the text.
    fn signs_above(&mut self) {
        let headed = self.things.iter().take(HEAD_LINES).any(|thing| match thing {
            Thing::Line(line) => head_part(line).is_some(),
            Thing::Table(_) | Thing::Picture(_) | Thing::Box(..) => false,
        });
        while headed && let Some(Thing::Picture(picture)) = self.things.front() {
            let name = picture.name.clone();
            self.things.pop_front();
            self.miss("版头里的图片", &name, "没有收入；版头由系统排");
        }
    }

    fn head_line(&mut self, part: Part, line: &Line) {
        let ours = known(line).is_some();
        match part {
            Part::CopyNo | Part::Secrecy | Part::Urgency => self.corner(&tight(&line.text)),
            Part::Masthead => self.masthead.names.push(if ours { line.text.clone() } else { tight(&line.text) }),
            Part::Suffix => self.masthead.suffix.push_str(&line.text),
            Part::Signers => self.signers(&line.text),
            Part::Number => self.number(&line.text),
            Part::IssueLine => self.issue_line(&line.text),
            Part::Title => {}
        }
    }

    /// 字号, with 密级 before it or 签发人 behind it on the same row.
    fn number(&mut self, text: &str) {
        let (before, people) = match signers(text) {
            Some((before, people)) => (before, Some(people)),
            // The last row of several 签发人: the number, a gap, the names.
            None => match text.split_once('\t') {
                Some((before, after)) if number(before).is_some() || issue(before).is_some() => {
                    (before.trim(), Some(names(after)))
                }
                Some((before, after)) if !before.trim().is_empty() => {
                    self.corner(before.trim());
                    (after.trim(), None)
                }
                Some(_) | None
                    if number(text).is_none() && issue(text).is_none() && !self.document.signers.is_empty() =>
                {
                    ("", Some(names(text)))
                }
                Some(_) | None => (text.trim(), None),
            },
        };
        if let Some(people) = people {
            self.document.signers.extend(people.into_iter().map(|name| Signer { name, post: None }));
        }
        if before.is_empty() {
            return;
        }
        match (number(before), issue(before)) {
            (Some(found), _) if self.document.number.is_none() => {
                if tight(before) != found.to_string() {
                    self.miss("发文字号", before, &format!("按规定写法改为“{found}”"));
                }
                self.document.number = Some(found);
            }
            (None, Some(issue)) if self.document.issue.is_none() => self.document.issue = Some(issue),
            (_, _) => self.miss("发文字号", before, "认不出或重复，没有收入"),
        }
    }

    /// 份号、密级或紧急程度; each only once.
    fn corner(&mut self, text: &str) {
        let digits = !text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        match (secrecy(text), Urgency::named(text.trim_end_matches(PLAIN))) {
            (Some(secrecy), _) if self.document.secrecy.is_none() => self.document.secrecy = Some(secrecy),
            (None, Some(urgency)) if self.document.urgency.is_none() => self.document.urgency = Some(urgency),
            (None, None) if digits && self.document.copy_no.is_none() => self.document.copy_no = Some(text.to_owned()),
            (_, _) => self.miss("版头里的文字", text, "不是版头的要素，或者重复，没有收入"),
        }
    }

    fn signers(&mut self, text: &str) {
        let (before, people) = signers(text).unwrap_or_else(|| ("", names(text)));
        if !before.is_empty() {
            self.miss("版头里的文字", before, "不是版头的要素，没有收入");
        }
        self.document.signers.extend(people.into_iter().map(|name| Signer { name, post: None }));
    }

    fn issue_line(&mut self, text: &str) {
        if !self.document.issuers.is_empty() || self.document.date.is_some() {
            return self.miss("版头里的文字", text, "编印单位和日期重复，没有收入");
        }
        let found = ends_with_date(text.trim_end());
        let (by, day) = found.map_or((text, None), |(by, day)| (by, Some(day)));
        if let Some(day) = day {
            self.told_date(&text[by.len()..], day);
        }
        self.document.issuers = organs(by.trim()).into_iter().map(|name| Issuer { name }).collect();
        self.document.date = day;
    }

    /// A day that was not written as the standard has it is told.
    pub(super) fn told_date(&mut self, text: &str, day: jiff::civil::Date) {
        let proper = shown::date(day);
        if tight(text) != proper {
            self.miss("日期", text.trim(), &format!("按规定写法改为“{proper}”"));
        }
    }

    /// 标题: the lines of its style, or the centred lines, or a first line that reads like one.
    pub(super) fn title(&mut self) {
        let mut rows: Vec<String> = Vec::new();
        while let Some(line) = self.peek() {
            let style = known(line);
            let takes = match style {
                Some(style) => style == ids::TITLE,
                None => rows.len() < 8 && reads_as_title(line, rows.is_empty()),
            };
            if !takes {
                break;
            }
            let line = self.take().expect("it was just seen");
            if style.is_none() && line.text.starts_with(['（', '(']) && line.text.ends_with(['）', ')']) {
                self.miss("题注", &line.text, "没有收入；需要的话请写进正文");
                continue;
            }
            match rows.last_mut() {
                Some(last) if line.continued && self.title_is_broken => last.push_str(&line.text),
                Some(_) | None => rows.push(line.text),
            }
        }
        self.document.title.rows = rows;
        let shown = self.masthead.text();
        self.minutes = shown.ends_with("纪要");
    }

    /// 题注 The day of minutes, in parentheses under their title.
    pub(super) fn under_title(&mut self) {
        if self.peek().and_then(known) != Some(ids::UNDER_TITLE) {
            return;
        }
        let line = self.take().expect("it was just seen");
        match date(line.text.trim_matches(['（', '）', '(', ')'])) {
            Some(day) if self.document.date.is_none() => self.document.date = Some(day),
            Some(_) | None => self.miss("题注", &line.text, "不是日期，或者前面已有日期，没有收入"),
        }
    }

    /// 主送机关, which ends with a colon.
    pub(super) fn addressees(&mut self) {
        let Some(line) = self.peek() else { return };
        let takes = match known(line) {
            Some(style) => style == ids::TO,
            None => !self.document.title.rows.is_empty() && reads_as_addressees(line),
        };
        if !takes {
            return;
        }
        let line = self.take().expect("it was just seen");
        self.document.to = organs(line.text.trim_end_matches(['：', ':']));
    }
}

/// A part of the head.
enum Part {
    CopyNo,
    Secrecy,
    Urgency,
    Masthead,
    Suffix,
    Number,
    Signers,
    IssueLine,
    Title,
}

fn head_part(line: &Line) -> Option<Part> {
    let text = line.text.as_str();
    match known(line) {
        Some(ids::COPY_NO | ids::CORNER) if text.contains('\t') => return Some(Part::Number),
        Some(ids::COPY_NO) => return Some(Part::CopyNo),
        Some(ids::CORNER) => {
            return Some(Part::Secrecy);
        }
        Some(ids::MASTHEAD) => return Some(Part::Masthead),
        Some(ids::MASTHEAD_SUFFIX) => return Some(Part::Suffix),
        Some(ids::NUMBER) => return Some(Part::Number),
        Some(ids::SIGNERS) => return Some(Part::Signers),
        Some(ids::ISSUE_LINE) => return Some(Part::IssueLine),
        Some(_) => return None,
        None => {}
    }
    if is_copy_no(&tight(text)) {
        return Some(Part::CopyNo);
    }
    if secrecy(&tight(text)).is_some() {
        return Some(Part::Secrecy);
    }
    if Urgency::ALL.iter().any(|urgency| urgency.word() == tight(text).trim_end_matches(PLAIN)) {
        return Some(Part::Urgency);
    }
    if let Some((before, _)) = signers(text) {
        let numbered = number(before).is_some();
        return (numbered || before.is_empty()).then_some(if numbered { Part::Number } else { Part::Signers });
    }
    if number(text).is_some() || issue(text).is_some() {
        return Some(Part::Number);
    }
    let red = line.look.red == Some(true);
    let big = line.look.size.is_some_and(|size| 52 <= size);
    let named = tight(text).ends_with("文件") && text.chars().count() <= 40 && !text.contains("关于");
    if (red && (big || line.look.centred == Some(true))) || (named && (big || red || line.look.centred == Some(true))) {
        return Some(Part::Masthead);
    }
    let red_issue = ends_with_date(text).is_some_and(|(by, _)| {
        by.ends_with(['\t', ' ', '\u{3000}']) && by.trim().chars().count() <= 30 && !by.trim().is_empty()
    });
    if red_issue {
        return Some(Part::IssueLine);
    }
    (line.look.name == "title" || line.look.name == "标题").then_some(Part::Title)
}

fn is_copy_no(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A line that can only stand after the head.
fn ends_head(line: &Line) -> bool {
    let text = &line.text;
    text.ends_with(['：', ':', '。']) || 40 < text.chars().count() || typed(text).is_some()
}

fn reads_as_title(line: &Line, first: bool) -> bool {
    let text = line.text.as_str();
    if text.ends_with(['：', ':', '。', '；'])
        || typed(text).is_some()
        || 80 < text.chars().count()
        || date(text).is_some()
    {
        return false;
    }
    let styled = line.look.name == "title" || line.look.name == "标题";
    let centred = line.look.centred == Some(true);
    let large = line.look.size.is_some_and(|size| 36 <= size);
    let sounds = text.starts_with("关于") || text.contains("关于") || genre_of_title(text).is_some();
    styled || centred || large || (first && sounds)
}

fn reads_as_addressees(line: &Line) -> bool {
    let text = line.text.as_str();
    let ends = text.ends_with(['：', ':']);
    let sentence =
        text.contains('。') || text.ends_with("如下：") || text.ends_with("如下:") || text.starts_with("附件");
    ends && !sentence && text.chars().count() <= 300 && typed(text).is_none()
}
