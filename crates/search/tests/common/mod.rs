//! A made-up register.

use search::{Document, Index, Question};
use tempfile::TempDir;

/// The audience that everybody in these tests belongs to.
pub const ALL: &str = "role:editor";

/// An empty index in a folder that goes with it.
pub fn index() -> (TempDir, Index) {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let (index, _) = Index::open(folder.path()).expect("a fresh folder takes an index");
    (folder, index)
}

/// A document that all of these tests may see.
pub fn document(id: &str, title: &str, body: &str) -> Document {
    Document {
        district: "qingxi".to_owned(),
        id: id.to_owned(),
        room: "information".to_owned(),
        kind: "submission".to_owned(),
        unit: "linjiang".to_owned(),
        state: "reported".to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
        audiences: vec![ALL.to_owned()],
        ..Document::default()
    }
}

/// A question of somebody who sees what all see.
pub fn asked(words: &str) -> Question {
    Question {
        district: "qingxi".to_owned(),
        words: words.to_owned(),
        audiences: vec![ALL.to_owned()],
        most: 50,
        ..Question::default()
    }
}

/// The ids found, in their order.
pub fn ids(index: &Index, question: &Question) -> Vec<String> {
    index.find(question).expect("a whole index answers").hits.into_iter().map(|hit| hit.id).collect()
}
