//! The box of the house, and how what it finds follows the journal (GEN-2). The index itself is tested where it is made; here a plain
//! list takes its place.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use futures::future::BoxFuture;
use jiff::SignedDuration;
use kernel::journal::Entry;
use kernel::{DistrictId, MatterId, Role, UnitId, UnitKind};
use serde_json::{Value, json};
use store::{Tx, args};
use testkit::{Client, Office, On, both};
use webkit::house::HOUSE;
use webkit::matters::{self, Advance, Audience};
use webkit::search::feed::{self, Round};
use webkit::search::{Document, Found, Hit, Mark, Place, Question, SearchFault, Searcher, Snippet, Text};
use webkit::{Problem, Room};

/// A room whose every matter has a text of its own, with a narrower circle where the title says so.
const ROOM: Room = Room { search: Some(texts), ..Room::bare("trial", "试用") };

fn texts<'c>(
    tx: &'c mut Tx,
    district: &'c DistrictId,
    matters: &'c [MatterId],
) -> BoxFuture<'c, Result<Vec<Text>, Problem>> {
    Box::pin(async move {
        let mut texts = Vec::new();
        for matter in matters {
            let sql = "select title from matter where district = $1 and id = $2";
            let title = tx.one(sql, args![district, *matter]).await?.text("title")?;
            let readers = title.contains("内部").then(|| vec![Audience::Role(Role::Director)]);
            texts.push(Text { matter: *matter, body: format!("{title}的正文"), persons: Vec::new(), readers });
        }
        Ok(texts)
    })
}

/// A plain list in the place of the index.
#[derive(Default)]
struct List {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    open: bool,
    documents: BTreeMap<MatterId, Document>,
    mark: Option<Mark>,
    /// How often it was emptied.
    emptied: usize,
    /// Fails the next taking in.
    full: bool,
    /// Fails every question.
    broken: bool,
}

impl List {
    fn with<T>(&self, look: impl FnOnce(&mut Kept) -> T) -> T {
        look(&mut self.kept.lock().expect("no test panics while it holds this"))
    }

    fn titles(&self) -> Vec<String> {
        let mut titles: Vec<String> =
            self.with(|kept| kept.documents.values().map(|document| document.title.clone()).collect());
        titles.sort_unstable();
        titles
    }

    fn seq(&self) -> i64 {
        self.with(|kept| kept.mark.as_ref().expect("taken in").seq)
    }
}

impl Searcher for List {
    fn open(&self) -> Result<(), SearchFault> {
        self.with(|kept| kept.open = true);
        Ok(())
    }

    fn mark(&self, _: &DistrictId) -> Option<Mark> {
        self.with(|kept| kept.mark.clone())
    }

    fn take(&self, _: &DistrictId, documents: &[Document], mark: Option<&Mark>) -> Result<(), SearchFault> {
        self.with(|kept| {
            assert!(kept.open, "opened first");
            if std::mem::take(&mut kept.full) {
                return Err(SearchFault("磁盘已满".to_owned()));
            }
            kept.documents.extend(documents.iter().map(|document| (document.matter, document.clone())));
            kept.mark = mark.cloned();
            Ok(())
        })
    }

    fn forget(&self, _: &DistrictId) -> Result<(), SearchFault> {
        self.start_over()
    }

    fn start_over(&self) -> Result<(), SearchFault> {
        self.with(|kept| {
            kept.documents.clear();
            kept.mark = None;
            kept.emptied += 1;
        });
        Ok(())
    }

    fn rest(&self) -> Result<(), SearchFault> {
        Ok(())
    }

