//! 主体 (7.3): title, 主送, text with its headings, 附件说明 and 附件.

use gongwen::typesetter::Grid;
use gongwen::{Block, Body, Form, Level, page, shown};
use typeset::Face;

use super::laid::{CENTRE, Laid, RIGHT, Span, WITHIN};

/// Where a paragraph begins: two characters in (7.3.3).
const INDENT: f64 = page::LEFT + 2.0 * page::EM;
/// What may not begin a row.
const NOT_FIRST: &str = "。，、；：？！）》〉」』】〕”’％—…·℃%.,;:!?)]}²°～";
/// What may not end a row.
const NOT_LAST: &str = "（《〈「『【〔“‘([{—…①②③④⑤⑥⑦⑧⑨";

/// Checks the text; where it ended in the stream.
pub fn check(laid: &mut Laid, grid: Grid) -> usize {
    let mut at = 0;
    if laid.document.items.is_empty() {
        at = title_and_addressees(laid);
        let body = laid.document.body.clone();
        at = blocks(laid, &body, at, grid);
    } else {
        for item in laid.document.items.clone() {
            at = centred_title(laid, &item.title, at, "title of an article").map_or(at, |span| span.end());
            at = blocks(laid, &item.body, at, grid);
        }
    }
    at = enclosures(laid, at);
    for attachment in laid.document.attachments.clone() {
        let Some(body) = attachment.body else { continue };
        let several = 1 < laid.document.attachments.len();
        let number =
            laid.document.attachments.iter().position(|one| one.name == attachment.name).map_or(0, |at| at + 1);
        let after = attached(laid, &attachment.name, several.then_some(number), at);
        blocks(laid, &body, after, grid);
    }
    at
}

/// 标题 (7.3.1): 2号小标宋, every row centred, rows following each other; 主送 one blank row below, flush left (7.3.2).
fn title_and_addressees(laid: &mut Laid) -> usize {
    let title = laid.document.title.text();
    let head = shown::number(laid.document).and_then(|number| laid.seek(&number, 0)).map_or(0, |span| span.end());
    let titled = if title.is_empty() { None } else { centred_title(laid, &title, head, "title (7.3.1)") };
    let Some(titled) = titled else { return head };
    let row_of = |laid: &Laid, span: &Span| {
        let row = span.rows().pop().expect("words have a row");
        laid.grid(row.first().middle()).0
    };
    let (mut last, mut from) = (row_of(laid, &titled), titled.end());
    // 纪要 carry the day of the meeting below their title.
    let day = laid.document.date.map(|date| format!("（{}）", shown::date(date)));
    if let Some(day) = day.filter(|_| laid.document.form == Form::Minutes)
        && let Some(span) = laid.find(&day, from, "day of the meeting")
    {
        laid.near(1, "middle of the day of the meeting", CENTRE, span.centre_near(CENTRE));
        (last, from) = (row_of(laid, &span), span.end());
    }
    let listed = shown::list(&laid.document.to);
    let bulletin = laid.document.form == Form::Bulletin;
    let (row, from) = if listed.is_empty() || bulletin {
        (last + 2, from)
    } else {
        let Some(to) = laid.find(&format!("{listed}："), titled.end(), "主送机关 (7.3.2)") else {
            return titled.end();
        };
        for one in to.rows() {
            laid.near(one.page, "left edge of 主送机关 (7.3.2)", page::LEFT, one.x());
        }
        let found = laid.grid(to.first().middle()).0;
        laid.holds(
            found == last + 2,
            to.page,
            "主送机关 one blank row below the title (7.3.2)",
            &format!("row {}", last + 3),
            &format!("row {}", found + 1),
        );
        let end = row_of(laid, &to);
        (end + 1, to.end())
    };
    if let Some((page, character)) = laid.stream.get(from).cloned() {
        laid.holds(page == 1, page, "the first page shows text of the body (7.3.3)", "page 1", &format!("page {page}"));
        let found = laid.grid(character.middle()).0;
        let plain = (character.size - page::SIZE_3).abs() < 0.1;
        laid.holds(
            !plain || found == row,
            page,
            "first row of the body (7.3.3)",
            &format!("row {}", row + 1),
            &format!("row {}", found + 1),
        );
    }
    from
}

fn centred_title(laid: &mut Laid, title: &str, from: usize, element: &str) -> Option<Span> {
    let span = sized(laid, title, from, page::SIZE_2);
    laid.holds(span.is_some(), 0, element, &format!("“{title}” in 22 pt"), "nothing of the kind");
    let span = span?;
    let rows = span.rows();
    for row in &rows {
        laid.near(row.page, &format!("middle of {element}"), CENTRE, row.centre_near(CENTRE));
        laid.face(row.page, &format!("font of {element}"), row.first(), Face::Masthead);
    }
    for pair in rows.windows(2) {
        let gap = pair[1].first().middle() - pair[0].first().middle();
        if pair[0].page == pair[1].page {
            laid.near(pair[0].page, &format!("distance of the rows of {element}"), laid.pitch(), gap);
        }
    }
    Some(span)
}

