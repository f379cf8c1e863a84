//! The container: parts in a zip, byte for byte the same every time (GB/T 33190-2016 6).

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A part: its path within the package, and what lies there.
pub(super) type Part = (String, Vec<u8>);

/// The whole file.
pub(super) fn pack(parts: &[Part]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options).expect("a file in memory takes every part");
        zip.write_all(bytes).expect("a file in memory takes every byte");
    }
    zip.finish().expect("a file in memory can be closed").into_inner()
}
