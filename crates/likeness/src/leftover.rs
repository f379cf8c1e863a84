//! 残留 What stands in a copied passage only because it stood in the source: a foreign place, an old year, an abolished organ.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::meta::Day;

/// The office's own knowledge, handed over by the caller.
#[derive(Clone, Debug, Default)]
pub struct LocalFacts {
    /// Places that do not belong to the office's district.
    pub foreign_places: Vec<String>,
    /// Organs that are no more.
    pub abolished_organs: Vec<AbolishedOrgan>,
}

/// An organ that is no more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AbolishedOrgan {
    /// Its name.
    pub name: String,
    /// Who does its work now; empty if nobody.
    pub successor: String,
}

/// What kind of leftover it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftoverKind {
    /// 外地地名: a place of another district.
    ForeignPlace,
    /// 旧年份: the year of the source.
    OldYear,
    /// 已撤并机构: an organ that is no more.
    AbolishedOrgan,
}

/// Something left over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Bytes of the text that was asked about.
    pub here: Range<usize>,
    /// What it is.
    pub kind: LeftoverKind,
    /// What to say to the writer.
    pub sentence: String,
}

/// The office's words by their first character, made once for a query.
#[derive(Debug, Default)]
pub(crate) struct Terms<'f>(FxHashMap<char, Vec<Term<'f>>>);

#[derive(Clone, Copy, Debug)]
enum Term<'f> {
    Place(&'f str),
    Organ(&'f AbolishedOrgan),
}

impl<'f> Terms<'f> {
    pub(crate) fn of(facts: &'f LocalFacts) -> Self {
        let places = facts.foreign_places.iter().map(|place| Term::Place(place));
        let mut terms: FxHashMap<char, Vec<Term<'f>>> = FxHashMap::default();
        for term in places.chain(facts.abolished_organs.iter().map(Term::Organ)) {
            if let Some(first) = term.word().chars().next() {
                terms.entry(first).or_default().push(term);
            }
        }
        Self(terms)
    }
}

impl Term<'_> {
    fn word(&self) -> &str {
        match self {
            Self::Place(place) => place,
            Self::Organ(organ) => &organ.name,
        }
    }

    fn kind(&self) -> LeftoverKind {
        match self {
            Self::Place(_) => LeftoverKind::ForeignPlace,
            Self::Organ(_) => LeftoverKind::AbolishedOrgan,
        }
    }

    fn sentence(&self) -> String {
        match self {
            Self::Place(place) => format!("“{place}”是外地地名，来自原文，请核对"),
            Self::Organ(AbolishedOrgan { name, successor }) if successor.is_empty() => {
                format!("“{name}”已撤并，来自原文，请更新")
            }
            Self::Organ(AbolishedOrgan { name, successor }) => {
                format!("“{name}”已撤并，现为{successor}，来自原文，请更新")
            }
        }
    }
}

/// What is left over in the passage `here` of a text of which the source says `there`. Only what stands on both sides was taken over.
pub(crate) fn leftovers(
    text: &str,
    here: &Range<usize>,
    there: &str,
    days: (Option<Day>, Option<Day>),
    terms: &Terms<'_>,
) -> Vec<Leftover> {
    let passage = &text[here.clone()];
    let mut found = Vec::new();
    for (at, first) in passage.char_indices() {
        let begins = |term: &&Term<'_>| passage[at..].starts_with(term.word()) && there.contains(term.word());
        for term in terms.0.get(&first).into_iter().flatten().filter(begins) {
            let start = here.start + at;
            found.push(Leftover {
                here: start..start + term.word().len(),
                kind: term.kind(),
                sentence: term.sentence(),
            });
        }
    }
    if let (Some(own), Some(source)) = days {
        // The year in which the source was written, and the one after it, which a plan speaks of.
        for year in [source.year, source.year.saturating_add(1)].into_iter().filter(|year| *year < own.year) {
            let sentence = format!("“{year}年”是原文的年份，本文成于{}年，请核对", own.year);
            for word in [format!("{year}年"), format!("{}年", in_ideographs(year))] {
                for (at, _) in passage.match_indices(&word).filter(|_| there.contains(&word)) {
                    let start = here.start + at;
                    let kind = LeftoverKind::OldYear;
                    found.push(Leftover { here: start..start + word.len(), kind, sentence: sentence.clone() });
                }
            }
        }
    }
    found.sort_by_key(|leftover| leftover.here.start);
    found
}

fn in_ideographs(year: u16) -> String {
    let digit = |digit: char| digit.to_digit(10).and_then(|digit| "〇一二三四五六七八九".chars().nth(digit as usize));
    year.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, source: &str, years: (u16, u16)) -> Vec<String> {
        let day = |year| Some(Day { year, month: 6, day: 1 });
        let facts = LocalFacts {
            foreign_places: vec!["白石县".to_owned()],
            abolished_organs: vec![AbolishedOrgan {
                name: "区卫计局".to_owned(), successor: "区卫健局".to_owned()
            }],
        };
        let found = leftovers(text, &(0..text.len()), source, (day(years.0), day(years.1)), &Terms::of(&facts));
        found.into_iter().map(|leftover| text[leftover.here].to_owned()).collect()
    }

    #[test]
    fn what_came_with_the_source_is_told() {
        let text = "2023年，白石县会同区卫计局完成排查";
        assert_eq!(told(text, text, (2026, 2023)), ["2023年", "白石县", "区卫计局"]);
        assert_eq!(told("二〇二三年完成排查", "二〇二三年完成排查", (2026, 2023)), ["二〇二三年"]);
    }

    #[test]
    fn what_the_writer_put_there_himself_is_not() {
        assert_eq!(told("2023年，白石县完成排查", "2022年，翠湖镇完成排查", (2026, 2022)), [""; 0]);
        assert_eq!(told("2023年完成排查", "2023年完成排查", (2023, 2023)), [""; 0]);
        assert_eq!(told("自2018年以来", "自2018年以来", (2026, 2023)), [""; 0]);
    }
}
