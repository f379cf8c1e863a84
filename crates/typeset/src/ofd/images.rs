//! Pictures of the pages: each once, as PNG or JPEG (GB/T 42133-2022 6.2.6).

use std::collections::HashMap;
use std::io::Cursor;

use image::ImageFormat;
use typst::visualize::{ExchangeFormat, Image, ImageKind, RasterFormat, RasterImage};

use super::package::Part;
use super::xml::Xml;

/// The pictures that the pages have asked for so far.
#[derive(Default)]
pub(super) struct Images {
    places: HashMap<Image, usize>,
    files: Vec<File>,
}

struct File {
    id: u32,
    kind: Kind,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Kind {
    Png,
    Jpeg,
}

/// The picture is drawn in lines, or broken.
pub(super) struct NoRaster;

impl Images {
    /// What pages call the picture; `id` names it if it was not known.
    pub fn id(&mut self, image: &Image, id: impl FnOnce() -> u32) -> Result<u32, NoRaster> {
        if let Some(place) = self.places.get(image) {
            return Ok(self.files[*place].id);
        }
        let (kind, bytes) = match image.kind() {
            ImageKind::Raster(raster) => file(raster)?,
            ImageKind::Svg(_) | ImageKind::Pdf(_) => return Err(NoRaster),
        };
        self.places.insert(image.clone(), self.files.len());
        let id = id();
        self.files.push(File { id, kind, bytes });
        Ok(id)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Their descriptions.
    pub fn describe(&self, xml: &mut Xml) {
        xml.element("MultiMedias", &[], |xml| {
            for (at, file) in self.files.iter().enumerate() {
                let (_, format) = file.kind.names();
                let about = [("ID", file.id.to_string()), ("Type", "Image".to_owned()), ("Format", format.to_owned())];
                xml.element("MultiMedia", &about, |xml| xml.text("MediaFile", &[], &file.name(at)));
            }
        });
    }

    /// Their files, to lie in this folder.
    pub fn into_files(self, folder: &str) -> Vec<Part> {
        let part = |(at, file): (usize, File)| (format!("{folder}/{}", file.name(at)), file.bytes);
        self.files.into_iter().enumerate().map(part).collect()
    }
}

impl File {
    fn name(&self, at: usize) -> String {
        format!("image_{at}.{}", self.kind.names().0)
    }
}

impl Kind {
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Png => ("png", "PNG"),
            Self::Jpeg => ("jpg", "JPEG"),
        }
    }
}

/// PNG and upright JPEG as they are; every other one as PNG, since readers need not know it.
fn file(raster: &RasterImage) -> Result<(Kind, Vec<u8>), NoRaster> {
    let upright = raster.exif_rotation().is_none_or(|turn| turn == 1);
    let kind = match raster.format() {
        RasterFormat::Exchange(ExchangeFormat::Png) if upright => Some(Kind::Png),
        RasterFormat::Exchange(ExchangeFormat::Jpg) if upright => Some(Kind::Jpeg),
        RasterFormat::Exchange(
            ExchangeFormat::Png | ExchangeFormat::Jpg | ExchangeFormat::Gif | ExchangeFormat::Webp,
        )
        | RasterFormat::Pixel(_) => None,
    };
    if let Some(kind) = kind {
        return Ok((kind, raster.data().to_vec()));
    }
    let mut png = Cursor::new(Vec::new());
    raster.dynamic().write_to(&mut png, ImageFormat::Png).map_err(|_| NoRaster)?;
    Ok((Kind::Png, png.into_inner()))
}
