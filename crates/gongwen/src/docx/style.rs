//! 样式 What a file for word processors may look like where the standard leaves it open.

use crate::{page, signature};

/// Fonts, and what only the engine that laid the pages out knows.
#[derive(Debug, Clone, PartialEq)]
pub struct DocxStyle {
    /// 仿宋, for the text.
    pub fang: String,
    /// 楷体, for （一） and names.
    pub kai: String,
    /// 黑体, for 一、.
    pub hei: String,
    /// 小标宋, for title and masthead.
    pub title: String,
    /// 宋体, for page numbers.
    pub song: String,
    /// Letters and figures.
    pub latin: String,
    /// The rows of a title that its author left to the engine; None leaves the breaks to the word processor.
    pub title_rows: Option<Vec<String>>,
    /// What was adjusted so that the signature shares its page with words of the body.
    pub spacing: Spacing,
    /// Where 版记 goes.
    pub imprint: ImprintPlace,
}

/// 适当调整 What whoever laid the pages out adjusted (9704 5.2.3, 7.3.2, 7.3.5); without a change, what the standard says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spacing {
    /// Rows on a page.
    pub rows: usize,
    /// Blank rows above a signature under a seal.
    pub blank: usize,
    /// Where 主送 stands.
    pub addressees: Addressees,
    /// 移行
    pub ending: Ending,
}

/// 主送机关 Where the addressees stand (9704 7.3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addressees {
    /// Above the body.
    #[default]
    AboveBody,
    /// In 版记, since they would push the body off page 1.
    Imprint,
}

/// 移行 How the body ends where the signature would stand alone (9704 7.3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ending {
    /// As it falls.
    #[default]
    Falls,
    /// Its last rows go over to the page of the signature.
    Pushed,
}

impl Default for Spacing {
    fn default() -> Self {
        Self { rows: page::ROWS, blank: signature::BLANK, addressees: Addressees::AboveBody, ending: Ending::Falls }
    }
}

/// Where 版记 goes: at the foot of the last page, which is an even one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ImprintPlace {
    /// A floating table at the foot of the last page, with page breaks before it so that it is an even one by our count of the rows.
    LastEven,
    /// A floating table at the foot of the page; Word and WPS put it there, LibreOffice 7 leaves it after the text.
    Foot {
        /// Page breaks before it.
        breaks: usize,
    },
    /// After so much blank height, for programs that know no floating tables.
    Spaced {
        /// Page breaks before it.
        breaks: usize,
        /// The blank height in millimetres.
        free: f64,
    },
}

impl Default for DocxStyle {
    fn default() -> Self {
        Self {
            fang: "仿宋_GB2312".to_owned(),
            kai: "楷体_GB2312".to_owned(),
            hei: "黑体".to_owned(),
            title: "方正小标宋简体".to_owned(),
            song: "宋体".to_owned(),
            latin: "Times New Roman".to_owned(),
            title_rows: None,
            spacing: Spacing::default(),
            imprint: ImprintPlace::LastEven,
        }
    }
}
