//! Load over HTTP against a demonstration on this machine: latency as the client sees it, and beside it what the server's
//! processor time was, which does not depend on how busy the machine was otherwise.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::process::program;
use crate::stopwatch::Stopwatch;
use crate::tree::root;

/// Requests of one kind.
const REQUESTS: usize = 4_000;
/// Connections that ask at the same time.
const CONNECTIONS: usize = 8;
/// Ticks of processor time in a second; the same on every Linux.
const TICKS: f64 = 100.0;
/// The role card that logs in; it may read everything that is read here.
const CARD: &str = "director";
/// What is read, after the log-in.
const PATHS: [(&str, &str); 4] = [
    ("网页外壳", "/"),
    ("工作台", "/api/desk"),
    ("信息列表", "/api/information/submissions?page=1"),
    ("搜索“信息”", "/api/search?q=%E4%BF%A1%E6%81%AF"),
];

/// Opens a demonstration and asks.
pub fn run() -> Result<()> {
    let mut demo = Demo::open()?;
    let cookie = log_in(&demo.address)?;
    println!("{REQUESTS} 次请求，{CONNECTIONS} 个连接；时延在本机的客户端测得，CPU 取自服务进程");
    for (what, path) in PATHS {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n", demo.address);
        let status = once(&demo.address, &request)?.status;
        if status != 200 {
            println!("{what}：答复 {status}，没有测");
            continue;
        }
        let before = processor_time(demo.child.id());
        let watch = Stopwatch::start();
        let mut times = ask(&demo.address, &request)?;
        let whole = watch.elapsed().as_secs_f64();
        let spent = before.zip(processor_time(demo.child.id())).map(|(before, after)| after - before);
        times.sort_unstable();
        let millis = |share: f64| at_share(&times, share).as_secs_f64() * 1e3;
        let count = f64::from(u32::try_from(times.len()).unwrap_or(u32::MAX));
        let spent = spent.map_or("此系统不报".to_owned(), |spent| format!("{:.0} μs", spent * 1e6 / count));
        println!(
            "{what}：中位 {:.2} ms，99% {:.2} ms，每秒 {:.0} 次，每次 CPU {spent}",
            millis(0.5),
            millis(0.99),
            count / whole
        );
    }
    demo.close()
}

/// Logs in by a role card; gives back the cookie.
fn log_in(address: &str) -> Result<String> {
    let body = format!("{{\"card\":\"{CARD}\"}}");
    let head = "Content-Type: application/json\r\nContent-Length";
    let answer = once(
        address,
        &format!("POST /api/demo/login HTTP/1.1\r\nHost: {address}\r\n{head}: {}\r\n\r\n{body}", body.len()),
    )?;
    ensure!(answer.status == 200, "用角色卡登录没有成功：{}", answer.status);
    answer.cookie.context("登录没有给出会话")
}

/// A demonstration that ends with the measurement.
struct Demo {
    child: Child,
    address: String,
}

impl Demo {
    fn open() -> Result<Self> {
        let mut child = Command::new(program("release"))
            .args(["demo", "--port", "0"])
            .current_dir(root())
            .stdout(Stdio::piped())
            .spawn()
            .context("不能打开演示")?;
        let output = child.stdout.take().context("演示没有输出")?;
        let line = BufReader::new(output).lines().map_while(Result::ok).find(|line| line.contains("http://"));
        let Some(address) = line.as_deref().and_then(address) else {
            child.kill()?;
            bail!("演示没有报出地址");
        };
        Ok(Self { child, address: address.to_owned() })
    }

    fn close(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // After an error the demonstration must not stay behind; where it has ended already there is nothing to do.
        let _ = self.close();
    }
}

/// Host and port in the program's line.
fn address(line: &str) -> Option<&str> {
    let behind = line.split_once("http://")?.1;
    let end = behind.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':').unwrap_or(behind.len());
    Some(&behind[..end])
}

fn ask(address: &str, request: &str) -> Result<Vec<Duration>> {
    let asked = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(|| one_connection(address, request))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no connection panics")).collect::<Result<Vec<_>>>()
    });
    Ok(asked?.concat())
}

