//! What the machine says of processes and of its disk.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use tokio::time::Instant;

/// Ticks of processor time in a second; the same on every Linux.
const TICKS: f64 = 100.0;

/// Seconds of processor time that a process has used, user and system.
pub fn processor_time(process: u32) -> f64 {
    stat(process).map_or(0.0, |stat| (stat.own) / TICKS)
}

/// The same for a process with all its children, those that have ended too: PostgreSQL is one process a connection.
pub fn processor_time_of_family(process: u32) -> f64 {
    let own = stat(process).map_or(0.0, |stat| stat.own + stat.ended_children);
    let children = fs::read_dir("/proc").into_iter().flatten().flatten();
    let children = children.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let children = children.filter_map(stat).filter(|child| child.parent == process);
    (own + children.map(|child| child.own + child.ended_children).sum::<f64>()) / TICKS
}

/// Nanoseconds by thread, which is finer than ticks: for what lasts only a moment. Threads that have ended are not counted.
pub fn processor_time_of_threads(process: u32) -> f64 {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let nanos = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    });
    let fine = nanos.sum::<f64>() / 1e9;
    if fine == 0.0 { processor_time(process) } else { fine }
}

/// Memory of a process in megabytes: now, and at its highest.
pub fn memory(process: u32) -> (f64, f64) {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse::<f64>().ok().map(|kib| kib / 1024.0)
    };
    (line("VmRSS:").unwrap_or_default(), line("VmHWM:").unwrap_or_default())
}

/// How busy the machine is: the load of the last minute.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or("不明").to_owned()
}

/// Processor and number of cores.
pub fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("不明", |(_, name)| name);
    let cores = text.lines().filter(|line| line.starts_with("processor")).count();
    format!("{name}，{cores} 核")
}

/// Synchronous writes a second of the disk under this folder: 4 KiB written over what is there, as SQLite's log is in the long run.
pub fn synced_writes(folder: &Path, time: Duration) -> anyhow::Result<f64> {
    const PAGES: u64 = 1_000;
    let path = folder.join("disk.part");
    let mut file = File::create(&path)?;
    file.write_all(&vec![0; 4096 * 1_000])?;
    file.sync_all()?;
    let begun = Instant::now();
    let mut count: u64 = 0;
    while begun.elapsed() < time {
        file.seek(SeekFrom::Start(count % PAGES * 4096))?;
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        count += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let rate = count as f64 / begun.elapsed().as_secs_f64();
    fs::remove_file(path)?;
    Ok(rate)
}

/// Bytes under a folder, in megabytes.
pub fn size(folder: &Path) -> f64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(data) if data.is_dir() => size(&entry.path()),
        #[expect(clippy::cast_precision_loss, reason = "shown in megabytes")]
        Ok(data) => data.len() as f64 / 1_048_576.0,
        Err(_) => 0.0,
    });
    sizes.sum()
}

struct Stat {
    parent: u32,
    own: f64,
    ended_children: f64,
}

fn stat(process: u32) -> Option<Stat> {
    parsed(&fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
}

/// The name in brackets may itself hold brackets and blanks.
fn parsed(stat: &str) -> Option<Stat> {
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks = |place: usize| fields.get(place)?.parse::<f64>().ok();
    let parent = fields.get(1)?.parse().ok()?;
    Some(Stat { parent, own: ticks(11)? + ticks(12)?, ended_children: ticks(13)? + ticks(14)? })
}
