//! 规则说明 What a rule says, on what ground and since when, with examples: for the handbook and for `explain ID`.

use std::fmt::Write;
use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use serde::Serialize;

use crate::document::finding::Severity;
use crate::document::rule::{DocumentRule, Starts};
use crate::report::Standard;
use crate::rules::document::{ALIASES, RULES};

/// A rule explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The rule's id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it serves: a gate for documents, a standard for information items.
    pub gate: &'static str,
    /// How heavy it weighs; none for rules on items, whose findings weigh each for itself.
    pub severity: Option<Severity>,
    /// 依据 the document, its clause and its date.
    pub basis: String,
    /// How binding the basis is.
    pub level: &'static str,
    /// In force since.
    pub effective: String,
    /// In force until, if it is no longer.
    pub until: Option<String>,
    /// What it demands.
    pub text: &'static str,
    /// Why there is such a rule.
    pub why: &'static str,
    /// What it offers to mend.
    pub fix: &'static str,
    /// Whether an office may switch it off or tune it.
    pub tunable: bool,
    /// Whether it runs before anybody chose.
    pub starts: bool,
    /// What it finds, with what it says.
    pub hits: Vec<Case>,
    /// What it lets pass, with why.
    pub passes: Vec<Case>,
    /// Other ids that lead here.
    pub aliases: Vec<&'static str>,
}

/// One example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// The text, one element or paragraph a line.
    pub given: String,
    /// What the rule says of it.
    pub then: &'static str,
}

/// All rules on documents, in the order of the gates.
#[must_use]
pub fn document_rules() -> &'static [Explanation] {
    static ALL: LazyLock<Vec<Explanation>> = LazyLock::new(|| RULES.iter().map(|rule| of_document(rule)).collect());
    &ALL
}

/// The cards of all rules on documents, for the handbook.
#[must_use]
pub fn document_cards() -> &'static [RuleCard] {
    static CARDS: LazyLock<Vec<RuleCard>> = LazyLock::new(|| RULES.iter().map(|rule| rule.card).collect());
    &CARDS
}

/// The rule of this id, on documents or on items.
#[must_use]
pub fn explain(id: &str) -> Option<Explanation> {
    let id = id.trim().to_ascii_uppercase();
    let id = ALIASES.iter().find(|(alias, _)| *alias == id).map_or(id.as_str(), |(_, rule)| rule);
    let document = RULES.iter().find(|rule| rule.card.id == id).map(|rule| of_document(rule));
    document.or_else(|| {
        crate::rules::RULES.iter().find(|rule| rule.card.id == id).map(|rule| of_item(rule.card, rule.standard))
    })
}

impl Explanation {
    /// As text for a terminal.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = String::new();
        let severity = self.severity.map(|severity| format!("，{}", severity.name())).unwrap_or_default();
        // Writing to a string can't fail.
        let mut line = |text: String| writeln!(out, "{text}").expect("a string takes every line");
        line(format!("{}　{}（{}{severity}）", self.id, self.title, self.gate));
        line(String::new());
        line(self.text.to_owned());
        line(format!("为什么：{}", self.why));
        line(format!("依据：{}（{}）", self.basis, self.level));
        let until = self.until.as_ref().map(|until| format!("至 {until}")).unwrap_or_default();
        line(format!("施行：{} 起{until}；成文日期在此之前的公文不适用", self.effective));
        line(format!("修改：{}", self.fix));
        let tunable = if self.tunable {
            "本单位可以关闭或调整"
        } else {
            "不能关闭，个别情形可以写明理由忽略"
        };
        let starts = if self.starts { "" } else { "；起初不运行，由本单位打开" };
        line(format!("取舍：{tunable}{starts}"));
        if !self.aliases.is_empty() {
            line(format!("又称：{}", self.aliases.join("、")));
        }
        for (label, cases) in [("提示", &self.hits), ("不提示", &self.passes)] {
            for case in cases {
                line(String::new());
                line(format!("{label}的例子："));
                case.given.lines().for_each(|given| line(format!("    {given}")));
                line(format!("    {}", case.then));
            }
        }
        out
    }
}

fn of_document(rule: &'static DocumentRule) -> Explanation {
    Explanation {
        gate: rule.gate.name(),
        severity: Some(rule.severity),
        until: rule.until.map(|until| until.to_string()),
        fix: rule.fixes.words(),
        tunable: rule.is_tunable(),
        starts: rule.starts == Starts::On,
        ..of_card(&rule.card)
    }
}

fn of_item(card: &'static RuleCard, standard: Standard) -> Explanation {
    Explanation { gate: standard.name(), ..of_card(card) }
}

fn of_card(card: &'static RuleCard) -> Explanation {
    let date = if card.basis.date.is_empty() { String::new() } else { format!("（{}）", card.basis.date) };
    let cases = |wanted: fn(&Example) -> bool| {
        card.examples
            .iter()
            .filter(|example| wanted(example))
            .map(|example| Case { given: in_lines(example.given), then: example.then })
            .collect()
    };
    Explanation {
        id: card.id,
        title: card.title,
        gate: "",
        severity: None,
        basis: format!("{} {}{date}", card.basis.document, card.basis.clause),
        level: card.basis.level.name(),
        effective: card.effective.to_string(),
        until: None,
        text: card.text,
        why: card.why,
        fix: "见各条提示",
        tunable: false,
        starts: true,
        hits: cases(|example| !example.then.starts_with("不提示")),
        passes: cases(|example| example.then.starts_with("不提示")),
        aliases: ALIASES.iter().filter(|(_, rule)| *rule == card.id).map(|(alias, _)| *alias).collect(),
    }
}

/// An example as people read it: the fields of a card stand in one line, parted by ｜, and paragraphs by ¶.
fn in_lines(given: &str) -> String {
    let lines: Vec<String> = given
        .split('｜')
        .map(|field| {
            let repeated = field.split_once("：×").and_then(|(name, rest)| {
                let (length, words) = rest.split_once('字')?;
                length.parse::<usize>().is_ok().then(|| format!("{name}：{words}（重复到{length}字）"))
            });
            repeated.unwrap_or_else(|| field.replace('¶', "\n　　").replace('¦', "　"))
        })
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_explained_by_its_id_and_by_its_other_names() {
        let explained = explain("fmt001").expect("known");
        let page = explained.render();
        for words in ["FMT001", "依据：", "施行：", "提示的例子", "不提示的例子"] {
            assert!(page.contains(words), "{words} 不在\n{page}");
        }
        let request = explain("RTE002").expect("known");
        assert!(request.hits[0].given.starts_with("文种：请示\n题：") && !request.hits[0].given.contains(['｜', '¶']));
        assert_eq!(explain("PUN001").expect("known").id, "T09");
        assert_eq!(explain("E01").expect("a rule on items").gate, "要素全");
        assert_eq!(explain("无此规则"), None);
    }
}
