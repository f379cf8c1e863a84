//! `chengqi demo`

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::bail;
use store::{Backend, Db, StoreError, args};
use tokio::process::Command;

use super::{Refused, init};
use crate::demo::{self, Today};
use crate::exit::Exit;
use crate::house;
use crate::serve;

/// Opens the made-up district on this machine.
pub async fn run(port: u16, data: Option<PathBuf>, seed: u64, today: Option<Today>) -> anyhow::Result<Exit> {
    let listener = serve::bind(SocketAddr::from(([127, 0, 0, 1], port))).await?;
    if let Some(data) = &data {
        fs::create_dir_all(data).map_err(|cause| {
            Refused(format!(
                "不能建立数据目录 {}（{cause}）；请让运行本程序的账户可以写入，或换一个目录",
                data.display()
            ))
        })?;
        made_up(data).await?;
    }
    let folder = demo::Folder::new(data)?;
    fill(folder.path(), seed, today).await?;
    let app = demo::open(folder.path(), seed, today).await?;
    println!("演示已启动：http://{}（青溪区为虚构，按 Ctrl+C 结束）", listener.local_addr()?);
    serve::run(app, listener).await?;
    drop(folder);
    Ok(Exit::Done)
}

/// At the first start, has the district made by a process of its own: the memory that three years take goes with it.
async fn fill(data: &Path, seed: u64, today: Option<Today>) -> anyhow::Result<()> {
    if data.join(house::DATABASE).exists() {
        return Ok(());
    }
    let mut filling = Command::new(std::env::current_exe()?);
    filling.arg("demo-fill").arg("--data").arg(data).arg("--seed").arg(seed.to_string());
    if let Some(today) = today {
        filling.arg("--today").arg(today.to_string());
    }
    let mut filling = filling.stdin(Stdio::piped()).stdout(Stdio::null()).kill_on_drop(true).spawn()?;
    // Held open while this process lives: the other one stops when it closes.
    let alive = filling.stdin.take();
    let ended = filling.wait().await?;
    drop(alive);
    match ended.code() {
        Some(0) => Ok(()),
        Some(3) => Err(Refused("演示没有启动，原因如上".to_owned()).into()),
        Some(_) | None => bail!("演示数据没有生成，原因如上；再启动一次会从头生成"),
    }
}

/// Refuses the data of a real office: role cards open the demonstration without any password.
async fn made_up(data: &Path) -> anyhow::Result<()> {
    let real = || Refused(format!("{} 是正式安装的数据，不能用来演示；请换一个空目录", data.display()));
    if data.join(init::CONFIG).exists() {
        return Err(real().into());
    }
    let file = data.join(house::DATABASE);
    if !file.exists() {
        return Ok(());
    }
    let db = Db::open(&Backend::Sqlite { file, readers: 1 }).await?;
    let first = db.read(|tx| Box::pin(async move { tx.opt("select room from journal where seq = 1", args![]).await }));
    let first: Result<_, StoreError> = first.await;
    db.close().await;
    match first {
        Ok(Some(room)) if room.text("room")? != "demo" => Err(real().into()),
        // A database without a journal was never filled by anybody: the opening says what is wrong with it.
        Ok(_) | Err(_) => Ok(()),
    }
}
