//! A Rust source told apart into code, comments and string literals, line for line: enough for a check that must not
//! trip over its own words in a comment.

/// One source, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The code, with comments and the insides of literals as blanks; every line keeps its number.
    pub code: String,
    /// The string literals as written, each with the line on which it begins.
    pub strings: Vec<(usize, String)>,
}

impl Source {
    /// Takes a source apart.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut reader = Reader { rest: text.chars().collect(), at: 0, line: 1, source: Self::default() };
        while reader.at < reader.rest.len() {
            reader.step();
        }
        reader.source
    }

    /// The same of the part before the unit tests, which stand at the end of a file.
    #[must_use]
    pub fn before_tests(text: &str) -> Self {
        Self::of(&text[..tests_begin(text)])
    }

    /// The lines of code that contain the word, not merely a longer one.
    pub fn lines_with<'s>(&'s self, word: &'s str) -> impl Iterator<Item = (usize, &'s str)> {
        self.code.lines().enumerate().filter(move |(_, line)| has_word(line, word)).map(|(at, line)| (at + 1, line))
    }
}

/// Whether the text contains the word with nothing of a name right before or behind it. Only those ends of the word count
/// that are themselves part of a name: `.await` may follow anything.
#[must_use]
pub fn has_word(text: &str, word: &str) -> bool {
    let named = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(named) && word.starts_with(named);
        let behind = text[at + word.len()..].chars().next().is_some_and(named) && word.ends_with(named);
        !before && !behind
    })
}

fn tests_begin(text: &str) -> usize {
    let marks = text.match_indices("#[cfg(test)]").map(|(at, _)| at);
    let mut inline = marks.filter(|at| {
        let behind = text[*at..].lines().skip(1).find(|line| !line.trim_start().starts_with("#["));
        behind.is_some_and(|line| has_word(line, "mod") && line.trim_end().ends_with('{'))
    });
    inline.next().unwrap_or(text.len())
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    line: usize,
    source: Source,
}

impl Reader {
    fn step(&mut self) {
        let next = |ahead: usize| self.rest.get(self.at + ahead).copied().unwrap_or('\0');
        let named_before =
            self.at.checked_sub(1).is_some_and(|at| self.rest[at].is_alphanumeric() || self.rest[at] == '_');
        match (next(0), next(1)) {
            ('/', '/') => self.comment_line(),
            ('/', '*') => self.comment_block(),
            ('"', _) => self.string(0, true),
            ('r', '"' | '#') if !named_before => self.raw(),
            ('b' | 'c', 'r') if !named_before && matches!(next(2), '"' | '#') => {
                self.take();
                self.raw();
            }
            ('\'', _) => self.character(),
            _ => self.take(),
        }
    }

    fn take(&mut self) {
        let c = self.rest[self.at];
        self.line += usize::from(c == '\n');
        self.source.code.push(c);
        self.at += 1;
    }

    fn blank(&mut self) {
        let c = self.rest[self.at];
        self.line += usize::from(c == '\n');
        self.source.code.push(if c == '\n' { '\n' } else { ' ' });
        self.at += 1;
    }

    fn comment_line(&mut self) {
        while self.at < self.rest.len() && self.rest[self.at] != '\n' {
            self.blank();
        }
    }

    fn comment_block(&mut self) {
        let mut depth = 0;
        while self.at < self.rest.len() {
            let pair = (self.rest[self.at], self.rest.get(self.at + 1).copied());
            depth += i32::from(pair == ('/', Some('*'))) - i32::from(pair == ('*', Some('/')));
            let ends = pair == ('*', Some('/'));
            self.blank();
            if ends || pair == ('/', Some('*')) {
                self.blank();
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn raw(&mut self) {
        let hashes = self.rest[self.at + 1..].iter().take_while(|c| **c == '#').count();
        if self.rest.get(self.at + 1 + hashes) != Some(&'"') {
            return self.take();
        }
        for _ in 0..=hashes {
            self.take();
        }
        self.string(hashes, false);
    }

    fn string(&mut self, hashes: usize, escapes: bool) {
        let begins = self.line;
        let mut inside = String::new();
        self.take();
        while self.at < self.rest.len() {
            let c = self.rest[self.at];
            if c == '\\' && escapes {
                inside.push(c);
                self.blank();
            } else if c == '"' && self.rest[self.at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
            {
                self.take();
                break;
            }
            if let Some(c) = self.rest.get(self.at) {
                inside.push(*c);
                self.blank();
            }
        }
        self.source.strings.push((begins, inside));
    }

    /// A character, or a lifetime, which has no second quote.
    fn character(&mut self) {
        let escaped = self.rest.get(self.at + 1) == Some(&'\\');
        let closes = if escaped {
            self.rest[self.at + 2..].iter().skip(1).position(|c| *c == '\'').map(|skip| skip + 3)
        } else {
            (self.rest.get(self.at + 2) == Some(&'\'')).then_some(2)
        };
        self.take();
        for _ in 1..closes.unwrap_or(1) {
            self.blank();
        }
        if closes.is_some() {
            self.take();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blank_and_lines_keep_their_numbers() {
        let text =
            "//! never .await\nlet a = \"x.await\"; /* .await\n /* */ */ b.await;\nlet c = r#\"a\"b\"#; let d = '\"';";
        let source = Source::of(text);
        assert_eq!(source.lines_with(".await").map(|(at, _)| at).collect::<Vec<_>>(), [3]);
        assert_eq!(source.strings, [(2, "x.await".to_owned()), (4, "a\"b".to_owned())]);
        assert_eq!(source.code.lines().count(), text.lines().count());
    }

    #[test]
    fn lifetimes_escapes_and_bytes_do_not_confuse_it() {
        let source = Source::of(r##"fn f<'a>(x: &'a str) -> char { g("\"", b"y", br"z", '\'', '\u{1}'); '好' }"##);
        let strings: Vec<&str> = source.strings.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(strings, ["\\\"", "y", "z"]);
        assert!(source.code.contains("fn f<'a>(x: &'a str)"));
    }

    #[test]
    fn a_word_is_a_whole_word() {
        assert!(has_word("use store::Tx;", "store"));
        assert!(!has_word("use bookstore::Tx;", "store"));
        assert!(has_word("a.await?", ".await"));
        assert!(!has_word("#[ignored]", "ignore"));
    }

    #[test]
    fn unit_tests_at_the_end_can_be_left_out() {
        let text = "#[cfg(test)]\npub(crate) mod people;\nfn a() {}\n#[cfg(test)]\nmod tests {\n  b.await;\n}\n";
        let source = Source::before_tests(text);
        assert_eq!(source.lines_with(".await").count(), 0);
        assert!(source.code.contains("fn a()"));
    }
}
