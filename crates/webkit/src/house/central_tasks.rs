//! 中心工作: the register of the year's central tasks that work hangs on (GEN-6).

use axum::Json;
use axum::extract::State;
use kernel::{CentralTaskId, DistrictId, Refusal, UnitId};
use serde::{Deserialize, Serialize};
use store::{Row, StoreError, Tx, args};
use utoipa::ToSchema;

use crate::act::Me;
use crate::app::App;
use crate::problem::{Answer, Problem};

/// The most characters of a title.
const TITLE: usize = 60;

/// A central task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = house::CentralTask)]
pub struct CentralTask {
    pub(super) id: String,
    pub(super) year: i64,
    pub(super) code: String,
    pub(super) title: String,
    /// The lead unit's short name; empty if none is named.
    pub(super) lead_unit: String,
    /// The lead unit.
    pub(super) lead_unit_id: Option<String>,
}

const TASKS: &str = "
select c.id, c.year, c.code, c.title, c.lead_unit as lead_unit_id, coalesce(u.short, '') as lead_unit
from central_task c left join unit u on u.district = c.district and u.id = c.lead_unit
where c.district = $1 and ($2 = '' or c.id = $2) order by c.year desc, c.code limit 200";

/// The register, newest year first.
#[utoipa::path(get, path = "/api/central-tasks", operation_id = "house_central_tasks", responses((status = 200, body = [CentralTask])))]
pub async fn list(State(app): State<App>, me: Me) -> Answer<Vec<CentralTask>> {
    let found = app.db.read(move |tx| {
        let district = me.0.district.clone();
        Box::pin(async move {
            let rows = tx.all(TASKS, args![&district, ""]).await?;
            Ok::<_, Problem>(rows.iter().map(task).collect::<Result<Vec<_>, _>>()?)
        })
    });
    found.await.map(Json)
}

/// One central task; unknown ones are [`Problem::Missing`].
pub(super) async fn one(tx: &mut Tx, district: &DistrictId, id: CentralTaskId) -> Result<CentralTask, Problem> {
    let row = tx.opt(TASKS, args![district, id]).await?.ok_or(Problem::Missing)?;
    Ok(task(&row)?)
}

fn task(row: &Row) -> Result<CentralTask, StoreError> {
    Ok(CentralTask {
        id: row.text("id")?,
        year: row.int("year")?,
        code: row.text("code")?,
        title: row.text("title")?,
        lead_unit: row.text("lead_unit")?,
        lead_unit_id: row.opt_text("lead_unit_id")?,
    })
}

/// One line of typed text without spaces at its ends and within bounds, or what is wrong with it.
pub(super) fn line(field: &'static str, label: &str, raw: &str, most: usize) -> Result<String, Refusal> {
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = if text.is_empty() {
        format!("没有填{label}")
    } else if most < text.chars().count() {
        format!("{label}超过{most}个字")
    } else if text.chars().any(char::is_control) {
        format!("{label}里有看不见的控制字符")
    } else {
        return Ok(text);
    };
    Err(Refusal::invalid("house.central_task.text", message)
        .basis("本系统填写要求")
        .hint(format!("请填写{label}，1至{most}个字"))
        .field(field))
}

/// The title, or what is wrong with it.
pub(super) fn title(raw: &str) -> Result<String, Refusal> {
    line("title", "中心工作名称", raw, TITLE)
}

/// The lead unit, if one is named; a unit that is closed or unknown is refused.
pub(super) async fn lead_unit(
    tx: &mut Tx,
    district: &DistrictId,
    raw: Option<&str>,
) -> Result<Result<Option<UnitId>, Refusal>, StoreError> {
    let Some(raw) = raw.filter(|raw| !raw.is_empty()) else { return Ok(Ok(None)) };
    let Ok(id) = raw.parse::<UnitId>() else { return Ok(Err(no_unit())) };
    let sql = "select id from unit where district = $1 and id = $2 and closed_at is null";
    Ok(tx.opt(sql, args![district, id]).await?.map(|_| Some(id)).ok_or_else(no_unit))
}

fn no_unit() -> Refusal {
    Refusal::invalid("house.central_task.lead_unit", "没有找到所选的牵头单位")
        .basis("牵头单位应是在册单位")
        .hint("请重新选择，暂时没有定的可以不填")
        .field("lead_unit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_line_of_one_to_sixty_characters() {
        assert_eq!(title("  产业项目\n攻坚 ").expect("fits"), "产业项目 攻坚");
        assert!(title(" \u{3000}\n").is_err() && title(&"长".repeat(61)).is_err() && title("甲\u{7}").is_err());
        assert_eq!(title("").expect_err("empty").field, Some("title"));
    }
}
