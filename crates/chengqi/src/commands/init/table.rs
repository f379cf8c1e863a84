//! A table saved as CSV, in UTF-8 or in GBK as older office programs save it, read into rows that know their line.

/// The largest file that is read, in bytes: some ten thousand people.
pub const MOST: usize = 5 * 1024 * 1024;

/// One row, with the line of the file that it begins on.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The line, from 1.
    pub line: usize,
    /// The cells, without the blanks around them.
    pub cells: Vec<String>,
}

/// Reads the rows; those without any content are left out.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, String> {
    if MOST < bytes.len() {
        return Err(format!("文件超过 {} MB，不像是单位和人员表", MOST / 1024 / 1024));
    }
    let text = decode(bytes)?;
    let mut rows = cells(&text)?;
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Ok(rows)
}

fn decode(bytes: &[u8]) -> Result<String, String> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err("这是表格文件，不是 CSV；请在 WPS 或 Excel 中“另存为”CSV 后再导入".to_owned());
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err("文件是 UTF-16 编码；请另存为“CSV UTF-8”或普通 CSV".to_owned());
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    // GB 18030 takes in GBK and GB 2312.
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned)
        .ok_or_else(|| "文件既不是 UTF-8 也不是 GBK 编码；请另存为“CSV UTF-8”".to_owned())
}

/// RFC 4180: quoted cells may hold commas, line ends and doubled quotes.
fn cells(text: &str) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let (mut cell, mut line, mut quoted) = (String::new(), 1, None);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, quoted) {
            ('"', Some(_)) if characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            ('"', Some(_)) => quoted = None,
            ('"', None) if cell.trim().is_empty() => {
                cell.clear();
                quoted = Some(line);
            }
            (',', None) => row.cells.push(trimmed(&mut cell)),
            ('\r', None) if characters.peek() == Some(&'\n') => {}
            ('\n' | '\r', None) => {
                row.cells.push(trimmed(&mut cell));
                line += 1;
                rows.push(std::mem::replace(&mut row, Row { line, cells: Vec::new() }));
            }
            (other, within) => {
                line += usize::from(other == '\n' && within.is_some());
                cell.push(other);
            }
        }
    }
    if let Some(begun) = quoted {
        return Err(format!("第 {begun} 行的引号没有配对"));
    }
    if !cell.is_empty() || !row.cells.is_empty() {
        row.cells.push(trimmed(&mut cell));
        rows.push(row);
    }
    Ok(rows)
}

/// The cell without blanks around it; the wide blank U+3000 is one as well.
fn trimmed(cell: &mut String) -> String {
    std::mem::take(cell).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, Vec<String>)> {
        read(text.as_bytes()).expect("readable").into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn quotes_hold_commas_and_line_ends_and_the_line_is_right() {
        let rows = told("单位,人员\r\n\"临江,街道\",\"王\"\"小\n明\"\r\n\r\n,\n南湖街道,　李四 \n");
        let cells = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(rows[0], (1, cells(&["单位", "人员"])));
        assert_eq!(rows[1], (2, cells(&["临江,街道", "王\"小\n明"])));
        assert_eq!(rows[2], (6, cells(&["南湖街道", "李四"])));
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn gbk_and_utf_8_with_a_mark_read_the_same() {
        let text = "单位,人员\n临江街道,王小明\n";
        let (gbk, _, lossy) = encoding_rs::GBK.encode(text);
        assert!(!lossy);
        assert_eq!(read(&gbk), read(text.as_bytes()));
        assert_eq!(read(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), read(text.as_bytes()));
    }

    #[test]
    fn what_is_no_csv_is_told_with_the_way_out() {
        for (bytes, said) in [
            (&b"PK\x03\x04xx"[..], "另存为"),
            (b"\xff\xfea\0", "UTF-16"),
            (b"\xff\xff\xff", "GBK"),
            (b"a,\"b\n", "第 1 行"),
        ] {
            let told = read(bytes).expect_err(said);
            assert!(told.contains(said), "{told}");
        }
    }
}
