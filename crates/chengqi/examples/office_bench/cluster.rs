//! A PostgreSQL cluster of the measurement's own, with the settings of a fresh installation: what is written is on disk.

use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail, ensure};

use super::harness::Data;

/// A running cluster; stopped when dropped, and taken away unless its data is kept.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
    kept: Data,
}

impl Cluster {
    /// Makes one in the folder, which must be open to the account of PostgreSQL, or starts the one that was kept there.
    pub fn start(folder: &Path, kept: Data) -> anyhow::Result<Self> {
        let programs = programs().context("没有找到 PostgreSQL；请先安装（Debian：apt-get install postgresql）")?;
        let folder = folder.join("postgres");
        let made = kept == Data::Kept && folder.join("data/PG_VERSION").exists();
        if folder.exists() && !made {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        if is_root() {
            let (account, group) = account_of_postgres()?;
            chown(&folder, Some(account), Some(group))?;
        }
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let cluster = Self { programs, folder, port, kept };
        let data = cluster.folder.join("data");
        let data = text(&data)?;
        let initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"];
        if !made {
            cluster.run("initdb", &initdb)?;
        }
        let settings = format!("-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
        let log = cluster.log();
        cluster.run("pg_ctl", &["-D", data, "-l", text(&log)?, "-w", "-o", &settings, "start"])?;
        Ok(cluster)
    }

    /// A new database, and how to reach it.
    pub fn database(&self, name: &str) -> anyhow::Result<String> {
        self.run("createdb", &[&self.host(), &self.at(), "-U", "postgres", name])?;
        Ok(self.address(name))
    }

    /// How to reach a database.
    pub fn address(&self, name: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }

    /// Takes a database away.
    pub fn drop_database(&self, name: &str) -> anyhow::Result<()> {
        self.run("dropdb", &[&self.host(), &self.at(), "-U", "postgres", "--force", name])
    }

    /// Counts rows and values afresh, as the server does by itself in time, and writes everything to disk.
    pub fn settle(&self, name: &str) -> anyhow::Result<()> {
        self.run("vacuumdb", &[&self.host(), &self.at(), "-U", "postgres", "--analyze", "--quiet", name])?;
        self.sql(name, "checkpoint").map(|_| ())
    }

    /// Has every plan of the database written to the log from now on, or no longer.
    pub fn explain(&self, name: &str, explain: Explain) -> anyhow::Result<()> {
        let statements = match explain {
            Explain::Everything => [
                format!("alter database {name} set session_preload_libraries = 'auto_explain'"),
                format!("alter database {name} set auto_explain.log_min_duration = 0"),
            ],
            Explain::Nothing => [
                format!("alter database {name} reset session_preload_libraries"),
                format!("alter database {name} reset auto_explain.log_min_duration"),
            ],
        };
        statements.iter().try_for_each(|sql| self.sql(name, sql).map(|_| ()))
    }

    /// Megabytes of a database.
    pub fn size(&self, name: &str) -> anyhow::Result<f64> {
        let bytes = self.sql(name, "select pg_database_size(current_database())")?;
        Ok(bytes.trim().parse::<f64>()? / 1_048_576.0)
    }

    /// The process that all others of the server descend from.
    pub fn process(&self) -> u32 {
        let file = fs::read_to_string(self.folder.join("data").join("postmaster.pid")).unwrap_or_default();
        file.lines().next().and_then(|line| line.trim().parse().ok()).unwrap_or_default()
    }

    /// How much the server has logged so far.
    pub fn logged(&self) -> u64 {
        fs::metadata(self.log()).map_or(0, |data| data.len())
    }

    /// What it has logged since.
    pub fn logged_since(&self, place: u64) -> anyhow::Result<String> {
        let mut file = fs::File::open(self.log())?;
        file.seek(SeekFrom::Start(place))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn sql(&self, name: &str, sql: &str) -> anyhow::Result<String> {
        self.printed("psql", &[&self.host(), &self.at(), "-U", "postgres", "-qAtX", "-c", sql, name])
    }

    fn host(&self) -> String {
        "-h127.0.0.1".to_owned()
    }

    fn at(&self) -> String {
        format!("-p{}", self.port)
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    fn run(&self, program: &str, args: &[&str]) -> anyhow::Result<()> {
        self.printed(program, args).map(|_| ())
    }

    /// Output goes through a file: a server that starts in the background would hold a pipe open.
    fn printed(&self, program: &str, args: &[&str]) -> anyhow::Result<String> {
        let said = self.folder.join(format!("{program}.out"));
        let out = fs::File::create(&said)?;
        let mut command = unprivileged(&self.programs.join(program));
        command.args(args).stdin(Stdio::null()).stderr(out.try_clone()?).stdout(out);
        let ended = command.status().with_context(|| format!("不能运行 {program}"))?;
        let said = fs::read_to_string(&said)?;
        ensure!(ended.success(), "{program} 没有成功：{said}");
        Ok(said)
    }
}

/// Whether plans are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explain {
    /// Every plan.
    Everything,
    /// None.
    Nothing,
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        if let Ok(data) = text(&data) {
            // After an error the server must not stay behind.
            let mode = if self.kept == Data::Kept { "fast" } else { "immediate" };
            let _ = self.run("pg_ctl", &["-D", data, "-m", mode, "stop"]);
        }
        if self.kept == Data::Fleeting {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// A command that does not run as root, which PostgreSQL refuses.
fn unprivileged(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

fn account_of_postgres() -> anyhow::Result<(u32, u32)> {
    let accounts = fs::read_to_string("/etc/passwd")?;
    for line in accounts.lines() {
        let fields: Vec<&str> = line.split(':').collect();
        if let ["postgres", _, account, group, ..] = fields[..] {
            return Ok((account.parse()?, group.parse()?));
        }
    }
    bail!("PostgreSQL 不能以 root 运行，而本机没有 postgres 账户")
}

/// The newest that is installed, or the one on the path.
fn programs() -> Option<PathBuf> {
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = installed
        .map(|version| version.path())
        .filter(|version| version.join("bin/initdb").exists())
        .max_by_key(|version| version.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    let on_path = || std::env::split_paths(&std::env::var_os("PATH")?).find(|folder| folder.join("initdb").exists());
    newest.map(|version| version.join("bin")).or_else(on_path)
}

fn text(path: &Path) -> anyhow::Result<&str> {
    path.to_str().with_context(|| format!("路径 {} 中有不能用的字符", path.display()))
}
