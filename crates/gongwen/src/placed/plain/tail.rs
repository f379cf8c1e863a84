//! 落款 and what follows of a plain text: 附件说明, signature and day, 附注, 附件, 版记.

use std::ops::Range;

use super::Recogniser;
use super::lines::{Line, Mark, ends_sentence, is_blank};
use super::loose::{self, attachment_mark, before_date, begins_enclosures, enclosed, is_date, numbered};
use crate::document::{Attachment, Body, Issuer, Signer};
use crate::patterns::{self, leading_list_number, names_an_organ, organs, tight};
use crate::placed::{Part, Role};
use crate::words::Sealing;

/// Where the signature stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signature {
    /// Its first line.
    pub begin: usize,
    names: usize,
    /// Whether a line with the day follows the names.
    dated: bool,
}

/// 版记: what a line of it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Imprint {
    To,
    Cc,
    Printed,
}

/// The most names of a signature, and the longest of them.
const MOST_NAMES: usize = 12;
const MOST_NAME: usize = 40;
const MOST_SHORT: usize = 20;
/// The longest line in which an organ and the day stand together.
const MOST_SIGNED: usize = 60;
/// The most lines of 附注.
const MOST_NOTE: usize = 8;

impl<'a> Recogniser<'a> {
    /// Looks for the day of the signature: a line of its own, after which no more text comes. Without one, a last line that names who issues.
    pub(super) fn signature_ahead(&self) -> Option<Signature> {
        let day = (self.at..self.lines.len()).find(|at| self.is_day(*at) && self.ends_text(at + 1));
        let day = day.or_else(|| {
            let days = (self.at + 1..self.lines.len()).rev();
            days.take(MOST_NAMES * 4).find(|at| {
                let organ = &self.lines[at - 1];
                self.is_day(*at)
                    && organ.text.len() <= MOST_NAME * 3
                    && names_an_organ(organ.text)
                    && !ends_sentence(organ.text)
            })
        });
        let Some(day) = day else { return self.undated() };
        let mut names = 0;
        while self.at + names < day && self.signs(day - names - 1, names) {
            names += 1;
        }
        Some(Signature { begin: day - names, names, dated: true })
    }

    fn undated(&self) -> Option<Signature> {
        let last = self.lines.len().checked_sub(1).filter(|last| self.at < *last)?;
        let line = &self.lines[last];
        let name = tight(line.text);
        let ours = self.is_in_masthead(&name) || self.document.title.text().starts_with(&name);
        let signs = line.look.mark.is_none() && self.signs(last, 0) && names_an_organ(line.text) && ours;
        signs.then_some(Signature { begin: last, names: 1, dated: false })
    }

    fn is_day(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let text = line.text;
        match line.look.mark {
            Some(mark) => mark == Mark::Date,
            None if MOST_SIGNED * 4 < text.len() => false,
            None => is_date(text) || before_date(text).is_some_and(|by| self.is_name(by) && names_an_organ(by)),
        }
    }

