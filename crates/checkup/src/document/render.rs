//! A report as text for a terminal, in the manner of rustc: the line with the place marked, the ground, the help, the replacement.

use std::fmt::Write;

use crate::document::finding::{DocumentFinding, Severity, SourcePlace};
use crate::document::report::DocumentReport;
use crate::finding::Applicability;
use crate::text::short;

/// The report on a source of this name.
#[must_use]
pub fn render(name: &str, source: &str, report: &DocumentReport) -> String {
    let page = Page { name, lines: source.split('\n').map(|line| line.trim_end_matches('\r')).collect() };
    let mut out = String::new();
    for finding in &report.findings {
        page.finding(finding, &mut out);
        out.push('\n');
    }
    for ignored in &report.ignored {
        let (finding, reason) = (&ignored.finding, &ignored.suppression);
        put(&mut out, format!("已忽略[{}]: {}", finding.rule, finding.message));
        put(&mut out, format!("  = 理由: {}（{}）", reason.reason, reason.by));
        out.push('\n');
    }
    for stale in &report.stale {
        put(&mut out, format!("忽略已失效[{}]: “{}”处不再有这一条，请删去这条忽略", stale.rule, stale.quote));
        out.push('\n');
    }
    for gate in &report.gates {
        put(&mut out, format!("{}  {}  {}", padded(gate.name, 10), padded(gate.state.name(), 6), gate.sentence));
    }
    for measure in &report.measures {
        let mark = if measure.within { "" } else { "（超出）" };
        put(&mut out, format!("{}  {}{mark}：{}", padded(measure.name, 10), measure.shown, measure.arithmetic));
    }
    let count = |severity| report.count(severity);
    put(
        &mut out,
        format!(
            "{name}：错误 {} 处，警告 {} 处，提示 {} 处，已忽略 {} 条",
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Note),
            report.ignored.len()
        ),
    );
    out
}

/// How many columns of a terminal a text takes: Chinese characters and full-width marks take two.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.chars().map(column).sum()
}

fn column(character: char) -> usize {
    match character {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        _ => 1,
    }
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

fn put(out: &mut String, line: String) {
    writeln!(out, "{line}").expect("a string takes every line");
}

struct Page<'a> {
    name: &'a str,
    lines: Vec<&'a str>,
}

