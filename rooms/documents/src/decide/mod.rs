//! What comes of a text or of a file, one verb one file. Pure: every reason against it at once, or what it came to.

pub mod examine;
pub mod import;
pub mod set;
