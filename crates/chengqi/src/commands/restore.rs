//! `chengqi restore FILE --data DIR`

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use store::Db;

use super::Refused;
use crate::exit::Exit;
use crate::house;

/// Puts a backup into a folder that has no database yet, and verifies it there before it is called restored.
pub async fn run(file: PathBuf, data: PathBuf) -> anyhow::Result<Exit> {
    if !file.exists() {
        return Err(Refused(format!("没有备份文件 {}", file.display())).into());
    }
    let target = data.join(house::DATABASE);
    if target.exists() {
        return Err(Refused(format!("{} 已有数据库，不覆盖；请换一个空目录", data.display())).into());
    }
    fs::create_dir_all(&data).with_context(|| format!("不能建立目录 {}", data.display()))?;
    let unfinished = data.join("restoring.part");
    fs::copy(&file, &unfinished).with_context(|| format!("不能复制到 {}", data.display()))?;
    let checked = check(&unfinished).await;
    if !matches!(checked, Ok(true)) {
        fs::remove_file(&unfinished).ok();
        checked?;
        return Err(Refused("备份文件中的流水核验不通过，没有恢复；请换一份备份".to_owned()).into());
    }
    fs::rename(&unfinished, &target)?;
    println!("已恢复到 {}，流水核验无误", data.display());
    Ok(Exit::Done)
}

async fn check(file: &std::path::Path) -> anyhow::Result<bool> {
    let db = Db::open(&store::Backend::Sqlite { file: file.to_owned(), readers: 1 }).await?;
    let report = store::verify(&db, |_, _| {}).await;
    db.close().await;
    Ok(report?.is_clean())
}
