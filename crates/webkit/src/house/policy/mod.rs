//! 办法: the policy that the office goes by, for everybody to read, and the orders that change it (GEN-3, GEN-4).
//!
//! An order is a matter of kind `policy_order`: the section chief proposes a text with the number of the document that orders it, the
//! director puts it in force, and from its own dates on it counts. Read [`order`] (the words), [`rules`] (the law), [`decide`] (the
//! verbs); the rest carries them out.

pub mod act;
pub mod check;
pub mod decide;
pub mod enact;
pub mod examine;
pub mod list;
pub mod order;
pub mod propose;
pub mod refuse;
pub mod rules;
pub mod show;
pub mod store;
pub mod view;
pub mod withdraw;
