//! Files that are broken, hostile or of another kind: a sentence, never a panic, and little time and memory.

mod documents;

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use documents::{document, edited, packed, parts};
use gongwen::docx::{self, DocxStyle};
use gongwen::{Document, Form, text};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

fn notice() -> Vec<u8> {
    let source = include_str!("../src/templates/notice.md");
    docx::write(&text::read(source).expect("a template"), &DocxStyle::default())
}

fn told(bytes: &[u8]) -> String {
    docx::read(bytes).expect_err("must be refused").message
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    packed(&[(name.to_owned(), content.to_vec())])
}

/// Office wrapping with a stream of this name.
fn old_file(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

#[test]
fn files_of_another_kind_are_called_what_they_are() {
    assert!(told(&old_file("WordDocument")).contains(".doc"));
    assert!(told(&old_file("EncryptedPackage")).contains("密码"));
    assert!(told(&old_file("Workbook")).contains("不是 DOCX"));
    assert!(told(b"%PDF-1.7").contains("PDF"));
    assert!(told(b"{\\rtf1").contains("RTF"));
    assert!(told(&zipped("content.xml", b"<a/>")).contains("ODT"));
    assert!(told(&zipped("xl/workbook.xml", b"<a/>")).contains("不是 DOCX"));
    for wrong in [&b""[..], b"PK", b"PK\x03\x04", "公文".as_bytes()] {
        assert!(told(wrong).contains("不是 DOCX"), "{wrong:?}");
    }
}

#[test]
fn what_lies_in_a_zip_must_be_well_formed_and_bring_no_definitions_of_its_own() {
    let broken = |change: fn(&str) -> String| told(&edited(&notice(), "word/document.xml", change));
    assert!(broken(|xml| xml.replace("</w:body>", "")).contains("坏"));
    assert!(broken(|_| String::new()).contains("坏"));
    assert!(broken(|xml| xml.replace("?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>")).contains("外部定义"));
    assert!(broken(|xml| xml.replace("通知", "&evil;")).contains("外部定义"));
    assert!(
        broken(|xml| xml.replace("<w:body>", &format!("<w:body>{}{}", "<w:x>".repeat(5000), "</w:x>".repeat(5000))))
            .contains("太深")
    );
    assert!(broken(|xml| xml.replace("<w:body>", &format!("<w:body>{}", "<w:x/>".repeat(400_000)))).contains("太多"));
    assert!(
        broken(|xml| xml.replace("<w:body>", &format!("<w:body>{}", "<w:p/>".repeat(5_001)))).contains("最多5000段")
    );
    assert!(broken(|xml| xml.replace("w:body", "w:bodies")).contains("没有正文"));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..200 {
        zip.write_all(&zeros).expect("written");
    }
    let bomb = zip.finish().expect("closed").into_inner();
    // A second one says that it is small.
    let size = (200_u32 << 20).to_le_bytes();
    let places: Vec<usize> =
        bomb.windows(4).enumerate().filter(|(_, window)| *window == size).map(|(at, _)| at).collect();
    let mut liar = bomb.clone();
    for at in places {
        liar[at..at + 4].copy_from_slice(&500_000_u32.to_le_bytes());
    }
    assert_ne!(liar, bomb);
    #[expect(clippy::disallowed_methods, reason = "this test is about time")]
    let begin = Instant::now();
    assert!(told(&bomb).contains("大得不正常"));
    let took = begin.elapsed();
    assert!(took < Duration::from_millis(50), "{took:?}");
    assert!(docx::read(&liar).is_err());
}

#[test]
fn too_many_parts_and_too_large_files_are_refused() {
    let many: Vec<(String, Vec<u8>)> = (0..2_100).map(|at| (format!("word/{at}.xml"), Vec::new())).collect();
    assert!(told(&packed(&many)).contains("部件太多"));
    let mut large = notice();
    large.resize(21 << 20, 0);
    assert!(told(&large).contains("20MB"));
}

#[test]
fn an_empty_text_is_an_empty_document() {
    let bytes = edited(&notice(), "word/document.xml", |_| {
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body/></w:document>"
            .to_owned()
    });
    let only_text: Vec<_> = parts(&bytes).into_iter().filter(|(name, _)| name == "word/document.xml").collect();
    let read = docx::read(&packed(&only_text)).expect("an empty file");
    assert_eq!((read.document, read.not_understood), (Document::new(Form::Document), Vec::new()));
}

#[test]
fn text_that_looks_like_tags_stays_text() {
    let mut document = text::read(include_str!("../src/templates/notice.md")).expect("a template");
    document.note = Some("</w:t><w:p/>&amp;\"'<!--".to_owned());
    document.to = vec!["<甲>&乙".to_owned()];
    let read = docx::read(&docx::write(&document, &DocxStyle::default())).expect("our own file");
    assert_eq!((read.document, read.not_understood), (document, Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = docx::read(&bytes);
    }

    #[test]
    fn a_file_with_bytes_changed_is_read_or_refused(document in document(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = docx::write(&document, &DocxStyle::default());
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = docx::read(&bytes);
    }

    #[test]
    fn a_file_with_its_text_cut_and_mixed_is_read_or_refused(
        document in document(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
    ) {
        let mut all = parts(&docx::write(&document, &DocxStyle::default()));
        for (part, _) in all.iter_mut().filter(|(name, _)| name.ends_with(".xml")).map(|(name, content)| (content, name)) {
            for (from, to) in &cuts {
                let tags: Vec<usize> = part.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| at).collect();
                if tags.is_empty() {
                    continue;
                }
                // One tag is written over another: the structure breaks while the characters stay sound.
                let (from, to) = (tags[from.index(tags.len())], tags[to.index(tags.len())]);
                let end = part[from..].iter().position(|byte| *byte == b'>').map_or(part.len(), |end| from + end + 1);
                let tag = part[from..end].to_vec();
                part.splice(to..to, tag);
            }
        }
        let _ = docx::read(&packed(&all));
    }
}
