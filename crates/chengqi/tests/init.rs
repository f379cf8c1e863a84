//! A real installation: founded in one go or not at all, without a default password and without a trace of the demonstration.

mod program;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use program::{Ended, Server, path, run};
use serde_json::json;

const PASSWORDS: &str = "First-2026\nSecond-2026\nThird-2026\n";

/// Runs `init` on a folder with a whole set of options and others behind them.
fn init(folder: &Path, people: &[u8], more: &[&str]) -> Ended {
    fs::write(folder.join("passwords"), PASSWORDS).expect("own file");
    fs::write(folder.join("people.csv"), people).expect("own file");
    let data = folder.join("data");
    let mut args = vec![
        "init",
        "--data",
        path(&data),
        "--district",
        "ceshi",
        "--name",
        "测试区",
        "--sysadmin",
        "测试甲,jia",
        "--secadmin",
        "测试乙,yi",
        "--auditor",
        "测试丙,bing",
    ];
    let (passwords, people) = (folder.join("passwords"), folder.join("people.csv"));
    args.extend(["--passwords-from", path(&passwords), "--people", path(&people), "--listen", "127.0.0.1:0"]);
    args.extend(more);
    run(&args)
}

fn sample(folder: &Path) -> Vec<u8> {
    let file = folder.join("sample.csv");
    run(&["init", "--sample", path(&file)]).says(0, "样表");
    run(&["init", "--sample", path(&file)]).says(3, "已经存在");
    fs::read(file).expect("written")
}

#[test]
fn an_installation_is_founded_served_and_knows_no_demonstration() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (data, place) = (folder.path().join("data"), folder.path().join("backups"));
    let founded = init(folder.path(), &sample(folder.path()), &["--backup", path(&place)]);
    founded.says(0, "chengqi serve --config");
    founded.says(0, "竹坪乡没有信息员");
    init(folder.path(), b"", &[]).says(3, "不能再次安装");

    let config = data.join("chengqi.toml");
    let text = fs::read_to_string(&config).expect("written");
    for part in ["burden-2024", path(&place), "测试区"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let listed = data.join("initial-passwords.csv");
    for file in [&listed, &config, &data.join("chengqi.db")] {
        assert_eq!(fs::metadata(file).expect("there").permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
    let mut names: Vec<_> = fs::read_dir(&data).expect("there").flatten().map(|one| one.file_name()).collect();
    names.sort();
    assert_eq!(names, ["chengqi.db", "chengqi.toml", "initial-passwords.csv"], "nothing else is left");
    run(&["verify", "--data", path(&data)]).says(0, "流水 1 行");
    run(&["demo", "--port", "0", "--data", path(&data)]).says(3, "正式安装的数据");

    let server = Server::start(&["serve", "--config", path(&config)]);
    let stranger = server.stranger();
    assert_eq!(stranger.get("/").expect("answers").status, 200);
    assert_eq!(stranger.get("/api/demo/cards").expect("answers").status, 404);
    assert_eq!(stranger.post("/api/demo/login", &json!({ "card": "reporter" })).expect("answers").status, 404);
    for (login, password, role) in
        [("jia", "First-2026", "sysadmin"), ("yi", "Second-2026", "secadmin"), ("bing", "Third-2026", "auditor")]
    {
        let session = server.password(login, password).get("/api/session").expect("answers").json();
        assert_eq!(session["roles"], json!([role]));
        assert_eq!(session["unit"]["name"], "区委办");
        assert_eq!(session["demo"], false);
    }
    let passwords = fs::read_to_string(&listed).expect("readable");
    let line = passwords.lines().find(|line| line.contains(",linjiang1,")).expect("listed");
    let first = line.rsplit(',').next().expect("a password");
    let session = server.password("linjiang1", first).get("/api/session").expect("answers").json();
    assert_eq!(session["unit"]["name"], "临江街道");
    let wrong = stranger.post("/api/session", &json!({ "login": "jia", "password": "Second-2026" })).expect("answers");
    assert_eq!(wrong.status, 403, "{}", wrong.text());
    server.stop();
    run(&["verify", "--data", path(&data)]).says(0, "全部相符");
    fs::write(&config, text.replace("id = \"ceshi\"", "id = \"other\"")).expect("own file");
    run(&["serve", "--config", path(&config)]).says(3, "没有区 other");
    fs::write(&config, format!("colour = 1\n{text}")).expect("own file");
    run(&["serve", "--config", path(&config)]).says(3, "有误");
    fs::remove_file(&config).expect("own file");
    run(&["serve", "--config", path(&config)]).says(3, "读不到配置文件");
    run(&["demo", "--port", "0", "--data", path(&data)]).says(3, "正式安装的数据");
}

#[test]
fn a_faulty_table_writes_nothing_and_every_line_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let table = "单位,简称,类别,重点单位,人员,电话,角色,职务,账号\n\
                 临江街道,,大街,,王小明,,信息员,,wang\n\
                 南湖街道,,街道,,李四,,大信息员,,lisi\n";
    let refused = init(folder.path(), table.as_bytes(), &["--policy", "nonsense"]);
    refused.says(3, "人员表第 2 行");
    refused.says(3, "人员表第 3 行");
    refused.says(3, "没有名为 nonsense 的政策集");
    assert!(!folder.path().join("data").exists(), "nothing was written");
}

#[test]
fn a_table_in_gbk_is_read_and_an_unfinished_installation_made_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let table = "单位,简称,类别,重点单位,人员,电话,角色,职务,账号\n临江街道,,街道,是,王小明,,信息员,,wang\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(table);
    // What an init that was killed on its way leaves is thrown away by the next.
    let unfinished = folder.path().join("data").join("founding.part");
    fs::create_dir_all(&unfinished).expect("own folder");
    fs::write(unfinished.join("chengqi.db"), "half").expect("own file");
    init(folder.path(), &gbk, &["--policy", "speech"]).says(0, "单位 2 个（重点单位 1 个），人员 1 人");
    assert!(!unfinished.exists());
}

