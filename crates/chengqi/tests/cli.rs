//! The program as the office meets it: what is typed, how it ends, what it says, and what the demonstration answers.

mod program;

use std::fs;
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};

use program::{Client, Server, draft, path, run};
use serde_json::{Value, json};
use store::{Backend, Db, StoreError, args};

#[test]
fn wrong_lines_and_missing_folders_have_their_own_exit_codes() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    let (folder, file) = (empty.path(), empty.path().join("x.db"));
    run(&["--help"]).says(0, "退出码");
    run(&["init", "--help"]).says(0, "单位和人员表");
    run(&[]).says(2, "命令");
    run(&["nonsense"]).says(2, "没有这个命令");
    run(&["verify"]).says(2, "还缺");
    run(&["demo", "--port", "many"]).says(2, "的值不对");
    run(&["verify", "--data", path(folder)]).says(3, "没有数据库");
    run(&["backup", path(&file), "--data", path(folder)]).says(3, "没有数据库");
    run(&["restore", path(&file), "--data", path(folder)]).says(3, "没有备份文件");
    run(&["serve", "--config", path(&folder.join("none.toml"))]).says(3, "读不到配置文件");
    fs::write(&file, "x").expect("own file");
    run(&["backup", path(&file), "--data", path(folder)]).says(3, "已经存在");
    run(&["demo", "--port", "0", "--data", path(&file.join("data"))]).says(3, "不能建立数据目录");
    assert_eq!(fs::read(&file).expect("still there"), b"x");
}

#[test]
fn the_calendar_prints_every_day_of_a_year_with_four_keys() {
    for (year, length) in [("2025", 365), ("2024", 366)] {
        let printed = run(&["calendar", year, "--json"]);
        assert_eq!(printed.code, 0, "{}", printed.err);
        let days: Vec<serde_json::Map<String, Value>> = serde_json::from_str(&printed.out).expect("JSON");
        assert_eq!(days.len(), length);
        for day in &days {
            let mut keys: Vec<&str> = day.keys().map(String::as_str).collect();
            keys.sort_unstable();
            assert_eq!(keys, ["date", "kind", "name", "source"]);
        }
        assert_eq!(days[0]["date"], format!("{year}-01-01"));
    }
    run(&["calendar", "1200", "--json"]).says(3, "2000年至2099年");
}

#[test]
fn a_policy_file_is_checked_line_by_line_or_shown_beside_a_set() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (file, none) = (folder.path().join("order.toml"), folder.path().join("none.toml"));
    let order = |value: &str| fs::write(&file, call_within(value)).expect("own file");
    order("7");
    run(&["policy", "check", path(&file)]).says(0, "没有发现错误");
    run(&["policy", "check", path(&file), "--set", "speech"])
        .says(0, "约稿最长天数（一律）由 15 改为 7，自 2026-12-01 起");
    order("\"七天\"");
    run(&["policy", "check", path(&file), "--set", "speech"]).says(1, "第6行：information.call.most_days 应当是");
    run(&["policy", "check", path(&file)]).says(1, "共 1 处错误");
    run(&["policy", "check", path(&file), "--set", "nonsense"]).says(3, "没有名为 nonsense 的政策集");
    run(&["policy", "check", path(&file), "--data", path(folder.path())]).says(3, "没有数据库");
    run(&["policy", "check", path(&none)]).says(3, "读不到政策文件");
    run(&["policy", "check"]).says(2, "还缺");
    run(&["policy", "check", "--help"]).says(0, "核对政策文件");
}

/// An order on how long a call may last.
fn call_within(days: &str) -> String {
    let head = "id = \"order\"\ntitle = \"调整\"\nbasis = \"测办〔2026〕7号\"\neffective = \"2026-12-01\"\n";
    let row = "[[value]]\nkey = \"information.call.most_days\"\nfrom = \"2026-12-01\"\n";
    format!("{head}{row}value = {days}\nbasis = \"测办〔2026〕7号\"\n")
}

#[test]
fn a_taken_port_is_said_and_nothing_is_made() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("bound").port().to_string();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    run(&["demo", "--port", &port, "--data", path(&data)]).says(3, "已被占用");
    assert!(!data.exists());
}

/// One start of the demonstration for everything that it answers, for backup and for a newer database.
#[tokio::test(flavor = "multi_thread")]
async fn the_demonstration_answers_is_backed_up_while_it_works_and_is_restored() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("demo");
    let server = Server::demo(&data);
    strangers_see_the_door_and_nothing_behind_it(&server);
    let reporter = a_card_opens_a_session_and_a_forged_request_is_refused(&server);
    colleagues_are_found_by_name_and_administrators_are_not(&server, &reporter);
    let backup = folder.path().join("backup.db");
    let kept = backed_up_under_writes(&reporter, &data, &backup);
    run(&["backup", path(&backup), "--data", path(&data)]).says(3, "已经存在");
    run(&["restore", path(&backup), "--data", path(&data)]).says(3, "已有数据库");
    server.stop();
    run(&["verify", "--data", path(&data)]).says(0, "全部相符");
    let order = folder.path().join("order.toml");
    fs::write(&order, call_within("7")).expect("own file");
    run(&["policy", "check", path(&order), "--data", path(&data)]).says(0, "没有发现错误。对照：讲话口径");

    let restored = folder.path().join("restored");
    run(&["restore", path(&backup), "--data", path(&restored)]).says(0, "核验无误");
    run(&["verify", "--data", path(&restored)]).says(0, "全部相符");
    let server = Server::demo(&restored);
    let reporter = server.card("reporter");
    for id in kept {
        let reply = reporter.get(&format!("/api/information/submissions/{id}")).expect("answers");
        assert_eq!(reply.status, 200, "{id} was answered before the backup began and is not in it");
    }
    server.stop();

    from_a_newer_program(&restored).await;
    run(&["demo", "--port", "0", "--data", path(&restored)]).says(3, "较新的程序");
}

