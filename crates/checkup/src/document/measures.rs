//! Figures on a text, each with the arithmetic by which anybody can count it again.

use std::ops::Range;

use gongwen::Genre;
use gongwen::placed::{Part, Role};

use crate::compare::ratio;
use crate::document::options::Scope;
use crate::document::report::Measure;
use crate::document::subject::DocumentSubject;
use crate::verdict::is_empty;

/// What is counted, once for rules and measures.
pub(crate) struct Counted {
    /// Characters of the document itself without blanks: headings and paragraphs, no attachments, no tables.
    pub(crate) chars: usize,
    /// Characters in stock phrases.
    pub(crate) cliche_chars: usize,
    /// Characters in sentences of stock phrases without an anchor.
    pub(crate) empty_chars: usize,
    pub(crate) anchors: usize,
    pub(crate) sentences: usize,
    pub(crate) longest: usize,
}

impl Counted {
    pub(crate) fn of(subject: &DocumentSubject<'_>) -> Self {
        let lines: Vec<&Range<usize>> = subject
            .lines
            .iter()
            .filter(|line| {
                !matches!(line.part, Part::Attachment(_)) && matches!(line.role, Role::Heading(_) | Role::Paragraph)
            })
            .map(|line| &line.range)
            .collect();
        let text = &subject.text;
        let inside = |range: &&Range<usize>| {
            let found = lines.partition_point(|line| line.end <= range.start);
            lines.get(found).is_some_and(|line| line.start <= range.start)
        };
        let sentences: Vec<usize> =
            text.sentences.iter().filter(inside).map(|range| text.body.written(range)).collect();
        let empty = text.sentences.iter().filter(inside).filter(|sentence| is_empty(text, sentence));
        Self {
            chars: lines.iter().map(|line| text.body.written(line)).sum(),
            cliche_chars: text.cliches.iter().filter(inside).map(Range::len).sum(),
            empty_chars: empty.map(|sentence| text.body.written(sentence)).sum(),
            anchors: text.anchors.iter().filter(inside).count(),
            sentences: sentences.len(),
            longest: sentences.into_iter().max().unwrap_or(0),
        }
    }

    pub(crate) fn cliche_share(&self) -> f64 {
        ratio(self.cliche_chars, self.chars)
    }

    pub(crate) fn empty_share(&self) -> f64 {
        ratio(self.empty_chars, self.chars)
    }
}

/// How long the document may be: the limits are for documents that give work to others.
pub(crate) fn length_limit(subject: &DocumentSubject<'_>) -> Option<usize> {
    let limits = &subject.office.facts.limits;
    match subject.genre? {
        Genre::Notice | Genre::Opinion | Genre::Decision | Genre::Circular => Some(match subject.options.scope {
            Scope::Comprehensive => limits.comprehensive_chars,
            Scope::Special => limits.special_chars,
        }),
        Genre::Resolution
        | Genre::Order
        | Genre::Communique
        | Genre::Proclamation
        | Genre::PublicNotice
        | Genre::Report
        | Genre::Request
        | Genre::Reply
        | Genre::Motion
        | Genre::Letter
        | Genre::Minutes => None,
    }
}

/// The share of stock phrases that the genre bears: resolutions, decisions and communiqués repeat settled wordings more than notices do.
pub(crate) fn cliche_limit(subject: &DocumentSubject<'_>) -> f64 {
    let plain = subject.office.facts.limits.cliche_share;
    match subject.genre {
        Some(Genre::Resolution | Genre::Decision | Genre::Communique) => plain * 2.0,
        Some(
            Genre::Order
            | Genre::Proclamation
            | Genre::PublicNotice
            | Genre::Opinion
            | Genre::Notice
            | Genre::Circular
            | Genre::Report
            | Genre::Request
            | Genre::Reply
            | Genre::Motion
            | Genre::Letter
            | Genre::Minutes,
        )
        | None => plain,
    }
}

