//! The archive of texts: how it follows the journal, and what of it who may see (DOC-3, INF-2).

use std::fs;

use futures::future::BoxFuture;
use kernel::journal::Entry;
use kernel::{DistrictId, MatterId, Role, UnitId, UnitKind};
use serde_json::{Value, json};
use store::{Row, Sql, StoreError, Tx, args};
use testkit::{Client, Office, On, both};
use webkit::house::HOUSE;
use webkit::matters::Audience;
use webkit::reuse::feed::{self, Round};
use webkit::reuse::{Archive, Text};
use webkit::{Problem, Room};

/// A room that archives whatever is filed, under a narrower circle where the title says so.
const ROOM: Room = Room { archive: Some(texts), ..Room::bare("trial", "试用") };

const SOURCE: &str = "区水务局组织技术人员对全区四十二处排水口逐一登记，查明七处直排河道，已经封堵五处，其余两处待管网改造后封堵。\
    区水务局要求各镇街安排专人每周巡查一次，发现新增直排口的当天报告，由区城管局立案处理，处理结果向社会公布。\
    群众反映的异味问题明显减少，河道水质由四类改善为三类，沿岸居民对整治效果表示满意，下一步将把巡查纳入网格管理。";

fn texts<'c>(
    tx: &'c mut Tx,
    district: &'c DistrictId,
    matters: &'c [MatterId],
) -> BoxFuture<'c, Result<Vec<Text>, Problem>> {
    Box::pin(async move {
        let sql = "select id, title, unit from matter where district = $1 and state = 'filed' and id in ";
        let rows = tx.all_built(Sql::with(sql, args![district]).list(matters)).await?;
        let text = |row: &Row| {
            let title = row.text("title")?;
            Ok(Text {
                matter: row.id("id")?,
                number: "青水发〔2023〕9号".to_owned(),
                genre: "通知".to_owned(),
                unit: row.id("unit")?,
                day: Some(jiff::civil::date(2023, 5, 6)),
                text: format!("😀{SOURCE}"),
                readers: title.contains("内部").then(|| vec![Audience::Role(Role::Director)]),
                title,
            })
        };
        Ok(rows.iter().map(text).collect::<Result<_, StoreError>>()?)
    })
}

async fn filed(office: &Office, unit: UnitId, title: &str, seen_by: &[Audience]) -> MatterId {
    office.matter((ROOM.name, "paper"), "filed", unit, title, seen_by).await
}

/// One statement about a matter, with or without an entry in the journal.
async fn changed(office: &Office, id: MatterId, sql: &'static str, told: bool) {
    let app = office.app.clone();
    office
        .write(move |tx| {
            let app = app.clone();
            Box::pin(async move {
                let (district, now) = (app.settings.district.clone(), app.clock.now());
                tx.exec(sql, args![&district, id]).await?;
                if told {
                    tx.record(&district, Entry::by_system(ROOM.name, "change", Some(id), "{}".to_owned(), now)).await;
                }
                Ok(())
            })
        })
        .await;
}

async fn asked(client: &Client, text: &str) -> Value {
    client.post("/api/reuse", json!({ "text": text })).await.ok()
}

const TAKEN_AWAY: &str = "update matter_audience set audience = 'role:leader' where district = $1 and matter = $2";
const SEALED_OTHERWISE: &str = "update journal set hash = hash || 'x' where district = $1 and matter = $2";
const SEALED_AGAIN: &str = "update journal set hash = substr(hash, 1, 64) where district = $1 and matter = $2";

/// A new text that copies the middle of the source with other words in it.
fn copy() -> String {
    format!("今年以来，工作有序推进。{}", SOURCE.replace("每周巡查一次", "每月巡查两次"))
}

async fn people(office: &Office) -> (UnitId, Client, Client) {
    let unit = office.unit("区水务局", UnitKind::Bureau).await;
    let other = office.unit("南湖街道", UnitKind::Street).await;
    (unit, office.person(unit, Role::Clerk, "甲").await, office.person(other, Role::Reporter, "乙").await)
}

