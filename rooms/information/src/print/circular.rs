//! 通报 A circular as a document: number, title, receivers, text, the units with what they are named for, orders, and the facts in a
//! table (INF-6, INF-7, INF-11).
//!
//! Everybody who reads it reads the same: what a unit said in its hearing, and names that left the list, are no part of it.

use gongwen::{Attachment, Block, Body, Document, DocumentNumber, Form, Genre, Issuer, Table, TableTurn, Title};
use jiff::civil::Date;

use super::body;
use crate::decide::circular::wording::NO_CRITICISM;
use crate::model::{Circular, CircularKind, CircularLine, CircularName, CircularState, Receiver, Subject};
use crate::points::points_figure;

/// The most columns of a table that stands upright.
const UPRIGHT: usize = 8;

/// What stands on the paper besides the circular itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The organ that issues it.
    pub organ: String,
    /// 机关代字, for a draft.
    pub prefix: String,
    /// The day on which it left; today for a draft.
    pub day: Date,
    /// The orders that it carries, in its words.
    pub orders: Vec<String>,
}

/// The circular as a document.
#[must_use]
pub fn document(circular: &Circular, around: &Around) -> Document {
    let mut document = Document::new(Form::Document);
    document.genre = Some(Genre::Circular);
    document.issuers = vec![Issuer { name: around.organ.clone() }];
    document.number = number(circular, around);
    document.title = Title::of(circular.title());
    document.to = receivers(circular);
    document.body = text(circular, around);
    document.attachments = attachment(circular).into_iter().collect();
    document.date = Some(around.day);
    document.cc = names(&circular.copies_to);
    document.printed_by = Some(around.organ.clone());
    document.printed_on = Some(around.day);
    document
}

/// The number that it left with; a draft says that it has none.
fn number(circular: &Circular, around: &Around) -> Option<DocumentNumber> {
    match &circular.state {
        CircularState::Issued(number) => number.text.parse().ok(),
        CircularState::Drafting
        | CircularState::Hearing { .. }
        | CircularState::AtDirector
        | CircularState::AtLeader
        | CircularState::Dropped => Some(DocumentNumber::pending(around.prefix.clone(), around.day.year())),
    }
}

/// 主送: the named units first; the regular one goes to everybody who reports unless somebody is named.
fn receivers(circular: &Circular) -> Vec<String> {
    let named = circular.named().map(|name| name.name.clone());
    let all: Vec<String> = named.chain(names(&circular.main_to)).collect();
    match (circular.kind(), all.is_empty()) {
        (CircularKind::Regular, true) => vec!["各报送单位".to_owned()],
        (CircularKind::Regular | CircularKind::Criticism, _) => all,
    }
}

fn names(receivers: &[Receiver]) -> Vec<String> {
    receivers.iter().map(|receiver| receiver.name.to_string()).collect()
}

fn text(circular: &Circular, around: &Around) -> Body {
    let Body { mut blocks } = body(circular.body.as_str());
    let named = circular.named().map(|name| format!("{}：{}。", name.name, sentences(name).join("；")));
    let said = circular.kind() == CircularKind::Criticism || circular.body.as_str().contains(NO_CRITICISM);
    let note = (!said).then(|| NO_CRITICISM.to_owned());
    blocks.extend(named.chain(around.orders.iter().cloned()).chain(note).map(Block::Paragraph));
    Body { blocks }
}

fn sentences(name: &CircularName) -> Vec<&str> {
    name.grounds.iter().map(|ground| ground.sentence.trim_end_matches('。')).collect()
}

/// 附件 The facts, or the figures, in a table; none where there is nothing to say.
fn attachment(circular: &Circular) -> Option<Attachment> {
    let (name, table) = match &circular.subject {
        Subject::Criticism { .. } => ("通报事实清单", facts(circular)),
        Subject::Regular { lines } => ("各单位信息报送和采用情况表", figures(lines)),
    };
    let filled = !table.rows.is_empty();
    let body = Body { blocks: vec![Block::Table(table)] };
    filled.then(|| Attachment { name: name.to_owned(), body: Some(body) })
}

/// Each unit with each of its grounds and the clause that it rests on.
fn facts(circular: &Circular) -> Table {
    let mut rows = Vec::new();
    for (place, name) in (1..).zip(circular.named()) {
        for ground in &name.grounds {
            let sentence = ground.sentence.trim_end_matches('。').to_owned();
            rows.push(vec![format!("{place}"), name.name.clone(), sentence, ground.why.basis.clone()]);
        }
    }
    Table {
        head: ["序号", "单位", "事实", "依据"].map(str::to_owned).to_vec(), rows, turn: TableTurn::Portrait
    }
}

/// One line for each unit. A column that policy does not show is left out.
fn figures(lines: &[CircularLine]) -> Table {
    let wanted = lines.iter().any(|line| line.figures.wanted.is_some());
    let points = lines.iter().any(|line| line.figures.points.is_some());
    let place = lines.iter().any(|line| line.figures.place.is_some());
    let columns = [
        ("单位", true),
        ("报送", true),
        ("计入", wanted),
        ("任务", wanted),
        ("区采用", true),
        ("市采用", true),
        ("省采用", true),
        ("中央采用", true),
        ("媒体", true),
        ("批示", true),
        ("积分", points),
        ("名次", place),
    ];
    let shown = |cells: [String; 12]| -> Vec<String> {
        cells.into_iter().zip(columns).filter(|(_, (_, shown))| *shown).map(|(cell, _)| cell).collect()
    };
    let rows: Vec<Vec<String>> = lines.iter().map(|line| shown(cells(line))).collect();
    let head = shown(columns.map(|(name, _)| name.to_owned()));
    let turn = if UPRIGHT < head.len() { TableTurn::Landscape } else { TableTurn::Portrait };
    Table { head, rows, turn }
}

fn cells(line: &CircularLine) -> [String; 12] {
    let figures = &line.figures;
    let [district, city, province, centre] = figures.adopted.map(|count| count.to_string());
    [
        line.name.clone(),
        figures.reported.to_string(),
        figures.counted.to_string(),
        figures.wanted.map(|wanted| wanted.to_string()).unwrap_or_default(),
        district,
        city,
        province,
        centre,
        figures.media.to_string(),
        figures.instructions.to_string(),
        figures.points.map(points_figure).unwrap_or_default(),
        figures.place.map(|place| place.to_string()).unwrap_or_default(),
    ]
}
