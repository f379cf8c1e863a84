//! 成文 What leaves the room as an official document: circulars and issues of bulletins, from the room's model to the one model of
//! documents (DOC-4). Pure: who may have it and how it is set is said elsewhere.

pub mod bulletin;
pub mod circular;

use gongwen::{Block, Body, text};

/// 区委办公室 as documents name it: the full name follows from the district's.
#[must_use]
pub fn organ(district: &str) -> String {
    format!("中共{district}委办公室")
}

/// A text as blocks: typed numbers make headings where they are ones, everything else stays words.
fn body(words: &str) -> Body {
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    // Only typed numbers count here: what would be a mark of the text form is a character like any other.
    let plain = |line: &str| {
        let mark = line.starts_with(['\\', '#', '|', '@', '>', '!', '<']);
        if mark { format!("\\{line}\n") } else { format!("{line}\n") }
    };
    let source: String = lines.iter().map(|line| plain(line)).collect();
    match text::read(&format!("---\nform = \"公文\"\n---\n{source}")) {
        Ok(document) => document.body,
        // A character that no document takes: the words go through as they are, and the typesetter names it.
        Err(_) => Body { blocks: lines.into_iter().map(|line| Block::Paragraph(line.to_owned())).collect() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongwen::Level;

    #[test]
    fn typed_numbers_make_headings_and_marks_stay_words() {
        let blocks = body("一、基本情况\n\n#一号线已通车。\n  @各镇请阅。").blocks;
        assert!(
            matches!(&blocks[0], Block::Heading(heading) if heading.level == Level::First && heading.text == "基本情况")
        );
        assert_eq!(blocks[1..], ["#一号线已通车。", "@各镇请阅。"].map(|line| Block::Paragraph(line.to_owned())));
    }

    #[test]
    fn the_office_is_called_by_its_full_name() {
        assert_eq!(organ("青溪区"), "中共青溪区委办公室");
    }
}
