//! How the house says no: what is wrong, on what ground, and who can mend it how.

use std::borrow::Cow;
use std::fmt;

/// What sort of no it is; the web turns it into a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// The input does not satisfy a rule (422).
    Invalid,
    /// The thing is not in a state for it, or somebody was faster (409).
    Conflict,
    /// This person may not do it (403).
    Forbidden,
}

/// One reason against doing something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What sort of no.
    pub kind: RefusalKind,
    /// Stable code `room.topic.reason`.
    pub code: &'static str,
    /// What is wrong, in one plain Chinese sentence.
    pub message: Cow<'static, str>,
    /// 依据: document and clause, in our own words.
    pub basis: Cow<'static, str>,
    /// What to do, and who can do it by when.
    pub hint: Cow<'static, str>,
    /// The input field that it is about, if any.
    pub field: Option<&'static str>,
}

impl Refusal {
    /// The input does not satisfy a rule.
    #[must_use]
    pub fn invalid(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(RefusalKind::Invalid, code, message.into())
    }

    /// The thing is not in a state for it.
    #[must_use]
    pub fn conflict(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(RefusalKind::Conflict, code, message.into())
    }

    /// This person may not do it.
    #[must_use]
    pub fn forbidden(code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(RefusalKind::Forbidden, code, message.into())
    }

    fn new(kind: RefusalKind, code: &'static str, message: Cow<'static, str>) -> Self {
        Self { kind, code, message, basis: Cow::Borrowed(""), hint: Cow::Borrowed(""), field: None }
    }

    /// Adds the ground.
    #[must_use]
    pub fn basis(mut self, basis: impl Into<Cow<'static, str>>) -> Self {
        self.basis = basis.into();
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Cow<'static, str>>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Names the input field.
    #[must_use]
    pub fn field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}", self.code, self.message)
    }
}

/// All reasons at once. `collect` them, then `or` what was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusals(Vec<Refusal>);

impl Refusals {
    /// None yet.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds the reason if there is one.
    pub fn add(&mut self, reason: Option<Refusal>) {
        self.0.extend(reason);
    }

    /// Adds the reason unless the condition holds.
    pub fn unless(&mut self, holds: bool, reason: impl FnOnce() -> Refusal) {
        if !holds {
            self.0.push(reason());
        }
    }

    /// Adds all of the reasons.
    pub fn extend(&mut self, reasons: impl IntoIterator<Item = Refusal>) {
        self.0.extend(reasons);
    }

    /// Whether nothing speaks against it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ok if nothing speaks against it, else every reason.
    pub fn check(self) -> Result<(), Vec<Refusal>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }

    /// The reasons as they are.
    #[must_use]
    pub fn into_vec(self) -> Vec<Refusal> {
        self.0
    }
}
