//! The words of the room: what a text comes to, and how far a page may go. No database, no web.

pub mod policy;

use gongwen::{Document, Fault};

pub use policy::Tuning;

/// The room's name in paths.
pub const ROOM: &str = "documents";

/// The most that a text may weigh, in bytes: more than two hundred full pages.
pub const MOST_BYTES: usize = 400_000;
/// The most lines of a text.
pub const MOST_LINES: usize = 5_000;
/// The most that a file to be read may weigh, in bytes: 20 MB.
pub const MOST_FILE: usize = 20 * 1024 * 1024;

/// The most that the pictures of one text may weigh together, in bytes: they come along with every question about its pages.
pub const MOST_PICTURES: usize = 6 * 1024 * 1024;

/// 附图 A picture that came along with a text, by the name that the text calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The name of its file.
    pub name: String,
    /// Its bytes, whatever they are: the model looks at them when the text names it.
    pub bytes: Vec<u8>,
}

/// 成稿 What a text comes to once nothing speaks against it: a document, or what is still wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// It can be set.
    Whole(Box<Document>),
    /// It can't yet: every fault, with its line. While somebody writes this is no event.
    Faulty(Vec<Fault>),
}

/// 导入 What a file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The text form.
    pub text: String,
    /// The pictures that the text names.
    pub pictures: Vec<Attached>,
    /// What the text does not hold, with the reason.
    pub not_understood: Vec<gongwen::docx::NotUnderstood>,
}

/// The name that a document's file goes by: its title, else what stands at its head.
#[must_use]
pub fn file_name(document: &Document) -> String {
    let title = document.title.text();
    if !title.trim().is_empty() {
        return title;
    }
    let head = document.masthead.clone().or_else(|| document.issuers.first().map(|issuer| issuer.name.clone()));
    let issue = document.issue.map(|issue| format!("第{issue}期")).unwrap_or_default();
    format!("{}{issue}", head.unwrap_or_else(|| document.form.word().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::{Form, Title};

    #[test]
    fn a_file_is_called_by_its_title_and_a_bulletin_by_its_masthead_and_issue() {
        let mut document = Document::new(Form::Bulletin);
        assert_eq!(file_name(&document), "简报");
        (document.masthead, document.issue) = (Some("青溪信息".to_owned()), Some(12));
        assert_eq!(file_name(&document), "青溪信息第12期");
        document.title = Title { rows: vec!["关于做好汛期值守".to_owned(), "工作的通知".to_owned()] };
        assert_eq!(file_name(&document), "关于做好汛期值守工作的通知");
    }
}
