//! A generated archive: documents of about 2,000 characters, 30 % of them clauses from a pool that all documents draw on.

use std::collections::BTreeMap;

use likeness::{Day, DocMeta};

/// Characters of one document.
const DOCUMENT: usize = 2_000;
/// Share of the pool's clauses in a text, in hundredths of its characters.
const POOLED: u64 = 30;

/// Keeps the chance of forms apart from that of documents.
const FORMS: u64 = 0x5bd1_e995_0000_0001;

/// Chance that repeats itself (splitmix64).
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64, number: u64) -> Self {
        Self(seed ^ number.wrapping_mul(0xd134_2543_de82_ef95))
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub fn happens(&mut self, hundredths: u64) -> bool {
        self.below(100) < hundredths
    }

    pub fn of_list<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len() as u64) as usize]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at as u64 + 1) as usize);
        }
    }
}

/// A sentence: clauses of words.
pub type Sentence = Vec<Vec<String>>;

/// How a sentence is written.
pub fn written(sentence: &Sentence) -> String {
    let clauses: Vec<String> =
        sentence.iter().map(|clause| clause.concat()).filter(|clause| !clause.is_empty()).collect();
    if clauses.is_empty() { String::new() } else { format!("{}。", clauses.join("，")) }
}

/// The words, the pool, and the seed of everything.
pub struct Archive {
    seed: u64,
    words: BTreeMap<&'static str, Vec<&'static str>>,
    pool: Vec<Sentence>,
    /// So many documents one after the other are of one family.
    pub family: u64,
    /// Running sums of the weights by which the pool is drawn on.
    weights: Vec<u64>,
}

impl Archive {
    pub fn new(seed: u64, pool: usize, family: u64) -> Self {
        let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
        let words = lines.map(|line| {
            let mut words = line.split(' ');
            (words.next().expect("a line begins with its class"), words.collect())
        });
        let mut archive = Self { seed, words: words.collect(), pool: Vec::new(), family, weights: Vec::new() };
        let mut chance = Chance::of(seed, u64::MAX);
        let mut sum = 0;
        for rank in 0..pool {
            archive.pool.push(archive.pooled(&mut chance));
            // A few clauses are met everywhere, most of them now and then; the rarest has about a third of the mean.
            sum += (1e6 / ((rank + 1) as f64).powf(0.7)) as u64;
            archive.weights.push(sum);
        }
        archive
    }

    /// A document by its number: what is known of it, and its sentences.
    pub fn document(&self, number: u64) -> (DocMeta, Vec<Sentence>) {
        let mut chance = Chance::of(self.seed, number);
        let unit = format!("区{}局", self.word("organ", &mut chance));
        let title = format!("关于{}的{}", self.noun(&mut chance), self.word("genre", &mut chance));
        let date = Some(Day {
            year: 2015 + (number % 11) as u16,
            month: 1 + (number % 12) as u8,
            day: 1 + (number % 28) as u8,
        });
        let genre = self.word("genre", &mut chance).to_owned();
        let meta = DocMeta { sequence: number + 1, unit, genre, date, ..DocMeta::new(format!("doc-{number}"), title) };
        let mut sentences = self.sentences(&mut chance, DOCUMENT);
        if 1 < self.family {
            self.put_form(&mut sentences, number / self.family, &mut chance);
        }
        (meta, sentences)
    }

    /// Puts the sentences of the family's form, their figures filled anew, in place of two fifths of the document's own.
    fn put_form(&self, sentences: &mut [Sentence], family: u64, chance: &mut Chance) {
        let form = self.sentences(&mut Chance::of(self.seed ^ FORMS, family), DOCUMENT);
        for (sentence, blank) in sentences.iter_mut().zip(form) {
            if chance.happens(40) {
                *sentence = blank;
                for word in
                    sentence.iter_mut().flatten().filter(|word| word.starts_with(|first: char| first.is_ascii_digit()))
                {
                    let unit: String = word.chars().skip_while(char::is_ascii_digit).collect();
                    *word = format!("{}{unit}", 2 + chance.below(900));
                }
            }
        }
    }

