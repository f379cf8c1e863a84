//! What must hold in every house after every story: nothing dangles, nothing happened without an entry.

use store::{Tx, args};
use webkit::{App, Problem};

/// A question whose every row is a fault.
const QUESTIONS: [(&str, &str); 8] = [
    (
        "a matter without a journal entry",
        "select m.id as what from matter m where m.district = $1
         and not exists (select 1 from journal j where j.district = m.district and j.matter = m.id)",
    ),
    (
        "a matter that nobody may see",
        "select m.id as what from matter m where m.district = $1
         and not exists (select 1 from matter_audience a where a.district = m.district and a.matter = m.id)",
    ),
    (
        "a task on a matter that is not there",
        "select t.id as what from task t where t.district = $1
         and not exists (select 1 from matter m where m.district = t.district and m.id = t.matter)",
    ),
    (
        "a task addressed to nobody",
        "select t.id as what from task t where t.district = $1 and t.person is null and (t.role is null or t.unit is null)",
    ),
    (
        "a task on a matter that its addressee may not see",
        "select t.id as what from task t where t.district = $1 and t.closed_at is null and not exists (
           select 1 from matter_audience a where a.district = t.district and a.matter = t.matter
           and (a.audience = 'person:' || t.person or a.audience = 'seat:' || t.unit || ':' || t.role))",
    ),
    (
        "an audience of a matter that is not there",
        "select a.matter as what from matter_audience a where a.district = $1
         and not exists (select 1 from matter m where m.district = a.district and m.id = a.matter)",
    ),
    (
        "a message to a person who is not there",
        "select n.id as what from notice n where n.district = $1
         and not exists (select 1 from person p where p.district = n.district and p.id = n.person)",
    ),
    (
        "a session of an account that is not there",
        "select s.id as what from session s where s.district = $1
         and not exists (select 1 from account a where a.district = s.district and a.id = s.account)",
    ),
];

/// Everything that does not hold.
pub(crate) async fn faults(app: &App) -> Vec<String> {
    let district = app.settings.district.clone();
    let asked = app.db.read(move |tx: &mut Tx| {
        let district = district.clone();
        Box::pin(async move {
            let mut faults = Vec::new();
            for (fault, sql) in QUESTIONS {
                for row in tx.all(sql, args![&district]).await? {
                    faults.push(format!("{fault}: {}", row.text("what")?));
                }
            }
            Ok::<_, Problem>(faults)
        })
    });
    asked.await.expect("the house's own tables can be read")
}
