//! What can go wrong with an index. None of it is a loss: the index is made from the database.

use std::io;
use std::path::PathBuf;

/// Why an index can't be used.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process works with this folder.
    #[error("搜索库 {} 正由另一个承启进程使用", .0.display())]
    InUse(PathBuf),
    /// The folder can't be read or written.
    #[error("搜索库 {} 读写不了：{cause}", .folder.display())]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// What lies there is no index, or is damaged.
    #[error("搜索库已损坏，需要重建：{0}")]
    Damaged(#[from] tantivy::TantivyError),
}
