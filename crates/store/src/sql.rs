//! The few statements whose shape depends on a list or on optional filters, built from fixed fragments.
//!
//! Fragments are `&'static str`, so that nothing a user typed can become part of a statement; values only go in as arguments.

use crate::value::{Args, Value};

/// A statement under construction: fragments and arguments in step.
#[derive(Debug, Clone)]
pub struct Sql {
    text: String,
    args: Args,
}

impl Sql {
    /// Begins with a fragment that takes no argument yet.
    #[must_use]
    pub fn new(first: &'static str) -> Self {
        Self::with(first, Args::new())
    }

    /// Begins with a fragment that names `$1` … `$n`, and its arguments; later ones are counted on from there.
    #[must_use]
    pub fn with(first: &'static str, args: Args) -> Self {
        Self { text: first.to_owned(), args }
    }

    /// Adds a fragment.
    #[must_use]
    pub fn push(mut self, fragment: &'static str) -> Self {
        self.text.push_str(fragment);
        self
    }

    /// Adds the next argument in its place.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.place(value.into());
        self
    }

    /// Adds a fragment and an argument behind it, if there is one: `.filter(" and unit = ", unit)`.
    #[must_use]
    pub fn filter(self, fragment: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.push(fragment).bind(value),
            None => self,
        }
    }

    /// Adds a list in brackets for `in`. An empty list finds nothing with `in` and everything with `not in`.
    #[must_use]
    pub fn list<V: Into<Value>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        let mut values: Vec<Value> = values.into_iter().map(Into::into).collect();
        let Some(last) = values.last().cloned() else {
            self.text.push_str("(select null where 1 = 0)");
            return self;
        };
        // Lists are filled up to the next power of two with their last value, so that few different statements are prepared.
        values.resize(values.len().next_power_of_two(), last);
        self.text.push('(');
        for (place, value) in values.into_iter().enumerate() {
            if place != 0 {
                self.text.push_str(", ");
            }
            self.place(value);
        }
        self.text.push(')');
        self
    }

    pub(crate) fn into_parts(self) -> (String, Args) {
        (self.text, self.args)
    }

    fn place(&mut self, value: Value) {
        self.args.push(value);
        self.text.push('$');
        self.text.push_str(&self.args.len().to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;

    #[test]
    fn arguments_are_counted_on_and_lists_filled_up() {
        let (text, args) = Sql::with("select id from t where district = $1", args!["qingxi"])
            .filter(" and unit = ", None::<&str>)
            .filter(" and state = ", Some("open"))
            .push(" and id in ")
            .list(["a", "b", "c"])
            .into_parts();
        assert_eq!(text, "select id from t where district = $1 and state = $2 and id in ($3, $4, $5, $6)");
        assert_eq!(args, args!["qingxi", "open", "a", "b", "c", "c"]);
    }

    #[test]
    fn an_empty_list_asks_for_nothing() {
        let (text, args) = Sql::new("select 1 from t where id in ").list(Vec::<String>::new()).into_parts();
        assert_eq!(text, "select 1 from t where id in (select null where 1 = 0)");
        assert!(args.is_empty());
    }
}
