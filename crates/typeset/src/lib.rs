//! 版面 Pages of official documents: from the model to laid-out pages, and from these to PDF, OFD, SVG and PNG (DOC-4).
//!
//! [`Engine::set`] lays a document out; [`Pages`] are the same pages for every output; [`Press`] is the engine as the house holds it. The
//! layout engine is Typst, behind `world` alone: no network, no file, no package. What a person wrote reaches it as data and is never read
//! as markup.
//!
//! **Invariant:** a page with text outside its type area is never given out; it is a [`gongwen::Fault`] with the place.

mod data;
mod decided;
mod engine;
pub mod fonts;
mod frames;
mod measure;
pub mod ofd;
mod pages;
mod pictures;
pub mod png;
mod press;
mod title;
mod world;

pub use engine::Engine;
pub use fonts::{Face, Fonts};
pub use frames::Line;
pub use pages::Pages;
pub use press::Press;
