//! The terminal on which `init` asks; a test stands in with answers written beforehand.

use std::io;

use console::Term;

/// Somebody who can be asked.
pub trait Terminal {
    /// Says a line.
    fn say(&mut self, text: &str) -> io::Result<()>;
    /// Asks for a line.
    fn line(&mut self, question: &str) -> io::Result<String>;
    /// Asks for a line that is not shown while it is typed.
    fn secret(&mut self, question: &str) -> io::Result<String>;
}

/// The real one. Questions go to the standard error, so that what `init` prints at the end can be kept in a file.
pub struct Screen(Term);

impl Screen {
    /// The screen of this process.
    #[must_use]
    pub fn open() -> Self {
        Self(Term::stderr())
    }
}

impl Terminal for Screen {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.0.write_line(text)
    }

    fn line(&mut self, question: &str) -> io::Result<String> {
        self.0.write_str(question)?;
        self.0.read_line()
    }

    fn secret(&mut self, question: &str) -> io::Result<String> {
        self.0.write_str(question)?;
        self.0.read_secure_line()
    }
}
