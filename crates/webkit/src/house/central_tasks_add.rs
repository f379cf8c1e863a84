//! 登记中心工作: one more of the year's central tasks, under a code of its own (GEN-6).

use axum::extract::State;
use kernel::clock::office_day;
use kernel::{CentralTaskId, Entry, Refusal};
use serde::Deserialize;
use store::{Tx, args};
use utoipa::ToSchema;

use super::central_tasks::{CentralTask, lead_unit, line, one, title};
use crate::act::{Command, Context, Me, act};
use crate::app::App;
use crate::problem::{Answer, Problem};

/// The most characters of a code.
const CODE: usize = 20;
/// So many years before and after the present one: further off is a slip of the finger.
const YEARS: i64 = 2;

/// What the page sends.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = house::NewCentralTask)]
pub struct Input {
    year: i64,
    /// Its code within the year.
    code: String,
    title: String,
    /// The lead unit's id; may be left out.
    #[serde(default)]
    lead_unit: Option<String>,
}

/// 登记中心工作
#[utoipa::path(post, path = "/api/central-tasks", operation_id = "house_add_central_task", request_body = Input,
    responses((status = 200, body = CentralTask)))]
pub async fn add(State(app): State<App>, me: Me, command: Command<Input>) -> Answer<CentralTask> {
    act(&app, &me, command, |tx, context| Box::pin(perform(tx, context))).await
}

async fn perform(tx: &mut Tx, context: &Context<Input>) -> Result<CentralTask, Problem> {
    let (input, district) = (&context.input, &context.actor.district);
    let present = i64::from(office_day(context.now).year());
    let (code, title) = (line("code", "编号", &input.code, CODE), title(&input.title));
    let lead = lead_unit(tx, district, input.lead_unit.as_deref()).await?;
    let far = far_off(input.year, present);
    let (Ok(code), Ok(title), Ok(lead), None) = (&code, &title, &lead, &far) else {
        let refused = [far, code.err(), title.err(), lead.err()];
        return Err(refused.into_iter().flatten().collect::<Vec<_>>().into());
    };
    let id = CentralTaskId::new(context.app.clock.fresh_uuid());
    let sql = "insert into central_task (district, id, year, code, title, lead_unit) values ($1, $2, $3, $4, $5, $6)";
    let lead = lead.map(|unit| unit.to_string());
    let added = tx.exec(sql, args![district, id, input.year, code, title, lead]).await;
    if added.as_ref().is_err_and(|error| error.is_unique("central_task_code")) {
        return Err(doubled(input.year, code).into());
    }
    added?;
    let new = one(tx, district, id).await?;
    let after = serde_json::json!({ "id": new.id, "year": new.year, "code": new.code, "title": new.title, "lead_unit": new.lead_unit });
    let payload = serde_json::json!({ "before": {}, "after": after, "rules": [] }).to_string();
    tx.record(district, Entry::by(&context.actor, "house", "add_central_task", None, payload, context.now)).await;
    Ok(new)
}

fn far_off(year: i64, present: i64) -> Option<Refusal> {
    let (first, last) = (present - YEARS, present + YEARS);
    (!(first..=last).contains(&year)).then(|| {
        Refusal::invalid("house.central_task.year", format!("年份{year}不在{first}至{last}之间"))
            .basis("中心工作按年度登记，前后各两年")
            .hint("请核对年份")
            .field("year")
    })
}

fn doubled(year: i64, code: &str) -> Refusal {
    Refusal::conflict("house.central_task.doubled", format!("{year}年已有编号为{code}的中心工作"))
        .basis("一年之内一个编号只对应一项中心工作")
        .hint("请换一个编号，或修改已有的那一项")
        .field("code")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_years_back_and_two_ahead() {
        for year in 2024..=2028 {
            assert_eq!(far_off(year, 2026), None, "{year}");
        }
        assert!(far_off(2023, 2026).is_some() && far_off(2029, 2026).is_some() && far_off(i64::MIN, 2026).is_some());
    }
}
