//! One day of the calendar, as a page or a report shows it.

use jiff::civil::Date;
use serde::Serialize;

/// A day: worked or off, its name, and the document that makes it so.
///
/// Written as JSON it has the four fields `date`, `kind`, `name` and `source`; the source of a computed day begins
/// with 推算.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The date.
    pub date: Date,
    /// Worked or off.
    pub kind: Kind,
    /// What people call the day: 国庆节, 国庆节调休上班, 周六, 工作日.
    pub name: String,
    /// The notice or law that says so.
    pub source: String,
    /// Whether a notice was published for it or it was computed from the law.
    #[serde(skip)]
    pub standing: Standing,
}

/// Whether offices are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Offices work.
    Work,
    /// Offices rest.
    Off,
}

impl Kind {
    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Work => "上班",
            Kind::Off => "放假",
        }
    }
}

/// How sure the calendar is of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The year's holiday notice is in the calendar.
    Published,
    /// No notice is in the calendar: computed from the law, and to be computed again once the notice is there.
    Computed,
}

impl Standing {
    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            Standing::Published => "已发布",
            Standing::Computed => "推算",
        }
    }
}
