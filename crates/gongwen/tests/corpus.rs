//! Documents of offices, each form and genre, from one paragraph to some thirty pages: read, without fault, and the same after a way
//! through a file for word processors. The pages of `typeset` are measured on the same documents.

use std::collections::BTreeSet;
use std::path::PathBuf;

use gongwen::docx::{self, DocxStyle};
use gongwen::{Block, Document, Form, Genre, Sealing, TableTurn, text};

fn corpus() -> Vec<(String, Document)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let source = std::fs::read_to_string(&path).expect("text");
            let document = text::read(&source).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
            (name, document)
        })
        .collect()
}

#[test]
fn every_document_can_be_laid_out() {
    for (name, document) in corpus() {
        assert_eq!(document.faults(), [], "{name}");
    }
}

#[test]
fn every_document_is_the_same_after_its_way_through_text_and_word_processor() {
    for (name, document) in corpus() {
        let written = text::write(&document);
        assert_eq!(text::read(&written).as_ref(), Ok(&document), "{name}");
        let read = docx::read(&docx::write(&document, &DocxStyle::default())).expect("our own file");
        assert_eq!(read.not_understood, [], "{name}");
        assert_eq!(text::write(&read.document), written, "{name}");
        assert_eq!(read.document, document, "{name}");
    }
}

#[test]
fn the_corpus_holds_every_form_genre_and_sealing_and_joint_issuers_from_two_to_nine() {
    let all = corpus();
    assert!(80 <= all.len(), "{}", all.len());
    let forms: BTreeSet<Form> = all.iter().map(|(_, document)| document.form).collect();
    assert_eq!(forms.len(), Form::ALL.len());
    let genres: BTreeSet<Genre> = all.iter().filter_map(|(_, document)| document.genre).collect();
    assert_eq!(genres.len(), Genre::ALL.len());
    let sealings: BTreeSet<Sealing> = all.iter().map(|(_, document)| document.sealing).collect();
    assert_eq!(sealings.len(), Sealing::ALL.len());
    let joint: BTreeSet<usize> = all.iter().map(|(_, document)| document.issuers.len()).collect();
    assert!((1..=9).all(|count| joint.contains(&count)), "{joint:?}");
    let tables = all.iter().flat_map(|(_, document)| {
        let attached = document.attachments.iter().filter_map(|attachment| attachment.body.as_ref());
        attached.chain([&document.body]).flat_map(|body| &body.blocks)
    });
    let turns: Vec<TableTurn> = tables
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.turn),
            Block::Paragraph(_) | Block::Heading(_) | Block::Picture(_) => None,
        })
        .collect();
    assert!(turns.contains(&TableTurn::Portrait) && turns.contains(&TableTurn::Landscape));
}
