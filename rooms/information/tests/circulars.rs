//! Circulars over HTTP, on both databases: computed, reviewed, heard, signed by two people, numbered, followed up (INF-6, INF-7, INF-11).

use information::ROOM;
use information::view::circular::CircularView;
use information::view::circular_file;
use jiff::SignedDuration;
use kernel::{Role, UnitId, UnitKind};
use serde_json::{Value, json};
use store::{Tx, args};
use testkit::{Client, Office, both};
use webkit::Problem;
use webkit::house::HOUSE;
use webkit::matters::Audience;

/// The Office with everybody who has a hand in a circular, and units that report.
struct Desk {
    editor: Client,
    chief: Client,
    director: Client,
    leader: Client,
}

/// A unit with its head and a reporter.
struct Unit {
    id: UnitId,
    head: Client,
    reporter: Client,
}

impl Desk {
    async fn new(office: &Office) -> Self {
        let leaders = office.unit("区领导", UnitKind::Section).await;
        Self {
            editor: office.person(office.office, Role::Editor, "余章").await,
            chief: office.person(office.office, Role::SectionChief, "闻敏").await,
            director: office.person(office.office, Role::Director, "邵平").await,
            leader: office.person(leaders, Role::Leader, "区领导甲").await,
        }
    }

    /// Sessions end in the course of days; everybody logs in again.
    async fn some_days_later(&mut self, office: &Office, days: i64, units: &mut [&mut Unit]) {
        office.later(SignedDuration::from_hours(24 * days));
        for client in [&mut self.editor, &mut self.chief, &mut self.director, &mut self.leader] {
            *client = office.log_in(client.person).await;
        }
        for unit in units {
            unit.head = office.log_in(unit.head.person).await;
            unit.reporter = office.log_in(unit.reporter.person).await;
        }
    }

    async fn draft(&self, kind: &str, span: &str) -> Value {
        self.editor.post("/api/information/circulars", json!({ "kind": kind, "span": span })).await.ok()
    }

    /// Everybody asked has no objection; it goes to the director and on to the leader, who signs.
    async fn through(&self, circular: &Value, units: &[&Unit]) -> Value {
        let circular = self.chief.post(&at(circular, "open_hearing"), version(circular)).await.ok();
        for unit in units {
            unit.head.post(&at(&circular, "acknowledge"), json!({ "unit": unit.id })).await.ok();
        }
        self.signed(&fresh(&self.editor, &circular).await).await
    }

    async fn signed(&self, circular: &Value) -> Value {
        let circular = self.editor.post(&at(circular, "submit_circular"), version(circular)).await.ok();
        let circular = self.director.post(&at(&circular, "sign_circular"), version(&circular)).await.ok();
        if circular["state"] == "issued" {
            return circular;
        }
        self.leader.post(&at(&circular, "sign_circular"), version(&circular)).await.ok()
    }
}

async fn unit(office: &Office, name: &str) -> Unit {
    let id = office.unit(name, UnitKind::Township).await;
    let head = office.person(id, Role::UnitHead, &format!("{name}负责人")).await;
    Unit { id, head, reporter: office.person(id, Role::Reporter, &format!("{name}信息员")).await }
}

/// An important item reported late, put on record by this person.
async fn fault(by: &Client, unit: &Unit, day: &str) -> Value {
    let input = json!({
        "unit": unit.id, "ground": "late", "day": day, "submission": null, "important": true,
        "what": "水库险情迟报4小时", "proof": "值班电话记录第17号",
    });
    by.post("/api/information/faults", input).await.ok()
}

async fn fresh(who: &Client, circular: &Value) -> Value {
    who.get(at(circular, "").trim_end_matches('/')).await.ok()
}

fn at(circular: &Value, verb: &str) -> String {
    format!("/api/information/circulars/{}/{verb}", circular["id"].as_str().expect("a circular has an id"))
}

fn paper_at(paper: &Value, verb: &str) -> String {
    format!("/api/information/self_criticisms/{}/{verb}", paper["id"].as_str().expect("a self-criticism has an id"))
}

fn version(thing: &Value) -> Value {
    json!({ "version": thing["version"] })
}

