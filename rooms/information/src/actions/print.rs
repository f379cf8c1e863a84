//! 出件 A circular or an issue as a typeset file, for whoever sees its page.

use axum::response::Response;
use gongwen::typesetter::{Keeping, Order, Stage};
use gongwen::{Document, Fault, Output};
use kernel::Refusal;
use serde::Deserialize;
use utoipa::IntoParams;
use webkit::file::{Opens, file};
use webkit::{App, Problem, typesetting};

use super::submission::coded;

/// Which file.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `pdf` to print, `ofd` to keep, `docx` for word processors.
    #[serde(default = "pdf")]
    output: String,
}

fn pdf() -> String {
    Output::Pdf.ending().to_owned()
}

/// What is to be set, and what its file is called.
pub(crate) struct Paper {
    pub document: Document,
    pub stage: Stage,
    pub name: String,
}

impl Asked {
    /// The output; a picture of a page is no form in which a document leaves.
    pub(crate) fn output(&self) -> Result<Output, Problem> {
        let leaves = |ending: &str| {
            Output::ending_in(ending).filter(|output| matches!(output, Output::Pdf | Output::Ofd | Output::Docx))
        };
        Ok(coded("output", "出件格式", &self.output, leaves)?)
    }
}

/// Sets the paper when it is its turn. A PDF is shown, so that it can be printed at once; the others are saved.
pub(crate) async fn answer(app: &App, paper: Paper, output: Output) -> Result<Response, Problem> {
    let Paper { document, stage, name } = paper;
    let order = Order { stage, keeping: Keeping::Use, ..Order::default() };
    let made = typesetting::ask(app, move |typesetter| typesetter.files(&document, order, output)).await?;
    let bytes = made.map_err(refused)?.files.concat();
    let opens = match output {
        Output::Pdf => Opens::Shown,
        Output::Ofd | Output::Docx | Output::Svg | Output::Png => Opens::Saved,
    };
    Ok(file(&name, output.ending(), output.media_type(), opens, bytes))
}

fn refused(faults: Vec<Fault>) -> Vec<Refusal> {
    let refusal = |fault: Fault| {
        Refusal::conflict("information.print.faulty", format!("还不能排成公文：{}", fault.message))
            .hint("请信息科把缺的补上、写错的改好后再出件；字体方面的问题请告诉系统管理员。")
    };
    faults.into_iter().map(refusal).collect()
}
