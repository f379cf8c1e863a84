//! What the machine says of this process and this thread.

use std::fs;

/// Nanoseconds that this thread was on a processor.
pub fn thread_nanoseconds() -> u64 {
    // The kernel brings its count up to date when a thread gives way, and otherwise only at each tick.
    std::thread::yield_now();
    let line = fs::read_to_string("/proc/thread-self/schedstat").expect("the kernel tells it on Linux");
    line.split(' ').next().and_then(|number| number.parse().ok()).expect("the first number is nanoseconds")
}

/// Megabytes of this process in memory: now, and at most.
pub fn memory() -> (u64, u64) {
    let status = fs::read_to_string("/proc/self/status").expect("the kernel tells it on Linux");
    let line = |name: &str| {
        status
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .map_or(0, |rest| rest.split_whitespace().find_map(|word| word.parse::<u64>().ok()).unwrap_or(0) / 1024)
    };
    (line("VmRSS:"), line("VmHWM:"))
}
