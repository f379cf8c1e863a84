//! 公文 Official documents: one model, and the text form that a person can write (DOC-4, DOC-1).
//!
//! Pure and light: no office, no clock, no file. [`document`] is the model, [`words`] its closed lists, [`text`] reads and writes
//! the text form, [`docx`] files for word processors, [`check`](Document::faults) says what a document still lacks, [`page`] holds the numbers of GB/T 9704-2012,
//! [`shown`] the words that follow from the elements, [`head`] and [`signature`] where masthead and seals stand, [`genres`] a filled document of each kind,
//! [`slip`] the boxes of the office's own slips, [`picture`] what goes with a text, [`typesetter`] what can be asked of whoever makes pages.
//!
//! **Invariant:** there is no second model of a document in the house; pages, files and findings are all made from this one.

pub mod characters;
mod check;
pub mod columns;
pub mod document;
pub mod docx;
pub mod genres;
pub mod head;
mod inferred;
pub mod numerals;
pub mod page;
mod patterns;
pub mod picture;
pub mod placed;
pub mod shown;
pub mod signature;
pub mod slip;
pub mod text;
pub mod typesetter;
pub mod words;

pub use check::Fault;
pub use document::{
    Attachment, Attendance, Block, Body, Document, DocumentNumber, Heading, Issuer, Item, Level, Secrecy, Signer,
    Table, TableTurn, Title,
};
pub use picture::{Image, ImageKind, Picture};
pub use typesetter::{Output, Typesetter};
pub use words::{Form, Genre, Sealing, SecrecyLevel, SlipField, Urgency};
