//! 印坊 The engine as the house holds it: fonts read when they are first needed, one document at a time, forgotten when idle.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use gongwen::docx::{self, DocxStyle};
use gongwen::typesetter::{Files, Keeping, Order, Output, Preview, Sheet, Typeface, Typesetter};
use gongwen::{Document, Fault};

use crate::engine::{Engine, refused};
use crate::fonts::{Face, Fonts};
use crate::ofd::About;
use crate::pages::Pages;
use crate::{png, title};

/// 印坊 Sets documents for everybody, one at a time.
pub struct Press {
    folders: Vec<PathBuf>,
    engine: Mutex<Option<Engine>>,
}

impl Press {
    /// A press with the fonts of these folders; nothing is read yet.
    #[must_use]
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders, engine: Mutex::new(None) }
    }

    /// Forgets the fonts and what was laid out; they are read again when somebody asks.
    pub fn rest(&self) {
        *self.engine.lock().unwrap_or_else(PoisonError::into_inner) = None;
        comemo::evict(0);
    }

    /// The pages as pictures in points, at so many to an inch.
    pub fn png(&self, document: &Document, order: Order, ppi: u32) -> Result<Files, Vec<Fault>> {
        let pages = self.set(document, order)?;
        Ok(Files { files: pages.png(ppi), report: Some(pages.report) })
    }

    /// The pages, with what their files say about the document.
    fn set(&self, document: &Document, order: Order) -> Result<Pages, Vec<Fault>> {
        let mut pages = self.with(|engine| engine.set(document, order))?;
        pages.describe(document);
        Ok(pages)
    }

    /// The file for word processors, with what was decided for our own pages. Where there are none, for want of fonts or since words stand
    /// outside the type area, it still can be had: somebody will mend it in a word processor.
    fn docx(&self, document: &Document, order: Order) -> Result<Files, Vec<Fault>> {
        let faults = refused(document);
        if !faults.is_empty() {
            return Err(faults);
        }
        let file = match self.with(|engine| engine.set(document, order)) {
            Ok(pages) => pages.docx(document),
            Err(_) => {
                let style = DocxStyle { title_rows: Some(title::rows_of(document)), ..DocxStyle::default() };
                docx::write(document, &style)
            }
        };
        Ok(Files { files: vec![file], report: None })
    }

    fn with<T>(&self, work: impl FnOnce(&mut Engine) -> T) -> T {
        let mut held = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        let engine = held.get_or_insert_with(|| Engine::new(Fonts::read(&self.folders)));
        work(engine)
    }
}

impl Typesetter for Press {
    fn preview(&self, document: &Document, order: Order, known: &[String]) -> Result<Preview, Vec<Fault>> {
        let pages = self.with(|engine| engine.set(document, order))?;
        Ok(drawn(pages, known, |_| true))
    }

    fn preview_of(
        &self,
        document: &Document,
        order: Order,
        known: &[String],
        wanted: &[usize],
    ) -> Result<Preview, Vec<Fault>> {
        let pages = self.with(|engine| engine.set(document, order))?;
        Ok(drawn(pages, known, |at| wanted.contains(&(at + 1))))
    }

    fn files(&self, document: &Document, order: Order, output: Output) -> Result<Files, Vec<Fault>> {
        if output == Output::Docx {
            return self.docx(document, order);
        }
        let mut pages = self.set(document, order)?;
        let files = match output {
            Output::Pdf => vec![pdf(&mut pages, order.keeping)?],
            Output::Svg => pages.svg().into_iter().map(String::into_bytes).collect(),
            Output::Png => pages.png(png::PPI),
            Output::Ofd => vec![pages.ofd(order.keeping, &About::of(document, order.keeping))?],
            Output::Docx => return self.docx(document, order),
        };
        Ok(Files { files, report: Some(pages.report) })
    }

    fn fonts(&self) -> Vec<Typeface> {
        self.with(|engine| {
            let fonts = engine.fonts();
            let typeface = |face: Face| {
                let stands = fonts.family(face);
                let family = stands.map(|(family, _)| family.to_owned());
                Typeface { class: face.name(), family, replaced: stands.is_some_and(|(_, replaced)| replaced) }
            };
            Face::ALL.into_iter().map(typeface).collect()
        })
    }

    fn rest(&self) {
        Self::rest(self);
    }
}

/// The pages for the screen: drawn are those that are wanted, counted from 0, and that the asker does not have.
fn drawn(pages: Pages, known: &[String], wanted: impl Fn(usize) -> bool) -> Preview {
    let draw = |(at, hash): (usize, String)| {
        let svg = (wanted(at) && !known.contains(&hash)).then(|| pages.svg_of(at));
        Sheet { hash, svg }
    };
    let sheets = pages.hashes().into_iter().enumerate().map(draw).collect();
    Preview { sheets, report: pages.report }
}

/// For the archive PDF/A-2b or nothing; for use a plain PDF where that can't be had, and the report says why.
fn pdf(pages: &mut Pages, keeping: Keeping) -> Result<Vec<u8>, Vec<Fault>> {
    let faults = match pages.pdf_archival() {
        Ok(bytes) => return Ok(bytes),
        Err(faults) => faults,
    };
    match keeping {
        Keeping::Archive => Err(faults),
        Keeping::Use => {
            pages.report.adjusted.extend(faults.into_iter().map(|fault| format!("{}已生成普通 PDF。", fault.message)));
            pages.pdf()
        }
    }
}
