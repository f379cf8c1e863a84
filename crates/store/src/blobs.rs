//! The bytes of attached files, each under the SM3 of its content: the same file is kept once, and a changed one is found out.

use std::fmt;
use std::fs;
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures::future::BoxFuture;
use kernel::journal::sm3_hex;

use crate::error::StoreError;

/// The SM3 of a content, in hexadecimal: where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(String);

/// The text is not an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("不是附件地址")]
pub struct NotAnAddress;

/// A place for the bytes of attached files.
pub trait Blobs: Send + Sync + 'static {
    /// Keeps the bytes, unless they are more than `limit`; they are on disk when this answers.
    fn put(&self, bytes: Vec<u8>, limit: u64) -> BoxFuture<'_, Result<Address, StoreError>>;
    /// The bytes at an address; [`StoreError::Missing`] if there are none, an error if they are no longer what they were.
    fn get(&self, address: &Address) -> BoxFuture<'_, Result<Vec<u8>, StoreError>>;
    /// Whether there is something at an address.
    fn exists(&self, address: &Address) -> BoxFuture<'_, Result<bool, StoreError>>;
}

/// A folder as the place for bytes: `ab/cdef…`.
#[derive(Debug, Clone)]
pub struct DiskBlobs {
    root: Arc<Path>,
    count: Arc<AtomicU64>,
}

impl DiskBlobs {
    /// Takes a folder, made if it is not there.
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        // The folder is for this account alone, and so is all that lies in it (SEC-3).
        fs::DirBuilder::new().recursive(true).mode(0o700).create(root).map_err(|cause| unwritable(root, &cause))?;
        Ok(Self { root: Arc::from(root), count: Arc::default() })
    }

    fn place(&self, address: &Address) -> PathBuf {
        let (first, rest) = address.0.split_at(2);
        self.root.join(first).join(rest)
    }

    fn keep(&self, bytes: &[u8], limit: u64) -> Result<Address, StoreError> {
        if bytes.len() as u64 > limit {
            return Err(StoreError::TooLarge { size: bytes.len() as u64, limit });
        }
        let address = Address::of(bytes);
        let place = self.place(&address);
        if !place.exists() {
            self.write(&place, bytes).map_err(|cause| unwritable(&self.root, &cause))?;
        }
        Ok(address)
    }

    /// Written beside, forced to disk, then moved into place: there is never half a file under an address.
    fn write(&self, place: &Path, bytes: &[u8]) -> Result<(), std::io::Error> {
        let folder = place.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let beside = self.root.join(format!(".part-{}-{number}", std::process::id()));
        let mut out = fs::File::create(&beside)?;
        out.write_all(bytes)?;
        out.sync_all()?;
        fs::rename(&beside, place)?;
        fs::File::open(folder)?.sync_all()?;
        fs::File::open(&self.root)?.sync_all()
    }

    fn fetch(&self, address: &Address) -> Result<Vec<u8>, StoreError> {
        let bytes = match fs::read(self.place(address)) {
            Ok(bytes) => bytes,
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Err(StoreError::Missing),
            Err(cause) => return Err(StoreError::file("附件读不出来，请系统管理员检查附件目录", &cause)),
        };
        if Address::of(&bytes) == *address { Ok(bytes) } else { Err(StoreError::BlobAltered) }
    }
}

impl Blobs for DiskBlobs {
    fn put(&self, bytes: Vec<u8>, limit: u64) -> BoxFuture<'_, Result<Address, StoreError>> {
        let own = self.clone();
        aside(move || own.keep(&bytes, limit))
    }

    fn get(&self, address: &Address) -> BoxFuture<'_, Result<Vec<u8>, StoreError>> {
        let (own, address) = (self.clone(), address.clone());
        aside(move || own.fetch(&address))
    }

    fn exists(&self, address: &Address) -> BoxFuture<'_, Result<bool, StoreError>> {
        let place = self.place(address);
        aside(move || Ok(place.exists()))
    }
}

impl Address {
    /// The address of a content.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(sm3_hex(bytes))
    }
}

impl FromStr for Address {
    type Err = NotAnAddress;

    /// 64 lower-case hexadecimal digits and nothing else, so that no address can name another folder.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| Self(text.to_owned())).ok_or(NotAnAddress)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Disk and digests are done aside, so that the office's other requests go on.
fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> BoxFuture<'static, Result<T, StoreError>> {
    Box::pin(async move { tokio::task::spawn_blocking(work).await.unwrap_or(Err(StoreError::Panicked)) })
}

fn unwritable(root: &Path, cause: &std::io::Error) -> StoreError {
    StoreError::file(format!("附件写不进目录 {}，请系统管理员检查权限和磁盘空间", root.display()), cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 1024;

    #[tokio::test]
    async fn the_same_content_is_kept_once_and_read_back() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blobs = DiskBlobs::open(folder.path()).expect("writable");
        let first = blobs.put(b"abc".to_vec(), LIMIT).await.expect("kept");
        let again = blobs.put(b"abc".to_vec(), LIMIT).await.expect("kept");
        assert_eq!(first, again);
        assert_eq!(first.to_string(), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assert_eq!(blobs.get(&first).await.expect("there"), b"abc");
        assert!(blobs.exists(&first).await.expect("asked"));
        let left: Vec<_> = fs::read_dir(folder.path()).expect("readable").collect();
        assert_eq!(left.len(), 1, "nothing half-written is left beside");
    }

    #[tokio::test]
    async fn a_changed_file_is_found_out() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blobs = DiskBlobs::open(folder.path()).expect("writable");
        let address = blobs.put(b"abc".to_vec(), LIMIT).await.expect("kept");
        fs::write(blobs.place(&address), b"abd").expect("writable");
        let said = blobs.get(&address).await.expect_err("changed").to_string();
        assert!(said.contains("与登记时不符"), "{said}");
        assert!(matches!(blobs.get(&Address::of(b"never kept")).await, Err(StoreError::Missing)));
    }

    #[tokio::test]
    async fn more_than_the_limit_is_refused_with_both_figures() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blobs = DiskBlobs::open(folder.path()).expect("writable");
        let said = blobs.put(vec![0; 3 * 1024 * 1024], 1024 * 1024).await.expect_err("too large").to_string();
        assert!(said.contains("3.0 MB") && said.contains("1.0 MB"), "{said}");
    }

    #[test]
    fn an_address_can_name_nothing_but_a_digest() {
        for wrong in ["", "../../etc/passwd", &"A".repeat(64), &"a".repeat(63), &format!("../{}", "a".repeat(61))] {
            assert_eq!(wrong.parse::<Address>(), Err(NotAnAddress), "{wrong}");
        }
    }
}
