//! `cargo xtask rule` leaves words to be filled in; a card that still has them is no rule yet.

use crate::tree::Tree;

/// The word that stands where people have to write.
pub const UNFILLED: &str = "待填";

/// Says which file still has words to fill in.
pub fn check(tree: &Tree) -> Vec<String> {
    let rooms = tree.files().filter(|file| file.path.starts_with("rooms/"));
    let left = rooms.filter_map(|file| {
        let line = file.text.lines().position(|line| line.contains(UNFILLED))?;
        Some(format!("{}:{}: fill in what is marked {UNFILLED}", file.path, line + 1))
    });
    left.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_left_unfilled_is_found() {
        let text = format!("title: \"a\",\nwhy: \"{UNFILLED}\",");
        let faults = check(&Tree::of(&[("rooms/a/src/rules/b.rs", &text), ("rooms/a/src/rules/c.rs", "why: \"c\"")]));
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("rooms/a/src/rules/b.rs:2"), "{faults:?}");
    }
}
