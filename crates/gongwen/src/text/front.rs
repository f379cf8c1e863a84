//! The front matter: the elements of a document, key by key, with the line of whatever is wrong.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::marks::unbracketed;
use crate::characters::strange;
use crate::check::Fault;
use crate::document::{Document, Issuer, Secrecy, Signer, Title};
use crate::placed::Role;
use crate::shown;
use crate::words::{Form, Genre, Sealing, SecrecyLevel, SlipField, Urgency};

/// Every key with what it holds, for the handbook and for the help when a key is unknown.
pub const KEYS: &[(&str, &str)] = &[
    ("form", "格式：公文、上行文、信函、命令、纪要、简报、明电，以及文件处理单、发文稿纸、呈批件"),
    ("genre", "文种：通知、报告、请示等十五种"),
    ("issuers", "发文机关，主办机关在前"),
    ("masthead", "发文机关标志，与发文机关不同时写"),
    ("number", "发文字号，如 青办发〔2026〕12号"),
    ("issue", "期号，简报用"),
    ("copy_no", "份号，六位数字"),
    ("secrecy", "密级和保密期限，如 秘密★1年；非涉密系统不收"),
    ("urgency", "紧急程度：特急、加急（电报另有特提、平急）"),
    ("signers", "签发人，上行文必填；可写“职务 姓名”"),
    ("title", "标题，也可以在正文用 # 写"),
    ("to", "主送机关"),
    ("cc", "抄送机关"),
    ("date", "成文日期"),
    ("seal", "用印：盖章、不盖章、签名章"),
    ("attachments", "附件名称；正文里有 @附件 的不用再写"),
    ("note", "附注，不写括号"),
    ("printed_by", "印发机关"),
    ("printed_on", "印发日期"),
    ("present", "出席，纪要用"),
    ("leave", "请假，纪要用"),
    ("observers", "列席，纪要用"),
    ("from", "来文机关，文件处理单用"),
    ("from_number", "来文字号，文件处理单用，照来文写"),
    ("received_on", "收文日期，文件处理单用"),
    ("received_no", "收文编号，文件处理单用"),
    ("copies", "份数、印数，如 3份"),
    ("submitted_by", "呈报单位，呈批件用"),
    ("sign_off", "签发，发文稿纸用；留给领导手写的不填"),
    ("countersign", "会签，发文稿纸用"),
    ("checked_by", "核稿，发文稿纸用"),
    ("proofread_by", "校对，发文稿纸用"),
    ("drafted_in", "拟稿单位，发文稿纸用"),
    ("drafted_by", "拟稿人，呈批件上是经办人"),
    ("proposal", "拟办意见"),
    ("instruction", "领导批示；留给领导手写的不填"),
    ("outcome", "承办结果，文件处理单用"),
    ("office_rules", "按哪一套本单位规定排版"),
];

/// Reads what stands between the fences.
pub fn read(front: &str, faults: &mut Vec<Fault>) -> Document {
    read_placed(front, faults).0
}

/// An element and the bytes of the front matter that its words stand in.
pub(crate) type Spot = (Role, Range<usize>);

/// Reads what stands between the fences, and tells where each element stands, of faulty ones too.
pub(crate) fn read_placed(front: &str, faults: &mut Vec<Fault>) -> (Document, Vec<Spot>) {
    let mut spots = Vec::new();
    let mut document = Document::new(Form::Document);
    let (table, errors) = DeTable::parse_recoverable(front);
    let broken: BTreeSet<usize> =
        errors.iter().map(|error| error.span().map_or(1, |span| line(front, span.start))).collect();
    faults.extend(broken.iter().map(|at| unreadable(front, *at)));
    let mut keys: Vec<_> = table.get_ref().iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in keys {
        let name: &str = key.get_ref();
        let reading = Reading { front, key: name, line: line(front, key.span().start) };
        if broken.contains(&reading.line) {
            continue;
        }
        place(&reading, value, &mut spots);
        if let Err(message) = set(&mut document, &reading, value) {
            faults.push(Fault { line: reading.line, key: Some(name.to_owned()), message });
        }
    }
    (document, spots)
}

/// Where the words of this key stand: one place for each text of a list.
fn place(reading: &Reading<'_>, value: &Spanned<DeValue<'_>>, spots: &mut Vec<Spot>) {
    let one = std::slice::from_ref(value);
    let all = match value.get_ref() {
        DeValue::Array(all) => &all[..],
        _ => one,
    };
    for (at, value) in all.iter().enumerate() {
        let Some(role) = role(reading.key, at) else { return };
        spots.extend(within(reading.front, value.span()).map(|range| (role, range)));
    }
}

