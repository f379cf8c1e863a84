//! What can go wrong, told to the person who runs the office's machine.

use std::path::Path;

/// Why the index could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file of the index does not hold what was written into it. The caller rebuilds it from the texts.
    #[error("文本复用索引的文件 {file} 已损坏：{what}。文稿不受影响，请重建索引：索引内容全部来自已存文稿")]
    Damaged {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The file was written by another version of the program.
    #[error("文本复用索引的文件 {file} 是另一版本（{version}）写成的，本程序只认得版本 {known}。请重建索引")]
    OtherVersion {
        /// The file's name.
        file: String,
        /// The version in the file.
        version: u32,
        /// The version that this program writes.
        known: u32,
    },
    /// Another process holds the folder.
    #[error("文本复用索引目录 {folder} 正由另一个程序使用。请先停止它，或为本程序另指定一个目录")]
    InUse {
        /// The folder.
        folder: String,
    },
    /// The text is longer than the method is made for.
    #[error("文本过长：{bytes} 字节，最多 {most} 字节（约一百三十万字）。请分成几份再查")]
    TooLong {
        /// Bytes of the text.
        bytes: usize,
        /// The most that is taken.
        most: usize,
    },
    /// One part of the index would outgrow its addresses.
    #[error("文本复用索引的一个分段超过 4 GB，无法写入。请把档案分成几个索引")]
    TooLarge,
    /// The disk refused.
    #[error("读写文本复用索引的文件 {file} 失败：{source}。请检查磁盘空间与目录权限")]
    Disk {
        /// The file's name.
        file: String,
        /// What the machine said.
        source: std::io::Error,
    },
}

impl Fault {
    /// The same complaint of the machine, with the name of the file.
    pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<'_> {
        move |source| Self::Disk { file: path.display().to_string(), source }
    }
}
