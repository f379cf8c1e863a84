//! 适当调整 What the engine may turn while it looks for pages that satisfy the standard (GB/T 9704-2012 5.2.3).

use gongwen::page;
use gongwen::signature::BLANK;
use gongwen::typesetter::Order;

/// What the engine may turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tuning {
    /// How the document is asked for.
    pub order: Order,
    /// Rows on a page: 22, or one more or fewer where a signature would stand alone.
    pub rows: usize,
    /// Blank rows above a sealed signature.
    pub blank: usize,
    /// Where the addressees stand.
    pub addressees: Addressees,
    /// 移行 Rows left empty at the foot of the last page of the body, so that words go over to the page of the signature.
    pub push: usize,
    /// Page breaks before 版记, so that it stands on an even page.
    pub breaks: usize,
    /// A blank page before 版记, counted from 1: neither it nor the page of 版记 after it is numbered.
    pub silent: Option<usize>,
}

/// 主送机关 Where the addressees stand (9704 7.3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Addressees {
    /// Above the body.
    AboveBody,
    /// In 版记, since they would push the body off page 1.
    Imprint,
}

impl Tuning {
    /// Nothing turned.
    pub(crate) fn of(order: Order) -> Self {
        Self {
            order,
            rows: page::ROWS,
            blank: BLANK,
            addressees: Addressees::AboveBody,
            push: 0,
            breaks: 0,
            silent: None,
        }
    }

    /// From one row to the next, in millimetres: so many rows fill the type area.
    pub(crate) fn pitch(self) -> f64 {
        page::pitch(self.rows)
    }

    /// What was turned, in sentences.
    pub(crate) fn sentences(self) -> Vec<String> {
        let mut told = Vec::new();
        if self.addressees == Addressees::Imprint {
            told.push("主送机关较多，移到版记，使首页显示正文（GB/T 9704-2012 7.3.2）。".to_owned());
        }
        if self.rows != page::ROWS {
            told.push(format!("每页排{}行，使署名页有正文（GB/T 9704-2012 5.2.3、7.3.5）。", self.rows));
        }
        if self.blank != BLANK {
            told.push(format!("署名上方空{}行，使署名页有正文（GB/T 9704-2012 7.3.5）。", self.blank));
        }
        if 0 < self.push {
            told.push("正文最后一两行移到署名页，使署名页有正文（GB/T 9704-2012 5.2.3、7.3.5）。".to_owned());
        }
        if self.silent.is_some() {
            told.push(
                "版记排在最后的偶数页；前面的空白页和版记页不编页码（GB/T 33476.2-2016 7.3.1；GB/T 9704-2012 7.5）。"
                    .to_owned(),
            );
        } else if 0 < self.breaks {
            told.push("版记排在最后的偶数页（GB/T 33476.2-2016 7.3.1）。".to_owned());
        }
        told
    }
}
