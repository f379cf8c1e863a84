//! What the layout put on the pages, read from its frames: the measure for what the file says.

use typeset::Pages;
use typst::layout::{Frame, FrameItem, Point, Transform};

/// A cluster of characters where the layout put it, in millimetres.
#[derive(Debug, Clone)]
pub struct Put {
    /// The characters.
    pub text: String,
    /// Where its pen begins.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
}

/// Page by page, everything that is drawn; blanks are not.
pub fn pages(pages: &Pages) -> Vec<Vec<Put>> {
    let page = |frame: &Frame| {
        let mut all = Vec::new();
        read(frame, Transform::identity(), &mut all);
        all
    };
    pages.paged().pages().iter().map(|one| page(&one.frame)).collect()
}

fn read(frame: &Frame, outer: Transform, all: &mut Vec<Put>) {
    for (place, item) in frame.items() {
        let here = outer.pre_concat(Transform::translate(place.x, place.y));
        match item {
            FrameItem::Group(group) => read(&group.frame, here.pre_concat(group.transform), all),
            FrameItem::Text(text) => {
                let mut pen = Point::zero();
                for glyphs in text.glyphs.chunk_by(|one, other| one.range == other.range) {
                    let first = &glyphs[0];
                    let at = pen + Point::new(first.x_offset.at(text.size), -first.y_offset.at(text.size));
                    let at = at.transform(here);
                    for glyph in glyphs {
                        pen.x += glyph.x_advance.at(text.size);
                    }
                    let words = &text.text[first.range()];
                    if !words.chars().all(char::is_whitespace) {
                        all.push(Put { text: words.to_owned(), x: at.x.to_mm(), y: at.y.to_mm() });
                    }
                }
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(..) => {}
        }
    }
}
