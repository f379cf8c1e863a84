//! Rule: the days off that the law itself gives, for a year without a published notice.
//!
//! 依据: 《全国年节及纪念日放假办法》, article 2 (the days) and article 6 (a day that falls on Saturday or Sunday is made
//! good on a working day), in the edition in force that year.
//! Why: the yearly notice moves weekends about, but it never takes a statutory day away; so this much can be said
//! before it is published, and no more. Which weekends will be worked is not guessed. Where two holidays fall on one
//! day the law gives no second day, so none is added.
//! Example: in 2027 春节 is off from 5 to 8 February (除夕 to 初三); the Saturday and Sunday in it are made good on
//! Tuesday 9 and Wednesday 10 February.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::feasts::{self, Feasts};

/// A day off by law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LegalDay {
    pub(crate) date: Date,
    pub(crate) name: String,
    /// The clause that gives it.
    pub(crate) clause: String,
}

/// The statutory days of `year` (article 2), in order, one entry a date. Empty outside the calendar's range.
pub(crate) fn statutory_days(year: i16) -> Vec<LegalDay> {
    let (Some(feasts), Some(edition)) = (feasts::of_year(year), edition_in_force(year)) else {
        return Vec::new();
    };
    let mut names: BTreeMap<Date, String> = BTreeMap::new();
    for holiday in edition.holidays {
        let first = holiday.anchor.in_year(year, &feasts).saturating_add(holiday.starts.days());
        for day in 0..holiday.days {
            let name = names.entry(first.saturating_add(day.days())).or_default();
            if !name.is_empty() {
                name.push('、');
            }
            name.push_str(holiday.name);
        }
    }
    let clause = format!("{}第二条", edition.citation);
    names.into_iter().map(|(date, name)| LegalDay { date, name, clause: clause.clone() }).collect()
}

/// The working days on which statutory days of a weekend are made good (article 6): the next working day that is free.
pub(crate) fn days_made_good(year: i16, statutory: &[LegalDay]) -> Vec<LegalDay> {
    let Some(edition) = edition_in_force(year) else {
        return Vec::new();
    };
    let mut made_good: Vec<LegalDay> = Vec::new();
    for day in statutory.iter().filter(|day| is_weekend(day.date)) {
        let mut date = day.date;
        while is_weekend(date) || statutory.iter().chain(&made_good).any(|taken| taken.date == date) {
            date = date.saturating_add(1.day());
        }
        made_good.push(LegalDay {
            date,
            name: format!("{}补假", day.name),
            clause: format!("{}第六条", edition.citation),
        });
    }
    made_good
}

/// Saturday or Sunday.
pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The rule that makes Saturdays and Sundays the weekly days of rest of state organs.
pub(crate) const WEEK_RULE: &str = "《国务院关于职工工作时间的规定》（1995年3月25日修订，国务院令第174号）第七条";

struct Edition {
    in_force_from: Date,
    citation: &'static str,
    holidays: &'static [Holiday],
}

struct Holiday {
    name: &'static str,
    anchor: Anchor,
    /// Days from the anchor to the first day off: -1 for a holiday that begins on the eve.
    starts: i32,
    days: i32,
}

enum Anchor {
    Fixed { month: i8, day: i8 },
    SpringFestival,
    Qingming,
    DragonBoat,
    MidAutumn,
}

impl Anchor {
    fn in_year(&self, year: i16, feasts: &Feasts) -> Date {
        match self {
            Anchor::Fixed { month, day } => date(year, *month, *day),
            Anchor::SpringFestival => feasts.spring_festival,
            Anchor::Qingming => feasts.qingming,
            Anchor::DragonBoat => feasts.dragon_boat,
            Anchor::MidAutumn => feasts.mid_autumn,
        }
    }
}

fn edition_in_force(year: i16) -> Option<&'static Edition> {
    let new_year = date(year.clamp(-9999, 9999), 1, 1);
    EDITIONS.iter().rev().find(|edition| edition.in_force_from <= new_year)
}

const fn holiday(name: &'static str, anchor: Anchor, starts: i32, days: i32) -> Holiday {
    Holiday { name, anchor, starts, days }
}