#[test]
fn the_log_of_another_database_is_not_read_into_a_new_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    fs::create_dir_all(&data).expect("own folder");
    fs::write(data.join("chengqi.db-wal"), "old").expect("own file");
    init(folder.path(), &sample(folder.path()), &[]).says(3, "另一个数据库的日志");
    let backup = folder.path().join("sample.csv");
    run(&["restore", path(&backup), "--data", path(&data)]).says(3, "请先移走");
    fs::remove_file(data.join("chengqi.db-wal")).expect("own file");
    run(&["restore", path(&backup), "--data", path(&data)]).says(3, "打不开数据文件");
    assert_eq!(fs::read_dir(&data).expect("there").count(), 0, "a file that is no backup leaves nothing");
}

#[test]
fn one_person_twice_and_weak_passwords_are_refused_with_all_reasons() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (data, passwords) = (folder.path().join("data"), folder.path().join("passwords"));
    fs::write(&passwords, "First-2026\nFirst-2026\nweak\n").expect("own file");
    let refused = run(&[
        "init",
        "--data",
        path(&data),
        "--district",
        "ceshi",
        "--name",
        "测试区",
        "--sysadmin",
        "测试甲,jia",
        "--secadmin",
        "测试甲,jia",
        "--auditor",
        "测试丙,bing",
        "--passwords-from",
        path(&passwords),
    ]);
    for reason in ["出现了两次", "账号不能相同", "口令太弱", "口令与另一员相同"] {
        refused.says(3, reason);
    }
    assert!(!refused.err.contains("weak") && !refused.err.contains("First"), "passwords are not printed");
    run(&["init", "--data", path(&data), "--district", "ceshi"]).says(2, "还缺：--name、--sysadmin");
    run(&["init", "--data", path(&data), "--district", "CESHI"]).says(2, "的值不对");
    assert!(!data.exists(), "nothing was written");
}