fn one_connection(address: &str, request: &str) -> Result<Vec<Duration>> {
    let (mut out, mut input) = connect(address)?;
    let mut times = Vec::with_capacity(REQUESTS / CONNECTIONS);
    for _ in 0..REQUESTS / CONNECTIONS {
        let watch = Stopwatch::start();
        out.write_all(request.as_bytes())?;
        let status = read_answer(&mut input)?.status;
        times.push(watch.elapsed());
        ensure!(status == 200, "负载之下答复 {status}");
    }
    Ok(times)
}

fn once(address: &str, request: &str) -> Result<Answer> {
    let (mut out, mut input) = connect(address)?;
    out.write_all(request.as_bytes())?;
    read_answer(&mut input)
}

fn connect(address: &str) -> Result<(TcpStream, BufReader<TcpStream>)> {
    let out = TcpStream::connect(address).with_context(|| format!("连不上 {address}"))?;
    out.set_nodelay(true)?;
    let input = BufReader::new(out.try_clone()?);
    Ok((out, input))
}

/// What of an answer is looked at.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    status: u16,
    /// `name=value` of the cookie that it sets.
    cookie: Option<String>,
}

/// Reads one whole answer of stated length.
fn read_answer(input: &mut impl BufRead) -> Result<Answer> {
    let mut status = None;
    let mut length = None;
    let mut cookie = None;
    loop {
        let mut line = String::new();
        ensure!(input.read_line(&mut line)? != 0, "连接断了");
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if status.is_none() {
            status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
        }
        match line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim())) {
            Some((name, value)) if name == "content-length" => length = value.parse().ok(),
            Some((name, value)) if name == "set-cookie" => cookie = value.split(';').next().map(str::to_owned),
            Some(_) | None => {}
        }
    }
    let mut body = vec![0; length.context("答复没有写明长度")?];
    input.read_exact(&mut body)?;
    Ok(Answer { status: status.context("答复没有状态")?, cookie })
}

/// The time below which this share of them lies.
fn at_share(sorted: &[Duration], share: f64) -> Duration {
    let last = sorted.len().saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few thousand at most"
    )]
    let at = (last as f64 * share).round() as usize;
    sorted.get(at).copied().unwrap_or_default()
}

/// Seconds of processor time that a process has used; none where the system does not tell this way.
fn processor_time(process: u32) -> Option<f64> {
    ticks(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?).map(|ticks| ticks / TICKS)
}

/// User and system ticks in a line of `/proc/PID/stat`; the name in brackets may itself hold brackets and blanks.
fn ticks(stat: &str) -> Option<f64> {
    let mut fields = stat.rsplit_once(") ")?.1.split(' ').skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_in_the_line() {
        assert_eq!(
            address("演示已启动：http://127.0.0.1:8080（青溪区为虚构，按 Ctrl+C 结束）"),
            Some("127.0.0.1:8080")
        );
        assert_eq!(address("没有"), None);
    }

    #[test]
    fn processor_time_is_user_and_system_together() {
        let stat = "42 (a) b) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0";
        assert_eq!(ticks(stat), Some(200.0));
    }

    #[test]
    fn an_answer_is_read_to_its_end() {
        let mut input = std::io::Cursor::new(
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nset-cookie: a=b; HttpOnly\r\ncontent-length: 0\r\n\r\n",
        );
        assert_eq!(read_answer(&mut input).expect("whole"), Answer { status: 401, cookie: None });
        assert_eq!(read_answer(&mut input).expect("whole"), Answer { status: 200, cookie: Some("a=b".to_owned()) });
        assert!(read_answer(&mut input).is_err());
    }

    #[test]
    fn shares_are_taken_from_the_sorted_times() {
        let times: Vec<Duration> = (1..=100).map(Duration::from_millis).collect();
        assert_eq!(at_share(&times, 0.5), Duration::from_millis(51));
        assert_eq!(at_share(&times, 0.99), Duration::from_millis(99));
        assert_eq!(at_share(&[], 0.5), Duration::ZERO);
    }
}
