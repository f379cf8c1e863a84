//! Exit codes, the same for every command, printed by `chengqi --help`.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: the thing examined has a fault, such as a journal that was tampered with.
    Fault,
    /// 2: the command line is wrong.
    Usage,
    /// 3: it can't be done as things are, such as a file that exists already; nothing was changed.
    Refused,
    /// 4: something broke.
    Broken,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Fault => 1,
            Exit::Usage => 2,
            Exit::Refused => 3,
            Exit::Broken => 4,
        })
    }
}
