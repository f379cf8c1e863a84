//! 带位置的公文 A document together with the text that it was read from, and the place of every element in it (DOC-1).
//!
//! A check speaks of places; the model has none. [`Placed`] keeps both: the [`Document`](crate::Document) and its [`Piece`]s, each a role and the stretches
//! of the source that it was read from. A paragraph whose lines were broken by hand has several stretches; page furniture (page numbers,
//! the lines of a web page) is a piece that nobody checks.
//!
//! **Invariant:** there is no second model: a piece says only where something stands, the document says what it is.

use std::ops::Range;

use crate::document::{Document, Level};
use crate::words::Genre;

/// A document and where everything in it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// What was read.
    pub document: Document,
    /// The text that the places are counted in. Of a file for word processors: one line for each paragraph.
    pub source: String,
    /// The pieces, in the order of the source.
    pub pieces: Vec<Piece>,
    /// 文种 as it was recognised, where the document does not state it.
    pub genre: Option<Genre>,
    /// 行文方向 as it was recognised; None where nothing speaks for one.
    pub direction: Option<Direction>,
}

/// One element and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// Which text of the document it belongs to.
    pub part: Part,
    /// Byte ranges of the source, in order; their texts, one after the other, are the element's text.
    pub runs: Vec<Range<usize>>,
}

/// 行文方向
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// 上行文
    Upward,
    /// 平行文
    Level,
    /// 下行文
    Downward,
    /// 向社会公布
    Public,
}

/// Which text of a document a piece belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The document itself.
    Main,
    /// The article of a bulletin, from 0.
    Item(usize),
    /// The attachment, from 0.
    Attachment(usize),
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 份号
    CopyNo,
    /// 密级和保密期限
    Secrecy,
    /// 紧急程度
    Urgency,
    /// 发文机关标志
    Masthead,
    /// 发文字号
    Number,
    /// 签发人, from 0.
    Signer(usize),
    /// 标题, one piece for each row.
    Title,
    /// 主送机关
    To,
    /// 标题层次: a numbered heading with its number as typed, without light marks.
    Heading(Level),
    /// A paragraph of the text, or what runs on after a heading.
    Paragraph,
    /// A cell of a table: row (0 is the head) and column.
    Cell(usize, usize),
    /// The caption of a picture.
    Caption,
    /// 附件说明, one piece for each line, from 0.
    AttachmentLine(usize),
    /// 发文机关署名, from 0.
    Signature(usize),
    /// 成文日期
    Date,
    /// 附注
    Note,
    /// 抄送机关
    Cc,
    /// 印发机关
    PrintedBy,
    /// 印发日期
    PrintedOn,
    /// The title of an article or of an attachment.
    PartTitle,
    /// 出席、请假、列席
    Attendance,
    /// Page numbers, lines of a web page, marks: not the document's words.
    Furniture,
}

impl Piece {
    /// The element's text as one string.
    #[must_use]
    pub fn text(&self, source: &str) -> String {
        self.runs.iter().map(|run| &source[run.clone()]).collect()
    }

    /// Where byte `at` of [`Piece::text`] stands in the source; the end of the text is the end of the last run.
    #[must_use]
    pub fn in_source(&self, at: usize) -> usize {
        let mut before = 0;
        for run in &self.runs {
            if at < before + run.len() {
                return run.start + at - before;
            }
            before += run.len();
        }
        self.runs.last().map_or(0, |run| run.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_broken_by_hand_is_one_text_with_true_places() {
        let source = "一二三\n四五六";
        let piece = Piece { role: Role::Paragraph, part: Part::Main, runs: vec![0..9, 10..19] };
        assert_eq!(piece.text(source), "一二三四五六");
        assert_eq!(&source[piece.in_source(9)..piece.in_source(12)], "四");
        assert_eq!(piece.in_source(18), 19);
    }
}
