//! The repository's own commands: `cargo xtask demo`, `cargo xtask test` and what a developer needs besides.
//!
//! A newcomer reads [`demo`] and [`test`] (the two commands of the README), then [`tidy`] (what keeps the repository in shape),
//! then [`scaffold`] (how a room or a rule comes into being) and [`docs`] (what is generated).

mod bench;
mod demo;
mod docs;
mod fonts;
mod load;
mod migrations;
mod process;
mod rules;
mod scaffold;
mod source;
mod stopwatch;
mod test;
mod tidy;
mod tools;
mod tree;
mod web;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
用法：cargo xtask 命令

  demo [参数…]               构建网页和程序，打开演示（参数原样交给 chengqi demo，如 --port 8081）
  test                       跑全部检查和测试，与 CI 相同
       --only 步骤 --skip 步骤   只跑或不跑某一步，可写多次
       --list                列出步骤
  tidy [检查…]               检查代码库的形状；--list 列出各项
  room 名称 标题             新建一个房间（业务模块），如 cargo xtask room meetings 会务
  room 名称 --remove         把房间完整拆除
  rule 房间 名称             新建一条规则，如 cargo xtask rule information title_length
  docs                       重新生成规则页、接口文档、权限矩阵、规则表、迁移清单；--check 只核对
  openapi                    重新生成接口文档和网页的类型
  bench [名称] [选项…]       性能测量；--list 列出各项；--quick、--full 为 office 的选项，--corpus 目录 为 checkup 的
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    run(&args).unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}

fn run(args: &[String]) -> Result<ExitCode> {
    let (command, rest) = args.split_first().map_or(("help", &[][..]), |(command, rest)| (command.as_str(), rest));
    let words: Vec<&str> = rest.iter().map(String::as_str).collect();
    let done = |()| ExitCode::SUCCESS;
    match (command, words.as_slice()) {
        ("demo", _) => demo::run(rest),
        ("test", ["--list"]) => test::list().map(done),
        ("test", _) => test::run(&test::Choice::parse(rest)?),
        ("tidy", ["--list"]) => tidy::list().map(done),
        ("tidy", _) => tidy::run(rest),
        ("room", [name, "--remove"]) => scaffold::remove_room(&tree::root(), name).map(done),
        ("room", [name, title]) => scaffold::add_room(&tree::root(), name, title).map(done),
        ("rule", [room, name]) => scaffold::add_rule(&tree::root(), room, name).map(done),
        ("docs", []) => docs::write().map(done),
        ("docs", ["--check"]) => docs::check(docs::Build::Alone).map(done),
        ("openapi", []) => docs::openapi().map(done),
        ("bench", ["--list"]) => bench::list().map(done),
        ("bench", words) => bench::run(words).map(done),
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        ("room" | "rule" | "docs" | "openapi", _) => {
            bail!("命令写得不全或多了参数：{}\n\n{HELP}", args.join(" "))
        }
        _ => bail!("没有这个命令：{command}\n\n{HELP}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_line_is_answered_with_what_there_is() {
        for line in [
            &["nonsense"][..],
            &["room"],
            &["rule", "a"],
            &["docs", "--x"],
            &["test", "--only"],
            &["test", "--only", "x"],
        ] {
            let line: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
            let error = run(&line).expect_err("wrong");
            assert!(error.to_string().contains("cargo xtask"), "{error}");
        }
    }
}
