//! Passages of two texts beside each other, with the changed words marked.

use std::ops::Range;

use likeness::Passage;
use serde::Serialize;

/// A passage for programs: places in bytes, lines from 1.
#[derive(Debug, Serialize)]
pub(super) struct PassageJson {
    kind: &'static str,
    characters: usize,
    equal: usize,
    here: SideJson,
    there: SideJson,
    leftovers: Vec<String>,
}

#[derive(Debug, Serialize)]
struct SideJson {
    line: usize,
    start: usize,
    end: usize,
    text: String,
}

/// The passage for programs.
pub(super) fn json(passage: &Passage, here: &str, there: &str) -> PassageJson {
    PassageJson {
        kind: passage.kind.name(),
        characters: passage.characters,
        equal: passage.equal,
        here: side(here, &passage.here),
        there: side(there, &passage.there),
        leftovers: passage.leftovers.iter().map(|leftover| leftover.sentence.clone()).collect(),
    }
}

fn side(text: &str, range: &Range<usize>) -> SideJson {
    SideJson { line: line(text, range), start: range.start, end: range.end, text: text[range.clone()].to_owned() }
}

/// The passage for people.
pub(super) fn tell(passage: &Passage, here: &str, there: &str) {
    let changed = |one: fn(&likeness::Change) -> &Range<usize>| -> Vec<Range<usize>> {
        passage.changes.iter().map(|change| one(change).clone()).collect()
    };
    println!("  [{}] {}字，其中{}字相同", passage.kind.name(), passage.characters, passage.equal);
    let own = marked(here, &passage.here, &changed(|change| &change.here));
    println!("    本文第{}行：{own}", line(here, &passage.here));
    println!("    来源第{}行：{}", line(there, &passage.there), marked(there, &passage.there, &changed(|c| &c.there)));
    for leftover in &passage.leftovers {
        println!("    残留：{}", leftover.sentence);
    }
}

fn line(text: &str, range: &Range<usize>) -> usize {
    text[..range.start].matches('\n').count() + 1
}

/// The words of a passage in one line; what differs stands in 【】.
fn marked(text: &str, whole: &Range<usize>, changed: &[Range<usize>]) -> String {
    let (mut out, mut at) = (String::new(), whole.start);
    for range in
        changed.iter().filter(|range| whole.start <= range.start && range.end <= whole.end && !range.is_empty())
    {
        if at <= range.start {
            out.push_str(&text[at..range.start]);
            out.extend(["【", &text[range.clone()], "】"]);
            at = range.end;
        }
    }
    out.push_str(&text[at..whole.end]);
    out.replace('\n', "⏎")
}
