//! How a text is to be set, as a page says it.

use gongwen::Output;
use gongwen::typesetter::{Grid, Stage};
use kernel::Refusal;
use serde::Deserialize;
use utoipa::ToSchema;

/// How punctuation stands on the grid.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = documents::Grid)]
pub enum GridInput {
    /// 标准（压缩标点）
    #[default]
    Compressed,
    /// 严格网格
    Strict,
}

/// How far the document is.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = documents::Stage)]
pub enum StageInput {
    /// 草稿: the place of the seal is drawn.
    #[default]
    Draft,
    /// 成品
    Finished,
}

/// What leaves.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = documents::Output)]
pub enum OutputInput {
    /// PDF/A
    Pdf,
    /// 版式文档
    Ofd,
    /// Word processors.
    Docx,
    /// One page, in lines.
    Svg,
    /// One page, in points.
    Png,
}

impl From<GridInput> for Grid {
    fn from(grid: GridInput) -> Self {
        match grid {
            GridInput::Compressed => Self::Compressed,
            GridInput::Strict => Self::Strict,
        }
    }
}

impl From<StageInput> for Stage {
    fn from(stage: StageInput) -> Self {
        match stage {
            StageInput::Draft => Self::Draft,
            StageInput::Finished => Self::Finished,
        }
    }
}

impl From<OutputInput> for Output {
    fn from(output: OutputInput) -> Self {
        match output {
            OutputInput::Pdf => Self::Pdf,
            OutputInput::Ofd => Self::Ofd,
            OutputInput::Docx => Self::Docx,
            OutputInput::Svg => Self::Svg,
            OutputInput::Png => Self::Png,
        }
    }
}

/// The page that was asked for is not there.
pub fn no_such_page(page: usize, pages: usize) -> Refusal {
    Refusal::invalid("documents.file.page", format!("没有第{page}页，这份公文共{pages}页。"))
        .hint("请重新选一页再导出。")
        .field("page")
}
