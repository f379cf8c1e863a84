//! What is checked: one information item as it stands in the form.

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::earlier::Earlier;

/// The kinds of information items. Urgent information has a screen and rules of its own (URG) and is none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// 动态
    Dynamic,
    /// 数据
    Data,
    /// 做法
    Practice,
    /// 问题建议
    Problem,
    /// 社情民意
    Opinion,
}

impl ItemKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Dynamic, Self::Data, Self::Practice, Self::Problem, Self::Opinion];

    /// The word in stores and routes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dynamic => "dynamic",
            Self::Data => "data",
            Self::Practice => "practice",
            Self::Problem => "problem",
            Self::Opinion => "opinion",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dynamic => "动态",
            Self::Data => "数据",
            Self::Practice => "做法",
            Self::Problem => "问题建议",
            Self::Opinion => "社情民意",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// 报送要点 One published topic that the Office asks for, with the words it is recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// Its id in the store.
    pub id: String,
    /// Its title, such as 民生热点.
    pub title: String,
    /// The words by which an item is seen to belong to it.
    pub keywords: Vec<String>,
}

/// The item under check.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// Its kind, which decides the elements and lengths wanted.
    pub kind: ItemKind,
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub body: &'a str,
    /// The topic that the writer chose, if any.
    pub focus: Option<&'a Focus>,
    /// How many files of evidence hang on it.
    pub attachments: usize,
    /// The day of the event, where the form states it.
    pub event_on: Option<civil::Date>,
    /// The office day on which it is checked.
    pub today: civil::Date,
    /// Texts of the archive that share passages with it, the one that shares most first.
    pub earlier: &'a [Earlier],
    /// Whether the whole archive was looked through; if not, the report says so.
    pub archive_ready: bool,
}
