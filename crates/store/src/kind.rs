//! What a file is, found from its content and never from its name: what the office exchanges is let in, other archives and
//! programs are not.

/// The kinds of file that are let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// PDF.
    Pdf,
    /// OFD (GB/T 33190-2016).
    Ofd,
    /// Word or WPS text as OOXML.
    Docx,
    /// Table as OOXML.
    Xlsx,
    /// Slides as OOXML.
    Pptx,
    /// The older binary form of Office and WPS (doc, xls, ppt, wps, et, dps).
    Ole,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// Plain text in UTF-8.
    TextUtf8,
    /// Plain text in GBK.
    TextGbk,
}

/// The most that a zipped document may unpack to.
const MOST_UNPACKED: u64 = 512 * 1024 * 1024;
/// The most that it may grow by.
const MOST_GROWTH: u64 = 300;
/// What even a small document may unpack to.
const ALWAYS_ALLOWED: u64 = 1024 * 1024;
/// The most parts that it may have.
const MOST_PARTS: usize = 10_000;

/// Says what the bytes are, or nothing if they are not to be let in.
#[must_use]
pub fn kind_of(bytes: &[u8]) -> Option<MediaKind> {
    let magic: [(&[u8], MediaKind); 6] = [
        (b"%PDF-", MediaKind::Pdf),
        (b"\x89PNG\r\n\x1a\n", MediaKind::Png),
        (b"\xff\xd8\xff", MediaKind::Jpeg),
        (b"GIF87a", MediaKind::Gif),
        (b"GIF89a", MediaKind::Gif),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MediaKind::Ole),
    ];
    if let Some((_, kind)) = magic.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Some(*kind);
    }
    if bytes.starts_with(b"PK") {
        return zipped(bytes);
    }
    text(bytes)
}

impl MediaKind {
    /// The media type to serve it with.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Ofd => "application/ofd",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Ole => "application/x-ole-storage",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::TextUtf8 => "text/plain; charset=utf-8",
            Self::TextGbk => "text/plain; charset=gbk",
        }
    }

    /// Its name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Pdf => "PDF 文件",
            Self::Ofd => "OFD 版式文件",
            Self::Docx => "文字文档",
            Self::Xlsx => "电子表格",
            Self::Pptx => "演示文稿",
            Self::Ole => "旧格式的文字、表格或演示文件",
            Self::Png | Self::Jpeg | Self::Gif => "图片",
            Self::TextUtf8 | Self::TextGbk => "纯文本",
        }
    }
}

/// A zip is let in only as a document, and only if its own list of parts says that it unpacks to something sensible.
fn zipped(bytes: &[u8]) -> Option<MediaKind> {
    let parts = parts(bytes)?;
    let unpacked: u64 = parts.iter().map(|part| part.unpacked).sum();
    let packed: u64 = parts.iter().map(|part| part.packed).sum();
    let size = bytes.len() as u64;
    // Parts that together are longer than the file lie over one another, which only bombs do.
    if unpacked > MOST_UNPACKED || unpacked > size.saturating_mul(MOST_GROWTH).max(ALWAYS_ALLOWED) || packed > size {
        return None;
    }
    let has = |name: &[u8]| parts.iter().any(|part| part.name == name);
    if has(b"OFD.xml") {
        return Some(MediaKind::Ofd);
    }
    if !has(b"[Content_Types].xml") {
        return None;
    }
    let mains: [(&[u8], MediaKind); 3] = [
        (b"word/document.xml", MediaKind::Docx),
        (b"xl/workbook.xml", MediaKind::Xlsx),
        (b"ppt/presentation.xml", MediaKind::Pptx),
    ];
    mains.iter().find(|(main, _)| has(main)).map(|(_, kind)| *kind)
}

struct Part<'b> {
    name: &'b [u8],
    packed: u64,
    unpacked: u64,
}

/// The zip's own list of parts (the central directory), read without unpacking anything.
fn parts(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    const END: usize = 22;
    const LONGEST_COMMENT: usize = 65_535;
    let from = bytes.len().saturating_sub(END + LONGEST_COMMENT);
    let end = bytes.get(from..)?.windows(4).rposition(|four| four == b"PK\x05\x06")? + from;
    let many = usize::from(short(bytes, end + 10)?);
    let mut place = usize::try_from(long(bytes, end + 16)?).ok()?;
    if many > MOST_PARTS {
        return None;
    }
    let mut parts = Vec::with_capacity(many);
    for _ in 0..many {
        if bytes.get(place..place + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (packed, unpacked) = (long(bytes, place + 20)?, long(bytes, place + 24)?);
        let name_length = usize::from(short(bytes, place + 28)?);
        let (extra, comment) = (usize::from(short(bytes, place + 30)?), usize::from(short(bytes, place + 32)?));
        let name = bytes.get(place + 46..place + 46 + name_length)?;
        parts.push(Part { name, packed: packed.into(), unpacked: unpacked.into() });
        place += 46 + name_length + extra + comment;
    }
    Some(parts)
}

fn short(bytes: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(place..place.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], place: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(place..place.checked_add(4)?)?.try_into().ok()?))
}

