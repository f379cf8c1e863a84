//! What the file says about the document besides its pages: names, dates, 公文元数据, and its text, so that it can be edited again.

use gongwen::typesetter::Keeping;
use gongwen::{Document, shown, text};
use jiff::civil::Date;

/// What the file says about the document. Nothing here comes from a clock: the date is the document's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// 标题
    pub title: String,
    /// 发文机关
    pub author: String,
    /// What it is about; 文种 for a document of an office.
    pub subject: String,
    /// The date that the document bears.
    pub created: Option<Date>,
    /// 元数据 Names and values, in order.
    pub facts: Vec<(&'static str, String)>,
    /// 附件 Texts that go along with the pages.
    pub texts: Vec<Enclosed>,
}

/// A text that goes along with the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosed {
    /// Its name, with its ending.
    pub name: String,
    /// The text.
    pub text: String,
}

impl About {
    /// What is to be said of this document. Archives have names of their own for the same facts (DA/T 46-2009).
    #[must_use]
    pub fn of(document: &Document, keeping: Keeping) -> Self {
        let issuers: Vec<&str> = document.issuers.iter().map(|issuer| issuer.name.as_str()).collect();
        let genre = document.genre.map_or(document.form.word(), |genre| genre.word());
        Self {
            title: document.title.text(),
            author: issuers.join("、"),
            subject: genre.to_owned(),
            created: document.date.or(document.printed_on),
            facts: facts(document, keeping),
            texts: vec![Enclosed { name: "公文原文.md".to_owned(), text: text::write(document) }],
        }
    }
}

/// 公文元数据 that the document has, in the order of its elements.
fn facts(document: &Document, keeping: Keeping) -> Vec<(&'static str, String)> {
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let word = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
    let names = |names: Vec<&str>| names.join("，");
    let secrecy = document.secrecy.as_ref();
    // What the pages call it, what archives call it, its value.
    let all = [
        ("标题", "题名", document.title.text()),
        ("发文字号", "文件编号", shown::number(document).unwrap_or_default()),
        ("发文机关", "责任者", names(document.issuers.iter().map(|issuer| issuer.name.as_str()).collect())),
        ("成文日期", "日期", day(document.date)),
        ("文种", "文种", word(document.genre.map(gongwen::Genre::word))),
        ("格式", "格式", document.form.word().to_owned()),
        ("紧急程度", "紧急程度", word(document.urgency.map(gongwen::Urgency::word))),
        ("份号", "份号", document.copy_no.clone().unwrap_or_default()),
        ("密级", "密级", word(secrecy.map(|secrecy| secrecy.level.word()))),
        ("保密期限", "保密期限", secrecy.and_then(|secrecy| secrecy.term.clone()).unwrap_or_default()),
        ("签发人", "签发人", names(document.signers.iter().map(|signer| signer.name.as_str()).collect())),
        ("主送机关", "主送", shown::list(&document.to)),
        ("抄送机关", "抄送", shown::list(&document.cc)),
        ("附件名称", "附件题名", names(document.attachments.iter().map(|one| one.name.as_str()).collect())),
        ("印发机关", "印发机关", document.printed_by.clone().unwrap_or_default()),
        ("印发日期", "印发日期", day(document.printed_on)),
    ];
    let named = all.into_iter().map(|(shown, archived, value)| match keeping {
        Keeping::Use => (shown, value),
        Keeping::Archive => (archived, value),
    });
    named.filter(|(_, value)| !value.is_empty()).collect()
}
