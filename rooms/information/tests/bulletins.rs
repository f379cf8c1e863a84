//! Bulletins, set up and changed by the section's chief and the director, on both databases (INF-3).

mod desk;

use desk::{Desk, bulletin, issue_at, version};
use information::ROOM;
use serde_json::{Value, json};
use store::args;
use testkit::{Office, both};
use webkit::house::HOUSE;

const PATH: &str = "/api/information/bulletins";

#[tokio::test]
async fn an_office_that_has_just_moved_in_sets_up_its_bulletin_and_puts_an_issue_of_it_out() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        assert_eq!(desk.editor.post(PATH, new("青溪信息")).await.status, 403);
        let made = desk.chief.post(PATH, new(" 青溪信息 ")).await.ok();
        assert_eq!(
            (&made["title"], &made["copies"], &made["last_number"]),
            (&json!("青溪信息"), &json!(21), &json!(0))
        );
        assert_eq!(desk.reporter.get(PATH).await.ok(), json!([made]));
        let issued = desk.issued(id(&made), &["河畔社区划定车位312个"]).await;
        assert_eq!((&issued["state"], &issued["copies"]), (&json!("issued"), &json!(21)));
        let told = journal(office, "found_bulletin").await;
        assert_eq!(
            (&told["after"]["title"], &told["after"]["distribution"]),
            (&json!("青溪信息"), &json!("区领导18份、存档3份"))
        );
        assert_eq!(told["rules"][1], "information.issue.distribution_on_record");
    })
    .await;
}

#[tokio::test]
async fn a_second_bulletin_of_the_same_name_is_refused_in_words_like_every_other_slip() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        desk.chief.post(PATH, new("青溪信息")).await.ok();
        let twice = desk.director.post(PATH, new("青溪信息")).await;
        assert_eq!((twice.status, twice.codes()), (409, vec!["information.issue.same_title".to_owned()]));
        assert_eq!(twice.body["refused"][0]["message"], "已有一种刊物叫《青溪信息》。");
        let empty =
            json!({ "title": "", "direction": "", "leader_signs": false, "distribution": [{ "to": "", "copies": 1 }] });
        let slips = desk.chief.post(PATH, empty).await;
        assert_eq!((slips.status, slips.codes().len()), (422, 3));
        let mut none = new("青溪专报");
        none["distribution"] = json!([]);
        assert_eq!(desk.chief.post(PATH, none).await.codes(), ["information.issue.distribution_on_record"]);
        assert_eq!(desk.chief.get(PATH).await.ok().as_array().map(Vec::len), Some(1));
    })
    .await;
}

#[tokio::test]
async fn copies_change_for_issues_to_come_and_the_journal_keeps_before_and_after() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let made = desk.chief.post(PATH, new("青溪信息")).await.ok();
        let open = desk.composed(id(&made), &[]).await;
        let path = format!("{PATH}/{}", id(&made));
        let input =
            json!({ "title": "青溪要情", "leader_signs": true, "distribution": [{ "to": "区领导", "copies": 20 }] });
        assert_eq!(desk.editor.post(&path, input.clone()).await.status, 403);
        let changed = desk.director.post(&path, input.clone()).await.ok();
        assert_eq!(
            (&changed["title"], &changed["leader_signs"], &changed["copies"]),
            (&json!("青溪要情"), &json!(true), &json!(20))
        );
        assert_eq!(desk.editor.get(&issue_at(&open, "")).await.ok()["copies"], 21, "an open issue keeps its own list");
        let again = desk.director.post(&path, input).await;
        assert_eq!(again.codes(), ["information.issue.nothing_new"]);
        let told = journal(office, "change_bulletin").await;
        assert_eq!((&told["before"]["title"], &told["after"]["title"]), (&json!("青溪信息"), &json!("青溪要情")));
        assert_eq!(told["before"]["distribution"], "区领导18份、存档3份");
        let unknown = format!("{PATH}/0190a0b0-0000-7000-8000-000000000001");
        let input =
            json!({ "title": "别的", "leader_signs": false, "distribution": [{ "to": "区领导", "copies": 1 }] });
        assert_eq!(desk.director.post(&unknown, input).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn what_is_being_signed_keeps_its_signers_and_what_was_signed_its_name() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let known = bulletin(office, "青溪信息", "district", 0).await;
        bulletin(office, "青溪专报", "upward", 1).await;
        let path = format!("{PATH}/{known}");
        let change = |title: &str, leader: bool, copies: u32| {
            json!({ "title": title, "leader_signs": leader, "distribution": [{ "to": "区领导", "copies": copies }] })
        };
        let taken = desk.chief.post(&path, change("青溪专报", false, 18)).await;
        assert_eq!(taken.codes(), ["information.issue.same_title"]);
        let issue = desk.at_director(&desk.composed(&known, &["河畔社区划定车位312个"]).await).await;
        let both = desk.director.post(&path, change("青溪要情", true, 18)).await;
        assert_eq!((both.status, both.codes()), (409, vec!["information.issue.signed_text_stays".to_owned(); 2]));
        assert_eq!(desk.director.post(&path, change("青溪信息", false, 20)).await.status, 200);
        desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        assert_eq!(desk.director.post(&path, change("青溪信息", true, 20)).await.status, 200);
        let renamed = desk.director.post(&path, change("青溪要情", true, 20)).await;
        assert_eq!((renamed.status, &renamed.body["refused"][0]["field"]), (409, &json!("title")));
    })
    .await;
}

fn new(title: &str) -> Value {
    let distribution = json!([{ "to": "区领导", "copies": 18 }, { "to": "存档", "copies": 3 }]);
    json!({ "title": title, "direction": "district", "leader_signs": false, "distribution": distribution })
}

fn id(bulletin: &Value) -> &str {
    bulletin["id"].as_str().expect("a bulletin has an id")
}

async fn journal(office: &Office, verb: &'static str) -> Value {
    let district = office.district();
    let payload = office
        .write(move |tx| {
            let district = district.clone();
            Box::pin(async move {
                let sql = "select payload from journal where district = $1 and verb = $2";
                Ok(tx.one(sql, args![&district, verb]).await?.text("payload")?)
            })
        })
        .await;
    serde_json::from_str(&payload).expect("a payload is JSON")
}