/// The words in this size.
fn sized(laid: &Laid, words: &str, from: usize, size: f64) -> Option<Span> {
    let mut from = from;
    loop {
        let span = laid.seek(words, from)?;
        if (span.first().size - size).abs() < 0.1 {
            return Some(span);
        }
        from = span.begin + 1;
    }
}

/// 正文 (7.3.3): paragraphs two characters in, rows to the right edge, headings in the font of their level and never last on a page.
fn blocks(laid: &mut Laid, body: &Body, from: usize, grid: Grid) -> usize {
    let mut counts = shown::Counts::default();
    let mut at = from;
    for block in &body.blocks {
        match block {
            Block::Paragraph(text) => {
                let Some(span) = laid.find(text, at, "paragraph (7.3.3)") else { continue };
                paragraph(laid, &span, grid);
                at = span.end();
            }
            Block::Heading(heading) => {
                let label = counts.label(heading);
                let words = format!("{label}{}{}", heading.text, heading.run_in.as_deref().unwrap_or_default());
                let Some(span) = laid.find(&words, at, "heading (7.3.3)") else { continue };
                paragraph(laid, &span, grid);
                let (name, face) = match heading.level {
                    Level::First => ("font of a heading 一、 (7.3.3)", Face::Hei),
                    Level::Second => ("font of a heading （一） (7.3.3)", Face::Kai),
                    Level::Third => ("font of a heading 1. (7.3.3)", Face::FangSong),
                    Level::Fourth => ("font of a heading （1） (7.3.3)", Face::FangSong),
                };
                let word = span.characters[label.chars().count()].1.clone();
                laid.face(span.page, name, &word, face);
                at = span.end();
                let follows = laid.stream.get(at).map_or(span.page, |(page, _)| *page);
                let last = span.characters.last().map_or(span.page, |(page, _)| *page);
                let stands = heading.run_in.is_some() || follows == last || !laid.stream[at].1.upright;
                laid.holds(
                    stands,
                    last,
                    &format!("heading “{words}”"),
                    "followed by text on its page",
                    "last row of the page",
                );
            }
            // How a picture lies is seen among the lines and pictures of its page.
            Block::Picture(_) => {}
            Block::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()).filter(|cell| !cell.trim().is_empty())
                {
                    at = laid.find(cell, at, "cell of a table").map_or(at, |span| span.end());
                }
            }
        }
    }
    at
}

fn paragraph(laid: &mut Laid, span: &Span, grid: Grid) {
    let rows = span.rows();
    let count = rows.len();
    for (at, row) in rows.iter().enumerate() {
        let element = format!("row “{}”", row.text().chars().take(10).collect::<String>());
        let left = if at == 0 { INDENT } else { page::LEFT };
        // An opening mark at the beginning of a row is squeezed against the edge by half a character (标点挤压).
        let squeezed = if NOT_LAST.contains(&row.first().text) { page::EM / 2.0 } else { 0.0 };
        if squeezed == 0.0 || row.x() < left - squeezed - WITHIN || left + WITHIN < row.x() {
            laid.near(row.page, &format!("left edge of {element} (7.3.3)"), left, row.x());
        }
        laid.holds(
            (row.first().size - page::SIZE_3).abs() < 0.05,
            row.page,
            &format!("size of {element} (5.2.2)"),
            "16 pt",
            &format!("{:.2} pt", row.first().size),
        );
        if at + 1 < count {
            full(laid, row, &rows[at + 1].text(), at == 0, grid, &element);
        }
    }
}

/// A row that goes on ends at the right edge of the type area; of Chinese alone it has 28 characters in strict mode (5.2.3).
fn full(laid: &mut Laid, row: &Span, next: &str, is_first: bool, grid: Grid, element: &str) {
    let last = row.last();
    let mark = NOT_FIRST.contains(&last.text) || NOT_LAST.contains(&last.text);
    let chinese = row.characters.iter().all(|(_, one)| is_chinese(&one.text));
    let narrow =
        if mark && (grid == Grid::Compressed || !chinese) { row.right() - page::EM / 2.0 } else { row.right() };
    if WITHIN < (narrow - RIGHT).abs() {
        laid.near(row.page, &format!("right edge of {element} (5.2.3)"), RIGHT, row.right());
    }
    if grid == Grid::Compressed || !chinese {
        return;
    }
    let cells = row.characters.len() + if is_first { 2 } else { 0 };
    // A character that is followed by a mark which may not begin a row takes it along.
    let ahead: Vec<String> = next.chars().map(String::from).collect();
    let joined = ahead.iter().skip(1).take_while(|one| NOT_FIRST.contains(one.as_str())).count();
    let begins = ahead.first().map(String::as_str).unwrap_or_default();
    let stays = cells + 1 + joined > page::COLUMNS && 0 < joined;
    let pushed = stays || NOT_FIRST.contains(begins) || NOT_LAST.contains(begins) || !is_chinese(begins);
    laid.holds(
        cells == page::COLUMNS || (cells < page::COLUMNS && pushed),
        row.page,
        &format!("characters in {element} (5.2.3)"),
        "28, or fewer where 禁则 asks for it",
        &format!("{cells}, before “{}”", next.chars().take(4).collect::<String>()),
    );
    if cells == page::COLUMNS {
        let left = if is_first { INDENT } else { page::LEFT };
        for (at, (page, character)) in row.characters.iter().enumerate() {
            let wanted = left + at as f64 * page::EM;
            laid.near(*page, &format!("column {} of {element} (5.2.3)", at + 1), wanted, character.x);
        }
    }
}

