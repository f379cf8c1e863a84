//! Values and cases as people read them.

use std::collections::BTreeMap;

use super::{Kind, Param, Value, Values};

impl Param {
    /// A value as people read it, codes by their names.
    #[must_use]
    pub fn say(&self, value: &Value) -> String {
        let named = |text: &String| match self.kind {
            Kind::Choice(codes) | Kind::Choices(codes) => name(codes, text),
            Kind::Switch | Kind::Number { .. } | Kind::Points | Kind::Limit | Kind::Text | Kind::Texts => text.clone(),
        };
        match value {
            Value::Switch(true) => "是".to_owned(),
            Value::Switch(false) => "否".to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => named(text),
            Value::Texts(texts) if texts.is_empty() => "无".to_owned(),
            Value::Texts(texts) => texts.iter().map(named).collect::<Vec<_>>().join("、"),
        }
    }

    /// A case as people read it; 一律 where it is every case.
    #[must_use]
    pub fn say_case(&self, when: &BTreeMap<String, String>) -> String {
        if when.is_empty() {
            return "一律".to_owned();
        }
        let said = when.iter().map(|(name, is)| self.say_fact(name, is));
        said.collect::<Vec<_>>().join("，")
    }

    fn say_fact(&self, fact: &str, is: &str) -> String {
        let Some(dimension) = self.when.iter().find(|dimension| dimension.name == fact) else {
            return format!("{fact}：{is}");
        };
        let is = match dimension.values {
            Values::Closed(codes) => name(codes, is),
            Values::Open => is.to_owned(),
        };
        format!("{}：{is}", dimension.title)
    }
}

fn name(codes: &[(&str, &str)], code: &str) -> String {
    codes.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name).to_owned()
}