    fn ends_text(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return true };
        let text = line.text;
        match line.look.mark {
            Some(mark) => matches!(mark, Mark::Note | Mark::Attachment | Mark::Imprint | Mark::AttachmentTitle),
            None => {
                text.starts_with(['（', '(']) && numbered(text).is_none()
                    || attachment_mark(text).is_some()
                    || imprint_of(text).is_some()
                    || begins_enclosures(text)
                    || line.look.fresh_page
                    || self.prints_below(at)
            }
        }
    }

    /// Whether a line above the day is a name of who signs.
    fn signs(&self, at: usize, already: usize) -> bool {
        let line = &self.lines[at];
        if let Some(mark) = line.look.mark {
            return mark == Mark::Signature;
        }
        if !self.is_name(line.text) || MOST_NAMES <= already {
            return false;
        }
        let aside = 12 <= line.leading || line.look.centred;
        let above = self.is_in_masthead(&tight(line.text));
        // Right above the day stands whoever signs, whatever he is called.
        let short = line.text.chars().count() <= MOST_SHORT && already == 0;
        aside || above || names_an_organ(line.text) || is_stamp(line.text) || short
    }

    fn is_name(&self, text: &str) -> bool {
        text.len() <= MOST_NAME * 4
            && text.chars().count() <= MOST_NAME
            && !text.contains(['。', '：', '；', '，', ':', '？', '！', '《'])
            && numbered(text).is_none()
            && attachment_mark(text).is_none()
            && !begins_enclosures(text)
    }

    fn is_in_masthead(&self, name: &str) -> bool {
        self.masthead.names.iter().any(|known| name == known.trim_end_matches("文件"))
    }

    /// The names and the day.
    pub(super) fn sign(&mut self, signature: &Signature) {
        let mut count = 0;
        let lines: Vec<Line<'a>> = self.lines[signature.begin..signature.begin + signature.names].to_vec();
        self.at += signature.names;
        for line in lines {
            self.signed_by(line.text, &mut count);
        }
        let Some(line) = self.peek().filter(|_| signature.dated) else { return };
        self.at += 1;
        let by = if is_date(line.text) { "" } else { before_date(line.text).unwrap_or_default() };
        if !by.is_empty() {
            self.signed_by(&line.text[..by.len()], &mut count);
        }
        let day = &line.text[by.len()..];
        self.piece(Role::Date, day);
        self.document.date = self.document.date.or_else(|| loose::day(day));
    }

    /// One organ, several with blanks between, or post and name of who stamps.
    fn signed_by(&mut self, text: &'a str, count: &mut usize) {
        let parts: Vec<&str> = text.split(is_blank).filter(|part| !part.is_empty()).collect();
        let order = self.masthead.text().ends_with('令');
        if is_stamp(text) || order && parts.len() == 2 {
            self.piece(Role::Signature(*count), text);
            *count += 1;
            self.document.sealing = Sealing::Stamp;
            let (post, name) = (parts.first().map(|post| (*post).to_owned()), parts[1..].concat());
            self.document.signers.push(Signer { name, post });
            return;
        }
        let apart = 1 < parts.len() && parts.iter().all(|part| 4 <= part.chars().count() && names_an_organ(part));
        for name in if apart { parts } else { vec![text] } {
            self.piece(Role::Signature(*count), name);
            *count += 1;
            self.document.issuers.push(Issuer { name: tight(name) });
        }
    }

    /// 附件说明: the names, until a line that is none.
    pub(super) fn enclosures(&mut self) {
        let mut first = true;
        while let Some(line) = self.peek() {
            let text = line.text;
            let listed = match line.look.mark {
                Some(mark) => mark == Mark::Enclosure,
                None => begins_enclosures(text) || !first && leading_list_number(text).is_some(),
            };
            if self.signature.is_some_and(|signature| signature.begin == self.at) || !listed {
                return;
            }
            self.at += 1;
            first = false;
            let mut runs = vec![line.range()];
            // A name that is broken goes on below its first character.
            while let Some(next) = self.peek().filter(|next| self.goes_on_below(next)) {
                runs.push(next.range());
                self.at += 1;
            }
            self.enclosure(runs);
        }
    }

    fn goes_on_below(&self, next: &Line<'a>) -> bool {
        let signature = self.signature.is_some_and(|signature| signature.begin == self.at);
        let moved =
            next.look.mark.is_none() && !next.apart && 8 <= next.leading && next.text.chars().count() <= MOST_NAME;
        !signature
            && moved
            && leading_list_number(next.text).is_none()
            && self.is_name(next.text)
            && !is_date(next.text)
    }

    fn enclosure(&mut self, runs: Vec<Range<usize>>) {
        let text = self.text(&runs);
        self.place(Role::AttachmentLine(self.listed), runs);
        self.listed += 1;
        let rest = enclosed(&text).unwrap_or(&text);
        let name = leading_list_number(rest).map_or(rest, |(_, name)| name);
        if !name.is_empty() {
            self.attach(name.to_owned());
        }
    }

    fn attach(&mut self, name: String) {
        self.attachments.entry(tight(&name)).or_insert(self.document.attachments.len());
        self.document.attachments.push(Attachment { name, body: None });
    }

    /// 附注: down to the bracket that closes.
    pub(super) fn note(&mut self) {
        let mut runs = Vec::new();
        let mut depth = 0_usize;
        while let Some(line) = self.peek() {
            for c in line.text.chars() {
                match c {
                    '（' | '(' => depth += 1,
                    '）' | ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            runs.push(line.range());
            self.at += 1;
            let next = self.peek().filter(|next| next.look.mark.is_none() && !next.apart);
            if depth == 0 || MOST_NOTE <= runs.len() || next.is_none_or(|next| imprint_of(next.text).is_some()) {
                break;
            }
        }
        let text = self.text(&runs);
        let inner = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')', '。']);
        self.document.note.get_or_insert(inner.to_owned());
        self.place(Role::Note, runs);
    }

    /// The mark of an attachment, and the title under it or behind it.
    pub(super) fn attachment(&mut self, mark: &Line<'a>) {
        self.close();
        self.at += 1;
        let number = attachment_mark(mark.text);
        let named = if number.is_none() { enclosed(mark.text).unwrap_or_default() } else { "" };
        let rows = if named.is_empty() { self.title_rows_of_attachment() } else { 0 };
        let titles: Vec<Range<usize>> = self.lines[self.at..self.at + rows].iter().map(Line::range).collect();
        let title = if named.is_empty() { self.text(&titles) } else { named.to_owned() };
        let all = &self.document.attachments;
        let open = |at: &usize| all.get(*at).is_some_and(|attachment| attachment.body.is_none());
        let listed = self.attachments.get(&tight(&title)).copied().filter(|at| open(at));
        let counted = number.map(|number| number.saturating_sub(1)).filter(open);
        let place = listed.or(counted).unwrap_or(all.len());
        if place == all.len() {
            self.attach(if title.is_empty() { format!("附件{}", place + 1) } else { title });
        }
        self.document.attachments[place].body.get_or_insert_with(Body::default);
        self.part = Part::Attachment(place);
        let label = &mark.text[..mark.text.len() - named.len()];
        self.piece(Role::Furniture, label);
        self.piece(Role::PartTitle, &mark.text[label.len()..]);
        for run in titles {
            self.place(Role::PartTitle, vec![run]);
        }
        self.at += rows;
    }

    fn title_rows_of_attachment(&self) -> usize {
        let rest = &self.lines[self.at..];
        let marked = rest.iter().take_while(|line| line.look.mark == Some(Mark::AttachmentTitle)).count();
        if 0 < marked {
            return marked;
        }
        let mut whole = String::new();
        for (at, line) in rest.iter().take(4).enumerate() {
            if line.look.mark.is_some() || 200 < line.text.len() {
                break;
            }
            whole.push_str(line.text);
            if self.is_listed(&whole) {
                return at + 1;
            }
        }
        let titled = rest.first().is_some_and(|line| {
            let short = line.look.mark.is_none() && self.is_name(line.text) && !line.text.contains('\t');
            short && !line.text.ends_with('、') && 1 < rest.len()
        });
        usize::from(titled)
    }

    pub(super) fn is_listed(&self, text: &str) -> bool {
        self.attachments.contains_key(&tight(text))
    }

    /// 出席、请假、列席 of minutes.
    pub(super) fn attendance(&mut self, line: &Line<'a>) {
        let leads = ["出席", "请假", "列席"];
        let at = leads.iter().position(|lead| line.text.starts_with(lead)).unwrap_or_default();
        self.alone(Role::Attendance, line);
        let rest = line.text.split_once(['：', ':']).map_or(line.text, |(_, rest)| rest);
        let people: Vec<String> = if rest.contains('，') { organs(rest) } else { patterns::names(rest) };
        let there = &mut self.document.attendance;
        [&mut there.present, &mut there.leave, &mut there.observers][at].extend(people);
    }

    /// 版记: 抄送, who printed it and when.
    pub(super) fn imprint(&mut self, line: &Line<'a>) {
        let names = |text: &str| {
            let rest = text.split_once(['：', ':']).map_or(text, |(_, rest)| rest);
            organs(rest.trim().trim_end_matches('。'))
        };
        match imprint_of(line.text) {
            Some(kind @ (Imprint::Cc | Imprint::To)) => {
                let mut runs = vec![line.range()];
                let mut last = line.text;
                self.at += 1;
                while let Some(next) = self.peek().filter(|next| !last.ends_with('。') && self.list_goes_on(next)) {
                    runs.push(next.range());
                    last = next.text;
                    self.at += 1;
                }
                let found = names(&self.text(&runs));
                if kind == Imprint::Cc {
                    self.document.cc.extend(found);
                    self.place(Role::Cc, runs);
                } else {
                    self.document.to.extend(found);
                    self.place(Role::To, runs);
                }
            }
            Some(Imprint::Printed) => {
                let dated =
                    line.text.strip_suffix("印发").or_else(|| line.text.strip_suffix('印')).unwrap_or(line.text);
                let by = before_date(dated).or_else(|| patterns::ends_with_date(dated.trim_end()).map(|(by, _)| by));
                let by = by.unwrap_or_default();
                self.at += 1;
                self.piece(Role::PrintedBy, by);
                self.piece(Role::PrintedOn, &line.text[by.len()..]);
                self.document.printed_on = self.document.printed_on.or_else(|| patterns::date(&dated[by.len()..]));
                if !by.is_empty() {
                    self.document.printed_by.get_or_insert(tight(by));
                }
            }
            None => {
                self.alone(Role::PrintedBy, line);
                self.document.printed_by.get_or_insert(line.text.to_owned());
            }
        }
    }

    /// Whether a list of organs in 版记 goes on in the next line.
    fn list_goes_on(&self, next: &Line<'a>) -> bool {
        next.look.mark.is_none()
            && !next.apart
            && imprint_of(next.text).is_none()
            && attachment_mark(next.text).is_none()
            && !is_date(next.text)
            && next.text.len() <= 600
            && !ends_sentence(next.text.trim_end_matches('。'))
    }
}

/// What of 版记 a line is.
pub(super) fn imprint_of(text: &str) -> Option<Imprint> {
    let led = |leads: &[&str]| {
        leads.iter().any(|lead| text.strip_prefix(lead).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])))
    };
    if led(&["抄送", "抄报", "分送", "送", "抄 送"]) {
        return Some(Imprint::Cc);
    }
    if led(&["主送", "报"]) {
        return Some(Imprint::To);
    }
    if 200 < text.len() {
        return None;
    }
    let dated = text.strip_suffix("印发").or_else(|| text.strip_suffix('印'))?;
    let ends = before_date(dated).is_some() || is_date(dated) || patterns::ends_with_date(dated.trim_end()).is_some();
    ends.then_some(Imprint::Printed)
}

/// 区长　程远: a post and a name, as they stand beside a signature stamp.
fn is_stamp(text: &str) -> bool {
    let parts: Vec<&str> = text.split(is_blank).filter(|part| !part.is_empty()).take(5).collect();
    let [post, name @ ..] = parts.as_slice() else { return false };
    let letters: usize = name.iter().map(|part| part.chars().count()).sum();
    ["长", "主任", "书记", "主席", "检察员"].iter().any(|end| post.ends_with(end)) && (2..=4).contains(&letters)
}
