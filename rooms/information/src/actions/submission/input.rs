//! What people type, read into the words of the model with everything that is wrong said at once.

use std::str::FromStr;

use checkup::mark_of_classification;
use jiff::Timestamp;
use kernel::Refusal;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::decide::unit::{GiveBack, Sign};
use crate::model::{Body, Form, ItemKind, Note, Phrase, Reason, Resume, Seen, Stand, Standard, Text, Title};

/// A text as typed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = information::TextInput)]
pub struct TextInput {
    /// `dynamic`, `data`, `practice`, `problem` or `opinion`
    pub kind: String,
    /// One line.
    pub title: String,
    /// Paragraphs.
    pub body: String,
    /// When it happened, RFC 3339; left out where it is about nothing that happened.
    #[serde(default)]
    pub event_at: Option<String>,
}

impl TextInput {
    /// Reads it, or says everything that is wrong with it at once.
    pub fn read(&self) -> Result<Text, Vec<Refusal>> {
        let mut form = Form::new();
        let kind = form.keep(coded("kind", "信息类别", &self.kind, ItemKind::from_code));
        let title = form.keep(Title::parse(&self.title).and_then(|title| unmarked("title", title, Title::as_str)));
        let body = form.keep(Body::parse(&self.body).and_then(|body| unmarked("body", body, Body::as_str)));
        let event = self.event_at.as_deref().filter(|at| !at.is_empty());
        let event_at = event.map(|at| form.keep(instant("event_at", "事情发生时间", at)));
        match (kind, title, body, event_at) {
            (Some(kind), Some(title), Some(body), None) => Ok(Text { kind, title, body, event_at: None }),
            (Some(kind), Some(title), Some(body), Some(Some(at))) => Ok(Text { kind, title, body, event_at: Some(at) }),
            _ => Err(form.refusals()),
        }
    }
}

/// A non-classified system takes no text that carries a mark of classification (SEC-3).
fn unmarked<T>(field: &'static str, text: T, read: fn(&T) -> &str) -> Result<T, Refusal> {
    match mark_of_classification(read(&text)) {
        None => Ok(text),
        Some(found) => Err(classified(field, found.mark.name())),
    }
}

/// The refusal of anything marked as classified, with the way to go instead.
pub(crate) fn classified(field: &'static str, mark: &str) -> Refusal {
    Refusal::invalid("information.secrecy.marked", format!("内容带有密级标志“{mark}”，没有保存"))
        .basis("《中华人民共和国保守国家秘密法》第三十一条：非涉密系统不得存储、处理国家秘密")
        .hint("请立即从本机删除这份内容，改送本单位机要保密室按涉密渠道办理")
        .field(field)
}

/// A remark on one of the four standards.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = information::StandInput)]
pub struct StandInput {
    /// `relevance`, `elements`, `soundness` or `tightness`
    pub standard: String,
    /// May be empty.
    #[serde(default)]
    pub note: String,
}

/// The command of both gates.
pub(crate) fn sign(standards: &[StandInput], findings: u32, owed: u32) -> Result<Sign, Vec<Refusal>> {
    let mut form = Form::new();
    let mut stands = Vec::new();
    for input in standards {
        let standard = form.keep(coded("standards", "四个不报", &input.standard, Standard::from_code));
        let note = form.keep(Note::parse("standards", "意见", &input.note));
        stands.extend(standard.zip(note).map(|(standard, note)| Stand { standard, note }));
    }
    let refused = form.refusals();
    if refused.is_empty() { Ok(Sign { standards: stands, seen: Seen { findings, owed } }) } else { Err(refused) }
}

/// The command of every return.
pub(crate) fn give_back(field: &str, rule: &str, words: &str, resume: &str) -> Result<GiveBack, Vec<Refusal>> {
    let mut form = Form::new();
    let words = form.keep(Reason::parse("words", "退回意见", words));
    let resume = form.keep(coded("resume", "退回方式", resume, Resume::from_code));
    let (Some(words), Some(resume)) = (words, resume) else { return Err(form.refusals()) };
    let (field, rule) = (Phrase::parse("field", "退回位置", field).ok(), Phrase::parse("rule", "对应标准", rule).ok());
    Ok(GiveBack { field, rule, words, resume })
}

/// A reason that the rules themselves ask for, so that all reasons come at once; too long is still too long.
pub(crate) fn optional_reason(field: &'static str, label: &str, raw: &str) -> Result<Option<Reason>, Vec<Refusal>> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    Reason::parse(field, label, raw).map(Some).map_err(|refusal| vec![refusal])
}

/// A code of a closed list.
pub(crate) fn coded<T>(field: &'static str, label: &str, raw: &str, from: fn(&str) -> Option<T>) -> Result<T, Refusal> {
    from(raw).ok_or_else(|| {
        Refusal::invalid("information.form.choice", format!("{label}没有选对"))
            .basis("本系统填写要求")
            .hint(format!("请从列表中选择{label}"))
            .field(field)
    })
}

/// An instant as the page sends it.
pub(crate) fn instant(field: &'static str, label: &str, raw: &str) -> Result<Timestamp, Refusal> {
    let at: Option<Timestamp> = raw.parse().ok();
    let whole = at.and_then(|at| Timestamp::from_second(at.as_second()).ok());
    whole.ok_or_else(|| {
        Refusal::invalid("information.form.time", format!("{label}不是有效的时间"))
            .basis("本系统填写要求")
            .hint("请按年月日时分填写，如2026年11月23日9时30分")
            .field(field)
    })
}

/// An id that the page got from the server.
pub(crate) fn known<T: FromStr>(field: &'static str, label: &str, raw: &str) -> Result<T, Vec<Refusal>> {
    raw.parse().map_err(|_| {
        vec![
            Refusal::invalid("information.form.unknown", format!("没有找到所选的{label}"))
                .basis("本系统填写要求")
                .hint("请刷新页面后重新选择")
                .field(field),
        ]
    })
}