fn strangers_see_the_door_and_nothing_behind_it(server: &Server) {
    let stranger = server.stranger();
    let status = |path: &str| stranger.get(path).expect("answers").status;
    assert_eq!(status("/"), 200);
    for path in ["/api/desk", "/api/units", "/api/persons?q=x", "/api/information/submissions", "/api/none"] {
        assert_eq!(status(path), 401, "{path}");
    }
    let document = stranger.get("/api/openapi.json").expect("answers").json();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")), "{}", document["openapi"]);
    assert!(document["paths"]["/api/persons"]["get"].is_object());
    let cards = stranger.get("/api/demo/cards").expect("answers").json();
    let ids: Vec<&str> = cards.as_array().expect("a list").iter().filter_map(|card| card["id"].as_str()).collect();
    assert_eq!(
        ids,
        [
            "reporter",
            "checker",
            "unit-head",
            "unit-head-2",
            "editor",
            "section-chief",
            "director",
            "leader",
            "secretary",
            "inspector",
            "clerk",
            "duty",
            "sysadmin",
            "secadmin",
            "auditor"
        ]
    );
    assert_eq!(stranger.post("/api/demo/login", &json!({ "card": "nobody" })).expect("answers").status, 404);
}

fn a_card_opens_a_session_and_a_forged_request_is_refused(server: &Server) -> Client {
    let login = server.stranger().post("/api/demo/login", &json!({ "card": "reporter" })).expect("answers");
    let cookie = login.header("set-cookie").expect("a cookie").to_owned();
    for part in ["chengqi_session=", "HttpOnly", "SameSite=Strict"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    let reporter = server.card("reporter");
    let session = reporter.get("/api/session").expect("answers").json();
    assert_eq!(session["demo"], true);
    assert_eq!(session["csrf"], reporter.csrf.as_str());
    let forged = reporter.without_token();
    let refused = forged.post("/api/information/submissions", &draft("河道清理")).expect("answers");
    assert_eq!(refused.status, 403);
    assert_eq!(refused.json()["refused"][0]["code"], "house.session.forged");
    reporter
}

fn colleagues_are_found_by_name_and_administrators_are_not(server: &Server, reporter: &Client) {
    let found = |query: &str| {
        let encoded: String = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
        reporter.get(&format!("/api/persons?q={encoded}")).expect("answers").json().as_array().expect("a list").clone()
    };
    let name =
        reporter.get("/api/session").expect("answers").json()["person"]["name"].as_str().expect("named").to_owned();
    let hits = found(&name);
    assert!(hits.iter().any(|hit| hit["name"] == name.as_str()), "{name}: {hits:?}");
    assert!(hits.iter().all(|hit| hit["detail"].as_str().is_some_and(|detail| detail.contains(' '))), "{hits:?}");
    assert_eq!(found("").len(), 0);
    assert_eq!(found("%").len(), 0, "a sign of the database's own is looked for as it is");
    assert!((10..=50).contains(&found("区").len()));
    let auditor = server.card("auditor");
    let session = auditor.get("/api/session").expect("answers").json();
    let auditor_id = session["person"]["id"].as_str().expect("an id");
    assert!(found(session["person"]["name"].as_str().expect("named")).iter().all(|hit| hit["id"] != auditor_id));
    assert_eq!(auditor.get("/api/persons?q=x").expect("answers").status, 404, "administrators have no business");
}

/// Backs up while drafts are written; gives the drafts that were answered before the backup began.
fn backed_up_under_writes(reporter: &Client, data: &std::path::Path, backup: &std::path::Path) -> Vec<String> {
    let write = |n: usize| {
        let reply = reporter.post("/api/information/submissions", &draft(&format!("备份前后{n}"))).expect("answers");
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["id"].as_str().expect("an id").to_owned()
    };
    let before: Vec<String> = (0..5).map(write).collect();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut written = 0;
            while !done.load(Ordering::SeqCst) || written == 0 {
                write(100 + written);
                written += 1;
            }
        });
        run(&["backup", path(backup), "--data", path(data)]).says(0, "已备份到");
        done.store(true, Ordering::SeqCst);
        writer.join().expect("every write during the backup is answered");
    });
    before
}

async fn from_a_newer_program(data: &std::path::Path) {
    let db = Db::open(&Backend::Sqlite { file: data.join("chengqi.db"), readers: 1 }).await.expect("opens");
    let sql = "insert into migration (room, number, title, digest, at) values ('house', 99, 'later', '', 0)";
    let written: Result<u64, StoreError> = db.write(move |tx| Box::pin(tx.exec(sql, args![]))).await;
    assert_eq!(written.map_err(|error| error.for_log()), Ok(1));
    db.close().await;
}
