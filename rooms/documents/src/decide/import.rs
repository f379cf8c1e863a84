//! 导入: a file of a word processor comes to a text, and to a list of what the text does not hold.

use gongwen::docx::{self, NotUnderstood, Read};
use gongwen::{Document, text};
use kernel::Refusal;

use crate::model::{Attached, Imported, MOST_PICTURES};
use crate::rules::text_unmarked;

/// What the file comes to, or every reason not to take it.
pub fn decide(file: &[u8]) -> Result<Imported, Vec<Refusal>> {
    let Read { document, mut not_understood } = docx::read(file).map_err(|fault| vec![unreadable(&fault.message)])?;
    let (pictures, left) = pictures(&document);
    not_understood.extend(left);
    let text = text::write(&document);
    let left: String = not_understood.iter().map(|left| format!("{}\n", left.text)).collect();
    let marked = text_unmarked::check(&text).or_else(|| text_unmarked::check(&left));
    match marked {
        Some(refusal) => Err(vec![Refusal { field: Some("file"), ..refusal }]),
        None => Ok(Imported { text, pictures, not_understood }),
    }
}

/// The pictures of the document, as many as the page may send along, each once; those beyond that are told.
fn pictures(document: &Document) -> (Vec<Attached>, Vec<NotUnderstood>) {
    let (mut taken, mut left) = (Vec::<Attached>::new(), Vec::new());
    let mut room = MOST_PICTURES;
    for picture in document.pictures() {
        let bytes = picture.image.bytes();
        if taken.iter().any(|known| known.name == picture.name) {
            continue;
        }
        if bytes.len() <= room {
            room -= bytes.len();
            taken.push(Attached { name: picture.name.clone(), bytes: bytes.to_vec() });
        } else {
            left.push(left_out(&picture.name));
        }
    }
    (taken, left)
}

/// A picture has its line in the text, but its bytes stay where they are.
fn left_out(name: &str) -> NotUnderstood {
    let why = format!(
        "图片合计超过{} MB，这一张没有带进来，只留下了写它的那一行；请把它缩小后用“加图片”附上，或删去那一行",
        MOST_PICTURES >> 20
    );
    NotUnderstood { what: "图片".to_owned(), text: name.to_owned(), why }
}

fn unreadable(why: &str) -> Refusal {
    Refusal::invalid("documents.file.unreadable", format!("这个文件没有导入：{why}"))
        .basis("导入只读 DOCX 文件，按内容识别，不看扩展名")
        .hint("请用 Word 或 WPS 打开，另存为 DOCX 后再导入；DOC、WPS 格式也请先另存为 DOCX。")
        .field("file")
}
