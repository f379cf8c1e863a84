//! Opening the zip: which parts there are, with limits on everything that a hostile file can make large.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::check::Fault;

/// How much is read of a file; more is refused before it is unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: usize,
    /// Parts in the zip.
    pub entries: usize,
    /// Bytes of one part, unpacked.
    pub part: u64,
    /// How many times larger a part may be than it is packed.
    pub ratio: u64,
    /// Elements of one part that say something.
    pub nodes: usize,
    /// How deep elements may lie in each other.
    pub depth: usize,
}

impl Limits {
    /// What offices send fits many times over.
    pub const USUAL: Self =
        Self { file: 20 << 20, entries: 2_000, part: 12 << 20, ratio: 300, nodes: 150_000, depth: 100 };
}

/// A part this small may be packed as well as it likes; all parts together, four times as much.
const SMALL: u64 = 1 << 20;

/// The parts of a file.
pub(super) struct Parts<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    limits: Limits,
}

impl<'a> Parts<'a> {
    /// Opens it, or says what kind of file it is instead.
    pub(super) fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, Fault> {
        if limits.file < bytes.len() {
            return Err(refuse(format!("文件超过{}MB，不能导入；请去掉图片或分成几件。", limits.file >> 20)));
        }
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(refuse(kind_of_old_file(bytes)));
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(refuse("这是 RTF 文件，不是 DOCX；请用文字处理软件另存为 .docx 再导入。".to_owned()));
        }
        if bytes.starts_with(b"%PDF") {
            return Err(refuse("这是 PDF 文件，不能导入；请用它的 DOCX 原稿。".to_owned()));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| refuse("不是 DOCX 文件，或者文件没有传完整；请重新另存为 .docx 再导入。".to_owned()))?;
        if limits.entries < zip.len() || zip.has_duplicate_names() {
            return Err(refuse("文件的部件太多或有重名，不像文字处理软件存的；没有导入。".to_owned()));
        }
        let abnormal = || refuse("文件解压后大得不正常，没有导入；请用文字处理软件另存一份再试。".to_owned());
        let (mut all_packed, mut all) = (0_u64, 0_u64);
        for at in 0..zip.len() {
            let entry = zip.by_index_raw(at).map_err(|_| broken())?;
            if entry.encrypted() {
                return Err(refuse("文件加了密码；请去掉密码再导入。".to_owned()));
            }
            let (packed, size) = (entry.compressed_size(), entry.size());
            if SMALL < size && limits.ratio.saturating_mul(packed.max(1)) < size {
                return Err(abnormal());
            }
            (all_packed, all) = (all_packed.saturating_add(packed), all.saturating_add(size));
        }
        if 4 * SMALL < all && limits.ratio.saturating_mul(all_packed.max(1)) < all {
            return Err(abnormal());
        }
        Ok(Self { zip, limits })
    }

    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    /// The names of all parts, in their order.
    pub(super) fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(Result::ok).map(|name| name.replace('\\', "/")).collect()
    }

    /// The text of a part; None where there is none of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(at) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry = self.zip.by_index(at).map_err(|_| broken())?;
        // What a part says that it holds is what was weighed above; it is not given more.
        let size = entry.size();
        if self.limits.part < size {
            return Err(refuse(format!("正文超过{}MB，不能导入；请分成几件。", self.limits.part >> 20)));
        }
        let mut bytes = Vec::new();
        let mut entry = entry.take(size + 1);
        entry.read_to_end(&mut bytes).map_err(|_| broken())?;
        if size < bytes.len() as u64 {
            return Err(refuse("文件写明的大小与实际不符，没有导入。".to_owned()));
        }
        decoded(bytes).map(Some)
    }
}

impl Parts<'_> {
    /// The bytes of a part; None where there is none of that name, or where it is larger than this.
    pub(super) fn bytes(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Fault> {
        let Some(at) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry = self.zip.by_index(at).map_err(|_| broken())?;
        if most < entry.size() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
    }
}

/// A fault about the file as a whole.
pub(super) fn refuse(message: String) -> Fault {
    Fault { line: 0, key: None, message }
}

pub(super) fn broken() -> Fault {
    refuse("文件坏了，读不出来；请用文字处理软件打开后重新另存为 .docx。".to_owned())
}

/// UTF-8, or UTF-16 with its mark.
fn decoded(bytes: Vec<u8>) -> Result<String, Fault> {
    let units = |pair: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]])).collect();
        String::from_utf16(&units).map_err(|_| broken())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).map_err(|_| broken()),
        _ => String::from_utf8(bytes).map_err(|_| broken()),
    }
}

/// Old files and encrypted new ones come in the same wrapping; the names of its streams tell them apart.
fn kind_of_old_file(bytes: &[u8]) -> String {
    /// The names of streams stand at the beginning of entries of this length.
    const ENTRY: usize = 128;
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.chunks(ENTRY).any(|entry| entry.starts_with(&name))
    };
    if has("EncryptedPackage") {
        "文件加了密码；请去掉密码，另存为 .docx 再导入。".to_owned()
    } else if has("WordDocument") {
        "这是旧版的 .doc 或 .wps 文件；请用文字处理软件打开，另存为 .docx 再导入。".to_owned()
    } else {
        "这是旧版办公软件的文件，不是 DOCX；请另存为 .docx 再导入。".to_owned()
    }
}
