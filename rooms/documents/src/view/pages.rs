//! Pages while somebody writes: the sheets, what is to be said about them, and what is still wrong with the text.

use gongwen::Fault;
use gongwen::typesetter::{self, Element, Missing, Replaced, Report, Sheet};
use serde::Serialize;
use utoipa::ToSchema;

/// 预览 Pages, or the faults for which there are none yet.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Preview)]
pub struct Preview {
    /// What is wrong with the text; empty where there are pages.
    pub faults: Vec<FaultView>,
    /// Every page, in order.
    pub sheets: Vec<SheetView>,
    /// What is to be said about the pages.
    pub report: Option<ReportView>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Fault)]
pub struct FaultView {
    /// The line of the text, from 1; 0 where it is about the document as a whole.
    pub line: usize,
    /// The key of the front matter, if it is about one.
    pub key: Option<String>,
    /// What is wrong, on what ground, and what to do.
    pub message: String,
}

/// One page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Sheet)]
pub struct SheetView {
    /// Names what is drawn on it.
    pub hash: String,
    /// The drawing; null where the page that asked has it, or did not ask for it now.
    pub svg: Option<String>,
}

/// 排版报告
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Report)]
pub struct ReportView {
    /// How many pages.
    pub pages: usize,
    /// How many characters stand on them, blanks not counted.
    pub characters: usize,
    /// Rows of the body on each page.
    pub rows: Vec<usize>,
    /// What was adjusted within the standard's 适当调整, in sentences.
    pub adjusted: Vec<String>,
    /// 已替代
    pub replaced: Vec<ReplacedView>,
    /// 缺字
    pub missing: Vec<MissingView>,
    /// Where every element begins.
    pub elements: Vec<ElementView>,
}

/// 已替代 A font that stands in for another.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Replaced)]
pub struct ReplacedView {
    /// The class, such as 仿宋.
    pub class: String,
    /// The family that stands in.
    pub family: String,
}

/// 缺字 A character that the first font of its class lacks.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Missing)]
pub struct MissingView {
    /// The character.
    pub character: String,
    /// The family that it is set in; null where no font has it.
    pub family: Option<String>,
}

/// An element on its page; lengths in millimetres from the top left corner of the paper.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Element)]
pub struct ElementView {
    /// Such as `masthead`, `number`, `title`.
    pub name: String,
    /// The page, from 1.
    pub page: usize,
    /// Left edge of its first row.
    pub x: f64,
    /// Top of its first row.
    pub y: f64,
    /// Width of its first row.
    pub width: f64,
    /// Height of its first row.
    pub height: f64,
}

impl Preview {
    /// No pages, but what is wrong.
    #[must_use]
    pub fn of_faults(faults: Vec<Fault>) -> Self {
        Self { faults: faults.into_iter().map(FaultView::from).collect(), sheets: Vec::new(), report: None }
    }
}

impl From<typesetter::Preview> for Preview {
    fn from(preview: typesetter::Preview) -> Self {
        let sheets = preview.sheets.into_iter().map(|Sheet { hash, svg }| SheetView { hash, svg }).collect();
        Self { faults: Vec::new(), sheets, report: Some(preview.report.into()) }
    }
}

impl From<Fault> for FaultView {
    fn from(Fault { line, key, message }: Fault) -> Self {
        Self { line, key, message }
    }
}

impl From<Report> for ReportView {
    fn from(report: Report) -> Self {
        let pages = report.pages();
        let Report { characters, rows, adjusted, replaced, missing, elements } = report;
        let replaced =
            replaced.into_iter().map(|Replaced { class, family }| ReplacedView { class: class.to_owned(), family });
        let missing = missing
            .into_iter()
            .map(|Missing { character, family }| MissingView { character: character.to_string(), family });
        let element = |Element { name, page, x, y, width, height }| ElementView { name, page, x, y, width, height };
        Self {
            pages,
            characters,
            rows,
            adjusted,
            replaced: replaced.collect(),
            missing: missing.collect(),
            elements: elements.into_iter().map(element).collect(),
        }
    }
}