/// What a key holds, as far as it is words of the document.
fn role(key: &str, at: usize) -> Option<Role> {
    Some(match key {
        "issuers" => Role::Signature(at),
        "masthead" => Role::Masthead,
        "number" => Role::Number,
        "copy_no" => Role::CopyNo,
        "secrecy" => Role::Secrecy,
        "urgency" => Role::Urgency,
        "signers" => Role::Signer(at),
        "title" => Role::Title,
        "to" => Role::To,
        "cc" => Role::Cc,
        "date" => Role::Date,
        "attachments" => Role::AttachmentLine(at),
        "note" => Role::Note,
        "printed_by" => Role::PrintedBy,
        "printed_on" => Role::PrintedOn,
        "present" | "leave" | "observers" => Role::Attendance,
        _ => return None,
    })
}

/// The words of a value without its quotes and without the blanks around them.
fn within(front: &str, span: Range<usize>) -> Option<Range<usize>> {
    let raw = front.get(span.clone())?;
    let quote = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|quote| 2 * quote.len() <= raw.len() && raw.starts_with(quote) && raw.ends_with(quote));
    let quote = quote.map_or(0, str::len);
    let inner = &raw[quote..raw.len() - quote];
    let words = inner.trim();
    let begin = span.start + quote + (inner.len() - inner.trim_start().len());
    (!words.is_empty()).then(|| begin..begin + words.len())
}

/// A line that is no TOML: mostly a day that does not exist, or quotes and brackets that do not pair.
fn unreadable(front: &str, at: usize) -> Fault {
    let (key, typed) = front.lines().nth(at - 1).and_then(|line| line.split_once('=')).unwrap_or_default();
    let (key, typed) = (key.trim(), typed.trim());
    let known = KEYS.iter().any(|(known, _)| *known == key);
    let message = if ["date", "printed_on", "received_on"].contains(&key) {
        format!("“{typed}”不是日期；写成 2026-01-05。")
    } else {
        "这一行读不懂：文字写在英文引号里，几项写成 [\"甲\", \"乙\"]，一项只写一次。".to_owned()
    };
    Fault { line: at, key: known.then(|| key.to_owned()), message }
}

struct Reading<'a> {
    front: &'a str,
    key: &'a str,
    line: usize,
}

fn set(document: &mut Document, reading: &Reading<'_>, value: &Spanned<DeValue<'_>>) -> Result<(), String> {
    match reading.key {
        "form" => document.form = named(&text(value)?, Form::named, Form::ALL.iter().map(|form| form.word()))?,
        "genre" => {
            document.genre = Some(named(&text(value)?, Genre::named, Genre::ALL.iter().map(|genre| genre.word()))?);
        }
        "issuers" => document.issuers = texts(value)?.into_iter().map(|name| Issuer { name }).collect(),
        "masthead" => document.masthead = Some(text(value)?),
        "number" => document.number = Some(text(value)?.parse().map_err(|error| format!("{error}。"))?),
        "issue" => document.issue = Some(whole(value)?),
        "copy_no" => document.copy_no = Some(copy_no(text(value)?)?),
        "secrecy" => document.secrecy = Some(secrecy(&text(value)?)?),
        "urgency" => {
            let words = Urgency::ALL.iter().map(|urgency| urgency.word());
            document.urgency = Some(named(&text(value)?, Urgency::named, words)?);
        }
        "signers" => document.signers = texts(value)?.iter().map(|name| signer(name)).collect(),
        "title" => document.title = Title { rows: texts(value)? },
        "to" => document.to = texts(value)?,
        "cc" => document.cc = texts(value)?,
        "date" => document.date = Some(date(reading.front, value)?),
        "seal" => {
            document.sealing = named(&text(value)?, Sealing::named, Sealing::ALL.iter().map(|sealing| sealing.word()))?;
        }
        "attachments" => {
            let names = texts(value)?.into_iter();
            document.attachments = names.map(|name| crate::Attachment { name, body: None }).collect();
        }
        "note" => match unbracketed(&text(value)?) {
            "" => return Err("附注是空的；不需要就删去这一行。".to_owned()),
            note => document.note = Some(note.to_owned()),
        },
        "printed_by" => document.printed_by = Some(text(value)?),
        "printed_on" => document.printed_on = Some(date(reading.front, value)?),
        "present" => document.attendance.present = texts(value)?,
        "leave" => document.attendance.leave = texts(value)?,
        "observers" => document.attendance.observers = texts(value)?,
        "office_rules" => document.office_rules = Some(text(value)?),
        other => {
            if let Some(field) = SlipField::ALL.iter().copied().find(|field| field.code() == other) {
                document.slip.insert(field, slip_words(reading, field, value)?);
                return Ok(());
            }
            let known: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
            return Err(format!("没有“{other}”这一项；可以用的有：{}。", known.join("、")));
        }
    }
    Ok(())
}

