//! The figures as a page of Markdown.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::work::{self, Outcome};
use super::{machine, walks};

/// The growth over sizes that is still none.
const GROWTH: f64 = 1.3;

/// Processor time by size, from the smallest.
type BySize = Vec<(usize, f64)>;
/// A kind of request on a database: database, place in the table, what is asked, connections.
type Asked<'a> = (&'a str, usize, &'a str, usize);

/// The whole page.
#[must_use]
pub fn page(outcomes: &[Outcome], machine: &str, runs: usize) -> String {
    let mut page = format!(
        "# 性能测量\n\n{}；{machine}；每项 {runs} 次，取中位，括号内为最低和最高。CPU 为服务进程每次请求的处理器时间，PostgreSQL 的进程另列。\n",
        env!("CARGO_PKG_VERSION")
    );
    for outcome in outcomes {
        page += &requests(outcome);
    }
    page += &growth(outcomes);
    page += &starts(outcomes);
    page += &plans(outcomes);
    page += &routes(outcomes);
    page
}

/// Sentences for what an aim asks and was not reached.
#[must_use]
pub fn missed(outcomes: &[Outcome]) -> Vec<String> {
    let mut missed = Vec::new();
    for outcome in outcomes {
        let at = format!("{} {} 条", outcome.backend, outcome.items);
        for measured in &outcome.measured {
            if let Some(aim) = measured.aim.filter(|aim| *aim < measured.whole()) {
                let (what, whole) = (measured.what, measured.whole());
                missed.push(format!("{at}：{what}（{} 个连接）{whole:.2} ms CPU，目标 {aim} ms", measured.connections));
            }
        }
        if 0.25 < outcome.cpu.median() {
            missed.push(format!("{at}：启动 {:.2} 秒 CPU，目标 0.25 秒", outcome.cpu.median()));
        }
        if 60.0 < outcome.idle.median() {
            missed.push(format!("{at}：空闲内存 {:.0} MB，目标 60 MB", outcome.idle.median()));
        }
        for (fault, routes) in &outcome.plans.faults {
            let listed: Vec<&str> = routes.iter().map(String::as_str).filter(|route| !walks::sums_up(route)).collect();
            if telling(outcome) && !listed.is_empty() {
                missed.push(format!("{at}：{} 整表读取：{}", listed.join("，"), fault.line));
            }
        }
        missed.extend(too_few(outcome).map(|said| format!("{at}：{said}")));
    }
    for ((backend, _, what, connections), sizes) in by_size(outcomes) {
        // What has no aim of its own sums up more where there is more.
        let aimed = outcomes.iter().flat_map(|outcome| &outcome.measured).any(|m| m.what == what && m.aim.is_some());
        let times = times(&sizes);
        if aimed && GROWTH < times {
            missed
                .push(format!("{backend}：{what}（{connections} 个连接）随数据量增长 {times:.2} 倍，目标 {GROWTH} 倍"));
        }
    }
    missed
}

/// Whether plans of this size say anything: PostgreSQL rightly reads a small table from end to end.
fn telling(outcome: &Outcome) -> bool {
    outcome.backend == "SQLite" || 100_000 <= outcome.items
}

/// Writes a second at thirty-two connections, held against what the disk gives: 500 where it does 1,500 synchronous writes.
fn too_few(outcome: &Outcome) -> Option<String> {
    let writes = outcome.measured.iter().filter(|m| m.aim == work::WRITE && m.connections == 32);
    let least = writes.map(|m| m.rate.median()).min_by(f64::total_cmp)?;
    let aim = 500.0 * (outcome.disk.median() / 1_500.0).min(1.0);
    (least < aim).then(|| format!("32 个连接时每秒落盘 {least:.0} 次，目标 {aim:.0} 次"))
}

fn requests(outcome: &Outcome) -> String {
    let Outcome { backend, items, disk, .. } = outcome;
    let mut text = format!("\n## {backend}，{items} 条\n\n");
    let _ = writeln!(text, "同一次运行中裸盘 fdatasync 每秒 {} 次。\n", disk.shown(0));
    text += "| 请求 | 连接 | CPU，ms | 数据库进程 CPU，ms | p50，ms | p99，ms | 每秒 | 目标 CPU |\n";
    text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n";
    for m in &outcome.measured {
        let aim = m
            .aim
            .map_or("—".to_owned(), |aim| format!("≤ {aim} {}", if m.whole() <= aim { "达到" } else { "未达到" }));
        let database = if *backend == "SQLite" { "在服务进程内".to_owned() } else { m.database.shown(2) };
        let (cpu, p50, p99, rate) = (m.cpu.shown(2), m.p50.shown(2), m.p99.shown(2), m.rate.shown(0));
        let _ =
            writeln!(text, "| {} | {} | {cpu} | {database} | {p50} | {p99} | {rate} | {aim} |", m.what, m.connections);
    }
    text
}