fn names(circular: &Value) -> Vec<&str> {
    circular["names"].as_array().expect("names").iter().filter_map(|name| name["name"].as_str()).collect()
}

fn text(circular: &Value) -> String {
    let view: CircularView = serde_json::from_value(circular.clone()).expect("the answer reads back");
    circular_file::facts(&view)
}

#[tokio::test]
async fn from_the_computed_list_to_the_issued_circular_with_one_objection_upheld_and_one_overruled() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let (first, second, third) =
            (unit(office, "竹坪乡").await, unit(office, "柳湾乡").await, unit(office, "云岭乡").await);
        let (listed, other) = (unit(office, "青石乡").await, unit(office, "白沙乡").await);
        fault(&desk.chief, &first, "2026-07-03").await;
        fault(&desk.editor, &second, "2026-08-04").await;
        fault(&desk.editor, &third, "2026-09-05").await;

        let circular = desk.draft("criticism", "2026").await;
        assert_eq!(circular["title"], "关于2026年度信息报送情况的通报");
        assert_eq!(names(&circular).len(), 3, "{circular:#}");
        let ground = &circular["names"][0]["grounds"][0];
        assert!(ground["sentence"].as_str().is_some_and(|words| words.contains("水库险情迟报4小时")), "{ground}");
        assert!(ground["why"]["basis"].as_str().is_some_and(|basis| basis.contains("讲话 三（二）") || basis.contains("三（二）")));
        assert_eq!(ground["faults"][0]["ground_name"], "迟报");
        assert_eq!(desk.editor.post("/api/information/circulars", json!({ "kind": "criticism", "span": "2026" })).await.codes(), ["information.circular.already_open"]);
        assert_eq!(first.head.get(at(&circular, "").trim_end_matches('/')).await.status, 404, "nobody is told before the hearing");

        // The section reviews: one name leaves with a reason, and who takes it out says why.
        let silent = json!({ "version": circular["version"], "unit": third.id, "reason": "" });
        let refused = desk.editor.post(&at(&circular, "remove_name"), silent).await;
        assert_eq!(refused.codes(), ["information.circular.circular_removal_has_reason"]);
        let removal = json!({ "version": circular["version"], "unit": third.id, "reason": "市里已就此事另行通报" });
        let circular = desk.editor.post(&at(&circular, "remove_name"), removal).await.ok();
        let address = json!({
            "version": circular["version"],
            "main_to": [{ "unit": listed.id, "name": "青石乡" }], "copies_to": [{ "name": "区委常委" }],
        });
        let circular = desk.editor.post(&at(&circular, "address"), address).await.ok();
        let early = desk.editor.post(&at(&circular, "submit_circular"), version(&circular)).await;
        assert_eq!(early.codes(), ["information.circular.circular_heard_first"]);
        assert_eq!(desk.editor.post(&at(&circular, "open_hearing"), version(&circular)).await.status, 403);
        assert_eq!(desk.chief.get("/api/desk").await.ok()["todo"][0]["label"], "复核名单、听取意见");
        let circular = desk.chief.post(&at(&circular, "open_hearing"), version(&circular)).await.ok();
        assert_eq!(circular["state"], "hearing");
        assert_eq!(circular["hearing_due"], "2026-11-26T15:59:59Z", "three working days after Monday");

        // A unit sees its own line and nothing of the others'.
        let own = fresh(&first.reporter, &circular).await;
        assert_eq!((names(&own), &own["scope"], &own["body"]), (vec!["竹坪乡"], &json!("own"), &json!("")));
        assert!(!own.to_string().contains("柳湾乡") && own["steps"] == json!([]), "{own:#}");
        assert!(text(&own).contains("竹坪乡") && !text(&own).contains("柳湾乡"), "{}", text(&own));
        assert_eq!(third.head.get(at(&circular, "").trim_end_matches('/')).await.status, 404, "taken out unheard");
        assert_eq!(listed.head.get(at(&circular, "").trim_end_matches('/')).await.status, 404);
        let todo = first.head.get("/api/desk").await.ok();
        assert_eq!(todo["todo"][0]["label"], "答复通报批评意见");
        assert_eq!(todo["todo"][0]["due_at"], "2026-11-26T15:59:59Z");
        let object = |unit: &Unit, words: &str| json!({ "unit": unit.id, "words": words });
        let by_clerk = first.reporter.post(&at(&circular, "object"), object(&first, "当时电话报过")).await;
        assert_eq!(by_clerk.status, 403);
        let foreign = first.head.post(&at(&circular, "object"), object(&second, "不该批评他们")).await;
        assert_eq!(foreign.codes(), ["information.circular.circular_answer_by_head"]);

        first.head.post(&at(&circular, "object"), object(&first, "当晚20时已电话报总值班室")).await.ok();
        second.head.post(&at(&circular, "object"), object(&second, "当天停电，报不出来")).await.ok();
        let circular = fresh(&desk.editor, &circular).await;
        assert_eq!(circular["holder"], "信息科科长、主任（答复异议）");
        let waits = desk.editor.post(&at(&circular, "submit_circular"), version(&circular)).await;
        assert_eq!(waits.codes(), ["information.circular.circular_objection_answered"]);

        // The chief put the first one's fault on record and is not the one to answer it; the director is.
        let answer = |circular: &Value, unit: &Unit, verdict: &str, words: &str| {
            json!({ "version": circular["version"], "unit": unit.id, "verdict": verdict, "words": words })
        };
        let upheld = answer(&circular, &first, "upheld", "值班记录查到20时05分来电，不算迟报");
        let refused = desk.chief.post(&at(&circular, "answer_objection"), upheld.clone()).await;
        assert_eq!(refused.codes(), ["information.circular.circular_answered_by_other"]);
        let circular = desk.director.post(&at(&circular, "answer_objection"), upheld).await.ok();
        let overruled = answer(&circular, &second, "overruled", "停电期间电话畅通，应当先电话报");
        let circular = desk.chief.post(&at(&circular, "answer_objection"), overruled).await.ok();
        let told = second.head.get("/api/messages").await.ok().to_string();
        assert!(told.contains("异议不成立，理由：停电期间电话畅通"), "{told}");
        let own = fresh(&first.head, &circular).await;
        assert_eq!(own["names"][0]["removed"]["by"], "objection");

        let circular = desk.editor.post(&at(&circular, "submit_circular"), version(&circular)).await.ok();
        assert_eq!(desk.leader.get(at(&circular, "").trim_end_matches('/')).await.status, 404, "not the leader's turn");
        let circular = desk.director.post(&at(&circular, "sign_circular"), version(&circular)).await.ok();
        assert_eq!((&circular["state"], &circular["number"]), (&json!("at_leader"), &Value::Null));
        assert_eq!(desk.leader.get("/api/desk").await.ok()["todo"][0]["label"], "签发通报");
        let circular = desk.leader.post(&at(&circular, "sign_circular"), version(&circular)).await.ok();
        assert_eq!((&circular["state"], &circular["number_text"]), (&json!("issued"), &json!("青办通报〔2026〕1号")));
        assert_eq!(circular["main_text"], "柳湾乡，青石乡");

        // Once it is out: named and listed units read it, the one whose objection was upheld its own line, others nothing.
        let read = fresh(&listed.head, &circular).await;
        assert_eq!((names(&read), &read["scope"]), (vec!["柳湾乡"], &json!("received")));
        assert!(read["names"][0]["objection"].is_null() && read["names"][0]["grounds"][0]["why"].is_null(), "{read:#}");
        assert_eq!(names(&fresh(&first.head, &circular).await), ["竹坪乡"]);
        assert_eq!(fresh(&first.head, &circular).await["scope"], "own");
        assert_eq!(first.head.get(&at(&circular, "export?form=txt")).await.status, 404);
        assert_eq!(other.head.get(at(&circular, "").trim_end_matches('/')).await.status, 404);
        let file = listed.head.get(&at(&circular, "export?form=json")).await.ok();
        assert_eq!((&file["number"], &file["units"][0]["unit"]), (&json!("青办通报〔2026〕1号"), &json!("柳湾乡")));
        assert_eq!(desk.editor.get(&at(&circular, "facts.txt")).await.status, 200);
        let told = second.head.get("/api/messages").await.ok().to_string();
        assert!(told.contains("通报批评本单位"), "{told}");
        assert_eq!(events(office).await, ["criticism_issued_v1"]);
    })
    .await;
}

