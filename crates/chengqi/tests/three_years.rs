//! The demonstration's three years: as many items as meant, in the states that were meant, with a journal that holds.

use std::collections::BTreeMap;

use chengqi::demo;
use jiff::civil::date;
use store::{Args, args};
use webkit::{App, Problem};

async fn counted(app: &App, sql: &'static str, with: Args) -> i64 {
    let found = app.db.read(move |tx| {
        let with = with.clone();
        Box::pin(async move { Ok::<_, Problem>(tx.one(sql, with).await?.int("n")?) })
    });
    found.await.expect("counted")
}

async fn grouped(app: &App, sql: &'static str) -> BTreeMap<String, i64> {
    let found = app.db.read(move |tx| {
        Box::pin(async move {
            let rows = tx.all(sql, args![]).await?;
            rows.iter().map(|row| Ok::<_, Problem>((row.text("name")?, row.int("n")?))).collect()
        })
    });
    found.await.expect("counted")
}

/// What became of items, and what is on record about units (INF-4, INF-5, INF-6).
async fn accounts(app: &App) {
    let outcomes = "
select kind || ' ' || level as name, count(*) as n from information_outcome where withdrawn_at is null group by kind, level";
    let outcomes = grouped(app, outcomes).await;
    println!("outcomes {outcomes:?}");
    let wanted = [
        ("adopted district", 300),
        ("sent_up city", 60),
        ("adopted city", 20),
        ("adopted province", 3),
        ("instruction district", 10),
    ];
    for (kind, least) in wanted {
        let found = outcomes.get(kind).copied().unwrap_or_default();
        assert!(least <= found, "{found} outcomes are {kind}, not {least}: {outcomes:?}");
    }
    assert!(outcomes.keys().any(|kind| kind.starts_with("media")), "{outcomes:?}");
    let silent = "
select count(*) as n from information_issue_item i join matter m on m.district = i.district and m.id = i.issue
where m.state = 'issued' and not exists (select 1 from information_outcome o
  where o.district = i.district and o.issue = i.issue and o.submission = i.submission)";
    assert_eq!(counted(app, silent, args![]).await, 0, "every item of an issue that left has its outcome (INF-4)");
    let corrected = "select count(*) as n from information_outcome where withdrawn_reason <> ''";
    let corrected = counted(app, corrected, args![]).await;
    let faults = grouped(app, "select ground as name, count(*) as n from information_fault group by ground").await;
    let exempt = counted(app, "select count(*) as n from information_exemption", args![]).await;
    let classes = counted(app, "select count(*) as n from information_unit_class", args![]).await;
    println!("corrected {corrected}, faults {faults:?}, exemptions {exempt}, classes {classes}");
    assert!(0 < corrected, "an entry was corrected with a reason");
    for ground in ["late", "missed", "false", "error"] {
        assert!(faults.contains_key(ground), "no fault is {ground}: {faults:?}");
    }
    assert_eq!((exempt, classes), (3, 1));
}

