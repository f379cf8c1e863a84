//! What was computed from rows and can be computed again at any time, kept beside the database that it came from.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// One value of each kind that anybody keeps, such as a memory of texts that were read. It ends with the database and is never
/// rolled back: what goes in is to be found by everything that it was computed from.
#[derive(Default)]
pub(crate) struct Memo {
    kept: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl Memo {
    pub(crate) fn of<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut kept = self.kept.lock().expect("nothing panics while holding it");
        let one = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())).clone();
        drop(kept);
        one.downcast().expect("each kind is kept under its own name")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_kept_once() {
        let memo = Memo::default();
        *memo.of::<Mutex<u32>>().lock().expect("free") = 7;
        assert_eq!(*memo.of::<Mutex<u32>>().lock().expect("free"), 7);
        assert_eq!(*memo.of::<Mutex<String>>().lock().expect("free"), "");
    }
}
