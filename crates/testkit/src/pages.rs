//! A typesetter without fonts: one sheet, one file, the text form in both, so that a room's tests say what was set and not how.

use gongwen::typesetter::{Files, Order, Output, Preview, Report, Sheet, Typeface, Typesetter};
use gongwen::{Document, Fault, text};
use kernel::journal::sm3_hex;

/// Sets nothing: hands out the text form.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainPages;

impl Typesetter for PlainPages {
    fn preview(&self, document: &Document, _: Order, known: &[String]) -> Result<Preview, Vec<Fault>> {
        let written = written(document)?;
        let hash = sm3_hex(written.as_bytes());
        let svg = (!known.contains(&hash)).then(|| format!("<svg><text>{}</text></svg>", escaped(&written)));
        Ok(Preview { sheets: vec![Sheet { hash, svg }], report: report(&written) })
    }

    fn files(&self, document: &Document, _: Order, output: Output) -> Result<Files, Vec<Fault>> {
        let written = written(document)?;
        let report = match output {
            Output::Docx => None,
            Output::Pdf | Output::Ofd | Output::Svg | Output::Png => Some(report(&written)),
        };
        Ok(Files { files: vec![written.into_bytes()], report })
    }

    fn fonts(&self) -> Vec<Typeface> {
        vec![
            Typeface { class: "仿宋", family: Some("测试仿宋".to_owned()), replaced: true },
            Typeface { class: "黑体", family: Some("黑体".to_owned()), replaced: false },
            Typeface { class: "小标宋", family: None, replaced: false },
        ]
    }
}

fn written(document: &Document) -> Result<String, Vec<Fault>> {
    let faults = document.faults();
    if faults.is_empty() { Ok(text::write(document)) } else { Err(faults) }
}

fn report(written: &str) -> Report {
    let characters = written.chars().filter(|character| !character.is_whitespace()).count();
    Report { characters, rows: vec![written.lines().count()], ..Report::default() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