#[tokio::test]
async fn two_in_a_row_order_a_self_criticism_that_is_followed_up_until_accepted() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let mut desk = Desk::new(office).await;
        let mut first = unit(office, "竹坪乡").await;
        let deputy = office.person(first.id, Role::DeputyHead, "副乡长").await;
        fault(&desk.chief, &first, "2025-07-03").await;
        fault(&desk.chief, &first, "2026-07-03").await;
        let before = desk.draft("criticism", "2025").await;
        assert_eq!(before["orders"], json!([]), "the first of a row orders nothing");
        let before = desk.through(&before, &[&first]).await;
        assert_eq!(before["number_text"], "青办通报〔2026〕1号");

        let circular = desk.draft("criticism", "2026").await;
        let order = &circular["orders"][0];
        let words = order["sentence"].as_str().expect("the order stands in the draft before anybody signs");
        assert!(words.contains("已连续2轮被通报批评") && words.contains("10个工作日") && words.contains("区委"), "{words}");
        assert_eq!(order["earlier"][0]["id"], before["id"]);
        let circular = desk.through(&circular, &[&first]).await;
        assert_eq!(circular["number_text"], "青办通报〔2026〕2号");
        assert_eq!(
            events(office).await,
            ["criticism_issued_v1", "criticism_issued_v1", "self_criticism_ordered_v1"]
        );

        let rows = first.head.get("/api/information/self_criticisms").await.ok();
        let row = &rows["rows"][0];
        assert_eq!((&row["state"], &row["circular_number"]), (&json!("ordered"), &json!("青办通报〔2026〕2号")));
        let paper = first.reporter.get(paper_at(row, "").trim_end_matches('/')).await.ok();
        assert_eq!(paper["title"], "竹坪乡向区委作出的书面检查");
        assert_eq!(paper["circulars"].as_array().map(Vec::len), Some(2), "the whole row stands on its page");
        assert!(paper["due"]["why"].as_str().is_some_and(|why| why.contains("10个工作日")), "{paper:#}");
        assert_eq!(first.head.get("/api/desk").await.ok()["todo"][0]["label"], "作出书面检查");
        let write = |paper: &Value, words: &str| {
            json!({ "version": paper["version"], "words": words, "measures": "建立值班报送台账，12月底前培训到人" })
        };
        assert_eq!(deputy.post(&paper_at(&paper, "write_criticism"), write(&paper, "我乡检查如下")).await.status, 403);
        desk.some_days_later(office, 30, &mut [&mut first]).await;
        assert_eq!(fresh_paper(&desk.chief, &paper).await["overdue"], true);
        let paper = first.head.post(&paper_at(&paper, "write_criticism"), write(&paper, "工作忙，没有报")).await.ok();
        assert_eq!((&paper["state"], &paper["overdue"]), (&json!("under_review"), &json!(false)));
        let early = desk.director.post(&paper_at(&paper, "accept_criticism"), version(&paper)).await;
        assert_eq!(early.codes(), ["information.self_criticism.not_now"]);
        let back = json!({ "version": paper["version"], "words": "没有讲清原因" });
        let paper = desk.chief.post(&paper_at(&paper, "send_back_criticism"), back).await.ok();
        let paper = first.head.post(&paper_at(&paper, "write_criticism"), write(&paper, "值班制度不落实，主要责任在我")).await.ok();
        assert_eq!(paper["returned_words"], "没有讲清原因");
        let paper = desk.chief.post(&paper_at(&paper, "pass_criticism"), version(&paper)).await.ok();
        assert_eq!(paper["state"], "mending");
        let mended = |paper: &Value, words: &str| json!({ "version": paper["version"], "words": words });
        let paper = first.head.post(&paper_at(&paper, "report_mended"), mended(&paper, "台账已建")).await.ok();
        let paper = desk.director.post(&paper_at(&paper, "mend_more"), mended(&paper, "培训还没有做")).await.ok();
        let paper = first.head.post(&paper_at(&paper, "report_mended"), mended(&paper, "台账已建，培训已做")).await.ok();
        let paper = desk.director.post(&paper_at(&paper, "accept_criticism"), version(&paper)).await.ok();
        assert_eq!((&paper["state"], &paper["holder"]), (&json!("accepted"), &json!("")));
        let verbs: Vec<&str> =
            paper["steps"].as_array().expect("steps").iter().filter_map(|step| step["verb_name"].as_str()).collect();
        assert_eq!(verbs.first(), Some(&"责令书面检查"));
        assert_eq!(verbs.last(), Some(&"验收通过"));
        let circular = fresh(&desk.editor, &circular).await;
        assert_eq!(circular["orders"][0]["self_criticism_state"], "accepted", "the circular's page shows how it ended");

        // Nobody is named twice for one thing; for another of the same round a second self-criticism is not ordered.
        let draft = json!({ "kind": "criticism", "span": "2026" });
        let nobody = desk.editor.post("/api/information/circulars", draft).await;
        assert_eq!(nobody.codes(), ["information.circular.nobody"]);
        fault(&desk.chief, &first, "2026-08-03").await;
        let again = desk.draft("criticism", "2026").await;
        assert_eq!(again["orders"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_draft_of_policy_tells_whose_order_and_whose_bar_from_commendation_it_would_lift() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let unit = unit(office, "竹坪乡").await;
        for day in ["2025-07-03", "2026-07-03"] {
            fault(&desk.chief, &unit, day).await;
        }
        let untrue = json!({
            "unit": unit.id, "ground": "false", "day": "2026-08-03", "submission": null, "important": false,
            "what": "蔬菜面积多报200亩", "proof": "实地核查记录第4号",
        });
        desk.chief.post("/api/information/faults", untrue).await.ok();
        let before = desk.draft("criticism", "2025").await;
        desk.through(&before, &[&unit]).await;
        let text = include_str!("drafts/three_in_a_row.toml");
        let tried = async |span: &str| {
            desk.chief.post("/api/information/policy/try", json!({ "text": text, "span": span })).await.ok()
        };

        let seen = tried("2026").await;
        let order = &seen["orders"][0];
        assert_eq!(order["unit_name"], "竹坪乡");
        assert_eq!(order["before"]["sentence"], "连续第2轮，责令作出书面检查并限期整改", "{order:#}");
        assert_eq!(order["after"]["sentence"], "连续第2轮，不责令书面检查");
        assert!(order["after"]["why"]["facts"].to_string().contains("连续3轮"), "{order:#}");
        let bar = &seen["bars"][0];
        assert_eq!((&bar["unit_name"], &bar["after"]), (&json!("竹坪乡"), &json!([])));
        assert!(bar["before"].to_string().contains("蔬菜面积多报200亩"), "{bar:#}");

        let earlier = tried("2025").await;
        let none = json!([]);
        assert_eq!((&earlier["orders"], &earlier["bars"]), (&none, &none), "the first of a row orders nothing");
        desk.draft("criticism", "2026").await;
        assert_eq!(tried("2026").await["orders"], seen["orders"], "what is only drafted is no round");
    })
    .await;
}

