//! From a text to a set fit for use, or to everything that is wrong with the text.

use super::{Fault, Param, PolicyError, PolicySet, file};

impl PolicySet {
    /// A document that an office is founded on: read, and without a fault against the known keys.
    pub fn founding(text: &str, params: &[Param]) -> Result<Self, Vec<Fault>> {
        without_faults(readable(text)?, params)
    }

    /// This set with an order over it; every fault of the order's text, with its line, if there is one.
    pub fn ordered(&self, text: &str, params: &[Param]) -> Result<Self, Vec<Fault>> {
        without_faults(self.clone().under(readable(text)?), params)
    }
}

fn readable(text: &str) -> Result<PolicySet, Vec<Fault>> {
    let (_, rows) = file::read(text).map_err(|error| vec![unread(&error)])?;
    let mut doubled = Vec::new();
    for (place, (key, value)) in rows.iter().enumerate() {
        let same = rows.iter().take(place).find(|(k, v)| k == key && v.from == value.from && v.when == value.when);
        if let Some((_, first)) = same {
            let message = format!("与第{}行重复：同样的情形在 {} 有两个取值；请只留一个", first.line, value.from);
            doubled.push(Fault { line: value.line, key: key.clone(), message });
        }
    }
    if doubled.is_empty() { PolicySet::parse(text).map_err(|error| vec![unread(&error)]) } else { Err(doubled) }
}

fn without_faults(set: PolicySet, params: &[Param]) -> Result<PolicySet, Vec<Fault>> {
    let faults = set.faults(params);
    if faults.is_empty() { Ok(set) } else { Err(faults) }
}

fn unread(error: &PolicyError) -> Fault {
    match error {
        PolicyError::Unreadable { line, message } => {
            Fault { line: line.unwrap_or(1), key: String::new(), message: message.clone() }
        }
        PolicyError::Twice { key, line, .. } => Fault { line: *line, key: key.clone(), message: error.to_string() },
        PolicyError::NotInForce { key, .. } | PolicyError::WrongKind { key, .. } => {
            Fault { line: 1, key: key.clone(), message: error.to_string() }
        }
    }
}
