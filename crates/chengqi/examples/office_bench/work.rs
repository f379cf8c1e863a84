//! What is asked of the program, and how much of it.

use std::path::Path;
use std::process::{self, Command};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::client::{self, Keep, Requests, Session, load};
use super::cluster::{Cluster, Explain};
use super::figures::{Figure, Measured, at_share};
use super::machine;
use super::org::Org;
use super::plans::{self, Found};
use super::server::{Server, Start, configure};
use super::walks::{self, Readers, Samples, Walk};
use super::words;

/// Connections that read at the same time.
const READING: usize = 8;
/// Connections that write at the same time, one measurement each.
const WRITING: [usize; 3] = [1, 8, 32];
/// What a list is meant to take at most, in milliseconds of the processor.
const LIST: Option<f64> = Some(2.0);
/// The same for an item.
const ITEM: Option<f64> = Some(1.0);
/// The same for a durable write.
pub const WRITE: Option<f64> = Some(3.0);
/// The quarter whose points are asked for, and a day in it on which something late counts.
const QUARTER: &str = "2026Q3";
const LATE: &str = "2026-09-30";
/// How often points are asked for in a run, and late outcomes entered.
const POINTS: usize = 10;

/// How much is measured.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    /// How often everything is measured.
    pub runs: usize,
    /// Requests of each kind that only read.
    pub reads: usize,
    /// Requests that write, for each measurement of eight connections.
    pub writes: usize,
    /// Requests of each route on the walk over all; with none the walk is left out.
    pub walked: usize,
    /// How long the bare disk is measured before each run of writes, and how long the program is left alone before its idle memory
    /// is read.
    pub pause: Duration,
}

/// An installation with its data.
pub struct Target<'a> {
    /// The program.
    pub program: &'a Path,
    /// Its data folder.
    pub folder: &'a Path,
    /// The cluster and the database, for PostgreSQL.
    pub postgres: Option<(&'a Cluster, &'a str)>,
    /// The address of that database.
    pub url: Option<&'a str>,
    /// The people.
    pub org: &'a Org,
    /// What is there to be opened.
    pub samples: &'a Samples,
}

/// Everything measured on one installation.
pub struct Outcome {
    /// SQLite or PostgreSQL.
    pub backend: &'static str,
    /// Closed and open items.
    pub items: usize,
    /// Request by request.
    pub measured: Vec<Measured>,
    /// Milliseconds of the processor for each route once.
    pub routes: Vec<(String, f64)>,
    /// Starts after an orderly end.
    pub wall: Figure,
    /// Their processor time.
    pub cpu: Figure,
    /// The start after a kill in the middle of writing.
    pub after_kill: Option<Start>,
    /// Megabytes after the start, before anybody asks.
    pub idle: Figure,
    /// Megabytes under thirty-two connections, and the highest ever.
    pub loaded: (f64, f64),
    /// Megabytes of the database.
    pub size: f64,
    /// Synchronous writes a second of the bare disk.
    pub disk: Figure,
    /// What the plans are like.
    pub plans: Found,
    /// Routes for which there was nothing to open.
    pub without: Vec<String>,
}