    fn find(&self, question: &Question) -> Result<Found, SearchFault> {
        self.with(|kept| {
            if kept.broken {
                return Err(SearchFault("读不出".to_owned()));
            }
            let mine = |codes: &Vec<String>| codes.iter().any(|code| question.audiences.contains(code));
            let fits = |document: &&Document| {
                let read = document.readers.as_ref().is_none_or(mine) && document.body.contains(&question.words);
                let head = document.title.contains(&question.words) || document.numbers.contains(&question.words);
                let unit = question.named_units.contains(&document.unit);
                let state = question.filter.state.as_ref().is_none_or(|state| *state == document.state);
                let days = question.filter.from.is_none_or(|from| from <= document.day);
                mine(&document.audiences) && (read || head || unit) && state && days
            };
            let all: Vec<&Document> = kept.documents.values().filter(fits).collect();
            let hit = |document: &&Document| Hit {
                matter: document.matter.to_string(),
                title: document.title.clone(),
                title_marks: vec![[0, 2]],
                snippet: Some(Snippet {
                    text: "片段".to_owned(),
                    marks: vec![[0, 1]],
                    cut_before: true,
                    cut_after: false,
                }),
                place: if document.numbers.contains(&question.words) { Place::Number } else { Place::Title },
            };
            let hits = all.iter().skip(question.skip).take(question.most).map(hit).collect();
            Ok(Found { hits, count: all.len(), more: false })
        })
    }
}

/// A story told on both databases with a list that the story itself feeds.
async fn searched(story: impl AsyncFn(&Office, &List)) {
    for on in [On::Sqlite, On::Postgres] {
        let list = Arc::new(List::default());
        let office = Office::searched_by(on, &[HOUSE, ROOM], list.clone()).await;
        story(&office, &list).await;
        office.end().await;
    }
}

/// Opens a matter in the unit, with an entry in the journal.
async fn opened(office: &Office, unit: UnitId, title: &str, seen_by: &[Audience]) -> MatterId {
    office.matter((ROOM.name, "thing"), "open", unit, title, seen_by).await
}

/// Moves a matter on, with an entry in the journal, and shows it to one more audience.
async fn moved(office: &Office, id: MatterId, title: &str, state: &'static str, shown_to: Audience) {
    let (app, title) = (office.app.clone(), title.to_owned());
    office
        .write(move |tx| {
            let (app, title) = (app.clone(), title.clone());
            Box::pin(async move {
                let (district, now) = (app.settings.district.clone(), app.clock.now());
                let to = Advance { title: Some(&title), state, holder: "", due_at: None };
                assert!(matters::advance(tx, &district, id, 1, &to, now).await?);
                matters::show(tx, &district, id, shown_to).await?;
                tx.record(&district, Entry::by_system(ROOM.name, "move", Some(id), "{}".to_owned(), now)).await;
                Ok(())
            })
        })
        .await;
}

async fn asked(client: &Client, query: &str) -> Value {
    client.get(&format!("/api/search?{query}")).await.ok()
}

fn titles(found: &Value) -> Vec<&str> {
    found["rows"].as_array().expect("rows").iter().filter_map(|row| row["title"].as_str()).collect()
}

#[tokio::test]
async fn what_was_written_is_taken_in_by_the_next_round_as_it_stands_then() {
    searched(async |office: &Office, list: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let reporter = office.person(unit, Role::Reporter, "李明").await;
        let id = opened(office, unit, "停车难", &[Audience::Unit(unit)]).await;
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Anew(1), "the first round takes the register");
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Nothing);
        opened(office, unit, "行路难", &[Audience::Unit(unit)]).await;
        moved(office, id, "停车更难", "closed", Audience::Role(Role::Editor)).await;
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Entries(2));
        assert_eq!(list.titles(), ["停车更难", "行路难"]);
        let document = list.with(|kept| kept.documents[&id].clone());
        assert_eq!(document.body, "停车更难的正文");
        assert_eq!(document.audiences.len(), 2, "{document:?}");
        assert_eq!((document.state.as_str(), document.day.to_string()), ("closed", "2026-11-23".to_owned()));
        let found = asked(&reporter, "q=停车").await;
        assert_eq!((titles(&found), &found["as_of"]["source"]), (vec!["停车更难"], &json!("index")));
    })
    .await;
}