const NEW_YEAR: Anchor = Anchor::Fixed { month: 1, day: 1 };
const MAY_DAY: Anchor = Anchor::Fixed { month: 5, day: 1 };
const NATIONAL_DAY: Anchor = Anchor::Fixed { month: 10, day: 1 };

/// The editions of the law, oldest first. Each took effect at the turn of a year, or well before the first year here.
const EDITIONS: &[Edition] = &[
    Edition {
        in_force_from: date(1999, 9, 18),
        citation: "《全国年节及纪念日放假办法》（1999年9月18日修订，国务院令第270号）",
        holidays: &[
            holiday("元旦", NEW_YEAR, 0, 1),
            holiday("春节", Anchor::SpringFestival, 0, 3),
            holiday("劳动节", MAY_DAY, 0, 3),
            holiday("国庆节", NATIONAL_DAY, 0, 3),
        ],
    },
    Edition {
        in_force_from: date(2008, 1, 1),
        citation: "《全国年节及纪念日放假办法》（2007年12月14日修订，国务院令第513号）",
        holidays: &[
            holiday("元旦", NEW_YEAR, 0, 1),
            holiday("春节", Anchor::SpringFestival, -1, 3),
            holiday("清明节", Anchor::Qingming, 0, 1),
            holiday("劳动节", MAY_DAY, 0, 1),
            holiday("端午节", Anchor::DragonBoat, 0, 1),
            holiday("中秋节", Anchor::MidAutumn, 0, 1),
            holiday("国庆节", NATIONAL_DAY, 0, 3),
        ],
    },
    Edition {
        in_force_from: date(2014, 1, 1),
        citation: "《全国年节及纪念日放假办法》（2013年12月11日修订，国务院令第644号）",
        holidays: &[
            holiday("元旦", NEW_YEAR, 0, 1),
            holiday("春节", Anchor::SpringFestival, 0, 3),
            holiday("清明节", Anchor::Qingming, 0, 1),
            holiday("劳动节", MAY_DAY, 0, 1),
            holiday("端午节", Anchor::DragonBoat, 0, 1),
            holiday("中秋节", Anchor::MidAutumn, 0, 1),
            holiday("国庆节", NATIONAL_DAY, 0, 3),
        ],
    },
    Edition {
        in_force_from: date(2025, 1, 1),
        citation: "《全国年节及纪念日放假办法》（2024年11月10日修订，国务院令第795号）",
        holidays: &[
            holiday("元旦", NEW_YEAR, 0, 1),
            holiday("春节", Anchor::SpringFestival, -1, 4),
            holiday("清明节", Anchor::Qingming, 0, 1),
            holiday("劳动节", MAY_DAY, 0, 2),
            holiday("端午节", Anchor::DragonBoat, 0, 1),
            holiday("中秋节", Anchor::MidAutumn, 0, 1),
            holiday("国庆节", NATIONAL_DAY, 0, 3),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_edition_gives_its_number_of_days() {
        for (year, days) in [(2000, 10), (2007, 10), (2008, 11), (2013, 11), (2014, 11), (2024, 11), (2026, 13)] {
            assert_eq!(statutory_days(year).len(), days, "{year}");
        }
    }

    #[test]
    fn the_eve_belongs_to_the_holiday_only_where_the_edition_says_so() {
        let has = |year, date| statutory_days(year).iter().any(|day| day.date == date);
        assert!(has(2013, date(2013, 2, 9)));
        assert!(!has(2014, date(2014, 1, 30)));
        assert!(has(2027, date(2027, 2, 5)));
    }

    #[test]
    fn two_holidays_on_one_day_are_one_day_off() {
        let days = statutory_days(2031);
        assert_eq!(days.len(), 12);
        assert!(days.iter().any(|day| day.date == date(2031, 10, 1) && day.name == "中秋节、国庆节"));
    }

    #[test]
    fn outside_the_range_there_is_nothing_and_no_panic() {
        for year in [i16::MIN, 1999, 2100, i16::MAX] {
            assert!(statutory_days(year).is_empty());
            let _ = days_made_good(year, &[]);
        }
    }
}
