//! Browsers that keep their connection, a fixed number of them with a fixed number of requests each, on this machine alone.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::org::PASSWORD;

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// A person who is logged in.
#[derive(Debug, Clone)]
pub struct Session {
    cookie: String,
    csrf: String,
}

/// One connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What a load was like: the time of every request, and whatever was kept of the answers.
#[derive(Debug, Default)]
pub struct Load {
    pub times: Vec<Duration>,
    pub whole: Duration,
    /// Each with the place of its connection before it.
    pub kept: Vec<String>,
}

/// Which request a connection sends as its next; none ends it.
pub type Requests = Arc<dyn Fn(usize, usize) -> Option<String> + Send + Sync>;
/// What is kept of an answer.
pub type Keep = fn(&[u8]) -> Option<String>;

impl Connection {
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("连不上 {address}"))?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::new() })
    }

    /// Sends a request and reads the whole answer.
    pub async fn ask(&mut self, request: &str) -> anyhow::Result<Reply> {
        self.stream.write_all(request.as_bytes()).await?;
        let end = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            self.more().await?;
        };
        let head = String::from_utf8(self.buffer[..end].to_vec())?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("答复没有状态")?;
        let length: usize = header(&head, "content-length").and_then(|length| length.parse().ok()).unwrap_or_default();
        let whole = end + 4 + length;
        while self.buffer.len() < whole {
            self.more().await?;
        }
        let body = self.buffer[end + 4..whole].to_vec();
        self.buffer.drain(..whole);
        Ok(Reply { status, head, body })
    }

    async fn more(&mut self) -> anyhow::Result<()> {
        ensure!(self.stream.read_buf(&mut self.buffer).await? != 0, "连接断了");
        Ok(())
    }
}

impl Session {
    /// Logs in as a real person with a password.
    pub async fn open(address: SocketAddr, login: &str) -> anyhow::Result<Self> {
        let body = format!(r#"{{"login":"{login}","password":"{PASSWORD}"}}"#);
        let request = post("/api/session", &body, "");
        let reply = Connection::open(address).await?.ask(&request).await?;
        ensure!(reply.status == 200, "{login} 登录没有成功：{} {}", reply.status, String::from_utf8_lossy(&reply.body));
        let cookie = header(&reply.head, "set-cookie").and_then(|cookie| cookie.split(';').next());
        let answer: serde_json::Value = serde_json::from_slice(&reply.body)?;
        let csrf = answer["csrf"].as_str().context("登录没有给出校验码")?;
        Ok(Self { cookie: cookie.context("登录没有给出会话")?.to_owned(), csrf: csrf.to_owned() })
    }

    /// A page or list.
    #[must_use]
    pub fn get(&self, path: &str) -> String {
        format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: {}\r\n\r\n", self.cookie)
    }

    /// A command under a key of its own, as the pages send it.
    #[must_use]
    pub fn post(&self, path: &str, body: &str, key: &str) -> String {
        let Self { cookie, csrf } = self;
        post(path, body, &format!("cookie: {cookie}\r\nx-csrf-token: {csrf}\r\nidempotency-key: {key}\r\n"))
    }
}

fn post(path: &str, body: &str, head: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{head}\r\n{body}"
    )
}

/// Lets so many connections ask, each its own requests one after the other. Any answer but 200 ends the measurement.
pub async fn load(address: SocketAddr, connections: usize, requests: &Requests, keep: Keep) -> anyhow::Result<Load> {
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(Connection::open(address).await?);
    }
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for (place, connection) in open.into_iter().enumerate() {
        tasks.spawn(one_connection(connection, place, requests.clone(), keep));
    }
    let mut load = Load::default();
    while let Some(ended) = tasks.join_next().await {
        let (times, kept) = ended??;
        load.times.extend(times);
        load.kept.extend(kept);
    }
    load.whole = begun.elapsed();
    load.times.sort_unstable();
    Ok(load)
}

async fn one_connection(
    mut connection: Connection,
    place: usize,
    requests: Requests,
    keep: Keep,
) -> anyhow::Result<(Vec<Duration>, Vec<String>)> {
    let (mut times, mut kept) = (Vec::new(), Vec::new());
    for turn in 0.. {
        let Some(request) = requests(place, turn) else { break };
        let begun = Instant::now();
        let reply = connection.ask(&request).await?;
        times.push(begun.elapsed());
        if reply.status != 200 {
            let line = request.lines().next().unwrap_or_default();
            bail!("{line} 答复 {}：{}", reply.status, String::from_utf8_lossy(&reply.body));
        }
        kept.extend(keep(&reply.body).map(|kept| format!("{place} {kept}")));
    }
    Ok((times, kept))
}

/// Keeps nothing.
pub fn nothing(_: &[u8]) -> Option<String> {
    None
}

/// Keeps the id that an answer begins with.
pub fn id(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?;
    let (_, rest) = text.split_once(r#""id":""#)?;
    rest.get(..36).map(str::to_owned)
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}
