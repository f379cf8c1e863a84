//! What can go wrong in the store, said calmly to a person; the technical cause is kept for the log.

use std::sync::Arc;

/// What the database or its driver said, for the log.
pub(crate) type Cause = Arc<dyn std::error::Error + Send + Sync>;

/// Why the store could not do what was asked. Cloned when one failed commit answers a whole group.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// A query for exactly one row found none.
    #[error("没有找到要办理的这条记录，它可能已被移走。请刷新页面后再试")]
    Missing,
    /// A unique key, a reference or a check refused the row.
    #[error("数据与已有记录不一致，没有保存（约束 {}）。请刷新页面，核对后再提交", .0.name.as_deref().unwrap_or("未命名"))]
    Constraint(Constraint),
    /// Others hold what this write needs, and waiting did not help.
    #[error("数据库正忙，本次没有保存。请稍候片刻再提交一次")]
    Busy(#[source] Cause),
    /// The disk is full or can't be written.
    #[error("存放数据的磁盘写不进去（可能已满或出错），本次没有保存。请系统管理员检查磁盘空间")]
    Disk(#[source] Cause),
    /// The folder, the file or the server can't be used as it is; the sentence says what to do.
    #[error("{0}")]
    Unusable(String),
    /// Another statement of the same transaction failed before, so that nothing of it may be kept.
    #[error("本次办理中有一步没有成功，全部撤回，没有保存。请再试一次；仍不成功请告知系统管理员")]
    Spoilt(#[source] Arc<StoreError>),
    /// The code that ran inside the transaction broke down.
    #[error("办理这一步时程序出错，本次没有保存。请告知系统管理员")]
    Panicked,
    /// The work took so long that it was stopped, because all other writes were waiting for it.
    #[error("这一步办理时间过长，已停止，本次没有保存。请再试一次；仍不成功请告知系统管理员")]
    TooSlow,
    /// The store is being shut down.
    #[error("系统正在停机，本次没有保存。请在系统恢复后再提交")]
    Closed,
    /// A stored value is not what the program expects in this place.
    #[error("数据库中“{column}”一项的内容不合规格（{reason}）。请系统管理员运行核验")]
    Column {
        /// Which column.
        column: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A command was remembered as new, and the work ended without an answer to keep.
    #[error("办理结果没有登记，本次没有保存。请告知系统管理员")]
    Unanswered,
    /// The lease on a piece of work ran out and another worker has it: this one's effect must not be kept.
    #[error("这项工作已由另一个进程接手，本次不重复办理")]
    LeaseLost,
    /// A migration can't be applied.
    #[error("{0}")]
    Migration(String),
    /// The backup was not made.
    #[error("{0}")]
    Backup(String),
    /// A file is larger than allowed.
    #[error("文件大小为 {:.1} MB，超过了 {:.1} MB 的上限。请压缩图片、拆成几份或另行报送后再传", megabytes(*.size), megabytes(*.limit))]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most that is allowed.
        limit: u64,
    },
    /// The bytes of an attachment are not those that were registered.
    #[error("附件内容与登记时不符，可能已损坏或被改动，不能打开。请系统管理员从备份恢复")]
    BlobAltered,
    /// Reading or writing a file failed.
    #[error("{what}（{cause}）")]
    File {
        /// What was tried and what to do.
        what: String,
        /// What the operating system said.
        cause: String,
    },
    /// Anything else that the database said.
    #[error("数据库没有完成这一步，本次没有保存。请再试一次；仍不成功请告知系统管理员")]
    Database(#[source] Cause),
}

/// Which constraint refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// Of which kind.
    pub kind: ConstraintKind,
    /// Its name in the migrations; the same on both databases (an unnamed key of `t` is `t_pkey`).
    pub name: Option<String>,
}

/// The kinds of constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConstraintKind {
    /// A primary or unique key.
    Unique,
    /// A reference to a row that is not there.
    Reference,
    /// A check.
    Check,
    /// A missing value.
    NotNull,
}

impl StoreError {
    /// The name of the constraint that refused, if one did.
    #[must_use]
    pub fn constraint(&self) -> Option<&str> {
        match self.root() {
            Self::Constraint(constraint) => constraint.name.as_deref(),
            _other => None,
        }
    }

    /// Whether the unique key of this name refused: somebody else was first.
    #[must_use]
    pub fn is_unique(&self, name: &str) -> bool {
        match self.root() {
            Self::Constraint(Constraint { kind: ConstraintKind::Unique, name: Some(own) }) => own == name,
            _other => false,
        }
    }

    /// Whether trying again at once may help.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// For the log: the sentence and the technical cause behind it.
    #[must_use]
    pub fn for_log(&self) -> String {
        let mut text = self.to_string();
        let mut next = std::error::Error::source(self);
        while let Some(cause) = next {
            text.push_str(" <- ");
            text.push_str(&cause.to_string());
            next = cause.source();
        }
        text
    }

    fn root(&self) -> &Self {
        match self {
            Self::Spoilt(first) => first.root(),
            _other => self,
        }
    }

    pub(crate) fn file(what: impl Into<String>, cause: &std::io::Error) -> Self {
        Self::File { what: what.into(), cause: cause.to_string() }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a size for people to read, to one decimal")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}
