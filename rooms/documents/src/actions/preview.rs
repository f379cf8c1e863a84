//! 预览: the pages of a text while it is being written, without those that the asking page already has.

use axum::Json;
use axum::extract::State;
use gongwen::typesetter::{Keeping, Order};
use serde::Deserialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Asked, typesetting};

use super::MOST_ASKED;
use super::order::{GridInput, PictureInput, StageInput, attached};
use crate::decide::set;
use crate::model::Draft;
use crate::view::Preview;

/// The text as it stands on the page; nothing of it is kept.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = documents::PreviewInput)]
pub struct Input {
    /// The text form.
    text: String,
    /// The pictures that the text names.
    #[serde(default)]
    pictures: Vec<PictureInput>,
    #[serde(default)]
    grid: GridInput,
    #[serde(default)]
    stage: StageInput,
    /// The hashes of pages that the asker has.
    #[serde(default)]
    known: Vec<String>,
    /// The pages to be drawn now, from 1; all of them unless told. The others come with their hash alone.
    #[serde(default)]
    pages: Option<Vec<usize>>,
}

/// The pages of a text, or what is still wrong with it.
#[utoipa::path(post, path = "/api/documents/preview", operation_id = "documents_preview", request_body = Input,
    responses((status = 200, body = Preview)))]
pub async fn preview(State(app): State<App>, Asked(input): Asked<Input, MOST_ASKED>) -> Answer<Preview> {
    let Input { text, pictures, grid, stage, known, pages } = input;
    let order = Order { grid: grid.into(), stage: stage.into(), keeping: Keeping::Use };
    let document = match set::decide(&text, &attached(pictures)?)? {
        Draft::Whole(document) => document,
        Draft::Faulty(faults) => return Ok(Json(Preview::of_faults(faults))),
    };
    let set = typesetting::ask(&app, move |typesetter| match pages {
        Some(pages) => typesetter.preview_of(&document, order, &known, &pages),
        None => typesetter.preview(&document, order, &known),
    });
    Ok(Json(set.await?.map_or_else(Preview::of_faults, Preview::from)))
}