#[tokio::test]
async fn a_source_is_shown_with_its_passages_changes_and_years_in_places_of_the_browser() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let (unit, clerk, _) = people(office).await;
        let id = filed(office, unit, "关于排水口整治的通知", &[Audience::Unit(unit)]).await;
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Entries(1));
        let (text, found) = (copy(), asked(&clerk, &copy()).await);
        let source = &found["sources"][0];
        assert_eq!(
            (&found["ready"], &found["hidden"], &found["hidden_sentence"]),
            (&json!(true), &json!(0), &json!(null))
        );
        assert_eq!(source["matter"], json!(id.to_string()), "{found:#}");
        for (field, value) in [
            ("room", json!("trial")),
            ("kind", json!("paper")),
            ("title", json!("关于排水口整治的通知")),
            ("number", json!("青水发〔2023〕9号")),
            ("unit_name", json!("区水务局")),
            ("day", json!("2023-05-06")),
            ("years", json!(3)),
            ("own_unit", json!(true)),
            ("repeated_over_years", json!(true)),
            ("cited", json!(false)),
            ("text", json!(format!("😀{SOURCE}"))),
        ] {
            assert_eq!(source[field], value, "{field}");
        }
        let cut = |text: &str, span: &Value| {
            let units: Vec<u16> = text.encode_utf16().collect();
            let at = |end: usize| usize::try_from(span[end].as_u64().expect("a place")).expect("small");
            String::from_utf16(&units[at(0)..at(1)]).expect("whole characters")
        };
        let passage = &source["passages"][0];
        assert_eq!((&passage["kind"], &passage["kind_name"]), (&json!("copy"), &json!("照抄")));
        assert!(cut(&text, &passage["here"]).starts_with("区水务局组织技术人员"), "{passage:#}");
        assert!(cut(source["text"].as_str().expect("text"), &passage["there"]).starts_with("区水务局组织技术人员"));
        let changes: Vec<String> =
            passage["changes"].as_array().expect("changes").iter().map(|change| cut(&text, &change["here"])).collect();
        assert!(changes.concat().contains('月') && changes.concat().contains('两'), "{changes:?}");
        let nothing = clerk.post("/api/reuse", json!({ "text": text, "matter": id.to_string() })).await.ok();
        assert_eq!((&nothing["sources"], &nothing["hidden"]), (&json!([]), &json!(0)), "no text is its own source");
    })
    .await;
}

#[tokio::test]
async fn whoever_may_not_read_a_source_learns_the_number_alone() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let (unit, clerk, stranger) = people(office).await;
        let id = filed(office, unit, "关于排水口整治的通知", &[Audience::Unit(unit)]).await;
        filed(office, unit, "内部情况", &[Audience::Role(Role::Reporter)]).await;
        office.archive_settled().await;
        let nothing_of_it = |found: &Value| {
            let told = found.to_string();
            assert!(!told.contains("排水口整治") && !told.contains("内部情况") && !told.contains("逐一登记"), "{told}");
            assert!(!told.contains(&id.to_string()), "{told}");
        };
        let found = asked(&stranger, &copy()).await;
        nothing_of_it(&found);
        assert_eq!((&found["sources"], &found["copied"]), (&json!([]), &json!(0)));
        assert_eq!(found["hidden_sentence"], json!("与 2 份您无权查看的文件重复"), "seen, but not read: {found:#}");
        let found = asked(&clerk, &copy()).await;
        assert_eq!((found["sources"].as_array().map(Vec::len), &found["hidden"]), (Some(1), &json!(1)), "{found:#}");
        // The right goes, and no round has told the archive: the database is asked.
        changed(office, id, TAKEN_AWAY, false).await;
        let found = asked(&clerk, &copy()).await;
        nothing_of_it(&found);
        assert_eq!(
            (&found["ready"], &found["hidden"], &found["copied"]),
            (&json!(true), &json!(2), &json!(0)),
            "{found:#}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_leaves_the_archive_and_comes_back_with_the_next_round() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let (unit, clerk, _) = people(office).await;
        let id = filed(office, unit, "通知", &[Audience::Unit(unit)]).await;
        office.archive_settled().await;
        let count = async || asked(&clerk, &copy()).await["sources"].as_array().map(Vec::len);
        assert_eq!(count().await, Some(1));
        changed(office, id, "update matter set state = 'withdrawn' where district = $1 and id = $2", false).await;
        assert_eq!(count().await, Some(0), "a text that the room does not hand over any more is no source");
        changed(office, id, "update matter set state = 'withdrawn' where district = $1 and id = $2", true).await;
        office.archive_settled().await;
        assert_eq!((count().await, office.app.archive.texts()), (Some(0), 0));
        changed(office, id, "update matter set state = 'filed' where district = $1 and id = $2", true).await;
        office.archive_settled().await;
        assert_eq!((count().await, office.app.archive.texts()), (Some(1), 1));
    })
    .await;
}

