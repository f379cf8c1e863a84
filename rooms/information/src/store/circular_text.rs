//! Grounds, orders and figures of a circular as text: they are kept as computed then, whatever policy says later.

use kernel::{Fact, MatterId, UnitId, Why};
use serde::{Deserialize, Serialize};
use store::StoreError;

use super::typed;
use crate::model::{FaultId, Figures, Order};
use crate::points::result::Ground;

/// The grounds of a name as stored.
pub(super) fn grounds_text(grounds: &[Ground]) -> String {
    text(&grounds.iter().map(GroundText::from).collect::<Vec<_>>())
}

/// The grounds of a name as computed then.
pub(super) fn grounds(text: &str) -> Result<Vec<Ground>, StoreError> {
    let grounds: Vec<GroundText> = typed("grounds", serde_json::from_str(text))?;
    Ok(grounds.into_iter().map(Ground::from).collect())
}

/// The order of a name as stored; empty where there is none.
pub(super) fn order_text(order: Option<&Order>) -> String {
    order.map(|order| text(&OrderText::from(order))).unwrap_or_default()
}

/// The order of a name, if there is one.
pub(super) fn order(text: &str) -> Result<Option<Order>, StoreError> {
    if text.is_empty() {
        return Ok(None);
    }
    let order: OrderText = typed("ordered", serde_json::from_str(text))?;
    Ok(Some(Order { earlier: order.earlier, why: order.why.into(), sentence: order.sentence }))
}

/// The figures of a line as stored.
pub(super) fn figures_text(figures: &Figures) -> String {
    let Figures { reported, counted, wanted, adopted, media, instructions, points, place } = *figures;
    text(&FiguresText { reported, counted, wanted, adopted, media, instructions, points, place })
}

/// The figures of a line as computed then.
pub(super) fn figures(text: &str) -> Result<Figures, StoreError> {
    let FiguresText { reported, counted, wanted, adopted, media, instructions, points, place } =
        typed("figures", serde_json::from_str(text))?;
    Ok(Figures { reported, counted, wanted, adopted, media, instructions, points, place })
}

#[derive(Serialize, Deserialize)]
struct WhyText {
    rule: String,
    title: String,
    basis: String,
    effective: String,
    policy: Option<String>,
    facts: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct GroundText {
    code: String,
    sentence: String,
    why: WhyText,
    items: Vec<MatterId>,
    faults: Vec<FaultId>,
}

#[derive(Serialize, Deserialize)]
struct OrderText {
    earlier: Vec<MatterId>,
    why: WhyText,
    sentence: String,
}

#[derive(Serialize, Deserialize)]
struct FiguresText {
    reported: u32,
    counted: u32,
    wanted: Option<u32>,
    adopted: [u32; 4],
    media: u32,
    instructions: u32,
    points: Option<i64>,
    place: Option<u32>,
}

impl From<&Why> for WhyText {
    fn from(why: &Why) -> Self {
        Self {
            rule: why.rule.clone(),
            title: why.title.clone(),
            basis: why.basis.clone(),
            effective: why.effective.clone(),
            policy: why.policy.clone(),
            facts: why.facts.iter().map(|fact| (fact.name.clone(), fact.value.clone())).collect(),
        }
    }
}

impl From<WhyText> for Why {
    fn from(why: WhyText) -> Self {
        let WhyText { rule, title, basis, effective, policy, facts } = why;
        let facts = facts.into_iter().map(|(name, value)| Fact::new(name, value)).collect();
        Self { rule, title, basis, effective, policy, facts }
    }
}

impl From<&Ground> for GroundText {
    fn from(ground: &Ground) -> Self {
        Self {
            code: ground.code.clone(),
            sentence: ground.sentence.clone(),
            why: WhyText::from(&ground.why),
            items: ground.items.clone(),
            faults: ground.faults.clone(),
        }
    }
}

impl From<GroundText> for Ground {
    fn from(ground: GroundText) -> Self {
        let GroundText { code, sentence, why, items, faults } = ground;
        Self { code, sentence, why: why.into(), items, faults }
    }
}

impl From<&Order> for OrderText {
    fn from(order: &Order) -> Self {
        Self { earlier: order.earlier.clone(), why: WhyText::from(&order.why), sentence: order.sentence.clone() }
    }
}

fn text<T: Serialize>(thing: &T) -> String {
    serde_json::to_string(thing).expect("plain text and numbers can be written as JSON")
}

/// The units of the grounds' faults are asked for by these ids.
pub(super) fn faults_of<'a>(names: impl Iterator<Item = (UnitId, &'a [Ground])>) -> Vec<(UnitId, FaultId)> {
    names
        .flat_map(|(unit, grounds)| {
            grounds.iter().flat_map(move |ground| ground.faults.iter().map(move |id| (unit, *id)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_computed_comes_back_word_for_word() {
        let why = Why {
            rule: "information.circular.circular_in_row".to_owned(),
            title: "连续通报".to_owned(),
            basis: "讲话 三（二）".to_owned(),
            effective: "2022-01-01".to_owned(),
            policy: Some("讲话口径（0123abcd）".to_owned()),
            facts: vec![Fact::new("轮次", "2025年、2026年")],
        };
        let ground = Ground {
            code: "nothing_reported".to_owned(),
            sentence: "全年未报信息".to_owned(),
            why: why.clone(),
            items: vec![MatterId::new(uuid::Uuid::from_u128(7))],
            faults: vec![FaultId::new(uuid::Uuid::from_u128(8))],
        };
        let known = [ground];
        assert_eq!(grounds(&grounds_text(&known)).expect("readable"), known);
        let given =
            Order { earlier: vec![MatterId::new(uuid::Uuid::from_u128(9))], why, sentence: "责令".to_owned() };
        assert_eq!(order(&order_text(Some(&given))).expect("readable"), Some(given));
        assert_eq!(order("").expect("nothing"), None);
        let line =
            Figures { reported: 9, wanted: Some(9), adopted: [4, 2, 1, 0], points: Some(2350), ..Figures::default() };
        assert_eq!(figures(&figures_text(&line)).expect("readable"), line);
    }
}
