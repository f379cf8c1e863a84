//! Reading laid-out pages back: every run of text with its place, for the report, the checks and other outputs.

use typst::foundations::Value;
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Em, Frame, FrameItem, Point, Transform};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use crate::data::BREAK;
use crate::pages::Pages;

/// A run of text on a page, in millimetres from the top left corner of the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The page, counted from 1.
    pub page: usize,
    /// The element of the document that begins with it, such as `title`; empty within an element.
    pub element: String,
    /// The left edge of its character boxes; where it begins, unless it is turned.
    pub x: f64,
    /// Its baseline; of a turned run, the height at which it begins.
    pub baseline: f64,
    /// How wide it is on the paper.
    pub width: f64,
    /// From the top of its character boxes to their bottom on the paper.
    pub height: f64,
    /// Whether it lies on its side, as the tables of a turned page do.
    pub turned: bool,
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
        if self.turned { self.baseline - self.height } else { self.baseline - ABOVE * self.size * POINT }
    }

    /// The bottom of its character boxes.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.top() + self.height
    }

    /// Where it ends.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }
}

/// A point in millimetres.
pub const POINT: f64 = 25.4 / 72.0;
/// How much of a character's size stands above the baseline.
const ABOVE: f64 = 0.88;
/// Marks that give up the right half of their square at the end of a row (标点挤压).
const HALF_EMPTY: [char; 16] =
    ['·', '，', '。', '、', '；', '：', '？', '！', '）', '》', '〉', '】', '〕', '」', '”', '’'];

impl Pages {
    /// Every run of text, page by page, in the order of drawing.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        lines(self.paged())
    }
}

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
                // A blank at the end of a row may stand anywhere: nobody sees it.
                FrameItem::Text(text) if text.text.trim().is_empty() => {}
                FrameItem::Text(text) => {
                    let line = self.line(text, here);
                    self.lines.push(line);
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

    fn line(&mut self, text: &TextItem, here: Transform) -> Line {
        let (across, upright) = (here.sx.get().hypot(here.ky.get()), here.kx.get().hypot(here.sy.get()));
        let (size, length) = (text.size.to_pt() * upright, length(text).to_mm() * across);
        let origin = Point::new(Abs::zero(), Abs::zero()).transform(here);
        // The template turns by a quarter and to the left alone: the run goes up and its boxes lie left of where it begins.
        let turned = here.sx.get().abs() < here.ky.get().abs();
        let high = size * POINT;
        let (x, width, height) =
            if turned { (origin.x.to_mm() - ABOVE * high, high, length) } else { (origin.x.to_mm(), length, high) };
        let element = std::mem::take(&mut self.element);
        // Places where a long word may break are ours, not the document's.
        let (family, words) = (text.font.info().family.clone(), text.text.as_str().replace(BREAK, ""));
        let (page, baseline) = (self.page, origin.y.to_mm());
        Line { page, element, x, baseline, width, height, turned, size, family, text: words }
    }
}

/// How long a run is to the eye. What justification puts behind its last character is no part of it, nor is the empty half of a mark.
fn length(text: &TextItem) -> Abs {
    let blank = text.text.len() - text.text.trim_end().len();
    let seen = text.glyphs.len()
        - text.glyphs.iter().rev().take_while(|glyph| text.text.len() <= glyph.range.start as usize + blank).count();
    let Some((last, others)) = text.glyphs[..seen].split_last() else { return Abs::zero() };
    let own = text.font.x_advance(last.id).map_or(last.x_advance, |own| own.min(last.x_advance));
    let own = if text.text.trim_end().ends_with(HALF_EMPTY) { own.min(Em::new(0.5)) } else { own };
    let before: Em = others.iter().map(|glyph| glyph.x_advance).sum();
    (before + own).at(text.size)
}
