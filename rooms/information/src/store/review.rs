//! Reviews of points: a matter of the unit that the section answers (INF-4, GEN-3).

use jiff::Timestamp;
use kernel::matter::{Header, SecurityMark};
use kernel::{Actor, Clock, DistrictId, MatterId, PersonId, Role, UnitId};
use store::{Row, Sql, StoreError, Tx, Value, args};
use webkit::identity::people;
use webkit::matters::{self, Advance, Audience, Stored, audiences};
use webkit::paging::{EXACT, PAGE, PageQuery, Total};
use webkit::{App, Problem};

use super::write::{ROOM, SECTION, finish};
use super::{code, facts as around, typed};
use crate::model::{
    AnswerReview, Reason, Review, ReviewAbout, ReviewChange, ReviewFacts, ReviewLimit, ReviewRecord, ReviewState,
    ReviewSubject,
};
use crate::points::Span;

/// The header's kind of a review.
pub const KIND: &str = "review";
/// The key of the limit in policy.
const LIMIT: &str = "information.review.answer_limit";

/// What the rules want to know, before anything is asked or while it waits.
pub async fn facts(
    tx: &mut Tx,
    app: &App,
    district: &DistrictId,
    unit: UnitId,
    span: Span,
    about: ReviewAbout,
    now: Timestamp,
) -> Result<ReviewFacts, Problem> {
    let office = around::office(tx, district).await?;
    let entered_by = entered_by(tx, district, unit, span, about).await?;
    let chiefs = people::in_role(tx, district, office, Role::SectionChief, now).await?;
    let sql = "
select count(*) as n from information_review r join matter m on m.district = r.district and m.id = r.id
where r.district = $1 and r.unit = $2 and r.span = $3 and r.about = $4 and r.about_id = $5 and m.state in ('to_sign', 'asked')";
    let args = args![district, unit, span.to_string(), about.subject().code(), about.id()];
    let open = tx.one(sql, args).await?.int("n")?;
    Ok(ReviewFacts {
        office,
        chief_is_free: chiefs.iter().any(|(person, _)| !entered_by.contains(person)),
        entered_by,
        open_already: 0 < open,
        limit: limit(tx, app, district, now).await?,
    })
}

/// The limit that would begin now.
async fn limit(tx: &mut Tx, app: &App, district: &DistrictId, now: Timestamp) -> Result<Option<ReviewLimit>, Problem> {
    let set = app.policies.in_force(tx, district).await?;
    let Some(value) = set.find(kernel::clock::office_day(now), LIMIT, &[]) else { return Ok(None) };
    let broken = |error: anyhow::Error| Problem::Broken(error.context(LIMIT));
    let limit: calendar::Limit = value
        .text(LIMIT)
        .map_err(|error| broken(error.into()))?
        .parse()
        .map_err(|error: calendar::LimitError| broken(error.into()))?;
    let due = app.calendar.due(now, limit).map_err(|error| broken(error.into()))?;
    Ok(Some(ReviewLimit { due: due.at, sentence: due.reason.sentence(), policy: set.version_of(value) }))
}

/// Who entered what is disputed. Where the whole account is, that is everybody who entered a part of it.
async fn entered_by(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    span: Span,
    about: ReviewAbout,
) -> Result<Vec<PersonId>, StoreError> {
    let rows = match about {
        ReviewAbout::Outcome(id) => {
            let sql = "select person from information_outcome where district = $1 and id = $2";
            tx.all(sql, args![district, Value::id(&id)]).await?
        }
        ReviewAbout::Fault(id) => {
            let sql = "select person from information_fault where district = $1 and id = $2";
            tx.all(sql, args![district, Value::id(&id)]).await?
        }
        ReviewAbout::Quota => Vec::new(),
        ReviewAbout::Total => {
            let sql = "
select o.person from information_outcome o where o.district = $1 and o.unit = $2 and o.day >= $3 and o.day <= $4
union select f.person from information_fault f where f.district = $1 and f.unit = $2 and f.day >= $3 and f.day <= $4
order by person";
            tx.all(sql, args![district, unit, span.from().to_string(), span.to().to_string()]).await?
        }
    };
    rows.iter().map(|row| row.id("person")).collect()
}

