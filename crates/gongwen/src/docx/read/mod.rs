//! A file of any word processor into the model. First the parts ([`open`], [`tree`]), then lines and tables as they look
//! ([`pieces`]), then what each of them is ([`recognise`]).

mod formats;
mod media;
mod open;
mod pieces;
mod recognise;
mod tree;

pub use open::Limits;

use self::formats::{Numbering, Styles};
use self::media::Media;
use self::open::{Parts, refuse};
use self::pieces::Flattener;
use self::recognise::Shown;
use self::tree::{Node, parse};
use crate::check::Fault;
use crate::document::Document;
use crate::text;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The document.
    pub document: Document,
    /// What is not in it as it was, in the order of the file; nothing else was lost.
    pub not_understood: Vec<NotUnderstood>,
}

/// Something that has no place in the model, or not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotUnderstood {
    /// What it is, such as 文本框.
    pub what: String,
    /// Its words.
    pub text: String,
    /// What became of it, and what to do.
    pub why: String,
}

/// Reads a DOCX file within the usual limits.
pub fn read(bytes: &[u8]) -> Result<Read, Fault> {
    read_within(bytes, Limits::USUAL)
}

/// Reads a DOCX file within these limits.
pub fn read_within(bytes: &[u8], limits: Limits) -> Result<Read, Fault> {
    read_parts(bytes, limits).map(|(read, _)| read)
}

/// Reads a DOCX file, and its lines as a text.
pub(crate) fn read_shown(bytes: &[u8]) -> Result<(Read, Shown), Fault> {
    read_parts(bytes, Limits::USUAL)
}

fn read_parts(bytes: &[u8], limits: Limits) -> Result<(Read, Shown), Fault> {
    let mut parts = Parts::open(bytes, limits)?;
    let names = parts.names();
    let main = main_part(&mut parts, &names)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut missed = Vec::new();
    let styles = Styles::of(part(&mut parts, &format!("{folder}/styles.xml"))?.as_ref());
    let numbering = Numbering::of(part(&mut parts, &format!("{folder}/numbering.xml"))?.as_ref());
    let custom = part(&mut parts, "docProps/custom.xml")?;
    let Some(root) = part(&mut parts, &main)? else {
        return Err(refuse("文件里没有正文，不是 DOCX 文件。".to_owned()));
    };
    let Some(body) = root.child("body") else {
        return Err(refuse("文件里没有正文，不是文字处理软件的文件；表格、演示文稿请另存为 DOCX。".to_owned()));
    };
    let lines = body.count(&["p", "br"]);
    if text::MOST_LINES < lines {
        return Err(refuse(format!("正文有{lines}段，最多{}段；请分成几件再导入。", text::MOST_LINES)));
    }
    let rows = body.count(&["tr"]);
    if text::MOST_LINES < rows {
        return Err(refuse(format!("表格有{rows}行，最多{}行；请分成几件再导入。", text::MOST_LINES)));
    }
    let file = main.rsplit('/').next().unwrap_or(&main);
    let relations = part(&mut parts, &format!("{folder}/_rels/{file}.rels"))?;
    let media = Media::of(relations.as_ref(), &folder, &mut parts)?;
    let pieces = Flattener::new(&styles, numbering, &media, &mut missed).pieces(body);
    drop(root);
    around(&mut parts, &names, &folder, &mut missed)?;
    let (document, shown) = recognise::document(pieces, &properties(custom.as_ref()), &mut missed);
    Ok((Read { document, not_understood: missed }, shown))
}

fn part(parts: &mut Parts<'_>, name: &str) -> Result<Option<Node>, Fault> {
    let limits = parts.limits();
    parts.text(name)?.map(|text| parse(&text, limits)).transpose()
}

/// The part that the relations of the file name as its text.
fn main_part(parts: &mut Parts<'_>, names: &[String]) -> Result<String, Fault> {
    let relations = part(parts, "_rels/.rels")?;
    let target = relations.as_ref().into_iter().flat_map(Node::nodes).find_map(|relation| {
        let kind = relation.attribute("Type")?;
        kind.ends_with("/officeDocument").then(|| relation.attribute("Target")).flatten()
    });
    let target = target.unwrap_or("word/document.xml").trim_start_matches('/').to_owned();
    if names.contains(&target) {
        return Ok(target);
    }
    let kind = if names.iter().any(|name| name == "content.xml") { "是 ODT 一类的文件，" } else { "" };
    Err(refuse(format!("{kind}不是 DOCX 文件；请用文字处理软件另存为 .docx 再导入。")))
}

/// What stands around the text: heads and feet of pages, footnotes, comments. Page numbers are understood.
fn around(parts: &mut Parts<'_>, names: &[String], folder: &str, missed: &mut Vec<NotUnderstood>) -> Result<(), Fault> {
    let kinds = [
        ("header", "页眉", "没有收入；版头由系统排"),
        ("footer", "页脚", "没有收入；页码由系统排"),
        ("footnotes", "脚注", "没有收入；请写进正文"),
        ("endnotes", "尾注", "没有收入；请写进正文"),
        ("comments", "批注", "没有收入"),
    ];
    for name in names {
        let Some(file) = name.strip_prefix(folder).and_then(|rest| rest.trim_start_matches('/').strip_suffix(".xml"))
        else {
            continue;
        };
        let kind = kinds.iter().find(|(begin, _, _)| {
            file.strip_prefix(begin).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        });
        let Some((_, what, why)) = kind else { continue };
        let Some(root) = part(parts, name)? else { continue };
        let text = root.all_text();
        if !is_page_number(&text) {
            missed.push(NotUnderstood {
                what: (*what).to_owned(),
                text: text.trim().to_owned(),
                why: (*why).to_owned(),
            });
        }
    }
    Ok(())
}

fn is_page_number(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || "—－-–―~·第页共/".contains(c))
}

/// The properties of the file by name.
fn properties(root: Option<&Node>) -> Vec<(String, String)> {
    let all = root.into_iter().flat_map(Node::nodes).filter_map(|property| {
        let value = property.nodes().next().map(Node::own_text).unwrap_or_default();
        Some((property.attribute("name")?.to_owned(), value))
    });
    all.collect()
}
