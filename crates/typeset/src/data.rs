//! From the model to the data that the template reads. Every length is computed here, in millimetres, from the standard's numbers.

mod blocks;
mod head;
mod imprint;
mod sign;
mod slip;
mod soft;
mod table;
mod tuning;

use gongwen::head::rows_under;
use gongwen::typesetter::{Grid, Stage};
use gongwen::{Block, Body, Document, Form, page, shown};
use typst::foundations::{Array, Dict, IntoValue, Str, Value};

use crate::fonts::{Face, Fonts};
pub(crate) use sign::narrowed;
pub(crate) use soft::BREAK;
use soft::softened;
pub(crate) use tuning::{Addressees, Tuning};

/// The data of a document under this tuning; `title` is broken into rows already.
pub(crate) fn of(document: &Document, title: &[String], fonts: &Fonts, tuning: Tuning) -> Dict {
    let pitch = tuning.pitch();
    let mut data = Map::new();
    // A slip has boxes and nothing of what other forms have.
    let slip = slip::of(document);
    let (bare, is_slip) = (Document::new(document.form), slip != Value::None);
    let (document, title) = if is_slip { (&bare, &[][..]) } else { (document, title) };
    data.put("slip", slip);
    paper(&mut data);
    data.put("em", page::EM).put("pitch", pitch).put("rows", tuning.rows as i64);
    data.put("draft", tuning.order.stage == Stage::Draft);
    data.put("region", if tuning.order.grid == Grid::Compressed { "cn" } else { "tw" });
    data.put("faces", faces(fonts));
    let unnumbered = if is_slip { vec![1] } else { Vec::new() };
    let silent = tuning.silent.map(|page| vec![page as i64, page as i64 + 1]).unwrap_or(unnumbered);
    data.put("silent_pages", list(silent)).put("letter", document.form == Form::Letter);
    let to = addressees(document, tuning);
    data.put("head", head::of(document, tuning, rows_under(title.len(), &to)));
    data.put("title", texts(title)).put("to", softened(&to)).put("under_title", under_title(document));
    data.put("blocks", blocks::of(&document.body)).put("items", blocks::items(document));
    data.put("push", push(&document.body, tuning.push));
    data.put("enclosures", texts(document.attachments.iter().map(|one| softened(&one.name))));
    data.put("sign", sign::of(document, tuning)).put("note", softened(document.note.as_deref().unwrap_or_default()));
    data.put("attendance", attendance(document)).put("attachments", blocks::attachments(document));
    if is_slip {
        let mut head = Map::new();
        head.put("rows", 0_i64).put("before_title", 0_i64);
        data.put("head", head.value());
    }
    data.put("imprint_breaks", tuning.breaks as i64).put("imprint", imprint::of(document, tuning));
    data.0
}

/// The standard's paper, sizes and lines.
fn paper(data: &mut Map) {
    let bottom = page::PAGE.1 - page::TOP - page::AREA.1;
    data.put("paper", list([page::PAGE.0, page::PAGE.1])).put("area", list([page::AREA.0, page::AREA.1]));
    data.put("top", page::TOP).put("left", page::LEFT).put("right", page::PAGE.0 - page::LEFT - page::AREA.0);
    data.put("bottom", bottom).put("page_number_y", page::TOP + page::AREA.1 + page::PAGE_NUMBER_DOWN);
    data.put("size3", page::SIZE_3).put("size2", page::SIZE_2).put("size4", page::SIZE_4);
    data.put("thick", page::THICK_LINE).put("thin", page::THIN_LINE).put("seal", page::SEAL);
    data.put("letter_line", page::LETTER_LINE).put("letter_x", (page::PAGE.0 - page::LETTER_LINE) / 2.0);
    data.put("letter_foot_y", page::PAGE.1 - page::LETTER_LINE_UP);
}

/// Rows that stay empty where the last paragraph begins, with the headings above it.
fn push(body: &Body, rows: usize) -> Value {
    let heads = body.blocks.iter().rev().skip(1).take_while(|block| matches!(block, Block::Heading(_))).count();
    let at = body.blocks.len().saturating_sub(1 + heads);
    let mut map = Map::new();
    map.put("rows", rows as i64).put("at", at as i64);
    map.value()
}

/// A dictionary that is filled key by key.
struct Map(Dict);

impl Map {
    fn new() -> Self {
        Self(Dict::new())
    }

    fn put(&mut self, key: &str, value: impl IntoValue) -> &mut Self {
        self.0.insert(Str::from(key), value.into_value());
        self
    }

    fn value(self) -> Value {
        Value::Dict(self.0)
    }
}

fn list<T: IntoValue>(all: impl IntoIterator<Item = T>) -> Value {
    Value::Array(all.into_iter().map(IntoValue::into_value).collect::<Array>())
}

fn texts(all: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    list(all.into_iter().map(|text| Str::from(text.as_ref())))
}

/// For each class the Latin letters' font, then the families that are there.
fn faces(fonts: &Fonts) -> Value {
    let latin: Option<Value> = fonts.family(Face::Latin).map(|(family, _)| {
        let mut map = Map::new();
        map.put("name", family).put("covers", "latin-in-cjk");
        map.value()
    });
    let chain = |face: Face| {
        let families = fonts.chain(face).into_iter().map(IntoValue::into_value);
        Value::Array(latin.clone().into_iter().chain(families).collect::<Array>())
    };
    let mut map = Map::new();
    map.put("fang", chain(Face::FangSong)).put("kai", chain(Face::Kai)).put("hei", chain(Face::Hei));
    map.put("song", chain(Face::Song)).put("mast", chain(Face::Masthead));
    map.value()
}

fn addressees(document: &Document, tuning: Tuning) -> String {
    let elsewhere = document.form == Form::Bulletin || tuning.addressees == Addressees::Imprint;
    if elsewhere || document.to.is_empty() { String::new() } else { format!("{}：", shown::list(&document.to)) }
}

/// 题注: minutes have no signature, so their date stands under the title.
fn under_title(document: &Document) -> String {
    let dated = document.date.filter(|_| document.form == Form::Minutes && !document.title.text().is_empty());
    dated.map(|date| format!("（{}）", shown::date(date))).unwrap_or_default()
}

fn attendance(document: &Document) -> Value {
    let all = [
        ("出席：", &document.attendance.present),
        ("请假：", &document.attendance.leave),
        ("列席：", &document.attendance.observers),
    ];
    list(all.into_iter().filter(|(_, names)| !names.is_empty()).map(|(lead, names)| {
        let mut map = Map::new();
        map.put("lead", lead).put("text", softened(&shown::list(names)));
        map.value()
    }))
}
