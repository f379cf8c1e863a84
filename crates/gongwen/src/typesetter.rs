//! 排版 What a room sees of the engine that makes pages: what can be asked of it, and what it tells about the pages.
//!
//! The engine itself is a leaf that only the program links; rooms and their tests know this trait alone.

use crate::check::Fault;
use crate::document::Document;

/// Whoever makes pages of a document.
pub trait Typesetter: Send + Sync {
    /// The pages as pictures for the screen. A page whose hash the asker already has is not drawn again.
    fn preview(&self, document: &Document, order: Order, known: &[String]) -> Result<Preview, Vec<Fault>>;

    /// Like [`Self::preview`], but of the pages that the asker does not have only these are drawn, counted from 1: whoever looks at two pages
    /// of thirty waits for two. The others come with their hash alone.
    fn preview_of(
        &self,
        document: &Document,
        order: Order,
        known: &[String],
        pages: &[usize],
    ) -> Result<Preview, Vec<Fault>> {
        let mut preview = self.preview(document, order, known)?;
        for (at, sheet) in preview.sheets.iter_mut().enumerate() {
            if !pages.contains(&(at + 1)) {
                sheet.svg = None;
            }
        }
        Ok(preview)
    }

    /// The document as a file; one for each page where the output holds one page alone.
    fn files(&self, document: &Document, order: Order, output: Output) -> Result<Files, Vec<Fault>>;

    /// Which font stands for each class of the standard; nothing where no font is used.
    fn fonts(&self) -> Vec<Typeface> {
        Vec::new()
    }

    /// Forgets what is held only to be quick. Called when nobody has asked for a while.
    fn rest(&self) {}
}

/// 字体 The font that stands for a class of type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typeface {
    /// The class, such as 仿宋.
    pub class: &'static str,
    /// The family that its text is set in; None where no font is here that could.
    pub family: Option<String>,
    /// Whether another stands in for the class's own (已替代).
    pub replaced: bool,
}

/// 出件 The files that pages can leave as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// PDF/A-2b with the fonts' subsets inside.
    Pdf,
    /// GB/T 33190
    Ofd,
    /// Word processors; the same grid, not the same picture.
    Docx,
    /// One picture a page, in lines.
    Svg,
    /// One picture a page, in points.
    Png,
}

/// How a document is to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// How punctuation stands on the grid.
    pub grid: Grid,
    /// Whether places that are filled by hand are drawn.
    pub stage: Stage,
    /// For whom the file is made.
    pub keeping: Keeping,
}

/// How punctuation stands on the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grid {
    /// 标准（压缩标点）
    #[default]
    Compressed,
    /// 严格网格: 28 to a row wherever a row holds Chinese alone.
    Strict,
}

/// How far the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// 成品: nothing but what stands on the paper.
    #[default]
    Finished,
    /// 草稿: the place of the seal is drawn as a dashed circle.
    Draft,
}

/// For whom a file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// 日常使用
    #[default]
    Use,
    /// 归档: OFD-A (GB/T 42133).
    Archive,
}

/// Pages for the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// Every page, in order.
    pub sheets: Vec<Sheet>,
    /// What is to be said about them.
    pub report: Report,
}

/// One page for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Names what is drawn on it: equal hashes, equal pages.
    pub hash: String,
    /// The drawing; None where the asker said that it has this hash.
    pub svg: Option<String>,
}

/// Files that a document left as.
#[derive(Debug, Clone, PartialEq)]
pub struct Files {
    /// The files, page by page, or one.
    pub files: Vec<Vec<u8>>,
    /// What is to be said about the pages; None for an output that has no pages of its own.
    pub report: Option<Report>,
}

/// 排版报告 What is to be said about finished pages. Lengths in millimetres from the top left corner of the paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// How many characters stand on them, blanks not counted.
    pub characters: usize,
    /// Rows of the body on each page; as long as there are pages.
    pub rows: Vec<usize>,
    /// What was adjusted within the standard's 适当调整 (9704 5.2.3), in sentences.
    pub adjusted: Vec<String>,
    /// Classes of type whose own font is not here, with what stands in (已替代).
    pub replaced: Vec<Replaced>,
    /// Characters that the first font of their class lacks (缺字).
    pub missing: Vec<Missing>,
    /// Where every element begins.
    pub elements: Vec<Element>,
}

/// 已替代 A font that stands in for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The class, such as 仿宋.
    pub class: &'static str,
    /// The family that stands in.
    pub family: String,
}

/// 缺字 A character that the first font of its class lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// The family that it is set in; None where no font has it.
    pub family: Option<String>,
}

/// An element of the document on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Such as `masthead`, `number`, `title`, `to`, `body`, `organ`, `date`, `imprint`, `page`.
    pub name: String,
    /// The page, counted from 1.
    pub page: usize,
    /// Left edge of its first row.
    pub x: f64,
    /// Top of the character boxes of its first row.
    pub y: f64,
    /// Width of its first row.
    pub width: f64,
    /// Height of its character boxes.
    pub height: f64,
}

impl Output {
    /// Every output.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Ofd, Self::Docx, Self::Svg, Self::Png];

    /// The ending of a file's name, without its dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
            Self::Docx => "docx",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// The output of files that end so.
    #[must_use]
    pub fn ending_in(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|output| output.ending().eq_ignore_ascii_case(ending))
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Ofd => "application/ofd",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }
}

impl Report {
    /// How many pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.rows.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_a_file_names_its_output() {
        for output in Output::ALL {
            assert_eq!(Output::ending_in(output.ending()), Some(output));
        }
        assert_eq!(Output::ending_in("PDF"), Some(Output::Pdf));
        assert_eq!(Output::ending_in("doc"), None);
    }
}
