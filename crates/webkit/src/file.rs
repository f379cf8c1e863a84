//! A file as an answer, under a name that a browser of any age can read (RFC 6266, RFC 5987).

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

/// The longest name of a file, in characters, its ending not counted: with three bytes a character it fits every file system.
const LONGEST: usize = 60;

/// What a browser does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// It saves it.
    Saved,
    /// It shows it where it can: only for files that the house itself has made.
    Shown,
}

/// The answer that carries a file.
#[must_use]
pub fn file(name: &str, ending: &str, media_type: &'static str, opens: Opens, bytes: Vec<u8>) -> Response {
    let how = match opens {
        Opens::Saved => "attachment",
        Opens::Shown => "inline",
    };
    let name = percent(&format!("{}.{ending}", fitting(name)));
    let disposition = format!("{how}; filename=\"document.{ending}\"; filename*=UTF-8''{name}");
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static(media_type);
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// The name without what a file system refuses, and not too long.
fn fitting(name: &str) -> String {
    let refused = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let fitting: String = name.trim().chars().map(|c| if refused(c) { '_' } else { c }).take(LONGEST).collect();
    if fitting.is_empty() { "未命名".to_owned() } else { fitting }
}

/// A file name as RFC 5987 wants it in a header.
#[must_use]
pub fn percent(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_travels_and_what_no_disk_takes_is_replaced() {
        let answer = file("通知：汛期/值守", "pdf", "application/pdf", Opens::Saved, Vec::new());
        let told = answer.headers()[header::CONTENT_DISPOSITION].to_str().expect("plain letters");
        let name = "%E9%80%9A%E7%9F%A5%EF%BC%9A%E6%B1%9B%E6%9C%9F_%E5%80%BC%E5%AE%88.pdf";
        assert_eq!(told, format!("attachment; filename=\"document.pdf\"; filename*=UTF-8''{name}"));
        assert_eq!(fitting(" \n"), "未命名");
        assert_eq!(fitting(&"长".repeat(200)).chars().count(), LONGEST);
    }
}
