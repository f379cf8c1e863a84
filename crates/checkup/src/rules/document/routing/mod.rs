//! 行文关

pub(crate) mod cites_incoming;
pub(crate) mod closing;
pub(crate) mod copy_downward;
pub(crate) mod department_orders;
pub(crate) mod form_of_address;
pub(crate) mod genre;
pub(crate) mod inner_office;
pub(crate) mod length;
pub(crate) mod necessity;
pub(crate) mod one_matter;
pub(crate) mod one_superior;
pub(crate) mod report_asks;
pub(crate) mod skipped_level;
pub(crate) mod to_person;
pub(crate) mod unrelated_organs;

use crate::document::finding::Gate;

/// The gate of this folder.
pub(crate) const GATE: Gate = Gate::Routing;
