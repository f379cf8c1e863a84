//! 刊物 An issue of a bulletin as a document: masthead, number, its items each with its units, and to whom it goes (INF-3).

use gongwen::{Block, Document, Form, Issuer, Item};
use jiff::civil::Date;

use super::body;
use crate::model::{Copies, Direction, Issue};

/// 存档 Copies that the Office keeps.
const KEPT: &str = "存档";

/// What stands on the paper besides the issue itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The organ that issues it.
    pub organ: String,
    /// The day on which it left; today for a draft.
    pub day: Date,
    /// The items as printed, in order.
    pub items: Vec<Printed>,
}

/// 条目 An item as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Every unit whose words stand here, joined with 、.
    pub units: String,
}

/// The issue as a document.
#[must_use]
pub fn document(issue: &Issue, around: &Around) -> Document {
    let mut document = Document::new(Form::Bulletin);
    document.issuers = vec![Issuer { name: around.organ.clone() }];
    document.masthead = Some(issue.bulletin.title.to_string());
    document.issue = Some(issue.number.map_or(0, |number| number.number));
    document.items = around.items.iter().map(item).collect();
    document.date = Some(around.day);
    // 报 is said to those above, 送 to everybody else.
    match issue.bulletin.direction {
        Direction::Upward => document.to = receivers(&issue.distribution),
        Direction::District => document.cc = receivers(&issue.distribution),
    }
    document.printed_by = Some(around.organ.clone());
    document.printed_on = Some(around.day);
    document
}

fn item(printed: &Printed) -> Item {
    let mut body = body(&printed.body);
    body.blocks.push(Block::Paragraph(format!("（{}）", printed.units)));
    Item { title: printed.title.clone(), body }
}

/// Whoever gets copies; those that the Office keeps go to nobody.
fn receivers(distribution: &[Copies]) -> Vec<String> {
    distribution.iter().map(|line| line.to.to_string()).filter(|to| to != KEPT).collect()
}
