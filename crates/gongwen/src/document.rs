//! The model of an official document.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::picture::Picture;
use crate::words::{Form, Genre, Sealing, SecrecyLevel, SlipField, Urgency};

/// 公文 A document with everything that stands on its pages (条例 第九条: the eighteen elements).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// 格式
    pub form: Form,
    /// 文种; a bulletin has none.
    pub genre: Option<Genre>,
    /// 发文机关, the lead one first.
    pub issuers: Vec<Issuer>,
    /// 发文机关标志 as it is to stand; None for what follows from the issuers.
    pub masthead: Option<String>,
    /// 发文字号
    pub number: Option<DocumentNumber>,
    /// 份号, such as `000001`.
    pub copy_no: Option<String>,
    /// 密级和保密期限
    pub secrecy: Option<Secrecy>,
    /// 紧急程度
    pub urgency: Option<Urgency>,
    /// 签发人, of an upward document in the order of the issuers.
    pub signers: Vec<Signer>,
    /// 标题
    pub title: Title,
    /// 主送机关
    pub to: Vec<String>,
    /// 正文
    pub body: Body,
    /// The articles of a bulletin; empty elsewhere.
    pub items: Vec<Item>,
    /// 附件, in order.
    pub attachments: Vec<Attachment>,
    /// 用印
    pub sealing: Sealing,
    /// 成文日期
    pub date: Option<Date>,
    /// 附注, without its parentheses.
    pub note: Option<String>,
    /// 抄送机关
    pub cc: Vec<String>,
    /// 印发机关
    pub printed_by: Option<String>,
    /// 印发日期
    pub printed_on: Option<Date>,
    /// 出席、请假、列席 of minutes.
    pub attendance: Attendance,
    /// 期号 of a bulletin, from 1; 0 while none is given (待编号).
    pub issue: Option<u32>,
    /// 栏目 of the office's own slips; a field that is not here is left for handwriting.
    pub slip: BTreeMap<SlipField, String>,
    /// Which rules of the office it is to be laid out by; kept, and named to whoever lays it out.
    pub office_rules: Option<String>,
}

/// 发文机关 One organ that issues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Its full or standard short name.
    pub name: String,
}

/// 发文字号 (9704 7.2.5; 条例 第九条第五项)
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber {
    /// 机关代字, such as 青办发.
    pub prefix: String,
    /// The full year.
    pub year: i16,
    /// The serial within the year, from 1; 0 while none is given (待编号).
    pub serial: u32,
}

impl DocumentNumber {
    /// What stands in the place of a serial that is not given yet.
    pub const PENDING: &'static str = "待编号";

    /// The number of a draft: everything but the serial is known.
    #[must_use]
    pub const fn pending(prefix: String, year: i16) -> Self {
        Self { prefix, year, serial: 0 }
    }
}

/// 密级和保密期限
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secrecy {
    /// 密级
    pub level: SecrecyLevel,
    /// 保密期限, such as 1年.
    pub term: Option<String>,
}

/// 签发人
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// The person's name.
    pub name: String,
    /// The post, where it stands beside a signature stamp.
    pub post: Option<String>,
}

/// 标题 A title, with the rows that its author wants, if any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Title {
    /// The rows as typed; one row leaves the breaks to the engine.
    pub rows: Vec<String>,
}

/// 正文 Blocks in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// One block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A numbered heading.
    Heading(Heading),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// 标题层次 A heading; its number is set by the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level.
    pub level: Level,
    /// Its words.
    pub text: String,
    /// Text that runs on in the same paragraph.
    pub run_in: Option<String>,
}

/// 层次 The four levels of headings (9704 7.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 一、黑体
    First,
    /// （一）楷体
    Second,
    /// 1. 仿宋
    Third,
    /// （1）仿宋
    Fourth,
}

/// 表格
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The head row.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
    /// How it lies on the page.
    pub turn: TableTurn,
}

/// How a table lies on the page (9704 第8章).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableTurn {
    /// Upright, among the text.
    Portrait,
    /// 横排, on a page of its own.
    Landscape,
}

/// 附件
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, the same in 附件说明 and above its text.
    pub name: String,
    /// Its text; None for one that is not bound with the document.
    pub body: Option<Body>,
}

