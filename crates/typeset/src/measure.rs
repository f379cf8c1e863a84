//! What the pages must satisfy, measured on the pages themselves.

use std::collections::BTreeSet;

use gongwen::{Fault, page};

use crate::frames::Line;

/// How far a character may stand out of the type area before it counts as outside, in millimetres: hanging fractions of spacing.
const SLACK: f64 = 0.6;

/// Text that stands outside the type area. Page numbers and, on the first page of a letter, its head are meant to.
pub(crate) fn outside(lines: &[Line]) -> Vec<Fault> {
    let right = page::LEFT + page::AREA.0;
    let bottom = page::TOP + page::AREA.1;
    let out = lines.iter().filter(|line| {
        let numbers = bottom < line.top();
        let head = line.page == 1 && line.top() < page::TOP;
        let sideways = line.x < page::LEFT - SLACK || right + SLACK < line.right();
        let across = !head && !numbers && bottom + SLACK < line.bottom();
        !numbers && (sideways || across)
    });
    out.take(20)
        .map(|line| {
            let words: String = line.text.chars().take(12).collect();
            Fault::of(0, format!("第{}页“{words}”排到了版心外面；请断行、拆表或改为横排。", line.page))
        })
        .collect()
}

/// The page on which an element begins.
pub(crate) fn page_of(lines: &[Line], element: &str) -> Option<usize> {
    lines.iter().find(|line| line.element == element).map(|line| line.page)
}

/// The last page that carries words of the body before this element.
pub(crate) fn page_before(lines: &[Line], element: &str) -> Option<usize> {
    let at = lines.iter().position(|line| line.element == element)?;
    let bottom = page::TOP + page::AREA.1;
    lines[..at].iter().rev().find(|line| line.top() < bottom).map(|line| line.page)
}

/// How many rows of the grid hold text of the type area on this page.
pub(crate) fn rows_on(lines: &[Line], page: usize) -> usize {
    let bottom = page::TOP + page::AREA.1;
    let tops = lines.iter().filter(|line| line.page == page && page::TOP - 1.0 <= line.top() && line.top() < bottom);
    let rows: BTreeSet<i64> = tops.map(|line| ((line.top() - page::TOP) / page::PITCH).round() as i64).collect();
    rows.len()
}
