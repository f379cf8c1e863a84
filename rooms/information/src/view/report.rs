//! What the checkup found, in the shape in which the page shows every checkup: gates, findings with their places, figures with their
//! arithmetic, and what was set aside with a reason (INF-2).

use std::collections::BTreeMap;

use checkup::{Applicability, Level, Part};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::OwedReason;

/// Characters of the marked words that tell one finding of a rule from another, so that a reason can be kept under them.
const TOLD_APART: usize = 30;

/// A place in title or body, counted in UTF-16 units as the browser counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Place)]
pub struct Place {
    /// `title` or `body`
    part: String,
    start: usize,
    end: usize,
    /// The line of its part that it begins on, from 1.
    line: usize,
    /// 标题, or which paragraph of the body.
    name: String,
}

/// One replacement.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Edit)]
pub struct Edit {
    place: Place,
    /// What stands there now.
    before: String,
    /// What stands there afterwards.
    after: String,
}

/// How a finding is mended.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Fix)]
pub struct Fix {
    /// Whether the replacements are mechanical and may be made in one press.
    safe: bool,
    edits: Vec<Edit>,
}

/// Another place that the finding is about.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Related)]
pub struct Related {
    place: Place,
    text: String,
}

/// An earlier item that the finding points at.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Source)]
pub struct Source {
    matter: String,
    title: String,
    /// When it was reported, as people read it.
    day: String,
    /// The passage in it.
    words: String,
}

/// One finding.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Finding)]
pub struct Finding {
    rule: String,
    title: String,
    /// `relevance`, `elements`, `soundness` or `tightness`
    gate: String,
    /// `error`, `warning` or `note`
    severity: String,
    /// 需补齐、建议修改、提示
    severity_name: String,
    message: String,
    /// The words that are marked; empty where it is about the whole.
    quote: String,
    place: Option<Place>,
    count: usize,
    related: Vec<Related>,
    sources: Vec<Source>,
    basis: String,
    help: String,
    fix: Option<Fix>,
    /// What is owed wants a written reason before the item goes on.
    owed: bool,
    /// Under which name a reason for it is kept with the item: its rule where it is owed, its rule and words where it is set aside.
    about: String,
    /// The reason that was written; empty where there is none.
    reason: String,
}

/// A finding that was set aside.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Ignored)]
pub struct Ignored {
    finding: Finding,
    reason: String,
}

/// What one of the four standards comes to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Gate)]
pub struct Gate {
    /// `relevance`, `elements`, `soundness` or `tightness`
    code: String,
    name: String,
    /// `passed`, `warned` or `failed`
    state: String,
    /// 通过、建议修改、需补齐
    state_name: String,
    sentence: String,
}

/// A figure on the text, with the arithmetic by which anybody can count it again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Measure)]
pub struct Measure {
    name: String,
    shown: String,
    arithmetic: String,
    /// Whether no advice was given on it.
    within: bool,
}

/// An element that the kind of item wants, with the text that was taken for it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Element)]
pub struct Element {
    name: String,
    found: Option<String>,
}

/// The whole report.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = information::Report)]
pub struct Report {
    /// The heaviest first, then by position; without what was set aside.
    findings: Vec<Finding>,
    /// What was set aside, with the reason. What is owed is never among it.
    ignored: Vec<Ignored>,
    gates: Vec<Gate>,
    measures: Vec<Measure>,
    elements: Vec<Element>,
    /// Characters of the body.
    chars: usize,
    /// How many findings in all, with what was set aside: whoever signs says so.
    count: u32,
    /// The rules whose findings are owed 需补齐 and want a written reason.
    owed: Vec<String>,
}

/// The text that was checked.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The title.
    pub title: &'a str,
    /// The body.
    pub body: &'a str,
}

/// The reasons that were written, each under the name of what it is about.
#[must_use]
pub fn reasons(owed: &[OwedReason]) -> BTreeMap<String, String> {
    owed.iter().map(|one| (one.rule.to_string(), one.reason.to_string())).collect()
}

