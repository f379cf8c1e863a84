//! `chengqi backup FILE --data DIR`

use std::path::PathBuf;

use store::Db;

use super::Refused;
use super::verify::progress;
use crate::exit::Exit;
use crate::house;

/// Copies the running database into a new file.
pub async fn run(file: PathBuf, data: PathBuf) -> anyhow::Result<Exit> {
    if file.exists() {
        return Err(Refused(format!("{} 已经存在，不覆盖；请换一个文件名", file.display())).into());
    }
    if !data.join(house::DATABASE).exists() {
        return Err(Refused(format!("{} 中没有数据库；请用 --data 指明数据目录", data.display())).into());
    }
    let db = Db::open(&house::sqlite(&data)).await?;
    let bar = progress("备份");
    db.backup(&file, |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    })
    .await?;
    bar.finish_and_clear();
    db.close().await;
    println!("已备份到 {}；数据目录中的 files（附件）、anchors（锚点）和 keys（密钥）请一并复制", file.display());
    Ok(Exit::Done)
}
