//! What a rule on documents is: a card for the handbook, its gate, its weight, since when and until when, and the scan.

use jiff::civil;
use kernel::RuleCard;
use kernel::rule::BasisLevel;

use crate::document::finding::{Gate, Severity};
use crate::document::subject::DocumentSubject;
use crate::fold::Findings;

/// One rule on documents.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DocumentRule {
    pub(crate) card: RuleCard,
    pub(crate) gate: Gate,
    pub(crate) severity: Severity,
    pub(crate) clause: Clause,
    pub(crate) until: Option<civil::Date>,
    pub(crate) starts: Starts,
    pub(crate) fixes: Fixes,
    pub(crate) needs: Needs,
    /// What a finding weighs whose replacement people must confirm, where that is less.
    pub(crate) doubtful: Option<Severity>,
    pub(crate) find: Find,
}

/// The scan of a rule.
pub(crate) type Find = fn(&DocumentSubject<'_>, &mut Findings);

/// How the clause speaks that a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clause {
    /// 应当、不得
    Firm,
    /// 一般、原则上、可以: never more than a warning.
    Conditional,
}

/// Whether a rule runs before anybody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Starts {
    /// It runs.
    On,
    /// It waits for the office to switch it on.
    Off,
}

/// What a rule must know beside the text; without it, it is silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: the text is enough.
    Nothing,
    /// 单位登记、在职人员、会签和审核的记录
    Office,
    /// 以往的文稿
    Archive,
}

/// What a rule offers to mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fixes {
    /// Nothing: people must write.
    Nothing,
    /// A mechanical replacement.
    Safe,
    /// A replacement that people confirm.
    Ask,
    /// Some of both.
    Both,
}

impl Fixes {
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Nothing => "由人改写",
            Self::Safe => "可一键修复",
            Self::Ask => "给出改法，逐处确认",
            Self::Both => "机械的可一键修复，其余逐处确认",
        }
    }
}

impl DocumentRule {
    pub(crate) const fn error(gate: Gate, card: RuleCard, find: Find) -> Self {
        Self::new(gate, Severity::Error, card, find)
    }

    pub(crate) const fn warning(gate: Gate, card: RuleCard, find: Find) -> Self {
        Self::new(gate, Severity::Warning, card, find)
    }

    pub(crate) const fn note(gate: Gate, card: RuleCard, find: Find) -> Self {
        Self::new(gate, Severity::Note, card, find)
    }

    pub(crate) const fn new(gate: Gate, severity: Severity, card: RuleCard, find: Find) -> Self {
        let (clause, starts, fixes) = (Clause::Firm, Starts::On, Fixes::Nothing);
        Self { card, gate, severity, clause, until: None, starts, fixes, needs: Needs::Nothing, doubtful: None, find }
    }

    /// The clause says 一般, 原则上 or 可以.
    pub(crate) const fn conditional(self) -> Self {
        Self { clause: Clause::Conditional, ..self }
    }

    /// It is silent without the register of organs or the records of the workflow.
    pub(crate) const fn asks_the_office(self) -> Self {
        Self { needs: Needs::Office, ..self }
    }

    /// It is silent without the archive.
    pub(crate) const fn asks_the_archive(self) -> Self {
        Self { needs: Needs::Archive, ..self }
    }

    /// It waits for the office to switch it on.
    pub(crate) const fn starts_off(self) -> Self {
        Self { starts: Starts::Off, ..self }
    }

    /// Findings whose replacement people must confirm weigh less.
    pub(crate) const fn doubtful(self, severity: Severity) -> Self {
        Self { doubtful: Some(severity), ..self }
    }

    pub(crate) const fn fixes(self, fixes: Fixes) -> Self {
        Self { fixes, ..self }
    }

    /// Whether it binds a document of this day.
    pub(crate) fn is_in_force(&self, day: civil::Date) -> bool {
        self.card.effective <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether an office may switch it off or tune it.
    pub(crate) const fn is_tunable(&self) -> bool {
        match self.card.basis.level {
            BasisLevel::Practice | BasisLevel::Office => true,
            BasisLevel::Regulation | BasisLevel::NationalStandard | BasisLevel::Standard | BasisLevel::Policy => false,
        }
    }

    /// The heaviest weight that an office may give it.
    pub(crate) const fn heaviest(&self) -> Severity {
        match self.clause {
            Clause::Firm => Severity::Error,
            Clause::Conditional => Severity::Warning,
        }
    }
}
