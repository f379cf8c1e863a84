//! Table files (XLSX) that other people's programs open. A text stays a text, whatever it begins with.
//!
//! Cells are written as text or as numbers, never as formulas; a text that a program might take for a formula once somebody edits
//! the cell carries the mark by which such programs keep it a text (quote prefix), and so does no other.

use jiff::civil;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A count.
    Count(i64),
    /// Points, in hundredths.
    Points(i64),
    /// Nothing.
    Empty,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count, where there is one.
    #[must_use]
    pub fn maybe(count: Option<i64>) -> Self {
        count.map_or(Self::Empty, Self::Count)
    }
}

/// One table of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name: at most 31 characters, none of `[]:*?/\`.
    pub name: &'static str,
    /// What it is, in the first line.
    pub title: String,
    /// What each column is, with its width in characters.
    pub columns: Vec<(&'static str, u8)>,
    /// The lines.
    pub rows: Vec<Vec<Cell>>,
    /// Sentences under the table.
    pub notes: Vec<String>,
}

/// Characters with which a program may take a typed text for a formula or a command.
const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// The most characters that a cell holds.
const MOST_CHARS: usize = 32_767;

/// The file, made on this day.
pub fn file(tables: &[Table], day: civil::Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made =
        ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for table in tables {
        write(&mut book, table)?;
    }
    book.save_to_buffer()
}

fn write(book: &mut Workbook, table: &Table) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(14);
    let head = Format::new().set_bold().set_align(FormatAlign::Center).set_text_wrap();
    let plain = Format::new();
    let guarded = Format::new().set_quote_prefix();
    let points = Format::new().set_num_format("0.00");
    let sheet = book.add_worksheet();
    sheet.set_name(table.name)?;
    text(sheet, 0, 0, &table.title, &title, &title)?;
    for (column, (name, width)) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(column, f64::from(*width))?;
        text(sheet, 1, column, name, &head, &head)?;
    }
    sheet.set_freeze_panes(2, 1)?;
    for (line, row) in (2_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Text(said) => text(sheet, line, column, said, &plain, &guarded)?,
                Cell::Count(count) => {
                    sheet.write_number_with_format(line, column, float(*count), &plain)?;
                }
                Cell::Points(hundredths) => {
                    sheet.write_number_with_format(line, column, float(*hundredths) / 100.0, &points)?;
                }
                Cell::Empty => {}
            }
        }
    }
    let below = u32::try_from(table.rows.len()).unwrap_or(u32::MAX - 1_000) + 3;
    for (line, note) in (below..).zip(&table.notes) {
        text(sheet, line, 0, note, &plain, &guarded)?;
    }
    Ok(())
}

fn text(
    sheet: &mut rust_xlsxwriter::Worksheet,
    line: u32,
    column: u16,
    said: &str,
    plain: &Format,
    guarded: &Format,
) -> Result<(), XlsxError> {
    let said: String = said.chars().take(MOST_CHARS).collect();
    let format = if said.starts_with(DANGEROUS) { guarded } else { plain };
    sheet.write_string_with_format(line, column, said, format)?;
    Ok(())
}

/// A file holds numbers as floating point; counts and hundredths lie far within what that holds exactly.
#[expect(clippy::cast_precision_loss, reason = "fewer than 2^53 items or hundredths of points exist")]
const fn float(number: i64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zipped file");
        let mut text = String::new();
        archive.by_name(name).expect("the part is there").read_to_string(&mut text).expect("text");
        text
    }

    fn made(said: &[&str]) -> Vec<u8> {
        let rows = said.iter().map(|said| vec![Cell::text(*said), Cell::Count(3), Cell::Points(2_350)]).collect();
        let columns = vec![("标题", 40), ("条数", 8), ("积分", 8)];
        let table = Table { name: "明细", title: "二〇二六年".to_owned(), columns, rows, notes: Vec::new() };
        file(&[table], civil::date(2026, 11, 23)).expect("a table can be written")
    }

    #[test]
    fn a_text_that_looks_like_a_formula_is_written_as_text_and_marked_to_stay_one() {
        let bad = ["=cmd|' /C calc'!A0", "+1+1", "-1", "@sum(a1)", "\t=1", "\r=1"];
        let bytes = made(&bad);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no cell holds a formula: {sheet}");
        let strings = part(&bytes, "xl/sharedStrings.xml");
        assert!(strings.contains("=cmd|' /C calc'!A0") && strings.contains("+1+1"), "{strings}");
        for line in 3..9 {
            let cell = format!("<c r=\"A{line}\" s=\"");
            let at = sheet.find(&cell).unwrap_or_else(|| panic!("A{line} has a style: {sheet}"));
            let rest = &sheet[at + cell.len()..];
            let (style, rest) = rest.split_once('"').expect("closed");
            assert!(rest.starts_with(" t=\"s\""), "A{line} is a text");
            assert!(quoted(&part(&bytes, "xl/styles.xml"), style.parse().expect("a number")), "A{line} is marked");
        }
    }

    #[test]
    fn a_plain_text_is_not_marked_and_numbers_are_numbers() {
        let bytes = made(&["临江街道"]);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>3</v>") && sheet.contains("<v>23.5</v>"), "{sheet}");
        assert!(!part(&bytes, "xl/styles.xml").contains("quotePrefix"));
    }

    /// Whether the cell style of this place carries the mark.
    fn quoted(styles: &str, place: usize) -> bool {
        let (_, rest) = styles.split_once("<cellXfs").expect("there are cell styles");
        let (within, _) = rest.split_once("</cellXfs>").expect("closed");
        within.split("<xf ").nth(place + 1).expect("the style is there").contains("quotePrefix=\"1\"")
    }
}
