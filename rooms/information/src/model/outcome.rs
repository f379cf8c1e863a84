//! 采用与批示 What became of items (INF-4): from the district's own bulletin up to the centre, the media, leaders' instructions.

use jiff::civil;
use kernel::{MatterId, PersonId, UnitId};

use super::codes::codes;
use super::{Change, OutcomeId, Phrase, Reason, State};

codes! {
    /// At which level something happened.
    Level {
        /// The district.
        District = "district", "区";
        /// The city above.
        City = "city", "市";
        /// The province.
        Province = "province", "省";
        /// The centre.
        Centre = "centre", "中央";
    }
}

codes! {
    /// What became of an item.
    OutcomeKind {
        /// Sent to the level above by the Office.
        SentUp = "sent_up", "上报";
        /// Adopted in a bulletin or journal.
        Adopted = "adopted", "采用";
        /// Published by news media.
        Media = "media", "媒体刊发";
        /// A leader wrote an instruction on it.
        Instruction = "instruction", "领导批示";
    }
}

codes! {
    /// Whether an item was adopted by itself.
    Mode {
        /// By itself.
        Single = "single", "单篇采用";
        /// Woven into a text with others.
        Merged = "merged", "综合采用";
    }
}

codes! {
    /// Who instructed, within a level.
    InstructionRank {
        /// The principal leader.
        Principal = "principal", "主要领导";
        /// Another leader.
        Leader = "leader", "其他领导";
        /// A secretary-general or deputy.
        SecretaryGeneral = "secretary_general", "秘书长";
    }
}

codes! {
    /// 动作 What can be done with outcomes.
    OutcomeVerb {
        /// Enter one.
        Enter = "enter_outcome", "登记采用与批示";
        /// It follows from the leaving of an issue.
        Follow = "follow_outcome", "随刊登记采用";
        /// Put another in its place.
        Correct = "correct_outcome", "更正采用与批示";
        /// Take one back.
        Withdraw = "withdraw_outcome", "撤销采用与批示";
    }
}

/// 批示 Who instructed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruction {
    /// The leader, by name and post.
    pub leader: Phrase,
    /// The leader's rank within the level.
    pub rank: InstructionRank,
}

/// Command 登记采用与批示, as typed: the rules say what is still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOutcome {
    /// What became of the item.
    pub kind: OutcomeKind,
    /// At which level.
    pub level: Level,
    /// The journal, bulletin or medium.
    pub channel: Option<Phrase>,
    /// The item alone, or woven into a text with others.
    pub mode: Mode,
    /// Which leader instructed.
    pub leader: Option<Phrase>,
    /// The leader's rank.
    pub rank: Option<InstructionRank>,
    /// The day it happened.
    pub day: Option<civil::Date>,
    /// What shows it, such as the journal's number.
    pub proof: Option<Reason>,
}

/// 采用与批示 One outcome on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The outcome.
    pub id: OutcomeId,
    /// The item.
    pub submission: MatterId,
    /// The unit that reported the item.
    pub unit: UnitId,
    /// What became of the item.
    pub kind: OutcomeKind,
    /// At which level.
    pub level: Level,
    /// The journal, bulletin or medium; empty for an instruction.
    pub channel: String,
    /// The item alone, or woven into a text with others.
    pub mode: Mode,
    /// Who instructed, for an instruction.
    pub instruction: Option<Instruction>,
    /// The day it happened: the policy of this day computes it.
    pub day: civil::Date,
    /// What shows it.
    pub proof: Reason,
    /// The issue that it followed from.
    pub issue: Option<MatterId>,
    /// The one that it stands in place of.
    pub replaces: Option<OutcomeId>,
    /// Whether it counts.
    pub standing: Standing,
}

/// Whether something on record still counts. Nothing on record is ever deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It counts.
    Stands,
    /// It was withdrawn, or something else stands in its place.
    Withdrawn,
}

impl Outcome {
    /// In a few words, such as 市级《每日要情》单篇采用.
    #[must_use]
    pub fn words(&self) -> String {
        let level = self.level.name();
        let channel = format!("《{}》", self.channel);
        match self.kind {
            OutcomeKind::SentUp => format!("上报{level}，随{channel}"),
            OutcomeKind::Adopted => format!("{level}级{channel}{}", self.mode.name()),
            OutcomeKind::Media => format!("{channel}刊发（{level}级媒体，{}）", self.mode.name()),
            OutcomeKind::Instruction => {
                let leader = self.instruction.as_ref().map_or("领导", |instruction| instruction.leader.as_str());
                format!("{leader}批示（{level}级）")
            }
        }
    }

