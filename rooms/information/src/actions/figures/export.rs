//! 导出数据: the figures of a year as a table file.

use axum::extract::{Query, State};
use axum::response::Response;
use kernel::clock::office_day;
use store::Tx;
use webkit::{App, Context, Me, Problem, look};

use super::show::{Asked, seen};
use crate::actions::points::xlsx;
use crate::view::figures::{FiguresView, MeasuresView, PeriodFiguresView};
use crate::view::sheet::{Cell, Table, file};

/// The figures of a year as a table file.
#[utoipa::path(get, path = "/api/information/figures.xlsx", operation_id = "information_figures_xlsx", params(Asked),
    responses((status = 200, description = "the file",
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub async fn figures_xlsx(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let (name, bytes) = look(&app, &me, asked, |tx, context| Box::pin(made(tx, context))).await?.0;
    Ok(xlsx(&name, bytes))
}

async fn made(tx: &mut Tx, context: &Context<Asked>) -> Result<(String, Vec<u8>), Problem> {
    let figures = seen(tx, context).await?;
    let year = figures.year;
    let tables = [
        by_unit(&figures),
        by_period("按月", format!("{year}年各月"), &figures.by_month),
        by_period("按年", format!("{}年至{}年", figures.from_year, figures.to_year), &figures.by_year),
        standings(&figures),
    ];
    let bytes = file(&tables, office_day(context.now)).map_err(|error| Problem::Broken(error.into()))?;
    Ok((format!("{year}年信息数据.xlsx"), bytes))
}

fn by_unit(figures: &FiguresView) -> Table {
    let line = |name: &str, measures: &MeasuresView| {
        std::iter::once(Cell::text(name)).chain(cells(measures)).collect::<Vec<Cell>>()
    };
    let total = line("全区合计", &figures.total);
    let units = figures.by_unit.iter().map(|unit| line(&unit.unit_name, &unit.figures));
    Table {
        name: "按单位",
        title: format!("{}年信息数据", figures.year),
        columns: columns("单位"),
        rows: units.chain(std::iter::once(total)).collect(),
        notes: figures.notes.clone(),
    }
}

fn by_period(name: &'static str, title: String, periods: &[PeriodFiguresView]) -> Table {
    let line = |period: &PeriodFiguresView| {
        std::iter::once(Cell::text(&period.period)).chain(cells(&period.figures)).collect::<Vec<Cell>>()
    };
    Table { name, title, columns: columns("期间"), rows: periods.iter().map(line).collect(), notes: Vec::new() }
}

fn standings(figures: &FiguresView) -> Table {
    let columns = vec![("期间", 18), ("位次", 20), ("得分", 12), ("市级采用", 12), ("来源", 40)];
    let rows = figures.standings.iter().map(crate::view::standing::StandingView::cells).collect();
    Table {
        name: "本区位次", title: "本区在全市的位次（以市里公布为准）".to_owned(), columns, rows, notes: Vec::new()
    }
}

fn columns(first: &'static str) -> Vec<(&'static str, u8)> {
    let rest = [
        "报送",
        "被采用条数",
        "采用率",
        "上报",
        "区级采用",
        "市级采用",
        "省级采用",
        "中央采用",
        "媒体刊发",
        "区级批示",
        "市级批示",
        "省级批示",
        "中央批示",
    ];
    std::iter::once((first, 20)).chain(rest.map(|name| (name, 12))).collect()
}

fn cells(measures: &MeasuresView) -> Vec<Cell> {
    let (adopted, instruction) = (&measures.adopted, &measures.instruction);
    let counts = [
        measures.sent_up.total,
        adopted.district,
        adopted.city,
        adopted.province,
        adopted.centre,
        measures.media.total,
        instruction.district,
        instruction.city,
        instruction.province,
        instruction.centre,
    ];
    let first = [Cell::Count(measures.reported), Cell::Count(measures.adopted_items), Cell::text(&measures.rate_text)];
    first.into_iter().chain(counts.map(Cell::Count)).collect()
}
