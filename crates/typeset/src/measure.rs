//! What the pages must satisfy, measured on the pages themselves.

use gongwen::{Fault, page};

use crate::frames::Line;

/// How far a character may stand out of the type area before it counts as outside, in millimetres: hanging fractions of spacing.
const SLACK: f64 = 0.6;

/// Rows of text are farther from each other than this.
const SAME_ROW: f64 = 3.0;

/// Text that stands outside the type area. Page numbers and, on the first page of a letter, its head are meant to.
pub(crate) fn outside(lines: &[Line]) -> Vec<Fault> {
    let right = page::LEFT + page::AREA.0;
    let bottom = page::TOP + page::AREA.1;
    let out = lines.iter().filter(|line| {
        let head = line.page == 1 && line.top() < page::TOP;
        let sideways = line.x < page::LEFT - SLACK || right + SLACK < line.right();
        let across = !head && (line.top() < page::TOP - SLACK || bottom + SLACK < line.bottom());
        !is_page_number(line) && (sideways || across)
    });
    out.take(20)
        .map(|line| {
            let words: String = line.text.chars().take(12).collect();
            Fault::of(0, format!("第{}页“{words}”排到了版心外面；请断行、拆表或改为横排。", line.page))
        })
        .collect()
}

/// Whether words of the body stand on page 1 (7.3.2: 首页必须显示正文); true of a document without a body of its own.
pub(crate) fn body_begins_on_page_1(lines: &[Line]) -> bool {
    page_of(lines, "body").is_none_or(|page| page == 1)
}

/// The page on which the signature stands without words of the body, if it does.
pub(crate) fn page_of_lone_signature(lines: &[Line]) -> Option<usize> {
    let page = page_of(lines, "organ")?;
    (page_before(lines, "organ") != Some(page)).then_some(page)
}

/// Rows of the grid left empty under the words that stand before this element on the page before it.
pub(crate) fn rows_free_before(lines: &[Line], element: &str) -> usize {
    let Some(page) = page_before(lines, element) else { return 0 };
    let area = page::TOP + page::AREA.1;
    let bottoms = lines.iter().filter(|line| line.page == page && line.top() < area).map(Line::bottom);
    let lowest = bottoms.fold(page::TOP, f64::max);
    ((area - lowest) / page::PITCH).round().max(0.0) as usize
}

/// What brings 版记 to the last even page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ImprintTurn {
    /// Page breaks before it.
    pub breaks: usize,
    /// The page left blank before it.
    pub silent: Option<usize>,
}

/// Whether 版记 has to be turned to another page, seen on pages without a break before it: it needs the page after the words where it
/// doesn't fit under them, and an even one unless the form doesn't care.
pub(crate) fn imprint_turn(lines: &[Line], even: bool) -> Option<ImprintTurn> {
    let imprint = page_of(lines, "imprint")?;
    let words = page_before(lines, "imprint").unwrap_or(imprint);
    let wrong = even && !imprint.is_multiple_of(2);
    match (imprint == words, wrong) {
        (true, false) => None,
        (true, true) | (false, false) => Some(ImprintTurn { breaks: 1, silent: None }),
        (false, true) => Some(ImprintTurn { breaks: 2, silent: Some(words + 1) }),
    }
}

/// The page on which an element begins.
fn page_of(lines: &[Line], element: &str) -> Option<usize> {
    lines.iter().find(|line| line.element == element).map(|line| line.page)
}

/// The last page that carries words of the type area before this element.
fn page_before(lines: &[Line], element: &str) -> Option<usize> {
    let at = lines.iter().position(|line| line.element == element)?;
    let bottom = page::TOP + page::AREA.1;
    lines[..at].iter().rev().find(|line| line.top() < bottom).map(|line| line.page)
}

/// How many rows of text stand in the type area of this page.
pub(crate) fn rows_on(lines: &[Line], page: usize) -> usize {
    let there = lines.iter().filter(|line| line.page == page && page::TOP - 1.0 <= line.top() && !is_page_number(line));
    let mut middles: Vec<f64> = there.map(middle).collect();
    middles.sort_by(f64::total_cmp);
    middles.chunk_by(|one, next| next - one < SAME_ROW).count()
}

/// The dash of a page number stands 7 mm below the type area (7.5); nothing else stands there. Where fonts have the dash differs a little.
fn is_page_number(line: &Line) -> bool {
    (middle(line) - page::TOP - page::AREA.1 - page::PAGE_NUMBER_DOWN).abs() < 2.0 * SLACK
}

fn middle(line: &Line) -> f64 {
    (line.top() + line.bottom()) / 2.0
}
