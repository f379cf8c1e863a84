//! What a verb comes to, one verb one file. Pure: every reason against it at once, or the change.

pub mod draft;
