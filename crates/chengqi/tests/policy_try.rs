//! A draft of policy tried on a quarter of the demonstration: what would differ, and nothing written (GEN-4).

use std::path::Path;
use std::process::Command;

use chengqi::demo;
use jiff::civil::date;

const DRAFT: &str = r#"
id = "draft"
title = "明年办法（草案）"
basis = "拟稿"
effective = "2027-01-01"

[[value]]
key = "information.points.adopted"
when = { level = "district" }
from = "2027-01-01"
value = "7.25分"
basis = "示例"
"#;

const MORE: &str = r#"
id = "more"
title = "明年办法（草案）"
basis = "拟稿"
effective = "2027-01-01"

[[value]]
key = "information.quota.wanted"
when = { class = "other", period = "quarter" }
from = "2027-01-01"
value = 7
basis = "示例"
"#;

fn tried(file: &Path, data: &Path, more: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chengqi"));
    command.args(["policy", "try"]).arg(file).arg("--data").arg(data).args(more);
    let done = command.output().expect("started");
    let said = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8(said).expect("text"))
}

#[tokio::test(flavor = "multi_thread")]
async fn next_years_rules_are_tried_on_a_quarter_that_has_been() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    std::fs::create_dir(&data).expect("made");
    let app = demo::open(&data, 7, Some(demo::Today::Day(date(2026, 11, 23)))).await.expect("the demonstration opens");
    let rows = "select count(*) as n from journal";
    let counted = async || {
        let found = app.db.read(move |tx| {
            Box::pin(async move { Ok::<_, webkit::Problem>(tx.one(rows, store::args![]).await?.int("n")?) })
        });
        found.await.expect("counted")
    };
    let before = counted().await;
    let file = folder.path().join("draft.toml");
    std::fs::write(&file, DRAFT).expect("written");
    let (code, said) = tried(&file, &data, &["--period", "2026Q3"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("2026年第三季度") && said.contains("不论写的施行日期"), "{said}");
    assert!(said.contains("＋") && said.contains("7.25分") && said.contains("依据"), "{said}");

    std::fs::write(&file, MORE).expect("written");
    let (code, said) = tried(&file, &data, &["--period", "2026Q3"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("积分：0个单位有变化"), "more items wanted are no points: {said}");
    let line = said.lines().find(|line| line.contains("差 ") && line.contains("2026年第三季度"));
    assert!(line.is_some(), "whoever lacks items under the draft is told with the period: {said}");

    std::fs::write(&file, DRAFT.replace("7.25分", "许多分")).expect("written");
    let (code, said) = tried(&file, &data, &["--period", "2026Q3"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("第8行"), "{said}");

    std::fs::write(&file, DRAFT).expect("written");
    let (code, said) = tried(&file, &data, &["--period", "2026Q9"]);
    assert_eq!((code, said.contains("没有“2026Q9”这样的期间")), (Some(3), true), "{said}");
    let (code, said) = tried(&file, folder.path(), &["--period", "2026Q3"]);
    assert_eq!((code, said.contains("没有数据库")), (Some(3), true), "{said}");
    let (code, said) = tried(&file, &data, &["--period", "2026Q3", "--against", "nonsense"]);
    assert_eq!((code, said.contains("没有名为 nonsense 的政策集")), (Some(3), true), "{said}");
    assert_eq!(counted().await, before, "a trial writes nothing");
}
