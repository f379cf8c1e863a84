//! A handful of items and issues brought about over the house's own interface. Their rows are the pattern of all others, so that
//! what is measured is what the program itself would have written.

use jiff::{SignedDuration, Timestamp};
use kernel::{Role, UnitId, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, On};
use webkit::house::HOUSE;

use super::words;

/// The instant at which every story begins: Monday, nine o'clock.
const BEGIN: &str = "2026-11-23T01:00:00Z";

/// A unit of the stories with its people, in the order of [`super::org::Unit`].
pub struct Cast {
    pub unit: UnitId,
    pub people: [Client; 3],
}

/// What was told, and where.
pub struct Told {
    pub office: Office,
    /// Editor, section chief and director.
    pub section: [Client; 3],
    pub units: [Cast; 3],
    /// Bundles in which nobody has anything left to do.
    pub closed: Vec<Scene>,
    /// Bundles that wait for somebody.
    pub open: Vec<Scene>,
}

/// One bundle of matters that belong together.
pub struct Scene {
    /// Items by id, with the seeds of their words.
    pub items: Vec<(String, u64)>,
    /// The issue that left, with its number.
    pub issue: Option<(String, i64)>,
}

impl Scene {
    /// Every matter of the bundle.
    #[must_use]
    pub fn matters(&self) -> Vec<&str> {
        let items = self.items.iter().map(|(id, _)| id.as_str());
        items.chain(self.issue.iter().map(|(id, _)| id.as_str())).collect()
    }
}

/// When the stories happen.
#[must_use]
pub fn begin() -> Timestamp {
    BEGIN.parse().expect("an instant")
}

/// Tells all stories in an office of their own. Of ten closed items six stand in issues, as the mix of a good year would have it;
/// of ten open ones six wait for the section.
pub async fn tell() -> Told {
    let office = Office::new(On::Sqlite, &[HOUSE, information::ROOM]).await;
    let section = [Role::Editor, Role::SectionChief, Role::Director];
    let mut clients = Vec::new();
    for (place, role) in section.into_iter().enumerate() {
        clients.push(office.person(office.office, role, &format!("〔科{place}〕")).await);
    }
    let section: [Client; 3] = clients.try_into().unwrap_or_else(|_| unreachable!("three were made"));
    let units = [cast(&office, 0).await, cast(&office, 1).await, cast(&office, 2).await];
    let mut stage = Stage { office, section, units, bulletin: String::new(), seed: 1_000 };
    stage.bulletin = stage.found_bulletin().await;
    let closed = vec![
        stage.issued(1).await,
        stage.refused().await,
        stage.issued(2).await,
        stage.returned().await,
        stage.refused().await,
        stage.refused().await,
    ];
    let mut open = Vec::new();
    for _waiting in 0..5 {
        open.push(stage.waiting().await);
    }
    open.extend([
        stage.taken().await,
        stage.reserved().await,
        stage.draft().await,
        stage.checking().await,
        stage.approving().await,
    ]);
    let Stage { office, section, units, .. } = stage;
    Told { office, section, units, closed, open }
}

async fn cast(office: &Office, place: usize) -> Cast {
    let unit = office.unit(&format!("〔单{place}〕"), UnitKind::Street).await;
    let reporter = office.person(unit, Role::Reporter, &format!("〔报{place}〕")).await;
    let checker = office.person(unit, Role::Checker, &format!("〔校{place}〕")).await;
    let head = office.person(unit, Role::UnitHead, &format!("〔审{place}〕")).await;
    Cast { unit, people: [reporter, checker, head] }
}

struct Stage {
    office: Office,
    section: [Client; 3],
    units: [Cast; 3],
    bulletin: String,
    seed: u64,
}

impl Stage {
    async fn found_bulletin(&self) -> String {
        let input = json!({
            "title": "测试信息", "direction": "district", "leader_signs": false,
            "distribution": [{ "to": "区领导", "copies": 18 }, { "to": "存档", "copies": 3 }],
        });
        let [_, chief, _] = &self.section;
        let founded = chief.post("/api/information/bulletins", input).await.ok();
        founded["id"].as_str().expect("a bulletin has an id").to_owned()
    }