fn growth(outcomes: &[Outcome]) -> String {
    let rows = by_size(outcomes);
    if rows.is_empty() {
        return String::new();
    }
    let mut text =
        "\n## 随数据量的增长\n\n待办保持不变，办结的增多；CPU 含数据库进程。目标：从最小到最大不超过 1.3 倍。\n\n"
            .to_owned();
    text += "| 数据库 | 请求 | 连接 | 各数据量的 CPU，ms | 增长 |\n| --- | --- | ---: | --- | --- |\n";
    for ((backend, _, what, connections), sizes) in rows {
        let all: Vec<String> = sizes.iter().map(|(items, cpu)| format!("{items} 条 {cpu:.2}")).collect();
        let times = times(&sizes);
        let word = if times <= GROWTH { "" } else { " 超出" };
        let _ = writeln!(text, "| {backend} | {what} | {connections} | {} | {times:.2} 倍{word} |", all.join("，"));
    }
    text
}

/// What was measured at several sizes.
fn by_size(outcomes: &[Outcome]) -> BTreeMap<Asked<'_>, BySize> {
    let mut rows: BTreeMap<Asked<'_>, BySize> = BTreeMap::new();
    for outcome in outcomes {
        for (place, m) in outcome.measured.iter().enumerate() {
            let row = rows.entry((outcome.backend, place, m.what, m.connections)).or_default();
            row.push((outcome.items, m.whole()));
        }
    }
    rows.retain(|_, sizes| 1 < sizes.len());
    rows
}

/// How many times as much the last costs as the first.
fn times(sizes: &[(usize, f64)]) -> f64 {
    match (sizes.first(), sizes.last()) {
        (Some((_, first)), Some((_, last))) if 0.0 < *first => last / first,
        (_, _) => 1.0,
    }
}

fn starts(outcomes: &[Outcome]) -> String {
    let mut text =
        "\n## 启动、内存、大小\n\n启动指从执行命令到首页答复；目标：100000 条时 CPU ≤ 0.25 秒，空闲内存 ≤ 60 MB。\n\n"
            .to_owned();
    text += "| 数据库 | 条数 | 启动，秒 | 启动 CPU，秒 | 强杀后启动，秒 | 强杀后 CPU，秒 | 空闲，MB | 32 个连接写过之后，MB | 最高，MB | 数据，MB |\n";
    text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for o in outcomes {
        let kill = o.after_kill.map_or(("—".to_owned(), "—".to_owned()), |kill| {
            (format!("{:.2}", kill.wall), format!("{:.3}", kill.cpu))
        });
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} | {:.0} | {:.0} | {:.0} |",
            o.backend,
            o.items,
            o.wall.shown(2),
            o.cpu.shown(3),
            kill.0,
            kill.1,
            o.idle.shown(0),
            o.loaded.0,
            o.loaded.1,
            o.size
        );
    }
    text
}

fn plans(outcomes: &[Outcome]) -> String {
    let mut text = "\n## 查询计划\n\n权限表中每个只读接口各走一遍，看其语句是否整表读取一千行以上的表；只用到“区”这一列的索引也算整表。\n".to_owned();
    for o in outcomes {
        let _ = writeln!(
            text,
            "\n{} {} 条：看了 {} 个计划，{} 种整表读取。",
            o.backend,
            o.items,
            o.plans.plans,
            o.plans.faults.len()
        );
        if !telling(o) {
            text += "这么小的表，数据库整表读取是对的，到 100000 条再看。\n";
        }
        for (fault, routes) in &o.plans.faults {
            let (summed, listed): (Vec<&str>, Vec<&str>) =
                routes.iter().map(String::as_str).partition(|route| walks::sums_up(route));
            let _ = writeln!(text, "\n- {}：列表 {}；汇总 {}", fault.line, all(&listed), all(&summed));
            if !fault.statement.is_empty() {
                let _ = writeln!(text, "  `{}`", fault.statement);
            }
        }
        let not_walked: Vec<&str> = o.without.iter().chain(&o.plans.unanswered).map(String::as_str).collect();
        if !not_walked.is_empty() {
            let _ = writeln!(text, "\n没有走到（没有可打开的样本或未答复 200）：{}", not_walked.join("，"));
        }
    }
    text
}

fn all(routes: &[&str]) -> String {
    if routes.is_empty() { "无".to_owned() } else { routes.join("，") }
}

fn routes(outcomes: &[Outcome]) -> String {
    let mut rows: BTreeMap<(&str, &str), BySize> = BTreeMap::new();
    for outcome in outcomes {
        for (route, cpu) in &outcome.routes {
            rows.entry((route, outcome.backend)).or_default().push((outcome.items, *cpu));
        }
    }
    let mut text = "\n## 各只读接口\n\n一个连接逐次请求，每次的 CPU（含数据库进程）。\n\n| 接口 | 数据库 | CPU，ms |\n| --- | --- | --- |\n".to_owned();
    for ((route, backend), sizes) in rows {
        let all: Vec<String> = sizes.iter().map(|(items, cpu)| format!("{items} 条 {cpu:.2}")).collect();
        let _ = writeln!(text, "| `{route}` | {backend} | {} |", all.join("，"));
    }
    text
}

/// The machine in one line.
#[must_use]
pub fn this_machine() -> String {
    format!("{}，开始时负载 {}", machine::processor(), machine::load())
}