fn text(bytes: &[u8]) -> Option<MediaKind> {
    if bytes.is_empty() || bytes.iter().any(|byte| (*byte < 0x20 && !b"\t\n\r\x0c".contains(byte)) || *byte == 0x7f) {
        return None;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Some(MediaKind::TextUtf8);
    }
    gbk(bytes).then_some(MediaKind::TextGbk)
}

/// Two-byte characters with a first byte 81–FE and a second 40–7E or 80–FE.
fn gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7f, after @ ..] => after,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, after @ ..] => after,
            [_, ..] => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A zip with these parts, each said to unpack to so many bytes.
    fn zip(parts: &[(&str, u32)]) -> Vec<u8> {
        let mut body = b"PK\x03\x04".to_vec();
        body.resize(body.len() + 2000, b'x');
        let begin = body.len();
        for (name, unpacked) in parts {
            let mut entry = vec![0u8; 46];
            entry[..4].copy_from_slice(b"PK\x01\x02");
            entry[20..24].copy_from_slice(&100_u32.to_le_bytes());
            entry[24..28].copy_from_slice(&unpacked.to_le_bytes());
            entry[28..30].copy_from_slice(&u16::try_from(name.len()).expect("short").to_le_bytes());
            body.extend(entry);
            body.extend(name.as_bytes());
        }
        let mut end = vec![0u8; 22];
        end[..4].copy_from_slice(b"PK\x05\x06");
        end[10..12].copy_from_slice(&u16::try_from(parts.len()).expect("few").to_le_bytes());
        end[16..20].copy_from_slice(&u32::try_from(begin).expect("small").to_le_bytes());
        body.extend(end);
        body
    }

    #[test]
    fn what_the_office_exchanges_is_known_by_its_content() {
        let docx = zip(&[("[Content_Types].xml", 900), ("word/document.xml", 9000)]);
        let xlsx = zip(&[("[Content_Types].xml", 900), ("xl/workbook.xml", 900)]);
        let pptx = zip(&[("[Content_Types].xml", 900), ("ppt/presentation.xml", 900)]);
        let ofd = zip(&[("OFD.xml", 300), ("Doc_0/Document.xml", 300)]);
        let gbk = [0xc7, 0xe0, 0xcf, 0xaa, 0xc7, 0xf8, b'\n'];
        let known: [(&[u8], MediaKind); 9] = [
            (b"%PDF-1.7\n", MediaKind::Pdf),
            (b"\x89PNG\r\n\x1a\n....", MediaKind::Png),
            (&docx, MediaKind::Docx),
            (&xlsx, MediaKind::Xlsx),
            (&pptx, MediaKind::Pptx),
            (&ofd, MediaKind::Ofd),
            ("青溪区".as_bytes(), MediaKind::TextUtf8),
            (&gbk, MediaKind::TextGbk),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", MediaKind::Ole),
        ];
        for (bytes, kind) in known {
            assert_eq!(kind_of(bytes), Some(kind));
        }
    }

    #[test]
    fn other_archives_and_programs_are_not_let_in() {
        let plain_zip = zip(&[("a.txt", 10)]);
        let refused: [&[u8]; 7] =
            [b"", b"MZ\x90\x00", b"\x7fELF", b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c", &plain_zip, b"PK\x03\x04"];
        for bytes in refused {
            assert_eq!(kind_of(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_document_that_unpacks_to_a_mountain_is_not_let_in() {
        let bomb = zip(&[("[Content_Types].xml", 900), ("word/document.xml", 400_000_000)]);
        assert_eq!(kind_of(&bomb), None);
        let many_over_one_another: Vec<(String, u32)> = (0..100).map(|n| (format!("word/{n}.xml"), 900)).collect();
        let mut parts: Vec<(&str, u32)> = many_over_one_another.iter().map(|(n, s)| (n.as_str(), *s)).collect();
        parts.extend([("[Content_Types].xml", 900), ("word/document.xml", 900)]);
        let mut overlapping = zip(&parts);
        // Each part claims to be packed into the whole body.
        let first = overlapping.windows(4).position(|four| four == b"PK\x01\x02").expect("listed");
        overlapping[first + 20..first + 24].copy_from_slice(&60_000_u32.to_le_bytes());
        assert_eq!(kind_of(&overlapping), None);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), zip in any::<bool>()) {
            let mut bytes = bytes;
            if zip {
                bytes.splice(..0, *b"PK\x03\x04");
                bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0\x03\0\x03\0\x10\0\0\0\x04\0\0\0\0\0");
            }
            let _any = kind_of(&bytes);
        }
    }
}