fn named<T>(text: &str, from: fn(&str) -> Option<T>, words: impl Iterator<Item = &'static str>) -> Result<T, String> {
    from(text).ok_or_else(|| format!("没有“{text}”；可以写：{}。", words.collect::<Vec<_>>().join("、")))
}

fn text(value: &Spanned<DeValue<'_>>) -> Result<String, String> {
    match value.get_ref() {
        DeValue::String(text) if !text.trim().is_empty() => {
            let text = text.trim().replace('\t', " ");
            // Escapes such as \u202e bring characters in that no line of the file shows.
            match text.chars().find_map(|c| strange(c).map(|kind| (c, kind))) {
                Some(('\n' | '\r', _)) => Err("要写在一行里。".to_owned()),
                Some((c, kind)) => Err(format!("有{}（U+{:04X}），请删去或重新键入。", kind.word(), u32::from(c))),
                None => Ok(text),
            }
        }
        DeValue::String(_) => Err("不能是空的；不需要就删去这一行。".to_owned()),
        _ => Err("应当是引号里的文字。".to_owned()),
    }
}

/// One text or a list of texts.
fn texts(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, String> {
    match value.get_ref() {
        DeValue::Array(all) if all.is_empty() => Err("不能是空的；不需要就删去这一行。".to_owned()),
        DeValue::Array(all) => all.iter().map(text).collect(),
        _ => text(value).map(|one| vec![one]),
    }
}

fn whole(value: &Spanned<DeValue<'_>>) -> Result<u32, String> {
    let wrong = || "应当是从1起的整数；还没有编的写0。".to_owned();
    match value.get_ref() {
        DeValue::Integer(number) => number.as_str().parse::<u32>().map_err(|_| wrong()),
        _ => Err(wrong()),
    }
}

/// A day, bare or in quotes, read from the file's own letters so that a day that does not exist is told as typed.
fn date(front: &str, value: &Spanned<DeValue<'_>>) -> Result<Date, String> {
    let typed = front.get(value.span()).unwrap_or_default().trim_matches(['"', '\'']);
    let date = typed.parse().ok().filter(|date: &Date| (1900..=2999).contains(&date.year()));
    date.ok_or_else(|| format!("“{typed}”不是日期；写成 2026-01-05。"))
}

/// The words of a box; a day is kept as it stands on the page.
fn slip_words(reading: &Reading<'_>, field: SlipField, value: &Spanned<DeValue<'_>>) -> Result<String, String> {
    if field != SlipField::ReceivedOn {
        return text(value);
    }
    match value.get_ref() {
        DeValue::String(words) if day(words).is_some() => Ok(words.trim().to_owned()),
        _ => date(reading.front, value).map(shown::date),
    }
}

/// The day that stands on a page so.
pub(crate) fn day(words: &str) -> Option<Date> {
    let (year, rest) = words.trim().split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = Date::new(year.parse().ok()?, month.parse().ok()?, rest.strip_suffix('日')?.parse().ok()?).ok()?;
    (shown::date(day) == words.trim() && (1900..=2999).contains(&day.year())).then_some(day)
}

fn copy_no(text: String) -> Result<String, String> {
    let digits = (1..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        Ok(text)
    } else {
        Err("份号一般是六位数字，如 000001（GB/T 9704-2012 7.2.1）。".to_owned())
    }
}

fn secrecy(text: &str) -> Result<Secrecy, String> {
    let (level, term) = text.split_once('★').map_or((text, None), |(level, term)| (level, Some(term.to_owned())));
    let level = named(level, SecrecyLevel::named, SecrecyLevel::ALL.iter().map(|level| level.word()))?;
    Ok(Secrecy { level, term })
}

fn signer(text: &str) -> Signer {
    match text.rsplit_once([' ', '\u{3000}']) {
        Some((post, name)) => Signer { name: name.to_owned(), post: Some(post.trim().to_owned()) },
        None => Signer { name: text.to_owned(), post: None },
    }
}

fn line(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}