impl Page<'_> {
    fn finding(&self, finding: &DocumentFinding, out: &mut String) {
        put(out, format!("{}[{}]: {}", finding.severity.name(), finding.rule, finding.message));
        let last =
            finding.related.iter().map(|related| related.place.line).chain(finding.place.map(|place| place.line)).max();
        let gutter = " ".repeat(last.unwrap_or(1).to_string().len());
        match finding.place {
            Some(place) => {
                put(out, format!("{gutter}--> {}:{}:{}", self.name, place.line, place.column));
                put(out, format!("{gutter} |"));
                self.marked(place, '^', "", &gutter, out);
            }
            None => put(out, format!("{gutter}--> {}", self.name)),
        }
        const SHOWN: usize = 3;
        for related in finding.related.iter().take(SHOWN) {
            put(out, format!("{gutter}..."));
            self.marked(related.place, '-', &related.text, &gutter, out);
        }
        if SHOWN < finding.related.len() {
            put(out, format!("{gutter} = 另有 {} 处", finding.related.len() - SHOWN));
        }
        for source in finding.sources.iter().take(SHOWN) {
            put(out, format!("{gutter} = 出处: {}", source.told()));
            put(out, format!("{gutter}   “{}”", short(&source.words)));
        }
        if SHOWN < finding.sources.len() {
            put(out, format!("{gutter} = 另有 {} 处出处", finding.sources.len() - SHOWN));
        }
        put(out, format!("{gutter} |"));
        put(out, format!("{gutter} = 依据: {}（{}）", finding.basis, finding.level));
        if !finding.help.is_empty() {
            put(out, format!("{gutter} = 帮助: {}", finding.help));
        }
        self.fix(finding, &gutter, out);
    }

    fn marked(&self, place: SourcePlace, mark: char, label: &str, gutter: &str, out: &mut String) {
        let line = self.lines.get(place.line - 1).copied().unwrap_or_default();
        let characters: Vec<char> = line.chars().collect();
        let start = (place.column - 1).min(characters.len());
        let end = if place.end_line == place.line { place.end_column - 1 } else { characters.len() };
        let end = end.clamp(start, characters.len());
        let (shown, before) = window(&characters, start);
        let marks = columns(&characters[start..end].iter().collect::<String>()).clamp(1, WIDEST);
        let number = padded(&place.line.to_string(), gutter.len());
        put(out, format!("{number} | {shown}"));
        let label = if label.is_empty() { String::new() } else { format!(" {label}") };
        put(out, format!("{gutter} | {}{}{label}", " ".repeat(before), mark.to_string().repeat(marks)));
    }

    fn fix(&self, finding: &DocumentFinding, gutter: &str, out: &mut String) {
        let Some(fix) = &finding.fix else { return };
        let manner = match fix.applicability {
            Applicability::Safe => "可一键修复",
            Applicability::Ask => "请逐处确认",
        };
        put(out, format!("{gutter} = 改法（{manner}）:"));
        const SHOWN: usize = 3;
        for edit in fix.edits.iter().take(SHOWN) {
            let line = self.lines.get(edit.place.line - 1).copied().unwrap_or_default();
            let characters: Vec<char> = line.chars().collect();
            let start = (edit.place.column - 1).min(characters.len());
            let one_line = edit.place.end_line == edit.place.line;
            let end =
                if one_line { edit.place.end_column - 1 } else { characters.len() }.clamp(start, characters.len());
            // A few characters on both sides show where it stands.
            const AROUND: usize = 8;
            let head: String = characters[start.saturating_sub(AROUND)..start].iter().collect();
            let tail: String = characters[end..(end + AROUND).min(characters.len())].iter().collect();
            put(out, format!("{gutter}   - {head}{}{tail}", edit.before.replace('\n', "⏎")));
            put(out, format!("{gutter}   + {head}{}{tail}", edit.after));
        }
        if SHOWN < fix.edits.len() {
            put(out, format!("{gutter}   … 共 {} 处", fix.edits.len()));
        }
    }
}

/// The widest stretch of a line that is shown.
const WIDEST: usize = 76;

/// The part of a line around a place, and how many columns stand before the place there.
fn window(characters: &[char], start: usize) -> (String, usize) {
    const BEFORE: usize = 30;
    let width = |range: &[char]| -> usize { range.iter().copied().map(column).sum() };
    if width(characters) <= WIDEST {
        return (characters.iter().collect(), width(&characters[..start]));
    }
    let mut first = start;
    while 0 < first && width(&characters[first - 1..start]) <= BEFORE {
        first -= 1;
    }
    let mut last = first;
    while last < characters.len() && width(&characters[first..=last]) <= WIDEST {
        last += 1;
    }
    let (head, tail) = (if 0 < first { "…" } else { "" }, if last < characters.len() { "…" } else { "" });
    let shown: String = characters[first..last].iter().collect();
    (format!("{head}{shown}{tail}"), columns(head) + width(&characters[first..start]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::testing::Sample;

    #[test]
    fn the_mark_stands_under_the_characters_that_it_means() {
        let sample = Sample::read("文：全区布署防汛工作。");
        let report = sample.check();
        let page = render("通知.txt", &sample.placed.source, &report);
        let lines: Vec<&str> = page.lines().collect();
        let at = lines.iter().position(|line| line.contains("全区布署防汛")).expect("the line is shown");
        let caret = lines[at + 1].find('^').expect("marked");
        let word = lines[at].find("布署").expect("shown");
        assert_eq!(columns(&lines[at + 1][..caret]), columns(&lines[at][..word]), "\n{page}");
        assert!(lines[at + 1].contains("^^^^") && !lines[at + 1].contains("^^^^^"), "\n{page}");
        assert!(page.contains("+ ") && page.contains("部署"), "\n{page}");
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let long: Vec<char> = "甲".repeat(200).chars().collect();
        let (shown, before) = window(&long, 100);
        assert!(columns(&shown) <= WIDEST + 2 && shown.starts_with('…') && shown.ends_with('…'));
        assert!(before <= 32);
    }
}
