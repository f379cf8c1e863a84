//! A laid-out document as the reader sees it, and how faults of its pages are told.

use gongwen::typesetter::Report;
use gongwen::{Document, page};
use typeset::{Face, Fonts};

use crate::reader::{Character, Row, Sheet, rows};

/// How far anything may stand from where the standard has it, in millimetres.
pub const WITHIN: f64 = 0.2;
/// Where the type area ends.
pub const RIGHT: f64 = page::LEFT + page::AREA.0;
pub const BOTTOM: f64 = page::TOP + page::AREA.1;
/// The middle of the type area.
pub const CENTRE: f64 = page::LEFT + page::AREA.0 / 2.0;

/// A document, its pages, and what was found wrong with them.
pub struct Laid<'a> {
    pub name: &'a str,
    pub document: &'a Document,
    pub fonts: &'a Fonts,
    pub report: &'a Report,
    pub sheets: &'a [Sheet],
    /// Every character that stands in the type area or above it, in the order of drawing, each with its page; blanks are left out.
    pub stream: Vec<(usize, Character)>,
    /// The rows of every page, page numbers left out.
    pub rows: Vec<Row>,
    /// The rows on which page numbers stand.
    pub numbers: Vec<Row>,
    /// How many rows the pages were set with.
    pub most: usize,
    text: Vec<char>,
    faults: Vec<String>,
}

/// Words of the document where they were found: characters of the stream in a row.
#[derive(Clone)]
pub struct Span {
    pub begin: usize,
    pub page: usize,
    pub characters: Vec<(usize, Character)>,
}

impl<'a> Laid<'a> {
    pub fn new(
        name: &'a str,
        document: &'a Document,
        fonts: &'a Fonts,
        report: &'a Report,
        sheets: &'a [Sheet],
    ) -> Self {
        let all = sheets.iter().enumerate().flat_map(|(at, sheet)| rows(at + 1, sheet));
        let (numbers, rows): (Vec<Row>, Vec<Row>) = all.partition(|row| is_number(row.first()));
        let stream: Vec<(usize, Character)> = sheets
            .iter()
            .enumerate()
            .flat_map(|(at, sheet)| sheet.characters.iter().map(move |character| (at + 1, character.clone())))
            .filter(|(_, character)| !is_number(character) && !character.text.trim().is_empty())
            .collect();
        let text = stream.iter().map(|(_, character)| character.text.chars().next().expect("no blank")).collect();
        let most = report.adjusted.iter().find_map(|told| rows_told(told)).unwrap_or(page::ROWS);
        Self { name, document, fonts, report, sheets, stream, rows, numbers, most, text, faults: Vec::new() }
    }

    /// From one row to the next.
    pub fn pitch(&self) -> f64 {
        (page::AREA.1 - page::EM) / (self.most - 1) as f64
    }

    /// What was found wrong.
    pub fn faults(self) -> Vec<String> {
        self.faults
    }

    /// Notes a fault where a measure is not what it should be.
    pub fn near(&mut self, page: usize, element: &str, wanted: f64, found: f64) {
        if WITHIN < (wanted - found).abs() {
            self.fault(page, element, &format!("{wanted:.2} mm"), &format!("{found:.2} mm"));
        }
    }

    /// Notes a fault where something does not hold.
    pub fn holds(&mut self, holds: bool, page: usize, element: &str, wanted: &str, found: &str) {
        if !holds {
            self.fault(page, element, wanted, found);
        }
    }

    fn fault(&mut self, page: usize, element: &str, wanted: &str, found: &str) {
        self.faults.push(format!("{}, page {page}: {element}: wanted {wanted}, found {found}", self.name));
    }

    /// The words from this place of the stream on; a fault where they aren't.
    pub fn find(&mut self, words: &str, from: usize, element: &str) -> Option<Span> {
        let found = self.seek(words, from);
        if found.is_none() {
            let begin: String = words.chars().take(16).collect();
            self.fault(0, element, &format!("the words “{begin}”"), "nothing of the kind");
        }
        found
    }