/// Measures everything.
pub async fn measure(target: &Target<'_>, items: usize, amount: Amount) -> anyhow::Result<Outcome> {
    let config = configure(target.folder, target.url)?;
    let mut outcome = Outcome {
        backend: if target.postgres.is_some() { "PostgreSQL" } else { "SQLite" },
        items,
        measured: Vec::new(),
        routes: Vec::new(),
        wall: Figure::default(),
        cpu: Figure::default(),
        after_kill: None,
        idle: Figure::default(),
        loaded: (0.0, 0.0),
        size: target.size()?,
        disk: Figure::default(),
        plans: Found::default(),
        without: Vec::new(),
    };
    for _ in 0..amount.runs {
        let server = Server::start(target.program, &config).await?;
        outcome.wall.add(server.first_answer.wall);
        outcome.cpu.add(server.first_answer.cpu);
        tokio::time::sleep(amount.pause).await;
        outcome.idle.add(machine::memory(server.process()).0);
        server.stop().await?;
    }
    let (walks, without) = walks::all(target.samples, target.org);
    outcome.without = without;
    let large = target.samples.larger(1_000);
    if target.postgres.is_none() {
        outcome.plans = plans::on_sqlite(target.folder, &walks, target.org, &large).await?;
    }
    let server = Server::start(target.program, &config).await?;
    let mut bench = Bench { target, server, reporters: Vec::new() };
    bench.log_in().await?;
    bench.reads(&mut outcome.measured, amount).await?;
    outcome.routes = bench.routes(&walks, amount.walked).await?;
    bench.points(&mut outcome.measured, amount).await?;
    bench.writes(&mut outcome, amount).await?;
    outcome.loaded = machine::memory(bench.server.process());
    outcome.after_kill = Some(bench.killed(&config, amount).await?);
    if let Some((cluster, name)) = target.postgres {
        cluster.explain(name, Explain::Everything)?;
        let server = Server::start(target.program, &config).await?;
        outcome.plans = plans::on_postgres(cluster, server.address, &walks, target.org, &large).await?;
        server.stop().await?;
        cluster.explain(name, Explain::Nothing)?;
    }
    Ok(outcome)
}

impl Target<'_> {
    /// Makes what the program reads beside the database, the search's index and the archive of texts, where an earlier
    /// run has not left it: made while it is measured, it would add to what is read.
    pub fn make_projections(&self) -> anyhow::Result<()> {
        let config = configure(self.folder, self.url)?;
        for (projection, name) in [("search", "搜索库"), ("reuse", "比对库")] {
            if self.folder.join(projection).exists() {
                continue;
            }
            eprintln!("建立{name}");
            let made = Command::new(self.program).args([projection, "rebuild", "--config"]).arg(&config).status()?;
            anyhow::ensure!(made.success(), "{name}没有建成");
        }
        Ok(())
    }

    fn size(&self) -> anyhow::Result<f64> {
        match self.postgres {
            Some((cluster, name)) => cluster.size(name),
            None => Ok(machine::size(self.folder)),
        }
    }
}

struct Bench<'a> {
    target: &'a Target<'a>,
    server: Server,
    reporters: Vec<Session>,
}

