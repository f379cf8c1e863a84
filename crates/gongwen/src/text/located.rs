//! Where in the text a fault of the whole document is to be mended.

use crate::check::Fault;

/// The faults with the line of the text that each is about: of its key, of the title, of the first attachment, of the text. What is not
/// written at all is told at the first line of the front matter.
#[must_use]
pub fn located(text: &str, faults: Vec<Fault>) -> Vec<Fault> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let begin = lines.iter().position(|line| *line == "---").unwrap_or_default();
    let end = lines.iter().skip(begin + 1).position(|line| *line == "---").map_or(lines.len(), |end| begin + 1 + end);
    let place = |key: &str| {
        let front = lines.get(begin..end).unwrap_or_default();
        let keyed = front.iter().position(|line| line.split_once('=').is_some_and(|(name, _)| name.trim() == key));
        let marked = |mark: &str| lines.iter().skip(end).position(|line| line.starts_with(mark)).map(|at| end + at);
        let found = keyed.map(|at| begin + at).or_else(|| match key {
            "title" => marked("# "),
            "attachments" => marked("@附件"),
            "note" => marked(">"),
            "body" => Some(end + 1),
            _ => None,
        });
        found.unwrap_or(begin).min(lines.len().saturating_sub(1)) + 1
    };
    let mut faults = faults;
    for fault in faults.iter_mut().filter(|fault| fault.line == 0) {
        fault.line = fault.key.as_deref().map_or(begin + 1, place);
    }
    faults.sort_by_key(|fault| fault.line);
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_whole_is_told_where_it_is_mended() {
        let text = "---\nform = \"公文\"\nissuers = [\"甲\"]\nprinted_on = 2026-01-01\ndate = 2026-02-01\n---\n# 关于甲。\n正文见附件。\n";
        let document = crate::text::read(text).expect("readable");
        let told = located(text, document.faults());
        let places: Vec<_> = told.iter().map(|fault| (fault.line, fault.key.as_deref().unwrap_or_default())).collect();
        assert_eq!(places, [(1, "to"), (1, "attachments"), (4, "printed_on"), (7, "title")]);
        assert_eq!(located("", vec![Fault::about("to", "甲")])[0].line, 1);
    }
}
