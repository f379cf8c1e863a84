//! 单 The office's own slips: 文件处理单, 发文稿纸, 呈批件. One ruled page with boxes, some filled in, some left for handwriting.
//!
//! No national format rules them; what they must be able to hold follows from the steps of 条例 第二十二条 (签发、会签) and 第二十四条
//! (登记、拟办、批示、承办). [`layout`] is the one place that says which boxes a slip has; pages, files and the reader of files use it.

use crate::check::Fault;
use crate::document::{Block, Document};
use crate::shown;
use crate::words::{Form, SlipField};

/// A row of boxes, side by side over the whole width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlipRow {
    /// The boxes from left to right.
    pub boxes: &'static [SlipBox],
    /// How high it is at least, in rows of the grid.
    pub rows: usize,
    /// Its share of what is left of the page; 0 for a row that needs no room for handwriting.
    pub share: usize,
}

/// A box with its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlipBox {
    /// What is printed beside it.
    pub label: &'static str,
    /// What stands in it.
    pub holds: Holds,
}

/// What a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A field that only slips have.
    Field(SlipField),
    /// 发文字号
    Number,
    /// 标题、事由
    Title,
    /// 主送机关
    To,
    /// 抄送机关
    Cc,
    /// 成文日期、呈报日期
    Date,
    /// Names of 附件
    Attachments,
    /// 密级和保密期限
    Secrecy,
    /// 紧急程度
    Urgency,
    /// The text of the document.
    Body,
}

const PROCESSING_SHEET: &[SlipRow] = &[
    line(&[field("来文机关", SlipField::From), field("来文字号", SlipField::FromNumber)]),
    line(&[field("收文日期", SlipField::ReceivedOn), field("收文编号", SlipField::ReceiptNumber)]),
    line(&[held("密级", Holds::Secrecy), held("紧急程度", Holds::Urgency), field("份数", SlipField::Copies)]),
    SlipRow { boxes: &[held("文件标题", Holds::Title)], rows: 2, share: 0 },
    SlipRow { boxes: &[field("拟办意见", SlipField::Proposal)], rows: 3, share: 3 },
    SlipRow { boxes: &[field("领导批示", SlipField::Instruction)], rows: 4, share: 4 },
    SlipRow { boxes: &[field("承办结果", SlipField::Outcome)], rows: 3, share: 3 },
];

const DRAFTING_SHEET: &[SlipRow] = &[
    SlipRow {
        boxes: &[field("签发", SlipField::SignOff), field("会签", SlipField::Countersign)], rows: 4, share: 3
    },
    line(&[field("核稿", SlipField::CheckedBy), field("校对", SlipField::ProofreadBy)]),
    line(&[field("拟稿单位", SlipField::DraftedIn), field("拟稿人", SlipField::DraftedBy)]),
    line(&[held("密级", Holds::Secrecy), held("紧急程度", Holds::Urgency), field("印数", SlipField::Copies)]),
    line(&[held("发文字号", Holds::Number), held("成文日期", Holds::Date)]),
    SlipRow { boxes: &[held("标题", Holds::Title)], rows: 2, share: 1 },
    SlipRow { boxes: &[held("主送", Holds::To)], rows: 2, share: 1 },
    SlipRow { boxes: &[held("抄送", Holds::Cc)], rows: 2, share: 1 },
    SlipRow { boxes: &[held("附件", Holds::Attachments)], rows: 2, share: 1 },
];

const APPROVAL_SLIP: &[SlipRow] = &[
    line(&[field("呈报单位", SlipField::SubmittedBy), held("呈报日期", Holds::Date)]),
    line(&[held("密级", Holds::Secrecy), held("紧急程度", Holds::Urgency), field("经办人", SlipField::DraftedBy)]),
    SlipRow { boxes: &[held("事由", Holds::Title)], rows: 2, share: 0 },
    SlipRow { boxes: &[held("请示内容", Holds::Body)], rows: 4, share: 2 },
    SlipRow { boxes: &[field("拟办意见", SlipField::Proposal)], rows: 3, share: 2 },
    SlipRow { boxes: &[field("领导批示", SlipField::Instruction)], rows: 4, share: 4 },
];

/// The rows of a slip from top to bottom; None for forms that are no slips.
#[must_use]
pub const fn layout(form: Form) -> Option<&'static [SlipRow]> {
    match form {
        Form::ProcessingSheet => Some(PROCESSING_SHEET),
        Form::DraftingSheet => Some(DRAFTING_SHEET),
        Form::ApprovalSlip => Some(APPROVAL_SLIP),
        Form::Document
        | Form::Upward
        | Form::Letter
        | Form::Order
        | Form::Minutes
        | Form::Bulletin
        | Form::Telegram => None,
    }
}

/// What a box with this label holds, on whichever slip it stands.
#[must_use]
pub fn labelled(label: &str) -> Option<Holds> {
    let all = Form::ALL.iter().filter_map(|form| layout(*form)).flatten().flat_map(|row| row.boxes);
    all.into_iter().find(|one| one.label == label).map(|one| one.holds)
}