pub(crate) fn measures(subject: &DocumentSubject<'_>) -> Vec<Measure> {
    let counted = Counted::of(subject);
    let limits = &subject.office.facts.limits;
    let measured = limits.measured_chars <= counted.chars;
    let mut measures = vec![
        length(subject, &counted),
        share(
            ("cliche_share", "套话比例"),
            (counted.cliche_share(), measured.then(|| cliche_limit(subject))),
            format!("套话 {} 字 ÷ 正文 {} 字", counted.cliche_chars, counted.chars),
        ),
        share(
            ("empty_share", "空话比例"),
            (counted.empty_share(), measured.then_some(limits.empty_share)),
            format!(
                "有两处以上套话、占到全句三分之一而没有数、日期、文件、期限、责任单位的句子共 {} 字 ÷ 正文 {} 字",
                counted.empty_chars, counted.chars
            ),
        ),
        anchors(&counted),
        sentences(subject, &counted),
    ];
    measures.extend(reuse(subject));
    measures
}

/// 复用 What of the text stood elsewhere before: copied, and set phrases of the archive.
fn reuse(subject: &DocumentSubject<'_>) -> Option<Measure> {
    let answer = &subject.office.facts.reuse.as_ref()?.answer;
    let value = ratio(answer.copied, answer.characters);
    let (hidden, percent) =
        (answer.hidden_sentence().map(|told| format!("；{told}")).unwrap_or_default(), value * 100.0);
    Some(Measure {
        code: "reuse",
        name: "照抄比例",
        value,
        shown: format!("{percent:.1}%"),
        limit: None,
        arithmetic: format!(
            "照抄 {} 字 ÷ 全文 {} 字 = {percent:.1}%；另有以往文稿里常见的套话 {} 字，来源 {} 份{hidden}",
            answer.copied,
            answer.characters,
            answer.common,
            answer.sources.len()
        ),
        within: true,
    })
}

fn length(subject: &DocumentSubject<'_>, counted: &Counted) -> Measure {
    let limit = length_limit(subject);
    let against = limit.map(|limit| format!("，以 {limit} 字为限")).unwrap_or_default();
    Measure {
        code: "length",
        name: "篇幅",
        value: counted.chars as f64,
        shown: format!("{}字", counted.chars),
        limit: limit.map(|limit| limit as f64),
        arithmetic: format!("标题层次和段落共 {} 字，不计空格、附件和表格{against}", counted.chars),
        within: limit.is_none_or(|limit| counted.chars <= limit),
    }
}

fn share(
    (code, name): (&'static str, &'static str),
    (value, limit): (f64, Option<f64>),
    arithmetic: String,
) -> Measure {
    let percent = |value: f64| format!("{:.1}%", value * 100.0);
    let against = limit.map(|limit| format!("，以 {} 为限", percent(limit))).unwrap_or_default();
    let after = if limit.is_none() { "；全文太短，不作比较" } else { "" };
    Measure {
        code,
        name,
        value,
        shown: percent(value),
        limit,
        arithmetic: format!("{arithmetic} = {}{against}{after}", percent(value)),
        within: limit.is_none_or(|limit| value <= limit),
    }
}

fn anchors(counted: &Counted) -> Measure {
    let value = ratio(counted.anchors, counted.chars) * 100.0;
    Measure {
        code: "anchors",
        name: "实指密度",
        value,
        shown: format!("每百字{value:.2}处"),
        limit: None,
        arithmetic: format!(
            "带单位的数、日期、文件、期限和有名有姓的责任共 {} 处 ÷ 正文 {} 字 × 100 = {value:.2}",
            counted.anchors, counted.chars
        ),
        within: true,
    }
}

fn sentences(subject: &DocumentSubject<'_>, counted: &Counted) -> Measure {
    let limit = subject.office.facts.limits.text.sentence_chars;
    let value = ratio(counted.chars, counted.sentences);
    Measure {
        code: "sentence",
        name: "句长",
        value,
        shown: format!("平均{value:.0}字，最长{}字", counted.longest),
        limit: Some(limit as f64),
        arithmetic: format!(
            "正文 {} 字 ÷ {} 句 = {value:.1}；最长一句 {} 字，以 {limit} 字为限",
            counted.chars, counted.sentences, counted.longest
        ),
        within: counted.longest <= limit,
    }
}
