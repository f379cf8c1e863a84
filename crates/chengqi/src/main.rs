//! `chengqi`: see `chengqi --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    chengqi::cli::run(std::env::args_os())
}