#[tokio::test]
async fn a_journal_that_is_another_is_taken_in_anew() {
    searched(async |office: &Office, list: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        opened(office, unit, "停车难", &[Audience::Unit(unit)]).await;
        feed::round(&office.app).await.expect("fed");
        let mark = list.with(|kept| kept.mark.clone()).expect("taken in");
        for wrong in [Mark { seal: "0".repeat(64), ..mark.clone() }, Mark { seq: mark.seq + 100, ..mark.clone() }] {
            list.with(|kept| {
                kept.mark = Some(wrong.clone());
                kept.documents.clear();
            });
            assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Anew(1), "{wrong:?}");
            assert_eq!((list.seq(), list.titles()), (mark.seq, vec!["停车难".to_owned()]));
        }
    })
    .await;
}

#[tokio::test]
async fn what_can_not_be_taken_in_is_thrown_away_and_made_anew() {
    searched(async |office: &Office, list: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        opened(office, unit, "停车难", &[Audience::Unit(unit)]).await;
        feed::round(&office.app).await.expect("fed");
        opened(office, unit, "行路难", &[Audience::Unit(unit)]).await;
        list.with(|kept| kept.full = true);
        assert!(feed::round(&office.app).await.is_err(), "told to whoever follows the journal");
        assert_eq!((list.titles(), list.with(|kept| kept.mark.clone())), (Vec::new(), None));
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Anew(2));
        assert_eq!(list.titles(), ["停车难", "行路难"]);
    })
    .await;
}

#[tokio::test]
async fn more_matters_than_one_page_are_taken_in_and_counted() {
    searched(async |office: &Office, list: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        for n in 0..3 {
            opened(office, unit, &format!("事项{n}"), &[Audience::Unit(unit)]).await;
        }
        let mut told = Vec::new();
        assert_eq!(feed::anew(&office.app, |done, all| told.push((done, all))).await.expect("made"), 3);
        assert_eq!((told.last(), list.titles().len()), (Some(&(3, 3)), 3));
    })
    .await;
}