#[tokio::test]
async fn silence_until_the_limit_lets_it_go_on_and_an_objection_after_it_is_refused_with_the_reason() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let mut desk = Desk::new(office).await;
        let (mut first, mut second) = (unit(office, "竹坪乡").await, unit(office, "柳湾乡").await);
        for unit in [&first, &second] {
            fault(&desk.chief, unit, "2026-07-03").await;
        }
        let circular = desk.draft("criticism", "2026").await;
        let removal = json!({ "version": circular["version"], "unit": second.id, "reason": "等市里核实" });
        let circular = desk.editor.post(&at(&circular, "remove_name"), removal).await.ok();
        let circular = desk.chief.post(&at(&circular, "open_hearing"), version(&circular)).await.ok();
        let waits = desk.editor.post(&at(&circular, "submit_circular"), version(&circular)).await;
        assert_eq!(waits.codes(), ["information.circular.circular_heard_first"]);
        let refreshed = desk.editor.post(&at(&circular, "refresh"), version(&circular)).await;
        assert_eq!(refreshed.status, 409, "what the unit was asked about stays");

        desk.some_days_later(office, 4, &mut [&mut first, &mut second]).await;
        let late = first.head.post(&at(&circular, "object"), json!({ "unit": first.id, "words": "当晚报过" })).await;
        assert_eq!(late.codes(), ["information.circular.circular_objection_in_time"]);
        let hint = late.body["refused"][0]["hint"].as_str().unwrap_or_default().to_owned();
        assert!(hint.contains("3个工作日"), "the reason of the limit is told: {hint}");
        let circular = desk.editor.post(&at(&circular, "submit_circular"), version(&circular)).await.ok();
        let back = json!({ "version": circular["version"], "words": "市里已核实，柳湾乡一并列入" });
        let circular = desk.director.post(&at(&circular, "return_circular"), back).await.ok();
        assert_eq!(circular["returns"][0]["words"], "市里已核实，柳湾乡一并列入");

        // A name that was added after the hearing is heard first; the one that was heard is not asked again.
        let restore = json!({ "version": circular["version"], "unit": second.id });
        let circular = desk.editor.post(&at(&circular, "restore_name"), restore).await.ok();
        let unheard = desk.editor.post(&at(&circular, "submit_circular"), version(&circular)).await;
        assert_eq!(unheard.codes(), ["information.circular.circular_heard_first"]);
        let circular = desk.chief.post(&at(&circular, "open_hearing"), version(&circular)).await.ok();
        assert_eq!(first.head.get("/api/desk").await.ok()["todo"], json!([]), "heard before");
        second.head.post(&at(&circular, "acknowledge"), json!({ "unit": second.id })).await.ok();
        let circular = desk.signed(&fresh(&desk.editor, &circular).await).await;
        assert_eq!(circular["state"], "issued");
        assert_eq!(circular["names"].as_array().map(Vec::len), Some(2));
    })
    .await;
}

