//! One document in its text form, as a file for word processors and as plain text: the same elements with the same words.

use std::collections::BTreeMap;

use gongwen::docx::{self as files, DocxStyle};
use gongwen::placed::{Part, Placed, Role, docx, marked, plain};
use gongwen::{Document, Form, Level, Sealing, text};

use super::agreement::{corpus, nothing_is_left_out, places_are_sound};

/// What a reader sees of an element, whichever way it was written down: without labels, brackets, numbers of headings and rows of a title.
fn seen(placed: &Placed) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for piece in &placed.pieces {
        let text: String = piece.text(&placed.source);
        let text = text.trim().to_owned();
        let inner = |label: &str| text.strip_prefix(label).unwrap_or(&text).trim().to_owned();
        let (group, words) = match piece.role {
            // The engine sets marks of attachments, contents and the lines of slips; a masthead follows from the issuers.
            Role::Furniture | Role::Masthead => continue,
            Role::Title => ("title".to_owned(), vec![text.clone()]),
            Role::To => ("to".to_owned(), list(text.trim_start_matches("主送：").trim_start_matches("报："))),
            Role::Cc => ("cc".to_owned(), list(text.trim_start_matches('抄').trim_start_matches("送："))),
            Role::Attendance => {
                let rest = text.split_once('：').map_or(text.as_str(), |(_, rest)| rest);
                ("there".to_owned(), list(rest))
            }
            Role::Number => ("number".to_owned(), vec![text.clone()]),
            Role::CopyNo => ("copy no".to_owned(), vec![text.clone()]),
            Role::Secrecy => ("secrecy".to_owned(), vec![text.clone()]),
            Role::Urgency => ("urgency".to_owned(), vec![text.trim_end_matches("·明电").to_owned()]),
            Role::Signer(_) => {
                let name = inner("签发人：");
                ("signers".to_owned(), vec![name.rsplit([' ', '\u{3000}']).next().unwrap_or_default().to_owned()])
            }
            Role::Signature(_) => ("signature".to_owned(), vec![text.clone()]),
            Role::Date => ("date".to_owned(), vec![figures(&text)]),
            Role::PrintedOn => ("printed on".to_owned(), vec![figures(&text)]),
            Role::PrintedBy => ("printed by".to_owned(), vec![text.clone()]),
            Role::Note => ("note".to_owned(), vec![text.trim_matches(['（', '）']).to_owned()]),
            Role::AttachmentLine(_) => continue,
            Role::PartTitle => (format!("{:?} title", piece.part), vec![text.clone()]),
            Role::Caption => (format!("{:?} words", piece.part), vec![text.clone()]),
            Role::Paragraph | Role::Cell(..) => {
                (format!("{:?} words", piece.part), vec![format!("{:?} {text}", piece.role)])
            }
            Role::Heading(level) => {
                let words = if text.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
                    && level == Level::First
                {
                    text.split_once('、').map_or(text.as_str(), |(_, rest)| rest).to_owned()
                } else if level == Level::Third {
                    text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('.').trim().to_owned()
                } else if text.starts_with('（') {
                    text.split_once('）').map_or(text.as_str(), |(_, rest)| rest).to_owned()
                } else {
                    text.clone()
                };
                (format!("{:?} words", piece.part), vec![format!("{level:?} {words}")])
            }
        };
        out.entry(group).or_default().extend(words);
    }
    for (group, words) in &mut out {
        if group.ends_with("title") {
            *words = vec![words.concat()];
        }
    }
    out
}

fn list(text: &str) -> Vec<String> {
    let text = text.trim_end_matches(['：', '。']);
    text.split('，').map(|name| name.trim().to_owned()).collect()
}

/// The figures of a day, in whichever form.
fn figures(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    parts.map(|part| part.trim_start_matches('0').to_owned()).collect::<Vec<_>>().join("-")
}

fn written(source: &str) -> (Document, Placed) {
    let document = text::read(source).expect("the corpus can be read");
    let (placed, missed) = docx(&files::write(&document, &DocxStyle::default())).expect("our own file");
    assert_eq!(missed, []);
    (document, placed)
}

/// What stands on the pages otherwise than in the text form: minutes, bulletins and slips are not signed, a stamp stands for the organ and
/// names who signs, 期号 and 令号 stand where the number stands.
fn pages_differ(document: &Document, group: &str) -> bool {
    let slip = gongwen::slip::layout(document.form).is_some();
    let stamped = document.sealing == Sealing::Stamp;
    match group {
        "number" => document.issue.is_some(),
        "signature" => slip || stamped || document.form == Form::Minutes,
        "signers" => stamped,
        _ => false,
    }
}

#[test]
fn a_file_says_the_same_as_the_text_it_was_made_from() {
    let mut wrong = Vec::new();
    for (name, source) in corpus() {
        let (document, placed) = written(&source);
        places_are_sound(&placed, &name);
        nothing_is_left_out(&placed, &name);
        assert_eq!(placed.document, document, "{name}");
        let (mut left, mut right) = (seen(&marked(&source).expect("readable")), seen(&placed));
        for side in [&mut left, &mut right] {
            side.retain(|group, _| !pages_differ(&document, group));
        }
        differences(&name, &left, &right, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_plain_copy_says_the_same_as_the_file() {
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for (name, source) in corpus() {
        let (document, file) = written(&source);
        let placed = plain(&file.source);
        places_are_sound(&placed, &name);
        nothing_is_left_out(&placed, &name);
        // Without styles nothing tells the title of an article from a short line, nor the boxes of a slip from each other.
        if document.form == Form::Bulletin || gongwen::slip::layout(document.form).is_some() {
            continue;
        }
        compared += 1;
        differences(&name, &seen(&file), &seen(&placed), &mut wrong);
    }
    assert!(65 <= compared, "{compared}");
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

fn differences(
    name: &str,
    left: &BTreeMap<String, Vec<String>>,
    right: &BTreeMap<String, Vec<String>>,
    wrong: &mut Vec<String>,
) {
    let groups: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    for group in groups {
        let none = Vec::new();
        let (left, right) = (left.get(group).unwrap_or(&none), right.get(group).unwrap_or(&none));
        if left != right {
            let short = |all: &Vec<String>| format!("{all:?}").chars().take(160).collect::<String>();
            let first = left
                .iter()
                .zip(right)
                .find(|(a, b)| a != b)
                .map(|(a, b)| (a.chars().take(50).collect::<String>(), b.chars().take(50).collect::<String>()));
            wrong.push(format!(
                "{name} {group} {} {}\n  {}\n  {}\n  {first:?}",
                left.len(),
                right.len(),
                short(left),
                short(right)
            ));
        }
    }
}

#[test]
fn parts_are_told_apart() {
    let source = &corpus().into_iter().find(|(name, _)| name.starts_with("18-")).expect("it is there").1;
    let (_, placed) = written(source);
    let parts: Vec<Part> = placed.pieces.iter().map(|piece| piece.part).collect();
    for at in 0..3 {
        assert!(parts.contains(&Part::Attachment(at)), "{at}");
    }
}