#[tokio::test]
async fn before_it_was_fed_it_says_that_it_is_not_ready_and_taken_in_anew_it_is_the_same() {
    for on in [On::Sqlite, On::Postgres] {
        let office = Office::unfed(on, &[HOUSE, ROOM]).await;
        let (unit, clerk, _) = people(&office).await;
        for n in 0..3 {
            filed(&office, unit, &format!("通知{n}"), &[Audience::Unit(unit)]).await;
        }
        let found = asked(&clerk, &copy()).await;
        assert_eq!((&found["ready"], &found["sources"]), (&json!(false), &json!([])));
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Anew(3), "the first round takes everything in");
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Nothing);
        let followed = asked(&clerk, &copy()).await;
        let mut told = Vec::new();
        assert_eq!(feed::anew(&office.app, |done, all| told.push((done, all))).await.expect("made"), 3);
        assert_eq!((told.last(), asked(&clerk, &copy()).await), (Some(&(3, 3)), followed));
        office.end().await;
    }
}

#[tokio::test]
async fn a_journal_that_is_another_is_taken_in_anew() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let (unit, ..) = people(office).await;
        filed(office, unit, "通知", &[Audience::Unit(unit)]).await;
        let id = filed(office, unit, "又一通知", &[Audience::Unit(unit)]).await;
        office.archive_settled().await;
        // As after a backup was restored that has other entries from here on.
        changed(office, id, SEALED_OTHERWISE, false).await;
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Anew(2));
        changed(office, id, SEALED_AGAIN, false).await;
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Anew(2));
    })
    .await;
}

#[tokio::test]
async fn a_damaged_archive_is_made_anew_and_a_kept_one_goes_on_behind_its_mark() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let (unit, ..) = people(office).await;
        filed(office, unit, "通知", &[Audience::Unit(unit)]).await;
        assert_eq!(feed::anew(&office.app, |_, _| {}).await.expect("made and kept"), 1);
        let folder = webkit::reuse::folder(&office.app.settings.data).join("1");
        assert!(folder.join("mark").exists() && folder.join("manifest").exists());
        let another = Archive::new(&office.app.settings.data);
        assert_eq!(
            (another.standing().ready, another.texts()),
            (false, 0),
            "opened by its feed, in a place of its own"
        );
        fs::remove_file(folder.join("mark")).expect("there");
        assert_eq!(feed::round(&office.app).await.expect("fed"), Round::Nothing, "what is open does not need the file");
    })
    .await;
}

#[tokio::test]
async fn what_is_too_long_is_refused_in_words_and_what_is_empty_has_no_source() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let (_, clerk, _) = people(office).await;
        let found = asked(&clerk, "").await;
        assert_eq!((&found["sources"], &found["characters"]), (&json!([]), &json!(0)));
        let reply = clerk.post("/api/reuse", json!({ "text": "字".repeat(40_001) })).await;
        assert_eq!((reply.status, reply.codes()), (422, vec!["house.reuse.long".to_owned()]));
        assert_eq!(asked(&clerk, &"字".repeat(40_000)).await["sources"], json!([]));
        let administrator = office.person(office.office, Role::Sysadmin, "系统").await;
        assert_eq!(administrator.post("/api/reuse", json!({ "text": "字" })).await.status, 403);
    })
    .await;
}
