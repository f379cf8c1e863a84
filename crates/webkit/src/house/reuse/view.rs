//! What the asker sees of the sources: places are UTF-16 units, as a browser counts.

use std::collections::BTreeMap;
use std::ops::Range;

use kernel::{Actor, MatterId};
use likeness::{Kind, LeftoverKind, Passage, Source};
use serde::Serialize;
use store::{Row, Sql, StoreError, args};
use utoipa::ToSchema;

use crate::app::App;
use crate::aside::aside;
use crate::problem::Problem;
use crate::reuse::{Sources, Text};

/// From and to, in UTF-16 units.
type Span = [usize; 2];

/// Where the passages of a text stood before, the source that shares most first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::Reuse)]
pub struct Reuse {
    /// False while the archive is still being taken in: these are the sources found so far.
    ready: bool,
    /// Letters of the text, marks and blanks aside.
    characters: usize,
    /// How many of them are common in the archive (套话).
    common: usize,
    /// How many of them stand in a copied passage (照抄).
    copied: usize,
    /// How many further sources the asker may not read; nothing else is told of them.
    hidden: usize,
    /// The sentence about these.
    hidden_sentence: Option<String>,
    sources: Vec<SourceView>,
}

/// A text from which passages come.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::ReuseSource)]
pub struct SourceView {
    matter: String,
    room: String,
    kind: String,
    title: String,
    number: String,
    unit_name: String,
    /// The day on which it was issued or reported, such as `2023-05-06`.
    day: Option<String>,
    /// Whole years between the two.
    years: Option<u16>,
    /// Whether the asker's own unit wrote it.
    own_unit: bool,
    /// Whether the text cites it by title and number.
    cited: bool,
    /// 多年重复照抄
    repeated_over_years: bool,
    /// Equal letters that made it a source.
    shared: usize,
    /// Letters of the source's text.
    characters: usize,
    /// The source's text.
    text: String,
    passages: Vec<PassageView>,
}

/// A passage on both sides.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::ReusePassage)]
pub struct PassageView {
    #[schema(value_type = Vec<usize>)]
    here: Span,
    #[schema(value_type = Vec<usize>)]
    there: Span,
    /// `quotation`, `common`, `template` or `copy`
    kind: String,
    /// 引用、套话、模板、照抄
    kind_name: String,
    /// Letters of it in the text.
    characters: usize,
    /// How many of them are equal in the source.
    equal: usize,
    changes: Vec<ChangeView>,
    leftovers: Vec<LeftoverView>,
}

/// A place where the two sides differ; one side is empty where something was put in or left out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::ReuseChange)]
pub struct ChangeView {
    #[schema(value_type = Vec<usize>)]
    here: Span,
    #[schema(value_type = Vec<usize>)]
    there: Span,
}

/// What was left over from the source.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::ReuseLeftover)]
pub struct LeftoverView {
    /// `foreign_place`, `old_year` or `abolished_organ`
    kind: String,
    /// 外地地名、旧年份、已撤并机构
    kind_name: String,
    #[schema(value_type = Vec<usize>)]
    here: Span,
    /// The words themselves.
    words: String,
    /// What to say to the writer.
    say: String,
}

/// The view of what was found in this text.
pub(super) async fn of(app: &App, me: &Actor, text: String, sources: Sources) -> Result<Reuse, Problem> {
    let matters = sources.texts.values().map(|text| text.matter).collect();
    let headers = headers(app, me, matters).await?;
    aside(move || shown(&text, sources, &headers)).await
}

/// What the register says of a source.
struct Head {
    room: String,
    kind: String,
    unit_name: String,
}

async fn headers(app: &App, me: &Actor, matters: Vec<MatterId>) -> Result<BTreeMap<String, Head>, Problem> {
    if matters.is_empty() {
        return Ok(BTreeMap::new());
    }
    let district = me.district.clone();
    let read = app.db.read(move |tx| {
        let (district, matters) = (district.clone(), matters.clone());
        Box::pin(async move {
            let sql = "
select m.id, m.room, m.kind, u.short from matter m join unit u on u.district = m.district and u.id = m.unit
where m.district = $1 and m.id in ";
            let rows = tx.all_built(Sql::with(sql, args![&district]).list(matters)).await?;
            rows.iter().map(|row| Ok((row.text("id")?, head(row)?))).collect::<Result<_, StoreError>>()
        })
    });
    Ok(read.await?)
}

