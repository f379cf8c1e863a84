//! One sentence for each standard, as screen 2 shows it, and the figures behind it.

use std::ops::Range;

use crate::compare::ratio;
use crate::finding::{Finding, Level};
use crate::manuscript::{Manuscript, begin_in};
use crate::report::{Element, Measures, Standard, State, Verdict};
use crate::subject::Subject;

/// The verdicts in the order of the standards.
pub(crate) fn verdicts(
    subject: &Subject<'_>,
    findings: &[Finding],
    elements: &[Element],
    measures: &Measures,
) -> [Verdict; 4] {
    Standard::ALL.map(|standard| {
        let mine: Vec<&Finding> = findings.iter().filter(|finding| finding.standard == standard).collect();
        let state = if mine.iter().any(|finding| finding.level == Level::Missing) {
            State::Owed
        } else if mine.iter().any(|finding| finding.level == Level::Advice) {
            State::Advised
        } else {
            State::Passed
        };
        let sentence = match standard {
            Standard::Relevance => relevance(subject, &mine),
            Standard::Elements => self::elements(elements, &mine),
            Standard::Soundness => soundness(&mine),
            Standard::Tightness => tightness(subject, &mine, measures),
        };
        Verdict { standard, state, sentence }
    })
}

/// The figures on the text.
pub(crate) fn measures(subject: &Subject<'_>) -> Measures {
    let body = &subject.body;
    let chars = body.written(&body.whole());
    let cliche_chars = subject.cliches.iter().map(Range::len).sum();
    let empty: usize = subject
        .sentences
        .iter()
        .filter(|sentence| is_empty(subject, sentence))
        .map(|sentence| body.written(sentence))
        .sum();
    Measures {
        chars,
        title_chars: subject.title.written(&subject.title.whole()),
        sentences: subject.sentences.len(),
        longest_sentence: subject.sentences.iter().map(|sentence| body.written(sentence)).max().unwrap_or(0),
        cliches: subject.cliches.len(),
        cliche_chars,
        cliche_per_100: per_100(cliche_chars, chars),
        anchors: subject.anchors.len(),
        anchors_per_100: per_100(subject.anchors.len(), chars),
        empty_per_100: per_100(empty, chars),
    }
}

/// 空话: two stock phrases or more that make up a good part of the sentence, and nothing that can be looked up or counted.
pub(crate) fn is_empty(subject: &Manuscript<'_>, sentence: &Range<usize>) -> bool {
    const SHARE: usize = 3;
    let first = subject.cliches.partition_point(|range| range.start < sentence.start);
    let last = subject.cliches.partition_point(|range| range.start < sentence.end).max(first);
    let stock: usize = subject.cliches[first..last].iter().map(Range::len).sum();
    2 <= last - first && sentence.len() <= stock * SHARE && begin_in(&subject.anchors, sentence) == 0
}

fn per_100(part: usize, whole: usize) -> f64 {
    (ratio(part, whole) * 10_000.0).round() / 100.0
}

fn messages(findings: &[&Finding], most: usize) -> String {
    let shown: Vec<&str> = findings.iter().take(most).map(|finding| finding.message.trim_end_matches('。')).collect();
    let more = findings.len().saturating_sub(most);
    match (shown.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => format!("{}。", shown.join("；")),
        (false, more) => format!("{}；另有 {more} 项。", shown.join("；")),
    }
}

/// What is said while nobody can know whether it was reported before.
const MAKING: &str = "比对库正在建立，是否与以前的文稿重复还没有查全，几分钟后再看。";

fn relevance(subject: &Subject<'_>, mine: &[&Finding]) -> String {
    let making = if subject.item.archive_ready { "" } else { MAKING };
    if !mine.is_empty() {
        return format!("{}{making}", messages(mine, 2));
    }
    let days = subject.limits().repeat_days;
    let repeats = if subject.item.archive_ready {
        format!("近 {days} 天本单位无重复信息。")
    } else {
        making.to_owned()
    };
    match &subject.focus {
        Some(focus) => format!("与报送要点“{}”相符（{}）；{repeats}", focus.title, focus.keywords.join("、")),
        None => format!("本期没有发布报送要点；{repeats}"),
    }
}

fn elements(elements: &[Element], mine: &[&Finding]) -> String {
    let missing: Vec<&str> =
        elements.iter().filter(|element| element.found.is_none()).map(|element| element.name).collect();
    if !missing.is_empty() {
        let hints: Vec<&str> =
            mine.iter().map(|finding| finding.hint.as_str()).filter(|hint| hint.contains('“')).take(1).collect();
        return format!("缺：{}。{}", missing.join("、"), hints.concat());
    }
    let found: Vec<String> = elements
        .iter()
        .filter_map(|element| element.found.as_ref().map(|found| format!("{}（{found}）", element.name)))
        .collect();
    format!("要素齐全：{}。", found.join("、"))
}

fn soundness(mine: &[&Finding]) -> String {
    if mine.is_empty() {
        return "未见数据不符、时间不实和没有出处的说法；事实仍由校核、审批的人负责。".to_owned();
    }
    let hint = mine.first().map_or("", |finding| finding.hint.as_str());
    format!("{}{hint}", messages(mine, 2))
}

fn tightness(subject: &Subject<'_>, mine: &[&Finding], measures: &Measures) -> String {
    let limit = subject.limits().of(subject.item.kind);
    let length = format!("全文 {} 字（建议 {}～{} 字）。", measures.chars, limit.min_chars, limit.max_chars);
    // The length has its own sentence at the end.
    let others: Vec<&Finding> = mine.iter().copied().filter(|finding| finding.rule != "T01").collect();
    format!("{}{length}", messages(&others, 2))
}
