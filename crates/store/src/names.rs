//! The names of constraints on SQLite, which reports the columns of a refused key and not its name.
//!
//! Names are learnt from the schema, so that [`StoreError::constraint`](crate::StoreError::constraint) says the same on both
//! databases: the name written in the migration, or PostgreSQL's own form (`t_pkey`, `t_a_b_key`) for an unnamed key.

use std::collections::HashMap;
use std::sync::RwLock;

use rusqlite::Connection;

use crate::error::ConstraintKind;

#[derive(Default)]
pub(crate) struct Names {
    unique: RwLock<HashMap<String, String>>,
}

impl Names {
    /// Reads the schema anew.
    pub(crate) fn learn(&self, connection: &Connection) -> rusqlite::Result<()> {
        let mut schema = connection.prepare(
            "select t.name as tab, t.sql as ddl, i.name as idx, i.origin as origin,
                    (select group_concat(c.name, ',') from pragma_index_info(i.name) c) as cols
             from sqlite_master t, pragma_index_list(t.name) i
             where t.type = 'table' and i.\"unique\" = 1",
        )?;
        let mut rows = schema.query([])?;
        let mut learnt = HashMap::new();
        while let Some(row) = rows.next()? {
            let (table, ddl): (String, String) = (row.get("tab")?, row.get("ddl")?);
            let (index, origin): (String, String) = (row.get("idx")?, row.get("origin")?);
            let Some(columns) = row.get::<_, Option<String>>("cols")? else { continue };
            let columns: Vec<&str> = columns.split(',').collect();
            let key = columns.iter().map(|column| format!("{table}.{column}")).collect::<Vec<_>>().join(", ");
            let name = match origin.as_str() {
                "c" => index,
                _key => named_in(&ddl, &columns).unwrap_or_else(|| match origin.as_str() {
                    "pk" => format!("{table}_pkey"),
                    _unique => format!("{table}_{}_key", columns.join("_")),
                }),
            };
            learnt.insert(key, name);
        }
        *self.unique.write().expect("nothing panics while holding the names") = learnt;
        Ok(())
    }

    /// The name behind SQLite's message.
    pub(crate) fn of(&self, kind: ConstraintKind, message: &str) -> Option<String> {
        let detail = message.split_once("constraint failed: ").map(|(_, detail)| detail.trim());
        match kind {
            ConstraintKind::Unique => {
                let detail = detail?;
                if let Some(index) = detail.strip_prefix("index '") {
                    return Some(index.trim_end_matches('\'').to_owned());
                }
                let names = self.unique.read().expect("nothing panics while holding the names");
                names.get(detail).cloned()
            }
            ConstraintKind::Check | ConstraintKind::NotNull => detail.map(str::to_owned),
            ConstraintKind::Reference => None,
        }
    }
}

/// `constraint NAME unique (a, b)` or `primary key (a, b)` in a table's text.
fn named_in(ddl: &str, columns: &[&str]) -> Option<String> {
    let words = ddl.to_lowercase().replace(['(', ')', ','], " ");
    let words: Vec<&str> = words.split_whitespace().collect();
    words.windows(3).enumerate().find_map(|(place, window)| {
        let begins = match window {
            ["constraint", _, "unique"] => place + 3,
            ["constraint", _, "primary"] => place + 4,
            _other => return None,
        };
        let listed = words.get(begins..begins + columns.len())?;
        let same = listed.iter().zip(columns).all(|(listed, column)| listed.eq_ignore_ascii_case(column));
        same.then(|| window[1].to_owned())
    })
}
