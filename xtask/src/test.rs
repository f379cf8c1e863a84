//! `cargo xtask test`: everything that must hold, in one order, the same here and in CI.

use std::io::IsTerminal;
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::process::{cargo, command, npm, program, shown, succeeds};
use crate::stopwatch::{Stopwatch, words};
use crate::tree::{Tree, root};
use crate::{docs, fonts, tidy, tools, web};

/// One step.
struct Step {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<Went>,
}

/// How a step that did not fail went.
enum Went {
    Well,
    /// There is nothing to run; with the reason.
    Nothing(&'static str),
}

const STEPS: &[Step] = &[
    Step { name: "tools", what: "备齐工具", run: || tools::prepare().map(well) },
    Step { name: "fmt", what: "Rust 格式", run: format },
    Step { name: "tidy", what: "代码库的形状", run: shape },
    Step { name: "web", what: "网页：类型、测试、构建", run: pages },
    Step { name: "clippy", what: "Clippy", run: clippy },
    Step { name: "fonts", what: "公文字体", run: || fonts::prepare().map(well) },
    Step { name: "tests", what: "Rust 测试", run: tests },
    Step {
        name: "doc",
        what: "文档里的例子",
        run: || show(fonts::used(&mut cargo(&["test", "--workspace", "--doc", "--quiet"]))).map(well),
    },
    Step { name: "fresh", what: "生成的文件是最新的", run: || docs::check(docs::Build::WithTests).map(well) },
    Step { name: "e2e", what: "浏览器走查", run: journeys },
    Step { name: "calendar", what: "工作日历逐日核对", run: calendar },
];

/// Which steps to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Choice {
    only: Vec<String>,
    skip: Vec<String>,
}

impl Choice {
    /// Reads `--only STEP` and `--skip STEP`, each as often as wanted.
    pub fn parse(args: &[String]) -> Result<Self> {
        let mut choice = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let list = match arg.as_str() {
                "--only" => &mut choice.only,
                "--skip" => &mut choice.skip,
                _ => bail!("没有这个选项：{arg}；用法：cargo xtask test [--only 步骤] [--skip 步骤]"),
            };
            let name = args.next().with_context(|| format!("{arg} 后面要写步骤；查看全部：cargo xtask test --list"))?;
            ensure!(
                STEPS.iter().any(|step| step.name == name),
                "没有名为 {name} 的步骤；查看全部：cargo xtask test --list"
            );
            list.push(name.clone());
        }
        Ok(choice)
    }

    fn has(&self, name: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|listed| listed == name);
        (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
    }
}

/// Prints the steps.
pub fn list() -> Result<()> {
    for step in STEPS {
        println!("{:10} {}", step.name, step.what);
    }
    Ok(())
}

/// Runs the steps up to the first that fails, and sums up.
pub fn run(choice: &Choice) -> Result<ExitCode> {
    let whole = Stopwatch::start();
    let mut rows: Vec<Row> = Vec::new();
    for step in STEPS.iter().filter(|step| choice.has(step.name)) {
        if rows.iter().any(|row| row.ended == Ended::Failed) {
            rows.push(Row { step, ended: Ended::NotRun, time: Duration::ZERO });
            continue;
        }
        println!("── {}：{} ──", step.name, step.what);
        let watch = Stopwatch::start();
        let ended = match (step.run)() {
            Ok(Went::Well) => Ended::Passed,
            Ok(Went::Nothing(reason)) => {
                println!("{reason}");
                Ended::NotRun
            }
            Err(error) => {
                println!("{error:#}");
                Ended::Failed
            }
        };
        rows.push(Row { step, ended, time: watch.elapsed() });
    }
    println!("\n{}", table(&rows, whole.elapsed()));
    let failed = rows.iter().any(|row| row.ended == Ended::Failed);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Passed,
    Failed,
    NotRun,
}

struct Row {
    step: &'static Step,
    ended: Ended,
    time: Duration,
}

