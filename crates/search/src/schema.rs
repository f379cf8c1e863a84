//! The fields of a document on disk.

use std::collections::BTreeSet;

use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{TantivyDocument, Term};

use crate::document::Document;
use crate::fold::{WALL, fold};
use crate::grams::{PAIRS, Pairs, SINGLES, Singles};

/// The fields.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    pub key: Field,
    pub district: Field,
    pub id: Field,
    pub room: Field,
    pub kind: Field,
    pub unit: Field,
    pub state: Field,
    pub persons: Field,
    /// A number as a whole, folded, and from its first digit on.
    pub number: Field,
    /// Title and numbers, cut into pairs and into single characters.
    pub head: Field,
    pub head_single: Field,
    /// The text, cut into pairs (and kept) and into single characters.
    pub body: Field,
    pub body_single: Field,
    pub title: Field,
}

/// The columns that are read for every hit.
pub const SINCE: &str = "since";
pub const DAY: &str = "day";
pub const SEQUENCE: &str = "sequence";
pub const AUDIENCES: &str = "audiences";
pub const READERS: &str = "readers";

/// The circle of a text that whoever sees the matter may read.
const OPEN: &str = "*";

/// The schema. A change of it makes old indexes unfit, and they are made anew.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let cut = |tokenizer: &str, option: IndexRecordOption| {
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option);
        TextOptions::default().set_indexing_options(indexing.set_fieldnorms(false))
    };
    let pairs = || cut(PAIRS, IndexRecordOption::WithFreqsAndPositions);
    let singles = || cut(SINGLES, IndexRecordOption::Basic);
    let code = || {
        let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::Basic))
    };
    let column = || TextOptions::default().set_fast("raw");
    let fields = Fields {
        key: builder.add_text_field("key", STRING),
        district: builder.add_text_field("district", code()),
        id: builder.add_text_field("id", STORED),
        room: builder.add_text_field("room", code()),
        kind: builder.add_text_field("kind", code()),
        unit: builder.add_text_field("unit", code()),
        state: builder.add_text_field("state", code()),
        persons: builder.add_text_field("persons", code()),
        number: builder.add_text_field("number", code()),
        head: builder.add_text_field("head", pairs()),
        head_single: builder.add_text_field("head_single", singles()),
        body: builder.add_text_field("body", pairs().set_stored()),
        body_single: builder.add_text_field("body_single", singles()),
        title: builder.add_text_field("title", STORED),
    };
    builder.add_i64_field(SINCE, FAST);
    builder.add_i64_field(DAY, FAST);
    builder.add_u64_field(SEQUENCE, FAST);
    builder.add_text_field(AUDIENCES, column());
    builder.add_text_field(READERS, column());
    (builder.build(), fields)
}

/// The ways of cutting that the schema names.
pub fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(PAIRS, Pairs);
    manager.register(SINGLES, Singles);
    manager
}

impl Fields {
    /// The term by which a document is replaced or taken out.
    pub fn key(&self, district: &str, id: &str) -> Term {
        Term::from_field_text(self.key, &scoped(district, id))
    }

    /// A document as it is kept.
    pub fn kept(&self, schema: &Schema, from: &Document) -> tantivy::Result<TantivyDocument> {
        let mut to = TantivyDocument::default();
        let Document { district, id, room, kind, unit, state, persons, day, since, title, numbers, body, .. } = from;
        to.add_text(self.key, scoped(district, id));
        for (field, text) in [
            (self.district, district),
            (self.id, id),
            (self.room, room),
            (self.kind, kind),
            (self.unit, unit),
            (self.state, state),
            (self.title, title),
            (self.body, body),
            (self.body_single, body),
        ] {
            to.add_text(field, text);
        }
        for person in persons {
            to.add_text(self.persons, person);
        }
        let mut head = title.clone();
        for number in numbers {
            let folded = fold(number);
            // 〔2026〕3号 is what people say of 青办通报〔2026〕3号.
            if let Some(tail) = folded.find(|sign: char| sign.is_ascii_digit()).filter(|start| 0 < *start) {
                to.add_text(self.number, &folded[tail..]);
            }
            to.add_text(self.number, folded);
            head.push(WALL);
            head.push_str(number);
        }
        to.add_text(self.head, &head);
        to.add_text(self.head_single, &head);
        to.add_i64(schema.get_field(SINCE)?, *since);
        to.add_i64(schema.get_field(DAY)?, *day);
        to.add_u64(schema.get_field(SEQUENCE)?, from.sequence);
        let (audiences, readers) = (schema.get_field(AUDIENCES)?, schema.get_field(READERS)?);
        to.add_text(audiences, circle(district, &from.audiences));
        to.add_text(readers, from.readers.as_ref().map_or_else(|| OPEN.to_owned(), |all| circle(district, all)));
        Ok(to)
    }
}

/// The key of a document: ids of two districts are never the same.
fn scoped(district: &str, id: &str) -> String {
    format!("{district}{WALL}{id}")
}

/// The circle of these audiences of a district, the same in whatever order they come.
fn circle(district: &str, audiences: &[String]) -> String {
    let mut codes: Vec<&str> = audiences.iter().map(String::as_str).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.insert(0, district);
    codes.join(&WALL.to_string())
}

/// Whether somebody of this district who belongs to these audiences is in the circle.
pub fn is_in(circle: &str, district: &str, mine: &BTreeSet<String>) -> bool {
    let mut codes = circle.split(WALL);
    circle == OPEN || (codes.next() == Some(district) && codes.any(|code| mine.contains(code)))
}

/// A kept text of a document.
pub fn text_of(document: &TantivyDocument, field: Field) -> &str {
    document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default()
}
