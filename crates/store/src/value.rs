//! What goes into a statement: text, whole numbers, bytes, nothing. Times are whole seconds, yes and no are 1 and 0.

use jiff::Timestamp;
use kernel::id::{
    AccountId, AttachmentId, CentralTaskId, DistrictId, MatterId, NoticeId, PersonId, PostId, SessionId, TaskId, UnitId,
};

/// One argument of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, ids too.
    Text(String),
    /// A whole number, an instant in seconds, or 0 and 1 for no and yes.
    Int(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Nothing, where the place itself says of which kind.
    Null,
    /// Nothing of a known kind, from an `Option`.
    Absent(Kind),
}

/// The kinds of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Whole number.
    Int,
    /// Bytes.
    Bytes,
}

/// The arguments of one statement, `$1` first.
pub type Args = Vec<Value>;

/// Lists arguments of different kinds: `args![district, id, now, 3]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => {
        ::std::vec![$($crate::Value::from($value)),*]
    };
}

impl Value {
    /// The text form of an id that has no conversion of its own, such as one declared in a room.
    #[must_use]
    pub fn id(id: &impl std::fmt::Display) -> Self {
        Self::Text(id.to_string())
    }
}

/// What can be bound, and of which kind its absence is.
pub trait Param: Into<Value> {
    /// The kind of value.
    const KIND: Kind;
}

impl<T: Param> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent(T::KIND), Into::into)
    }
}

macro_rules! bind {
    ($kind:ident: $($of:ty => |$value:ident| $made:expr;)+) => {$(
        impl From<$of> for Value {
            fn from($value: $of) -> Self {
                Self::$kind($made)
            }
        }
        impl Param for $of {
            const KIND: Kind = Kind::$kind;
        }
    )+};
}

bind! { Text:
    &str => |text| text.to_owned();
    String => |text| text;
    &String => |text| text.clone();
}
bind! { Int:
    i64 => |number| number;
    i32 => |number| i64::from(number);
    u32 => |number| i64::from(number);
    u16 => |number| i64::from(number);
    u8 => |number| i64::from(number);
    bool => |yes| i64::from(yes);
    Timestamp => |at| at.as_second();
    &Timestamp => |at| at.as_second();
}
bind! { Bytes:
    Vec<u8> => |bytes| bytes;
    &[u8] => |bytes| bytes.to_vec();
}

macro_rules! bind_ids {
    ($($id:ty),+ $(,)?) => {$(
        bind! { Text:
            $id => |id| id.to_string();
            &$id => |id| id.to_string();
        }
    )+};
}

bind_ids!(
    AccountId,
    AttachmentId,
    CentralTaskId,
    DistrictId,
    MatterId,
    NoticeId,
    PersonId,
    PostId,
    SessionId,
    TaskId,
    UnitId,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_of_every_kind_stand_side_by_side() {
        let at = Timestamp::from_second(5).expect("in range");
        let district: DistrictId = "qingxi".parse().expect("valid");
        assert_eq!(
            args![&district, "信息", at, true, 3, None::<i64>, Some("x")],
            vec![
                Value::Text("qingxi".into()),
                Value::Text("信息".into()),
                Value::Int(5),
                Value::Int(1),
                Value::Int(3),
                Value::Absent(Kind::Int),
                Value::Text("x".into()),
            ]
        );
    }
}
