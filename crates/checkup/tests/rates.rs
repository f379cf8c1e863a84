//! 实测 The rates that the handbook shows are those of the corpus as it is.

mod shipped;

use shipped::table::{FILE, table};

#[test]
fn the_rates_of_the_handbook_are_fresh() {
    let written = std::fs::read_to_string(FILE).expect("the table is there");
    let wanted = table();
    let stale: Vec<&str> = wanted.lines().filter(|line| !written.lines().any(|known| known == *line)).collect();
    assert!(
        written == wanted,
        "data/rates.tsv 不是最新的：请运行 cargo xtask bench checkup --write\n{}",
        stale.join("\n")
    );
}
