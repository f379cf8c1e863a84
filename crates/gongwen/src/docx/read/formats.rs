//! Styles and automatic numbers: what a paragraph inherits, and what stands before it without having been typed.

use std::collections::BTreeMap;

use super::tree::Node;
use crate::numerals::chinese;

/// What is known of a paragraph style.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub name: String,
    pub based_on: Option<String>,
    pub outline: Option<usize>,
    pub centred: Option<bool>,
    pub right: Option<bool>,
    pub size: Option<u32>,
    pub red: Option<bool>,
    pub hidden: bool,
    pub number: Option<(String, usize)>,
}

/// All styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    pub(super) fn of(root: Option<&Node>) -> Self {
        let mut styles = Self::default();
        for node in root.into_iter().flat_map(Node::nodes).filter(|node| &*node.name == "style") {
            let Some(id) = node.attribute("styleId") else { continue };
            if node.attribute("type") == Some("paragraph") && matches!(node.attribute("default"), Some("1" | "true")) {
                styles.default = Some(id.to_owned());
            }
            let mut style = Style {
                name: node.value(&["name"]).unwrap_or_default().to_lowercase(),
                based_on: node.value(&["basedOn"]).map(str::to_owned),
                ..Style::default()
            };
            let empty = Node::default();
            style.read(node.child("pPr").unwrap_or(&empty), node.child("rPr").unwrap_or(&empty));
            styles.all.insert(id.to_owned(), style);
        }
        styles
    }

    /// The style with everything that it inherits; the name is its own.
    pub(super) fn resolved(&self, id: Option<&str>) -> Style {
        let mut found = Style::default();
        let mut next = id.map(str::to_owned).or_else(|| self.default.clone());
        // A chain of styles that leads back to itself must end.
        for depth in 0..12 {
            let Some(style) = next.as_ref().and_then(|id| self.all.get(id)) else { break };
            if depth == 0 {
                found.name = style.name.clone();
            }
            found.outline = found.outline.or(style.outline).or_else(|| heading_level(&style.name));
            found.centred = found.centred.or(style.centred);
            found.right = found.right.or(style.right);
            found.size = found.size.or(style.size);
            found.red = found.red.or(style.red);
            found.hidden |= style.hidden;
            found.number = found.number.or_else(|| style.number.clone());
            next = style.based_on.clone();
        }
        found
    }
}

impl Style {
    /// Takes what the properties of a paragraph and of its letters say.
    pub(super) fn read(&mut self, paragraph: &Node, run: &Node) {
        let level = paragraph.value(&["outlineLvl"]).and_then(|level| level.parse::<usize>().ok());
        self.outline = level.filter(|level| *level < 9).or(self.outline);
        if let Some(align) = paragraph.value(&["jc"]) {
            self.centred = Some(align == "center");
            self.right = Some(matches!(align, "right" | "end"));
        }
        if let Some(number) = paragraph.child("numPr") {
            let id = number.value(&["numId"]).map(str::to_owned);
            let level = number.value(&["ilvl"]).and_then(|level| level.parse().ok()).unwrap_or(0);
            self.number = id.map(|id| (id, level)).or(self.number.take());
        }
        self.read_run(run);
    }

    /// Takes what the properties of letters say.
    pub(super) fn read_run(&mut self, run: &Node) {
        self.size = run.value(&["sz"]).and_then(|size| size.parse().ok()).or(self.size);
        self.red = run.value(&["color"]).map(is_red).or(self.red);
        self.hidden |= run.on(&["vanish"]) || run.on(&["webHidden"]) && run.child("webHidden").is_some();
    }
}

/// `heading 1`, `标题 1`, as programs name their own styles.
fn heading_level(name: &str) -> Option<usize> {
    let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?.trim();
    level.parse::<usize>().ok()?.checked_sub(1)
}

fn is_red(colour: &str) -> bool {
    let part = |at: usize| colour.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
    matches!((part(0), part(2), part(4)), (Some(red), Some(green), Some(blue)) if 160 < red && green < 90 && blue < 90)
}

/// One level of an automatic numbering.
#[derive(Debug, Clone)]
struct Counting {
    format: String,
    words: String,
    start: usize,
}

/// All automatic numberings, with how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, String>,
    levels: BTreeMap<(String, usize), Counting>,
    counts: BTreeMap<String, [usize; 9]>,
}

impl Numbering {
    pub(super) fn of(root: Option<&Node>) -> Self {
        let mut numbering = Self::default();
        for node in root.into_iter().flat_map(Node::nodes) {
            match &*node.name {
                "abstractNum" => {
                    let id = node.attribute("abstractNumId").unwrap_or_default().to_owned();
                    for level in node.nodes().filter(|level| &*level.name == "lvl") {
                        let at = level.attribute("ilvl").and_then(|at| at.parse().ok()).unwrap_or(0);
                        let counting = Counting {
                            format: level.value(&["numFmt"]).unwrap_or("decimal").to_owned(),
                            words: level.value(&["lvlText"]).unwrap_or_default().to_owned(),
                            start: level.value(&["start"]).and_then(|start| start.parse().ok()).unwrap_or(1),
                        };
                        numbering.levels.insert((id.clone(), at), counting);
                    }
                }
                "num" => {
                    let id = node.attribute("numId").unwrap_or_default().to_owned();
                    let list = node.value(&["abstractNumId"]).unwrap_or_default().to_owned();
                    numbering.lists.insert(id, list);
                }
                _ => {}
            }
        }
        numbering
    }

    /// What stands before the next paragraph of this list and level.
    pub(super) fn next(&mut self, id: &str, level: usize) -> Option<String> {
        let list = self.lists.get(id)?.clone();
        let level = level.min(8);
        let counting = self.levels.get(&(list.clone(), level))?.clone();
        let start = |at: usize| self.levels.get(&(list.clone(), at)).map_or(1, |counting| counting.start);
        let starts: Vec<usize> = (0..9).map(start).collect();
        let counts = self.counts.entry(list.clone()).or_insert([usize::MAX; 9]);
        counts[level] = if counts[level] == usize::MAX { starts[level] } else { counts[level].saturating_add(1) };
        counts[level + 1..].fill(usize::MAX);
        if counting.format == "bullet" {
            return Some(bullet(&counting.words));
        }
        let counts = *counts;
        let mut words = counting.words.clone();
        for at in 0..9 {
            let place = format!("%{}", at + 1);
            if words.contains(&place) {
                let number = if counts[at] == usize::MAX { starts[at] } else { counts[at] };
                let format =
                    self.levels.get(&(list.clone(), at)).map_or("decimal", |counting| counting.format.as_str());
                words = words.replace(&place, &written(format, number));
            }
        }
        Some(words)
    }
}

/// Bullets come as characters of symbol fonts, which mean nothing elsewhere.
fn bullet(words: &str) -> String {
    let known = words.chars().all(|c| crate::characters::strange(c).is_none());
    if known { words.to_owned() } else { "•".to_owned() }
}

fn written(format: &str, number: usize) -> String {
    let letter = |first: u8| char::from(first + (number.saturating_sub(1) % 26) as u8).to_string();
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "ideographDigital"
        | "taiwaneseCountingThousand"
        | "chineseLegalSimplified"
            if (1..100).contains(&number) =>
        {
            chinese(number)
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x2460 + number as u32 - 1).map(String::from).unwrap_or_default()
        }
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

fn roman(number: usize) -> String {
    let signs = [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number.min(399);
    let mut out = String::new();
    for (value, sign) in signs {
        while value <= left {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}
