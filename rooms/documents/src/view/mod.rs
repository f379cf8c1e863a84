//! What answers look like.

mod pages;

pub use pages::{ElementView, FaultView, MissingView, Preview, ReplacedView, ReportView, SheetView};
