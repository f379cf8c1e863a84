//! Named lists of issues. Who may see is part of each query; every state is walked along an index, no further than the page needs.

use kernel::Actor;
use store::{Row, Sql, StoreError, Tx, args};
use webkit::matters::audiences;
use webkit::paging::{EXACT, PAGE, PageQuery, Total};

use crate::model::IssueState;

const COLUMNS: &str = "
select m.id, m.state, m.holder, m.since, m.version, i.bulletin, i.title, i.year, i.number, i.issued_at,
  b.title as bulletin_title,
  (select count(*) from information_issue_item t where t.district = m.district and t.issue = m.id) as items
from (select id, since from (";

// Each of them is there. `left` keeps every database from beginning at the other end, with all there are.
const WITH_THEM: &str = ") p
left join matter m on m.district = $1 and m.id = p.id
left join information_issue i on i.district = m.district and i.id = m.id
left join information_bulletin b on b.district = i.district and b.id = i.bulletin";

/// A page of the issues that the actor may see, the newest first.
pub async fn page(
    tx: &mut Tx,
    actor: &Actor,
    state: Option<IssueState>,
    page: PageQuery,
) -> Result<(Vec<Row>, Total), StoreError> {
    let states = state.as_ref().map_or(IssueState::ALL, std::slice::from_ref);
    let rows = tx.all_built(listed("", actor, states, page)).await?;
    let counted = tx.one_built(counted("", actor, states)).await?.int("n")?;
    Ok((rows, Total::of(counted)))
}

/// The issues of every bulletin that have not left, as far as the actor may see them; those first that have waited longest.
pub async fn unissued(tx: &mut Tx, actor: &Actor) -> Result<Vec<Row>, StoreError> {
    tx.all_built(waiting("", actor)).await
}

/// The rows of a page; `before` stands before the statement, so that a test may ask for its plan instead.
fn listed(before: &'static str, actor: &Actor, states: &[IssueState], page: PageQuery) -> Sql {
    let sql = Sql::with(before, args![&actor.district]).push(COLUMNS);
    let sql = seen(sql, actor, states, NEWEST, page.offset() + PAGE).push(") seen order by since desc, id desc limit ");
    sql.bind(PAGE).push(" offset ").bind(page.offset()).push(WITH_THEM).push(NEWEST)
}

fn counted(before: &'static str, actor: &Actor, states: &[IssueState]) -> Sql {
    let sql = Sql::with(before, args![&actor.district])
        .push("select count(*) as n from (select id /* of parts that each name the district */ from (");
    let sql = seen(sql, actor, states, "", EXACT + 1);
    sql.push(") seen limit ").bind(EXACT + 1).push(") counted")
}

fn waiting(before: &'static str, actor: &Actor) -> Sql {
    let open = [IssueState::Composing, IssueState::AtSectionChief, IssueState::AtDirector, IssueState::AtLeader];
    let sql = Sql::with(before, args![&actor.district]).push(COLUMNS);
    let sql = seen(sql, actor, &open, LONGEST, WAITING).push(") seen order by since, id limit ");
    sql.bind(WAITING).push(WITH_THEM).push(LONGEST)
}

/// Beyond this many that wait, nobody reads on.
const WAITING: i64 = 200;
const NEWEST: &str = " order by m.since desc, m.id desc";
const LONGEST: &str = " order by m.since, m.id";

/// The first `most` of every state. No issue comes twice.
fn seen(mut sql: Sql, actor: &Actor, states: &[IssueState], order: &'static str, most: i64) -> Sql {
    let mut between = "";
    for state in states {
        sql = sql.push(between).push(FROM_STATE).bind(state.code()).push(SHOWN).list(audiences(actor));
        sql = sql.push(")").push(order).push(" limit ").bind(most).push(") one");
        between = " union all ";
    }
    sql
}

const FROM_STATE: &str = "
select * from (select m.id, m.since from matter m
where m.district = $1 and m.room = 'information' and m.kind = 'issue' and m.state = ";

const SHOWN: &str = " and exists (select 1 from matter_audience a
where a.district = m.district and a.matter = m.id and a.audience in ";

#[cfg(test)]
mod tests {
    use kernel::Role;
    use kernel::actor::Tenure;
    use testkit::{Office, On, one};
    use webkit::house::HOUSE;

    use super::*;
    use crate::rules::people::{actor, unit};
    use crate::store::plans::{ASK, unnamed};

    #[tokio::test]
    async fn no_list_of_issues_walks_all_that_were_ever_printed() {
        one(On::Sqlite, &[HOUSE, crate::ROOM], async |office: &Office| {
            let actor = Actor { district: office.district(), ..actor(1, unit(1), Role::Reporter, Tenure::Own) };
            let page = PageQuery { page: 1 };
            let asked = vec![
                listed(ASK, &actor, IssueState::ALL, page),
                counted(ASK, &actor, IssueState::ALL),
                listed(ASK, &actor, &[IssueState::Issued], page),
                waiting(ASK, &actor),
            ];
            let told = unnamed(office, asked).await;
            let walked = |step: &&String| step.starts_with("SEARCH m ") || step.starts_with("SCAN m");
            let whole: Vec<_> =
                told.iter().filter(walked).filter(|step| !step.contains("state=?") && !step.contains("id=?")).collect();
            assert!(whole.is_empty(), "{whole:#?}");
            assert!(!told.iter().any(|step| step == "SCAN i" || step == "SCAN b"), "{told:#?}");
            assert!(told.iter().any(|step| step.contains("matter_list")), "the plans were read: {told:#?}");
        })
        .await;
    }
}
