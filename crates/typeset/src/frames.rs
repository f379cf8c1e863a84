//! Reading laid-out pages back: every run of text with its place, for the report, the checks and other outputs.

use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;

/// A run of text on a page, in millimetres from the top left corner of the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The page, counted from 1.
    pub page: usize,
    /// The element of the document that begins with it, such as `title`; empty within an element.
    pub element: String,
    /// Where it begins.
    pub x: f64,
    /// Its baseline.
    pub baseline: f64,
    /// How wide it is.
    pub width: f64,
    /// The size of its type, in points.
    pub size: f64,
    /// The font's family.
    pub family: String,
    /// The words.
    pub text: String,
}

impl Line {
    /// The top of its character boxes: a character stands 0.88 of its size above the baseline.
    #[must_use]
    pub fn top(&self) -> f64 {
        self.baseline - 0.88 * self.size * POINT
    }

    /// The bottom of its character boxes.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.baseline + 0.12 * self.size * POINT
    }

    /// Where it ends.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }
}

/// A point in millimetres.
pub const POINT: f64 = 25.4 / 72.0;

/// Every run of text, page by page, in the order of drawing.
pub(crate) fn lines(document: &PagedDocument) -> Vec<Line> {
    let mut reader = Reader { page: 0, element: String::new(), lines: Vec::new() };
    for page in document.pages() {
        reader.page += 1;
        reader.frame(&page.frame, Transform::identity());
    }
    reader.lines
}

struct Reader {
    page: usize,
    element: String,
    lines: Vec<Line>,
}

impl Reader {
    fn frame(&mut self, frame: &Frame, outer: Transform) {
        for (place, item) in frame.items() {
            let here = outer.pre_concat(Transform::translate(place.x, place.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, here.pre_concat(group.transform)),
                FrameItem::Text(text) => {
                    let origin = Point::new(Abs::zero(), Abs::zero()).transform(here);
                    self.lines.push(Line {
                        page: self.page,
                        element: std::mem::take(&mut self.element),
                        x: origin.x.to_mm(),
                        baseline: origin.y.to_mm(),
                        width: text.width().to_mm() * here.sx.get(),
                        size: text.size.to_pt() * here.sy.get(),
                        family: text.font.info().family.clone(),
                        text: text.text.to_string(),
                    });
                }
                FrameItem::Tag(Tag::Start(content, _)) => {
                    if let Some(metadata) = content.to_packed::<MetadataElem>()
                        && let Value::Str(name) = &metadata.value
                    {
                        self.element = name.to_string();
                    }
                }
                FrameItem::Tag(Tag::End(..)) | FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }
}
