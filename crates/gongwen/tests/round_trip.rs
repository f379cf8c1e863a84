//! What is written and read again is the same document: as text, as a file for word processors, and from one to the other.

mod documents;

use documents::document;
use gongwen::docx::{self, Addressees, DocxStyle, Ending, ImprintPlace, Spacing};
use gongwen::{Document, text};
use proptest::prelude::*;

fn through_docx(document: &Document, style: &DocxStyle) -> Document {
    let read = docx::read(&docx::write(document, style)).expect("our own file");
    assert_eq!(read.not_understood, [], "{}{}", text::write(document), text::write(&read.document));
    read.document
}

/// What the engine may have decided.
fn decided() -> impl Strategy<Value = DocxStyle> {
    let addressees = prop_oneof![Just(Addressees::AboveBody), Just(Addressees::Imprint)];
    let ending = prop_oneof![Just(Ending::Falls), Just(Ending::Pushed)];
    (20..=23_usize, 1..=2_usize, addressees, ending, 0..=2_usize).prop_map(
        |(rows, blank, addressees, ending, breaks)| {
            let spacing = Spacing { rows, blank, addressees, ending };
            DocxStyle { spacing, imprint: ImprintPlace::Foot { breaks }, ..DocxStyle::default() }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_comes_back_from_its_text(document in document()) {
        prop_assert_eq!(text::read(&text::write(&document)), Ok(document));
    }

    #[test]
    fn a_document_comes_back_from_a_file_for_word_processors(document in document()) {
        let back = through_docx(&document, &DocxStyle::default());
        prop_assert_eq!(text::write(&back), text::write(&document));
        prop_assert_eq!(back, document);
    }

    #[test]
    fn a_document_comes_back_whatever_the_engine_decided(document in document(), style in decided()) {
        let back = through_docx(&document, &style);
        prop_assert_eq!(text::write(&back), text::write(&document));
        prop_assert_eq!(back, document);
    }

    #[test]
    fn the_same_document_gives_the_same_bytes(document in document()) {
        let style = DocxStyle { imprint: ImprintPlace::Spaced { breaks: 1, free: 120.0 }, ..DocxStyle::default() };
        prop_assert_eq!(docx::write(&document, &style), docx::write(&document, &style));
    }
}

#[test]
fn the_rows_of_the_engine_do_not_become_the_authors() {
    let mut document = text::read("---\nform = \"公文\"\nissuers = [\"中共青溪区委\"]\n---\n# 中共青溪区委关于做好冬季用电安全检查的通知\n正文。\n").expect("as it should be");
    document.date = Some("2026-11-20".parse().expect("a day"));
    let rows = vec!["中共青溪区委关于做好".to_owned(), "冬季用电安全检查的通知".to_owned()];
    let style = DocxStyle { title_rows: Some(rows.clone()), ..DocxStyle::default() };
    assert_eq!(through_docx(&document, &style), document);
    document.title.rows = rows;
    assert_eq!(through_docx(&document, &DocxStyle::default()), document);
}

#[test]
fn what_somebody_changed_in_a_word_processor_counts() {
    let source = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"中共青溪区委\"]\nnumber = \"青发〔2026〕9号\"\ndate = 2026-11-20\ncc = [\"区人大常委会办公室\"]\n---\n# 关于甲的通知\n正文。\n";
    let document = text::read(source).expect("as it should be");
    let bytes = documents::edited(&docx::write(&document, &DocxStyle::default()), "word/document.xml", |xml| {
        xml.replace("2026年11月20日", "2026年12月1日")
            .replace("青发〔2026〕9号", "青发〔2026〕10号")
            .replace("区人大常委会办公室", "区政协办公室")
    });
    let read = docx::read(&bytes).expect("still a file").document;
    assert_eq!(read.date, Some("2026-12-01".parse().expect("a day")));
    assert_eq!(read.number.expect("a number").serial, 10);
    assert_eq!(read.cc, ["区政协办公室"]);
}
