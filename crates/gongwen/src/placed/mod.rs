//! 带位置的公文 A document together with the text that it was read from, and the place of every element in it (DOC-1).
//!
//! A check speaks of places; the model has none. [`Placed`] keeps both: the [`Document`] and its [`Piece`]s, each a role and the stretches
//! of the source that it was read from. A paragraph whose lines were broken by hand has several stretches; page furniture (page numbers,
//! the lines of a web page) is a piece that nobody checks.
//!
//! [`marked`](marked()) reads the text form, [`marked_leniently`] while somebody still types it, [`plain`](plain()) any text as it was pasted, [`docx`](docx()) a file for word
//! processors; [`read`] takes a text as what it is.
//!
//! **Invariant:** there is no second model: a piece says only where something stands, the document says what it is.

mod direction;
mod docx;
mod genre;
mod marked;
mod plain;

use std::ops::Range;

pub use docx::docx;
pub use genre::of_title as genre_of_title;
use jiff::civil::Date;
pub use marked::{marked, marked_leniently, marked_leniently_with, marked_with};
pub(crate) use plain::lines::{Look, Mark};
pub use plain::plain;

use crate::check::Fault;
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
    /// 文种: the one that the document states, else as it was recognised by the title, the form or the masthead.
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
    /// 发文字号, well formed or not; on pages 令号 and 期号 stand in its place.
    Number,
    /// 签发人, from 0.
    Signer(usize),
    /// 标题, one piece for each row.
    Title,
    /// 主送机关: in the text form a piece for each, on pages the whole line with its colon.
    To,
    /// 标题层次: a numbered heading with its number as typed, without light marks.
    Heading(Level),
    /// A paragraph of the text, or what runs on after a heading.
    Paragraph,
    /// A cell of a table: row (0 is the head) and column.
    Cell(usize, usize),
    /// The caption of a picture.
    Caption,
    /// 附件说明, one piece for each line, from 0. In the text form the name after @附件 is one too, and the title of its text at once.
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

/// The longest text that is read, in bytes; whoever takes texts from outside refuses longer ones first.
pub const MOST_BYTES: usize = crate::text::MOST_BYTES;

/// Reads a text of whichever kind: the text form where it begins with `---`, else a plain text. The faults are those of the text form.
#[must_use]
pub fn read(text: &str) -> (Placed, Vec<Fault>) {
    let front = text
        .trim_start_matches('\u{feff}')
        .lines()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| line.trim_end() == "---");
    if front { marked_leniently(text) } else { (plain(text), Vec::new()) }
}

impl Placed {
    /// 成文日期, by which rules know what held when it was written; None where the document does not tell it.
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        self.document.date
    }

    /// The year in which it was written: that of 成文日期, else that of 发文字号.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        self.document.date.map(Date::year).or(self.document.number.as_ref().map(|number| number.year))
    }
}

impl Placed {
    /// The source with blanks for everything but headings, paragraphs and tables: what the writer said, at the places where it stands.
    /// Head, signature and 版记 of an office's documents are always alike; whoever compares documents leaves them out so.
    #[must_use]
    pub fn own_words(&self) -> String {
        let mut bytes = vec![b' '; self.source.len()];
        for (at, _) in self.source.match_indices('\n') {
            bytes[at] = b'\n';
        }
        for piece in &self.pieces {
            let says = match piece.role {
                Role::Heading(_) | Role::Paragraph | Role::Cell(..) | Role::Caption => true,
                Role::CopyNo
                | Role::Secrecy
                | Role::Urgency
                | Role::Masthead
                | Role::Number
                | Role::Signer(_)
                | Role::Title
                | Role::To
                | Role::AttachmentLine(_)
                | Role::Signature(_)
                | Role::Date
                | Role::Note
                | Role::Cc
                | Role::PrintedBy
                | Role::PrintedOn
                | Role::PartTitle
                | Role::Attendance
                | Role::Furniture => false,
            };
            for run in piece.runs.iter().filter(|_| says) {
                bytes[run.clone()].copy_from_slice(&self.source.as_bytes()[run.clone()]);
            }
        }
        // Runs are cut between characters, so that what was copied is text.
        String::from_utf8(bytes).expect("whole characters and blanks")
    }
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
    fn what_the_writer_said_stands_where_it_stood() {
        let source = "青溪区水利局文件\n青水发〔2026〕3号\n青溪区水利局关于防汛的通知\n各镇水利站：\n现将事项通知如下。\n一、每日巡查。\n青溪区水利局\n2026年3月2日\n";
        let own = plain(source).own_words();
        assert_eq!(own.len(), source.len());
        assert_eq!(own.split_whitespace().collect::<Vec<_>>(), ["现将事项通知如下。", "一、每日巡查。"]);
        assert_eq!(own.find("一、每日"), source.find("一、每日"));
    }

    #[test]
    fn a_paragraph_broken_by_hand_is_one_text_with_true_places() {
        let source = "一二三\n四五六";
        let piece = Piece { role: Role::Paragraph, part: Part::Main, runs: vec![0..9, 10..19] };
        assert_eq!(piece.text(source), "一二三四五六");
        assert_eq!(&source[piece.in_source(9)..piece.in_source(12)], "四");
        assert_eq!(piece.in_source(18), 19);
    }
}