impl Holds {
    /// The key of the front matter that fills the box; None for the text, which stands after the front matter.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Field(field) => Some(field.code()),
            Self::Number => Some("number"),
            Self::Title => Some("title"),
            Self::To => Some("to"),
            Self::Cc => Some("cc"),
            Self::Date => Some("date"),
            Self::Attachments => Some("attachments"),
            Self::Secrecy => Some("secrecy"),
            Self::Urgency => Some("urgency"),
            Self::Body => None,
        }
    }

    /// The lines that stand in the box; none where it is left for handwriting, and none for the text.
    #[must_use]
    pub fn lines(self, document: &Document) -> Vec<String> {
        let names = |names: &[String]| if names.is_empty() { Vec::new() } else { vec![shown::list(names)] };
        match self {
            Self::Field(field) => document.slip.get(&field).cloned().into_iter().collect(),
            Self::Number => document.number.iter().map(ToString::to_string).collect(),
            Self::Title => document.title.rows.clone(),
            Self::To => names(&document.to),
            Self::Cc => names(&document.cc),
            Self::Date => document.date.map(shown::date).into_iter().collect(),
            Self::Attachments => document.attachments.iter().map(|attachment| attachment.name.clone()).collect(),
            Self::Secrecy => document.secrecy.iter().map(shown::secrecy).collect(),
            Self::Urgency => document.urgency.iter().map(|urgency| urgency.word().to_owned()).collect(),
            Self::Body => Vec::new(),
        }
    }
}

/// What is wrong with a slip, or with fields of slips on another form.
pub(crate) fn faults(document: &Document) -> Vec<Fault> {
    let Some(layout) = layout(document.form) else { return misplaced(document, &[]) };
    let boxes: Vec<Holds> = layout.iter().flat_map(|row| row.boxes).map(|one| one.holds).collect();
    let mut faults = misplaced(document, &boxes);
    let name = document.form.word();
    let needed = match document.form {
        Form::ProcessingSheet => Some((SlipField::From, "没有写来文机关；收文要逐件登记（条例 第二十四条）。")),
        Form::DraftingSheet => Some((SlipField::DraftedIn, "没有写拟稿单位；送签的稿子要写明谁起草的。")),
        Form::ApprovalSlip => Some((SlipField::SubmittedBy, "没有写呈报单位。")),
        Form::Document
        | Form::Upward
        | Form::Letter
        | Form::Order
        | Form::Minutes
        | Form::Bulletin
        | Form::Telegram => None,
    };
    if let Some((field, message)) = needed.filter(|(field, _)| !document.slip.contains_key(field)) {
        faults.push(Fault::about(field.code(), message));
    }
    if !boxes.contains(&Holds::Body) && !document.body.blocks.is_empty() {
        faults.push(Fault::about("body", format!("{name}只有表里的栏目，没有正文；请把正文写成另一件。")));
    }
    let plain = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Heading(_));
    if boxes.contains(&Holds::Body) && !document.body.blocks.iter().all(plain) {
        faults.push(Fault::about("body", format!("{name}的栏目里只排文字；表格和图片请作为附件另附。")));
    }
    if document.attachments.iter().any(|attachment| attachment.body.is_some()) {
        faults.push(Fault::about("attachments", format!("{name}只写附件名称，附件的正文另排一件。")));
    }
    faults
}

/// Fields that this form has no box for.
fn misplaced(document: &Document, boxes: &[Holds]) -> Vec<Fault> {
    let odd = document.slip.keys().filter(|field| !boxes.contains(&Holds::Field(**field)));
    odd.map(|field| {
        let message = format!("{}没有“{}”这一栏，请删去这一行或换一种格式。", document.form.word(), field.word());
        Fault::about(field.code(), message)
    })
    .collect()
}

const fn field(label: &'static str, field: SlipField) -> SlipBox {
    SlipBox { label, holds: Holds::Field(field) }
}

const fn held(label: &'static str, holds: Holds) -> SlipBox {
    SlipBox { label, holds }
}

const fn line(boxes: &'static [SlipBox]) -> SlipRow {
    SlipRow { boxes, rows: 1, share: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{genres, text};

    fn keys(form: Form, change: impl Fn(&mut Document)) -> Vec<String> {
        let mut document = text::read(genres::template_of_form(form)).expect("a template");
        change(&mut document);
        document.faults().into_iter().filter_map(|fault| fault.key).collect()
    }

    #[test]
    fn a_label_leads_to_one_content_and_every_field_has_a_box() {
        let boxes = || Form::ALL.iter().filter_map(|form| layout(*form)).flatten().flat_map(|row| row.boxes);
        for one in boxes() {
            assert_eq!(labelled(one.label), Some(one.holds), "{}", one.label);
        }
        for field in SlipField::ALL {
            assert!(boxes().any(|one| one.holds == Holds::Field(*field)), "{}", field.word());
        }
    }

    #[test]
    fn an_incoming_document_says_from_whom_it_came_and_a_slip_has_its_own_boxes_alone() {
        assert_eq!(keys(Form::ProcessingSheet, |document| drop(document.slip.remove(&SlipField::From))), ["from"]);
        let checked = |document: &mut Document| drop(document.slip.insert(SlipField::CheckedBy, "张三".to_owned()));
        assert_eq!(keys(Form::ProcessingSheet, checked), ["checked_by"]);
        assert_eq!(keys(Form::Document, checked), ["checked_by"]);
        let text = |document: &mut Document| document.body.blocks.push(Block::Paragraph("正文。".to_owned()));
        assert_eq!(keys(Form::DraftingSheet, text), ["body"]);
        assert_eq!(keys(Form::ApprovalSlip, text), Vec::<String>::new());
        assert_eq!(keys(Form::ApprovalSlip, |document| document.body.blocks.clear()), ["body"]);
        assert_eq!(keys(Form::ApprovalSlip, |document| document.title.rows.clear()), ["title"]);
    }
}
