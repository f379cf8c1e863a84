//! 导入DOCX: a file of a word processor as a text, with a list of what the text does not hold.

use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use kernel::Refusal;
use serde::Serialize;
use utoipa::ToSchema;
use webkit::{Answer, App, Problem, typesetting};

use super::order::PictureInput;
use crate::decide::import as decided;
use crate::model::{Imported, MOST_FILE};

/// 导入 What the file came to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Imported)]
pub struct View {
    /// The text form.
    text: String,
    /// The pictures that the text names.
    pictures: Vec<PictureInput>,
    /// What the text does not hold.
    not_understood: Vec<NotUnderstood>,
}

/// Something that has no place in the text, or not as it was.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::NotUnderstood)]
pub struct NotUnderstood {
    /// What it is, such as 文本框.
    what: String,
    /// Its words.
    text: String,
    /// What became of it, and what to do.
    why: String,
}

impl From<Imported> for View {
    fn from(Imported { text, pictures, not_understood }: Imported) -> Self {
        let left =
            not_understood.into_iter().map(|left| NotUnderstood { what: left.what, text: left.text, why: left.why });
        let pictures = pictures.into_iter().map(PictureInput::from).collect();
        Self { text, pictures, not_understood: left.collect() }
    }
}

/// The text of a file. The file is kept nowhere.
#[utoipa::path(post, path = "/api/documents/import", operation_id = "documents_import",
    responses((status = 200, body = View)))]
pub async fn import(State(app): State<App>, form: Multipart) -> Answer<View> {
    let file = received(form).await?;
    // Reading is arithmetic on what a stranger may have packed: it takes its turn with the pages, one at a time.
    let read = typesetting::ask(&app, move |_| decided::decide(&file)).await?;
    Ok(Json(read?.into()))
}

async fn received(mut form: Multipart) -> Result<Vec<u8>, Problem> {
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let bytes = field.bytes().await.map_err(broken)?;
        if MOST_FILE < bytes.len() {
            return Err(over());
        }
        return Ok(bytes.to_vec());
    }
    Err(nothing())
}

/// A form that breaks off: mostly because it is larger than what is taken.
fn broken(error: MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { over() } else { nothing() }
}

fn over() -> Problem {
    Refusal::invalid("documents.file.large", "文件超过20 MB，没有导入。")
        .basis("本系统填写要求")
        .hint("请删去文件里的图片，或分成几件后再导入。")
        .field("file")
        .into()
}

fn nothing() -> Problem {
    Refusal::invalid("documents.file.none", "没有收到文件。")
        .hint("请重新选择一个 DOCX 文件导入。")
        .field("file")
        .into()
}
