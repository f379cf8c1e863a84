//! The stage on which cases are played: one item, one issue, their surroundings, and the words for what people do.

mod around;
mod circular;
mod issue;
mod item;
mod outcome;
mod review;

use information::model::{
    Cover, Direction, Facts, Findings, Issue, IssueFacts, IssueState, IssueVerb, ItemKind, Notice, ReviewVerb,
    Submission, Title, Verb,
};
use jiff::Timestamp;
use kernel::{AttachmentId, Refusal};
use serde::Deserialize;

use crate::common::{bulletin, cast, draft, facts, issue_facts, later, person, phrase, reason, uuid};

/// What is so before the story begins.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Given {
    /// Persons in the unit's office.
    people: Option<u32>,
    /// Checkers there.
    checkers: Option<u32>,
    /// The kind of the item.
    kind: Option<String>,
    /// Owed findings.
    owed: Vec<String>,
    /// Policy authorises the deputy.
    deputy_authorised: bool,
    /// 上报 or 区内印发.
    direction: Option<String>,
    /// A leader signs the bulletin.
    leader_signs: bool,
    /// The unit's standing cover.
    standing_cover: Option<String>,
    /// The issue begins with an item in it.
    issue_with_item: bool,
    /// The item begins with evidence.
    evidence: bool,
}

/// Who does what, and what comes of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Who.
    pub who: String,
    /// What: a verb's word.
    pub does: String,
    /// The state afterwards.
    #[serde(default)]
    pub then: Option<String>,
    /// The rules that refuse it, without `information.`; all of them.
    #[serde(default)]
    pub refused: Vec<String>,
    /// What is left out of the form.
    #[serde(default)]
    pub without: Vec<String>,
    /// The word chosen, where there is a choice.
    #[serde(default)]
    pub choice: Option<String>,
    /// Whom it concerns.
    #[serde(default)]
    pub whom: Option<String>,
    /// In whose hands it is afterwards: a part of the words.
    #[serde(default)]
    pub holder: Option<String>,
    /// A part of some message that goes out.
    #[serde(default)]
    pub told: Option<String>,
    /// Days until the limit.
    #[serde(default)]
    pub days: Option<i64>,
}

/// The stage.
pub struct Stage {
    item: Submission,
    facts: Facts,
    issue: Issue,
    issue_facts: IssueFacts,
    record: outcome::OnRecord,
    reviewed: review::Reviewed,
    circulars: circular::Drawer,
    now: Timestamp,
    day: i64,
}

/// What a step came to, in words.
struct Came {
    state: &'static str,
    holder: String,
    notices: Vec<Notice>,
}

type Outcome = Result<Came, Vec<Refusal>>;

impl Stage {
    /// Sets the stage.
    pub fn set(given: &Given) -> Self {
        let mut stage = Self {
            item: draft(),
            facts: facts(),
            issue: empty_issue(given),
            issue_facts: issue_facts(),
            record: outcome::OnRecord::default(),
            reviewed: review::Reviewed::default(),
            circulars: circular::Drawer::default(),
            now: later(0),
            day: 0,
        };
        let unit = &mut stage.facts.unit;
        unit.people = given.people.unwrap_or(unit.people);
        unit.checkers = given.checkers.unwrap_or(unit.checkers);
        unit.standing_cover = given.standing_cover.as_ref().map(|name| Cover {
            person: cast(name).person,
            name: phrase(name),
            reason: reason("在岗2人，没有专职校核人"),
            named_by: person(4),
        });
        stage.facts.policy.deputy_may_approve = given.deputy_authorised;
        stage.facts.findings = Findings { count: 2, owed: given.owed.clone(), forwarded: false };
        if let Some(kind) = &given.kind {
            stage.item.text.kind = ItemKind::from_name(kind).unwrap_or_else(|| panic!("没有类别“{kind}”"));
        }
        if given.evidence {
            stage.item.evidence = vec![AttachmentId::new(uuid(40))];
        }
        stage
    }

    /// Plays a step; an error says how it went otherwise than the case says.
    pub fn play(&mut self, step: &Step) -> Result<(), String> {
        self.day += 1;
        self.now = later(self.day);
        match self.act(step) {
            Ok(came) => compare(step, &came),
            Err(refusals) => {
                let mut codes: Vec<&str> =
                    refusals.iter().map(|refusal| refusal.code.trim_start_matches("information.")).collect();
                let mut wanted: Vec<&str> = step.refused.iter().map(String::as_str).collect();
                codes.sort_unstable();
                wanted.sort_unstable();
                let words: Vec<String> = refusals.iter().map(ToString::to_string).collect();
                if codes == wanted { Ok(()) } else { Err(format!("不该这样拒绝：{}", words.join("；"))) }
            }
        }
    }

    fn act(&mut self, step: &Step) -> Outcome {
        if let Some(verb) = Verb::from_name(&step.does) {
            return item::act(self, verb, step);
        }
        if let Some(verb) = IssueVerb::from_name(&step.does) {
            return issue::act(self, verb, step);
        }
        if let Some(verb) = ReviewVerb::from_name(&step.does) {
            return review::act(self, verb, step);
        }
        if let Some(came) = circular::act(self, step) {
            return came;
        }
        outcome::act(self, step).unwrap_or_else(|| around::act(self, step))
    }
}

impl Step {
    fn has(&self, part: &str) -> bool {
        !self.without.iter().any(|left_out| left_out == part)
    }
}

fn compare(step: &Step, came: &Came) -> Result<(), String> {
    if !step.refused.is_empty() {
        return Err(format!("没有被拒绝，成了“{}”", came.state));
    }
    if let Some(then) = &step.then
        && then != came.state
    {
        return Err(format!("成了“{}”，不是“{then}”", came.state));
    }
    if let Some(holder) = &step.holder
        && !came.holder.contains(holder)
    {
        return Err(format!("在“{}”手里，不在“{holder}”手里", came.holder));
    }
    if let Some(told) = &step.told
        && !came.notices.iter().any(|notice| notice.text.contains(told))
    {
        return Err(format!("没有人收到“{told}”：{:?}", came.notices));
    }
    Ok(())
}

fn empty_issue(given: &Given) -> Issue {
    let mut bulletin = bulletin();
    bulletin.leader_signs = given.leader_signs;
    if given.direction.as_deref() == Some("上报") {
        bulletin.direction = Direction::Upward;
    }
    let items = if given.issue_with_item { vec![issue::place(1, &[1, 3, 4])] } else { Vec::new() };
    Issue {
        id: kernel::MatterId::new(uuid(600)),
        title: Title::parse("青溪信息").expect("fits"),
        number: None,
        composer: person(11),
        state: IssueState::Composing,
        items,
        distribution: bulletin.distribution.clone(),
        bulletin,
        sign_offs: Vec::new(),
    }
}
