//! Writing a document in its text form; reading it again gives the same document.

use std::fmt::Write;

use super::{front, marks};
use crate::document::{Block, Body, Document, Signer, TableTurn};
use crate::shown;
use crate::words::{Form, Sealing, SlipField};

/// The text form of a document.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = String::from("---\n");
    for (key, value) in pairs(document) {
        line(&mut out, &format!("{key} = "), &value);
    }
    out.push_str("---\n");
    for row in document.title.rows.iter().filter(|_| document.form != Form::Bulletin) {
        line(&mut out, "# ", row);
    }
    body(&mut out, &document.body);
    for item in &document.items {
        line(&mut out, "# ", &item.title);
        body(&mut out, &item.body);
    }
    for attachment in &document.attachments {
        if let Some(text) = &attachment.body {
            line(&mut out, "@附件 ", &attachment.name);
            body(&mut out, text);
        }
    }
    out
}

/// The front matter key by key, each value as TOML; only what the document has.
pub(crate) fn pairs(document: &Document) -> Vec<(&'static str, String)> {
    let one = |text: &Option<String>| text.as_deref().map(quoted);
    let many = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        (!values.is_empty()).then(|| format!("[{}]", values.join(", ")))
    };
    let issuers: Vec<String> = document.issuers.iter().map(|issuer| issuer.name.clone()).collect();
    let signers: Vec<String> = document.signers.iter().map(signer).collect();
    let attachments: Vec<String> = document.attachments.iter().map(|attachment| attachment.name.clone()).collect();
    let sealing = (document.sealing != Sealing::Seal).then(|| quoted(document.sealing.word()));
    // In a bulletin a line with # begins an article.
    let bulletin = document.form == Form::Bulletin;
    let all = [
        ("form", Some(quoted(document.form.word()))),
        ("genre", document.genre.map(|genre| quoted(genre.word()))),
        ("issuers", many(&issuers)),
        ("masthead", one(&document.masthead)),
        ("number", document.number.as_ref().map(|number| quoted(&number.to_string()))),
        ("issue", document.issue.map(|issue| issue.to_string())),
        ("copy_no", one(&document.copy_no)),
        ("secrecy", document.secrecy.as_ref().map(|secrecy| quoted(&shown::secrecy(secrecy)))),
        ("urgency", document.urgency.map(|urgency| quoted(urgency.word()))),
        ("signers", many(&signers)),
        ("title", bulletin.then(|| many(&document.title.rows)).flatten()),
        ("to", many(&document.to)),
        ("cc", many(&document.cc)),
        ("date", document.date.map(|date| date.to_string())),
        ("seal", sealing),
        ("attachments", many(&attachments)),
        ("note", one(&document.note)),
        ("printed_by", one(&document.printed_by)),
        ("printed_on", document.printed_on.map(|date| date.to_string())),
        ("present", many(&document.attendance.present)),
        ("leave", many(&document.attendance.leave)),
        ("observers", many(&document.attendance.observers)),
        ("office_rules", one(&document.office_rules)),
    ];
    let slip = document.slip.iter().map(|(field, words)| (field.code(), slip_value(*field, words)));
    all.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))).chain(slip).collect()
}

/// A day as the other days are written.
fn slip_value(field: SlipField, words: &str) -> String {
    match front::day(words) {
        Some(day) if field == SlipField::ReceivedOn => day.to_string(),
        Some(_) | None => quoted(words),
    }
}

fn signer(signer: &Signer) -> String {
    match &signer.post {
        Some(post) => format!("{post} {}", signer.name),
        None => signer.name.clone(),
    }
}

fn body(out: &mut String, body: &Body) {
    for block in &body.blocks {
        match block {
            Block::Paragraph(words) if marks::reads_as_paragraph(words) => line(out, "", words),
            Block::Paragraph(words) => line(out, "\\", words),
            Block::Heading(heading) => {
                let marks = "#".repeat(heading.level.depth() + 2);
                let run_in = heading.run_in.as_deref().unwrap_or_default();
                line(out, &format!("{marks} "), &format!("{}{run_in}", heading.text));
            }
            Block::Table(table) => {
                if table.turn == TableTurn::Landscape {
                    line(out, "@", "横排");
                }
                row(out, &table.head);
                line(out, "|", &"---|".repeat(table.head.len()));
                table.rows.iter().for_each(|cells| row(out, cells));
                out.push('\n');
            }
            Block::Picture(picture) => {
                let caption = picture.caption.as_deref().unwrap_or_default();
                line(out, "", &format!("![{caption}]({})", picture.name));
            }
        }
    }
}

fn row(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|")).collect();
    line(out, "| ", &format!("{} |", cells.join(" | ")));
}

fn line(out: &mut String, before: &str, words: &str) {
    writeln!(out, "{before}{words}").expect("a String takes everything");
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
