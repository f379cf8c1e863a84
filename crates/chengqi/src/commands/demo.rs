//! `chengqi demo`

use std::net::SocketAddr;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::demo;
use crate::exit::Exit;
use crate::serve;

/// Opens the made-up district on this machine.
pub async fn run(port: u16, data: Option<PathBuf>, seed: u64, today: Option<Date>) -> anyhow::Result<Exit> {
    let listener = serve::bind(SocketAddr::from(([127, 0, 0, 1], port))).await?;
    let folder = demo::Folder::new(data)?;
    let app = demo::open(folder.path(), seed, today).await?;
    println!("演示已启动：http://{}（青溪区为虚构，按 Ctrl+C 结束）", listener.local_addr()?);
    serve::run(app, listener).await?;
    drop(folder);
    Ok(Exit::Done)
}
