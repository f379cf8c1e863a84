//! The document taken apart once: the text that rules for any writing read, its lines, and every other element by its role.

use std::ops::Range;

use gongwen::placed::{Direction, Part as DocumentPart, Placed, Role, genre_of_title};
use gongwen::{Form, Genre};
use jiff::civil;

use crate::document::assembly::{Assembly, Line};
use crate::document::facts::PreparedOffice;
use crate::document::names::names;
use crate::document::numerals::NumeralDate;
use crate::document::options::Options;
use crate::manuscript::{Manuscript, Names};
use crate::place::Part;
use crate::scan::dates::dates;
use crate::text::Text;

/// One document under check.
pub(crate) struct DocumentSubject<'a> {
    pub(crate) placed: &'a Placed,
    pub(crate) office: &'a PreparedOffice,
    pub(crate) options: &'a Options,
    /// Title and body as rules for any writing read them.
    pub(crate) text: Manuscript<'a>,
    /// The lines of the body, in order.
    pub(crate) lines: &'a [Line],
    /// Head and tail.
    pub(crate) elements: Vec<Element<'a>>,
    pub(crate) genre: Option<Genre>,
    pub(crate) direction: Option<Direction>,
    /// 成文日期, or today for a draft without one.
    pub(crate) date: civil::Date,
}

/// An element of head or tail.
pub(crate) struct Element<'a> {
    pub(crate) role: Role,
    pub(crate) part: DocumentPart,
    pub(crate) text: Text<'a>,
}

/// A name in an element.
pub(crate) struct Named<'s, 'a> {
    pub(crate) text: &'s Text<'a>,
    pub(crate) range: Range<usize>,
}

impl<'s> Named<'s, '_> {
    pub(crate) fn name(&self) -> &'s str {
        self.text.slice(&self.range)
    }
}