fn head(row: &Row) -> Result<Head, StoreError> {
    Ok(Head { room: row.text("room")?, kind: row.text("kind")?, unit_name: row.text("short")? })
}

fn shown(text: &str, Sources { ready, answer, mut texts }: Sources, headers: &BTreeMap<String, Head>) -> Reuse {
    let (here, hidden_sentence) = (Units::of(text), answer.hidden_sentence());
    let mut sources = Vec::with_capacity(answer.sources.len());
    for source in answer.sources {
        // What went away in between is no source any more.
        let known = texts.remove(&source.meta.id).zip(headers.get(&source.meta.id));
        sources.extend(known.map(|(there, head)| view(text, &here, source, there, head)));
    }
    let likeness::Answer { characters, common, copied, hidden, .. } = answer;
    Reuse { ready, characters, common, copied, hidden, hidden_sentence, sources }
}

fn view(text: &str, here: &Units, source: Source, known: Text, head: &Head) -> SourceView {
    let there = Units::of(&known.text);
    SourceView {
        repeated_over_years: source.repeated_over_years(),
        passages: source.passages.iter().map(|found| passage(text, here, &there, found)).collect(),
        matter: source.meta.id,
        room: head.room.clone(),
        kind: head.kind.clone(),
        title: known.title,
        number: known.number,
        unit_name: head.unit_name.clone(),
        day: known.day.map(|day| day.to_string()),
        years: source.years,
        own_unit: source.own_unit,
        cited: source.cited,
        shared: source.shared,
        characters: likeness::normalise(&known.text).len(),
        text: known.text,
    }
}

fn passage(text: &str, here: &Units, there: &Units, found: &Passage) -> PassageView {
    let change =
        |change: &likeness::Change| ChangeView { here: here.span(&change.here), there: there.span(&change.there) };
    let leftover = |leftover: &likeness::Leftover| {
        let (code, name) = match leftover.kind {
            LeftoverKind::ForeignPlace => ("foreign_place", "外地地名"),
            LeftoverKind::OldYear => ("old_year", "旧年份"),
            LeftoverKind::AbolishedOrgan => ("abolished_organ", "已撤并机构"),
        };
        LeftoverView {
            kind: code.to_owned(),
            kind_name: name.to_owned(),
            here: here.span(&leftover.here),
            words: text[leftover.here.clone()].to_owned(),
            say: leftover.sentence.clone(),
        }
    };
    let code = match found.kind {
        Kind::Quotation => "quotation",
        Kind::Common => "common",
        Kind::Template => "template",
        Kind::Copy => "copy",
    };
    PassageView {
        here: here.span(&found.here),
        there: there.span(&found.there),
        kind: code.to_owned(),
        kind_name: found.kind.name().to_owned(),
        characters: found.characters,
        equal: found.equal,
        changes: found.changes.iter().map(change).collect(),
        leftovers: found.leftovers.iter().map(leftover).collect(),
    }
}

/// How many UTF-16 units stand before each byte of a text.
struct Units(Vec<usize>);

impl Units {
    fn of(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() + 1);
        let mut units = 0;
        for character in text.chars() {
            before.extend(std::iter::repeat_n(units, character.len_utf8()));
            units += character.len_utf16();
        }
        before.push(units);
        Self(before)
    }

    fn span(&self, bytes: &Range<usize>) -> Span {
        [bytes.start, bytes.end].map(|byte| self.0.get(byte).or(self.0.last()).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_a_browser_counts() {
        let text = "a😀停车";
        let units = Units::of(text);
        let at = |word: &str| text.find(word).map(|start| units.span(&(start..start + word.len())));
        assert_eq!((at("a"), at("😀"), at("停车")), (Some([0, 1]), Some([1, 3]), Some([3, 5])));
        assert_eq!(Units::of("").span(&(0..0)), [0, 0]);
    }
}
