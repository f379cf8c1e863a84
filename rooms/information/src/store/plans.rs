//! What SQLite says of the way of a statement, for the tests that no list walks the archive.

use store::{Sql, Tx};
use testkit::Office;
use webkit::Problem;

/// What stands before a statement whose plan is wanted.
pub(super) const ASK: &str = "explain query plan ";

/// Every step of these statements' plans, with the name of the statement.
pub(super) async fn steps<N>(office: &Office, asked: Vec<(N, Sql)>) -> Vec<(N, String)>
where
    N: Clone + Send + Sync + 'static,
{
    office
        .write(move |tx: &mut Tx| {
            let asked = asked.clone();
            Box::pin(async move {
                let mut told = Vec::new();
                for (name, sql) in asked {
                    for row in tx.all_built(sql).await? {
                        told.push((name.clone(), row.text("detail")?));
                    }
                }
                Ok::<_, Problem>(told)
            })
        })
        .await
}

/// The same where the statements have no names.
pub(super) async fn unnamed(office: &Office, asked: Vec<Sql>) -> Vec<String> {
    let asked = asked.into_iter().map(|sql| ((), sql)).collect();
    steps(office, asked).await.into_iter().map(|(_, step)| step).collect()
}
