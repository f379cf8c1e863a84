//! `chengqi openapi`

use webkit::document;

use crate::exit::Exit;
use crate::house::ROOMS;

/// Prints the OpenAPI document.
pub fn run() -> anyhow::Result<Exit> {
    println!("{}", serde_json::to_string_pretty(&document::of(&ROOMS))?);
    Ok(Exit::Done)
}
