//! 纯文本 Any plain text as a document with the place of every element: pasted, faulty, from a web page, with lines broken by hand.
//!
//! Lines come first ([`lines`]), without what a page brought along ([`furniture`]); then head and title ([`head`], [`title`]), the text ([`body`])
//! and what stands after it ([`tail`]). A file for word processors goes the same way, with what its styles say about a line.
//!
//! **Invariant:** every character that can be seen lies in exactly one piece; no text is refused.

mod body;
mod furniture;
mod head;
pub(crate) mod lines;
mod loose;
mod rows;
mod tail;
mod title;

use std::collections::BTreeMap;
use std::ops::Range;

use self::lines::{Line, Look, common_width, split};
use self::tail::Signature;
use super::{Part, Piece, Placed, Role};
use crate::document::Document;
use crate::inferred::{Seen, infer};
use crate::patterns::tight;
use crate::text::drafts::Draft;
use crate::text::range_of;
use crate::words::Form;

/// Reads any plain text. Time grows with its length alone; texts longer than [`super::MOST_BYTES`] are for the caller to refuse.
#[must_use]
pub fn plain(text: &str) -> Placed {
    let (document, pieces) = read(text, &[], Breaks::ByHand);
    super::marked::placed(document, text.to_owned(), pieces)
}

/// What a line of the source can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// A row of a paragraph that somebody or some program broke.
    ByHand,
    /// Always a whole paragraph.
    Paragraphs,
}

/// The document of a source and where everything in it stands; `looks` tells of its lines what a file for word processors says.
pub(super) fn read(source: &str, looks: &[Look], breaks: Breaks) -> (Document, Vec<Piece>) {
    let split = split(source, looks);
    let furniture = split.furniture.into_iter();
    let pieces = furniture.map(|run| Piece { role: Role::Furniture, part: Part::Main, runs: vec![run] }).collect();
    let common = match breaks {
        Breaks::ByHand => common_width(&split.lines),
        Breaks::Paragraphs => None,
    };
    let mut reader = Recogniser {
        source,
        lines: split.lines,
        at: 0,
        breaks,
        common,
        document: Document::new(Form::Document),
        pieces,
        drafts: Vec::new(),
        masthead: Seen::default(),
        part: Part::Main,
        signature: None,
        minutes: false,
        signers: 0,
        listed: 0,
        attachments: BTreeMap::new(),
    };
    reader.head();
    reader.title();
    reader.late_head();
    reader.addressees();
    reader.body();
    reader.close();
    let Recogniser { mut document, mut pieces, masthead, .. } = reader;
    infer(&mut document, &masthead);
    pieces.sort_by_key(|piece| piece.runs.first().map_or(0, |run| run.start));
    (document, pieces)
}

/// A line in work: its draft and where its words stand.
struct Placing {
    draft: Draft,
    runs: Vec<Range<usize>>,
}

struct Recogniser<'a> {
    source: &'a str,
    lines: Vec<Line<'a>>,
    /// The line that is read next.
    at: usize,
    breaks: Breaks,
    /// The width at which lines were broken by hand.
    common: Option<usize>,
    document: Document,
    pieces: Vec<Piece>,
    drafts: Vec<Placing>,
    masthead: Seen,
    part: Part,
    signature: Option<Signature>,
    minutes: bool,
    /// How many 签发人 were seen.
    signers: usize,
    /// How many lines of 附件说明 were seen.
    listed: usize,
    /// The attachments by their names without blanks.
    attachments: BTreeMap<String, usize>,
}

impl<'a> Recogniser<'a> {
    fn peek(&self) -> Option<Line<'a>> {
        self.lines.get(self.at).copied()
    }

    /// Notes where words of the source stand, unless there are none.
    fn piece(&mut self, role: Role, words: &str) {
        let words = words.trim_matches(lines::is_blank);
        if !words.is_empty() {
            let run = range_of(self.source, words);
            self.place(role, vec![run]);
        }
    }

    fn place(&mut self, role: Role, runs: Vec<Range<usize>>) {
        // What stands around the texts of a document belongs to the document itself.
        let part = match role {
            Role::Paragraph | Role::Heading(_) | Role::Cell(..) | Role::Caption | Role::PartTitle | Role::Furniture => {
                self.part
            }
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
            | Role::Attendance => Part::Main,
        };
        self.pieces.push(Piece { role, part, runs });
    }

    /// The text of runs, one after the other.
    fn text(&self, runs: &[Range<usize>]) -> String {
        runs.iter().map(|run| &self.source[run.clone()]).collect()
    }

    /// A name of the masthead.
    fn masthead_line(&mut self, line: &Line<'a>) {
        self.place(Role::Masthead, vec![line.range()]);
        self.masthead.names.push(tight(line.text));
    }
}
