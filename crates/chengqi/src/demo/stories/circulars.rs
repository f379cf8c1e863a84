//! The steps of a circular, taken on what is on record at the instant of each (INF-6, INF-7, INF-11).

use information::actions::circular::sign;
use information::decide::circular::{acknowledge, address, answer_objection, draft, object, open_hearing, submit};
use information::decide::self_criticism::{accept, pass, report_mended, write};
use information::model::{
    Body, Circular, CircularChange, CircularFacts, CircularKind, CircularName, CircularState, Phrase, Receiver,
    SelfCriticism, SelfCriticismChange, Subject, Verdict, Written,
};
use information::points::Span;
use information::store::{circular, circular_facts, circular_write, self_criticism};
use kernel::{Actor, MatterId, Refusal, Role, UnitId};
use store::{Tx, args};
use webkit::Problem;

use super::papers::{Stage, begun, reason, refused};

/// A step of a circular.
#[derive(Debug, Clone, Copy)]
pub enum CircularStep {
    /// The section drafts it from what is computed; where that names nobody there is none.
    Draft(CircularKind, Span),
    /// Who receives it besides.
    Address,
    /// The chief opens the hearing.
    OpenHearing,
    /// The unit at this place of the list has nothing to say against it.
    Acknowledge(usize),
    /// The unit at this place objects.
    Object(usize),
    /// Whoever is named first besides this unit objects; the unit itself has still to answer.
    ObjectBut(UnitId),
    /// The chief answers the objection that waits: it does not hold.
    Overrule,
    /// To the director.
    Submit,
    /// The next signature, by whom.
    Sign(&'static str),
    /// A unit that was ordered to examine itself goes on, by its place among those that were.
    Examine(usize, Examine),
}

/// A step of a self-criticism.
#[derive(Debug, Clone, Copy)]
pub enum Examine {
    /// The head hands it in.
    Write,
    /// The chief passes it.
    Pass,
    /// The head reports that it is mended.
    Mended,
    /// The director accepts.
    Accept,
}

/// Takes the step, if the circular was begun.
pub async fn step(tx: &mut Tx, stage: &Stage<'_>, id: MatterId, step: &CircularStep) -> Result<(), Problem> {
    if let CircularStep::Draft(kind, span) = step {
        return begin(tx, stage, id, *kind, *span).await;
    }
    if !begun(tx, stage, id).await? {
        return Ok(());
    }
    let at = stage.at;
    match step {
        CircularStep::Draft(..) => Ok(()),
        CircularStep::Address => {
            let editor = stage.actor("editor-a")?;
            let name = Phrase::parse("demo", "演示数据", "区领导").map_err(|refusal| refused(vec![refusal]))?;
            let copies_to = vec![Receiver { unit: None, name }];
            let command = address::Address { main_to: Vec::new(), copies_to };
            change(tx, stage, id, &editor, |known, facts| address::decide(known, facts, &editor, &command, at)).await
        }
        CircularStep::OpenHearing => {
            let chief = stage.actor("section-chief")?;
            change(tx, stage, id, &chief, |known, facts| open_hearing::decide(known, facts, &chief, at)).await
        }
        CircularStep::Acknowledge(place) => {
            let of = |known: &Circular| known.named().nth(*place).cloned();
            let Some((name, head)) = heard(tx, stage, id, of).await? else { return Ok(()) };
            change(tx, stage, id, &head, |known, facts| acknowledge::decide(known, &name, facts, &head, at)).await
        }
        CircularStep::Object(place) => objects(tx, stage, id, |known| known.named().nth(*place).cloned()).await,
        CircularStep::ObjectBut(spared) => {
            objects(tx, stage, id, |known| known.named().find(|name| name.unit != *spared).cloned()).await
        }
        CircularStep::Overrule => overrule(tx, stage, id).await,
        CircularStep::Submit => {
            let editor = stage.actor("editor-a")?;
            change(tx, stage, id, &editor, |known, facts| submit::decide(known, facts, &editor, at)).await
        }
        CircularStep::Sign(who) => signed(tx, stage, id, who).await,
        CircularStep::Examine(place, step) => examine(tx, stage, id, *place, *step).await,
    }
}

async fn begin(tx: &mut Tx, stage: &Stage<'_>, id: MatterId, kind: CircularKind, span: Span) -> Result<(), Problem> {
    let editor = stage.actor("editor-a")?;
    let (app, district, at) = (stage.app, &editor.district, stage.at);
    let facts = circular_facts::for_draft(tx, app, district, kind, at).await?;
    let another = circular_facts::another(tx, district, kind, span).await?;
    let computed = circular_facts::compute(tx, app, district, kind, span, at).await?;
    let subject = computed.subject;
    let nobody = match &subject {
        Subject::Criticism { names, .. } => names.is_empty(),
        Subject::Regular { lines } => lines.is_empty(),
    };
    if nobody {
        return Ok(());
    }
    let command = draft::Draft { id, span, subject, policy: computed.policy, computed_on: computed.on, another };
    let (circular, change) = draft::decide(&facts, &editor, command, at).map_err(refused)?;
    circular_write::open(tx, &editor, &circular, facts.office, &change, stage.clock).await?;
    Ok(())
}

async fn change(
    tx: &mut Tx,
    stage: &Stage<'_>,
    id: MatterId,
    actor: &Actor,
    decide: impl FnOnce(&Circular, &CircularFacts) -> Result<CircularChange, Vec<Refusal>> + Send,
) -> Result<(), Problem> {
    let (header, known) = circular::load(tx, actor, id).await?;
    let facts = circular_facts::facts(tx, stage.app, &actor.district, &known, stage.at).await?;
    let change = decide(&known, &facts).map_err(refused)?;
    circular_write::apply(tx, actor, &header, &change, stage.clock).await?;
    Ok(())
}

/// A name of the list while it is being heard, with the head of its unit.
async fn heard(
    tx: &mut Tx,
    stage: &Stage<'_>,
    id: MatterId,
    of: impl FnOnce(&Circular) -> Option<CircularName> + Send,
) -> Result<Option<(CircularName, Actor)>, Problem> {
    let editor = stage.actor("editor-a")?;
    let (_, known) = circular::load(tx, &editor, id).await?;
    let hearing = matches!(known.state, CircularState::Hearing { .. });
    let Some(name) = of(&known).filter(|_| hearing) else { return Ok(None) };
    let head = head(stage, name.unit);
    Ok(head.map(|head| (name, head)))
}

fn head(stage: &Stage<'_>, unit: UnitId) -> Option<Actor> {
    stage.org.actors.values().find(|actor| actor.own_seat(unit, Role::UnitHead).is_some()).cloned()
}

async fn objects(
    tx: &mut Tx,
    stage: &Stage<'_>,
    id: MatterId,
    of: impl FnOnce(&Circular) -> Option<CircularName> + Send,
) -> Result<(), Problem> {
    let Some((name, head)) = heard(tx, stage, id, of).await? else { return Ok(()) };
    let words = if name.grounds.iter().any(|ground| !ground.faults.is_empty()) {
        "事发时已经电话报告区应急局并到现场处置，只是没有及时写成书面信息，请核实后不列入通报。"
    } else {
        "信息员离岗后人手紧，工作没有停，只是没有写成信息，请考虑实际情况不列入通报。"
    };
    let command = object::Object { words: reason(words)? };
    change(tx, stage, id, &head, |known, facts| object::decide(known, &name, facts, &head, &command, stage.at)).await
}

async fn overrule(tx: &mut Tx, stage: &Stage<'_>, id: MatterId) -> Result<(), Problem> {
    let waiting = |known: &Circular| known.named().find(|name| name.waits_for_answer()).cloned();
    let Some((name, _)) = heard(tx, stage, id, waiting).await? else { return Ok(()) };
    let words = if name.grounds.iter().any(|ground| !ground.faults.is_empty()) {
        "电话报告部门不能代替向区委报送信息；收文登记与部门记录核对一致，事实成立，维持列入。"
    } else {
        "信息员离岗应当及时指定他人接替；核对收文登记，期间确实没有报送信息，维持列入。"
    };
    let command = answer_objection::AnswerObjection { verdict: Verdict::Overruled, words: reason(words)? };
    let chief = stage.actor("section-chief")?;
    let decide = |known: &Circular, facts: &CircularFacts| {
        answer_objection::decide(known, &name, facts, &chief, &command, stage.at)
    };
    change(tx, stage, id, &chief, decide).await
}

/// Signs the step that waits; with the last one the number is taken and the orders go out, as the button does it.
async fn signed(tx: &mut Tx, stage: &Stage<'_>, id: MatterId, who: &str) -> Result<(), Problem> {
    let actor = stage.actor(who)?;
    let (header, known) = circular::load(tx, &actor, id).await?;
    sign::signed(tx, stage.app, &actor, (&header, &known), stage.clock, stage.at).await?;
    Ok(())
}

async fn examine(
    tx: &mut Tx,
    stage: &Stage<'_>,
    circular: MatterId,
    place: usize,
    step: Examine,
) -> Result<(), Problem> {
    let sql = "select id, unit from information_self_criticism where district = $1 and circular = $2 order by unit";
    let rows = tx.all(sql, args![&stage.org.district, circular]).await?;
    let Some(row) = rows.get(place) else { return Ok(()) };
    let (id, unit): (MatterId, UnitId) = (row.id("id")?, row.id("unit")?);
    let (office, at) = (stage.org.office, stage.at);
    let actor = match step {
        Examine::Write | Examine::Mended => head(stage, unit),
        Examine::Pass => Some(stage.actor("section-chief")?),
        Examine::Accept => Some(stage.actor("director")?),
    };
    let Some(actor) = actor else { return Ok(()) };
    let (header, paper) = self_criticism::load(tx, &actor, id).await?;
    let change = examined(&paper, office, &actor, step, at)?.map_err(refused)?;
    self_criticism::apply(tx, &actor, &header, &change, stage.clock).await?;
    Ok(())
}

fn examined(
    paper: &SelfCriticism,
    office: UnitId,
    actor: &Actor,
    step: Examine,
    at: jiff::Timestamp,
) -> Result<Result<SelfCriticismChange, Vec<Refusal>>, Problem> {
    let body = |text: &str| Body::parse(text).map_err(|refusal| refused(vec![refusal]));
    Ok(match step {
        Examine::Write => {
            let words = "我单位连续两年被通报批评，主要负责人没有把信息工作当作第一责任来抓：信息员离岗后没有及时指定接替人员，重要情况习惯口头报告，没有按时写成信息报送区委。对此诚恳检讨。";
            let measures = "一是本月内指定专人负责信息，主要负责人每周过问一次；二是重要情况处置和报送同时进行，当天报出；三是每季度末对照报送任务自查，缺多少补多少。";
            write::decide(paper, office, actor, &Written { words: body(words)?, measures: body(measures)? }, at)
        }
        Examine::Pass => pass::decide(paper, office, actor, at),
        Examine::Mended => {
            let words = reason("已明确党政办主任兼管信息并报备；建立重要情况当天报送制度，主要负责人每周过问。")?;
            report_mended::decide(paper, office, actor, &words, at)
        }
        Examine::Accept => accept::decide(paper, office, actor, at),
    })
}
