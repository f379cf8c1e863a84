//! Documents with the place of every element: what the places say and what the document says is the same (DOC-1).

mod agreement;
mod docx;
mod foreign;
mod marked;
mod plain;

#[path = "../documents/mod.rs"]
mod documents;
