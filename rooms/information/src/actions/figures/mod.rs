//! The figures of years, the items under each number, and both as a table file (INF-9).

pub mod export;
pub mod items;
pub mod show;

use kernel::{Actor, Refusal, UnitId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

use super::points::{READERS, Sees};

/// Who may call which of these routes. A unit sees its own numbers alone, unless policy opens them.
pub const GRANTS: &[Grant] = &[
    Grant { method: "GET", path: "/api/information/figures", what: "数据统计", roles: READERS },
    Grant { method: "GET", path: "/api/information/figures/items", what: "数据下的信息", roles: READERS },
    Grant { method: "GET", path: "/api/information/figures.xlsx", what: "导出数据", roles: READERS },
];

/// These routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show::figures))
        .routes(routes!(items::figure_items))
        .routes(routes!(export::figures_xlsx))
}

/// The years that a table can hold.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;
/// At most so many years are set side by side.
const MOST_YEARS: i16 = 10;

/// A year of the table, and from which to which year it is compared.
fn years(year: i16, from: Option<i16>, to: Option<i16>) -> Result<(i16, i16), Refusal> {
    let (from, to) = (from.unwrap_or(year - 2), to.unwrap_or(year));
    let fits = [year, from, to].iter().all(|year| YEARS.contains(year)) && from <= to && to - from < MOST_YEARS;
    if fits {
        return Ok((from, to));
    }
    Err(Refusal::invalid("information.form.years", format!("年份不对：{year}年，比较{from}年至{to}年"))
        .basis("本系统填写要求")
        .hint(format!("请填2000至2100之间的年份，起始年不晚于截止年，最多比较{MOST_YEARS}年"))
        .field("year"))
}

/// The one unit whose numbers are shown; none for the whole district.
fn only(actor: &Actor, sees: &Sees) -> Option<UnitId> {
    match sees {
        Sees::All => None,
        Sees::Own(_) => Some(actor.unit()),
    }
}
