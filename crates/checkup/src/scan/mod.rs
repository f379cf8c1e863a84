//! Small scanners over characters. Each is linear; where a pattern needs its neighbours they look at them, because a regex can't.

pub(crate) mod anchors;
pub(crate) mod dates;
pub(crate) mod figures;
pub(crate) mod sentences;
