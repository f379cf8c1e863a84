//! 单位类别 and 免考: what is asked of which unit, and from when (INF-5).

use jiff::civil;
use kernel::UnitId;

use super::codes::codes;
use super::{Change, ExemptionId, Phrase, Reason, Standing};

/// The class of a unit that the organisation marks as a key unit 重点单位, where no row says otherwise.
pub const KEY_CLASS: &str = "key";
/// The class of every other unit, where no row says otherwise.
pub const OTHER_CLASS: &str = "other";

/// What people call a class: the two known ones have names, any other is called as it is written.
#[must_use]
pub fn class_name(class: &str) -> &str {
    match class {
        KEY_CLASS => "重点单位",
        OTHER_CLASS => "一般单位",
        own => own,
    }
}

/// The class that the organisation's own mark stands for.
#[must_use]
pub const fn default_class(marked: KeyMark) -> &'static str {
    match marked {
        KeyMark::Key => KEY_CLASS,
        KeyMark::Plain => OTHER_CLASS,
    }
}

/// Whether the organisation marks a unit as a key unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMark {
    /// 重点单位
    Key,
    /// Not marked.
    Plain,
}

codes! {
    /// 动作 What can be done with classes and exemptions.
    ClassVerb {
        /// Set a unit's class from a day on.
        Set = "set_class", "定单位类别";
        /// Exempt a unit from the quota.
        Exempt = "exempt", "登记免考";
        /// Take an exemption back.
        WithdrawExemption = "withdraw_exemption", "撤销免考";
    }
}

/// Command 定单位类别, as typed: the rules say what is still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetClass {
    /// The class, such as `key`.
    pub class: Phrase,
    /// From which day on.
    pub from: Option<civil::Date>,
    /// The document or decision behind it.
    pub basis: Option<Reason>,
}

/// Command 登记免考, as typed: the rules say what is still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exempt {
    /// The exemption.
    pub id: ExemptionId,
    /// From.
    pub from: Option<civil::Date>,
    /// To, inclusive.
    pub to: Option<civil::Date>,
    /// Why.
    pub reason: Option<Reason>,
}

/// 免考 An exemption on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The exemption.
    pub id: ExemptionId,
    /// The unit.
    pub unit: UnitId,
    /// From.
    pub from: civil::Date,
    /// To, inclusive.
    pub to: civil::Date,
    /// Why.
    pub reason: Reason,
    /// Whether it counts.
    pub standing: Standing,
}

/// What the rules need to know besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassFacts {
    /// The District Party Committee Office, where the information section sits.
    pub office: UnitId,
    /// The unit.
    pub unit: UnitId,
    /// Its short name.
    pub unit_name: String,
    /// Its class today.
    pub class: String,
}

/// What a verb leaves behind on classes and exemptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClassRecord {
    /// The unit is of this class from a day on.
    Set {
        /// The class.
        class: Phrase,
        /// From.
        from: civil::Date,
        /// The document or decision behind it.
        basis: Reason,
    },
    /// The unit is exempt.
    Exempted(Exemption),
    /// The exemption no longer counts.
    ExemptionWithdrawn {
        /// The exemption.
        id: ExemptionId,
        /// Why.
        reason: Reason,
    },
}

/// What a verb changes on classes and exemptions, which have no states.
pub type ClassChange = Change<(), ClassRecord>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_organisations_mark_gives_the_class_and_the_class_its_name() {
        assert_eq!(class_name(default_class(KeyMark::Key)), "重点单位");
        assert_eq!(class_name(default_class(KeyMark::Plain)), "一般单位");
        assert_eq!(class_name("二类单位"), "二类单位");
    }
}
