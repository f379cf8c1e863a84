//! 所见 The words that stand on the pages and follow from the elements: 标志, 字号 line, lists, dates, the numbers of headings.
//!
//! Pages and word-processor files take them from here, so that both say the same.

use jiff::civil::Date;

use crate::document::{Document, DocumentNumber, Heading, Issuer};
use crate::numerals::label;
use crate::words::Form;

/// 发文机关标志 The names, one under another, and the word that stands beside or behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// The names; empty for a document without a head.
    pub names: Vec<String>,
    /// 文件, 命令 and the like; empty where the names stand alone.
    pub suffix: &'static str,
}

impl Masthead {
    /// Names and word in one line.
    #[must_use]
    pub fn text(&self) -> String {
        self.names.concat() + self.suffix
    }
}

/// 发文机关标志 as it stands: the one written out, or what follows from the issuers and the form (9704 7.2.4, 10.1, 10.2, 10.3).
#[must_use]
pub fn masthead(document: &Document) -> Masthead {
    match &document.masthead {
        Some(written) => Masthead { names: vec![written.clone()], suffix: "" },
        None => derived_masthead(document.form, &document.issuers),
    }
}

/// 发文机关标志 that follows from the issuers.
#[must_use]
pub fn derived_masthead(form: Form, issuers: &[Issuer]) -> Masthead {
    let names = issuers.iter().map(|issuer| issuer.name.clone());
    // A slip belongs to the office that keeps it, even where several issue what it is about.
    let one = form == Form::Letter || crate::slip::layout(form).is_some();
    let names = if one { names.take(1).collect() } else { names.collect::<Vec<_>>() };
    let suffix = match form {
        _ if names.is_empty() => "",
        Form::Document | Form::Upward => "文件",
        Form::Order => "命令",
        Form::Minutes => "会议纪要",
        Form::Telegram => "明传电报",
        Form::Letter | Form::Bulletin => "",
        Form::ProcessingSheet | Form::DraftingSheet | Form::ApprovalSlip => form.word(),
    };
    Masthead { names, suffix }
}

/// What stands where the 发文字号 stands: the number, or that of an order or of an issue.
#[must_use]
pub fn number(document: &Document) -> Option<String> {
    match (document.form, &document.number, document.issue) {
        (_, Some(number), _) => Some(number.to_string()),
        (_, None, Some(0)) => Some(DocumentNumber::PENDING.to_owned()),
        (Form::Order, None, Some(issue)) => Some(format!("第{issue}号")),
        (_, None, Some(issue)) => Some(format!("第{issue}期")),
        (_, None, None) => None,
    }
}

/// 成文日期 in Arabic figures, the year in full, no leading zeros (9704 7.3.5.4).
#[must_use]
pub fn date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// 密级和保密期限 in one line (9704 7.2.2).
#[must_use]
pub fn secrecy(secrecy: &crate::Secrecy) -> String {
    let term = secrecy.term.as_ref().map(|term| format!("★{term}")).unwrap_or_default();
    format!("{}{term}", secrecy.level.word())
}

/// Names in one line, as 主送 and 抄送 have them.
#[must_use]
pub fn list(names: &[String]) -> String {
    names.join("，")
}

/// How many characters wide a text is on the grid; letters and figures take half a character.
#[must_use]
pub fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// 序号 Counts the headings of a text, each level within the one above it.
#[derive(Debug, Clone, Default)]
pub struct Counts([usize; 4]);

impl Counts {
    /// The number that stands before this heading.
    pub fn label(&mut self, heading: &Heading) -> String {
        let depth = heading.level.depth();
        self.0[depth] += 1;
        self.0[depth + 1..].fill(0);
        label(heading.level, self.0[depth])
    }
}
