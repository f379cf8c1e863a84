//! The text of an item: what is signed is what leaves.

use jiff::Timestamp;
use kernel::journal::sm3_hex;

use super::{Body, ItemKind, Title};

/// 稿件 The text of an item. Evidence is not part of it: it may be added after a gate, never taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The kind.
    pub kind: ItemKind,
    /// The title.
    pub title: Title,
    /// The body.
    pub body: Body,
    /// When it happened, where it is about something that happened (INF-8).
    pub event_at: Option<Timestamp>,
}

impl Text {
    /// SM3 over every part, each with its length before it: two texts with one digest are one text.
    #[must_use]
    pub fn digest(&self) -> String {
        let event = self.event_at.map(|at| at.as_second().to_string()).unwrap_or_default();
        let mut bytes = Vec::new();
        for part in [self.kind.code(), self.title.as_str(), self.body.as_str(), &event] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        sm3_hex(&bytes)
    }
}

/// Cleans what was typed or pasted: one kind of line end, no control characters, no indents made of spaces (setting the page
/// indents a paragraph), no empty lines at either end. Words and punctuation stay as they are.
#[must_use]
pub fn normalise(raw: &str) -> String {
    let unified = raw.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<String> = unified.split('\n').map(clean_line).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn clean_line(line: &str) -> String {
    let visible: String = line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_noise(*c)).collect();
    visible.trim_matches([' ', '\u{3000}', '\u{a0}']).to_owned()
}

/// Control characters, and marks without width that come along with a paste and make equal texts differ.
fn is_noise(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(title: &str, body: &str) -> Text {
        Text {
            kind: ItemKind::Dynamic,
            title: Title::parse(title).expect("fits"),
            body: Body::parse(body).expect("fits"),
            event_at: None,
        }
    }

    #[test]
    fn a_paste_from_a_word_processor_keeps_words_and_drops_the_rest() {
        let pasted = "\r\n\u{3000}\u{3000}一、全面检查\u{200b}。\r\n  二、立行立改。\u{7}\r\n\r\n";
        assert_eq!(normalise(pasted), "一、全面检查。\n二、立行立改。");
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        let once = normalise("\u{3000} 甲\t乙 \n\n丙\u{feff}");
        assert_eq!(normalise(&once), once);
    }

    #[test]
    fn moving_a_word_from_title_to_body_is_another_text() {
        assert_ne!(text("甲乙", "丙").digest(), text("甲", "乙丙").digest());
        assert_eq!(text("甲", "乙").digest(), text(" 甲", "乙\r\n").digest());
    }
}