impl Report {
    /// The report on a text: advice for which there is a reason is set aside, what is owed stays, with its reason beside it.
    #[must_use]
    pub fn of(report: &checkup::Report, written: Written<'_>, reasons: &BTreeMap<String, String>) -> Self {
        let summed = crate::store::check::summed(report);
        let mut findings = Vec::new();
        let mut ignored = Vec::new();
        for found in &report.findings {
            let mut one = finding(found, written);
            let reason = reasons.get(&one.about).cloned().unwrap_or_default();
            if reason.is_empty() || one.owed {
                one.reason = reason;
                findings.push(one);
            } else {
                ignored.push(Ignored { finding: one, reason });
            }
        }
        Self {
            gates: report.verdicts.iter().map(|verdict| gate(verdict, &findings, &ignored)).collect(),
            findings,
            ignored,
            measures: measures(report),
            elements: report.elements.iter().map(element).collect(),
            chars: report.measures.chars,
            count: summed.count,
            owed: summed.owed,
        }
    }
}

impl Written<'_> {
    fn part(self, part: Part) -> &'static str {
        match part {
            Part::Title => "title",
            Part::Body => "body",
        }
    }

    /// The part up to a byte, and from there; empty where the text ends before.
    fn cut(&self, place: &checkup::Place) -> (&str, &str) {
        let text = match place.part {
            Part::Title => self.title,
            Part::Body => self.body,
        };
        let before = text.get(..place.bytes.start).unwrap_or_default();
        (before, text.get(place.bytes.start..place.bytes.end).unwrap_or_default())
    }

    fn place(&self, place: &checkup::Place) -> Place {
        let line = self.cut(place).0.matches('\n').count() + 1;
        let name = match place.part {
            Part::Title => "标题".to_owned(),
            Part::Body => format!("第{line}段"),
        };
        Place { part: self.part(place.part).to_owned(), start: place.utf16.start, end: place.utf16.end, line, name }
    }
}

fn finding(finding: &checkup::Finding, written: Written<'_>) -> Finding {
    let (severity, owed) = match finding.level {
        Level::Missing => ("error", true),
        Level::Advice => ("warning", false),
        Level::Note => ("note", false),
    };
    let quote = finding.place.as_ref().map(|place| written.cut(place).1).unwrap_or_default();
    let mut related = Vec::new();
    let mut sources = Vec::new();
    for also in &finding.also {
        match also {
            checkup::Also::Here { place, text } => {
                related.push(Related { place: written.place(place), text: text.clone() });
            }
            checkup::Also::Earlier { id, title, reported_on, passage } => sources.push(Source {
                matter: id.clone(),
                title: title.clone(),
                day: reported_on.clone(),
                words: passage.clone(),
            }),
        }
    }
    Finding {
        rule: finding.rule.to_owned(),
        title: finding.title.to_owned(),
        gate: finding.standard.code().to_owned(),
        severity: severity.to_owned(),
        severity_name: finding.level.name().to_owned(),
        message: finding.message.clone(),
        quote: quote.to_owned(),
        place: finding.place.as_ref().map(|place| written.place(place)),
        count: finding.count,
        related,
        sources,
        basis: finding.basis.clone(),
        help: finding.hint.clone(),
        fix: finding.fix.as_ref().map(|fix| self::fix(fix, written)),
        owed,
        about: about(finding, owed, quote),
        reason: String::new(),
    }
}

/// The name under which a reason is kept: short enough for the place where reasons are kept, and the same wherever the words stand.
fn about(finding: &checkup::Finding, owed: bool, quote: &str) -> String {
    if owed {
        return finding.rule.to_owned();
    }
    let words: String = quote.chars().filter(|letter| !letter.is_whitespace()).take(TOLD_APART).collect();
    format!("{}“{words}”", finding.rule)
}