    /// Three items of three units: two adopted in an issue, the third merged into the first.
    async fn issued(&mut self, number: i64) -> Scene {
        let mut scene = self.scene();
        let [editor, chief, director] = self.section.clone();
        let (first, second) = (self.take(0, &mut scene).await, self.take(1, &mut scene).await);
        let third = self.take(2, &mut scene).await;
        let merge = json!({ "version": third["version"], "into": first["id"], "question": "同一路段的停车难" });
        self.act(&editor, &at(&third, "merge"), merge).await;
        let input = json!({ "bulletin": self.bulletin, "title": "一周要情" });
        let issue = self.act(&editor, "/api/information/issues", input).await;
        for item in [first, second] {
            let item = editor.get(&format!("/api/information/submissions/{}", id(&item))).await.ok();
            let input = json!({ "version": item["version"], "issue": issue["id"] });
            self.act(&editor, &at(&item, "select"), input).await;
        }
        let mut issue = editor.get(&format!("/api/information/issues/{}", id(&issue))).await.ok();
        for (who, verb) in [(&editor, "submit"), (&chief, "sign"), (&director, "sign")] {
            let path = format!("/api/information/issues/{}/{verb}", id(&issue));
            issue = self.act(who, &path, json!({ "version": issue["version"] })).await;
        }
        assert_eq!((&issue["state"], &issue["number"]), (&json!("issued"), &json!(number)), "{issue:#}");
        scene.issue = Some((id(&issue), number));
        if number == 1 {
            self.rose(&scene).await;
        }
        scene
    }

    /// The first item of the issue goes on to the city, is adopted there, and a leader writes on it.
    async fn rose(&self, scene: &Scene) {
        let [editor, ..] = &self.section;
        let (item, _) = &scene.items[0];
        let outcomes = [
            json!({ "kind": "sent_up", "level": "city", "channel": "测试专报" }),
            json!({ "kind": "adopted", "level": "city", "channel": "市信息快报" }),
            json!({ "kind": "instruction", "level": "city", "leader": "测试市领导", "rank": "leader" }),
        ];
        for mut outcome in outcomes {
            outcome["submission"] = json!(item);
            outcome["day"] = json!("2026-11-23");
            outcome["proof"] = json!("见来文登记");
            self.act(editor, "/api/information/outcomes", outcome).await;
        }
    }

    /// Not adopted, with the reason that teaches.
    async fn refused(&mut self) -> Scene {
        let mut scene = self.scene();
        let item = self.take(0, &mut scene).await;
        self.refuse(&item).await;
        scene
    }

    /// Given back once, mended, reported again and then not adopted: the longest history of all.
    async fn returned(&mut self) -> Scene {
        let mut scene = self.scene();
        let [editor, ..] = self.section.clone();
        let item = self.take(0, &mut scene).await;
        let input = json!({
            "version": item["version"], "field": "正文", "rule": "要素不全不报", "words": "请补全经办单位",
            "resume": "from_start",
        });
        let item = self.act(&editor, &at(&item, "return_to_unit"), input).await;
        let reporter = self.units[0].people[0].clone();
        let input = json!({ "version": item["version"] });
        let item = self.act(&reporter, &at(&item, "resubmit"), input).await;
        let item = self.pass_gates(0, &item).await;
        let item = self.take_in(&item).await;
        self.refuse(&item).await;
        scene
    }

    async fn waiting(&mut self) -> Scene {
        let mut scene = self.scene();
        self.report(0, &mut scene).await;
        scene
    }

    async fn taken(&mut self) -> Scene {
        let mut scene = self.scene();
        self.take(0, &mut scene).await;
        scene
    }

    async fn reserved(&mut self) -> Scene {
        let mut scene = self.scene();
        let [editor, ..] = self.section.clone();
        let item = self.take(0, &mut scene).await;
        let input = json!({ "version": item["version"], "reason": "留作季度综合" });
        self.act(&editor, &at(&item, "reserve"), input).await;
        scene
    }

