//! One PostgreSQL cluster for all test processes of a run: the first starts it, a watchman stops it when nobody uses it any more.
//!
//! PostgreSQL does not run as root: then the account `postgres` of the package is taken. `CHENGQI_TEST_POSTGRES` may name another
//! server (a URL with the right to make databases).

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use super::{Rooms, base, digest, scratch, some_day};
use crate::db::{Backend, Db};

const ELSEWHERE: &str = "CHENGQI_TEST_POSTGRES";
const HINT: &str = "The stories run on PostgreSQL too, and it is not installed here. Install it (on Debian: apt-get install \
                    postgresql), or name a server in CHENGQI_TEST_POSTGRES=postgres://user:password@host:port/postgres";

/// This process's share of the cluster; the lock is held until the process ends.
struct Share {
    url: String,
    _used: Option<File>,
}

static SHARE: OnceLock<Share> = OnceLock::new();

/// Why PostgreSQL can't be used here, if it can't: for messages, never for skipping a test.
#[must_use]
pub fn unavailable() -> Option<&'static str> {
    (std::env::var_os(ELSEWHERE).is_none() && programs().is_none()).then_some(HINT)
}

/// A database with the migrations applied: its name and its address.
pub(crate) async fn fresh_database(rooms: &Rooms) -> (String, String) {
    let template = format!("tpl_{}", digest(rooms));
    make_template(&template, rooms).await;
    let name = scratch::unlike_others();
    let mut admin = admin().await;
    run(&mut admin, format!("drop database if exists {name} with (force)")).await;
    run(&mut admin, format!("create database {name} template {template}")).await;
    hang_up(admin).await;
    let url = address(&name);
    (name, url)
}

pub(crate) async fn drop_database(name: &str) {
    let mut admin = admin().await;
    run(&mut admin, format!("drop database if exists {name} with (force)")).await;
    hang_up(admin).await;
}

async fn make_template(template: &str, rooms: &Rooms) {
    let lock = File::create(base().join("template.lock")).expect("the temporary folder can be written");
    lock.lock().expect("the lock can be waited for");
    let mut admin = admin().await;
    let known: bool = sqlx::query_scalar("select exists(select 1 from pg_database where datname = $1)")
        .bind(template)
        .fetch_one(&mut admin)
        .await
        .expect("the server lists its databases");
    if !known {
        let making = format!("making_{template}");
        run(&mut admin, format!("drop database if exists {making} with (force)")).await;
        run(&mut admin, format!("create database {making} template template0 encoding 'UTF8'")).await;
        let db =
            Db::open(&Backend::Postgres { url: address(&making), connections: 2 }).await.expect("a new database opens");
        db.migrate(rooms, some_day()).await.expect("the migrations run on PostgreSQL");
        db.close().await;
        run(&mut admin, format!("alter database {making} rename to {template}")).await;
    }
    hang_up(admin).await;
}

async fn admin() -> PgConnection {
    PgConnection::connect(&address("postgres")).await.expect("the test cluster answers")
}

async fn hang_up(admin: PgConnection) {
    admin.close().await.expect("the test cluster lets go");
}

/// Names are made by this module alone, of letters, digits and underscores.
async fn run(admin: &mut PgConnection, sql: String) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(admin).await.expect("the test cluster makes and drops databases");
}

fn address(database: &str) -> String {
    let share = SHARE.get_or_init(share);
    let (server, _) = share.url.rsplit_once('/').expect("a server's address ends in a database");
    format!("{server}/{database}")
}

fn share() -> Share {
    if let Ok(url) = std::env::var(ELSEWHERE) {
        return Share { url, _used: None };
    }
    let Some(programs) = programs() else { panic!("{HINT}") };
    let base = base();
    let starting = File::create(base.join("start.lock")).expect("the temporary folder can be written");
    starting.lock().expect("the lock can be waited for");
    let used = File::create(base.join("used.lock")).expect("the temporary folder can be written");
    used.lock_shared().expect("the lock can be waited for");
    let port = running(&base).unwrap_or_else(|| start(&base, &programs));
    Share { url: format!("postgres://postgres@127.0.0.1:{port}/postgres"), _used: Some(used) }
}

