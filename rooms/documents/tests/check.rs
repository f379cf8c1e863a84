//! The check-up over HTTP: what is found and where, what is set aside, what is refused (DOC-1, DOC-3).

use documents::ROOM;
use futures::future::BoxFuture;
use gongwen::{Genre, genres};
use kernel::{DistrictId, MatterId, Role, UnitKind};
use serde_json::{Value, json};
use store::{Row, Sql, StoreError, Tx, args};
use testkit::{Client, Office, On, one};
use webkit::house::HOUSE;
use webkit::matters::Audience;
use webkit::reuse::Text;
use webkit::{Problem, Room};

const CHECK: &str = "/api/documents/check";

async fn reporter(office: &Office) -> Client {
    let street = office.unit("临江街道", UnitKind::Street).await;
    office.person(street, Role::Reporter, "何雨").await
}

/// A notice with a wrong word in it.
fn notice() -> String {
    genres::template(Genre::Notice).to_owned() + "\n𠮷村和各单位要布署到位。\n"
}

fn misspelt(report: &Value) -> Option<&Value> {
    report["findings"].as_array()?.iter().find(|finding| finding["quote"] == "布署")
}

#[tokio::test]
async fn a_finding_names_its_ground_its_place_and_its_replacement() {
    one(On::Sqlite, &[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let text = notice();
        let report = writer.post(CHECK, json!({ "text": text })).await.ok();
        assert_eq!((&report["genre"], &report["faults"]), (&json!("通知"), &json!([])));
        assert_eq!(report["gates"].as_array().map(Vec::len), Some(5));
        let finding = misspelt(&report).expect("a wrong word");
        let place = &finding["fix"]["edits"][0]["place"];
        let units: Vec<u16> = text.encode_utf16().collect();
        let at = |end: &str| usize::try_from(place[end].as_u64().expect("a place")).expect("small");
        assert_eq!(String::from_utf16_lossy(&units[at("start")..at("end")]), "布署", "as a browser counts");
        assert_eq!((&finding["fix"]["safe"], &finding["fix"]["edits"][0]["after"]), (&json!(true), &json!("部署")));
        assert!(finding["basis"].as_str().is_some_and(|basis| !basis.is_empty()), "{finding:#}");

        let aside = json!([{ "rule": finding["rule"], "quote": "布署", "reason": "引文原样如此" }]);
        let again = writer.post(CHECK, json!({ "text": text, "suppressions": aside })).await.ok();
        assert!(misspelt(&again).is_none(), "{again:#}");
        assert_eq!(again["ignored"][0]["reason"], "引文原样如此");
        let nothing = json!([{ "rule": finding["rule"], "quote": "布署", "reason": " " }]);
        let again = writer.post(CHECK, json!({ "text": text, "suppressions": nothing })).await.ok();
        assert!(misspelt(&again).is_some(), "without a reason nothing is set aside");
    })
    .await;
}

#[tokio::test]
async fn half_a_text_is_checked_as_far_as_it_goes_and_a_marked_one_not_at_all() {
    one(On::Sqlite, &[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let half = "---\nform = \"公文\"\ngenre = \"通告知\"\n---\n# 关于做好值班工作的通知\n各单位要布署到位。\n";
        let report = writer.post(CHECK, json!({ "text": half })).await.ok();
        assert_eq!(report["faults"][0]["line"], 3);
        assert!(misspelt(&report).is_some(), "{report:#}");
        let plain = writer.post(CHECK, json!({ "text": "各单位要布署到位。" })).await.ok();
        assert!(misspelt(&plain).is_some(), "plain text is text too");
        let marked = writer.post(CHECK, json!({ "text": "秘密★1年\n关于做好值班工作的通知" })).await;
        assert_eq!(marked.codes(), ["documents.secrecy.text_unmarked"]);
        let long = writer.post(CHECK, json!({ "text": "字".repeat(140_000) })).await;
        assert_eq!(long.status, 422, "{}", long.body);
        let empty = writer.post(CHECK, json!({ "text": "" })).await.ok();
        assert_eq!(empty["gates"].as_array().map(Vec::len), Some(5));
        assert_eq!(office.stranger().post(CHECK, json!({ "text": half })).await.status, 401);
    })
    .await;
}

