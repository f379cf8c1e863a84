//! How much waits for one person: her tasks counted, to a thousand for herself and for each of her seats.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::Timestamp;
use store::{Row, StoreError};

use crate::room::Room;

/// The tasks of one person, counted by what is wanted of which kind of matter.
#[derive(Debug, Default)]
pub struct Waiting {
    groups: Vec<Group>,
}

#[derive(Debug)]
struct Group {
    kind: String,
    verb: String,
    n: i64,
    /// Of them, those whose time is over.
    late: i64,
    /// Of them, those whose time is today, at whatever hour.
    today: i64,
}

impl Waiting {
    /// Rows of single tasks, with `kind`, `verb` and `due_at`.
    pub fn add(&mut self, rows: &[Row], now: Timestamp, today: &Range<Timestamp>) -> Result<(), StoreError> {
        for row in rows {
            let due = row.opt_time("due_at")?;
            let late = i64::from(due.is_some_and(|due| due < now));
            let today = i64::from(due.is_some_and(|due| today.contains(&due)));
            self.groups.push(Group { kind: row.text("kind")?, verb: row.text("verb")?, n: 1, late, today });
        }
        Ok(())
    }

    /// Rows that are counted already, with `kind`, `verb`, `n`, `late` and `today`.
    pub fn add_counted(&mut self, rows: &[Row]) -> Result<(), StoreError> {
        for row in rows {
            let (n, late, today) = (row.int("n")?, row.int("late")?, row.int("today")?);
            self.groups.push(Group { kind: row.text("kind")?, verb: row.text("verb")?, n, late, today });
        }
        Ok(())
    }

    /// All of them.
    pub fn all(&self) -> i64 {
        self.groups.iter().map(|group| group.n).sum()
    }

    /// Those whose time is over.
    pub fn late(&self) -> i64 {
        self.groups.iter().map(|group| group.late).sum()
    }

    /// Those whose time is today.
    pub fn today(&self) -> i64 {
        self.groups.iter().map(|group| group.today).sum()
    }

    /// Those that came back to be mended.
    pub fn returned(&self, rooms: &[Room]) -> i64 {
        self.such(|group| rooms.iter().any(|room| room.returned.contains(&group.verb.as_str())))
    }

    /// From the address of a page to how many of them wait there; nothing for pages where none does.
    pub fn counts(&self, rooms: &[Room]) -> BTreeMap<String, i64> {
        let pages = rooms.iter().flat_map(|room| room.pages);
        let counted = pages.map(|page| {
            let waits = |group: &Group| group.kind == page.kind && page.verbs.contains(&group.verb.as_str());
            (page.path.to_owned(), self.such(waits))
        });
        counted.filter(|(_, n)| *n != 0).collect()
    }

    fn such(&self, is: impl Fn(&Group) -> bool) -> i64 {
        self.groups.iter().filter(|group| is(group)).map(|group| group.n).sum()
    }
}
