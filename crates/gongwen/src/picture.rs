//! 图片 Pictures in a text: their bytes go with the document, since a page can't be made from a name.

use std::fmt;
use std::sync::Arc;

/// The most bytes of one picture.
pub const MOST_BYTES: usize = 5 << 20;
/// The most bytes of all pictures of a document.
pub const MOST_BYTES_TOGETHER: usize = 20 << 20;
/// The most pictures of a document.
pub const MOST_PICTURES: usize = 50;
/// The most points of one picture: a page in 600 points to the inch has 35 million.
pub const MOST_POINTS: u64 = 40_000_000;
/// The most characters of a picture's file name.
const MOST_NAME: usize = 80;

/// 图片 A picture in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without a folder.
    pub name: String,
    /// 图注, which stands under it.
    pub caption: Option<String>,
    /// What it shows.
    pub image: Image,
}

/// What a picture shows, as it lay in its file.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    bytes: Arc<[u8]>,
    kind: ImageKind,
    width: u32,
    height: u32,
}

/// The kinds of pictures that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// PNG
    Png,
    /// JPEG
    Jpeg,
}

impl Image {
    /// Takes the bytes of a file, or says why they can't be set. Only the head is looked at; whoever draws it finds a broken rest.
    pub fn read(bytes: impl Into<Arc<[u8]>>) -> Result<Self, String> {
        let bytes: Arc<[u8]> = bytes.into();
        if MOST_BYTES < bytes.len() {
            return Err(format!("超过{}MB，请压缩后再用", MOST_BYTES >> 20));
        }
        let (kind, size) = match &*bytes {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => (ImageKind::Png, png_size(&bytes)),
            [0xff, 0xd8, 0xff, ..] => (ImageKind::Jpeg, jpeg_size(&bytes)),
            _ => return Err("不是 PNG 或 JPEG 图片，请转换后再用".to_owned()),
        };
        let (width, height) =
            size.filter(|(width, height)| 0 < *width && 0 < *height).ok_or("图片坏了，看不出大小，请重新存一份")?;
        if MOST_POINTS < u64::from(width) * u64::from(height) {
            return Err(format!("有{width}×{height}个点，太大了，请缩小后再用"));
        }
        Ok(Self { bytes, kind, width, height })
    }

    /// The bytes of its file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ImageKind {
        self.kind
    }

    /// Its width and height in points.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Width and height in millimetres as it stands on a page: at 96 points to the inch, less where that would be larger than this.
    #[must_use]
    pub fn fitted(&self, most: (f64, f64)) -> (f64, f64) {
        let natural = (f64::from(self.width) / 96.0 * 25.4, f64::from(self.height) / 96.0 * 25.4);
        let scale = (most.0 / natural.0).min(most.1 / natural.1).min(1.0);
        (natural.0 * scale, natural.1 * scale)
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}×{}, {} bytes", self.kind, self.width, self.height, self.bytes.len())
    }
}

impl ImageKind {
    /// The usual ending of its files' names.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }
}

/// Why a picture can't be called so; None for a name that can be used.
#[must_use]
pub fn name_fault(name: &str) -> Option<String> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if !["png", "jpg", "jpeg"].contains(&ending.as_str()) {
        return Some(format!("“{name}”不是 .png、.jpg 或 .jpeg 图片，只收这两种"));
    }
    let odd = |c: char| "/\\:*?\"<>|[]".contains(c) || c.is_control();
    if name.contains(odd) || name.starts_with('.') || MOST_NAME < name.chars().count() || name.trim() != name {
        return Some(format!("“{name}”不能作图片的文件名：只写文件名，不写文件夹，不超过{MOST_NAME}字"));
    }
    None
}

/// Width and height, from the first part of a PNG.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}

/// Width and height, from the frame head of a JPEG.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xff => at += 1,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Some((number(at + 7)?, number(at + 5)?)),
            0xd8 | 0x01 | 0xd0..=0xd7 => at += 2,
            0xd9 | 0xda => return None,
            _ => at += 2 + number(at + 2)? as usize,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn png_and_jpeg_are_taken_with_their_size_and_nothing_else() {
        assert_eq!(Image::read(png(600, 400)).map(|image| image.size()), Ok((600, 400)));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x01\x90\x02\x58".to_vec();
        assert_eq!(Image::read(jpeg).map(|image| (image.kind(), image.size())), Ok((ImageKind::Jpeg, (600, 400))));
        for wrong in
            [&b"GIF89a"[..], b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg/>", b"\xff\xd8\xff\xe0\xff\xff"]
        {
            assert!(Image::read(wrong).is_err(), "{wrong:?}");
        }
        assert!(Image::read(png(100_000, 100_000)).expect_err("too large").contains("太大"));
        assert!(Image::read(png(0, 5)).is_err());
        assert!(Image::read(vec![0; MOST_BYTES + 1]).expect_err("too many bytes").contains("5MB"));
    }

    #[test]
    fn a_picture_fits_the_type_area_and_keeps_its_shape() {
        let image = Image::read(png(6000, 3000)).expect("sound");
        assert_eq!(image.fitted((156.0, 200.0)), (156.0, 78.0));
        let small = Image::read(png(96, 192)).expect("sound").fitted((156.0, 200.0));
        assert!((small.0 - 25.4).abs() < 1e-9 && (small.1 - 50.8).abs() < 1e-9, "{small:?}");
    }

    #[test]
    fn a_name_is_a_file_name_and_no_way_to_a_file() {
        assert_eq!(name_fault("现场照片(1).PNG"), None);
        for wrong in ["../甲.png", "c:\\甲.png", "甲.gif", "甲", ".png", "http://甲.png", " 甲.png", "甲].png"] {
            assert!(name_fault(wrong).is_some(), "{wrong}");
        }
    }
}