#[tokio::test]
async fn the_regular_circular_goes_to_all_units_and_says_that_it_is_no_criticism() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let (first, second) = (unit(office, "竹坪乡").await, unit(office, "柳湾乡").await);
        let circular = desk.draft("regular", "2026Q3").await;
        assert_eq!(circular["title"], "2026年第三季度信息报送和采用情况通报");
        assert_eq!(circular["lines"].as_array().map(Vec::len), Some(2), "{circular:#}");
        let line = &circular["lines"][0];
        assert_eq!((&line["reported"], &line["points"], &line["place"]), (&json!(0), &Value::Null, &Value::Null));
        let hearing = desk.chief.post(&at(&circular, "open_hearing"), version(&circular)).await;
        assert_eq!(hearing.codes(), ["information.circular.no_hearing"]);
        assert_eq!(first.reporter.get(at(&circular, "").trim_end_matches('/')).await.status, 404);
        let circular = desk.signed(&circular).await;
        assert_eq!(circular["number_text"], "青办信通〔2026〕1号", "by policy the director's signature is enough");
        for unit in [&first, &second] {
            let read = fresh(&unit.reporter, &circular).await;
            assert_eq!(read["lines"].as_array().map(Vec::len), Some(2));
            assert!(read["note"].as_str().is_some_and(|note| note.contains("不是通报批评")), "{read:#}");
        }
        assert_eq!(events(office).await, Vec::<String>::new(), "no criticism, no event");
    })
    .await;
}