#[tokio::test]
async fn the_answer_says_when_the_register_answers_and_when_the_search_lags() {
    searched(async |office: &Office, list: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let reporter = office.person(unit, Role::Reporter, "李明").await;
        opened(office, unit, "停车难", &[Audience::Unit(unit)]).await;
        let found = asked(&reporter, "q=停车").await;
        assert_eq!((titles(&found), &found["as_of"]["source"]), (vec!["停车难"], &json!("register")));
        let note = found["as_of"]["note"].as_str().expect("said");
        assert!(note.contains("正在建立") && note.contains("标题"), "{note}");
        feed::round(&office.app).await.expect("fed");
        let found = asked(&reporter, "q=停车难的正文").await;
        assert_eq!((titles(&found), &found["as_of"]["note"]), (vec!["停车难"], &json!("")));
        opened(office, unit, "行路难", &[Audience::Unit(unit)]).await;
        let found = asked(&reporter, "q=路").await;
        assert_eq!((titles(&found), &found["as_of"]["behind"]), (vec![], &json!(1)));
        assert_eq!(found["as_of"]["note"], "", "nobody is told of half a second");
        office.later(SignedDuration::from_secs(10));
        let found = asked(&reporter, "q=路").await;
        assert_eq!(found["as_of"]["note"], "搜索库还差最近1笔变动，稍后再搜就有");
        list.with(|kept| kept.broken = true);
        let found = asked(&reporter, "q=行路").await;
        assert_eq!((titles(&found), &found["as_of"]["source"]), (vec!["行路难"], &json!("register")));
        assert!(found["as_of"]["note"].as_str().is_some_and(|note| note.contains("故障")), "{found}");
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_a_hit_a_count_or_a_snippet_of_what_he_may_not_see() {
    searched(async |office: &Office, list: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let other = office.unit("南湖街道", UnitKind::Street).await;
        let own = office.person(unit, Role::Reporter, "李明").await;
        let stranger = office.person(other, Role::Reporter, "外人").await;
        let director = office.person(office.office, Role::Director, "主任").await;
        let id = opened(office, unit, "内部停车方案", &[Audience::Unit(unit), Audience::Role(Role::Director)]).await;
        feed::round(&office.app).await.expect("fed");
        for words in ["停车", "正文", "临江街道"] {
            let found = asked(&stranger, &format!("q={words}")).await;
            assert_eq!(
                (&found["rows"], &found["count"], &found["more"]),
                (&json!([]), &json!(0), &json!(false)),
                "{words}"
            );
        }
        assert_eq!(asked(&own, "q=停车").await["count"], 1);
        assert_eq!(asked(&own, "q=临江街").await["count"], 1, "by the name of its unit");
        assert_eq!(asked(&own, "q=正文").await["count"], 0, "the text has a narrower circle than the title");
        assert_eq!(asked(&director, "q=正文").await["count"], 1);
        // Even a searcher that is wrong about sight shows nothing that the register would not.
        list.with(|kept| {
            let document = kept.documents.get_mut(&id).expect("taken in");
            document.audiences.push(Audience::Unit(other).code());
        });
        assert_eq!(asked(&stranger, "q=停车").await["rows"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_hit_carries_its_marks_its_place_and_what_the_register_says_now() {
    searched(async |office: &Office, _: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let own = office.person(unit, Role::Reporter, "李明").await;
        let id = opened(office, unit, "停车难", &[Audience::Unit(unit)]).await;
        feed::round(&office.app).await.expect("fed");
        let found = asked(&own, "q=停车").await;
        let row = &found["rows"][0];
        assert_eq!(row["href"], format!("/trial/things/{id}"));
        assert_eq!((&row["title_marks"], &row["place"]), (&json!([[0, 2]]), &json!("title")));
        let snippet = json!({ "text": "片段", "marks": [[0, 1]], "cut_before": true, "cut_after": false });
        assert_eq!(row["snippet"], snippet);
        assert_eq!((&found["exact"], &found["more"]), (&json!(true), &json!(false)));
        moved(office, id, "停车不难", "closed", Audience::Role(Role::Editor)).await;
        let row = asked(&own, "q=停车").await["rows"][0].clone();
        assert_eq!(
            (&row["title"], &row["state"], &row["title_marks"]),
            (&json!("停车不难"), &json!("closed"), &json!([]))
        );
    })
    .await;
}

#[tokio::test]
async fn filters_reach_the_searcher_and_a_wrong_day_is_refused_in_words() {
    searched(async |office: &Office, _: &List| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let own = office.person(unit, Role::Reporter, "李明").await;
        opened(office, unit, "停车难", &[Audience::Unit(unit)]).await;
        feed::round(&office.app).await.expect("fed");
        for (query, count) in
            [("state=open", 1), ("state=closed", 0), ("from=2026-11-23", 1), ("from=2026-11-24", 0), ("page=2", 1)]
        {
            let found = asked(&own, &format!("q=停车&{query}")).await;
            assert_eq!(found["count"], count, "{query}");
        }
        assert_eq!(asked(&own, "q=停车&page=2").await["rows"], json!([]));
        let refused = own.get("/api/search?q=停车&from=昨天").await;
        assert_eq!((refused.status, refused.codes()), (422, vec!["house.search.day".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn without_a_searcher_the_register_answers_with_the_same_filters() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let own = office.person(unit, Role::Reporter, "李明").await;
        opened(office, unit, "停车难", &[Audience::Unit(unit)]).await;
        assert_eq!(feed::round(&office.app).await.expect("nothing to feed"), Round::Nothing);
        for (query, found) in [
            ("q=停车", 1),
            ("q=江街", 1),
            ("q=停车&state=open&room=trial&kind=thing&from=2026-11-23&to=2026-11-23", 1),
            ("q=停车&to=2026-11-22", 0),
            ("q=停车&from=2026-11-24", 0),
            ("q=停车&room=information", 0),
            ("q=停车&page=2", 0),
            ("q=", 0),
        ] {
            let answer = asked(&own, query).await;
            assert_eq!(titles(&answer).len(), found, "{query}");
            assert_eq!(answer["as_of"]["source"], "register");
        }
    })
    .await;
}
