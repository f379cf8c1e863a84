//! 导出积分: the board and every point with its reason, as a table file.

use axum::extract::{Query, State};
use axum::response::Response;
use kernel::clock::office_day;
use store::Tx;
use webkit::{App, Context, Me, Problem, look};

use super::board::{self, Drawn};
use super::{Asked, xlsx};
use crate::points::facts::{Ledger, UnitFact};
use crate::points::result::{Entry, Score};
use crate::view::account::component;
use crate::view::points::BoardView;
use crate::view::sheet::{Cell, Table, file};

/// The points of a span as a table file.
#[utoipa::path(get, path = "/api/information/points.xlsx", operation_id = "information_points_xlsx", params(Asked),
    responses((status = 200, description = "the file",
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn points_xlsx(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let (name, bytes) = look(&app, &me, asked, |tx, context| Box::pin(made(tx, context))).await?.0;
    Ok(xlsx(&name, bytes))
}

async fn made(tx: &mut Tx, context: &Context<Asked>) -> Result<(String, Vec<u8>), Problem> {
    let Drawn { view, ledger, scores, sees, span } = board::drawn(tx, context).await?;
    let shown: Vec<&Score> = scores.iter().filter(|score| sees.includes(score.unit) && asked(context, score)).collect();
    let tables = [summary(&view, &span.name()), details(&shown, &ledger, &span.name())];
    let bytes = file(&tables, office_day(context.now)).map_err(|error| Problem::Broken(error.into()))?;
    Ok((format!("{}积分.xlsx", span.name()), bytes))
}

fn asked(context: &Context<Asked>, score: &Score) -> bool {
    context.input.unit.is_empty() || context.input.unit == score.unit.to_string()
}

fn summary(board: &BoardView, span: &str) -> Table {
    let columns = vec![
        ("单位", 20),
        ("类别", 12),
        ("完成情况", 12),
        ("积分", 10),
        ("报送", 8),
        ("被采用条数", 12),
        ("区级采用", 10),
        ("市级采用", 10),
        ("省级采用", 10),
        ("中央采用", 10),
        ("媒体刊发", 10),
        ("领导批示", 10),
    ];
    let notes = board.notes().collect();
    Table { name: "看板", title: format!("{span}信息积分"), columns, rows: board.cells(), notes }
}

fn details(scores: &[&Score], ledger: &Ledger, span: &str) -> Table {
    let columns = vec![
        ("单位", 20),
        ("日期", 12),
        ("项目", 12),
        ("计分", 10),
        ("内容", 40),
        ("信息", 40),
        ("规则", 30),
        ("依据", 40),
        ("口径", 30),
    ];
    let name =
        |of: &Score| ledger.units.iter().find(|unit| unit.id == of.unit).map(|unit: &UnitFact| unit.name.clone());
    let lines = |score: &&Score| {
        let unit = name(score).unwrap_or_default();
        score.entries.iter().map(|entry| line(&unit, entry, ledger)).collect::<Vec<_>>()
    };
    let rows = scores.iter().flat_map(lines).collect();
    Table { name: "明细", title: format!("{span}计分明细"), columns, rows, notes: Vec::new() }
}

fn line(unit: &str, entry: &Entry, ledger: &Ledger) -> Vec<Cell> {
    let item = entry.submission.and_then(|id| ledger.items.iter().find(|item| item.id == id));
    vec![
        Cell::text(unit),
        Cell::text(entry.day.to_string()),
        Cell::text(component(entry.component).1),
        Cell::Points(entry.hundredths),
        Cell::text(&entry.label),
        Cell::text(item.map(|item| item.title.clone()).unwrap_or_default()),
        Cell::text(&entry.why.title),
        Cell::text(&entry.why.basis),
        Cell::text(entry.why.policy.clone().unwrap_or_default()),
    ]
}