    /// Sentences of so many characters together.
    pub fn sentences(&self, chance: &mut Chance, characters: usize) -> Vec<Sentence> {
        let (mut sentences, mut length, mut pooled) = (Vec::new(), 0, 0);
        while length < characters {
            let from_pool = (pooled as u64) * 100 < (length as u64) * POOLED && chance.happens(70);
            let sentence = if from_pool { self.drawn(chance) } else { self.own(chance) };
            let own_length = written(&sentence).chars().count();
            length += own_length;
            pooled += if from_pool { own_length } else { 0 };
            sentences.push(sentence);
        }
        sentences
    }

    /// Any word of running text, to take the place of another.
    pub fn any_word(&self, chance: &mut Chance) -> String {
        let class = *chance.of_list(&["head", "tail", "verb", "adverb", "adjective", "group", "result", "time"]);
        self.word(class, chance).to_owned()
    }

    fn drawn(&self, chance: &mut Chance) -> Sentence {
        let weight = chance.below(*self.weights.last().expect("the pool is not empty"));
        self.pool[self.weights.partition_point(|sum| *sum <= weight)].clone()
    }

    fn pooled(&self, chance: &mut Chance) -> Sentence {
        let mut sentence = Vec::new();
        for at in 0..2 + chance.below(2) {
            let mut clause = Vec::new();
            if at == 0 {
                clause.push(self.word("calllead", chance).to_owned());
            }
            for class in ["callway", "callverb", "callnoun"] {
                clause.push(self.word(class, chance).to_owned());
            }
            if chance.happens(40) {
                clause.extend(["和".to_owned(), self.word("callnoun", chance).to_owned()]);
            }
            sentence.push(clause);
        }
        if chance.happens(50) {
            sentence.push(vec![self.word("callend", chance).to_owned()]);
        }
        sentence
    }

    fn own(&self, chance: &mut Chance) -> Sentence {
        (0..2 + chance.below(3)).map(|_| self.clause(chance)).collect()
    }

    fn clause(&self, chance: &mut Chance) -> Vec<String> {
        const SHAPES: [&str; 16] = [
            "time place organ adverb verb adjective noun figure",
            "place group adverb verb noun",
            "organ joiner group verb noun figure",
            "reason noun joiner adverb verb place noun",
            "adjective noun joiner group verb result figure",
            "group joiner organ verb adjective noun",
            "figure noun joiner time adverb verb",
            "place noun result figure",
            "time group verb noun joiner verb noun",
            "organ reason noun adverb verb figure noun",
            "adverb verb place adjective noun",
            "noun joiner noun adverb verb",
            "group reason time verb noun figure",
            "place joiner place adverb verb adjective noun",
            "verb noun figure joiner verb noun figure",
            "adjective noun time result joiner organ verb",
        ];
        chance.of_list(&SHAPES).split(' ').flat_map(|part| self.part(part, chance)).collect()
    }

    fn part(&self, part: &str, chance: &mut Chance) -> Vec<String> {
        match part {
            "place" => {
                let place =
                    [self.word("syllable", chance), self.word("syllable", chance), self.word("placekind", chance)];
                vec![place.concat()]
            }
            "organ" => vec![format!("{}{}", self.word("organ", chance), self.word("organkind", chance))],
            "noun" => vec![self.word("head", chance).to_owned(), self.word("tail", chance).to_owned()],
            "figure" => vec![format!("{}{}", 2 + chance.below(900), self.word("unit", chance))],
            word => vec![self.word(word, chance).to_owned()],
        }
    }

    fn noun(&self, chance: &mut Chance) -> String {
        self.part("noun", chance).concat()
    }

    fn word(&self, class: &str, chance: &mut Chance) -> &'static str {
        chance.of_list::<&'static str>(&self.words[class])
    }
}
