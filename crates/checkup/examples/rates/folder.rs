//! Any folder of documents: what lies in it, and each file as a document or the reason why not.

use std::path::{Path, PathBuf};

use gongwen::placed::{self, MOST_BYTES, Placed};

/// The largest file that is looked into, in bytes.
const MOST_FILE: u64 = 50_000_000;

/// Every txt, md and docx below the folder, in order; hidden ones and links are left out.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        let entries = match std::fs::read_dir(&next) {
            Ok(entries) => entries,
            Err(cause) => {
                eprintln!("打不开 {}（{cause}）", next.display());
                continue;
            }
        };
        for entry in entries.flatten() {
            let (path, hidden) = (entry.path(), entry.file_name().to_string_lossy().starts_with('.'));
            let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !hidden => folders.push(path),
                Ok(kind) if kind.is_file() && !hidden && ["txt", "md", "docx"].contains(&ending.as_str()) => {
                    found.push(path);
                }
                Ok(_) | Err(_) => {}
            }
        }
    }
    found.sort();
    found
}

/// The file as a document.
pub fn read(file: &Path) -> Result<Placed, String> {
    let size = std::fs::metadata(file).map_err(|cause| cause.to_string())?.len();
    if MOST_FILE < size {
        return Err(format!("{size} 字节，最多 {MOST_FILE} 字节"));
    }
    let bytes = std::fs::read(file).map_err(|cause| cause.to_string())?;
    if bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return placed::docx(&bytes).map(|(placed, _)| placed).map_err(|fault| fault.message);
    }
    let text = String::from_utf8(bytes).map_err(|_| "不是 UTF-8 文本".to_owned())?;
    if text.contains('\0') {
        return Err("不是文字，也不是 DOCX".to_owned());
    }
    if MOST_BYTES < text.len() {
        return Err(format!("全文 {} 字节，最多 {MOST_BYTES} 字节", text.len()));
    }
    Ok(placed::read(&text).0)
}