/// What is disputed, in words, if it is on record for this unit: [`Problem::Missing`] otherwise.
pub async fn what(
    tx: &mut Tx,
    district: &DistrictId,
    unit: UnitId,
    span: Span,
    about: ReviewAbout,
) -> Result<String, Problem> {
    let name = span.name();
    match about {
        ReviewAbout::Outcome(id) => {
            let sql = "
select o.level, o.kind, o.channel, o.leader, o.day, m.title from information_outcome o
join matter m on m.district = o.district and m.id = o.submission
where o.district = $1 and o.id = $2 and o.withdrawn_at is null and (o.unit = $3 or exists (
  select 1 from information_merge g join information_submission s on s.district = g.district and s.id = g.submission
  where g.district = o.district and g.into_submission = o.submission and s.unit = $3))";
            let row = tx.opt(sql, args![district, Value::id(&id), unit]).await?.ok_or(Problem::Missing)?;
            Ok(format!(
                "“{}”{}（{}）",
                row.text("title")?,
                crate::view::figures::outcome_words(&row)?,
                row.text("day")?
            ))
        }
        ReviewAbout::Fault(id) => {
            let sql = "
select ground, what, day from information_fault where district = $1 and id = $2 and unit = $3 and withdrawn_at is null";
            let row = tx.opt(sql, args![district, Value::id(&id), unit]).await?.ok_or(Problem::Missing)?;
            let ground = code(&row, "ground", crate::model::FaultGround::from_code)?;
            Ok(format!("{}{}：{}", row.text("day")?, ground.name(), row.text("what")?))
        }
        ReviewAbout::Quota => Ok(format!("{name}报送任务")),
        ReviewAbout::Total => Ok(format!("{name}全部积分")),
    }
}

