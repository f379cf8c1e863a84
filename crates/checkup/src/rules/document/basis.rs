//! Where the rules on documents come from, named once.

use jiff::civil::{self, date};
use kernel::Basis;
use kernel::rule::BasisLevel;

/// What every rule of these folders serves.
pub(crate) const DOC_1: &[&str] = &["DOC-1"];

/// What rules against empty, copied and long-winded writing serve as well.
pub(crate) const DOC_1_3: &[&str] = &["DOC-1", "DOC-3"];

/// 《党政机关公文处理工作条例》, in force since 2012-07-01.
pub(crate) const fn regulation(clause: &'static str) -> Basis {
    Basis {
        document: "《党政机关公文处理工作条例》", clause, date: "2012-04-16", level: BasisLevel::Regulation
    }
}

/// When the regulation and GB/T 9704-2012 came into force.
pub(crate) const REGULATION_DAY: civil::Date = date(2012, 7, 1);

/// GB/T 9704-2012 党政机关公文格式, in force since 2012-07-01.
pub(crate) const fn format(clause: &'static str) -> Basis {
    Basis {
        document: "GB/T 9704-2012《党政机关公文格式》",
        clause,
        date: "2012-06-29",
        level: BasisLevel::NationalStandard,
    }
}

/// 《整治形式主义为基层减负若干规定》, in force since 2024-08-06.
pub(crate) const fn relief(clause: &'static str) -> Basis {
    Basis {
        document: "《整治形式主义为基层减负若干规定》", clause, date: "2024-08-06", level: BasisLevel::Policy
    }
}

/// When the rules on relief came into force.
pub(crate) const RELIEF_DAY: civil::Date = date(2024, 8, 6);

/// What offices do without a clause that says so; an office may tune it.
pub(crate) const fn practice(clause: &'static str) -> Basis {
    Basis { document: "公文写作实务", clause, date: "", level: BasisLevel::Practice }
}
