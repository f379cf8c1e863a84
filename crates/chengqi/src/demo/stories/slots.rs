//! Fills the slots of a template (`demo/items/README.md`): names drawn once, sums from left to right, the unit, the place, the day.

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use jiff::civil::Date;

use super::chance::Chance;
use super::template::Template;

/// What a text is written from.
#[derive(Debug, Clone)]
pub struct Ground {
    /// `{unit}`
    pub unit: String,
    /// `{unit_short}`
    pub unit_short: String,
    /// `{place}`
    pub place: String,
    /// The day of the event: `{date}`, `{month}`, `{year}`.
    pub event: Date,
}

/// A text with its slots filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The title.
    pub title: String,
    /// The body.
    pub body: String,
    /// The body after editing, where the template has one.
    pub edited: Option<String>,
}

/// Fills title, body and edited body in this order; a name is drawn where it first stands.
pub fn fill(template: &Template, ground: &Ground, chance: &mut Chance) -> anyhow::Result<Filled> {
    let mut drawn = Drawn { ground, chance, numbers: BTreeMap::new() };
    let title = drawn.text(&template.title).with_context(|| template.title.clone())?;
    let body = drawn.text(&template.body).with_context(|| template.title.clone())?;
    let edited = template.edited.as_deref().map(|edited| drawn.text(edited)).transpose();
    Ok(Filled { title, body, edited: edited.with_context(|| template.title.clone())? })
}

struct Drawn<'a> {
    ground: &'a Ground,
    chance: &'a mut Chance,
    numbers: BTreeMap<String, i64>,
}

impl Drawn<'_> {
    fn text(&mut self, text: &str) -> anyhow::Result<String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').context("括号没有成对")?;
            filled.push_str(before);
            filled.push_str(&self.slot(slot)?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn slot(&mut self, slot: &str) -> anyhow::Result<String> {
        let Ground { unit, unit_short, place, event } = self.ground;
        Ok(match slot {
            "unit" => unit.clone(),
            "unit_short" => unit_short.clone(),
            "place" => place.clone(),
            "date" => format!("{}月{}日", event.month(), event.day()),
            "month" => event.month().to_string(),
            "year" => event.year().to_string(),
            _ => match slot.split_once(':') {
                Some((name, range)) => self.draw(name, range)?.to_string(),
                None => self.sum(slot)?.to_string(),
            },
        })
    }

    fn draw(&mut self, name: &str, range: &str) -> anyhow::Result<i64> {
        if let Some(known) = self.numbers.get(name) {
            return Ok(*known);
        }
        let (low, high) = range.split_once('-').with_context(|| format!("{{{name}:{range}}} 没有写明范围"))?;
        let number = self.chance.between(low.trim().parse()?, high.trim().parse()?);
        self.numbers.insert(name.to_owned(), number);
        Ok(number)
    }

    fn sum(&self, terms: &str) -> anyhow::Result<i64> {
        let (mut total, mut sign, mut name) = (0, 1, String::new());
        for letter in terms.chars().chain(['+']) {
            if letter != '+' && letter != '-' {
                name.push(letter);
                continue;
            }
            let Some(number) = self.numbers.get(&name) else { bail!("{{{terms}}} 中的 {name} 还没有抽取") };
            total += sign * number;
            sign = if letter == '-' { -1 } else { 1 };
            name.clear();
        }
        Ok(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn filled(title: &str, body: &str, edited: Option<&str>) -> anyhow::Result<Filled> {
        let mut template = Template::named(title);
        body.clone_into(&mut template.body);
        template.edited = edited.map(str::to_owned);
        let ground = Ground {
            unit: "青溪镇".to_owned(),
            unit_short: "青溪镇".to_owned(),
            place: "古渡村".to_owned(),
            event: date(2026, 3, 9),
        };
        fill(&template, &ground, &mut Chance::new(3))
    }

    #[test]
    fn a_name_keeps_its_number_through_title_body_and_edition() {
        let text = filled("修好{a:10-10}处", "共{a}处", Some("{a}处")).expect("fits");
        assert_eq!((text.title.as_str(), text.body.as_str()), ("修好10处", "共10处"));
        assert_eq!(text.edited.as_deref(), Some("10处"));
    }

    #[test]
    fn sums_are_worked_from_left_to_right() {
        let text = filled("题", "{a:10-10}、{b:3-3}、{c:2-2}：{a-b+c}，{a+b+c}，{a-b-c}", None).expect("fits");
        assert_eq!(text.body, "10、3、2：9，15，5");
    }

    #[test]
    fn place_and_day_come_from_the_event() {
        let text = filled("题", "{year}年{month}月，{date}，{unit}{place}", None).expect("fits");
        assert_eq!(text.body, "2026年3月，3月9日，青溪镇古渡村");
    }

    #[test]
    fn a_name_that_nobody_drew_is_an_error_that_names_it() {
        let refused = filled("题", "{zz}", None).expect_err("not drawn");
        assert!(format!("{refused:#}").contains("zz"), "{refused:#}");
    }

    #[test]
    fn every_shipped_template_can_be_filled() {
        let ground = Ground {
            unit: "青溪镇".to_owned(),
            unit_short: "青溪镇".to_owned(),
            place: "古渡村".to_owned(),
            event: date(2026, 3, 9),
        };
        for template in Template::all().expect("read") {
            for seed in 0..5 {
                let text = fill(&template, &ground, &mut Chance::new(seed)).expect("fits");
                assert!(!text.body.contains(['{', '}']), "{}", text.body);
                assert!(text.title.chars().count() <= 60, "{}", text.title);
            }
        }
    }
}
