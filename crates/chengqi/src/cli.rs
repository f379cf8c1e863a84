//! What can be typed, with its help in Chinese.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands;
use crate::demo::Today;
use crate::exit::Exit;

const CODES: &str = "退出码：
  0  完成
  1  查出问题（如流水被改动、政策文件有错）
  2  命令写错
  3  不能照办，什么都没有改动（如文件已存在）
  4  程序出错";

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n";

/// 承启：党委办公室的工作平台
#[derive(Debug, Parser)]
#[command(name = "chengqi", version, about = "承启：党委办公室的工作平台。一个程序，装上就用。", after_help = CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 打开演示：虚构的青溪区，数据全为编造
    Demo {
        /// 端口
        #[arg(long, value_name = "端口", default_value_t = 8080)]
        port: u16,
        /// 数据目录；不写则放在临时目录，退出后删除
        #[arg(long, value_name = "目录")]
        data: Option<PathBuf>,
        /// 随机种子：同一种子得到同样的数据
        #[arg(long, value_name = "数字", default_value_t = 1)]
        seed: u64,
        /// 把“今天”定在某一天，如 2026-11-23；也可带上时刻，如 2026-11-23T10:30
        #[arg(long, value_name = "日期")]
        today: Option<Today>,
    },
    /// 生成演示数据，由 demo 首次启动时调用
    #[command(hide = true)]
    DemoFill {
        /// 数据目录
        #[arg(long, value_name = "目录")]
        data: PathBuf,
        /// 随机种子
        #[arg(long, value_name = "数字")]
        seed: u64,
        /// 今天
        #[arg(long, value_name = "日期")]
        today: Option<Today>,
    },
    /// 初次安装：建库，登记单位和三员
    Init(Box<commands::init::Options>),
    /// 按配置文件运行
    Serve {
        /// 配置文件
        #[arg(long, value_name = "文件")]
        config: PathBuf,
    },
    /// 核验流水：逐条重算，指出第一处被改动的地方
    Verify {
        /// 数据目录
        #[arg(long, value_name = "目录")]
        data: PathBuf,
    },
    /// 在线备份到一个新文件
    Backup {
        /// 备份写到哪里（不得已存在）
        #[arg(value_name = "文件")]
        file: PathBuf,
        /// 数据目录
        #[arg(long, value_name = "目录")]
        data: PathBuf,
    },
    /// 从备份恢复到一个空目录
    Restore {
        /// 备份文件
        #[arg(value_name = "文件")]
        file: PathBuf,
        /// 恢复到哪个目录（其中不得已有数据库）
        #[arg(long, value_name = "目录")]
        data: PathBuf,
    },
    /// 打印一年的工作日历
    Calendar {
        /// 年份
        #[arg(value_name = "年份")]
        year: i16,
        /// 打印 JSON
        #[arg(long)]
        json: bool,
    },
    /// 政策文件：施行之前先核对
    Policy {
        /// 做什么
        #[command(subcommand)]
        command: commands::policy::Command,
    },
    /// 公文：样本、排成 PDF、OFD、DOCX 和图片、从 DOCX 读入
    Doc {
        /// 做什么
        #[command(subcommand)]
        command: commands::doc::Command,
    },
    /// 公文用的字体：查看，取来
    Fonts {
        /// 做什么
        #[command(subcommand)]
        command: commands::fonts::Command,
    },
    /// 搜索库：重建
    Search {
        /// 做什么
        #[command(subcommand)]
        command: commands::search::Command,
    },
    /// 比对库：重建
    Reuse {
        /// 做什么
        #[command(subcommand)]
        command: commands::reuse::Command,
    },
    /// 打印接口文档（OpenAPI 3.1）
    Openapi,
    /// 打印规则手册
    Rules,
    /// 打印权限矩阵
    #[command(hide = true)]
    Permissions,
}

/// Runs the program.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let parsed = command().try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    let exit = match parsed {
        Ok(cli) => commands::run(cli.command),
        Err(error) => explain(&error),
    };
    exit.into()
}

