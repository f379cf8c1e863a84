//! Asking the archive: which texts may be sources, what they say now, who may read them now, and what they have in common.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{Actor, DistrictId, MatterId};
use likeness::{AbolishedOrgan, Answer, Candidates, DocMeta, LocalFacts, Query};
use store::{StoreError, Tx, args};
use tokio::runtime::Handle;

use super::Text;
use super::feed::day;
use crate::app::App;
use crate::aside::aside;
use crate::matters::{Audience, audiences, visible_among};
use crate::problem::Problem;
use crate::room::Room;

/// Between the audiences of a matter and the readers of its text.
const READERS: char = '|';
/// How often the candidates are asked for again because somebody lost a right in the moment that the archive lags behind.
const ROUNDS: usize = 3;

/// A text whose sources are wanted.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The text.
    pub text: String,
    /// The id of its own matter, if it has one: it is not its own source.
    pub itself: Option<String>,
    /// 文种, or the kind of item, as people call it. A unit that fills the same genre's form uses a template (模板); empty if not known.
    pub genre: String,
    /// The id of the unit that writes it; empty if not known.
    pub unit: String,
    /// The office day on which it is written.
    pub day: Option<Date>,
}

/// What the archive knows of a text.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Whether everything is in the archive, but for the last moment. If not, these are the sources found so far.
    pub ready: bool,
    /// The sources and their passages; places are bytes of the text asked about and of the sources' texts.
    pub answer: Answer,
    /// The texts of these sources, by the id of their metadata.
    pub texts: BTreeMap<String, Text>,
}

/// What is known of a text, over what this person may read now. Of anything else only the number is told.
pub async fn ask(app: &App, actor: &Actor, question: Question) -> Result<Sources, Problem> {
    let (app, actor, database) = (app.clone(), actor.clone(), Handle::current());
    // Seconds of work must hold up neither the writer nor those who serve, so that the texts are waited for in between on a thread
    // that may wait.
    aside(move || {
        let ready = app.archive.standing().ready;
        let mine: BTreeSet<String> = audiences(&actor).into_iter().collect();
        let facts = database.block_on(facts(&app, &actor.district))?;
        let query = question.query(Some(&facts));
        let mut denied: BTreeSet<String> = BTreeSet::new();
        for _ in 0..ROUNDS {
            let may = |meta: &DocMeta| admits(&meta.access, &mine) && !denied.contains(&meta.id);
            let Some(candidates) = app.archive.candidates(&query, may) else { break };
            let loaded = database.block_on(loaded(&app, &actor, ids(&candidates)))?;
            let lost = |meta: &&DocMeta| may(meta) && !loaded.readable.contains(&meta.id);
            let lost: Vec<String> = candidates.metas().filter(lost).map(|meta| meta.id.clone()).collect();
            if lost.is_empty() {
                return Ok(judged(ready, &candidates, loaded.texts));
            }
            // They count among those that he may not read.
            denied.extend(lost);
        }
        Ok(Sources { ready: false, ..Sources::default() })
    })
    .await?
}

/// What is known of a text, whoever may read it: for rules whose outcome must not depend on who looks.
/// Nothing of a source is shown to anybody whom [`readable`] does not allow it.
pub async fn within(tx: &mut Tx, app: &App, district: &DistrictId, question: &Question) -> Result<Sources, Problem> {
    let ready = app.archive.standing().ready;
    let query = question.query(None);
    let Some(candidates) = app.archive.candidates(&query, |_| true) else { return Ok(Sources::default()) };
    let texts = texts(tx, &app.rooms, district, &ids(&candidates)).await?;
    Ok(judged(ready, &candidates, texts))
}

/// Which of these archived texts the person may read now; `narrow` are those among them whose circle is narrower than their matter's.
pub async fn readable(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    matters: &[MatterId],
    narrow: &[MatterId],
) -> Result<BTreeSet<MatterId>, Problem> {
    let mut readable = visible_among(tx, actor, matters).await?;
    if !narrow.is_empty() {
        let texts = texts(tx, &app.rooms, &actor.district, narrow).await?;
        let mine: BTreeSet<String> = audiences(actor).into_iter().collect();
        for matter in narrow {
            if !texts.get(&matter.to_string()).is_some_and(|text| in_circle(text, &mine)) {
                readable.remove(matter);
            }
        }
    }
    Ok(readable)
}

impl Question {
    fn query<'q>(&'q self, facts: Option<&'q LocalFacts>) -> Query<'q> {
        let Self { text, itself, genre, unit, day: written } = self;
        let (itself, date) = (itself.as_deref(), written.and_then(day));
        Query { text, itself, genre, unit, date, facts, ..Query::default() }
    }
}

struct Loaded {
    texts: BTreeMap<String, Text>,
    readable: BTreeSet<String>,
}

