//! Work that keeps a processor busy, beside those who serve requests.

use std::sync::LazyLock;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::problem::Problem;

/// As many at a time as there are processors, but one, which goes on serving.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Semaphore::new((processors - 1).max(1))
});

/// Does the work on a thread of its own, in its turn.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let _place = PLACES.acquire().await.map_err(|error| Problem::Broken(error.into()))?;
    spawn_blocking(work).await.map_err(|error| Problem::Broken(error.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_worked_out_comes_back_and_a_panic_is_a_problem() {
        assert_eq!(aside(|| 6 * 7).await.ok(), Some(42));
        assert!(aside(|| -> u8 { panic!("a fault of the work") }).await.is_err());
        assert_eq!(aside(|| 1).await.ok(), Some(1), "the place is free again");
    }
}
