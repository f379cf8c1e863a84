//! DOCX for word processors: written on the same grid, read back into the model (DOC-4).
//!
//! [`write`] makes a file that Word, WPS and LibreOffice open; it is an exchange format with the same grid, not a picture of the
//! page, since every word processor places letters in a row in its own way. [`read`] takes files of any of them.
//!
//! **Invariant:** a file that is read loses no visible character in silence: it is in the model or in [`Read::not_understood`].

mod flow;
mod measure;
mod package;
mod read;
mod style;
mod write;
mod xml;

pub(crate) use read::read_shown;
pub use read::{Limits, NotUnderstood, Read, read, read_within};
pub use style::{Addressees, DocxStyle, Ending, ImprintPlace, Spacing};
pub use write::write;

/// 明电 What a telegram adds to its urgency.
pub(crate) const PLAIN: &str = "·明电";

/// Ids of the paragraph styles; the reader knows an element by the style that the writer gave it.
mod ids {
    pub(super) const COPY_NO: &str = "GwCopyNo";
    pub(super) const CORNER: &str = "GwCorner";
    pub(super) const MASTHEAD: &str = "GwMasthead";
    pub(super) const MASTHEAD_SUFFIX: &str = "GwMastheadSuffix";
    pub(super) const NUMBER: &str = "GwNumber";
    pub(super) const SIGNERS: &str = "GwSigners";
    pub(super) const ISSUE_LINE: &str = "GwIssueLine";
    pub(super) const TITLE: &str = "GwTitle";
    pub(super) const UNDER_TITLE: &str = "GwUnderTitle";
    pub(super) const TO: &str = "GwTo";
    pub(super) const BODY: &str = "GwBody";
    pub(super) const PLAIN: &str = "GwPlain";
    pub(super) const CONTENTS: &str = "GwContents";
    pub(super) const ITEM: &str = "GwItem";
    pub(super) const ENCLOSURE: &str = "GwEnclosure";
    pub(super) const ISSUER: &str = "GwIssuer";
    pub(super) const STAMP: &str = "GwStamp";
    pub(super) const DATE: &str = "GwDate";
    pub(super) const NOTE: &str = "GwNote";
    pub(super) const ATTENDANCE: &str = "GwAttendance";
    pub(super) const ATTACHMENT: &str = "GwAttachment";
    pub(super) const ATTACHMENT_TITLE: &str = "GwAttachmentTitle";
    pub(super) const HEAD_CELL: &str = "GwHeadCell";
    pub(super) const CELL: &str = "GwCell";
    pub(super) const IMPRINT: &str = "GwImprint";
    pub(super) const BLANK: &str = "GwBlank";
    pub(super) const FOOTER: &str = "GwFooter";
    pub(super) const PICTURE: &str = "GwPicture";
    pub(super) const CAPTION: &str = "GwCaption";
    pub(super) const SLIP_LABEL: &str = "GwSlipLabel";
    pub(super) const SLIP_CELL: &str = "GwSlipCell";
    pub(super) const LEVELS: [&str; 4] = ["Gw1", "Gw2", "Gw3", "Gw4"];

    /// Every style with its name; programs that save a file again keep the name, not always the id.
    pub(super) const NAMES: &[(&str, &str)] = &[
        (COPY_NO, "公文 份号"),
        (CORNER, "公文 密级和紧急程度"),
        (MASTHEAD, "公文 发文机关标志"),
        (MASTHEAD_SUFFIX, "公文 标志末字"),
        (NUMBER, "公文 发文字号"),
        (SIGNERS, "公文 签发人"),
        (ISSUE_LINE, "公文 编印单位和日期"),
        (TITLE, "公文 标题"),
        (UNDER_TITLE, "公文 题注"),
        (TO, "公文 主送机关"),
        (BODY, "公文 正文"),
        (PLAIN, "公文 正文不作标题"),
        (CONTENTS, "公文 目录"),
        (ITEM, "公文 文章标题"),
        (ENCLOSURE, "公文 附件说明"),
        (ISSUER, "公文 署名"),
        (STAMP, "公文 签名章"),
        (DATE, "公文 成文日期"),
        (NOTE, "公文 附注"),
        (ATTENDANCE, "公文 出席"),
        (ATTACHMENT, "公文 附件"),
        (ATTACHMENT_TITLE, "公文 附件标题"),
        (HEAD_CELL, "公文 表头"),
        (CELL, "公文 表格"),
        (IMPRINT, "公文 版记"),
        (BLANK, "公文 空行"),
        (FOOTER, "公文 页码"),
        (PICTURE, "公文 图片"),
        (CAPTION, "公文 图注"),
        (SLIP_LABEL, "公文 栏目"),
        (SLIP_CELL, "公文 栏目内容"),
        (LEVELS[0], "公文 一级标题"),
        (LEVELS[1], "公文 二级标题"),
        (LEVELS[2], "公文 三级标题"),
        (LEVELS[3], "公文 四级标题"),
    ];

    /// The name of a style.
    pub(super) fn name(id: &str) -> &'static str {
        NAMES.iter().find(|(known, _)| *known == id).map_or("", |(_, name)| name)
    }

    /// The style of this id or this name.
    pub(super) fn known(id: &str, name: &str) -> Option<&'static str> {
        NAMES.iter().find(|(known, called)| *known == id || *called == name).map(|(known, _)| *known)
    }
}

/// Keys of the document properties that are no elements of the front matter.
mod keys {
    /// The title's rows were broken by the engine, not by the author.
    pub(super) const TITLE_BREAKS: &str = "title_breaks";
    /// The masthead was written out; it does not follow from the issuers.
    pub(super) const MASTHEAD_WRITTEN: &str = "masthead_written";
}