    async fn draft(&mut self) -> Scene {
        let mut scene = self.scene();
        self.write(0, &mut scene).await;
        scene
    }

    async fn checking(&mut self) -> Scene {
        let mut scene = self.scene();
        self.send(0, &mut scene).await;
        scene
    }

    async fn approving(&mut self) -> Scene {
        let mut scene = self.scene();
        let item = self.send(0, &mut scene).await;
        let checker = self.units[0].people[1].clone();
        self.act(&checker, &at(&item, "check_pass"), signing(&item)).await;
        scene
    }

    fn scene(&self) -> Scene {
        self.office.clock.set(begin());
        Scene { items: Vec::new(), issue: None }
    }

    /// A draft with a reason for everything that is owed.
    async fn write(&mut self, unit: usize, scene: &mut Scene) -> Value {
        self.seed += 1;
        let reporter = self.units[unit].people[0].clone();
        let text = json!({
            "kind": "dynamic", "title": words::title(self.seed), "body": words::body(self.seed),
            "event_at": "2026-11-20T02:00:00Z",
        });
        let mut item = self.act(&reporter, "/api/information/submissions", json!({ "text": text })).await;
        scene.items.push((id(&item), self.seed));
        for rule in item["report"]["owed"].as_array().cloned().unwrap_or_default() {
            let input = json!({ "version": item["version"], "rule": rule, "reason": "月底统计后补报" });
            item = self.act(&reporter, &at(&item, "explain"), input).await;
        }
        item
    }

    async fn send(&mut self, unit: usize, scene: &mut Scene) -> Value {
        let item = self.write(unit, scene).await;
        let reporter = self.units[unit].people[0].clone();
        self.act(&reporter, &at(&item, "send_to_check"), json!({ "version": item["version"] })).await
    }

    async fn report(&mut self, unit: usize, scene: &mut Scene) -> Value {
        let item = self.send(unit, scene).await;
        self.pass_gates(unit, &item).await
    }

    async fn pass_gates(&self, unit: usize, item: &Value) -> Value {
        let [_, checker, head] = &self.units[unit].people;
        let item = self.act(checker, &at(item, "check_pass"), signing(item)).await;
        self.act(head, &at(&item, "approve"), signing(&item)).await
    }

    async fn take(&mut self, unit: usize, scene: &mut Scene) -> Value {
        let item = self.report(unit, scene).await;
        self.take_in(&item).await
    }

    async fn take_in(&self, item: &Value) -> Value {
        let [editor, ..] = &self.section;
        // Others' items that came meanwhile may have changed the findings: the editor looks afresh, as the page does.
        let item = editor.get(&format!("/api/information/submissions/{}", id(item))).await.ok();
        let (findings, owed) = seen(&item);
        let input = json!({ "version": item["version"], "findings": findings, "owed": owed });
        self.act(editor, &at(&item, "take"), input).await
    }

    async fn refuse(&self, item: &Value) {
        let [editor, ..] = &self.section;
        let input = json!({
            "version": item["version"], "standard": "elements", "words": "缺少下一步建议，请补充后另报",
        });
        self.act(editor, &at(item, "refuse"), input).await;
    }

    /// One step, a minute after the one before.
    async fn act(&self, who: &Client, path: &str, input: Value) -> Value {
        self.office.later(SignedDuration::from_mins(1));
        who.post(path, input).await.ok()
    }
}

fn at(item: &Value, verb: &str) -> String {
    format!("/api/information/submissions/{}/{verb}", id(item))
}

fn id(thing: &Value) -> String {
    thing["id"].as_str().expect("everything has an id").to_owned()
}

fn seen(item: &Value) -> (Value, usize) {
    (item["report"]["count"].clone(), item["report"]["owed"].as_array().map_or(0, Vec::len))
}

fn signing(item: &Value) -> Value {
    let stand = |standard: &str| json!({ "standard": standard, "note": "" });
    let standards: Vec<Value> = ["relevance", "elements", "soundness", "tightness"].map(stand).into();
    let (findings, owed) = seen(item);
    json!({ "version": item["version"], "standards": standards, "findings": findings, "owed": owed })
}
