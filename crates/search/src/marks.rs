//! Up to where each district's journal is taken in, kept with the commit itself: documents and mark stand or fall together.

use std::collections::BTreeMap;

use crate::document::Mark;

/// The marks by district.
pub type Marks = BTreeMap<String, Mark>;

/// One line for each district: code, entry, seal.
pub fn written(marks: &Marks) -> String {
    let line = |(district, mark): (&String, &Mark)| format!("{district}\t{}\t{}\n", mark.sequence, mark.seal);
    marks.iter().map(line).collect()
}

/// Reads what [`written`] wrote; a line that can't be read is a district whose state is unknown and that is taken in anew.
pub fn read(text: &str) -> Marks {
    let line = |line: &str| {
        let mut parts = line.split('\t');
        let (district, sequence, seal) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        Some((district.to_owned(), Mark { sequence, seal: seal.to_owned() }))
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_as_they_were_written() {
        let mark = |sequence| Mark { sequence, seal: "a1b2".to_owned() };
        let marks = Marks::from([("qingxi".to_owned(), mark(7)), ("linjiang".to_owned(), mark(0))]);
        assert_eq!(read(&written(&marks)), marks);
        assert_eq!(read("qingxi\tseven\tx\nlinjiang\t3\n"), Marks::new());
    }
}