/// Writes a new review with its matter.
pub async fn open(
    tx: &mut Tx,
    actor: &Actor,
    office: UnitId,
    change: &ReviewChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (review, limit) = match &change.record {
        ReviewRecord::Asked(review) => (review, &None),
        ReviewRecord::Signed { review: Some(review), limit } => (review, limit),
        ReviewRecord::Signed { review: None, .. } | ReviewRecord::TakenBack | ReviewRecord::Answered(_) => {
            return Err(unexpected(change.verb));
        }
    };
    let (district, at) = (&actor.district, change.at);
    let header = Header {
        district: district.clone(),
        id: review.id,
        room: ROOM,
        kind: KIND,
        title: format!("申请复核：{}", review.what),
        unit: review.unit,
        state: change.state.code().to_owned(),
        holder: change.holder.clone(),
        since: at,
        due_at: review.due,
        security_mark: SecurityMark::None,
        version: 1,
    };
    let seen_by: Vec<Audience> =
        SECTION.map(|role| Audience::Seat(office, role)).into_iter().chain([Audience::Unit(review.unit)]).collect();
    matters::open(tx, &header, &seen_by, actor.person, at).await?;
    let sql = "
insert into information_review (district, id, unit, span, about, about_id, what, words, asked_by, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (span, about) = (review.span.to_string(), review.about.subject().code());
    let (id, what, words) = (review.about.id(), &review.what, review.words.as_str());
    tx.exec(sql, args![district, review.id, review.unit, span, about, id, what, words, review.asked_by, at]).await?;
    if let Some(by) = review.signed_by {
        signed(tx, district, review.id, by, limit.as_ref(), at).await?;
    }
    finish(tx, actor, ("reviews", review.id), change, clock).await
}

/// Writes what a verb changes on a review; [`Problem::Stale`] if somebody was faster.
pub async fn apply(
    tx: &mut Tx,
    actor: &Actor,
    header: &Stored,
    change: &ReviewChange,
    clock: &dyn Clock,
) -> Result<Vec<PersonId>, Problem> {
    let (district, id, at) = (&actor.district, header.id, change.at);
    let due_at = change.tasks.iter().filter_map(|task| task.due_at).min();
    let to = Advance { title: None, state: change.state.code(), holder: &change.holder, due_at };
    if !matters::advance(tx, district, id, header.version, &to, at).await? {
        let row =
            tx.one("select version, state from matter where district = $1 and id = $2", args![district, id]).await?;
        let current = serde_json::json!({ "version": row.int("version")?, "state": row.text("state")? });
        return Err(Problem::Stale { current });
    }
    match &change.record {
        ReviewRecord::Signed { review: None, limit } => {
            signed(tx, district, id, actor.person, limit.as_ref(), at).await?;
        }
        ReviewRecord::Answered(answer) => answered(tx, district, id, actor.person, answer, at).await?,
        ReviewRecord::TakenBack => {}
        ReviewRecord::Asked(_) | ReviewRecord::Signed { review: Some(_), .. } => return Err(unexpected(change.verb)),
    }
    finish(tx, actor, ("reviews", id), change, clock).await
}

async fn signed(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    by: PersonId,
    limit: Option<&ReviewLimit>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
update information_review set signed_by = $3, signed_at = $4, due_at = $5, due_why = $6, due_policy = $7
where district = $1 and id = $2";
    let due = limit.map(|limit| limit.due);
    let why = limit.map(|limit| limit.sentence.clone()).unwrap_or_default();
    let policy = limit.map(|limit| limit.policy.clone()).unwrap_or_default();
    tx.exec(sql, args![district, id, by, at, due, why, policy]).await?;
    Ok(())
}

async fn answered(
    tx: &mut Tx,
    district: &DistrictId,
    id: MatterId,
    by: PersonId,
    answer: &AnswerReview,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "
update information_review set verdict = $3, answer_words = $4, corrected = $5, late_words = $6, answered_by = $7, answered_at = $8
where district = $1 and id = $2";
    let said = |words: &Option<Reason>| words.as_ref().map(|words| words.as_str().to_owned()).unwrap_or_default();
    let (words, corrected, late) = (said(&answer.words), said(&answer.corrected), said(&answer.late));
    tx.exec(sql, args![district, id, answer.verdict.code(), words, corrected, late, by, at]).await?;
    Ok(())
}

/// The review with its header, if there is one that the actor may see; else [`Problem::Missing`].
pub async fn load(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<(Stored, Review), Problem> {
    let header = matters::load(tx, actor, KIND, id).await?;
    let sql = "
select r.*, m.state, u.short from information_review r
join matter m on m.district = r.district and m.id = r.id
join unit u on u.district = r.district and u.id = r.unit
where r.district = $1 and r.id = $2";
    let row = tx.one(sql, args![&actor.district, id]).await?;
    Ok((header, review(&row)?))
}

fn review(row: &Row) -> Result<Review, StoreError> {
    let id = row.text("about_id")?;
    let about = match code(row, "about", ReviewSubject::from_code)? {
        ReviewSubject::Outcome => ReviewAbout::Outcome(typed("about_id", id.parse())?),
        ReviewSubject::Fault => ReviewAbout::Fault(typed("about_id", id.parse())?),
        ReviewSubject::Quota => ReviewAbout::Quota,
        ReviewSubject::Total => ReviewAbout::Total,
    };
    Ok(Review {
        id: row.id("id")?,
        unit: row.id("unit")?,
        unit_name: row.text("short")?,
        span: typed("span", row.text("span")?.parse())?,
        about,
        what: row.text("what")?,
        words: typed("words", Reason::parse("words", "申请理由", &row.text("words")?))?,
        asked_by: row.id("asked_by")?,
        signed_by: row.opt_id("signed_by")?,
        state: code(row, "state", ReviewState::from_code)?,
        due: row.opt_time("due_at")?,
    })
}

/// Which reviews a list shows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// State codes; empty for every state.
    pub states: Vec<&'static str>,
    /// One unit.
    pub unit: Option<UnitId>,
}

const COLUMNS: &str = "
select m.id, m.version, m.state, m.holder, m.since, r.unit, r.span, r.about, r.about_id, r.what, r.words, r.at, r.signed_at,
  r.due_at, r.due_why, r.due_policy, r.verdict, r.answer_words, r.corrected, r.late_words, r.answered_at, u.short,
  p.name as asked_name, coalesce(g.name, '') as signed_name, coalesce(w.name, '') as answered_name
from information_review r
join matter m on m.district = r.district and m.id = r.id
join unit u on u.district = r.district and u.id = r.unit
join person p on p.district = r.district and p.id = r.asked_by
left join person g on g.district = r.district and g.id = r.signed_by
left join person w on w.district = r.district and w.id = r.answered_by
where r.district = ";

const COUNT: &str = "
select count(*) as n from (select m.id from information_review r join matter m on m.district = r.district and m.id = r.id
where r.district = ";

/// A page of the reviews that the actor may see, the latest first.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    wanted: &Wanted,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let rows = listed("", actor, wanted).push(" limit ").bind(PAGE).push(" offset ").bind(page.offset());
    let rows = tx.all_built(rows).await?;
    let counted = seen(Sql::new("").push(COUNT), actor, wanted).push(" limit ").bind(EXACT + 1).push(") counted");
    let counted = tx.one_built(counted).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// The statement of the list, behind what stands before it.
pub(crate) fn listed(before: &'static str, actor: &Actor, wanted: &Wanted) -> Sql {
    seen(Sql::new(before).push(COLUMNS), actor, wanted).push(" order by m.since desc, m.id desc")
}

/// The row of one review that the actor may see.
pub async fn one(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<Row, Problem> {
    let sql = seen(Sql::new("").push(COLUMNS), actor, &Wanted::default()).push(" and m.id = ").bind(id);
    tx.all_built(sql).await?.into_iter().next().ok_or(Problem::Missing)
}

fn seen(sql: Sql, actor: &Actor, wanted: &Wanted) -> Sql {
    let mut sql = sql.bind(&actor.district);
    if !wanted.states.is_empty() {
        sql = sql.push(" and m.state in ").list(wanted.states.iter().copied());
    }
    sql.filter(" and m.unit = ", wanted.unit)
        .push(" and exists (select 1 from matter_audience v where v.district = m.district and v.matter = m.id and v.audience in ")
        .list(audiences(actor))
        .push(")")
}

fn unexpected(verb: &str) -> Problem {
    Problem::Broken(std::io::Error::other(format!("{verb}: the change does not carry the record of its verb")).into())
}