fn fix(fix: &checkup::Fix, written: Written<'_>) -> Fix {
    let edit = |edit: &checkup::Edit| Edit {
        place: written.place(&edit.place),
        before: written.cut(&edit.place).1.to_owned(),
        after: edit.replacement.clone(),
    };
    Fix {
        safe: match fix.applicability {
            Applicability::Safe => true,
            Applicability::Ask => false,
        },
        edits: fix.edits.iter().map(edit).collect(),
    }
}

/// A standard under which nothing but what was set aside is left has passed, and says so.
fn gate(verdict: &checkup::Verdict, left: &[Finding], ignored: &[Ignored]) -> Gate {
    let code = verdict.standard.code();
    let aside = ignored.iter().filter(|one| one.finding.gate == code).count();
    let advised = left.iter().any(|one| one.gate == code && one.severity == "warning");
    let (state, state_name, sentence) = match verdict.state {
        checkup::State::Advised if !advised => {
            ("passed", checkup::State::Passed.name(), format!("{aside}处提示已写明理由。"))
        }
        checkup::State::Passed => ("passed", verdict.state.name(), verdict.sentence.clone()),
        checkup::State::Advised => ("warned", verdict.state.name(), verdict.sentence.clone()),
        checkup::State::Owed => ("failed", verdict.state.name(), verdict.sentence.clone()),
    };
    Gate {
        code: code.to_owned(),
        name: verdict.standard.name().to_owned(),
        state: state.to_owned(),
        state_name: state_name.to_owned(),
        sentence,
    }
}

/// Each figure with the rule that judges it.
fn measures(report: &checkup::Report) -> Vec<Measure> {
    let checkup::Measures { chars, title_chars, sentences, longest_sentence, cliches, cliche_chars, anchors, .. } =
        report.measures;
    let (cliche, empty, anchored) =
        (report.measures.cliche_per_100, report.measures.empty_per_100, report.measures.anchors_per_100);
    let all = [
        ("篇幅", format!("{chars}字"), format!("正文{chars}字，不计空格"), "T01"),
        ("标题", format!("{title_chars}字"), format!("标题{title_chars}字，不计空格"), "T02"),
        (
            "最长一句",
            format!("{longest_sentence}字"),
            format!("全文{sentences}句，最长的一句{longest_sentence}字"),
            "T07",
        ),
        (
            "套话",
            format!("{cliches}处"),
            format!("套话{cliches}处共{cliche_chars}字÷正文{chars}字，每百字{cliche:.1}字"),
            "T04",
        ),
        (
            "空话",
            format!("每百字{empty:.1}字"),
            "整句套话而没有数、日期、文件、期限、责任单位的句子的字数÷正文字数×100".to_owned(),
            "T05",
        ),
        (
            "可核实的内容",
            format!("{anchors}处"),
            format!("数、日期、文件、期限、责任单位共{anchors}处÷正文{chars}字，每百字{anchored:.1}处"),
            "",
        ),
    ];
    let advised = |rule: &str| report.findings.iter().any(|one| one.rule == rule && one.level != Level::Note);
    all.into_iter()
        .map(|(name, shown, arithmetic, rule)| Measure {
            name: name.to_owned(),
            shown,
            arithmetic,
            within: !advised(rule),
        })
        .collect()
}

fn element(element: &checkup::Element) -> Element {
    Element { name: element.name.to_owned(), found: element.found.clone() }
}

#[cfg(test)]
mod tests {
    use checkup::{Facts, Item, ItemKind};

    use super::*;

    const TITLE: &str = "临江街道反映充电口不足";
    const BODY: &str = "临江街道走访34个老旧小区，高度重视充电问题。\n😀充电口不足,居民要等2小时。";

    fn report(reasons: &[(&str, &str)]) -> Report {
        let item = Item {
            kind: ItemKind::Problem,
            title: TITLE,
            body: BODY,
            focus: None,
            attachments: 0,
            event_on: None,
            today: jiff::civil::date(2026, 11, 23),
            earlier: &[],
            archive_ready: true,
        };
        let checked = checkup::check(&item, &Facts::default().prepared());
        let reasons = reasons.iter().map(|(about, reason)| ((*about).to_owned(), (*reason).to_owned())).collect();
        Report::of(&checked, Written { title: TITLE, body: BODY }, &reasons)
    }

