//! The file in which an issue leaves the house: plain text to read, or data for the system of whoever receives it.

use std::fmt::Write as _;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use kernel::Refusal;
use kernel::clock::office_day;
use kernel::journal::sm3_hex;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use webkit::file::percent;
use webkit::{App, MatterPath, Me, Problem, look};

use super::answer;
use crate::actions::submission::coded;
use crate::model::IssueState;
use crate::view::issue::{CopiesView, IssueView};

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

/// The data file of an issue.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::IssueFile)]
pub struct IssueFile {
    bulletin: String,
    number: String,
    title: String,
    /// The office day on which it left.
    date: String,
    distribution: Vec<CopiesView>,
    items: Vec<FileItem>,
    /// SM3 of the text file of the same issue, in hexadecimal (GB/T 32905-2016).
    sm3: String,
}

/// An item in the data file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::IssueFileItem)]
pub struct FileItem {
    title: String,
    body: String,
    unit: String,
    kind: String,
    event_at: Option<String>,
    reported_at: Option<String>,
    /// SM3 of title, a line break and body, in hexadecimal.
    sm3: String,
}

/// 导出一期刊物
#[utoipa::path(get, path = "/api/information/issues/{id}/export", operation_id = "information_export",
    params(("id" = String, Path), Asked),
    responses((status = 200, description = "the file", content((String = "text/plain"), (IssueFile = "application/json")))))]
pub async fn export(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let Json(issue) = look(&app, &me, (), move |tx, context| Box::pin(answer(tx, context, id))).await?;
    let form = coded("form", "导出格式", &asked.form, form)?;
    let Some(date) = left(&issue) else { return Err(not_issued(&issue).into()) };
    let text = laid_out(&issue, &date);
    Ok(match form {
        Form::Text => file(&issue, "txt", "text/plain; charset=utf-8", text),
        Form::Data => {
            let data = serde_json::to_string_pretty(&data(&issue, date, &text));
            file(&issue, "json", "application/json", data.map_err(|error| Problem::Broken(error.into()))?)
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

/// The office day on which it left, if it has.
fn left(issue: &IssueView) -> Option<String> {
    let at: Timestamp = issue.issued_at.as_ref()?.parse().ok()?;
    (issue.state == IssueState::Issued.code()).then(|| office_day(at).to_string())
}

fn not_issued(issue: &IssueView) -> Refusal {
    Refusal::conflict("information.issue.not_issued", format!("这一期还没有印发（{}），不能导出。", issue.state_name))
        .basis("讲话 三（二）质量：逐级审签后才能送出")
        .hint("请等审签完、编号印发后再导出。")
}

/// Heading, items with their units, receivers: always in this order, so that a reader and a program find everything.
fn laid_out(issue: &IssueView, date: &str) -> String {
    let mut text = format!("{}\n{}\n印发日期：{date}\n", issue.number_text, issue.title);
    for (place, item) in (1..).zip(&issue.items) {
        let _ = write!(text, "\n{place}．{}\n\n{}\n\n（{}）\n", item.title, item.body, item.unit_name);
    }
    let lines: Vec<String> = issue.distribution.iter().map(|line| format!("{}{}份", line.to, line.copies)).collect();
    let _ = write!(text, "\n发送：{}\n共印{}份\n", lines.join("，"), issue.copies);
    text
}

fn data(issue: &IssueView, date: String, text: &str) -> IssueFile {
    let items = issue.items.iter().map(|item| FileItem {
        title: item.title.clone(),
        body: item.body.clone(),
        unit: item.unit_name.clone(),
        kind: item.kind_name.clone(),
        event_at: item.event_at.clone(),
        reported_at: item.reported_at.clone(),
        sm3: sm3_hex(format!("{}\n{}", item.title, item.body).as_bytes()),
    });
    IssueFile {
        bulletin: issue.bulletin_title.clone(),
        number: issue.number_text.clone(),
        title: issue.title.clone(),
        date,
        distribution: issue.distribution.clone(),
        items: items.collect(),
        sm3: sm3_hex(text.as_bytes()),
    }
}

/// The answer as a file whose name a browser of any age can read (RFC 6266, RFC 5987).
fn file(issue: &IssueView, ending: &str, media_type: &'static str, body: String) -> Response {
    let name = percent(&format!("{}.{ending}", issue.number_text));
    let disposition = format!("attachment; filename=\"issue.{ending}\"; filename*=UTF-8''{name}");
    ([(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_file_name_is_sent_so_that_every_browser_reads_it() {
        assert_eq!(percent("第47期.txt"), "%E7%AC%AC47%E6%9C%9F.txt");
        assert_eq!(percent("a b"), "a%20b");
    }
}
