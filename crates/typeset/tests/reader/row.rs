//! Characters of one page that stand on one baseline.

use super::{Character, Sheet};

/// How far baselines of one row may differ, in millimetres.
const SAME: f64 = 0.05;

/// Characters that stand on one baseline, from left to right.
#[derive(Debug, Clone)]
pub struct Row {
    /// The page, counted from 1.
    pub page: usize,
    /// The characters; blanks are left out.
    pub characters: Vec<Character>,
}

impl Row {
    /// Its words, without blanks.
    pub fn text(&self) -> String {
        self.characters.iter().map(|character| character.text.as_str()).collect()
    }

    /// Its first characters, for sentences.
    pub fn begins(&self) -> String {
        self.text().chars().take(10).collect()
    }

    /// Where its first character's pen begins.
    pub fn x(&self) -> f64 {
        self.first().x
    }

    /// Where its last character's pen ends.
    pub fn right(&self) -> f64 {
        self.last().right()
    }

    /// The middle of its boxes from the top of the paper.
    pub fn middle(&self) -> f64 {
        self.first().middle()
    }

    /// The size of its type.
    pub fn size(&self) -> f64 {
        self.first().size
    }

    /// Its first character.
    pub fn first(&self) -> &Character {
        self.characters.first().expect("a row has a character")
    }

    /// Its last character.
    pub fn last(&self) -> &Character {
        self.characters.last().expect("a row has a character")
    }
}

/// The rows of upright characters of a page, from the top.
pub fn rows(page: usize, sheet: &Sheet) -> Vec<Row> {
    let seen = |character: &&Character| character.upright && !character.text.trim().is_empty();
    let mut characters: Vec<Character> = sheet.characters.iter().filter(seen).cloned().collect();
    characters.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut rows: Vec<Row> = Vec::new();
    for character in characters {
        match rows.last_mut() {
            Some(row) if character.baseline - row.first().baseline < SAME => row.characters.push(character),
            Some(_) | None => rows.push(Row { page, characters: vec![character] }),
        }
    }
    for row in &mut rows {
        row.characters.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}