/// Whether a character takes a whole place of the grid.
fn is_chinese(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}'))
}

/// 附件说明 (7.3.4): one blank row below the text, two characters in, names under one another.
fn enclosures(laid: &mut Laid, from: usize) -> usize {
    let names: Vec<String> = laid.document.attachments.iter().map(|one| one.name.clone()).collect();
    if names.is_empty() {
        return from;
    }
    let Some(lead) = laid.find("附件：", from, "附件说明 (7.3.4)") else { return from };
    laid.near(lead.page, "left edge of 附件说明 (7.3.4)", INDENT, lead.x());
    if let Some((page, before)) = from.checked_sub(1).and_then(|at| laid.stream.get(at)).cloned()
        && page == lead.page
        && (before.size - page::SIZE_3).abs() < 0.1
    {
        let (above, row) = (laid.grid(before.middle()).0, laid.grid(lead.first().middle()).0);
        laid.holds(
            row == above + 2,
            page,
            "附件说明 one blank row below the text (7.3.4)",
            &format!("row {}", above + 3),
            &format!("row {}", row + 1),
        );
    }
    let mut at = lead.end();
    let mut left = None;
    for (number, name) in names.iter().enumerate() {
        if 1 < names.len() {
            at = laid.find(&format!("{}.", number + 1), at, "number in 附件说明 (7.3.4)").map_or(at, |span| span.end());
        }
        let Some(span) = laid.find(name, at, "name in 附件说明 (7.3.4)") else { continue };
        let wanted = *left.get_or_insert(span.x());
        for row in span.rows() {
            laid.near(row.page, &format!("left edge of “{}” in 附件说明 (7.3.4)", row.text()), wanted, row.x());
        }
        at = span.end();
    }
    at
}

/// 附件 (7.3.7): on another page, “附件” and its number on row 1 flush left in 黑体, its title centred on row 3.
fn attached(laid: &mut Laid, name: &str, number: Option<usize>, from: usize) -> usize {
    let label = format!("附件{}", number.map(|number| number.to_string()).unwrap_or_default());
    let first_row = page::TOP + page::EM / 2.0;
    let on_top = |span: &Span| (span.first().middle() - first_row).abs() < 1.0;
    let mut at = from;
    let found = loop {
        match laid.seek(&label, at) {
            // A table that lies across takes its label and title with it.
            Some(span) if !span.first().upright => return turned(laid, &span, name),
            Some(span) if on_top(&span) => break Some(span),
            Some(span) => at = span.begin + 1,
            None => break None,
        }
    };
    laid.holds(found.is_some(), 0, &format!("{label} (7.3.7)"), "on the first row of a page", "nothing of the kind");
    let Some(span) = found else { return from };
    laid.near(span.page, &format!("row of {label} (7.3.7)"), first_row, span.first().middle());
    laid.near(span.page, &format!("left edge of {label} (7.3.7)"), page::LEFT, span.x());
    laid.face(span.page, &format!("font of {label} (7.3.7)"), span.first(), Face::Hei);
    let another = span.begin == 0 || laid.stream[span.begin - 1].0 < span.page;
    laid.holds(another, span.page, &format!("{label} (7.3.7)"), "first on its page", "other words before it");
    let Some(title) = centred_title(laid, name, span.end(), "title of an attachment (7.3.7)") else {
        return span.end();
    };
    let third = first_row + 2.0 * laid.pitch();
    laid.near(title.page, &format!("row 3 for the title of {label} (7.3.7)"), third, title.first().middle());
    title.end()
}

/// 附件 whose table lies across (第8章): its label first on its page and on its first row, seen with the page turned.
fn turned(laid: &mut Laid, label: &Span, name: &str) -> usize {
    let another = label.begin == 0 || laid.stream[label.begin - 1].0 < label.page;
    laid.holds(another, label.page, "label of a turned 附件 (7.3.7)", "first on its page", "other words before it");
    let left = label.characters.iter().map(|(_, one)| one.ink.x0).fold(f64::MAX, f64::min);
    laid.near(label.page, "row 1 of a turned 附件 (7.3.7)", page::LEFT, (left - 0.5).max(page::LEFT.min(left)));
    let found = laid.find(name, label.end(), "title of a turned 附件 (7.3.7)");
    found.map_or(label.end(), |span| span.end())
}
