//! `chengqi doc compare A B`: which passages two texts have in common (DOC-3).

use std::path::Path;

use likeness::{Comparison, Parameters};
use serde::Serialize;

use super::beside_each_other::{PassageJson, json, tell};
use super::report::Shape;
use super::source;
use crate::commands::Refused;
use crate::exit::Exit;

#[derive(Serialize)]
struct ComparisonJson {
    of_first: f64,
    of_second: f64,
    forwards: bool,
    passages: Vec<PassageJson>,
}

/// Compares the first text with the second.
pub(super) fn run(first: &Path, second: &Path, shape: Shape) -> anyhow::Result<Exit> {
    let (one, other) = (source::open(first)?.placed.source, source::open(second)?.placed.source);
    let found = likeness::compare(&one, &other, &Parameters::default());
    let found: Comparison = found.map_err(|fault| Refused(fault.to_string()))?;
    match shape {
        Shape::Json => {
            let passages = found.passages.iter().map(|passage| json(passage, &one, &other)).collect();
            let forwards = found.forwards();
            let told = ComparisonJson { of_first: found.of_first, of_second: found.of_second, forwards, passages };
            println!("{}", serde_json::to_string_pretty(&told)?);
        }
        Shape::Text => {
            println!("{} 有 {} 见于 {}", first.display(), percent(found.of_first), second.display());
            println!("{} 有 {} 见于 {}", second.display(), percent(found.of_second), first.display());
            if found.forwards() {
                println!("前一份只是转发后一份：六成以上的文字相同");
            }
            for passage in &found.passages {
                tell(passage, &one, &other);
            }
        }
    }
    Ok(Exit::Done)
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}
