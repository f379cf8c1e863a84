//! Ids that can't be mixed up: a unit's id is no person's id, and the compiler says so.
//!
//! Every id is a UUID of version 7 made by the [`Clock`](crate::Clock) and stored as lower-case text, so that the same schema
//! runs on both databases and keys grow in order of time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares id types, each with a doc line, parsing and printing.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// Wraps a UUID that came from the clock or out of the store.
            #[must_use]
            pub const fn new(uuid: uuid::Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0.hyphenated())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::id::NotAnId;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::id::parse_uuid(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// 单位 A unit: the Office, the government office, a township, a bureau.
    UnitId,
    /// 岗位 A post that persons hold; work is addressed to posts, not to persons.
    PostId,
    /// 人员 A person.
    PersonId,
    /// 账号 What a person logs in with.
    AccountId,
    /// 会话 One log-in.
    SessionId,
    /// 事项 Any case in any room.
    MatterId,
    /// 待办 Who must do what on which matter.
    TaskId,
    /// 消息 A message to a person.
    NoticeId,
    /// 附件 An attached file.
    AttachmentId,
    /// 中心工作 One of the year's central tasks (GEN-6).
    CentralTaskId,
}

/// The text is not an id in the one accepted form. Callers answer it like an unknown id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

/// Parses the hyphenated lower-case form only, so that one thing has one spelling.
pub fn parse_uuid(text: &str) -> Result<Uuid, NotAnId> {
    let uuid = Uuid::try_parse(text).map_err(|_| NotAnId)?;
    let canonical = uuid.hyphenated().to_string() == text;
    canonical.then_some(uuid).ok_or(NotAnId)
}

/// 区 The tenant: one organisation, one journal chain. A short code of lower-case letters, digits and hyphens.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DistrictId(String);

impl DistrictId {
    /// The code as text, the first column of every key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DistrictId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=32).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        fits.then(|| Self(text.to_owned())).ok_or(NotAnId)
    }
}

impl fmt::Display for DistrictId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DistrictId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DistrictId({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_one_spelling() {
        let text = "0190a0b0-0000-7000-8000-000000000001";
        assert_eq!(text.parse::<UnitId>().expect("canonical").to_string(), text);
        assert_eq!("0190A0B0-0000-7000-8000-00000000000A".parse::<UnitId>(), Err(NotAnId));
        assert_eq!("{0190a0b0-0000-7000-8000-000000000001}".parse::<UnitId>(), Err(NotAnId));
        assert_eq!("1".parse::<UnitId>(), Err(NotAnId));
    }

    #[test]
    fn a_district_is_a_short_code() {
        assert!("qingxi".parse::<DistrictId>().is_ok());
        for wrong in ["", "Qingxi", "青溪", "a b", &"x".repeat(33)] {
            assert_eq!(wrong.parse::<DistrictId>(), Err(NotAnId), "{wrong}");
        }
    }
}
