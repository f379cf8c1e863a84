//! Prints a year of the shipped calendar as JSON: `cargo run -p calendar --example year -- 2026`.

use std::process::ExitCode;

use calendar::Calendar;

fn main() -> ExitCode {
    let Some(year) = std::env::args().skip(1).find_map(|word| word.parse().ok()) else {
        eprintln!("请给出年份，如 2026");
        return ExitCode::FAILURE;
    };
    match Calendar::shipped().year(year) {
        Ok(days) => {
            println!("{}", serde_json::to_string(&days).expect("days are plain text and always written"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
