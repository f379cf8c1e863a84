//! The holiday notices of a year: what one says, how it is cited, and how it is written down as TOML.

use std::fmt::Write as _;

use jiff::civil::Date;

/// The notices that arrange one year, in the order they were issued: a later one overrides an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct YearFile {
    pub(crate) year: i16,
    pub(crate) notices: Vec<Notice>,
}

/// One holiday notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// Its document number (发文字号), where known.
    pub number: Option<String>,
    /// The day it was issued, where known.
    pub issued: Option<Date>,
    /// Where it can be read, if the data said so.
    pub papers: Vec<String>,
    /// The days off.
    pub off: Vec<Span>,
    /// The weekend days worked in exchange.
    pub work: Vec<MakeUp>,
}

/// Days off in a row, for one holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The holiday.
    pub name: String,
    /// First day off.
    pub from: Date,
    /// Last day off.
    pub to: Date,
}

/// A weekend day that is worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeUp {
    /// The holiday it is worked for.
    pub name: String,
    /// The day.
    pub date: Date,
}

impl Notice {
    /// How the notice is cited: title, then number, or the address where there is no number.
    pub fn source(&self) -> String {
        match (&self.number, self.papers.first()) {
            (Some(number), _) => format!("《{}》（{number}）", self.title),
            (None, Some(paper)) => format!("《{}》（{paper}）", self.title),
            (None, None) => format!("《{}》", self.title),
        }
    }
}

impl Span {
    /// Each day of the span.
    pub fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let to = self.to;
        self.from.series(jiff::Span::new().days(1)).take_while(move |date| *date <= to)
    }
}

impl YearFile {
    /// The file's text, in the form that an import reads.
    pub(crate) fn printed(&self) -> String {
        let mut text = format!("year = {}\n", self.year);
        for notice in &self.notices {
            print_notice(notice, &mut text).expect("writing to a string does not fail");
        }
        text
    }
}

fn print_notice(notice: &Notice, text: &mut String) -> std::fmt::Result {
    writeln!(text, "\n[[notice]]\ntitle = {}", quoted(&notice.title))?;
    if let Some(number) = &notice.number {
        writeln!(text, "number = {}", quoted(number))?;
    }
    if let Some(issued) = notice.issued {
        writeln!(text, "issued = {issued}")?;
    }
    if !notice.papers.is_empty() {
        let papers: Vec<String> = notice.papers.iter().map(|paper| quoted(paper)).collect();
        writeln!(text, "papers = [{}]", papers.join(", "))?;
    }
    writeln!(text, "off = [")?;
    for span in &notice.off {
        writeln!(text, "  {{ name = {}, from = {}, to = {} }},", quoted(&span.name), span.from, span.to)?;
    }
    writeln!(text, "]\nwork = [")?;
    for make_up in &notice.work {
        writeln!(text, "  {{ name = {}, date = {} }},", quoted(&make_up.name), make_up.date)?;
    }
    writeln!(text, "]")
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
