//! 成果链 Every item with what became of it within the span, and with the units whose items it carries.

use std::collections::HashMap;

use kernel::{MatterId, UnitId};

use super::Span;
use super::facts::{Fate, ItemFact, Ledger, OutcomeFact};

/// Items with their outcomes.
#[derive(Debug)]
pub(super) struct Chains<'a> {
    items: HashMap<MatterId, &'a ItemFact>,
    /// Who went into an item, directly or through another one.
    merged: HashMap<MatterId, Vec<&'a ItemFact>>,
    /// Those of the span, by item, then day, then id.
    outcomes: Vec<&'a OutcomeFact>,
}

impl<'a> Chains<'a> {
    /// Of the ledger, within the span.
    pub(super) fn of(ledger: &'a Ledger, span: Span) -> Self {
        let items: HashMap<MatterId, &ItemFact> = ledger.items.iter().map(|item| (item.id, item)).collect();
        let mut merged: HashMap<MatterId, Vec<&ItemFact>> = HashMap::new();
        for item in ledger.items.iter().filter(|item| into(item).is_some()) {
            for carrier in carriers(item, &items) {
                merged.entry(carrier).or_default().push(item);
            }
        }
        for parts in merged.values_mut() {
            parts.sort_unstable_by_key(|item| (item.reported_on, item.id));
        }
        let mut outcomes: Vec<&OutcomeFact> =
            ledger.outcomes.iter().filter(|outcome| span.contains(outcome.day)).collect();
        outcomes.sort_unstable_by_key(|outcome| (outcome.submission, outcome.day, outcome.id));
        Self { items, merged, outcomes }
    }

    /// Every item that something became of, with its outcomes from the first to the last.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'a ItemFact, &[&'a OutcomeFact])> {
        let chains = self.outcomes.chunk_by(|one, other| one.submission == other.submission);
        chains.filter_map(|chain| Some((*self.items.get(&chain.first()?.submission)?, chain)))
    }

    /// An item by its id.
    pub(super) fn item(&self, id: MatterId) -> Option<&'a ItemFact> {
        self.items.get(&id).copied()
    }

    /// The units that share in an item: its own first, then those whose items went into it, in the order in which they reported.
    pub(super) fn holders(&self, item: &ItemFact) -> Vec<UnitId> {
        let mut holders = vec![item.unit];
        for part in self.merged.get(&item.id).into_iter().flatten() {
            if !holders.contains(&part.unit) {
                holders.push(part.unit);
            }
        }
        holders
    }
}

fn into(item: &ItemFact) -> Option<MatterId> {
    match item.fate {
        Fate::Merged { into } => Some(into),
        Fate::Open | Fate::Returned | Fate::Adopted | Fate::Refused => None,
    }
}

/// The item that it went into, the one that that one went into, and so on; a circle, which no office makes, ends where it began.
fn carriers(item: &ItemFact, items: &HashMap<MatterId, &ItemFact>) -> Vec<MatterId> {
    let mut path = Vec::new();
    let mut next = into(item);
    while let Some(carrier) = next.filter(|carrier| *carrier != item.id && !path.contains(carrier)) {
        path.push(carrier);
        next = items.get(&carrier).and_then(|item| into(item));
    }
    path
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::ItemKind;

    fn unit(number: u128) -> UnitId {
        UnitId::new(uuid::Uuid::from_u128(number))
    }

    fn matter(number: u128) -> MatterId {
        MatterId::new(uuid::Uuid::from_u128(number))
    }

    /// The item of a unit, reported on a day of July.
    fn item(number: u128, of: u128, day: i8, fate: Fate) -> ItemFact {
        ItemFact {
            id: matter(number),
            unit: unit(of),
            title: format!("信息{number}"),
            kind: ItemKind::Problem,
            chars: 300,
            reported_on: date(2026, 7, day),
            fate,
            was_returned: false,
            forwarded: false,
            urgent: false,
            call: None,
        }
    }

    fn into(number: u128) -> Fate {
        Fate::Merged { into: matter(number) }
    }

    #[test]
    fn the_unit_whose_item_carries_the_others_comes_first_then_they_in_the_order_of_reporting() {
        let items = vec![
            item(1, 10, 9, Fate::Adopted),
            item(2, 20, 5, into(1)),
            item(3, 30, 3, into(1)),
            item(4, 40, 4, into(3)),
            item(5, 10, 1, into(1)),
        ];
        let ledger = Ledger { items, ..Ledger::default() };
        let chains = Chains::of(&ledger, "2026Q3".parse().expect("a span"));
        let holders = |number| chains.holders(chains.item(matter(number)).expect("is there"));
        assert_eq!(holders(1), [10, 30, 40, 20].map(unit), "并入的信息里又有别家的，也算一家；同一家只算一次");
        assert_eq!(holders(3), [30, 40].map(unit));
        assert_eq!(holders(2), [unit(20)], "并入之前自己的成果归自己");
    }

    #[test]
    fn a_circle_comes_to_an_end() {
        let ledger = Ledger { items: vec![item(1, 10, 1, into(2)), item(2, 20, 2, into(1))], ..Ledger::default() };
        let chains = Chains::of(&ledger, "2026Q3".parse().expect("a span"));
        assert_eq!(chains.holders(chains.item(matter(1)).expect("is there")), [10, 20].map(unit));
    }
}
