//! The program itself, as it is installed, on a free port of this machine.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, ensure};
use chengqi::config::{Config, District};
use tokio::time::Instant;

use super::client::Connection;
use super::machine;
use super::org::district;

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From its start to its first answer.
    pub first_answer: Start,
}

/// What a start took.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds of the processor.
    pub cpu: f64,
}

/// Writes the configuration of an installation and gives its path.
pub fn configure(folder: &Path, postgres: Option<&str>) -> anyhow::Result<std::path::PathBuf> {
    let config = Config {
        district: District { id: district(), name: "测试区".to_owned() },
        data: folder.to_owned(),
        postgres: postgres.map(str::to_owned),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        policy: "speech".to_owned(),
        tls_in_front: false,
        idle_minutes: 600,
        backup: None,
    };
    let file = folder.join("chengqi.toml");
    fs::write(&file, toml::to_string(&config)?)?;
    Ok(file)
}

impl Server {
    /// Starts it and waits for its first answer.
    pub async fn start(program: &Path, config: &Path) -> anyhow::Result<Self> {
        let begun = Instant::now();
        let mut command = Command::new(program);
        command.arg("serve").arg("--config").arg(config).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("不能启动 {}", program.display()))?;
        let out = child.stdout.take().context("程序没有输出")?;
        let none = Start { wall: 0.0, cpu: 0.0 };
        // Held at once, so that it is killed whatever happens while it starts.
        let mut server = Self { child, address: ([127, 0, 0, 1], 0).into(), first_answer: none };
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("http://")).context("程序没有报出地址")?;
        let (_, rest) = line.split_once("http://").context("程序没有报出地址")?;
        server.address = rest.trim().parse()?;
        let request = "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
        let reply = Connection::open(server.address).await?.ask(request).await?;
        ensure!(reply.status == 200, "首页答复 {}", reply.status);
        let wall = begun.elapsed().as_secs_f64();
        server.first_answer = Start { wall, cpu: machine::processor_time_of_threads(server.child.id()) };
        Ok(server)
    }

    /// Its number.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kills it in the middle of whatever it does.
    pub fn kill(mut self) -> anyhow::Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to stop and waits for its end.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        ensure!(asked.success(), "不能让程序停下");
        loop {
            if let Some(ended) = self.child.try_wait()? {
                ensure!(ended.success(), "程序没有好好结束：{ended}");
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // After an error it must not stay behind; where it has ended already there is nothing to do.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
