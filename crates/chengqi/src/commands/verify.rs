//! `chengqi verify --data DIR`

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use store::Db;

use super::Refused;
use crate::exit::Exit;
use crate::house;

/// Recomputes the journal of every district and names the first wrong row of each.
pub async fn run(data: PathBuf) -> anyhow::Result<Exit> {
    let file = data.join(house::DATABASE);
    if !file.exists() {
        return Err(Refused(format!("{} 中没有数据库；请用 --data 指明数据目录", data.display())).into());
    }
    let db = Db::open(&house::sqlite(&data)).await?;
    let bar = progress("核验");
    // Anchors that can't be trusted are a finding themselves; the chain is read all the same.
    let (anchors, distrusted) = match house::anchors(&data) {
        Ok(anchors) => (anchors, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let report = store::verify::verify_against(&db, &anchors, |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    })
    .await?;
    bar.finish_and_clear();
    db.close().await;
    print!("{report}");
    if let Some(error) = &distrusted {
        println!("外存锚点不可信：{error:#}");
    }
    Ok(if report.is_clean() && distrusted.is_none() { Exit::Done } else { Exit::Fault })
}

/// A bar on the terminal for long work; silent where nobody looks.
pub(super) fn progress(what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {bar:40} {pos}/{len}");
    let bar = ProgressBar::new(0).with_prefix(what);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
