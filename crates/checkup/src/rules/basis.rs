//! Where the rules come from, named once.

use jiff::civil::{self, date};
use kernel::Basis;
use kernel::rule::BasisLevel;

/// What every rule of this folder serves.
pub(crate) const INF_2: &[&str] = &["INF-2"];

/// What rules against empty, copied and long-winded writing serve as well.
pub(crate) const INF_2_DOC_3: &[&str] = &["INF-2", "DOC-3"];

/// The first day of the demonstration's policy set; the speech states no date of its own.
pub(crate) const SPEECH_DAY: civil::Date = date(2022, 1, 1);

/// The speech on the four standards.
pub(crate) const SPEECH: Basis = speech(BasisLevel::Policy);

/// The speech names the standard; how it is measured here is practice, which an office may tune.
pub(crate) const PRACTICE: Basis = speech(BasisLevel::Practice);

/// GB/T 15834-2011 标点符号用法, in force since 2012-06-01.
pub(crate) const fn punctuation(clause: &'static str) -> Basis {
    Basis {
        document: "GB/T 15834-2011《标点符号用法》",
        clause,
        date: "2011-12-30",
        level: BasisLevel::NationalStandard,
    }
}

/// When GB/T 15834-2011 came into force.
pub(crate) const PUNCTUATION_DAY: civil::Date = date(2012, 6, 1);

/// GB/T 15835-2011 出版物上数字用法, in force since 2011-11-01.
pub(crate) const fn numerals(clause: &'static str) -> Basis {
    Basis {
        document: "GB/T 15835-2011《出版物上数字用法》",
        clause,
        date: "2011-07-29",
        level: BasisLevel::NationalStandard,
    }
}

/// When GB/T 15835-2011 came into force.
pub(crate) const NUMERALS_DAY: civil::Date = date(2011, 11, 1);

const fn speech(level: BasisLevel) -> Basis {
    Basis { document: "区委办公室工作会议讲话", clause: "三（二）", date: "", level }
}
