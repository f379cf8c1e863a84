//! 归户 The ledger's rows by unit, sorted once, so that a whole district is judged in one pass.

use jiff::civil::Date;

use super::facts::{CallFact, ExemptionFact, FaultFact, ItemFact, Ledger, UnitFact};

/// What the ledger holds about one unit.
pub(super) struct Account<'a> {
    /// The unit.
    pub unit: &'a UnitFact,
    /// Its items of the days asked for, in any order.
    pub items: Vec<&'a ItemFact>,
    /// Calls to it, in the order of their limits.
    pub calls: Vec<&'a CallFact>,
    /// Its faults, in the order of their days.
    pub faults: Vec<&'a FaultFact>,
    /// Its exemptions.
    pub exemptions: Vec<&'a ExemptionFact>,
}

/// Every unit's account, in the order of the units' ids, with the items that left it from one day to another, both included. Rows of
/// units that the ledger does not name are left out.
pub(super) fn accounts(ledger: &Ledger, from: Date, to: Date) -> Vec<Account<'_>> {
    let mut units: Vec<&UnitFact> = ledger.units.iter().collect();
    units.sort_by_key(|unit| unit.id);
    let open =
        |unit| Account { unit, items: Vec::new(), calls: Vec::new(), faults: Vec::new(), exemptions: Vec::new() };
    let mut accounts: Vec<Account<'_>> = units.into_iter().map(open).collect();
    let within = |item: &&ItemFact| from <= item.reported_on && item.reported_on <= to;
    file(&mut accounts, ledger.items.iter().filter(within), |item| item.unit, |account, item| account.items.push(item));
    file(&mut accounts, ledger.calls.iter(), |call| call.unit, |account, call| account.calls.push(call));
    file(&mut accounts, ledger.faults.iter(), |fault| fault.unit, |account, fault| account.faults.push(fault));
    file(
        &mut accounts,
        ledger.exemptions.iter(),
        |exempt| exempt.unit,
        |account, exempt| account.exemptions.push(exempt),
    );
    for account in &mut accounts {
        account.calls.sort_by_key(|call| (call.due, call.call));
        account.faults.sort_by_key(|fault| (fault.day, fault.id));
    }
    accounts
}

fn file<'a, Row: 'a>(
    accounts: &mut [Account<'a>],
    rows: impl Iterator<Item = &'a Row>,
    unit: impl Fn(&Row) -> kernel::UnitId,
    put: impl Fn(&mut Account<'a>, &'a Row),
) {
    for row in rows {
        if let Ok(place) = accounts.binary_search_by_key(&unit(row), |account| account.unit.id) {
            put(&mut accounts[place], row);
        }
    }
}
