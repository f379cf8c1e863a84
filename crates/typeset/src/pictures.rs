//! 图片 Whether pictures can be read to their end; the model looks at their heads alone.

use std::collections::BTreeSet;

use gongwen::{Document, Fault, ImageKind};
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

/// A fault for each picture that breaks off or holds something else than its head says, with its name.
pub(crate) fn unreadable(document: &Document) -> Vec<Fault> {
    let mut known = BTreeSet::new();
    let once = document.pictures().filter(|picture| known.insert(picture.name.as_str()));
    let broken = once.filter(|picture| {
        let kind = match picture.image.kind() {
            ImageKind::Png => ExchangeFormat::Png,
            ImageKind::Jpeg => ExchangeFormat::Jpg,
        };
        RasterImage::plain(Bytes::new(picture.image.bytes().to_vec()), kind).is_err()
    });
    let told = broken.map(|picture| format!("图片“{}”坏了，读不全；请从原处重新存一份再插入。", picture.name));
    told.map(|why| Fault::of(0, why)).collect()
}