fn running(base: &Path) -> Option<u16> {
    let port: u16 = fs::read_to_string(base.join("port")).ok()?.trim().parse().ok()?;
    TcpStream::connect(("127.0.0.1", port)).ok().map(|_| port)
}

fn start(base: &Path, programs: &Path) -> u16 {
    let data = base.join("cluster");
    let _absent = fs::remove_dir_all(&data);
    fs::create_dir(&data).expect("the temporary folder can be written");
    if scratch::own_account() == 0 {
        let (account, group) = account_of_postgres();
        std::os::unix::fs::chown(&data, Some(account), Some(group)).expect("root may give a folder away");
    }
    let folder = data.join("data");
    let folder = folder.to_str().expect("the temporary folder has a plain name");
    done(unprivileged(&programs.join("initdb")).args(["-D", folder, "-U", "postgres", "-A", "trust"]).args([
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]));
    let port = free_port();
    let settings = format!(
        "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off \
         -c wal_level=minimal -c max_wal_senders=0 -c shared_buffers=32MB -c max_connections=200 -c deadlock_timeout=100ms"
    );
    let log = data.join("log");
    let log = log.to_str().expect("the temporary folder has a plain name");
    done(unprivileged(&programs.join("pg_ctl")).args(["-D", folder, "-l", log, "-w", "-o", &settings, "start"]));
    fs::write(base.join("port"), port.to_string()).expect("the temporary folder can be written");
    watch(base, &programs.join("pg_ctl"), folder);
    port
}

/// Leaves a watchman behind, who stops the cluster and takes it away when for a while no process has held its share.
fn watch(base: &Path, pg_ctl: &Path, folder: &str) {
    const WATCH: &str = "idle=0
        while [ $idle -lt 20 ]; do
            sleep 1
            if flock -n -x \"$1/used.lock\" true; then idle=$((idle + 1)); else idle=0; fi
        done
        exec 9<\"$1/used.lock\"
        flock -x 9
        shift_base=\"$1\"; shift
        \"$@\" -m immediate stop
        rm -rf \"$shift_base/cluster\" \"$shift_base/port\"";
    let stop = unprivileged(pg_ctl);
    Command::new("setsid")
        .args(["--fork", "sh", "-c", WATCH, "watch"])
        .arg(base)
        .arg(stop.get_program())
        .args(stop.get_args())
        .args(["-D", folder])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir("/")
        .status()
        .expect("setsid and flock belong to every Linux");
}

/// A command that does not run as root.
fn unprivileged(program: &Path) -> Command {
    let mut command = if scratch::own_account() == 0 {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn done(command: &mut Command) {
    let log = base().join("start.log");
    let out = File::create(&log).expect("the temporary folder can be written");
    let status = command
        .stdin(Stdio::null())
        .stderr(out.try_clone().expect("a file can be shared"))
        .stdout(out)
        .status()
        .unwrap_or_else(|cause| panic!("{command:?} can't be started: {cause}. {HINT}"));
    let said = fs::read_to_string(&log).unwrap_or_default();
    assert!(status.success(), "the test cluster does not start: {command:?}\n{said}");
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("this machine has a free port");
    listener.local_addr().expect("a bound port has a number").port()
}

/// The folder with initdb and pg_ctl: the newest that Debian has installed, or the one on the path.
fn programs() -> Option<PathBuf> {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed
        .map(|version| version.path())
        .filter(|version| version.join("bin/initdb").exists())
        .max_by_key(|version| version.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    let on_path = || std::env::split_paths(&std::env::var_os("PATH")?).find(|folder| folder.join("initdb").exists());
    newest.map(|version| version.join("bin")).or_else(on_path)
}

fn account_of_postgres() -> (u32, u32) {
    let accounts = fs::read_to_string("/etc/passwd").expect("the system lists its accounts");
    accounts
        .lines()
        .find_map(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let ["postgres", _, account, group, ..] = fields[..] else { return None };
            Some((account.parse().ok()?, group.parse().ok()?))
        })
        .unwrap_or_else(|| panic!("PostgreSQL does not run as root, and there is no account postgres. {HINT}"))
}