#[tokio::test]
async fn thirty_two_signatures_in_one_moment_give_one_number_and_twelve_circulars_twelve() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let first = unit(office, "竹坪乡").await;
        fault(&desk.chief, &first, "2026-07-03").await;
        let circular = desk.draft("criticism", "2026").await;
        let circular = desk.chief.post(&at(&circular, "open_hearing"), version(&circular)).await.ok();
        first.head.post(&at(&circular, "acknowledge"), json!({ "unit": first.id })).await.ok();
        let circular = fresh(&desk.editor, &circular).await;
        let circular = desk.editor.post(&at(&circular, "submit_circular"), version(&circular)).await.ok();
        let circular = desk.director.post(&at(&circular, "sign_circular"), version(&circular)).await.ok();
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..32 {
            let (leader, circular) = (desk.leader.clone(), circular.clone());
            tries.spawn(async move { leader.post(&at(&circular, "sign_circular"), version(&circular)).await.status });
        }
        let mut answers = tries.join_all().await;
        answers.sort_unstable();
        assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|status| [200, 409].contains(status)), "{answers:?}");
        assert_eq!(fresh(&desk.leader, &circular).await["number_text"], "青办通报〔2026〕1号");

        let mut waiting = Vec::new();
        for month in 1..=12 {
            let drafted = desk
                .chief
                .post("/api/information/circulars", json!({ "kind": "regular", "span": format!("2025-{month:02}") }))
                .await
                .ok();
            waiting.push(desk.editor.post(&at(&drafted, "submit_circular"), version(&drafted)).await.ok());
        }
        let mut tries = tokio::task::JoinSet::new();
        for circular in waiting {
            let director = desk.director.clone();
            tries.spawn(async move { director.post(&at(&circular, "sign_circular"), version(&circular)).await.ok() });
        }
        let signed = tries.join_all().await;
        let mut numbers: Vec<u64> = signed.iter().filter_map(|circular| circular["number"].as_u64()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=12).collect::<Vec<u64>>());
    })
    .await;
}

