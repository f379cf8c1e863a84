//! Circulars, reviews and standings of the three years (INF-6, INF-7, INF-9, INF-11). What a circular says follows from what is on
//! record at its instant, so these are decided while the three years are being written, by the same rules and in the order of time.

use anyhow::{Context, anyhow};
use information::decide::review::{answer, ask, sign};
use information::model::{
    AnswerReview, AskReview, FaultId, Phrase, Reason, ReviewAbout, ReviewChange, ReviewFacts, ReviewVerdict, StandingId,
};
use information::points::{Span, SpanKind};
use information::rules::section_handles;
use information::store::standing::{self, NewStanding};
use information::store::{facts, review};
use jiff::Timestamp;
use kernel::{Actor, FixedClock, MatterId, Refusal, UnitId};
use store::{Tx, args};
use webkit::{App, Problem};

use super::circulars::{self, CircularStep};
use super::world::told;
use crate::demo::Org;

/// One step of a paper.
#[derive(Debug, Clone)]
pub enum Paper {
    /// A circular goes on.
    Circular(MatterId, CircularStep),
    /// A review goes on.
    Review(MatterId, ReviewStep),
    /// The city has published a standing.
    Standing(Published),
}

/// A step of a review.
#[derive(Debug, Clone, Copy)]
pub enum ReviewStep {
    /// Somebody of a unit asks: their key, what about, in which words.
    Ask(&'static str, Disputed, &'static str),
    /// The head signs.
    Sign(&'static str),
    /// The section chief finds the unit right, and says what was put right.
    Upheld(&'static str, &'static str),
    /// The section chief finds that it stands.
    NotUpheld(&'static str),
}

/// What a unit has reviewed.
#[derive(Debug, Clone, Copy)]
pub enum Disputed {
    /// Its last fault.
    Fault,
    /// What was asked of it in the quarter.
    Quota,
    /// The quarter's whole account.
    Total,
}

/// What the city says about the district.
#[derive(Debug, Clone)]
pub struct Published {
    /// The row.
    pub id: StandingId,
    /// Of which quarter or year.
    pub period: Span,
    /// The district's place.
    pub place: u32,
    /// Why what was entered before is corrected.
    pub reason: Option<&'static str>,
}

/// Where and when a paper goes on.
#[derive(Clone, Copy)]
pub struct Stage<'a> {
    /// The house.
    pub app: &'a App,
    /// The organisation.
    pub org: &'a Org,
    /// The instant.
    pub at: Timestamp,
    /// Ids of what follows from a step.
    pub clock: &'a FixedClock,
}

impl Stage<'_> {
    /// Somebody of the organisation.
    pub fn actor(&self, key: &str) -> Result<Actor, Problem> {
        let actor = self.org.actors.get(key).with_context(|| format!("demo/org.toml: 没有 {key}"));
        actor.cloned().map_err(Problem::Broken)
    }
}

/// Takes the step.
pub async fn step(tx: &mut Tx, stage: &Stage<'_>, paper: &Paper) -> Result<(), Problem> {
    match paper {
        Paper::Circular(id, step) => circulars::step(tx, stage, *id, step).await,
        Paper::Review(id, step) => review_step(tx, stage, *id, *step).await,
        Paper::Standing(published) => publish(tx, stage, published).await,
    }
}

/// Whether the matter was begun; what found nothing to begin with has no further steps.
pub async fn begun(tx: &mut Tx, stage: &Stage<'_>, id: MatterId) -> Result<bool, Problem> {
    let sql = "select state from matter where district = $1 and id = $2";
    Ok(tx.opt(sql, args![&stage.org.district, id]).await?.is_some())
}

/// What a rule refuses stops the start of the demonstration and says which.
pub fn refused(refusals: Vec<Refusal>) -> Problem {
    Problem::Broken(told(refusals))
}

/// Words of a person.
pub fn reason(text: &str) -> Result<Reason, Problem> {
    Reason::parse("demo", "演示数据", text).map_err(|refusal| refused(vec![refusal]))
}

async fn review_step(tx: &mut Tx, stage: &Stage<'_>, id: MatterId, step: ReviewStep) -> Result<(), Problem> {
    if let ReviewStep::Ask(key, disputed, words) = step {
        return ask_review(tx, stage, id, (key, disputed, words)).await;
    }
    if !begun(tx, stage, id).await? {
        return Ok(());
    }
    match step {
        ReviewStep::Ask(..) => Ok(()),
        ReviewStep::Sign(head) => {
            let actor = stage.actor(head)?;
            let signed = |review: &_, facts: &ReviewFacts| sign::decide(review, facts, &actor, stage.at);
            change(tx, stage, id, &actor, signed).await
        }
        ReviewStep::Upheld(words, corrected) => {
            answered(tx, stage, id, (ReviewVerdict::Upheld, words, Some(corrected))).await
        }
        ReviewStep::NotUpheld(words) => answered(tx, stage, id, (ReviewVerdict::NotUpheld, words, None)).await,
    }
}

