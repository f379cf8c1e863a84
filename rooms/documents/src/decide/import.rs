//! 导入: a file of a word processor comes to a text, and to a list of what the text does not hold.

use gongwen::docx::{self, NotUnderstood, Read};
use gongwen::{Picture, text};
use kernel::Refusal;

use crate::model::Imported;
use crate::rules::text_unmarked;

/// What the file comes to, or every reason not to take it.
pub fn decide(file: &[u8]) -> Result<Imported, Vec<Refusal>> {
    let Read { document, mut not_understood } = docx::read(file).map_err(|fault| vec![unreadable(&fault.message)])?;
    not_understood.extend(document.pictures().map(left_out));
    let text = text::write(&document);
    let left: String = not_understood.iter().map(|left| format!("{}\n", left.text)).collect();
    let marked = text_unmarked::check(&text).or_else(|| text_unmarked::check(&left));
    match marked {
        Some(refusal) => Err(vec![Refusal { field: Some("file"), ..refusal }]),
        None => Ok(Imported { text, not_understood }),
    }
}

/// A picture has its line in the text, but its bytes stay where they are.
fn left_out(picture: &Picture) -> NotUnderstood {
    let why = "网页上还不收图片，只留下了写它的那一行；请删去那一行，要带图片请系统管理员用 chengqi doc import 导入";
    NotUnderstood { what: "图片".to_owned(), text: picture.name.clone(), why: why.to_owned() }
}

fn unreadable(why: &str) -> Refusal {
    Refusal::invalid("documents.file.unreadable", format!("这个文件没有导入：{why}"))
        .basis("导入只读 DOCX 文件，按内容识别，不看扩展名")
        .hint("请用 Word 或 WPS 打开，另存为 DOCX 后再导入；DOC、WPS 格式也请先另存为 DOCX。")
        .field("file")
}
