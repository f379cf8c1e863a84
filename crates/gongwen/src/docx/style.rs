//! 样式 What a file for word processors may look like where the standard leaves it open.

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
    /// Where 版记 goes.
    pub imprint: ImprintPlace,
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
            imprint: ImprintPlace::LastEven,
        }
    }
}