    fn half_width(report: &Report) -> &Finding {
        report.findings.iter().find(|one| one.rule == "T09").expect("a half-width comma stands there")
    }

    #[test]
    fn given_a_half_width_comma_in_the_second_paragraph_then_it_is_shown_there_with_its_mend() {
        let report = report(&[]);
        let found = half_width(&report);
        let place = found.place.as_ref().expect("it is at one place");
        let units: Vec<u16> = BODY.encode_utf16().skip(place.start).take(place.end - place.start).collect();
        assert_eq!(
            String::from_utf16_lossy(&units),
            found.quote,
            "counted as a browser counts, past the sign of two units"
        );
        assert_eq!((place.part.as_str(), place.line, place.name.as_str()), ("body", 2, "第2段"));
        let fix = found.fix.as_ref().expect("a mechanical fault has a mend");
        let edits: Vec<(&str, &str)> =
            fix.edits.iter().map(|edit| (edit.before.as_str(), edit.after.as_str())).collect();
        assert_eq!((fix.safe, edits), (true, vec![(",", "，")]));
    }

    #[test]
    fn given_a_reason_for_advice_then_it_is_set_aside_with_the_reason_and_still_counted() {
        let plain = report(&[]);
        let about = half_width(&plain).about.clone();
        let aside = report(&[(&about, "引文原样如此")]);
        assert!(aside.findings.iter().all(|one| one.about != about));
        let [ignored] = aside.ignored.as_slice() else { panic!("{:?}", aside.ignored) };
        assert_eq!((ignored.finding.rule.as_str(), ignored.reason.as_str()), ("T09", "引文原样如此"));
        assert_eq!(aside.count, plain.count, "whoever signs has seen it too");
    }

    #[test]
    fn given_a_reason_for_what_is_owed_then_it_stays_in_the_list_with_its_reason() {
        let plain = report(&[]);
        let owed =
            plain.findings.iter().find(|one| one.owed).expect("without evidence something is owed").about.clone();
        assert!(plain.owed.contains(&owed), "a reason for what is owed is kept under its rule: {owed}");
        let explained = report(&[(&owed, "走访分三周进行，周五补报")]);
        let found = explained.findings.iter().find(|one| one.about == owed).expect("still owed");
        assert_eq!((found.severity_name.as_str(), found.reason.as_str()), ("需补齐", "走访分三周进行，周五补报"));
        assert!(explained.ignored.is_empty());
    }

    #[test]
    fn given_all_advice_under_a_standard_is_set_aside_then_the_standard_has_passed_and_says_why() {
        let plain = report(&[]);
        let advice: Vec<&Finding> = plain.findings.iter().filter(|one| one.gate == "tightness" && !one.owed).collect();
        let given: Vec<(&str, &str)> = advice.iter().map(|one| (one.about.as_str(), "引文原样如此")).collect();
        let of =
            |report: &Report| report.gates.iter().find(|gate| gate.code == "tightness").cloned().expect("one of four");
        assert_eq!(of(&plain).state, "warned", "{:?}", plain.gates);
        let passed = of(&report(&given));
        assert_eq!(
            (passed.state.as_str(), passed.sentence.as_str()),
            ("passed", format!("{}处提示已写明理由。", given.len()).as_str())
        );
    }

    #[test]
    fn a_name_under_which_a_reason_is_kept_fits_the_place_where_it_is_kept() {
        for one in report(&[]).findings {
            assert!(
                crate::model::Phrase::parse("rule", "规则", &one.about).is_ok_and(|kept| kept.to_string() == one.about),
                "{}",
                one.about
            );
        }
    }

    #[test]
    fn every_figure_says_how_it_was_counted() {
        let report = report(&[]);
        assert_eq!(report.measures.len(), 6);
        let length = &report.measures[0];
        assert_eq!((length.name.as_str(), length.arithmetic.contains(&report.chars.to_string())), ("篇幅", true));
    }
}