    /// The words from this place of the stream on.
    pub fn seek(&self, words: &str, from: usize) -> Option<Span> {
        let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
        let rest = self.text.get(from..)?;
        let begin = from + rest.windows(words.len().max(1)).position(|window| window == words)?;
        let characters = self.stream[begin..begin + words.len()].to_vec();
        Some(Span { begin, page: self.stream[begin].0, characters })
    }

    /// Checks that a character's font stands for this class, where names of families tell.
    pub fn face(&mut self, page: usize, element: &str, character: &Character, face: Face) {
        let Some((family, _)) = self.fonts.family(face) else { return };
        if !family.is_ascii() || character.text.is_ascii() {
            return;
        }
        let plain = |name: &str| -> String {
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
        };
        let is_it = plain(&character.font).starts_with(&plain(family));
        self.holds(is_it, page, element, &format!("{} ({family})", face.name()), &character.font);
    }

    /// Which row of the grid something with this middle stands on, from 0, and how far from it.
    pub fn grid(&self, middle: f64) -> (i64, f64) {
        let place = (middle - page::TOP - page::EM / 2.0) / self.pitch();
        (place.round() as i64, (place - place.round()) * self.pitch())
    }
}

impl Span {
    /// The first character.
    pub fn first(&self) -> &Character {
        &self.characters.first().expect("words were looked for").1
    }

    /// The last character.
    pub fn last(&self) -> &Character {
        &self.characters.last().expect("words were looked for").1
    }

    /// Where it ends in the stream.
    pub fn end(&self) -> usize {
        self.begin + self.characters.len()
    }

    pub fn x(&self) -> f64 {
        self.first().x
    }

    /// Where its last character's place on the grid ends.
    pub fn right(&self) -> f64 {
        self.last().right()
    }

    pub fn width(&self) -> f64 {
        self.right() - self.x()
    }

    pub fn centre(&self) -> f64 {
        (self.x() + self.right()) / 2.0
    }

    /// Its middle where a mark at either end may count half (标点挤压): the one nearest to what is wanted.
    pub fn centre_near(&self, wanted: f64) -> f64 {
        let half = |character: &Character| if is_mark(&character.text) { character.advance / 2.0 } else { 0.0 };
        let (left, right) = (half(self.first()), half(self.last()));
        let ends = [(0.0, 0.0), (left, 0.0), (0.0, right), (left, right)];
        let centres = ends.map(|(left, right)| (self.x() + left + self.right() - right) / 2.0);
        centres.into_iter().min_by(|a, b| (a - wanted).abs().total_cmp(&(b - wanted).abs())).expect("four of them")
    }

    /// Its rows, one after another.
    pub fn rows(&self) -> Vec<Span> {
        let mut rows: Vec<Span> = Vec::new();
        for (at, (page, character)) in self.characters.iter().enumerate() {
            let same = rows.last().is_some_and(|row| {
                let before = row.last();
                row.page == *page
                    && (before.baseline - character.baseline).abs() < 0.05
                    && before.upright == character.upright
            });
            match rows.last_mut() {
                Some(row) if same => row.characters.push((*page, character.clone())),
                Some(_) | None => {
                    let characters = vec![(*page, character.clone())];
                    rows.push(Span { begin: self.begin + at, page: *page, characters });
                }
            }
        }
        rows
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.characters.iter().map(|(_, character)| character.text.as_str()).collect()
    }
}

/// Whether it is a mark that takes half a place when squeezed.
pub fn is_mark(text: &str) -> bool {
    text.chars().all(|c| "。，、；：？！（）《》〈〉「」『』【】〔〕“”‘’".contains(c))
}

/// Page numbers stand between the type area and the edge; whatever else does is a fault of its own.
fn is_number(character: &Character) -> bool {
    let size = (character.size - page::SIZE_4).abs() < 0.1;
    character.upright && size && (BOTTOM + 3.0..BOTTOM + 12.0).contains(&character.middle())
}

/// “每页排23行…” says with how many rows the pages were set.
fn rows_told(told: &str) -> Option<usize> {
    let (_, rest) = told.split_once("每页排")?;
    rest.split_once('行')?.0.parse().ok()
}
