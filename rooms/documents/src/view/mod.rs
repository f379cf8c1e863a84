//! What answers look like.

mod check;
mod pages;

pub use check::{
    CheckView, EditView, FindingView, FixView, GateView, IgnoredView, MeasureView, PlaceView, RelatedView,
    SuppressionView,
};
pub use pages::{ElementView, FaultView, MissingView, Preview, ReplacedView, ReportView, SheetView};
