//! From the model to the data that the template reads. Every length is computed here, in millimetres, from the standard's numbers.

mod head;

use gongwen::{Block, Body, Document, Form, Sealing, TableTurn, page, shown};
use typst::foundations::{Array, Dict, IntoValue, Str, Value};

use crate::fonts::{Face, Fonts};
use crate::title;

/// What the engine may turn while it looks for a page that satisfies the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tuning {
    /// Rows on a page: 22, or one more or fewer where a signature would stand alone.
    pub rows: usize,
    /// Blank rows above a sealed signature.
    pub blank: i64,
    /// Page breaks before 版记, so that it stands on an even page.
    pub breaks: usize,
    /// Pages without a number, counted from 1: a blank page before 版记 and the page of 版记 itself.
    pub silent: Option<usize>,
    /// 压缩标点 or strict grid.
    pub compress: bool,
    /// The place of the seal is drawn.
    pub draft: bool,
}

impl Tuning {
    /// What was turned, in sentences.
    pub(crate) fn sentences(self) -> Vec<String> {
        let rows = format!("每页排{}行，使署名页有正文（GB/T 9704-2012 5.2.3、7.3.5.5）。", self.rows);
        let blank = format!("署名上方空{}行，使署名页有正文（GB/T 9704-2012 7.3.5.5）。", self.blank);
        let breaks = "版记移到最后的偶数页（GB/T 33476.2-2016 7.3.1）。".to_owned();
        let all = [(self.rows != page::ROWS, rows), (self.blank != 2, blank), (0 < self.breaks, breaks)];
        all.into_iter().filter(|(turned, _)| *turned).map(|(_, sentence)| sentence).collect()
    }
}

/// The data of a document under this tuning.
pub(crate) fn of(document: &Document, fonts: &Fonts, tuning: Tuning) -> Dict {
    let pitch = (page::AREA.1 - page::EM) / (tuning.rows - 1) as f64;
    let mut data = Map::new();
    data.put("em", page::EM).put("pitch", pitch).put("draft", tuning.draft);
    data.put("size3", page::SIZE_3).put("size2", page::SIZE_2).put("size4", page::SIZE_4);
    data.put("region", if tuning.compress { "cn" } else { "tw" });
    data.put("faces", faces(fonts));
    let silent = tuning.silent.map(|page| vec![page as i64, page as i64 + 1]).unwrap_or_default();
    data.put("silent_pages", list(silent)).put("letter", document.form == Form::Letter);
    data.put("head", head::of(document, pitch));
    data.put("title", texts(title::rows_of(document)));
    data.put("to", addressees(document)).put("blocks", blocks(&document.body)).put("items", items(document));
    data.put("enclosures", texts(document.attachments.iter().map(|one| one.name.as_str())));
    data.put("sign", signature(document, tuning)).put("note", document.note.as_deref().unwrap_or_default());
    data.put("attendance", attendance(document)).put("attachments", attachments(document));
    data.put("imprint_breaks", tuning.breaks as i64).put("imprint", imprint(document));
    data.0
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

fn texts<'a>(all: impl IntoIterator<Item = impl AsRef<str> + 'a>) -> Value {
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

fn addressees(document: &Document) -> String {
    let silent = document.to.is_empty() || document.form == Form::Bulletin;
    if silent { String::new() } else { format!("{}：", shown::list(&document.to)) }
}

fn blocks(body: &Body) -> Value {
    let mut counts = shown::Counts::default();
    list(body.blocks.iter().map(|block| self::block(block, &mut counts)))
}

fn block(block: &Block, counts: &mut shown::Counts) -> Value {
    let mut map = Map::new();
    match block {
        Block::Paragraph(text) => {
            map.put("kind", "p").put("text", text.as_str());
        }
        Block::Heading(heading) => {
            let depth = heading.level.depth() + 1;
            map.put("kind", format!("h{depth}")).put("label", counts.label(heading));
            map.put("text", heading.text.as_str()).put("run", heading.run_in.as_deref().unwrap_or_default());
        }
        Block::Table(table) => {
            map.put("kind", if table.turn == TableTurn::Landscape { "l" } else { "t" })
                .put("columns", table.head.len() as i64);
            map.put("head", texts(&table.head)).put("cells", texts(table.rows.iter().flatten()));
        }
    }
    map.value()
}

fn items(document: &Document) -> Value {
    list(document.items.iter().map(|item| {
        let mut map = Map::new();
        map.put("title", texts(title::rows(&item.title)))
            .put("name", item.title.as_str())
            .put("blocks", blocks(&item.body));
        map.value()
    }))
}

fn signature(document: &Document, tuning: Tuning) -> Value {
    if matches!(document.form, Form::Bulletin | Form::Minutes) || document.issuers.is_empty() {
        return Value::None;
    }
    let Some(date) = document.date else { return Value::None };
    let mut map = Map::new();
    map.put("kind", document.sealing.code()).put("blank", tuning.blank).put("date", shown::date(date));
    map.put("organs", texts(document.issuers.iter().map(|issuer| issuer.name.as_str())));
    let stamped = document.signers.iter().filter(|_| document.sealing == Sealing::Stamp);
    map.put(
        "stamps",
        list(stamped.map(|signer| {
            let mut map = Map::new();
            map.put("post", signer.post.as_deref().unwrap_or_default()).put("name", signer.name.as_str());
            map.value()
        })),
    );
    map.value()
}

fn attendance(document: &Document) -> Value {
    let all = [
        ("出席：", &document.attendance.present),
        ("请假：", &document.attendance.leave),
        ("列席：", &document.attendance.observers),
    ];
    list(all.into_iter().filter(|(_, names)| !names.is_empty()).map(|(lead, names)| {
        let mut map = Map::new();
        map.put("lead", lead).put("text", names.join("，"));
        map.value()
    }))
}

fn attachments(document: &Document) -> Value {
    let several = 1 < document.attachments.len();
    list(document.attachments.iter().enumerate().filter_map(|(at, attachment)| {
        let body = attachment.body.as_ref()?;
        let mut map = Map::new();
        map.put("label", if several { (at + 1).to_string() } else { String::new() });
        map.put("title", texts(title::rows(&attachment.name))).put("blocks", blocks(body));
        Some(map.value())
    }))
}

/// 版记: a letter has neither lines nor who printed it; a bulletin says to whom it goes.
fn imprint(document: &Document) -> Value {
    let letter = document.form == Form::Letter;
    let cc = match document.form {
        Form::Bulletin => vec![("报：", &document.to), ("送：", &document.cc)],
        Form::Document | Form::Upward | Form::Letter | Form::Order | Form::Minutes | Form::Telegram => {
            vec![("抄送：", &document.cc)]
        }
    };
    let lists: Vec<Value> = cc
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(lead, names)| {
            let mut map = Map::new();
            map.put("lead", lead).put("text", format!("{}。", names.join("，"))).put("joined", false);
            map.value()
        })
        .collect();
    let by = document.printed_by.as_deref().filter(|_| !letter);
    if lists.is_empty() && by.is_none() {
        return Value::None;
    }
    let on = document.printed_on.filter(|_| !letter).map(|date| format!("{}印发", shown::date(date)));
    let mut map = Map::new();
    map.put("lists", list(lists))
        .put("by", by.unwrap_or_default())
        .put("on", on.unwrap_or_default())
        .put("lines", !letter);
    map.value()
}
