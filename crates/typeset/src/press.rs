//! 印坊 The engine as the house holds it: fonts read when they are first needed, one document at a time, forgotten when idle.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use gongwen::docx::{self, DocxStyle};
use gongwen::typesetter::{Files, Order, Output, Preview, Sheet, Typesetter};
use gongwen::{Document, Fault};

use crate::engine::Engine;
use crate::fonts::Fonts;
use crate::title;

/// How many compilations what was not used survives in the layout engine's memory.
const KEEP: usize = 10;

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

    fn with<T>(&self, work: impl FnOnce(&mut Engine) -> T) -> T {
        let mut held = self.engine.lock().unwrap_or_else(PoisonError::into_inner);
        let engine = held.get_or_insert_with(|| Engine::new(Fonts::read(&self.folders)));
        let done = work(engine);
        comemo::evict(KEEP);
        done
    }
}

impl Typesetter for Press {
    fn preview(&self, document: &Document, order: Order, known: &[String]) -> Result<Preview, Vec<Fault>> {
        let pages = self.with(|engine| engine.set(document, order))?;
        let draw = |(at, hash): (usize, String)| {
            let svg = (!known.contains(&hash)).then(|| pages.svg_of(at));
            Sheet { hash, svg }
        };
        let sheets = pages.hashes().into_iter().enumerate().map(draw).collect();
        Ok(Preview { sheets, report: pages.report })
    }

    fn files(&self, document: &Document, order: Order, output: Output) -> Result<Files, Vec<Fault>> {
        if output == Output::Docx {
            return docx(document);
        }
        let pages = self.with(|engine| engine.set(document, order))?;
        let files = match output {
            Output::Pdf => vec![pages.pdf()?],
            Output::Svg => pages.svg().into_iter().map(String::into_bytes).collect(),
            Output::Ofd | Output::Png | Output::Docx => {
                return Err(vec![Fault::of(0, format!("还不能输出 {}。", output.ending()))]);
            }
        };
        Ok(Files { files, report: Some(pages.report) })
    }
}

/// The file for word processors breaks its title where the pages do.
fn docx(document: &Document) -> Result<Files, Vec<Fault>> {
    let faults = document.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    let style = DocxStyle { title_rows: Some(title::rows_of(document)), ..DocxStyle::default() };
    Ok(Files { files: vec![docx::write(document, &style)], report: None })
}
