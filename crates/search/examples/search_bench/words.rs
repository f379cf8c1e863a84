//! A made-up register: fixed seed, the same texts every time.

use search::Document;

/// Formulas that every office uses, so that some pieces stand in very many texts.
const FORMULAS: [&str; 16] = [
    "现将有关情况报告如下",
    "各级党组织高度重视",
    "下一步将",
    "群众反映强烈",
    "建立健全长效机制",
    "据统计",
    "截至目前",
    "同比增长",
    "针对存在的问题",
    "认真贯彻落实",
    "区委办公室",
    "停车难",
    "老旧小区改造",
    "优化营商环境",
    "安全生产",
    "征求意见",
];

/// A small generator of its own: the same numbers on every machine.
pub struct Chance(u64);

impl Chance {
    /// Starts from a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

/// Words of two characters, the first ones far more frequent than the last.
pub struct Words {
    words: Vec<String>,
    weights: Vec<usize>,
}

impl Words {
    /// 6,000 words of 2,500 characters, weighted by their rank.
    pub fn new(chance: &mut Chance) -> Self {
        let sign = |chance: &mut Chance| char::from_u32(0x4e00 + (chance.below(2500) * 8) as u32).unwrap_or('一');
        let words: Vec<String> = (0..6000).map(|_| [sign(chance), sign(chance)].iter().collect()).collect();
        let mut sum = 0;
        let weights = (0..words.len()).map(|rank| {
            sum += 1_000_000 / (rank + 10);
            sum
        });
        let weights = weights.collect();
        Self { words, weights }
    }

    fn word(&self, chance: &mut Chance) -> &str {
        let drawn = chance.below(self.weights.last().copied().unwrap_or(1));
        &self.words[self.weights.partition_point(|sum| *sum <= drawn)]
    }

    fn sentence(&self, chance: &mut Chance) -> String {
        let mut text = String::new();
        for part in 0..4 + chance.below(8) {
            match chance.below(12) {
                0 => text.push_str(FORMULAS[chance.below(FORMULAS.len())]),
                1 => text.push_str(&format!("{}.{}%", chance.below(90), chance.below(10))),
                _ => text.push_str(self.word(chance)),
            }
            if part % 4 == 3 {
                text.push('，');
            }
        }
        text.push('。');
        text
    }

    /// The matter with this number.
    pub fn document(&self, n: usize, chance: &mut Chance) -> Document {
        let unit = format!("0190a0b0-0000-7000-8000-{:012}", chance.below(60));
        let mut body = String::new();
        let length = 100 + chance.below(600);
        while body.chars().count() < length {
            body.push_str(&self.sentence(chance));
        }
        let title: String = (0..5 + chance.below(6)).map(|_| self.word(chance).to_owned()).collect();
        let numbers =
            if chance.below(3) == 0 { vec![format!("青办通报〔{}〕{n}号", 2020 + n % 7)] } else { Vec::new() };
        let mut audiences = vec![format!("unit:{unit}")];
        if chance.below(10) != 0 {
            let seat = |role| format!("seat:0190a0b0-0000-7000-8000-ffffffffffff:{role}");
            audiences.extend(["editor", "section_chief", "director"].map(seat));
        }
        Document {
            district: "qingxi".to_owned(),
            id: format!("0190a0b0-0000-7000-9000-{n:012}"),
            room: "information".to_owned(),
            kind: "submission".to_owned(),
            unit,
            state: ["draft", "reported", "adopted"][n % 3].to_owned(),
            persons: vec![format!("0190a0b0-0000-7000-a000-{:012}", chance.below(400))],
            day: 18_000 + (n / 50) as i64,
            since: 1_600_000_000 + n as i64 * 600,
            title,
            numbers,
            body,
            audiences,
            readers: None,
            sequence: n as u64,
        }
    }
}