/// The summary; its last line is for machines.
fn table(rows: &[Row], whole: Duration) -> String {
    let mut text = String::new();
    for Row { step, ended, time } in rows {
        let word = match ended {
            Ended::Passed => "通过",
            Ended::Failed => "失败",
            Ended::NotRun => "未跑",
        };
        text += &format!("{word}  {:9} {:>12}  {}\n", step.name, words(*time), step.what);
    }
    let count = |wanted| rows.iter().filter(|row| row.ended == wanted).count();
    text += &format!("合计 {}\n", words(whole));
    text + &format!("{} passed, {} failed", count(Ended::Passed), count(Ended::Failed))
}

/// Runs it; in a log without colours.
fn show(command: &mut Command) -> Result<()> {
    let ci = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    if ci || !std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1").env("FORCE_COLOR", "0");
    }
    shown(command)
}

const fn well((): ()) -> Went {
    Went::Well
}

fn format() -> Result<Went> {
    let checked = show(&mut cargo(&["fmt", "--all", "--check", "--", "-l"]));
    checked.context("上面列出的文件格式不对，请运行 cargo fmt --all").map(well)
}

fn shape() -> Result<Went> {
    let tree = Tree::read(&root())?;
    let mut count = 0;
    for check in tidy::CHECKS {
        for fault in (check.run)(&tree) {
            println!("{}: {fault}", check.name);
            count += 1;
        }
    }
    ensure!(count == 0, "代码库的形状有 {count} 处要修，见上");
    Ok(Went::Well)
}

fn pages() -> Result<Went> {
    web::install()?;
    show(&mut npm(&["test", "--silent"]))?;
    // The build begins with the type check.
    web::build().map(|_| Went::Well)
}

fn clippy() -> Result<Went> {
    show(&mut cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])).map(well)
}

fn tests() -> Result<Went> {
    if succeeds("cargo", &["nextest", "--version"]) {
        let quiet = ["--status-level", "slow", "--final-status-level", "fail"];
        show(fonts::used(&mut cargo(&[&["nextest", "run", "--workspace"][..], &quiet].concat()))).map(well)
    } else {
        show(fonts::used(&mut cargo(&["test", "--workspace", "--all-targets", "--quiet"]))).map(well)
    }
}

fn journeys() -> Result<Went> {
    let package = std::fs::read_to_string(root().join("package.json"))?;
    if !package.contains("\"e2e\":") {
        return Ok(Went::Nothing("package.json 里没有 e2e，无走查可跑"));
    }
    docs::build(docs::Build::WithTests)?;
    show(fonts::used(&mut npm(&["run", "--silent", "e2e"])).env("CHENGQI_BIN", program("debug"))).map(well)
}

fn calendar() -> Result<Went> {
    docs::build(docs::Build::WithTests)?;
    let program = program("debug");
    let mut check = command("python3", &["tools/check_calendar.py"]);
    let checked = show(check.arg(program));
    checked.context("日历核对没有完成。若是装不上 Python 包 chinesecalendar，请先装好它再跑这一步").map(well)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(line: &str) -> Result<Choice> {
        Choice::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn steps_are_chosen_by_name() {
        let chosen = |line: &str| {
            let choice = choice(line).expect("right");
            STEPS.iter().map(|step| step.name).filter(|name| choice.has(name)).collect::<Vec<_>>()
        };
        assert_eq!(chosen("--only fmt --only tidy"), ["fmt", "tidy"]);
        assert_eq!(chosen("--skip e2e").len(), STEPS.len() - 1);
        assert_eq!(chosen("").len(), STEPS.len());
        assert!(choice("--only nonsense").is_err() && choice("--skip").is_err() && choice("fmt").is_err());
    }

    #[test]
    fn the_last_line_counts_the_steps() {
        let row = |at: usize, ended| Row { step: &STEPS[at], ended, time: Duration::from_secs(1) };
        let rows = [row(0, Ended::Passed), row(1, Ended::Passed), row(2, Ended::Failed), row(3, Ended::NotRun)];
        assert_eq!(table(&rows, Duration::ZERO).lines().last(), Some("2 passed, 1 failed"));
    }
}
