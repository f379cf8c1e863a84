//! One page: its frame from the back to the front, every piece of it as an object (GB/T 33190-2016 7.7, 8).

use std::collections::BTreeSet;

use gongwen::typesetter::Keeping;
use typst::layout::{Abs, Frame, FrameItem, Transform};
use typst::visualize::{Image, Paint};

use super::fonts::Fonts;
use super::geometry::{Area, Outline, led_back, matrix};
use super::images::Images;
use super::outline::Headings;
use super::xml::{Xml, numbers};
use super::{path, text};

/// What all pages share.
pub(super) struct Book {
    pub keeping: Keeping,
    pub ids: Ids,
    pub fonts: Fonts,
    pub images: Images,
    pub headings: Headings,
    /// What the format can't carry, each once.
    pub refused: BTreeSet<&'static str>,
}

/// Names that are given once in the document.
#[derive(Default)]
pub(super) struct Ids(u32);

/// Where a piece lies, and what is seen of it there.
#[derive(Clone)]
pub(super) struct Place {
    pub transform: Transform,
    clips: Vec<Outline>,
}

impl Ids {
    /// One that nothing has yet.
    pub fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }

    /// The last that was given.
    pub fn last(&self) -> u32 {
        self.0
    }
}

/// The page with this id; `usual` is the size of paper that the document names for all.
pub(super) fn content(frame: &Frame, id: u32, usual: (f64, f64), book: &mut Book) -> Vec<u8> {
    let size = (frame.width().to_mm(), frame.height().to_mm());
    Xml::part("Page", &[], |xml| {
        if size != usual {
            xml.element("Area", &[], |xml| xml.text("PhysicalBox", &[], &numbers(&[0.0, 0.0, size.0, size.1])));
        }
        if is_blank(frame) {
            return;
        }
        let layer = [("ID", book.ids.next().to_string()), ("Type", "Body".to_owned())];
        xml.element("Content", &[], |xml| {
            xml.element("Layer", &layer, |xml| {
                let mut writer = Writer { book, page: id, xml };
                writer.frame(frame, &Place { transform: Transform::identity(), clips: Vec::new() });
            });
        });
    })
}

/// Whether nothing is drawn.
fn is_blank(frame: &Frame) -> bool {
    frame.items().all(|(_, item)| match item {
        FrameItem::Group(group) => is_blank(&group.frame),
        FrameItem::Text(text) => text.text.trim().is_empty(),
        FrameItem::Shape(..) | FrameItem::Image(..) => false,
        FrameItem::Link(..) | FrameItem::Tag(..) => true,
    })
}

struct Writer<'a> {
    book: &'a mut Book,
    page: u32,
    xml: &'a mut Xml,
}

impl Writer<'_> {
    fn frame(&mut self, frame: &Frame, outer: &Place) {
        for (at, item) in frame.items() {
            let here = outer.within(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => {
                    let mut inner = here.within(group.transform);
                    inner.clips.extend(group.clip.as_ref().map(|clip| Outline::curve(clip, inner.transform)));
                    self.frame(&group.frame, &inner);
                }
                FrameItem::Text(item) => {
                    self.book.headings.text(&item.text, self.page, &here, item.size);
                    text::put(self.xml, self.book, item, &here);
                }
                FrameItem::Shape(shape, _) => path::put(self.xml, self.book, shape, &here),
                FrameItem::Image(image, size, _) => self.image(image, size.x, size.y, &here),
                FrameItem::Tag(tag) => self.book.headings.tag(tag),
                FrameItem::Link(..) => {}
            }
        }
    }

    fn image(&mut self, image: &Image, width: Abs, height: Abs, place: &Place) {
        let Ok(resource) = self.book.images.id(image, || self.book.ids.next()) else {
            self.book.refused.insert("OFD 不收矢量图片和打不开的图片，请改用 PNG 或 JPEG。");
            return;
        };
        let Some((boundary, clips)) = place.visible(Area::placed(width, height, place.transform)) else { return };
        // A picture fills the square of one by one, whatever its size (10).
        let unit = Transform {
            sx: place.transform.sx * width.to_mm(),
            ky: place.transform.ky * width.to_mm(),
            ..place.transform
        };
        let unit = Transform { kx: unit.kx * height.to_mm(), sy: unit.sy * height.to_mm(), ..unit };
        let about = [
            ("ID", self.book.ids.next().to_string()),
            ("Boundary", boundary.boxed()),
            ("CTM", matrix(unit, boundary)),
            ("ResourceID", resource.to_string()),
        ];
        if clips.is_empty() {
            return self.xml.empty("ImageObject", &about);
        }
        self.xml.element("ImageObject", &about, |xml| put_clips(xml, &clips, |point| led_back(point, unit)));
    }
}

impl Place {
    fn within(&self, transform: Transform) -> Self {
        Self { transform: self.transform.pre_concat(transform), clips: self.clips.clone() }
    }

    /// What is seen of an area: an upright clip makes it smaller, any other is to be written. None where nothing is seen.
    pub fn visible(&self, area: Area) -> Option<(Area, Vec<&Outline>)> {
        let (mut seen, mut odd) = (area, Vec::new());
        for clip in &self.clips {
            match clip.as_area() {
                // A clip around the whole object says nothing and is left out (GB/T 42133-2022 6.3.2).
                Some(clip) if clip.holds(seen) => {}
                Some(clip) => seen = seen.common(clip)?,
                None => odd.push(clip),
            }
        }
        Some((seen, odd))
    }
}

/// What is cut off, told in the space of the object (8.4); `turn` leads from the paper there.
pub(super) fn put_clips(xml: &mut Xml, clips: &[&Outline], turn: impl Fn((f64, f64)) -> Option<(f64, f64)>) {
    if clips.is_empty() {
        return;
    }
    xml.element("Clips", &[], |xml| {
        for clip in clips {
            let Some(clip) = clip.turned(&turn) else { continue };
            let area = clip.area();
            let data = clip.data(|(x, y)| (x - area.from.0, y - area.from.1));
            xml.element("Clip", &[], |xml| {
                xml.element("Area", &[], |xml| {
                    xml.element("Path", &[("Boundary", area.boxed())], |xml| xml.text("AbbreviatedData", &[], &data));
                });
            });
        }
    });
}

impl Book {
    /// The attributes of a colour. One that the format can't carry here is remembered.
    pub fn colour(&mut self, paint: &Paint) -> Vec<(&'static str, String)> {
        match paint {
            Paint::Solid(colour) => {
                let colour = colour.to_rgb();
                let byte = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
                let (red, green, blue, alpha) =
                    (byte(colour.red), byte(colour.green), byte(colour.blue), byte(colour.alpha));
                let mut attributes = vec![("Value", format!("{red} {green} {blue}"))];
                if alpha != u8::MAX {
                    attributes.push(("Alpha", alpha.to_string()));
                }
                attributes
            }
            Paint::Gradient(_) | Paint::Tiling(_) => {
                self.refused.insert("OFD 里不写渐变色和底纹，请改用单色。");
                Vec::new()
            }
        }
    }
}
