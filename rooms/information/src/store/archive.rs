//! Which items are archived, and what of the archive an item under check has passages from.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use checkup::{Earlier, ItemKind, OnRecord};
use futures::future::BoxFuture;
use kernel::clock::office_day;
use kernel::{Actor, DistrictId, MatterId, UnitId};
use store::{Row, Sql, StoreError, Tx, args};
use webkit::reuse::{self, Question, Sources, Standing, Text};
use webkit::{App, Problem};

use super::check::Subject;
use super::code;
use super::kept::Kept;

const REPORTED: &str = "
select s.id, s.unit, s.kind, s.reported_at, t.title, t.body, m.number
from information_submission s
join information_text t on t.district = s.district and t.id = s.text_id
join matter m on m.district = s.district and m.id = s.id
where s.district = $1 and s.reported_at is not null
  and m.state in ('reported', 'selected', 'adopted', 'reserved', 'merged', 'refused') and s.id in ";

/// The archived texts among these matters: of items that have left their unit and are not back with it, as it reported them.
/// Whoever may see an item may read them.
pub fn texts<'c>(
    tx: &'c mut Tx,
    district: &'c DistrictId,
    matters: &'c [MatterId],
) -> BoxFuture<'c, Result<Vec<Text>, Problem>> {
    Box::pin(async move {
        let rows = tx.all_built(Sql::with(REPORTED, args![district]).list(matters)).await?;
        Ok(rows.iter().map(text).collect::<Result<_, StoreError>>()?)
    })
}

fn text(row: &Row) -> Result<Text, StoreError> {
    Ok(Text {
        matter: row.id("id")?,
        title: row.text("title")?,
        number: row.text("number")?,
        genre: code(row, "kind", ItemKind::from_code)?.name().to_owned(),
        unit: row.id("unit")?,
        day: Some(office_day(row.time("reported_at")?)),
        text: row.text("body")?,
        readers: None,
    })
}

/// What of the archive shares passages with a text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Beside {
    /// Whether the whole archive was looked through.
    pub(super) ready: bool,
    /// The one that shares most first.
    pub(super) earlier: Vec<Earlier>,
    /// Those whose circle of readers is narrower than their matter's.
    narrow: Vec<MatterId>,
}

// Shares are never without a value, so that equal ones are equal to themselves.
impl Eq for Beside {}

impl Hash for Beside {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.ready.hash(state);
        for earlier in &self.earlier {
            earlier.id().hash(state);
        }
    }
}

/// What was looked up lately. It holds as long as the archive stands as it did.
#[derive(Default)]
struct LookedUp {
    texts: Kept<(Standing, Wanted), Beside, 256>,
}

/// A text that is looked up, and what decides on the answer beside the archive.
#[derive(PartialEq, Eq, Hash)]
struct Wanted {
    id: Option<MatterId>,
    unit: UnitId,
    kind: String,
    body: String,
}

/// What of the archive shares passages with the text, as the actor may know of it.
pub(super) async fn beside(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    subject: &Subject<'_>,
) -> Result<Arc<Beside>, Problem> {
    let (lookups, standing) = (tx.memo::<LookedUp>(), app.archive.standing());
    let wanted =
        Wanted { id: subject.id, unit: subject.unit, kind: subject.kind.to_owned(), body: subject.body.to_owned() };
    let key = (standing, wanted);
    let found = match lookups.texts.find(&key) {
        Some(known) => known,
        None => {
            let question = Question {
                text: subject.body.to_owned(),
                itself: subject.id.map(|id| id.to_string()),
                genre: form(subject.kind),
                unit: subject.unit.to_string(),
                // The rules count the years themselves.
                day: None,
            };
            let sources = reuse::within(tx, app, &actor.district, &question).await?;
            let found = Arc::new(known(&sources));
            lookups.texts.keep(key, found.clone());
            found
        }
    };
    seen_by(tx, app, actor, found).await
}

/// 数据 is reported in one form month after month, with other figures: the form is no copy. Whatever else is told with the words of last
/// year is one, also where its figures are new.
fn form(kind: &str) -> String {
    match ItemKind::from_code(kind) {
        Some(ItemKind::Data) => ItemKind::Data.name().to_owned(),
        Some(ItemKind::Dynamic | ItemKind::Practice | ItemKind::Problem | ItemKind::Opinion) | None => String::new(),
    }
}

fn known(sources: &Sources) -> Beside {
    let mut beside = Beside { ready: sources.ready, ..Beside::default() };
    for source in &sources.answer.sources {
        let Some((text, reported_on)) = sources.texts.get(&source.meta.id).and_then(|text| Some((text, text.day?)))
        else {
            continue;
        };
        let on_record = OnRecord {
            id: source.meta.id.clone(),
            title: text.title.clone(),
            genre: text.genre.clone(),
            reported_on,
            own_unit: source.own_unit,
        };
        beside.earlier.push(Earlier::of(on_record, &text.text, &source.passages, sources.answer.characters));
        if text.readers.is_some() {
            beside.narrow.push(text.matter);
        }
    }
    beside
}

/// Leaves of what the actor may not read nothing but that it is there.
async fn seen_by(tx: &mut Tx, app: &App, actor: &Actor, found: Arc<Beside>) -> Result<Arc<Beside>, Problem> {
    if found.earlier.is_empty() {
        return Ok(found);
    }
    let ids: Vec<MatterId> = found.earlier.iter().filter_map(|earlier| earlier.id().parse().ok()).collect();
    let readable = reuse::readable(tx, app, actor, &ids, &found.narrow).await?;
    if readable.len() == found.earlier.len() {
        return Ok(found);
    }
    let seen = |earlier: &Earlier| {
        let may = earlier.id().parse().is_ok_and(|id: MatterId| readable.contains(&id));
        if may { earlier.clone() } else { earlier.unreadable() }
    };
    let earlier = found.earlier.iter().map(seen).collect();
    Ok(Arc::new(Beside { ready: found.ready, earlier, narrow: Vec::new() }))
}