impl Bench<'_> {
    /// One reporter for each connection that writes, each of a unit of its own while there are units enough.
    async fn log_in(&mut self) -> anyhow::Result<()> {
        for place in 0..WRITING[2] {
            let unit = &self.target.org.units[place % self.target.org.units.len()];
            self.reporters.push(Session::open(self.server.address, &unit.people[0].login).await?);
        }
        Ok(())
    }

    async fn reads(&self, measured: &mut Vec<Measured>, amount: Amount) -> anyhow::Result<()> {
        let [editor, ..] = &self.target.org.section;
        let editor = Session::open(self.server.address, &editor.login).await?;
        let head = &self.target.org.units[0].people[2];
        let head = Session::open(self.server.address, &head.login).await?;
        let list = |who: &Session, query: &str| -> Arc<dyn Fn(usize) -> String + Send + Sync> {
            let request = who.get(&format!("/api/information/submissions{query}"));
            Arc::new(move |_| request.clone())
        };
        let closed = self.target.samples.closed.clone();
        let asking = editor.clone();
        let item: Arc<dyn Fn(usize) -> String + Send + Sync> = Arc::new(move |turn| {
            let id = closed.get(turn % closed.len().max(1)).map_or("", String::as_str);
            asking.get(&format!("/api/information/submissions/{id}"))
        });
        let desk = editor.get("/api/desk");
        let desk: Arc<dyn Fn(usize) -> String + Send + Sync> = Arc::new(move |_| desk.clone());
        let kinds = [
            ("信息科待编列表，50 行＋总数", LIST, list(&editor, "?list=queue&page=1")),
            ("本单位在办列表", LIST, list(&head, "?list=open&page=1")),
            ("本单位全部列表", LIST, list(&head, "?page=1")),
            ("已采用列表", LIST, list(&editor, "?list=adopted&page=1")),
            ("一条信息及办理过程", ITEM, item),
            ("编辑的工作台", None, desk),
        ];
        for (what, aim, request) in kinds {
            let mut figures = Measured::new(what, READING, aim);
            let each = amount.reads / READING;
            let requests: Requests =
                Arc::new(move |place, turn| (turn < each).then(|| request(turn * READING + place)));
            // Once without being counted: pages of the file come into memory, statements are prepared.
            load(self.server.address, READING, &limited(&requests, 20), client::nothing).await?;
            for _ in 0..amount.runs {
                self.one(&mut figures, READING, &requests, client::nothing).await?;
            }
            measured.push(figures);
        }
        Ok(())
    }

    /// The points of a quarter over the whole office, and again after each of some late changes. The arithmetic alone is measured
    /// by the room's own bench; here the loading of the rows and the answer are part of it.
    async fn points(&self, measured: &mut Vec<Measured>, amount: Amount) -> anyhow::Result<()> {
        let [editor, chief, _] = &self.target.org.section;
        let editor = Session::open(self.server.address, &editor.login).await?;
        let chief = Session::open(self.server.address, &chief.login).await?;
        let ask = chief.get(&format!("/api/information/points?span={QUARTER}"));
        let mut points = Measured::new("一个季度的积分（60 个单位）", 1, None);
        let mut change = Measured::new("迟到的一条采用登记", 1, None);
        let mut after = Measured::new("迟到登记之后的积分", 1, None);
        let own = process::id();
        for run in 0..amount.runs {
            let request = ask.clone();
            let requests: Requests = Arc::new(move |_, turn| (turn < POINTS).then(|| request.clone()));
            self.one(&mut points, 1, &requests, client::nothing).await?;
            let (entering, late) = (editor.clone(), self.target.samples.adopted.clone());
            let requests: Requests = Arc::new(move |_, turn| {
                let id = late.get(run * POINTS + turn).filter(|_| turn < POINTS)?;
                let body = format!(
                    r#"{{"submission":"{id}","kind":"media","level":"city","channel":"测试日报{own}","day":"{LATE}","proof":"见报"}}"#
                );
                Some(entering.post("/api/information/outcomes", &body, &format!("late-{run}-{turn}-{own}")))
            });
            self.one(&mut change, 1, &requests, client::nothing).await?;
            let request = ask.clone();
            let requests: Requests = Arc::new(move |_, turn| (turn < POINTS).then(|| request.clone()));
            self.one(&mut after, 1, &requests, client::nothing).await?;
        }
        measured.extend([points, change, after]);
        Ok(())
    }

    async fn writes(&self, outcome: &mut Outcome, amount: Amount) -> anyhow::Result<()> {
        // On data that was kept the keys of an earlier measurement are there already, and would be answered without writing.
        let own = process::id();
        for connections in WRITING {
            let each = match connections {
                1 => amount.writes / 4,
                8 => amount.writes / 8,
                _ => amount.writes / 16,
            };
            let mut drafts = Measured::new("起草一条信息（落盘）", connections, WRITE);
            let mut sends = Measured::new("送校核（落盘）", connections, WRITE);
            for run in 0..amount.runs {
                outcome.disk.add(machine::synced_writes(self.target.folder, amount.pause)?);
                let requests = self.drafting(each, format!("d{connections}-{run}-{own}"));
                let made = self.one(&mut drafts, connections, &requests, client::id).await?;
                let requests = self.sending(made, connections, format!("s{connections}-{run}-{own}"));
                self.one(&mut sends, connections, &requests, client::nothing).await?;
            }
            outcome.measured.extend([drafts, sends]);
        }
        Ok(())
    }

    fn drafting(&self, each: usize, key: String) -> Requests {
        let reporters = self.reporters.clone();
        Arc::new(move |place, turn| {
            (turn < each).then(|| {
                let seed = (place * each + turn) as u64 + 5_000_000;
                let text = serde_json::json!({
                    "kind": "dynamic", "title": words::title(seed), "body": words::body(seed),
                });
                let body = serde_json::json!({ "text": text }).to_string();
                let key = format!("{key}-{place}-{turn}");
                reporters[place].post("/api/information/submissions", &body, &key)
            })
        })
    }

    /// Sends each draft on by whoever wrote it.
    fn sending(&self, made: Vec<String>, connections: usize, key: String) -> Requests {
        let reporters = self.reporters.clone();
        let mut queues: Vec<Vec<String>> = vec![Vec::new(); connections];
        for line in made {
            let (place, id) = line.split_once(' ').unwrap_or(("0", &line));
            let place: usize = place.parse().unwrap_or_default();
            queues[place].push(id.to_owned());
        }
        let queues = Arc::new(Mutex::new(queues));
        Arc::new(move |place, turn| {
            let id = queues.lock().expect("nothing panics while holding it")[place].pop()?;
            let path = format!("/api/information/submissions/{id}/send_to_check");
            Some(reporters[place].post(&path, r#"{"version":1}"#, &format!("{key}-{place}-{turn}")))
        })
    }

    /// One run of one kind of request. What was kept is given with the place of its connection before it.
    async fn one(
        &self,
        figures: &mut Measured,
        connections: usize,
        requests: &Requests,
        keep: Keep,
    ) -> anyhow::Result<Vec<String>> {
        let before = self.processor_time();
        let load = load(self.server.address, connections, requests, keep).await?;
        let after = self.processor_time();
        #[expect(clippy::cast_precision_loss, reason = "some thousands")]
        let count = load.times.len().max(1) as f64;
        figures.cpu.add((after.0 - before.0) * 1e3 / count);
        figures.database.add((after.1 - before.1) * 1e3 / count);
        figures.p50.add(at_share(&load.times, 0.5));
        figures.p99.add(at_share(&load.times, 0.99));
        figures.rate.add(count / load.whole.as_secs_f64());
        Ok(load.kept)
    }

    /// Each route by itself, one request after the other.
    async fn routes(&self, walks: &[Walk], walked: usize) -> anyhow::Result<Vec<(String, f64)>> {
        let readers = Readers::log_in(self.server.address, self.target.org).await?;
        let mut routes = Vec::new();
        for walk in walks.iter().filter(|_| walked != 0) {
            let request = readers.request(walk);
            let mut connection = client::Connection::open(self.server.address).await?;
            if connection.ask(&request).await?.status != 200 {
                continue;
            }
            let before = self.fine_time();
            for _ in 0..walked {
                connection.ask(&request).await?;
            }
            #[expect(clippy::cast_precision_loss, reason = "some dozens")]
            let each = (self.fine_time() - before) * 1e3 / walked as f64;
            routes.push((walk.shown.clone(), each));
        }
        Ok(routes)
    }

    /// Kills the program while eight write, starts it again, and has it stop in order.
    async fn killed(self, config: &Path, amount: Amount) -> anyhow::Result<Start> {
        let requests = self.drafting(amount.writes, format!("killed-{}", process::id()));
        let address = self.server.address;
        let writing = tokio::spawn(async move { load(address, READING, &requests, client::nothing).await });
        tokio::time::sleep(amount.pause).await;
        self.server.kill()?;
        // The writers end with their connections, which is what is wanted here.
        let _ended = writing.await?;
        let server = Server::start(self.target.program, config).await?;
        let start = server.first_answer;
        server.stop().await?;
        Ok(start)
    }

    fn processor_time(&self) -> (f64, f64) {
        let database = self.target.postgres.map(|(cluster, _)| machine::processor_time_of_family(cluster.process()));
        (machine::processor_time(self.server.process()), database.unwrap_or_default())
    }

    fn fine_time(&self) -> f64 {
        machine::processor_time_of_threads(self.server.process()) + self.processor_time().1
    }
}

fn limited(requests: &Requests, most: usize) -> Requests {
    let requests = requests.clone();
    Arc::new(move |place, turn| if turn < most { requests(place, turn) } else { None })
}