/// A room that archives whatever is filed: the documents of earlier years.
const ARCHIVE: Room = Room { archive: Some(texts), ..Room::bare("trial", "试用") };

const EARLIER: &str = "每座山塘水库确定一名巡查责任人和一名替补人员，汛期每日早晚各巡查一次，日降雨量超过50毫米时每四小时巡查一次，\
    巡查情况当场记入巡查簿；坝体渗水、裂缝、塌陷和溢洪道堵塞的，立即报告值班室，同时组织下游低洼处的群众撤离。";

fn texts<'c>(
    tx: &'c mut Tx,
    district: &'c DistrictId,
    matters: &'c [MatterId],
) -> BoxFuture<'c, Result<Vec<Text>, Problem>> {
    Box::pin(async move {
        let sql = "select id, title, unit from matter where district = $1 and state = 'filed' and id in ";
        let rows = tx.all_built(Sql::with(sql, args![district]).list(matters)).await?;
        let text = |row: &Row| {
            Ok(Text {
                matter: row.id("id")?,
                title: row.text("title")?,
                number: "临街发〔2023〕9号".to_owned(),
                genre: "报告".to_owned(),
                unit: row.id("unit")?,
                day: Some(jiff::civil::date(2023, 5, 6)),
                text: EARLIER.to_owned(),
                readers: None,
            })
        };
        Ok(rows.iter().map(text).collect::<Result<_, StoreError>>()?)
    })
}

#[tokio::test]
async fn what_was_copied_from_an_earlier_document_is_told_with_its_source_to_whoever_may_read_it() {
    one(On::Sqlite, &[HOUSE, ROOM, ARCHIVE], async |office: &Office| {
        let street = office.unit("临江街道", UnitKind::Street).await;
        let (writer, stranger) = (office.person(street, Role::Reporter, "何雨").await, {
            let town = office.unit("松岭镇", UnitKind::Town).await;
            office.person(town, Role::Reporter, "许安").await
        });
        office
            .matter((ARCHIVE.name, "paper"), "filed", street, "关于做好水库巡查的通知", &[Audience::Unit(street)])
            .await;
        office.archive_settled().await;
        let text = format!("临江街道关于做好水库巡查工作的通知\n各社区：\n{EARLIER}\n临江街道\n2026年11月20日\n");
        let report = writer.post(CHECK, json!({ "text": text })).await.ok();
        let copied = |report: &Value| {
            report["findings"].as_array().and_then(|all| all.iter().find(|one| one["rule"] == "STY005").cloned())
        };
        let finding = copied(&report).unwrap_or_else(|| panic!("{report:#}"));
        let source = &finding["sources"][0];
        assert_eq!(
            (&source["title"], &source["number"], &source["unit"], &source["day"]),
            (&json!("关于做好水库巡查的通知"), &json!("临街发〔2023〕9号"), &json!("临江街道"), &json!("2023-05-06"))
        );
        assert!(source["words"].as_str().is_some_and(|words| words.contains("溢洪道堵塞")), "{source:#}");
        let units: Vec<u16> = text.encode_utf16().collect();
        let at = |end: &str| usize::try_from(finding["place"][end].as_u64().expect("a place")).expect("small");
        assert!(String::from_utf16_lossy(&units[at("start")..at("end")]).contains("溢洪道堵塞"), "as a browser counts");

        let report = stranger.post(CHECK, json!({ "text": text })).await.ok();
        assert!(copied(&report).is_none(), "{report:#}");
        let told = report.to_string();
        assert!(told.contains("与 1 份您无权查看的文件重复") && !told.contains("关于做好水库巡查的通知"), "{report:#}");
    })
    .await;
}
