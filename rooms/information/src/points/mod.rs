//! 积分、任务、通报名单 Points, quotas and the candidates of circulars, computed from facts under the policy of their days.
//!
//! Pure: [`facts`] go in, [`result`] comes out. Nothing is stored: the same facts under the same policy give the same points, to the
//! hundredth, whatever the order of the rows (INF-4, INF-5, INF-6).

mod account;
pub(crate) mod asked;
mod candidates;
mod chains;
mod class;
pub mod compare;
mod duties;
pub(crate) mod duty;
mod earn;
pub mod facts;
mod forbidden;
mod in_row;
mod limits;
mod params;
mod params_check;
mod params_circular;
mod params_points;
mod params_quota;
mod params_regular;
mod plan;
mod progress;
mod quota;
mod rates;
pub mod result;
mod score;
mod span;
mod tally;
mod worth;

pub use account::{points_figure, points_text};
pub use candidates::{candidates, reading, warnings};
pub use forbidden::FORBIDDEN;
pub use in_row::{InRow, Naming, in_row, round};
pub use params::PARAMS;
pub use quota::quota;
pub use score::{score, score_as_of, score_unit, score_unit_as_of};
pub use span::{NotASpan, Span, SpanKind};
pub use worth::{Worth, worths};
