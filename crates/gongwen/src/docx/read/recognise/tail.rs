//! Signature, attendance, 附件 and 版记.

use super::{Place, Recogniser, Thing, known};
use crate::document::{Attachment, Body, Issuer, Signer};
use crate::docx::ids;
use crate::docx::read::pieces::Line;
use crate::numerals::typed;
use crate::patterns::{attachment_mark, date, is_imprint, names_an_organ, organs, printed, tight};

/// Where the signature begins, counted in things that are left there, and how many lines of names stand before the day.
pub(super) struct Signature {
    pub left: usize,
    pub names: usize,
}

impl Recogniser<'_> {
    /// Looks for the day of the signature: a line of its own, after which no more text comes.
    pub(super) fn signature_ahead(&self) -> Option<Signature> {
        let day = (0..self.things.len()).find(|at| {
            let Some(line) = self.ahead(*at) else { return false };
            match known(line) {
                Some(style) => style == ids::DATE,
                None => date(&line.text).is_some() && self.ends_text(*at + 1),
            }
        })?;
        let mut names = 0;
        while names < day && self.ahead(day - names - 1).is_some_and(|line| self.signs(line, names)) {
            names += 1;
        }
        Some(Signature { left: self.things.len() - (day - names), names })
    }

    fn ends_text(&self, at: usize) -> bool {
        let Some(thing) = self.things.get(at) else { return true };
        let Thing::Line(line) = thing else { return false };
        let text = line.text.as_str();
        text.starts_with(['（', '(']) || attachment_mark(text).is_some() || is_imprint(text) || line.fresh_page
    }

    /// Whether a line above the day is a name of who signs.
    fn signs(&self, line: &Line, already: usize) -> bool {
        match known(line) {
            Some(style) => matches!(style, ids::ISSUER | ids::STAMP),
            None => {
                let text = line.text.as_str();
                let plain = !text.contains(['。', '：', '；', '，', ':', '？', '！']) && text.chars().count() <= 40;
                let aside = line.look.right == Some(true) || line.look.centred == Some(true) || 6 <= line.leading;
                let named = names_an_organ(text) && already < 12;
                let above = self.masthead.names.iter().any(|name| tight(text) == name.trim_end_matches("文件"));
                plain && typed(text).is_none() && attachment_mark(text).is_none() && (aside || named || above)
            }
        }
    }

    /// The names and the day; `first` is the first of these lines.
    pub(super) fn signature(&mut self, first: Line, found: &Signature) {
        let mut lines = vec![first];
        for _ in 0..found.names {
            lines.extend(self.take());
        }
        let day = lines.pop().expect("the day is there");
        let order = self.masthead.text().ends_with('令');
        for line in lines {
            let gap = line.text.split(char::is_whitespace).filter(|part| !part.is_empty()).count();
            let stamp = match known(&line) {
                Some(style) => style == ids::STAMP,
                None => order && 1 < gap,
            };
            if stamp {
                self.stamp(&line.text);
            } else {
                // Names in a row, each at a tab of its own.
                let names = line.text.split('\t').map(str::trim).filter(|name| !name.is_empty());
                let named = |name: &str| if known(&line).is_some() { name.to_owned() } else { tight(name) };
                self.document.issuers.extend(names.map(|name| Issuer { name: named(name) }));
            }
        }
        match date(&day.text) {
            Some(_) if self.document.date.is_some() => self.miss("日期", &day.text, "前面已有日期，没有收入"),
            Some(found) => {
                self.told_date(&day.text, found);
                self.document.date = Some(found);
            }
            None => self.miss("成文日期", &day.text, "不是日期，没有收入；写成 2026年1月5日"),
        }
    }

    /// Post and name of who stamps; 签发人 of the head are the same people.
    fn stamp(&mut self, text: &str) {
        let (post, name) = match text.rsplit_once(char::is_whitespace) {
            Some((post, name)) => (Some(post.trim().to_owned()), name.to_owned()),
            None => (None, text.to_owned()),
        };
        self.document.sealing = crate::Sealing::Stamp;
        match self.document.signers.iter_mut().find(|signer| signer.name == name) {
            Some(signer) => signer.post = signer.post.take().or(post),
            None => self.document.signers.push(Signer { name, post }),
        }
    }

    /// 出席、请假、列席 of minutes; true where the line was one of them.
    pub(super) fn attendance(&mut self, line: &Line, style: Option<&'static str>) -> bool {
        if style != Some(ids::ATTENDANCE) && !(style.is_none() && self.minutes) {
            return false;
        }
        let leads = ["出席：", "请假：", "列席："];
        let Some(at) = leads.iter().position(|lead| line.text.starts_with(lead)) else { return false };
        let rest = line.text[leads[at].len()..].trim();
        let people = if style.is_some() || rest.contains('，') {
            organs(rest)
        } else {
            rest.split(|c: char| c == '、' || c.is_whitespace())
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let there = &mut self.document.attendance;
        [&mut there.present, &mut there.leave, &mut there.observers][at].extend(people);
        true
    }

    /// The mark of an attachment, and the title under it.
    pub(super) fn attachment(&mut self, mark: &Line, ours: bool) {
        let number = attachment_mark(&mark.text);
        let mut title = String::new();
        while let Some(line) = self.peek() {
            let takes = match known(line) {
                Some(style) => style == ids::ATTACHMENT_TITLE,
                None => !ours && (line.look.centred == Some(true) || title.is_empty() && self.is_listed(&line.text)),
            };
            if !takes {
                break;
            }
            title.push_str(&self.take().expect("it was just seen").text);
        }
        let open = |all: &[Attachment], at: usize| all.get(at).is_some_and(|attachment| attachment.body.is_none());
        let all = &self.document.attachments;
        let named = self.attachment_names.get(&tight(&title)).filter(|_| !title.is_empty());
        let listed = named.into_iter().flatten().copied().find(|at| open(all, *at));
        let counted = number.map(|number| number.saturating_sub(1)).filter(|at| open(all, *at));
        let place = match listed.or(counted) {
            Some(at) => {
                let name = all[at].name.clone();
                if !title.is_empty() && tight(&name) != tight(&title) {
                    self.miss("附件标题", &title, &format!("与附件说明里的“{name}”不一致，按附件说明"));
                }
                at
            }
            None => {
                let next = all.len() + 1;
                let name = if title.is_empty() { format!("附件{next}") } else { title };
                self.attach(name);
                next - 1
            }
        };
        if number.is_some_and(|number| number != 0 && number != place + 1) {
            self.miss("编号", &mark.text, &format!("附件的序号按次序重排为{}", place + 1));
        } else if number == Some(1) {
            self.attachment_numbers.push("1".to_owned());
        } else if number.is_none() {
            self.miss("附件", &mark.text, "不是附件的序号，没有收入");
        }
        self.document.attachments[place].body.get_or_insert_with(Body::default);
        self.close();
        self.place = Place::Attachment(place);
    }

    fn is_listed(&self, text: &str) -> bool {
        self.attachment_names.contains_key(&tight(text))
    }

    /// 版记: 抄送, who printed it and when.
    pub(super) fn imprint(&mut self, text: &str) {
        let after = |leads: &[&str]| {
            leads.iter().find_map(|lead| text.strip_prefix(lead)).map(|rest| organs(rest.trim().trim_end_matches('。')))
        };
        if let Some(names) = after(&["抄送：", "抄送:", "送："]) {
            return self.document.cc.extend(names);
        }
        if let Some(names) = after(&["主送：", "报：", "抄报："]) {
            return self.document.to.extend(names);
        }
        if let Some((by, day)) = printed(text).filter(|_| self.document.printed_by.is_none()) {
            let (line, day_words) = (tight(text), crate::shown::date(day));
            if !line.contains(&day_words) {
                self.miss("日期", text, &format!("按规定写法改为“{day_words}”"));
            }
            self.document.printed_by = Some(by).filter(|by| !by.is_empty());
            self.document.printed_on = Some(day);
            return;
        }
        let organ_only = !text.contains(['：', '。']) && self.document.printed_by.is_none();
        if organ_only {
            self.document.printed_by = Some(text.trim().to_owned());
        } else {
            self.miss("版记", text, "认不出，没有收入");
        }
    }
}
