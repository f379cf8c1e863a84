//! The kinds of reuse. Quoting a rule, using a set phrase and filling a form are as they should be; copying is what the writer is asked about.

use std::ops::Range;

use crate::answer::Change;
use crate::meta::DocMeta;
use crate::parameters::Parameters;
use crate::query::Query;

/// Marks within marks are followed no deeper than this.
const DEEPEST: usize = 16;

/// What kind of reuse a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 引用: it stands in 《》 or “”, or the text cites the source by title and number.
    Quotation,
    /// 套话: it stands in many documents.
    Common,
    /// 模板: the same unit fills the same genre's form, and the slots differ.
    Template,
    /// 照抄: everything else.
    Copy,
}

impl Kind {
    /// What the reader sees.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quotation => "引用",
            Self::Common => "套话",
            Self::Template => "模板",
            Self::Copy => "照抄",
        }
    }
}

/// What must be known of a passage to tell its kind.
pub(crate) struct Facts<'f> {
    pub(crate) here: &'f Range<usize>,
    pub(crate) characters: usize,
    pub(crate) common: bool,
    pub(crate) cited: bool,
    pub(crate) same_form: bool,
    pub(crate) changes: &'f [Change],
    pub(crate) quoted: &'f [Range<usize>],
    pub(crate) text: &'f str,
}

/// Tells the kind of a passage.
pub(crate) fn kind(facts: &Facts<'_>, parameters: &Parameters) -> Kind {
    if facts.cited || is_quoted(facts.here, facts.quoted) {
        return Kind::Quotation;
    }
    if facts.common {
        return Kind::Common;
    }
    let slots = facts.changes.len();
    let small = |change: &Change| facts.text[change.here.clone()].chars().count() <= parameters.longest_slot;
    let filled = 0 < slots && facts.characters <= slots * parameters.slot_every && facts.changes.iter().all(small);
    if facts.same_form && filled { Kind::Template } else { Kind::Copy }
}

/// Whether genre and issuing unit are known and the same on both sides.
pub(crate) fn same_form(query: &Query<'_>, source: &DocMeta) -> bool {
    let known = !query.genre.is_empty() && !query.unit.is_empty();
    known && query.genre == source.genre && query.unit == source.unit
}

/// Whether the text names the document by its title and its number.
pub(crate) fn cites(folded: &str, source: &DocMeta) -> bool {
    let (title, number) = (fold(&source.title), fold(&source.number));
    !title.is_empty() && !number.is_empty() && folded.contains(&title) && folded.contains(&number)
}

/// A text in which titles and numbers look the same however they were typed.
pub(crate) fn fold(text: &str) -> String {
    let one = |character: char| match character {
        '〔' | '［' | '【' | '（' | '[' => '(',
        '〕' | '］' | '】' | '）' | ']' => ')',
        '０'..='９' => char::from_u32(character as u32 - '０' as u32 + '0' as u32).unwrap_or(character),
        other => other,
    };
    text.chars().filter(|character| !character.is_whitespace()).map(one).collect()
}

/// The ranges that stand in 《》 or “”, the outermost ones, ascending.
pub(crate) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices() {
        let closing = match character {
            '《' => '》',
            '“' => '”',
            '》' | '”' => {
                // A mark that was never opened closes nothing; one that was never closed is forgotten with what it stands around.
                let near = open.len().saturating_sub(DEEPEST);
                if let Some(depth) = open[near..].iter().rposition(|(closing, _)| *closing == character) {
                    let (_, start) = open[near + depth];
                    open.truncate(near + depth);
                    while ranges.last().is_some_and(|inner| start <= inner.start) {
                        ranges.pop();
                    }
                    ranges.push(start..at);
                }
                continue;
            }
            _ => continue,
        };
        open.push((closing, at + character.len_utf8()));
    }
    ranges
}

/// Nine tenths inside one pair of marks: the alignment may take a character too much.
fn is_quoted(here: &Range<usize>, quoted: &[Range<usize>]) -> bool {
    let inside = |quoted: &Range<usize>| quoted.end.min(here.end).saturating_sub(quoted.start.max(here.start));
    let from = quoted.partition_point(|quoted| quoted.end <= here.start);
    let mut near = quoted[from..].iter().take_while(|quoted| quoted.start < here.end);
    near.any(|quoted| here.len() * 9 <= inside(quoted) * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_pair_over_the_whole_text_and_the_outer_pair_counts() {
        let text = "按照《关于“两个清单”的通知》，做到“应查尽查”。”多一个";
        let ranges = quoted(text);
        assert_eq!(
            ranges.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(),
            ["关于“两个清单”的通知", "应查尽查"]
        );
        assert_eq!(quoted("“没有合上"), []);
    }

    #[test]
    fn a_document_is_cited_by_title_and_number_together() {
        let source = DocMeta {
            number: "青政发〔2024〕3号".to_owned(), ..DocMeta::new("a", "关于加强河道管护的意见")
        };
        let cited = |text: &str| cites(&fold(text), &source);
        assert!(cited("根据《关于加强河道管护的意见》（青政发[２０２４] 3 号）要求"));
        assert!(!cited("根据《关于加强河道管护的意见》要求"));
        assert!(!cites(&fold("任何文字"), &DocMeta::default()));
    }

    #[test]
    fn a_form_filled_anew_is_a_template_and_an_unchanged_one_is_a_copy() {
        let change = Change { here: 0..6, there: 0..6 };
        let told = |same_form, changes: &[Change], common| {
            let text = "临江镇本月共受理群众来信来访若干件均已办结";
            kind(
                &Facts { here: &(0..63), characters: 40, common, cited: false, same_form, changes, quoted: &[], text },
                &Parameters::default(),
            )
        };
        assert_eq!(told(true, std::slice::from_ref(&change), false), Kind::Template);
        assert_eq!(told(false, std::slice::from_ref(&change), false), Kind::Copy);
        assert_eq!(told(true, &[], false), Kind::Copy);
        assert_eq!(told(true, &[], true), Kind::Common);
    }
}
