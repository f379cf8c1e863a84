//! 单 The boxes of the office's own slips.

use gongwen::slip::{Holds, layout};
use gongwen::{Body, Document, page, shown};
use typst::foundations::Value;

use super::{Map, blocks, list, texts};

/// The boxes of a slip with what stands in them; None for other forms.
pub(super) fn of(document: &Document) -> Value {
    let Some(rows) = layout(document.form) else { return Value::None };
    let empty = Body::default();
    let rows = rows.iter().map(|row| {
        let boxes = row.boxes.iter().map(|one| {
            let mut map = Map::new();
            let text = if one.holds == Holds::Body { &document.body } else { &empty };
            map.put("label", one.label).put("lines", texts(one.holds.lines(document))).put("blocks", blocks::of(text));
            map.value()
        });
        let mut map = Map::new();
        map.put("boxes", list(boxes)).put("least", row.rows as i64).put("share", row.share as i64);
        map.value()
    });
    let heading = shown::masthead(document).text();
    let above = if heading.is_empty() { 0.0 } else { 2.0 * page::PITCH };
    let mut map = Map::new();
    map.put("rows", list(rows))
        .put("label", page::SLIP_LABEL)
        .put("height", page::AREA.1 - above)
        .put("heading", heading);
    map.value()
}
