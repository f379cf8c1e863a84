//! The lines of a file as a text, one for each paragraph and each row of a table, with what their styles say: a check tells places in it.

use std::collections::VecDeque;

use super::{Thing, known};
use crate::document::{Document, Level};
use crate::docx::ids;
use crate::docx::read::pieces::Line;
use crate::numerals::typed;
use crate::placed::{Look, Mark};
use crate::slip::Holds;

/// A text and how its lines look.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub source: String,
    pub looks: Vec<Look>,
}

impl Shown {
    fn push(&mut self, text: &str, look: Look) {
        self.source.push_str(text);
        self.source.push('\n');
        self.looks.push(look);
    }

    fn marked(&mut self, text: &str, mark: Mark) {
        self.push(text, Look { mark: Some(mark), ..Look::default() });
    }

    /// The rows that the reader took for the title, whatever it knew them by.
    pub(super) fn mark_title(&mut self, document: &Document) {
        let mut rows = document.title.rows.iter().peekable();
        for (line, look) in self.source.lines().zip(&mut self.looks) {
            if look.mark.is_none() && rows.peek().is_some_and(|row| *row == line) {
                look.mark = Some(Mark::Title);
                rows.next();
            }
        }
    }
}

/// Every line, table and box, in order.
pub(super) fn shown(things: &VecDeque<Thing>) -> Shown {
    let mut shown = Shown::default();
    for thing in things {
        match thing {
            Thing::Line(line) => shown.push(&line.text.replace('\t', "\u{3000}"), look(line)),
            Thing::Table(table) => {
                for (at, cells) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
                    shown.marked(&cells.join("\t"), Mark::Row(at));
                }
            }
            Thing::Picture(_) => {}
            Thing::Box(holds, lines) => {
                for line in lines {
                    shown.marked(&line.replace('\t', "\u{3000}"), in_box(*holds));
                }
            }
        }
    }
    shown
}

fn look(line: &Line) -> Look {
    let mark = match known(line) {
        Some(style) => Some(mark(style)),
        None => outline(line).map(Mark::Heading),
    };
    Look { mark, fresh_page: line.fresh_page, centred: line.look.centred == Some(true) }
}

/// The level of a heading that only its place in the outline tells.
fn outline(line: &Line) -> Option<Level> {
    let level = line.look.outline.and_then(|level| Level::ALL.get(level))?;
    let heading = !line.continued && line.text.chars().count() <= 60;
    heading.then(|| typed(&line.text).map_or(*level, |(level, _)| level))
}

fn mark(style: &str) -> Mark {
    match style {
        ids::COPY_NO | ids::CORNER | ids::NUMBER => Mark::Head,
        ids::MASTHEAD | ids::MASTHEAD_SUFFIX => Mark::Masthead,
        ids::SIGNERS => Mark::Signers,
        ids::ISSUE_LINE => Mark::IssueLine,
        ids::TITLE => Mark::Title,
        ids::UNDER_TITLE => Mark::UnderTitle,
        ids::TO => Mark::To,
        ids::PLAIN => Mark::Plain,
        ids::CONTENTS => Mark::Contents,
        ids::ITEM => Mark::Item,
        ids::ENCLOSURE => Mark::Enclosure,
        ids::ISSUER | ids::STAMP => Mark::Signature,
        ids::DATE => Mark::Date,
        ids::NOTE => Mark::Note,
        ids::ATTENDANCE => Mark::Attendance,
        ids::ATTACHMENT => Mark::Attachment,
        ids::ATTACHMENT_TITLE => Mark::AttachmentTitle,
        ids::CAPTION => Mark::Caption,
        ids::IMPRINT => Mark::Imprint,
        ids::SLIP_LABEL | ids::SLIP_CELL => Mark::Box,
        other => {
            let level = ids::LEVELS.iter().position(|level| *level == other);
            level.map_or(Mark::Text, |depth| Mark::Heading(Level::ALL[depth]))
        }
    }
}

fn in_box(holds: Holds) -> Mark {
    match holds {
        Holds::Title => Mark::Title,
        Holds::To => Mark::To,
        Holds::Cc => Mark::Cc,
        Holds::Attachments => Mark::Enclosure,
        Holds::Number | Holds::Secrecy | Holds::Urgency => Mark::Head,
        Holds::Date => Mark::Date,
        Holds::Field(_) | Holds::Body => Mark::Box,
    }
}