impl<'a> DocumentSubject<'a> {
    pub(crate) fn new(
        placed: &'a Placed,
        assembly: &'a Assembly,
        office: &'a PreparedOffice,
        options: &'a Options,
    ) -> Self {
        let title = Text::from_source(Part::Title, &assembly.title.text, assembly.title.origin.clone());
        let body = Text::from_source(Part::Body, &assembly.body.text, assembly.body.origin.clone());
        let element =
            |(role, part, assembled): &'a (Role, DocumentPart, crate::document::assembly::Assembled)| Element {
                role: *role,
                part: *part,
                text: Text::from_source(Part::Body, &assembled.text, assembled.origin.clone()),
            };
        let elements: Vec<Element<'a>> = assembly.elements.iter().map(element).collect();
        let date =
            placed.document.date.or_else(|| dated(&elements)).or_else(|| year_end(placed)).unwrap_or(options.today);
        let genre =
            options.genre.or(placed.document.genre).or(placed.genre).or_else(|| genre_of_title(&assembly.title.text));
        let direction = placed.direction.or_else(|| direction_of(placed.document.form, genre));
        let known = Names { units: &office.names, own: &office.own_names };
        let text = Manuscript::new(title, body, &known, &office.facts.limits.text, options.today);
        let mut subject =
            Self { placed, office, options, text, lines: &assembly.lines, elements, genre, direction, date };
        // A bulletin goes up and down at once, and a slip goes nowhere.
        subject.direction = direction.filter(|_| !subject.is_internal());
        subject
    }

    pub(crate) fn title(&self) -> &Text<'a> {
        &self.text.title
    }

    pub(crate) fn body(&self) -> &Text<'a> {
        &self.text.body
    }

    /// The words of a line of the body.
    pub(crate) fn words(&self, line: &Line) -> &'a str {
        self.text.body.slice(&line.range)
    }

    /// The lines of the document itself, without attachments, tables and captions.
    pub(crate) fn main_lines(&self) -> impl Iterator<Item = &'a Line> {
        self.lines
            .iter()
            .filter(|line| line.part == DocumentPart::Main && matches!(line.role, Role::Heading(_) | Role::Paragraph))
    }

    /// Whether the range lies in one of [`Self::main_lines`].
    pub(crate) fn is_main(&self, range: &Range<usize>) -> bool {
        self.line_of(range).is_some_and(|line| {
            line.part == DocumentPart::Main && matches!(line.role, Role::Heading(_) | Role::Paragraph)
        })
    }

    /// The line that the range lies in.
    pub(crate) fn line_of(&self, range: &Range<usize>) -> Option<&'a Line> {
        let found = self.lines.partition_point(|line| line.range.end < range.end);
        self.lines.get(found).filter(|line| line.range.start <= range.start)
    }

    /// The last lines of the document itself that say something, the last first.
    pub(crate) fn last_lines(&self, most: usize) -> Vec<&'a Line> {
        let mut lines: Vec<&'a Line> = self.main_lines().filter(|line| !line.range.is_empty()).collect();
        lines.reverse();
        lines.truncate(most);
        lines
    }

    /// The elements of the document itself that a test on the role accepts.
    pub(crate) fn of(&self, accepts: fn(Role) -> bool) -> impl Iterator<Item = &Element<'a>> {
        self.elements.iter().filter(move |element| element.part == DocumentPart::Main && accepts(element.role))
    }

    pub(crate) fn first(&self, role: Role) -> Option<&Text<'a>> {
        self.elements.iter().find(|element| element.role == role).map(|element| &element.text)
    }

    /// 主送机关
    pub(crate) fn addressees(&self) -> Vec<Named<'_, 'a>> {
        self.named(|role| role == Role::To)
    }

    /// 抄送机关
    pub(crate) fn copied(&self) -> Vec<Named<'_, 'a>> {
        self.named(|role| role == Role::Cc)
    }

    /// 发文机关署名
    pub(crate) fn signatures(&self) -> Vec<Named<'_, 'a>> {
        self.named(|role| matches!(role, Role::Signature(_)))
    }

    fn named(&self, accepts: fn(Role) -> bool) -> Vec<Named<'_, 'a>> {
        let mut found = Vec::new();
        for Element { text, .. } in self.of(accepts) {
            found.extend(names(text).into_iter().map(|range| Named { text, range }));
        }
        found
    }

    /// Whether it is written in the text form, where marks such as the colon after 主送 are set by the engine.
    pub(crate) fn is_marked(&self) -> bool {
        self.placed.source.trim_start_matches('\u{feff}').trim_start().starts_with("---")
    }

    /// Whether it carries the head of an issued document, so that what a head must hold can be asked for.
    pub(crate) fn has_head(&self) -> bool {
        self.of(|role| matches!(role, Role::Masthead | Role::Number)).next().is_some()
    }

    /// Whether the office's own slip or a bulletin, for which the rules on genres don't hold.
    pub(crate) fn is_internal(&self) -> bool {
        match self.placed.document.form {
            Form::ProcessingSheet | Form::DraftingSheet | Form::ApprovalSlip | Form::Bulletin => true,
            Form::Document | Form::Upward | Form::Letter | Form::Order | Form::Minutes | Form::Telegram => false,
        }
    }
}

/// The last day of the year that the number tells, for a document without a date.
fn year_end(placed: &Placed) -> Option<civil::Date> {
    civil::Date::new(placed.year()?, 12, 31).ok()
}

fn dated(elements: &[Element<'_>]) -> Option<civil::Date> {
    let element = elements.iter().find(|element| element.role == Role::Date)?;
    let arabic = dates(&element.text).into_iter().next().and_then(|date| {
        date.year?;
        date.on(civil::Date::ZERO)
    });
    arabic.or_else(|| NumeralDate::find(element.text.source)?.on())
}

fn direction_of(form: Form, genre: Option<Genre>) -> Option<Direction> {
    if form == Form::Upward {
        return Some(Direction::Upward);
    }
    match genre? {
        Genre::Request | Genre::Report => Some(Direction::Upward),
        Genre::Letter => Some(Direction::Level),
        Genre::Reply | Genre::Order | Genre::Decision => Some(Direction::Downward),
        Genre::Proclamation | Genre::PublicNotice | Genre::Communique => Some(Direction::Public),
        Genre::Resolution | Genre::Opinion | Genre::Notice | Genre::Circular | Genre::Motion | Genre::Minutes => None,
    }
}
