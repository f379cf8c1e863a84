//! One row of an answer, the same from both databases.

use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use jiff::Timestamp;

use crate::error::StoreError;
use crate::value::{Kind, Value};

/// A row, read by the names of its columns.
#[derive(Debug, Clone)]
pub struct Row {
    columns: Arc<[String]>,
    values: Vec<Value>,
}

impl Row {
    /// Text that must be there.
    pub fn text(&self, column: &str) -> Result<String, StoreError> {
        self.opt_text(column)?.ok_or_else(|| wrong(column, "为空"))
    }

    /// Text, or nothing.
    pub fn opt_text(&self, column: &str) -> Result<Option<String>, StoreError> {
        Ok(self.written(column)?.map(str::to_owned))
    }

    /// A whole number that must be there.
    pub fn int(&self, column: &str) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or_else(|| wrong(column, "为空"))
    }

    /// A whole number, or nothing.
    pub fn opt_int(&self, column: &str) -> Result<Option<i64>, StoreError> {
        match self.value(column)? {
            Value::Int(number) => Ok(Some(*number)),
            Value::Null | Value::Absent(_) => Ok(None),
            Value::Text(_) | Value::Bytes(_) => Err(wrong(column, "不是整数")),
        }
    }

    /// Yes or no, stored as 1 or 0.
    pub fn flag(&self, column: &str) -> Result<bool, StoreError> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _neither => Err(wrong(column, "不是 0 或 1")),
        }
    }

    /// An instant that must be there, stored as whole seconds.
    pub fn time(&self, column: &str) -> Result<Timestamp, StoreError> {
        self.opt_time(column)?.ok_or_else(|| wrong(column, "为空"))
    }

    /// An instant, or nothing.
    pub fn opt_time(&self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        self.opt_int(column)?
            .map(|second| Timestamp::from_second(second).map_err(|_| wrong(column, "不是时间")))
            .transpose()
    }

    /// An id, or anything else that is read from text.
    pub fn id<T: FromStr>(&self, column: &str) -> Result<T, StoreError>
    where
        T::Err: Display,
    {
        parse(column, self.written(column)?.ok_or_else(|| wrong(column, "为空"))?)
    }

    /// An id, or nothing.
    pub fn opt_id<T: FromStr>(&self, column: &str) -> Result<Option<T>, StoreError>
    where
        T::Err: Display,
    {
        self.written(column)?.map(|text| parse(column, text)).transpose()
    }

    /// Bytes that must be there.
    pub fn bytes(&self, column: &str) -> Result<Vec<u8>, StoreError> {
        match self.value(column)? {
            Value::Bytes(bytes) => Ok(bytes.clone()),
            Value::Null | Value::Absent(Kind::Text | Kind::Int | Kind::Bytes) => Err(wrong(column, "为空")),
            Value::Text(_) | Value::Int(_) => Err(wrong(column, "不是字节")),
        }
    }

    pub(crate) fn new(columns: Arc<[String]>, values: Vec<Value>) -> Self {
        Self { columns, values }
    }

    /// Text as it lies in the row.
    fn written(&self, column: &str) -> Result<Option<&str>, StoreError> {
        match self.value(column)? {
            Value::Text(text) => Ok(Some(text)),
            Value::Null | Value::Absent(_) => Ok(None),
            Value::Int(_) | Value::Bytes(_) => Err(wrong(column, "不是文字")),
        }
    }

    fn value(&self, column: &str) -> Result<&Value, StoreError> {
        self.columns
            .iter()
            .position(|name| name == column)
            .and_then(|place| self.values.get(place))
            .ok_or_else(|| wrong(column, "查询结果中没有这一列"))
    }
}

fn parse<T: FromStr>(column: &str, text: &str) -> Result<T, StoreError>
where
    T::Err: Display,
{
    text.parse().map_err(|reason: T::Err| StoreError::Column { column: column.to_owned(), reason: reason.to_string() })
}

fn wrong(column: &str, reason: &str) -> StoreError {
    StoreError::Column { column: column.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: Value) -> Row {
        Row::new(Arc::from(vec!["a".to_owned()]), vec![value])
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_named_with_its_column() {
        let said = row(Value::Text("x".into())).int("a").expect_err("text is no number").to_string();
        assert!(said.contains("“a”") && said.contains("不是整数"), "{said}");
        assert!(row(Value::Int(2)).flag("a").is_err());
        assert!(row(Value::Int(1)).int("b").is_err(), "an unknown column is an error, not a default");
    }

    #[test]
    fn nothing_is_nothing_only_where_it_may_be() {
        assert_eq!(row(Value::Null).opt_text("a").expect("allowed"), None);
        assert!(row(Value::Null).text("a").is_err());
        assert_eq!(row(Value::Int(5)).time("a").expect("seconds").as_second(), 5);
    }
}
