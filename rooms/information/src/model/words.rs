//! Texts that people type, each within its bounds. A text that exists as one of these types has been looked at.
//!
//! The bounds are what a form can hold, not policy: how long an item ought to be is a finding of the checkup.

use kernel::{Refusal, Refusals};

use super::text::normalise;

const BASIS: &str = "本系统填写要求";

/// 标题 A title: one line, 1–60 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(String);

/// 正文 A body: 1–5,000 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

/// 理由 A reason or an explanation: 2–500 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

/// A name, a number, a place: one line, 1–60 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase(String);

/// A remark that may be empty: up to 200 characters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note(String);

impl Title {
    /// Reads a title.
    pub fn parse(raw: &str) -> Result<Self, Refusal> {
        bounded("title", "标题", one_line(raw), 1, 60).map(Self)
    }
}

impl Body {
    /// Reads a body.
    pub fn parse(raw: &str) -> Result<Self, Refusal> {
        bounded("body", "正文", normalise(raw), 1, 5_000).map(Self)
    }
}

impl Reason {
    /// Reads a reason for the field, which people know under `label`.
    pub fn parse(field: &'static str, label: &str, raw: &str) -> Result<Self, Refusal> {
        bounded(field, label, normalise(raw), 2, 500).map(Self)
    }
}

impl Phrase {
    /// Reads a short line for the field, which people know under `label`.
    pub fn parse(field: &'static str, label: &str, raw: &str) -> Result<Self, Refusal> {
        bounded(field, label, one_line(raw), 1, 60).map(Self)
    }
}

impl Note {
    /// Reads a remark for the field, which people know under `label`.
    pub fn parse(field: &'static str, label: &str, raw: &str) -> Result<Self, Refusal> {
        bounded(field, label, normalise(raw), 0, 200).map(Self)
    }
}

/// A text as it is.
macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl $name {
            /// The text as it is.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}
as_text!(Title, Body, Reason, Phrase, Note);

/// Collects what is wrong with a form, so that a person hears everything at once.
#[derive(Debug, Default)]
pub struct Form(Refusals);

impl Form {
    /// A form about which nothing is wrong yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps the value, or remembers what is wrong with it.
    pub fn keep<T>(&mut self, field: Result<T, Refusal>) -> Option<T> {
        field.map_err(|refusal| self.0.add(Some(refusal))).ok()
    }

    /// All that is wrong; call it when a kept value is missing, or to close the form.
    #[must_use]
    pub fn refusals(self) -> Vec<Refusal> {
        self.0.into_vec()
    }

    /// All that is wrong, and what rules say of the fields about which nothing is wrong yet.
    #[must_use]
    pub fn refusals_with(self, rules: impl IntoIterator<Item = Option<Refusal>>) -> Vec<Refusal> {
        let mut all = self.refusals();
        let refused: Vec<_> = all.iter().filter_map(|refusal| refusal.field).collect();
        all.extend(rules.into_iter().flatten().filter(|said| said.field.is_none_or(|field| !refused.contains(&field))));
        all
    }
}

fn one_line(raw: &str) -> String {
    normalise(raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn bounded(field: &'static str, label: &str, text: String, least: usize, most: usize) -> Result<String, Refusal> {
    let length = text.chars().count();
    if length == 0 && 0 < least {
        return Err(Refusal::invalid("information.form.empty", format!("{label}还没有填写。"))
            .field(field)
            .basis(BASIS)
            .hint(format!("请填写{label}，{least}至{most}字。")));
    }
    if length < least {
        return Err(Refusal::invalid("information.form.too_short", format!("{label}太短，至少{least}个字。"))
            .field(field)
            .basis(BASIS)
            .hint(format!("请把{label}写清楚。")));
    }
    if most < length {
        return Err(Refusal::invalid("information.form.too_long", format!("{label}有{length}字，最多{most}字。"))
            .field(field)
            .basis(BASIS)
            .hint(format!("请压缩到{most}字以内。")));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_at_most_60_characters() {
        assert_eq!(Title::parse(" 临江街道\n开展检查 ").expect("fits").as_str(), "临江街道 开展检查");
        assert!(Title::parse(&"字".repeat(60)).is_ok());
        let refused = Title::parse(&"字".repeat(61)).expect_err("too long");
        assert_eq!((refused.code, refused.field), ("information.form.too_long", Some("title")));
        assert!(refused.message.contains("61字"), "{}", refused.message);
    }

    #[test]
    fn spaces_alone_are_no_text() {
        assert_eq!(Body::parse(" \u{3000}\n ").expect_err("empty").code, "information.form.empty");
        assert_eq!(Reason::parse("reason", "理由", "无").expect_err("short").code, "information.form.too_short");
    }

    #[test]
    fn a_form_says_everything_at_once() {
        let mut form = Form::new();
        assert!(form.keep(Title::parse("")).is_none());
        assert!(form.keep(Body::parse("")).is_none());
        assert_eq!(form.refusals().len(), 2);
    }
}