/// The texts as they stand now, and which of them the person may read now, in one snapshot.
async fn loaded(app: &App, actor: &Actor, ids: Vec<MatterId>) -> Result<Loaded, Problem> {
    let (outer, actor) = (app.clone(), actor.clone());
    let read = app.db.read(move |tx| {
        let (app, actor, ids) = (outer.clone(), actor.clone(), ids.clone());
        Box::pin(async move {
            let texts = texts(tx, &app.rooms, &actor.district, &ids).await?;
            let mine: BTreeSet<String> = audiences(&actor).into_iter().collect();
            let visible = visible_among(tx, &actor, &ids).await?;
            let may = |text: &&Text| visible.contains(&text.matter) && in_circle(text, &mine);
            let readable = texts.values().filter(may).map(|text| text.matter.to_string()).collect();
            Ok::<_, Problem>(Loaded { texts, readable })
        })
    });
    read.await
}

async fn texts(
    tx: &mut Tx,
    rooms: &[Room],
    district: &DistrictId,
    ids: &[MatterId],
) -> Result<BTreeMap<String, Text>, Problem> {
    let mut texts = BTreeMap::new();
    for archived in rooms.iter().filter_map(|room| room.archive).filter(|_| !ids.is_empty()) {
        let found = archived(tx, district, ids).await?;
        texts.extend(found.into_iter().map(|text| (text.matter.to_string(), text)));
    }
    Ok(texts)
}

/// What the register tells of organs that are no more.
async fn facts(app: &App, district: &DistrictId) -> Result<LocalFacts, Problem> {
    let district = district.clone();
    let read = app.db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let sql = "select name, short from unit where district = $1 and closed_at is not null order by id";
            let mut names = BTreeSet::new();
            for row in &tx.all(sql, args![&district]).await? {
                names.extend([row.text("name")?, row.text("short")?]);
            }
            let open = tx.all(OPEN, args![&district]).await?;
            for row in &open {
                names.remove(&row.text("name")?);
                names.remove(&row.text("short")?);
            }
            let organ = |name: String| AbolishedOrgan { name, successor: String::new() };
            let named = names.into_iter().filter(|name| 2 < name.chars().count());
            Ok::<_, StoreError>(LocalFacts { foreign_places: Vec::new(), abolished_organs: named.map(organ).collect() })
        })
    });
    Ok(read.await?)
}

const OPEN: &str = "select name, short from unit where district = $1 and closed_at is null";

fn ids(candidates: &Candidates<'_>) -> Vec<MatterId> {
    candidates.metas().filter_map(|meta| meta.id.parse().ok()).collect()
}

fn judged(ready: bool, candidates: &Candidates<'_>, mut texts: BTreeMap<String, Text>) -> Sources {
    let answer = candidates.judge(|meta| texts.get(&meta.id).map(|text| text.text.as_str()));
    let sources: BTreeSet<&String> = answer.sources.iter().map(|source| &source.meta.id).collect();
    texts.retain(|id, _| sources.contains(id));
    Sources { ready, answer, texts }
}

/// Who may read a text, as the index keeps it beside the fingerprints.
pub(super) fn access(audiences: &[String], readers: Option<&[Audience]>) -> String {
    let audiences = audiences.join(" ");
    match readers {
        None => audiences,
        Some(readers) => {
            let readers: Vec<String> = readers.iter().map(|reader| reader.code()).collect();
            format!("{audiences}{READERS}{}", readers.join(" "))
        }
    }
}

fn admits(access: &str, mine: &BTreeSet<String>) -> bool {
    let any = |codes: &str| codes.split(' ').any(|code| mine.contains(code));
    match access.split_once(READERS) {
        None => any(access),
        Some((audiences, readers)) => any(audiences) && any(readers),
    }
}

fn in_circle(text: &Text, mine: &BTreeSet<String>) -> bool {
    text.readers.as_ref().is_none_or(|readers| readers.iter().any(|reader| mine.contains(&reader.code())))
}

#[cfg(test)]
mod tests {
    use kernel::Role;

    use super::*;

    #[test]
    fn whoever_is_in_both_circles_may_read() {
        let mine: BTreeSet<String> = ["unit:1", "role:reporter"].map(str::to_owned).into();
        let kept = |audiences: &[&str], readers: Option<&[Audience]>| {
            access(&audiences.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>(), readers)
        };
        assert!(admits(&kept(&["unit:2", "unit:1"], None), &mine));
        assert!(!admits(&kept(&["unit:2", "unit:11"], None), &mine));
        assert!(!admits(&kept(&[], None), &mine));
        assert!(admits(&kept(&["unit:1"], Some(&[Audience::Role(Role::Reporter)])), &mine));
        assert!(!admits(&kept(&["unit:1"], Some(&[Audience::Role(Role::Director)])), &mine));
        assert!(!admits(&kept(&["unit:1"], Some(&[])), &mine));
    }
}
