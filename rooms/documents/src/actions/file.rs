//! 出件: a text as a file.

use axum::extract::State;
use axum::response::Response;
use gongwen::Output;
use gongwen::typesetter::{Keeping, Order, Stage};
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::file::{self as answer, Opens};
use webkit::{App, Asked, Problem, typesetting};

use super::MOST_ASKED;
use super::order::{GridInput, OutputInput, PictureInput, attached, no_such_page};
use crate::decide::set;
use crate::model::{Draft, file_name};

/// The text, and what it leaves as.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = documents::FileInput)]
pub struct Input {
    /// The text form.
    text: String,
    /// The pictures that the text names.
    #[serde(default)]
    pictures: Vec<PictureInput>,
    /// What leaves.
    output: OutputInput,
    /// The page, from 1, of an output that holds one page alone; the first unless told.
    #[serde(default)]
    page: Option<usize>,
    #[serde(default)]
    grid: GridInput,
    /// For the archive: OFD within its stricter profile.
    #[serde(default)]
    archive: bool,
}

/// The file. Faults are refused, all of them at once.
#[utoipa::path(post, path = "/api/documents/file", operation_id = "documents_file", request_body = Input,
    responses((status = 200, description = "the file", content_type = "application/octet-stream")))]
pub async fn file(State(app): State<App>, Asked(input): Asked<Input, MOST_ASKED>) -> Result<Response, Problem> {
    let Input { text, pictures, output, page, grid, archive } = input;
    let output = Output::from(output);
    let keeping = if archive { Keeping::Archive } else { Keeping::Use };
    let order = Order { grid: grid.into(), stage: Stage::Finished, keeping };
    let document = match set::decide(&text, &attached(pictures)?)? {
        Draft::Whole(document) => document,
        Draft::Faulty(faults) => return Err(set::refused(faults).into()),
    };
    let name = file_name(&document);
    let made = typesetting::ask(&app, move |typesetter| typesetter.files(&document, order, output)).await?;
    let mut files = made.map_err(set::refused)?.files;
    let (page, pages) = (page.unwrap_or(1), files.len());
    let (name, place) = match output {
        Output::Pdf | Output::Ofd | Output::Docx => (name, 1),
        Output::Svg | Output::Png => (format!("{name} 第{page}页"), page),
    };
    if place == 0 || pages < place {
        return Err(no_such_page(page, pages).into());
    }
    Ok(answer::file(&name, output.ending(), output.media_type(), Opens::Saved, files.swap_remove(place - 1)))
}
