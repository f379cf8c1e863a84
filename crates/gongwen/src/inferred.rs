//! 推断 What follows from the elements that were seen on a page, where nothing states it: form, genre and issuers.

use crate::document::{Document, Issuer};
use crate::placed::genre_of_title;
use crate::shown::derived_masthead;
use crate::words::{Form, Sealing};

/// The masthead as it was seen.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The names, one under another.
    pub names: Vec<String>,
    /// The word beside them.
    pub suffix: String,
}

impl Seen {
    pub(crate) fn text(&self) -> String {
        self.names.concat() + &self.suffix
    }
}

/// Form, genre and issuers of a document that does not state them, by what stands on its first page.
pub(crate) fn infer(document: &mut Document, masthead: &Seen) {
    let shown = masthead.text();
    let bulletin = ["简报", "信息", "专报", "动态", "快报", "参考"].iter().any(|word| shown.contains(word));
    let letter = !shown.is_empty()
        && !shown.ends_with("文件")
        && document.number.as_ref().is_some_and(|number| number.prefix.ends_with('函'));
    document.form = if !document.signers.is_empty() && document.sealing != Sealing::Stamp {
        Form::Upward
    } else if shown.ends_with('令') {
        Form::Order
    } else if shown.ends_with("纪要") {
        Form::Minutes
    } else if !document.items.is_empty() || bulletin && document.issue.is_some() {
        Form::Bulletin
    } else if shown.ends_with("电报") {
        Form::Telegram
    } else if letter {
        Form::Letter
    } else {
        Form::Document
    };
    document.genre = genre_of_title(&document.title.text());
    names_from_masthead(document, masthead);
    written_masthead(document, masthead);
}

/// The issuers are those of the masthead where nobody signs.
pub(crate) fn names_from_masthead(document: &mut Document, masthead: &Seen) {
    if !document.issuers.is_empty() || document.form == Form::Bulletin {
        return;
    }
    let mut names = masthead.names.clone();
    if masthead.suffix.is_empty()
        && let Some(last) = names.last_mut()
    {
        let suffix = ["文件", "命令", "会议纪要", "明传电报", "令"]
            .iter()
            .find(|suffix| last.ends_with(**suffix) && last.len() != suffix.len());
        if let Some(suffix) = suffix {
            last.truncate(last.len() - suffix.len());
        }
        if ["文件", "命令", "令"].contains(&last.as_str()) {
            names.pop();
        }
    }
    document.issuers = names.into_iter().filter(|name| !name.is_empty()).map(|name| Issuer { name }).collect();
}

/// A masthead that does not follow from the issuers was written out.
pub(crate) fn written_masthead(document: &mut Document, masthead: &Seen) {
    let shown = masthead.text();
    if !shown.is_empty() && shown != derived_masthead(document.form, &document.issuers).text() {
        document.masthead = Some(shown);
    }
}
