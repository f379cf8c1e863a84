//! The templates of items (`demo/items`) and who may have written them in which month.

use anyhow::Context;
use serde::Deserialize;

use crate::demo::org::OrgUnit;

/// One template.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The kind's code.
    #[serde(rename = "type")]
    pub kind: String,
    /// Kinds of units that may have written it.
    #[serde(default)]
    pub unit_kinds: Vec<String>,
    /// Or the units themselves, by key.
    #[serde(default)]
    pub units: Vec<String>,
    /// The months in which it is plausible; empty for all.
    #[serde(default)]
    pub months: Vec<i8>,
    /// Words that meet the points of emphasis.
    pub keywords: Vec<String>,
    /// The title, with slots.
    pub title: String,
    /// The body, with slots.
    pub body: String,
    /// The standard that it fails on purpose.
    pub fault: Option<String>,
    /// The body after editing.
    pub edited: Option<String>,
    /// 编辑说明
    pub note: Option<String>,
}

#[derive(Deserialize)]
struct File {
    item: Vec<Template>,
}

const FILES: [(&str, &str); 5] = [
    ("dynamic", include_str!("../../../../../demo/items/dynamic.toml")),
    ("data", include_str!("../../../../../demo/items/data.toml")),
    ("practice", include_str!("../../../../../demo/items/practice.toml")),
    ("problem", include_str!("../../../../../demo/items/problem.toml")),
    ("opinion", include_str!("../../../../../demo/items/opinion.toml")),
];

impl Template {
    /// Every template, in the order of the files.
    pub fn all() -> anyhow::Result<Vec<Self>> {
        let mut all = Vec::new();
        for (name, text) in FILES {
            let file: File = toml::from_str(text).with_context(|| format!("demo/items/{name}.toml"))?;
            all.extend(file.item);
        }
        Ok(all)
    }

    /// Whether this unit may have written it in this month.
    pub fn fits(&self, key: &str, unit: &OrgUnit, month: i8) -> bool {
        let kind = unit.kind.code();
        let writer = self.units.iter().any(|known| known == key) || self.unit_kinds.iter().any(|known| known == kind);
        writer && (self.months.is_empty() || self.months.contains(&month))
    }

    #[cfg(test)]
    pub fn named(title: &str) -> Self {
        Self {
            kind: "dynamic".to_owned(),
            unit_kinds: vec!["town".to_owned()],
            units: Vec::new(),
            months: Vec::new(),
            keywords: Vec::new(),
            title: title.to_owned(),
            body: "正文".to_owned(),
            fault: None,
            edited: None,
            note: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_on_summer_is_not_written_in_winter() {
        let org = crate::demo::Org::read(1).expect("read");
        let mut template = Template::named("夏粮机收");
        template.months = vec![5, 6];
        let town = &org.units["qingxi-town"];
        assert!(template.fits("qingxi-town", town, 6));
        assert!(!template.fits("qingxi-town", town, 12));
        assert!(!template.fits("agri", &org.units["agri"], 6));
    }

    #[test]
    fn every_template_names_its_writers_one_way() {
        for template in Template::all().expect("read") {
            assert_ne!(template.units.is_empty(), template.unit_kinds.is_empty(), "{}", template.title);
            assert!(template.months.iter().all(|month| (1..=12).contains(month)), "{}", template.title);
        }
    }
}