    /// Whether both tell of the same thing: one item, one kind, one level, one place, one leader, one day.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        let leader = |outcome: &Self| outcome.instruction.as_ref().map(|instruction| instruction.leader.clone());
        self.submission == other.submission
            && self.kind == other.kind
            && self.level == other.level
            && self.channel == other.channel
            && leader(self) == leader(other)
            && self.day == other.day
    }
}

/// What the rules need to know besides the outcome itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeFacts {
    /// The District Party Committee Office, where the information section sits.
    pub office: UnitId,
    /// The item.
    pub item: OutcomeItem,
    /// The outcomes of the item that stand.
    pub stand: Vec<Outcome>,
}

/// An item as far as its outcomes are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeItem {
    /// The item.
    pub id: MatterId,
    /// The unit that reported it.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
    /// Who drafted it.
    pub drafter: PersonId,
    /// Where it is.
    pub state: State,
    /// The office day on which it first left the unit.
    pub reported_on: Option<civil::Date>,
    /// The title of the item that it became part of.
    pub carrier: Option<String>,
    /// Items that became part of it: their units share what becomes of it.
    pub shared: Vec<SharedItem>,
}

/// An item that became part of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedItem {
    /// The item.
    pub id: MatterId,
    /// The unit that reported it.
    pub unit: UnitId,
    /// Its title.
    pub title: String,
    /// Who drafted it.
    pub drafter: PersonId,
}

/// What a verb leaves behind on outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutcomeRecord {
    /// One was entered.
    Entered(Outcome),
    /// Another stands in its place from now on.
    Corrected {
        /// The one that no longer counts.
        old: OutcomeId,
        /// The one that counts.
        new: Outcome,
        /// Why.
        reason: Reason,
    },
    /// It no longer counts.
    Withdrawn {
        /// The outcome.
        id: OutcomeId,
        /// Why.
        reason: Reason,
    },
}

/// What a verb changes on outcomes, which have no states.
pub type OutcomeChange = Change<(), OutcomeRecord>;

/// A journal's name as it is kept: without book-title marks, so that 《每日要情》 and 每日要情 are one journal.
#[must_use]
pub fn channel_name(typed: &str) -> &str {
    let bare = typed.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    bare.filter(|bare| !bare.is_empty() && !bare.contains(['《', '》'])).unwrap_or(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::people::{outcome, phrase};

    #[test]
    fn an_outcome_is_told_in_a_few_words() {
        let adopted = outcome(1, OutcomeKind::Adopted, Level::City, "每日要情");
        assert_eq!(adopted.words(), "市级《每日要情》单篇采用");
        assert_eq!(outcome(1, OutcomeKind::SentUp, Level::City, "上报专刊").words(), "上报市，随《上报专刊》");
        assert_eq!(
            outcome(1, OutcomeKind::Media, Level::Province, "省日报").words(),
            "《省日报》刊发（省级媒体，单篇采用）"
        );
        let instruction = Instruction { leader: phrase("市委副书记甲"), rank: InstructionRank::Leader };
        let told = Outcome {
            instruction: Some(instruction),
            channel: String::new(),
            ..outcome(1, OutcomeKind::Instruction, Level::City, "")
        };
        assert_eq!(told.words(), "市委副书记甲批示（市级）");
    }

    #[test]
    fn a_journal_is_one_with_and_without_its_marks() {
        assert_eq!(channel_name("《每日要情》"), "每日要情");
        assert_eq!(channel_name("每日要情"), "每日要情");
        assert_eq!(channel_name("《要情》《专报》"), "《要情》《专报》");
    }

    #[test]
    fn two_outcomes_are_the_same_only_on_one_day_in_one_place() {
        let one = outcome(1, OutcomeKind::Adopted, Level::City, "每日要情");
        let again = outcome(2, OutcomeKind::Adopted, Level::City, "每日要情");
        assert!(one.same_as(&again));
        assert!(!one.same_as(&Outcome { level: Level::Province, ..again.clone() }));
        assert!(!one.same_as(&Outcome { channel: "专报".to_owned(), ..again.clone() }));
        assert!(!one.same_as(&Outcome { day: again.day.tomorrow().expect("in range"), ..again }));
    }
}
