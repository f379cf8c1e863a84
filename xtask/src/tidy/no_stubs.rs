//! Nothing is left undone, skipped, or singled out from the other tests.

use crate::source::Source;
use crate::tree::Tree;

/// Says what was left.
pub fn check(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for file in tree.files() {
        let words: &[&str] = match file.path.rsplit('.').next() {
            Some("rs") => &["todo!", "unimplemented!", "#[ignore", "dbg!"],
            Some("ts" | "vue" | "mjs") => &[".only(", ".skip(", "fdescribe(", "xit(", "debugger"],
            Some(_) | None => continue,
        };
        // Templates of new files are Rust too; in TypeScript quotes and regular expressions read differently, so it is taken as it stands.
        let rust = file.path.ends_with(".rs");
        let source = if rust { Source::of(&file.text) } else { Source { code: file.text.clone(), strings: Vec::new() } };
        for word in words {
            faults.extend(source.lines_with(word).map(|(line, _)| {
                format!("{}:{line}: `{word}`: finish it or leave it out; a test that can't run is no test", file.path)
            }));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stubs_and_skipped_tests_are_found() {
        for (path, line) in [
            ("crates/a.rs", "fn f() { todo!() }"),
            ("crates/a.rs", "unimplemented!(\"later\")"),
            ("crates/a.rs", "#[ignore = \"slow\"]"),
            ("crates/a.rs", "#[ignore]"),
            ("web/a.test.ts", "it.only('x', () => {})"),
            ("e2e/a.mjs", "test.skip('x')"),
        ] {
            assert_eq!(check(&Tree::of(&[(path, line)])).len(), 1, "{line}");
        }
    }

    #[test]
    fn the_same_words_in_a_comment_or_text_pass() {
        assert_eq!(check(&Tree::of(&[("crates/a.rs", "// todo! is denied\nlet a = \"#[ignore]\";")])), [""; 0]);
    }
}