/// Circulars, reviews and standings, and who has something to do on them (INF-6, INF-7, INF-9, INF-11).
async fn papers(app: &App) {
    let circulars = "
select c.kind || ' ' || m.state as name, count(*) as n from information_circular c join matter m on m.id = c.id
group by c.kind, m.state";
    let circulars = grouped(app, circulars).await;
    let names = "
select c.span || ' ' || n.unit_name as name, count(*) as n from information_circular_name n
join information_circular c on c.id = n.circular group by c.span, n.unit_name";
    println!("circulars {circulars:?}, names {:?}", grouped(app, names).await.keys());
    let wanted = [("regular issued", 4), ("criticism issued", 2), ("criticism hearing", 1)];
    for (kind, wanted) in wanted {
        assert_eq!(circulars.get(kind), Some(&wanted), "{kind}: {circulars:?}");
    }
    let gaps = "
select count(*) as n from (select kind, year, max(number) as last, count(number) as issued from information_circular
where number is not null group by kind, year) years where last <> issued";
    assert_eq!(counted(app, gaps, args![]).await, 0, "the numbers of circulars have no gaps (INF-6)");
    let signed = "select step as name, count(*) as n from information_circular_sign group by step";
    let signed = grouped(app, signed).await;
    assert_eq!((signed.get("director"), signed.get("leader")), (Some(&6), Some(&2)), "{signed:?}");
    let verdicts = "
select coalesce(verdict, '') as name, count(*) as n from information_circular_name where objection <> '' group by verdict";
    let verdicts = grouped(app, verdicts).await;
    println!("signed {signed:?}, objections {verdicts:?}");
    assert!(verdicts.get("overruled").is_some_and(|overruled| 1 <= *overruled), "{verdicts:?}");
    assert_eq!(verdicts.get(""), Some(&1), "one objection waits for its answer: {verdicts:?}");
    let ordered = "
select m.state || ' ' || u.short as name, count(*) as n from information_self_criticism s
join matter m on m.id = s.id join unit u on u.id = s.unit group by m.state, u.short";
    println!("self-criticisms {:?}", grouped(app, ordered).await);
    let reviews = "select state as name, count(*) as n from matter where kind = 'review' group by state";
    let reviews = grouped(app, reviews).await;
    println!("reviews {reviews:?}");
    for state in ["asked", "upheld", "not_upheld"] {
        assert_eq!(reviews.get(state), Some(&1), "{reviews:?}");
    }
    let standings = counted(app, "select count(*) as n from information_standing", args![]).await;
    let corrected = "select count(*) as n from information_standing where revision = 2 and reason <> ''";
    let corrected = counted(app, corrected, args![]).await;
    println!("standings {standings}, corrected {corrected}");
    assert!(10 <= standings, "{standings} standings of the district in the city");
    assert_eq!(corrected, 1, "what the city put right stands with its reason (INF-9)");

    let open = "
select coalesce(t.role, '') || ' ' || t.verb as name, count(*) as n from task t join matter m on m.id = t.matter
where m.kind in ('circular', 'review', 'self_criticism') and t.closed_at is null group by t.role, t.verb";
    let open = grouped(app, open).await;
    println!("to do {open:?}");
    for (who, what) in [
        ("unit-head", "acknowledge"),
        ("section-chief", "answer_objection"),
        ("director", "answer_objection"),
        ("section-chief", "answer_review"),
    ] {
        assert!(open.contains_key(&format!("{who} {what}")), "the {who} has nothing to {what}: {open:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_years_stand_in_every_room_as_the_office_left_them() {
    let folder = tempfile::tempdir().expect("a folder");
    #[expect(clippy::disallowed_methods, reason = "how long the first start takes is printed, never asserted")]
    let begun = std::time::Instant::now();
    let app = demo::open(folder.path(), 7, Some(demo::Today::Day(date(2026, 11, 23))))
        .await
        .expect("the demonstration opens");
    println!("seeded in {:?}", begun.elapsed());

    let states = "select state as name, count(*) as n from matter where kind = 'submission' group by state";
    let states = grouped(&app, states).await;
    println!("{states:?}");
    let all: i64 = states.values().sum();
    assert!((1_500..=2_000).contains(&all), "{all} items: {states:?}");
    let share = |state: &str| states.get(state).copied().unwrap_or_default() * 100 / all;
    assert!((30..=45).contains(&share("adopted")), "{states:?}");
    assert!((12..=22).contains(&share("reserved")), "{states:?}");
    assert!((20..=32).contains(&share("refused")), "{states:?}");
    assert!((3..=14).contains(&share("merged")), "{states:?}");

    let issues = "
select m.state as name, count(*) as n from matter m where m.kind = 'issue' group by m.state";
    let issues = grouped(&app, issues).await;
    println!("{issues:?}");
    for state in ["composing", "at_section_chief", "at_director", "at_leader"] {
        assert!(issues.contains_key(state), "nothing is {state}: {issues:?}");
    }
    let gaps = "
select count(*) as n from (select bulletin, year, max(number) as last, count(number) as issued from information_issue
where number is not null group by bulletin, year) years where last <> issued";
    assert_eq!(counted(&app, gaps, args![]).await, 0, "a bulletin's numbers have no gaps (INF-3)");

    let queue = "select count(*) as n from information_submission s join matter m on m.id = s.id
where m.state = 'reported' and s.taken_by is null";
    let queue = counted(&app, queue, args![]).await;
    assert!((14..=30).contains(&queue), "{queue} items wait for the section");
    let referrals = grouped(&app, "select state as name, count(*) as n from information_referral group by state").await;
    println!("queue {queue}, referrals {referrals:?}");
    assert!(referrals.get("sent").is_some_and(|waiting| 4 <= *waiting), "{referrals:?}");
    assert!(referrals.get("delivered").is_some_and(|done| 8 <= *done), "{referrals:?}");
    println!(
        "calls {:?}",
        grouped(&app, "select state as name, count(*) as n from information_call_unit group by state").await
    );

    accounts(&app).await;
    papers(&app).await;

    let mine = "
select m.state as name, count(*) as n from matter m join unit u on u.id = m.unit
where m.kind = 'submission' and u.short = '临江街道' and m.state in ('draft', 'returned', 'checking', 'approving') group by m.state";
    let mine = grouped(&app, mine).await;
    println!("临江街道 {mine:?}");
    for (state, wanted) in [("draft", 2), ("returned", 1), ("checking", 3), ("approving", 2)] {
        let found = mine.get(state).copied().unwrap_or_default();
        assert!(wanted <= found, "the card unit has {found} items in {state}, not {wanted}: {mine:?}");
    }

    let now = app.clock.now();
    let future = counted(&app, "select count(*) as n from journal where at > $1", args![now]).await;
    assert_eq!(future, 0, "nothing happens in the future");
    let backwards = "select count(*) as n from journal a join journal b on b.seq = a.seq + 1 where b.at < a.at";
    assert_eq!(counted(&app, backwards, args![]).await, 0, "the journal runs with time");
    let unread = counted(&app, "select count(*) as n from notice where read_at is null", args![]).await;
    assert!(0 < unread, "somebody has a message to read");
    let administered = "
select count(*) as n from matter_audience where audience in ('role:sysadmin', 'role:secadmin', 'role:auditor')";
    assert_eq!(counted(&app, administered, args![]).await, 0, "the three administrators see no item (SEC-1)");
    let report = store::verify(&app.db, |_, _| {}).await.expect("verified");
    assert!(report.is_clean(), "{report}");
    println!("journal rows {}", counted(&app, "select count(*) as n from journal", args![]).await);
}
