//! 积分、任务、通报名单 Points, quotas and the candidates of circulars, computed from facts under the policy of their days.
//!
//! Pure: [`facts`] go in, [`result`] comes out. Nothing is stored: the same facts under the same policy give the same points, to the
//! hundredth, whatever the order of the rows (INF-4, INF-5, INF-6).

mod candidates;
pub mod facts;
mod params;
mod quota;
pub mod result;
mod score;
mod span;

pub use candidates::candidates;
pub use params::PARAMS;
pub use quota::quota;
pub use score::score;
pub use span::{NotASpan, Span, SpanKind};
