//! How a text is to be set, as a page says it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gongwen::Output;
use gongwen::typesetter::{Grid, Stage};
use kernel::Refusal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::Attached;

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

/// 附图 A picture that goes with a text, by the name that the text calls it.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(as = documents::Picture)]
pub struct PictureInput {
    /// The name of its file, such as 现场.png.
    name: String,
    /// The bytes of the file, PNG or JPEG, in Base64 (RFC 4648, section 4).
    content: String,
}

/// The pictures that came along, or which of them broke on the way.
pub fn attached(pictures: Vec<PictureInput>) -> Result<Vec<Attached>, Refusal> {
    let read = |PictureInput { name, content }: PictureInput| match STANDARD.decode(&content) {
        Ok(bytes) => Ok(Attached { name, bytes }),
        Err(_) => Err(Refusal::invalid("documents.pictures.unreadable", format!("图片“{name}”没有传完整，没有排版。"))
            .hint("请刷新页面，再附一次这张图片。")
            .field("pictures")),
    };
    pictures.into_iter().map(read).collect()
}

impl From<Attached> for PictureInput {
    fn from(Attached { name, bytes }: Attached) -> Self {
        Self { name, content: STANDARD.encode(bytes) }
    }
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
