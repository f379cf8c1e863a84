//! An office with its people for the stories about issues, calls and the network, over HTTP.

// Each test binary uses its own part of this module.
#![allow(dead_code, clippy::allow_attributes)]

use kernel::{Clock, Role, UnitId, UnitKind};
use serde_json::{Value, json};
use store::args;
use testkit::{Client, Office};
use webkit::Problem;

pub const BODY: &str = "11月20日，临江街道组织城管、交警和物业在河畔社区排查老旧小区停车难问题，查明空闲地块14处，划定停车位312个，停车类投诉由月均47件降至12件。街道明确由社区网格员每周巡查，物业公司负责划线和引导，居民代表监督收费公示。";

/// A street that reports, and the Office with everybody who signs.
pub struct Desk {
    pub unit: UnitId,
    pub leaders: UnitId,
    pub reporter: Client,
    pub checker: Client,
    pub head: Client,
    pub editor: Client,
    pub chief: Client,
    pub director: Client,
    pub leader: Client,
}

impl Desk {
    pub async fn new(office: &Office) -> Self {
        let unit = office.unit("临江街道", UnitKind::Street).await;
        let leaders = office.unit("区领导", UnitKind::Section).await;
        Self {
            unit,
            leaders,
            reporter: office.person(unit, Role::Reporter, "何雨").await,
            checker: office.person(unit, Role::Checker, "顾兰").await,
            head: office.person(unit, Role::UnitHead, "魏山").await,
            editor: office.person(office.office, Role::Editor, "余章").await,
            chief: office.person(office.office, Role::SectionChief, "闻敏").await,
            director: office.person(office.office, Role::Director, "邵平").await,
            leader: office.person(leaders, Role::Leader, "区领导甲").await,
        }
    }

    /// An item of the street that the section has taken in hand.
    pub async fn taken(&self, title: &str) -> Value {
        let item = reported(&self.reporter, &self.checker, &self.head, title).await;
        let (findings, owed) = seen(&item);
        let input = json!({ "version": item["version"], "findings": findings, "owed": owed });
        self.editor.post(&of(&item, "take"), input).await.ok()
    }

    /// An issue that the editor puts together, with so many items.
    pub async fn composed(&self, bulletin: &str, titles: &[&str]) -> Value {
        let input = json!({ "bulletin": bulletin, "title": "一周要情" });
        let issue = self.editor.post("/api/information/issues", input).await.ok();
        for title in titles {
            let item = self.taken(title).await;
            self.selected(&item, &issue).await;
        }
        self.editor.get(&issue_at(&issue, "")).await.ok()
    }

    pub async fn selected(&self, item: &Value, issue: &Value) -> Value {
        let input = json!({ "version": item["version"], "issue": issue["id"] });
        self.editor.post(&of(item, "select"), input).await.ok()
    }

    /// Sends an issue on its way and has the chief sign.
    pub async fn at_director(&self, issue: &Value) -> Value {
        let issue = self.editor.post(&issue_at(issue, "/submit"), version(issue)).await.ok();
        self.chief.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok()
    }

    /// An issue that is out.
    pub async fn issued(&self, bulletin: &str, titles: &[&str]) -> Value {
        let issue = self.at_director(&self.composed(bulletin, titles).await).await;
        self.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok()
    }
}

/// An item that has passed both gates.
pub async fn reported(reporter: &Client, checker: &Client, head: &Client, title: &str) -> Value {
    reported_for(reporter, checker, head, title, None).await
}

/// The same, written for a call.
pub async fn reported_for(
    reporter: &Client,
    checker: &Client,
    head: &Client,
    title: &str,
    call: Option<&Value>,
) -> Value {
    let text = json!({ "kind": "dynamic", "title": title, "body": BODY, "event_at": "2026-11-20T02:00:00Z" });
    let input = json!({ "text": text, "call": call.map(|call| call["id"].clone()) });
    reported_text(reporter, checker, head, input).await
}

/// The same with words of one's own.
pub async fn reported_text(reporter: &Client, checker: &Client, head: &Client, input: Value) -> Value {
    let mut item = reporter.post("/api/information/submissions", input).await.ok();
    for rule in item["report"]["owed"].as_array().cloned().unwrap_or_default() {
        let input = json!({ "version": item["version"], "rule": rule, "reason": "月底统计后补报" });
        item = reporter.post(&of(&item, "explain"), input).await.ok();
    }
    let item = reporter.post(&of(&item, "send_to_check"), version(&item)).await.ok();
    let item = checker.post(&of(&item, "check_pass"), signing(&item)).await.ok();
    head.post(&of(&item, "approve"), signing(&item)).await.ok()
}

/// A bulletin of the office, as the installation brings it.
pub async fn bulletin(office: &Office, title: &'static str, direction: &'static str, leader_signs: i64) -> String {
    let (app, id) = (office.app.clone(), office.clock.fresh_uuid().to_string());
    let own = id.clone();
    office
        .write(move |tx| {
            let (app, id) = (app.clone(), own.clone());
            Box::pin(async move {
                let district = &app.settings.district;
                let sql = "
insert into information_bulletin (district, id, title, direction, leader_signs) values ($1, $2, $3, $4, $5)";
                tx.exec(sql, args![district, &id, title, direction, leader_signs]).await?;
                let sql = "
insert into information_bulletin_copies (district, bulletin, place, receiver, copies) values ($1, $2, 1, '区领导', 18)";
                tx.exec(sql, args![district, &id]).await?;
                Ok::<(), Problem>(())
            })
        })
        .await;
    id
}

/// The path of a verb on an item.
pub fn of(item: &Value, verb: &str) -> String {
    format!("/api/information/submissions/{}/{verb}", item["id"].as_str().expect("an item has an id"))
}

/// The path of an issue and what follows.
pub fn issue_at(issue: &Value, verb: &str) -> String {
    format!("/api/information/issues/{}{verb}", issue["id"].as_str().expect("an issue has an id"))
}

pub fn version(thing: &Value) -> Value {
    json!({ "version": thing["version"] })
}

pub fn seen(item: &Value) -> (Value, usize) {
    (item["report"]["count"].clone(), item["report"]["owed"].as_array().map_or(0, Vec::len))
}

fn signing(item: &Value) -> Value {
    let stand = |standard: &str| json!({ "standard": standard, "note": "" });
    let standards: Vec<Value> = ["relevance", "elements", "soundness", "tightness"].map(stand).into();
    let (findings, owed) = seen(item);
    json!({ "version": item["version"], "standards": standards, "findings": findings, "owed": owed })
}
