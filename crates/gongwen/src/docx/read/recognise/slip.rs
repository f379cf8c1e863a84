//! 单 The boxes of a slip that our writer made: each by its label.

use std::collections::VecDeque;

use super::{Place, Recogniser, Thing, known};
use crate::docx::ids;
use crate::docx::read::NotUnderstood;
use crate::docx::read::pieces::{Cell, Line};
use crate::patterns::{date, number, organs, secrecy, tight};
use crate::slip::{Holds, labelled};
use crate::words::Urgency;

/// Whether a table is a slip.
pub(super) fn is_slip(rows: &[Vec<Cell>]) -> bool {
    rows.iter().flatten().flat_map(|cell| &cell.lines).any(is_label)
}

/// What stands in the boxes, in order; the text in its box goes on as lines.
pub(super) fn boxes(rows: Vec<Vec<Cell>>, out: &mut VecDeque<Thing>, missed: &mut Vec<NotUnderstood>) {
    let mut holds = None;
    for cell in rows.into_iter().flatten() {
        if let Some(label) = cell.lines.iter().find(|line| is_label(line)) {
            holds = labelled(&tight(&label.text));
            if holds.is_none() {
                let why = "不是单子上的栏目，里面的文字放进了正文".to_owned();
                missed.push(NotUnderstood { what: "栏目".to_owned(), text: label.text.clone(), why });
            }
            continue;
        }
        match holds.take() {
            Some(Holds::Body) | None => out.extend(cell.lines.into_iter().map(Thing::Line)),
            Some(holds) => {
                out.push_back(Thing::Box(holds, cell.lines.into_iter().map(|line| line.text).collect()));
            }
        }
    }
}

fn is_label(line: &Line) -> bool {
    known(line) == Some(ids::SLIP_LABEL)
}

impl Recogniser<'_> {
    /// Puts what stands in a box where it belongs.
    pub(super) fn fill(&mut self, holds: Holds, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let words = lines.join(" ").replace('\t', " ");
        let document = &mut self.document;
        let understood = match holds {
            Holds::Field(field) => {
                document.slip.insert(field, words.clone());
                true
            }
            Holds::Title => {
                document.title.rows = lines;
                true
            }
            Holds::To => {
                document.to = lines.iter().flat_map(|line| organs(line)).collect();
                true
            }
            Holds::Cc => {
                document.cc = lines.iter().flat_map(|line| organs(line)).collect();
                true
            }
            // Some file that is no slip of ours has texts of attachments above this box.
            Holds::Attachments if matches!(self.place, Place::Attachment(_)) => false,
            Holds::Attachments => {
                document.attachments.clear();
                self.attachment_names.clear();
                lines.into_iter().for_each(|name| self.attach(name));
                true
            }
            Holds::Number => {
                document.number = number(&words);
                document.number.as_ref().is_some_and(|number| number.to_string() == words)
            }
            Holds::Date => {
                document.date = date(&words);
                document.date.is_some_and(|date| crate::shown::date(date) == words)
            }
            Holds::Secrecy => {
                document.secrecy = secrecy(&words);
                document.secrecy.is_some()
            }
            Holds::Urgency => {
                document.urgency = Urgency::named(&words);
                document.urgency.is_some()
            }
            Holds::Body => true,
        };
        if !understood {
            self.miss("栏目", &words, "不是规定的写法，没有照原样收入；请看一看");
        }
    }
}
