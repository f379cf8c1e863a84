//! Queries: new texts into which sentences of one document were pasted and edited.

use std::ops::Range;

use crate::archive::{Archive, Chance, Sentence, written};

/// What was done to the pasted sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    Exact,
    /// So many hundredths of the words were replaced.
    Replaced(u64),
    /// Sentences in another order, and clauses within them.
    Reordered,
    /// So many hundredths of the words were left out.
    LeftOut(u64),
}

impl Edit {
    pub const ALL: [Self; 6] =
        [Self::Exact, Self::Replaced(10), Self::Replaced(20), Self::Replaced(30), Self::Reordered, Self::LeftOut(30)];

    pub fn name(self) -> String {
        match self {
            Self::Exact => "exact".to_owned(),
            Self::Replaced(share) => format!("{share} % of words replaced"),
            Self::Reordered => "reordered".to_owned(),
            Self::LeftOut(share) => format!("{share} % of words left out"),
        }
    }
}

/// A query with what is true of it.
pub struct Case {
    pub text: String,
    /// The number of the document that it was pasted from.
    pub source: Option<u64>,
    /// Bytes of the pasted sentences.
    pub pasted: Vec<Range<usize>>,
}

/// A query that takes nothing from any document but the pool's clauses.
pub fn unrelated(archive: &Archive, characters: usize, chance: &mut Chance) -> Case {
    let text = archive.sentences(chance, characters).iter().map(written).collect();
    Case { text, source: None, pasted: Vec::new() }
}

/// A query with sentences of this document.
pub fn pasted(
    archive: &Archive,
    source: u64,
    (edit, sentences): (Edit, usize),
    characters: usize,
    chance: &mut Chance,
) -> Case {
    let mut blocks = chosen(&archive.document(source).1, sentences, chance);
    if edit == Edit::Reordered {
        // Every sentence on its own, none beside its old neighbour.
        blocks = blocks.into_iter().flatten().map(|sentence| vec![sentence]).collect();
        chance.shuffle(&mut blocks);
    }
    let blocks: Vec<Vec<String>> = blocks
        .into_iter()
        .map(|block| block.into_iter().map(|sentence| written(&edited(sentence, edit, archive, chance))).collect())
        .collect();
    let length: usize = blocks.iter().flatten().map(|sentence| sentence.chars().count()).sum();
    let mut fresh: Vec<String> =
        archive.sentences(chance, characters.saturating_sub(length)).iter().map(written).collect();
    let mut places: Vec<usize> = (0..blocks.len()).map(|_| chance.below(fresh.len() as u64 + 1) as usize).collect();
    places.sort_unstable();
    let mut case = Case { text: String::new(), source: Some(source), pasted: Vec::new() };
    let mut rest = fresh.drain(..);
    let mut written_so_far = 0;
    for (place, block) in places.into_iter().zip(blocks) {
        case.text.extend(rest.by_ref().take(place - written_so_far));
        written_so_far = place;
        for sentence in block {
            let start = case.text.len();
            case.text.push_str(&sentence);
            case.pasted.push(start..case.text.len());
        }
    }
    case.text.extend(rest);
    case
}

/// So many sentences of the document in runs of one to four, in its order.
fn chosen(sentences: &[Sentence], most: usize, chance: &mut Chance) -> Vec<Vec<Sentence>> {
    let mut blocks = Vec::new();
    let (mut at, mut left) = (0, most);
    while at < sentences.len() && 0 < left {
        let length = (1 + chance.below(4) as usize).min(left).min(sentences.len() - at);
        // As many are skipped as taken, as long as enough remain.
        let skipped = chance.below(3) as usize;
        let skipped = if at + skipped + left < sentences.len() { skipped } else { 0 };
        at += skipped;
        let end = (at + length).min(sentences.len());
        blocks.push(sentences[at..end].to_vec());
        left -= end - at;
        at = end;
    }
    blocks
}

fn edited(mut sentence: Sentence, edit: Edit, archive: &Archive, chance: &mut Chance) -> Sentence {
    match edit {
        Edit::Exact => {}
        Edit::Replaced(share) => {
            for word in sentence.iter_mut().flatten() {
                if chance.happens(share) {
                    *word = archive.any_word(chance);
                }
            }
        }
        Edit::Reordered => chance.shuffle(&mut sentence),
        Edit::LeftOut(share) => {
            for clause in &mut sentence {
                clause.retain(|_| !chance.happens(share));
            }
        }
    }
    sentence
}
