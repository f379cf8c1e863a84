//! `chengqi demo`

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use store::{Backend, Db, StoreError, args};

use super::{Refused, init};
use crate::demo;
use crate::exit::Exit;
use crate::house;
use crate::serve;

/// Opens the made-up district on this machine.
pub async fn run(port: u16, data: Option<PathBuf>, seed: u64, today: Option<Date>) -> anyhow::Result<Exit> {
    let listener = serve::bind(SocketAddr::from(([127, 0, 0, 1], port))).await?;
    if let Some(data) = &data {
        std::fs::create_dir_all(data).map_err(|cause| {
            Refused(format!(
                "不能建立数据目录 {}（{cause}）；请让运行本程序的账户可以写入，或换一个目录",
                data.display()
            ))
        })?;
        made_up(data).await?;
    }
    let folder = demo::Folder::new(data)?;
    let app = demo::open(folder.path(), seed, today).await?;
    println!("演示已启动：http://{}（青溪区为虚构，按 Ctrl+C 结束）", listener.local_addr()?);
    serve::run(app, listener).await?;
    drop(folder);
    Ok(Exit::Done)
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
    let first = db.read(|tx| {
        Box::pin(async move { tx.opt("select room from journal where seq = 1 and room <> 'demo'", args![]).await })
    });
    let first: Result<_, StoreError> = first.await;
    db.close().await;
    // A database without the table was never filled by anybody.
    if first.is_ok_and(|first| first.is_some()) { Err(real().into()) } else { Ok(()) }
}