/// The command line with Chinese headings all through.
fn command() -> clap::Command {
    chinese(Cli::command(), "chengqi").disable_help_subcommand(true).version(env!("CARGO_PKG_VERSION"))
}

fn chinese(command: clap::Command, line: &str) -> clap::Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| if arg.is_positional() { arg.help_heading("参数") } else { arg.help_heading("选项") })
        .mut_args(told_default)
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .help("显示帮助")
                .help_heading("选项")
                .action(clap::ArgAction::Help),
        );
    if command.get_name() == "chengqi" {
        command = command.arg(
            clap::Arg::new("version")
                .short('V')
                .long("version")
                .help("显示版本")
                .help_heading("选项")
                .action(clap::ArgAction::Version),
        );
    }
    for name in names {
        let line = format!("{line} {name}");
        command = command.mut_subcommand(name, |sub| chinese(sub, &line));
    }
    let usage = usage(&command, line);
    command.override_usage(usage)
}

/// The line of usage that clap makes, in Chinese.
fn usage(command: &clap::Command, line: &str) -> String {
    let made = command.clone().bin_name(line).render_usage().to_string();
    let made = made.trim_start_matches("Usage:").trim();
    made.replace("[OPTIONS]", "[选项]")
}

/// Says in Chinese what holds where an option is left out.
fn told_default(arg: clap::Arg) -> clap::Arg {
    let values: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if values.is_empty() || !arg.get_action().takes_values() {
        return arg;
    }
    let help = format!("{}；不写为 {}", arg.get_help().map(ToString::to_string).unwrap_or_default(), values.join(" "));
    arg.hide_default_value(true).help(help)
}

/// Says in Chinese what is wrong with the command line; help and version are no errors.
fn explain(error: &clap::Error) -> Exit {
    let told = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let sentence = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print!("{error}");
            return Exit::Done;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            eprint!("{}", command().render_help());
            return Exit::Usage;
        }
        ErrorKind::UnknownArgument => format!("没有这个选项或参数：{}", told(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("没有这个命令：{}", told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("还缺：{}", told(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{} 的值不对：{}{}", told(ContextKind::InvalidArg), told(ContextKind::InvalidValue), advice(error))
        }
        _ => format!("命令写错：{error}"),
    };
    eprintln!("{sentence}\n查看用法：chengqi --help");
    Exit::Usage
}

/// How to write a value, where its own reader says so; what the libraries say of numbers and paths is in English and left out.
fn advice(error: &clap::Error) -> String {
    let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if said.is_ascii() { String::new() } else { format!("；{said}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_is_in_chinese_all_through() {
        command().debug_assert();
        let mut all = command();
        let mut texts = vec![all.render_long_help().to_string()];
        for sub in all.get_subcommands_mut() {
            texts.push(sub.render_long_help().to_string());
            texts.extend(sub.get_subcommands_mut().map(|sub| sub.render_long_help().to_string()));
        }
        for text in &texts {
            for english in ["Usage", "Options", "[OPTIONS]", "Commands", "Arguments", "Print", "default"] {
                assert!(!text.contains(english), "{english} in:\n{text}");
            }
        }
        assert!(texts.iter().any(|text| text.contains("用法：chengqi init [选项]")), "{texts:?}");
        assert!(texts.iter().any(|text| text.contains("用法：chengqi policy check [选项]")), "{texts:?}");
        assert!(texts.iter().any(|text| text.contains("端口；不写为 8080")), "{texts:?}");
    }

    #[test]
    fn a_wrong_line_exits_with_two() {
        for line in
            [&["chengqi", "nonsense"][..], &["chengqi", "calendar"], &["chengqi", "calendar", "x"], &["chengqi"]]
        {
            let error = command().try_get_matches_from(line).expect_err("wrong");
            assert_eq!(explain(&error), Exit::Usage, "{line:?}");
        }
    }
}