async fn answered(
    tx: &mut Tx,
    stage: &Stage<'_>,
    id: MatterId,
    (verdict, words, corrected): (ReviewVerdict, &str, Option<&str>),
) -> Result<(), Problem> {
    let chief = stage.actor("section-chief")?;
    let corrected = corrected.map(reason).transpose()?;
    let command = AnswerReview { verdict, words: Some(reason(words)?), corrected, late: None };
    let decide = |review: &_, facts: &ReviewFacts| answer::decide(review, facts, &chief, &command, stage.at);
    change(tx, stage, id, &chief, decide).await
}

async fn change(
    tx: &mut Tx,
    stage: &Stage<'_>,
    id: MatterId,
    actor: &Actor,
    decide: impl FnOnce(&information::model::Review, &ReviewFacts) -> Result<ReviewChange, Vec<Refusal>> + Send,
) -> Result<(), Problem> {
    let (header, known) = review::load(tx, actor, id).await?;
    let (unit, span, about) = (known.unit, known.span, known.about);
    let facts = review::facts(tx, stage.app, &actor.district, unit, span, about, stage.at).await?;
    let change = decide(&known, &facts).map_err(refused)?;
    review::apply(tx, actor, &header, &change, stage.clock).await?;
    Ok(())
}

async fn ask_review(
    tx: &mut Tx,
    stage: &Stage<'_>,
    id: MatterId,
    (key, disputed, words): (&str, Disputed, &str),
) -> Result<(), Problem> {
    let actor = stage.actor(key)?;
    let (district, unit) = (&actor.district, actor.unit());
    let quarter = Span::around(kernel::clock::office_day(stage.at), SpanKind::Quarter);
    let (span, about) = match disputed {
        Disputed::Quota => (quarter, ReviewAbout::Quota),
        Disputed::Total => (quarter, ReviewAbout::Total),
        Disputed::Fault => match last_fault(tx, stage, unit).await? {
            Some((span, fault)) => (span, ReviewAbout::Fault(fault)),
            None => return Ok(()),
        },
    };
    let what = review::what(tx, district, unit, span, about).await?;
    let unit_name = actor.main_seat().unit_name.clone();
    let command = AskReview { id, unit, unit_name, span, about, what, words: Some(reason(words)?) };
    let facts = review::facts(tx, stage.app, district, unit, span, about, stage.at).await?;
    let change = ask::decide(&facts, &actor, &command, stage.at).map_err(refused)?;
    review::open(tx, &actor, facts.office, &change, stage.clock).await?;
    Ok(())
}

/// The unit's last fault with the quarter in which it lies.
async fn last_fault(tx: &mut Tx, stage: &Stage<'_>, unit: UnitId) -> Result<Option<(Span, FaultId)>, Problem> {
    let sql = "
select id, day from information_fault where district = $1 and unit = $2 and withdrawn_at is null order by day desc limit 1";
    let Some(row) = tx.opt(sql, args![&stage.org.district, unit]).await? else { return Ok(None) };
    let id: FaultId = row.text("id")?.parse().map_err(|error| Problem::Broken(anyhow!("{error}")))?;
    let day: jiff::civil::Date = row.text("day")?.parse().map_err(|error| Problem::Broken(anyhow!("{error}")))?;
    Ok(Some((Span::around(day, SpanKind::Quarter), id)))
}

/// The section enters what the city published. The city counts what it adopted; that is on record here, too.
async fn publish(tx: &mut Tx, stage: &Stage<'_>, published: &Published) -> Result<(), Problem> {
    let editor = stage.actor("editor-a")?;
    let office = facts::office(tx, &editor.district).await?;
    if let Some(refusal) = section_handles::check(&editor, office) {
        return Err(refused(vec![refusal]));
    }
    let (period, district) = (published.period, &editor.district);
    let sql = "
select count(*) as n from information_outcome where district = $1 and kind = 'adopted' and level = 'city'
  and day >= $2 and day <= $3 and withdrawn_at is null";
    let with = args![district, period.from().to_string(), period.to().to_string()];
    let adopted = u32::try_from(tx.one(sql, with).await?.int("n")?).unwrap_or(u32::MAX);
    let source = match period.kind() {
        SpanKind::Year => format!("云江市委办公室《{}信息工作情况通报》", period.name()),
        SpanKind::Half | SpanKind::Quarter | SpanKind::Month => {
            format!("云江市委办公室《{}信息采用情况通报》", period.name())
        }
    };
    let new = NewStanding {
        id: published.id,
        period,
        place: Some(published.place),
        of_how_many: Some(11),
        points: format!("{}.5", adopted * 6 + 3),
        adopted: Some(adopted),
        source: Phrase::parse("demo", "演示数据", &source).map_err(|refusal| refused(vec![refusal]))?,
        reason: published.reason.map(reason).transpose()?,
    };
    let before = standing::revisions(tx, &editor, period).await?;
    standing::enter(tx, &editor, &new, before + 1, stage.at).await
}
