//! The document's texts put together from its pieces: title, body and every other element, with the way back to the source.

use std::ops::Range;

use gongwen::placed::{Part, Piece, Placed, Role};

use crate::text::{Origin, Point};

/// The texts of a document. What has no words, such as page furniture, is not here.
#[derive(Debug)]
pub(crate) struct Assembly {
    pub(crate) title: Assembled,
    /// Headings, paragraphs, cells and the like of all parts, one line for each.
    pub(crate) body: Assembled,
    pub(crate) lines: Vec<Line>,
    /// Everything else: head and tail.
    pub(crate) elements: Vec<(Role, Part, Assembled)>,
}

/// A text and where each of its characters stands in the source.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    pub(crate) text: String,
    pub(crate) origin: Vec<Origin>,
}

/// One line of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) role: Role,
    pub(crate) part: Part,
    /// In characters of the body.
    pub(crate) range: Range<usize>,
}

impl Assembly {
    pub(crate) fn of(placed: &Placed) -> Self {
        let counts = Counts::of(&placed.source);
        let mut assembly =
            Self { title: Assembled::default(), body: Assembled::default(), lines: Vec::new(), elements: Vec::new() };
        for piece in &placed.pieces {
            match piece.role {
                Role::Furniture => {}
                Role::Title => assembly.title.push(&counts, piece),
                Role::Heading(_) | Role::Paragraph | Role::Cell(..) | Role::Caption | Role::PartTitle => {
                    assembly.line(&counts, piece);
                }
                Role::CopyNo
                | Role::Secrecy
                | Role::Urgency
                | Role::Masthead
                | Role::Number
                | Role::Signer(_)
                | Role::To
                | Role::AttachmentLine(_)
                | Role::Signature(_)
                | Role::Date
                | Role::Note
                | Role::Cc
                | Role::PrintedBy
                | Role::PrintedOn
                | Role::Attendance => {
                    let mut element = Assembled::default();
                    element.push(&counts, piece);
                    assembly.elements.push((piece.role, piece.part, element));
                }
            }
        }
        assembly
    }

    fn line(&mut self, counts: &Counts<'_>, piece: &Piece) {
        if !self.body.origin.is_empty() {
            self.body.line_end();
        }
        let start = self.body.origin.len();
        self.body.push(counts, piece);
        self.lines.push(Line { role: piece.role, part: piece.part, range: start..self.body.origin.len() });
    }
}

impl Assembled {
    fn push(&mut self, counts: &Counts<'_>, piece: &Piece) {
        for run in &piece.runs {
            let Some(words) = counts.source.get(run.clone()) else { continue };
            let mut point = counts.at(run.start);
            for character in words.chars() {
                let end = Point {
                    bytes: point.bytes + character.len_utf8(),
                    chars: point.chars + 1,
                    utf16: point.utf16 + character.len_utf16(),
                };
                self.text.push(character);
                self.origin.push(Origin { start: point, end });
                point = end;
            }
        }
    }

    /// A line end that stands in no source: it lies at the end of what came before it.
    fn line_end(&mut self) {
        let end = self.origin.last().map(|last| last.end).unwrap_or_default();
        self.text.push('\n');
        self.origin.push(Origin { start: end, end });
    }
}

/// How many characters and UTF-16 units stand before each character of the source.
struct Counts<'a> {
    source: &'a str,
    points: Vec<Point>,
}

impl<'a> Counts<'a> {
    fn of(source: &'a str) -> Self {
        let mut points = Vec::with_capacity(source.len() / 3 + 2);
        let mut point = Point::default();
        for character in source.chars() {
            points.push(point);
            point.bytes += character.len_utf8();
            point.chars += 1;
            point.utf16 += character.len_utf16();
        }
        points.push(point);
        Self { source, points }
    }

    fn at(&self, byte: usize) -> Point {
        let found = self.points.partition_point(|point| point.bytes < byte);
        self.points.get(found).or(self.points.last()).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use gongwen::{Document, Form};

    use super::*;
    use crate::text::Text;

    #[test]
    fn a_paragraph_broken_by_hand_reads_as_one_and_its_places_are_those_of_the_source() {
        let source = "页眉😀\n为做好防汛\n工作，布署如下。";
        let first = source.find("为做好").expect("there");
        let second = source.find("工作").expect("there");
        let runs = vec![first..first + "为做好防汛".len(), second..source.len()];
        let placed = Placed {
            document: Document::new(Form::Document),
            source: source.to_owned(),
            pieces: vec![Piece { role: Role::Paragraph, part: Part::Main, runs }],
            genre: None,
            direction: None,
        };
        let assembly = Assembly::of(&placed);
        assert_eq!(assembly.body.text, "为做好防汛工作，布署如下。");
        let text = Text::from_source(crate::Part::Body, &assembly.body.text, assembly.body.origin);
        let at = text.chars.iter().position(|character| *character == '布').expect("there");
        let place = text.place(&(at..at + 2));
        assert_eq!(&source[place.bytes.start..place.bytes.end], "布署");
        assert_eq!(place.utf16.start, place.chars.start + 1, "😀 takes two units");
        assert!(!text.is_unbroken(&(4..6)) && text.is_unbroken(&(5..7)));
        let across = text.place(&(4..6));
        assert_eq!(&source[across.bytes.start..across.bytes.end], "汛\n工");
    }
}
