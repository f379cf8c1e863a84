//! `chengqi calendar 2026 [--json]`

use calendar::{Calendar, Kind, Standing};

use super::Refused;
use crate::exit::Exit;

/// Prints every day of a year, or in words only the days that differ from their weekday.
pub fn run(year: i16, json: bool) -> anyhow::Result<Exit> {
    let days = Calendar::shipped().year(year).map_err(|error| Refused(error.to_string()))?;
    if json {
        println!("{}", serde_json::to_string(&days)?);
        return Ok(Exit::Done);
    }
    for day in days {
        let weekend = 6 <= day.date.weekday().to_monday_one_offset();
        let plain = weekend == (day.kind == Kind::Off);
        let named = matches!(day.kind, Kind::Off) && !day.name.starts_with('周');
        if !plain || named {
            let computed = if day.standing == Standing::Computed { "  推算" } else { "" };
            println!("{}  {}  {}{computed}", day.date, day.kind.label(), day.name);
        }
    }
    Ok(Exit::Done)
}
