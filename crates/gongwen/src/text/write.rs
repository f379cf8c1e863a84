//! Writing a document in its text form; reading it again gives the same document.

use std::fmt::Write;

use crate::document::{Block, Body, Document, TableTurn};
use crate::words::Sealing;

/// The text form of a document.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = String::from("---\n");
    front(&mut out, document);
    out.push_str("---\n");
    for row in &document.title.rows {
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

fn front(out: &mut String, document: &Document) {
    let one = |out: &mut String, key: &str, value: Option<String>| {
        if let Some(value) = value {
            line(out, &format!("{key} = "), &quoted(&value));
        }
    };
    let many = |out: &mut String, key: &str, values: Vec<&str>| {
        if !values.is_empty() {
            let values: Vec<String> = values.into_iter().map(quoted).collect();
            line(out, &format!("{key} = "), &format!("[{}]", values.join(", ")));
        }
    };
    one(out, "form", Some(document.form.word().to_owned()));
    one(out, "genre", document.genre.map(|genre| genre.word().to_owned()));
    many(out, "issuers", document.issuers.iter().map(|issuer| issuer.name.as_str()).collect());
    one(out, "masthead", document.masthead.clone());
    one(out, "number", document.number.as_ref().map(ToString::to_string));
    if let Some(issue) = document.issue {
        line(out, "issue = ", &issue.to_string());
    }
    one(out, "copy_no", document.copy_no.clone());
    let secrecy = document.secrecy.as_ref();
    one(
        out,
        "secrecy",
        secrecy.map(|secrecy| match &secrecy.term {
            Some(term) => format!("{}★{term}", secrecy.level.word()),
            None => secrecy.level.word().to_owned(),
        }),
    );
    one(out, "urgency", document.urgency.map(|urgency| urgency.word().to_owned()));
    let signers: Vec<String> = document
        .signers
        .iter()
        .map(|signer| match &signer.post {
            Some(post) => format!("{post} {}", signer.name),
            None => signer.name.clone(),
        })
        .collect();
    many(out, "signers", strings(&signers));
    many(out, "to", strings(&document.to));
    many(out, "cc", strings(&document.cc));
    if let Some(date) = document.date {
        line(out, "date = ", &date.to_string());
    }
    if document.sealing != Sealing::Seal {
        one(out, "seal", Some(document.sealing.word().to_owned()));
    }
    many(out, "attachments", document.attachments.iter().map(|attachment| attachment.name.as_str()).collect());
    one(out, "note", document.note.clone());
    one(out, "printed_by", document.printed_by.clone());
    if let Some(date) = document.printed_on {
        line(out, "printed_on = ", &date.to_string());
    }
    many(out, "present", strings(&document.attendance.present));
    many(out, "leave", strings(&document.attendance.leave));
    many(out, "observers", strings(&document.attendance.observers));
}

fn body(out: &mut String, body: &Body) {
    for block in &body.blocks {
        match block {
            Block::Paragraph(words) => line(out, "", words),
            Block::Heading(heading) => {
                let marks = "#".repeat(heading.level.depth() + 2);
                let run_in = heading.run_in.as_deref().unwrap_or_default();
                line(out, &format!("{marks} "), &format!("{}{run_in}", heading.text));
            }
            Block::Table(table) => {
                if table.turn == TableTurn::Landscape {
                    line(out, "@", "横排");
                }
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    line(out, "| ", &format!("{} |", row.join(" | ")));
                }
                out.push('\n');
            }
        }
    }
}

fn line(out: &mut String, before: &str, words: &str) {
    writeln!(out, "{before}{words}").expect("a String takes everything");
}

fn strings(values: &[String]) -> Vec<&str> {
    values.iter().map(String::as_str).collect()
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
