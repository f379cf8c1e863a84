//! The words that the office writes in the demonstration (`demo/reasons.toml`) and the places of the district (`demo/places.toml`).

use std::collections::BTreeMap;

use anyhow::Context;
use serde::Deserialize;

use super::chance::Chance;

/// Words of the office.
#[derive(Debug, Clone, Deserialize)]
pub struct Words {
    /// Refusals that teach, by standard.
    pub refusal: Vec<Refusal>,
    /// Returns, by field.
    #[serde(rename = "return")]
    pub returns: Vec<Return>,
    /// Telephone verification, by result.
    pub verification: Vec<Checked>,
    /// What departments answered, by unit and topic.
    pub solution: Vec<Solution>,
    /// Opinions of checkers.
    pub checker_opinion: Vec<Opinion>,
    /// Opinions of unit heads.
    pub head_opinion: Vec<Opinion>,
}

/// A refusal.
#[derive(Debug, Clone, Deserialize)]
pub struct Refusal {
    /// The standard's code.
    pub standard: String,
    /// What the unit reads.
    pub words: String,
    /// Words of the item by which it belongs to it.
    #[serde(default)]
    pub fits: Vec<String>,
}

/// A return.
#[derive(Debug, Clone, Deserialize)]
pub struct Return {
    /// Which field.
    pub field: String,
    /// What the unit reads.
    pub words: String,
}

/// A verification.
#[derive(Debug, Clone, Deserialize)]
pub struct Checked {
    /// confirmed, corrected or unclear
    pub result: String,
    /// What was asked and answered.
    pub words: String,
}

/// A department's answer.
#[derive(Debug, Clone, Deserialize)]
pub struct Solution {
    /// The department's key.
    pub unit: String,
    /// A word of the problem.
    pub topic: String,
    /// What was done.
    pub words: String,
}

/// An opinion at a gate.
#[derive(Debug, Clone, Deserialize)]
pub struct Opinion {
    /// pass or return
    pub verdict: String,
    /// The words.
    pub words: String,
}

#[derive(Deserialize)]
struct Places {
    place: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// Reads the words.
    pub fn read() -> anyhow::Result<Self> {
        toml::from_str(include_str!("../../../../../demo/reasons.toml")).context("demo/reasons.toml")
    }

    /// A refusal of this standard that belongs to the text.
    pub fn refusal(&self, standard: &str, text: &str, chance: &mut Chance) -> anyhow::Result<String> {
        let of_standard = || self.refusal.iter().filter(|refusal| refusal.standard == standard);
        let meant: Vec<_> = of_standard().filter(|one| one.fits.iter().any(|word| text.contains(word))).collect();
        let general: Vec<_> = of_standard().filter(|one| one.fits.is_empty()).collect();
        let among = if meant.is_empty() { general } else { meant };
        let one =
            chance.pick(&among).with_context(|| format!("demo/reasons.toml: 没有合用的“{standard}”不采用意见"))?;
        Ok(one.words.clone())
    }

    /// A verification with this result.
    pub fn verification(&self, result: &str, chance: &mut Chance) -> anyhow::Result<String> {
        let among: Vec<_> = self.verification.iter().filter(|one| one.result == result).collect();
        let one = chance.pick(&among).with_context(|| format!("demo/reasons.toml: 没有结果为 {result} 的核实记录"))?;
        Ok(one.words.clone())
    }

    /// An opinion with this verdict.
    pub fn opinion(among: &[Opinion], verdict: &str, chance: &mut Chance) -> anyhow::Result<String> {
        let among: Vec<_> = among.iter().filter(|one| one.verdict == verdict).collect();
        let one = chance.pick(&among).with_context(|| format!("demo/reasons.toml: 没有结论为 {verdict} 的意见"))?;
        Ok(one.words.clone())
    }

    /// The answer of the department that a problem belongs to, by its title before its keywords; none where the department is
    /// the very unit that raised it.
    pub fn solution(&self, unit: &str, title: &str, keywords: &[String]) -> Option<&Solution> {
        let by_title = self.solution.iter().find(|solution| title.contains(&solution.topic));
        let by_word = || self.solution.iter().find(|solution| keywords.contains(&solution.topic));
        by_title.or_else(by_word).filter(|solution| solution.unit != unit)
    }
}

/// The places of the district, by the unit they belong to.
pub fn places() -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let places: Places = toml::from_str(include_str!("../../../../../demo/places.toml")).context("demo/places.toml")?;
    Ok(places.place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_without_a_figure_is_not_told_to_drop_its_slogans() {
        let words = Words::read().expect("read");
        let told = words.refusal("elements", "近日，某局组织安全检查工作", &mut Chance::new(1)).expect("there is one");
        assert!(told.contains("没有一个数"), "{told}");
    }

    #[test]
    fn no_department_answers_its_own_problem() {
        let words = Words::read().expect("read");
        let asked = |unit| words.solution(unit, "末级渠道渗漏", &[]).map(|solution| solution.unit.clone());
        assert_eq!(asked("water"), None);
        assert_eq!(asked("hefeng").as_deref(), Some("water"));
    }

    #[test]
    fn a_lack_of_medicine_goes_to_health_though_the_bus_is_mentioned() {
        let words = Words::read().expect("read");
        let keywords = ["公交", "药品"].map(str::to_owned);
        let department = words.solution("songling", "村卫生室缺药品", &keywords).expect("there is one");
        assert_eq!(department.unit, "health");
    }
}
