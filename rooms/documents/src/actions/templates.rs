//! 范本: a filled document of every genre and of every special form, for whoever begins a new one.

use axum::Json;
use gongwen::{Form, Genre, genres};
use serde::Serialize;
use utoipa::ToSchema;
use webkit::Answer;

/// 范本
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Template)]
pub struct Template {
    /// What people call it.
    name: &'static str,
    /// Whether it is a genre or a form.
    kind: Kind,
    /// The text form.
    text: &'static str,
}

/// What a template is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = documents::TemplateKind)]
pub enum Kind {
    /// 文种
    Genre,
    /// 格式
    Form,
}

/// Every template: the fifteen genres, then the forms.
#[utoipa::path(get, path = "/api/documents/templates", operation_id = "documents_templates",
    responses((status = 200, body = Vec<Template>)))]
pub async fn templates() -> Answer<Vec<Template>> {
    let of_genre = |genre: &Genre| Template { name: genre.word(), kind: Kind::Genre, text: genres::template(*genre) };
    let of_form = |form: &Form| Template { name: form.word(), kind: Kind::Form, text: genres::template_of_form(*form) };
    Ok(Json(Genre::ALL.iter().map(of_genre).chain(Form::ALL.iter().map(of_form)).collect()))
}
