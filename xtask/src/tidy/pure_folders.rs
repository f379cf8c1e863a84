//! What decides must be able to decide anything, at any time, without a machine: no waiting, no clock, no SQL, no HTTP.

use crate::source::Source;
use crate::tree::{File, Tree};

/// Forbidden in every pure place.
const EVERYWHERE: [&str; 8] =
    [".await", "async", "sqlx", "axum", "Timestamp::now", "Zoned::now", "SystemTime::now", "Instant::now"];
/// Forbidden in the pure folders of a room besides.
const IN_ROOMS: [&str; 4] = ["serde_json", "store::", "webkit::", "testkit::"];
const CRATES: [&str; 4] = ["crates/kernel/src/", "crates/calendar/src/", "crates/gongwen/src/", "crates/checkup/src/"];
const FOLDERS: [&str; 5] = ["model", "rules", "decide", "points", "print"];
/// The one place that asks the machine for the time.
const CLOCK: &str = "crates/kernel/src/clock.rs";

/// Says which pure source knows too much.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tree.files().filter(|file| file.path.ends_with(".rs") && file.path != CLOCK) {
        let source = Source::before_tests(&file.text);
        let words: Vec<&str> = if in_room(file) {
            EVERYWHERE.iter().chain(&IN_ROOMS).copied().collect()
        } else if CRATES.iter().any(|folder| file.path.starts_with(folder)) {
            EVERYWHERE.to_vec()
        } else {
            continue;
        };
        for word in words {
            faults.extend(source.lines_with(word).map(|(line, _)| {
                format!(
                    "{}:{line}: `{word}` in a pure place. Take facts and `now` as arguments; load and write in actions/ and store.rs",
                    file.path
                )
            }));
        }
    }
    faults
}

fn in_room(file: &File) -> bool {
    let Some((_, inside)) = file.path.strip_prefix("rooms/").and_then(|path| path.split_once("/src/")) else { return false };
    FOLDERS.iter().any(|folder| inside.starts_with(&format!("{folder}/")) || inside == format!("{folder}.rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn a_rule_that_waits_asks_or_stores_is_found() {
        for line in [
            "let a = b.await;",
            "let now = Timestamp::now();",
            "use store::Tx;",
            "use crate::store::load;",
            "fn f(v: serde_json::Value) {}",
            "async fn f() {}",
        ] {
            for place in ["rules/a.rs", "decide/a.rs", "print/a.rs", "model.rs", "model/a.rs"] {
                assert_eq!(faults(&format!("rooms/a/src/{place}"), line), 1, "{place}: {line}");
            }
            assert_eq!(faults("rooms/a/src/actions/a.rs", line), 0, "{line}");
        }
        assert_eq!(faults("crates/calendar/src/a.rs", "use sqlx::Row;"), 1);
        assert_eq!(faults("crates/calendar/src/a.rs", "use serde_json::Value;"), 0);
        assert_eq!(faults("crates/kernel/src/clock.rs", "Timestamp::now()"), 0);
    }

    #[test]
    fn words_in_comments_and_unit_tests_do_not_count() {
        assert_eq!(faults("rooms/a/src/rules/a.rs", "//! never .await\nlet a = \"axum\";"), 0);
        assert_eq!(faults("rooms/a/src/rules/a.rs", "#[cfg(test)]\nmod tests {\n    let a = serde_json::json!({});\n}"), 0);
    }
}
