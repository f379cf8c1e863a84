//! The file in which a circular leaves the house: plain text to read, or data for the system of whoever receives it.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use kernel::Refusal;
use kernel::clock::office_day;
use serde::Deserialize;
use utoipa::IntoParams;
use webkit::file::percent;
use webkit::{App, MatterPath, Me, Problem, look};

use super::answer;
use crate::actions::submission::coded;
use crate::view::circular_file::{self, CircularFile};

/// Which form.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `txt` to read, `json` for another system.
    #[serde(default = "text")]
    form: String,
}

fn text() -> String {
    "txt".to_owned()
}

#[derive(Clone, Copy)]
enum Form {
    Text,
    Data,
}

/// 导出通报
#[utoipa::path(get, path = "/api/information/circulars/{id}/export", operation_id = "information_export_circular",
    params(("id" = String, Path), Asked),
    responses((status = 200, description = "the file", content((String = "text/plain"), (CircularFile = "application/json")))))]
pub async fn export_circular(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let Json(circular) = look(&app, &me, (), move |tx, context| Box::pin(answer(tx, context, id))).await?;
    if !circular_file::readable(&circular) {
        return Err(Problem::Missing);
    }
    let form = coded("form", "导出格式", &asked.form, form)?;
    let (issued_at, state) = circular_file::out(&circular);
    let Some(date) = issued_at.and_then(day) else { return Err(not_issued(state).into()) };
    Ok(match form {
        Form::Text => {
            let name = circular_file::file_name(&circular, "txt");
            file(&name, "txt", "text/plain; charset=utf-8", circular_file::laid_out(&circular, &date))
        }
        Form::Data => {
            let name = circular_file::file_name(&circular, "json");
            let data = serde_json::to_string_pretty(&circular_file::data(&circular, &date));
            file(&name, "json", "application/json", data.map_err(|error| Problem::Broken(error.into()))?)
        }
    })
}

fn form(code: &str) -> Option<Form> {
    match code {
        "txt" => Some(Form::Text),
        "json" => Some(Form::Data),
        _ => None,
    }
}

fn day(at: &str) -> Option<String> {
    let at: Timestamp = at.parse().ok()?;
    Some(office_day(at).to_string())
}

fn not_issued(state: &str) -> Refusal {
    Refusal::conflict("information.circular.not_issued", format!("这份通报还没有印发（{state}），不能导出。"))
        .basis("讲话 三（二）：逐级签发后才能送出")
        .hint("请等签发完、编号印发后再导出；事实附件现在就可以打印。")
}

/// The answer as a file whose name a browser of any age can read (RFC 6266, RFC 5987).
pub(super) fn file(name: &str, ending: &str, media_type: &'static str, body: String) -> Response {
    let name = percent(name);
    let disposition = format!("attachment; filename=\"circular.{ending}\"; filename*=UTF-8''{name}");
    ([(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], body).into_response()
}