async fn fresh_paper(who: &Client, paper: &Value) -> Value {
    who.get(paper_at(paper, "").trim_end_matches('/')).await.ok()
}

/// The names of the events that wait for other rooms, in the order in which they were told.
async fn events(office: &Office) -> Vec<String> {
    let district = office.district();
    let read = office.app.db.read(move |tx: &mut Tx| {
        let district = district.clone();
        Box::pin(async move {
            let rows = tx.all("select kind from outbox where district = $1 order by number", args![&district]).await?;
            rows.iter().map(|row| row.text("kind")).collect::<Result<Vec<_>, _>>().map_err(Problem::from)
        })
    });
    let kinds: Vec<String> = read.await.expect("the outbox can be read");
    let mine = |kind: &String| kind.contains("criticism");
    kinds.into_iter().filter(mine).collect()
}

#[tokio::test]
async fn the_words_of_a_circular_are_found_by_the_section_the_leaders_and_its_receivers_alone() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let named = unit(office, "竹坪乡").await;
        fault(&desk.chief, &named, "2026-07-03").await;
        let drafted = desk.draft("criticism", "2026").await;
        let circular = desk.chief.post(&at(&drafted, "open_hearing"), version(&drafted)).await.ok();
        let (words, readers) = found_by(office, &circular).await;
        assert_eq!(circular["body"], words);
        assert!(
            readers.contains(&Audience::Seat(office.office, Role::Editor))
                && readers.contains(&Audience::Role(Role::Leader))
        );
        assert!(!readers.contains(&Audience::Unit(named.id)), "a unit that is heard sees its own line alone");
        named.head.post(&at(&circular, "acknowledge"), json!({ "unit": named.id })).await.ok();
        let circular = desk.signed(&fresh(&desk.editor, &circular).await).await;
        assert_eq!(circular["state"], "issued");
        assert!(found_by(office, &circular).await.1.contains(&Audience::Unit(named.id)), "it reads what it received");
    })
    .await;
}

/// By which words the search finds the circular, and for whom.
async fn found_by(office: &Office, circular: &Value) -> (String, Vec<Audience>) {
    let id: kernel::MatterId = circular["id"].as_str().and_then(|id| id.parse().ok()).expect("a circular has an id");
    let district = office.district();
    let read = office.app.db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let text =
                information::view::search::texts(tx, &district, &[id]).await?.pop().expect("a circular has words");
            Ok::<_, Problem>((text.body, text.readers.expect("a circle of its own")))
        })
    });
    read.await.expect("the texts can be read")
}
