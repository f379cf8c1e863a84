//! `cargo xtask demo`: from a clean checkout to a running house.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::process::{cargo, program, shown};
use crate::stopwatch::Stopwatch;
use crate::web::{self, Done};

/// Builds what is not built yet and opens the demonstration; what follows on the command line is the program's own.
pub fn run(args: &[String]) -> Result<ExitCode> {
    let whole = Stopwatch::start();
    web::need_node()?;
    step("网页依赖", web::install)?;
    step("网页", web::build)?;
    println!("正在构建程序（首次约需十分钟）……");
    step("程序", || shown(&mut cargo(&["build", "--release", "--package", "chengqi"])).map(|()| Done::Now))?;
    println!("准备完毕，共 {}；正在打开演示……", whole.words());
    let mut program = Command::new(program("release"));
    program.arg("demo").args(args);
    hand_over(program)
}

fn step(what: &str, work: impl FnOnce() -> Result<Done>) -> Result<()> {
    let watch = Stopwatch::start();
    match work().with_context(|| format!("{what}没有备好"))? {
        Done::Now => println!("{what}：已备好（{}）", watch.words()),
        Done::Before => println!("{what}：没有变化，不必重做（{}）", watch.words()),
    }
    Ok(())
}

/// The program takes the place of this one, so that Ctrl+C reaches it alone.
#[cfg(unix)]
fn hand_over(mut program: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(program.exec()).with_context(|| format!("不能运行 {}", program.get_program().to_string_lossy()))
}

#[cfg(not(unix))]
fn hand_over(mut program: Command) -> Result<ExitCode> {
    let status = program.status().with_context(|| format!("不能运行 {}", program.get_program().to_string_lossy()))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