/// 条目 An article of a bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: Body,
}

/// 出席、请假、列席 (9704 10.3)
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attendance {
    /// 出席
    pub present: Vec<String>,
    /// 请假
    pub leave: Vec<String>,
    /// 列席
    pub observers: Vec<String>,
}

impl Document {
    /// An empty document of this form.
    #[must_use]
    pub fn new(form: Form) -> Self {
        Self {
            form,
            genre: None,
            issuers: Vec::new(),
            masthead: None,
            number: None,
            copy_no: None,
            secrecy: None,
            urgency: None,
            signers: Vec::new(),
            title: Title::default(),
            to: Vec::new(),
            body: Body::default(),
            items: Vec::new(),
            attachments: Vec::new(),
            sealing: Sealing::Seal,
            date: None,
            note: None,
            cc: Vec::new(),
            printed_by: None,
            printed_on: None,
            attendance: Attendance::default(),
            issue: None,
            slip: BTreeMap::new(),
            office_rules: None,
        }
    }
}

impl Document {
    /// Every text of the document: the body, those of articles and those of attachments.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        let attached = self.attachments.iter().filter_map(|attachment| attachment.body.as_ref());
        std::iter::once(&self.body).chain(self.items.iter().map(|item| &item.body)).chain(attached)
    }

    /// Every picture of the document, in order.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.bodies().flat_map(|body| &body.blocks).filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            Block::Paragraph(_) | Block::Heading(_) | Block::Table(_) => None,
        })
    }
}

impl Title {
    /// A title whose breaks are left to the engine.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self { rows: vec![text.into()] }
    }

    /// The whole title in one line.
    #[must_use]
    pub fn text(&self) -> String {
        self.rows.concat()
    }
}

impl Level {
    /// Every level, the highest first.
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Third, Self::Fourth];

    /// How deep it lies: 0 for the first.
    #[must_use]
    pub const fn depth(self) -> usize {
        match self {
            Self::First => 0,
            Self::Second => 1,
            Self::Third => 2,
            Self::Fourth => 3,
        }
    }
}

/// The text is no 发文字号.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("发文字号写成“青办发〔2026〕12号”：六角括号、四位年份、不编虚位、不加“第”字")
    }
}

impl std::error::Error for NotANumber {}

impl FromStr for DocumentNumber {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (prefix, rest) = text.split_once('〔').ok_or(NotANumber)?;
        let (year, rest) = rest.split_once('〕').ok_or(NotANumber)?;
        let pending = rest == Self::PENDING;
        let serial = if pending { "0" } else { rest.strip_suffix('号').ok_or(NotANumber)? };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        let length = prefix.chars().count();
        let given = pending || (!serial.is_empty() && digits(serial));
        if !(1..=15).contains(&length) || year.len() != 4 || !digits(year) || !given {
            return Err(NotANumber);
        }
        let (year, serial) = (year.parse().map_err(|_| NotANumber)?, serial.parse().map_err(|_| NotANumber)?);
        Ok(Self { prefix: prefix.to_owned(), year, serial })
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.serial {
            0 => write!(f, "{}〔{}〕{}", self.prefix, self.year, Self::PENDING),
            serial => write!(f, "{}〔{}〕{serial}号", self.prefix, self.year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_leads_back_and_what_offices_get_wrong_is_refused() {
        let number: DocumentNumber = "青办发〔2026〕12号".parse().expect("as it should be");
        assert_eq!((number.prefix.as_str(), number.year, number.serial), ("青办发", 2026, 12));
        assert_eq!(number.to_string(), "青办发〔2026〕12号");
        let pending = DocumentNumber::pending("青办发".to_owned(), 2026);
        assert_eq!(pending.to_string(), "青办发〔2026〕待编号");
        assert_eq!(pending.to_string().parse(), Ok(pending));
        for wrong in [
            "青办发〔2026〕0号",
            "青办发[2026]12号",
            "青办发〔26〕12号",
            "青办发〔2026〕012号",
            "青办发〔2026〕第12号",
            "〔2026〕1号",
            "青办发〔2026〕12",
            "",
        ] {
            assert_eq!(wrong.parse::<DocumentNumber>(), Err(NotANumber), "{wrong}");
        }
    }
}
