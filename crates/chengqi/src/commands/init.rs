//! `chengqi init`: a real installation in six steps, each asked on a terminal or given as an option.
//!
//! Everything is asked and checked first ([`answers`], [`roster`]); then [`found`] makes the whole installation beside its place and
//! moves it there at the end, so that a process killed on the way leaves no half office behind.

mod answers;
mod found;
mod passwords;
mod roster;
mod sample;
mod table;
mod terminal;

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use kernel::{DistrictId, SystemClock};

use self::terminal::{Screen, Terminal};
use super::Refused;
use crate::exit::Exit;
use crate::house;

/// The configuration's file name within the data folder.
pub const CONFIG: &str = "chengqi.toml";

/// What `init` must know.
#[derive(Debug, Default, Args)]
pub struct Options {
    /// 数据目录（不得已有数据库）
    #[arg(long, value_name = "目录", required_unless_present = "sample")]
    pub data: Option<PathBuf>,
    /// 第一步：区的代码，小写字母、数字和短横，如 qingxi
    #[arg(long, value_name = "代码")]
    pub district: Option<DistrictId>,
    /// 第一步：区的名称
    #[arg(long, value_name = "名称")]
    pub name: Option<String>,
    /// 第一步：办公室的名称；不写为“区委办公室”
    #[arg(long, value_name = "名称")]
    pub office: Option<String>,
    /// 第二步：系统管理员，写成“姓名,账号”
    #[arg(long, value_name = "姓名,账号")]
    pub sysadmin: Option<String>,
    /// 第二步：安全管理员，不得与其他两员是同一人
    #[arg(long, value_name = "姓名,账号")]
    pub secadmin: Option<String>,
    /// 第二步：审计员，不得与其他两员是同一人
    #[arg(long, value_name = "姓名,账号")]
    pub auditor: Option<String>,
    /// 第二步：三员口令文件，共三行，依次为系统管理员、安全管理员、审计员；不写则在终端输入
    #[arg(long, value_name = "文件")]
    pub passwords_from: Option<PathBuf>,
    /// 第三步：单位和人员表（CSV，UTF-8 或 GBK）；样表用 --sample 写出
    #[arg(long, value_name = "文件")]
    pub people: Option<PathBuf>,
    /// 第五步：政策集，burden-2024（现行，默认）或 speech（讲话口径）
    #[arg(long, value_name = "代号")]
    pub policy: Option<String>,
    /// 第六步：备份放在哪个目录（记入配置，不得在数据目录之内）
    #[arg(long, value_name = "目录")]
    pub backup: Option<PathBuf>,
    /// 在哪个地址上监听；不写为只供本机的 127.0.0.1:8080
    #[arg(long, value_name = "地址:端口")]
    pub listen: Option<SocketAddr>,
    /// 只写出一份单位和人员样表，不安装
    #[arg(long, value_name = "文件")]
    pub sample: Option<PathBuf>,
}

/// Makes a new installation.
pub async fn run(options: Options) -> anyhow::Result<Exit> {
    if let Some(file) = &options.sample {
        sample::write(file)?;
        println!("样表已写到 {}；填好后用 --people 交给 chengqi init", file.display());
        return Ok(Exit::Done);
    }
    let Some(data) = options.data.clone() else { return Ok(Exit::Usage) };
    empty(&data)?;
    let mut screen = (std::io::stdin().is_terminal() && std::io::stderr().is_terminal()).then(Screen::open);
    let terminal = screen.as_mut().map(|screen| screen as &mut dyn Terminal);
    let passwords_from = options.passwords_from.clone();
    let plan = match answers::gather(options, &data, terminal)? {
        answers::Gathered::Whole(plan) => plan,
        answers::Gathered::Missing(missing) => {
            eprintln!("还缺：{}\n在终端上运行会逐项询问；查看用法：chengqi init --help", missing.join("、"));
            return Ok(Exit::Usage);
        }
    };
    for line in roster::advice(&plan.roster) {
        println!("提醒：{line}");
    }
    let founded = found::found(&plan, &SystemClock::new()).await?;
    if let Some(file) = passwords_from {
        println!("提醒：口令文件 {} 已用过，请立即删除", file.display());
    }
    print!("{}", founded.told());
    Ok(Exit::Done)
}

/// Refuses a folder that has an installation already.
fn empty(data: &std::path::Path) -> anyhow::Result<()> {
    let log = format!("{}-wal", house::DATABASE);
    for (file, what) in [(house::DATABASE, "数据库"), (&log, "另一个数据库的日志"), (CONFIG, "配置文件")]
    {
        if data.join(file).exists() {
            return Err(Refused(format!(
                "{} 已有{what} {file}，不能再次安装；请换一个空目录，或用 chengqi serve 启动已有的安装",
                data.display()
            ))
            .into());
        }
    }
    Ok(())
}
