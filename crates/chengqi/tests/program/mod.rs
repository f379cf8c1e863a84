//! The real program as a process of its own, and a small HTTP client on loopback. What is waited for has an end.

#![allow(dead_code, clippy::allow_attributes, reason = "each test program uses its own part of this")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

/// Nothing here takes this long unless it hangs.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// Runs a command to its end.
pub fn run(args: &[&str]) -> Ended {
    let output = Command::new(env!("CARGO_BIN_EXE_chengqi")).args(args).stdin(Stdio::null()).output();
    Ended::of(&output.expect("the program starts"))
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ended {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Holds the exit code and a part of what the office is told against what was expected.
    #[track_caller]
    pub fn says(&self, code: i32, part: &str) {
        let said = format!("{}{}", self.out, self.err);
        assert!(self.code == code && said.contains(part), "expected {code} and “{part}”, got {}:\n{said}", self.code);
    }
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// The demonstration on a folder and a free port.
    pub fn demo(data: &Path) -> Self {
        Self::start(&["demo", "--port", "0", "--data", path(data)])
    }

    /// Starts the demonstration on a new folder and kills it as soon as it has begun to fill its database.
    pub fn killed_while_filling(data: &Path) {
        let mut program = Command::new(env!("CARGO_BIN_EXE_chengqi"));
        program.args(["demo", "--port", "0", "--data", path(data)]).stdin(Stdio::null()).stdout(Stdio::null());
        let mut child = program.spawn().expect("the program starts");
        let begun = data.join("seeding.part").join("chengqi.db-wal");
        while !begun.exists() && child.try_wait().expect("a child").is_none() && !data.join("chengqi.db").exists() {
            std::thread::yield_now();
        }
        child.kill().expect("killed");
        child.wait().expect("killed");
    }

    /// Starts a server and waits until it says where it listens.
    pub fn start(args: &[&str]) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_chengqi"));
        program.args(args).stdin(Stdio::null()).stdout(Stdio::piped());
        // Held at once, so that it is killed whatever happens while it starts.
        let mut server =
            Self { child: program.spawn().expect("the program starts"), address: ([127, 0, 0, 1], 0).into() };
        let out = server.child.stdout.take().expect("piped");
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                // Nobody listens after the first address: the rest only has to be read away.
                let _ = tell.send(line);
            }
        });
        while let Ok(line) = told.recv_timeout(PATIENCE) {
            if let Some((_, rest)) = line.split_once("http://") {
                let end = rest.find(|one: char| !one.is_ascii_digit() && !matches!(one, '.' | ':'));
                server.address = rest[..end.unwrap_or(rest.len())].parse().expect("an address after http://");
                return server;
            }
        }
        panic!("{args:?} never said where it listens");
    }

    /// Kills it in the middle of whatever it does (SIGKILL).
    pub fn kill(mut self) {
        self.child.kill().expect("running");
        self.child.wait().expect("killed");
    }

    /// Asks it to stop (SIGTERM) and waits for its end.
    pub fn stop(mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill exists");
        assert!(asked.success());
        assert!(self.child.wait().expect("stops").success(), "a server that is asked to stop ends well");
    }

    /// Somebody who is not logged in.
    pub fn stranger(&self) -> Client {
        Client { address: self.address, cookie: String::new(), csrf: String::new() }
    }

    /// Somebody logged in by a role card.
    pub fn card(&self, card: &str) -> Client {
        self.logged_in("/api/demo/login", &json!({ "card": card }))
    }

    /// Somebody logged in by name and password.
    pub fn password(&self, login: &str, password: &str) -> Client {
        self.logged_in("/api/session", &json!({ "login": login, "password": password }))
    }

    fn logged_in(&self, path: &str, body: &Value) -> Client {
        let reply = self.stranger().post(path, body).expect("answers");
        assert_eq!(reply.status, 200, "{path} {}", reply.text());
        let cookie = reply.header("set-cookie").expect("a session cookie");
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let csrf = reply.json()["csrf"].as_str().expect("a token against forged requests").to_owned();
        Client { address: self.address, cookie, csrf }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A browser without a page.
#[derive(Clone)]
pub struct Client {
    address: SocketAddr,
    cookie: String,
    pub csrf: String,
}

/// An answer.
pub struct Reply {
    pub status: u16,
    head: String,
    body: Vec<u8>,
}

impl Client {
    /// The same session, as another page would send it: with the cookie and without the token.
    pub fn without_token(&self) -> Self {
        Self { csrf: String::new(), ..self.clone() }
    }

    pub fn get(&self, path: &str) -> std::io::Result<Reply> {
        self.send("GET", path, None)
    }

    pub fn post(&self, path: &str, body: &Value) -> std::io::Result<Reply> {
        self.send("POST", path, Some(body))
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> std::io::Result<Reply> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let Self { address, cookie, csrf } = self;
        let mut head = format!("{method} {path} HTTP/1.0\r\nhost: {address}\r\ncontent-length: {}\r\n", body.len());
        for (name, value) in
            [("cookie", cookie), ("x-csrf-token", csrf)].into_iter().filter(|(_, value)| !value.is_empty())
        {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("content-type: application/json\r\n\r\n");
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(format!("{head}{body}").as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        Reply::of(&bytes).ok_or_else(|| std::io::Error::other("the answer broke off"))
    }
}

impl Reply {
    /// Whole answers only: the length that the head names must have come.
    fn of(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8(bytes[..end].to_vec()).ok()?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let reply = Self { status, head, body: bytes[end + 4..].to_vec() };
        let length = reply.header("content-length").and_then(|length| length.parse().ok());
        length.is_none_or(|length: usize| length == reply.body.len()).then_some(reply)
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }
}

/// A path as an argument.
pub fn path(path: &Path) -> &str {
    path.to_str().expect("temporary folders have plain names")
}

/// An item of information that a reporter begins.
pub fn draft(title: &str) -> Value {
    json!({ "text": { "kind": "dynamic", "title": title, "body": "临江街道今天清理河道1公里，参加的有12人。" } })
}
