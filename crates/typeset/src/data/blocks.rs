//! 正文 Paragraphs, headings, tables; the articles of a bulletin; attachments.

use gongwen::{Block, Body, Document, ImageKind, TableTurn, page, shown};
use typst::foundations::{Bytes, Value};

use super::{Map, list, soft::softened, table, texts};
use crate::title;

/// The blocks of a text, its headings numbered.
pub(super) fn of(body: &Body) -> Value {
    let mut counts = shown::Counts::default();
    list(body.blocks.iter().map(|block| self::block(block, &mut counts)))
}

fn block(block: &Block, counts: &mut shown::Counts) -> Value {
    let mut map = Map::new();
    match block {
        Block::Paragraph(text) => {
            map.put("kind", "p").put("text", softened(text));
        }
        Block::Heading(heading) => {
            map.put("kind", "h").put("level", heading.level.depth() as i64 + 1).put("label", counts.label(heading));
            map.put("text", softened(&heading.text));
            map.put("run", softened(heading.run_in.as_deref().unwrap_or_default()));
        }
        Block::Table(table) => {
            map = table::of(table);
            map.put("kind", if table.turn == TableTurn::Landscape { "l" } else { "t" });
        }
        Block::Picture(picture) => {
            let height = (page::PICTURE_ROWS - 1) as f64 * page::PITCH + page::EM;
            let (width, height) = picture.image.fitted((page::AREA.0, height));
            let format = match picture.image.kind() {
                ImageKind::Png => "png",
                ImageKind::Jpeg => "jpg",
            };
            map.put("kind", "i").put("image", Bytes::new(picture.image.bytes().to_vec())).put("format", format);
            map.put("width", width).put("height", height);
            map.put("caption", softened(picture.caption.as_deref().unwrap_or_default()));
        }
    }
    map.value()
}

/// The articles of a bulletin.
pub(super) fn items(document: &Document) -> Value {
    list(document.items.iter().enumerate().map(|(at, item)| {
        let mut map = Map::new();
        map.put("at", at as i64).put("title", texts(title::rows(&item.title))).put("name", item.title.as_str());
        map.put("blocks", of(&item.body));
        map.value()
    }))
}

/// 附件 that are bound with the document; one alone has no number (7.3.7).
pub(super) fn attachments(document: &Document) -> Value {
    let several = 1 < document.attachments.len();
    list(document.attachments.iter().enumerate().filter_map(|(at, attachment)| {
        let body = attachment.body.as_ref()?;
        let mut map = Map::new();
        map.put("label", if several { (at + 1).to_string() } else { String::new() });
        map.put("title", texts(title::rows(&attachment.name))).put("blocks", of(body));
        Some(map.value())
    }))
}
