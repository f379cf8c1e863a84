//! The policy that the office goes by, and the orders that change it (GEN-3, GEN-4).

use jiff::SignedDuration;
use jiff::civil::date;
use kernel::policy::{Dimension, Forbidden, Kind, Param, PolicySet, Values};
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, both};
use webkit::house::HOUSE;
use webkit::{Policies, Room};

const PATH: &str = "/api/policy/orders";
const NUMBER: &str = "测办〔2026〕7号";
const LEVELS: &[(&str, &str)] = &[("city", "市级"), ("district", "区级")];

/// A room that reads a few keys.
const ROOM: Room = Room {
    params: &[
        Param {
            key: "information.gates.small_office_people",
            title: "小单位人数",
            what: "在岗不超过此数的算小单位",
            kind: Kind::Number { least: 0, most: 20 },
            when: &[],
        },
        Param {
            key: "information.assessment.feeds",
            title: "计入考核",
            what: "可以作为考核内容",
            kind: Kind::Switch,
            when: &[],
        },
        Param {
            key: "trial.points.adopted",
            title: "采用得分",
            what: "采用一条得多少分",
            kind: Kind::Points,
            when: &[Dimension { name: "level", title: "级别", values: Values::Closed(LEVELS) }],
        },
    ],
    forbidden: &[Forbidden {
        key: "information.assessment.feeds",
        switch: true,
        from: date(2024, 8, 6),
        document: "《减负规定》",
        sentence: "不得计入考核。",
    }],
    ..Room::bare("trial", "试用")
};

struct People {
    chief: Client,
    director: Client,
    editor: Client,
    reporter: Client,
}

async fn people(office: &Office) -> People {
    let street = office.unit("临江街道", UnitKind::Street).await;
    People {
        chief: office.person(office.office, Role::SectionChief, "闻敏").await,
        director: office.person(office.office, Role::Director, "邵平").await,
        editor: office.person(office.office, Role::Editor, "祝岚").await,
        reporter: office.person(street, Role::Reporter, "何雨").await,
    }
}

/// An order's text; its first row begins on line 5, and the key of each row stands a line below.
fn text(rows: &[(&str, &str, &str, &str)]) -> String {
    let head =
        format!("id = \"order\"\ntitle = \"调整分值\"\nbasis = \"《办法》（{NUMBER}）\"\neffective = \"2022-01-01\"\n");
    rows.iter().fold(head, |text, (key, when, from, value)| {
        let when = format!("when = {{ {when} }}\n");
        format!("{text}[[value]]\nkey = \"{key}\"\n{when}from = \"{from}\"\nvalue = {value}\nbasis = \"{NUMBER}\"\n")
    })
}

fn four_people() -> String {
    text(&[("information.gates.small_office_people", "", "2026-12-01", "4")])
}

fn order(text: &str) -> Value {
    json!({ "title": "小单位放宽到四人", "number": NUMBER, "text": text })
}

async fn proposed(chief: &Client, text: &str) -> (String, i64) {
    let made = chief.post(PATH, order(text)).await.ok();
    (format!("{PATH}/{}", made["id"].as_str().expect("an id")), made["version"].as_i64().expect("a version"))
}

fn param<'a>(page: &'a Value, key: &str) -> &'a Value {
    let params = page["rooms"][0]["params"].as_array().expect("params");
    params.iter().find(|param| param["key"] == key).expect("declared")
}

async fn people_on(client: &Client, day: &str) -> Value {
    let page = client.get(&format!("/api/policy?day={day}")).await.ok();
    let values = param(&page, "information.gates.small_office_people")["values"].as_array().expect("values").clone();
    let holding: Vec<Value> = values.into_iter().filter(|value| value["in_force"] == true).collect();
    assert_eq!(holding.len(), 1, "one value holds on a day: {holding:?}");
    holding[0]["value"].clone()
}

#[tokio::test]
async fn everybody_in_business_reads_what_holds_since_when_and_on_what_ground() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let page = people.reporter.get("/api/policy").await.ok();
        assert_eq!((&page["day"], &page["title"]), (&json!("2026-11-23"), &json!("讲话口径")));
        assert_eq!((page["layers"].as_array().map(Vec::len), &page["layers"][0]["number"]), (Some(1), &json!("")));
        let people_param = param(&page, "information.gates.small_office_people");
        assert_eq!(
            (&people_param["kind"], &people_param["least"], &people_param["most"]),
            (&json!("number"), &json!(0), &json!(20))
        );
        let value = &people_param["values"][0];
        assert_eq!(
            (&value["words"], &value["when_words"], &value["from"]),
            (&json!("3"), &json!("一律"), &json!("2022-01-01"))
        );
        assert_eq!((&value["in_force"], &value["example"]), (&json!(true), &json!(true)));
        assert_eq!(param(&page, "trial.points.adopted")["values"], json!([]), "policy is silent on it");
        assert_eq!(param(&page, "trial.points.adopted")["dimensions"][0]["codes"][0]["name"], "市级");
        let before = people.reporter.get("/api/policy?day=2021-12-31").await.ok();
        assert_eq!(param(&before, "information.gates.small_office_people")["values"][0]["in_force"], false);
        assert_eq!(people.reporter.get("/api/policy?day=2026-13-01").await.status, 422);
        let sysadmin = office.person(office.office, Role::Sysadmin, "管理").await;
        assert_eq!(sysadmin.get("/api/policy").await.status, 404, "no administrator has any business here");
        assert_eq!(office.stranger().get("/api/policy").await.status, 401);
    })
    .await;
}

#[tokio::test]
async fn what_the_later_rule_forbids_is_said_and_does_not_block() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let page = people.reporter.get("/api/policy").await.ok();
        assert_eq!(page["notices"][0]["sentence"], "不得计入考核。");
        assert_eq!((&page["notices"][0]["title"], &page["notices"][0]["when"]), (&json!("计入考核"), &json!("一律")));
        assert_eq!(people.reporter.get("/api/policy?day=2024-08-05").await.ok()["notices"], json!([]));
        let off = text(&[("information.assessment.feeds", "", "2026-11-23", "false")]);
        let checked = people.editor.post("/api/policy/check", json!({ "text": off })).await.ok();
        assert_eq!((&checked["notices"], &checked["changes"][0]["after"]), (&json!([]), &json!("否")));
        let (path, version) = proposed(&people.chief, &off).await;
        people.director.post(&format!("{path}/enact"), json!({ "version": version })).await.ok();
        assert_eq!(people.reporter.get("/api/policy").await.ok()["notices"], json!([]));
        let on = text(&[("information.assessment.feeds", "", "2026-12-01", "true")]);
        let checked = people.editor.post("/api/policy/check", json!({ "text": on })).await.ok();
        assert_eq!(checked["faults"], json!([]), "said, not blocked");
        assert_eq!(checked["notices"][0]["key"], "information.assessment.feeds");
    })
    .await;
}

#[tokio::test]
async fn a_text_is_checked_line_by_line_and_shown_beside_what_holds_now() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let check = async |text: String| people.editor.post("/api/policy/check", json!({ "text": text })).await.ok();
        let right = check(text(&[
            ("information.gates.small_office_people", "", "2026-12-01", "4"),
            ("trial.points.adopted", "level = \"city\"", "2027-01-01", "\"2.5分\""),
        ]))
        .await;
        assert_eq!(right["faults"], json!([]));
        let told = |change: &Value| {
            (
                change["title"].clone(),
                change["when"].clone(),
                change["before"].clone(),
                change["after"].clone(),
                change["from"].clone(),
            )
        };
        let changes: Vec<_> = right["changes"].as_array().expect("changes").iter().map(told).collect();
        assert_eq!(
            changes,
            [
                (json!("小单位人数"), json!("一律"), json!("3"), json!("4"), json!("2026-12-01")),
                (json!("采用得分"), json!("级别：市级"), Value::Null, json!("2.5分"), json!("2027-01-01")),
            ]
        );
        let wrong = check(text(&[
            ("information.gates.small_ofice_people", "", "2026-12-01", "4"),
            ("trial.points.adopted", "level = \"town\"", "2026-12-01", "2.5"),
        ]))
        .await;
        assert_eq!((&wrong["faults"][0]["line"], &wrong["changes"]), (&json!(15), &json!([])), "{wrong:#}");
        let wrong = check(text(&[
            ("information.gates.small_ofice_people", "", "2026-12-01", "4"),
            ("trial.points.adopted", "level = \"town\"", "2026-12-01", "\"两分\""),
        ]))
        .await;
        let lines: Vec<&Value> =
            wrong["faults"].as_array().expect("faults").iter().map(|fault| &fault["line"]).collect();
        assert_eq!(lines, [6, 12, 12]);
        assert!(
            wrong["faults"][0]["message"]
                .as_str()
                .expect("words")
                .contains("是不是 information.gates.small_office_people？")
        );
        let back = check(text(&[("information.gates.small_office_people", "", "2026-11-22", "4")])).await;
        assert!(back["faults"][0]["message"].as_str().expect("words").contains("不溯及既往"), "{back:#}");
        assert_eq!(people.reporter.post("/api/policy/check", json!({ "text": "" })).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn the_chief_proposes_the_director_signs_and_from_its_day_on_it_holds() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let made = people.chief.post_once("key-1", PATH, order(&four_people())).await.ok();
        assert_eq!(
            people.chief.post_once("key-1", PATH, order(&four_people())).await.ok(),
            made,
            "sent twice, kept once"
        );
        assert_eq!((&made["state"], &made["state_name"]), (&json!("proposed"), &json!("待主任签发")));
        assert_eq!((&made["first_day"], &made["holder"]), (&json!("2026-12-01"), &json!("区委办公室主任")));
        assert_eq!(made["changes"][0]["before"], "3");
        let desk = people.director.get("/api/desk").await.ok();
        assert_eq!(desk["counts"]["/policy"], 1);
        assert_eq!(
            (&desk["todo"][0]["label"], &desk["todo"][0]["title"]),
            (&json!("签发政策调整"), &json!("小单位放宽到四人"))
        );
        assert_eq!(people_on(&people.reporter, "2026-12-01").await, 3, "nothing holds before it is signed");

        let path = format!("{PATH}/{}", made["id"].as_str().expect("an id"));
        let seen = people.director.get(&path).await.ok();
        assert_eq!((&seen["can"]["enact"], &seen["can"]["refuse"]), (&json!([]), &json!([])));
        assert_eq!(seen["can"]["withdraw"][0]["code"], "house.policy.decided_once");
        let signed = people.director.post(&format!("{path}/enact"), json!({ "version": 1 })).await.ok();
        assert_eq!(
            (&signed["state"], &signed["place"], &signed["decided_by"]),
            (&json!("in_force"), &json!(1), &json!("邵平"))
        );
        assert_eq!(signed["changes"][0]["before"], "3", "beside what held below it");
        let verbs: Vec<&Value> =
            signed["steps"].as_array().expect("steps").iter().map(|step| &step["verb_name"]).collect();
        assert_eq!(verbs, ["提出", "签发施行"]);
        assert_eq!(signed["can"]["enact"][0]["code"], "house.policy.decided_once");

        assert_eq!(people_on(&people.reporter, "2026-11-30").await, 3);
        assert_eq!(people_on(&people.reporter, "2026-12-01").await, 4);
        let page = people.reporter.get("/api/policy").await.ok();
        assert_eq!((&page["layers"][1]["number"], &page["layers"][1]["order"]), (&json!(NUMBER), &made["id"]));
        assert_eq!(page["layers"][1]["digest"], signed["digest"]);
        assert_eq!(people.director.get("/api/desk").await.ok()["counts"]["/policy"], Value::Null);
        let told = people.chief.get("/api/messages").await.ok().to_string();
        assert!(told.contains("政策调整已签发施行：小单位放宽到四人（测办〔2026〕7号）"), "{told}");
        let listed = people.editor.get(PATH).await.ok();
        assert_eq!((listed.as_array().map(Vec::len), &listed[0]["state"]), (Some(1), &json!("in_force")));
        assert_eq!(people.director.get("/api/search?q=放宽").await.ok()["rows"][0]["kind"], "policy_order");
    })
    .await;
}

#[tokio::test]
async fn a_second_order_stands_over_the_first_and_the_first_stays_as_it_was() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let (first, version) = proposed(&people.chief, &four_people()).await;
        let (second, _) =
            proposed(&people.chief, &text(&[("information.gates.small_office_people", "", "2027-01-01", "5")])).await;
        people.director.post(&format!("{first}/enact"), json!({ "version": version })).await.ok();
        assert_eq!(people.chief.get(&second).await.ok()["changes"][0]["before"], "4", "beside what holds by now");
        people.director.post(&format!("{second}/enact"), json!({ "version": 1 })).await.ok();
        for (day, expected) in [("2026-11-30", 3), ("2026-12-31", 4), ("2027-01-01", 5)] {
            assert_eq!(people_on(&people.reporter, day).await, expected, "{day}");
        }
        assert_eq!(people.chief.get(&first).await.ok()["changes"][0]["after"], "4");
        let again = people
            .chief
            .post(PATH, order(&text(&[("information.gates.small_office_people", "", "2027-02-01", "5")])))
            .await;
        assert_eq!(
            (again.status, again.codes()),
            (422, vec!["house.policy.faultless".to_owned()]),
            "it changes nothing"
        );
    })
    .await;
}

#[tokio::test]
async fn an_order_without_its_number_with_faults_or_reaching_back_is_refused_with_every_reason() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let bad = text(&[
            ("information.gates.small_office_people", "", "2026-12-01", "400"),
            ("meals.menu", "", "2026-12-01", "1"),
        ]);
        let refused = people.chief.post(PATH, json!({ "number": " ", "text": bad })).await;
        assert_eq!(
            (refused.status, refused.codes()),
            (
                422,
                vec![
                    "house.policy.number_named".to_owned(),
                    "house.policy.faultless".to_owned(),
                    "house.policy.faultless".to_owned()
                ]
            )
        );
        let said = |at: usize, part: &str| refused.body["refused"][at][part].as_str().unwrap_or_default().to_owned();
        assert!(
            said(1, "message").starts_with("第6行：") && said(2, "message").starts_with("第12行："),
            "{:#}",
            refused.body
        );
        for at in 0..3 {
            assert!(!said(at, "basis").is_empty() && !said(at, "hint").is_empty() && !said(at, "field").is_empty());
        }
        let other = people.chief.post(PATH, json!({ "number": "测办〔2026〕8号", "text": four_people() })).await;
        assert_eq!(
            (other.codes(), &other.body["refused"][0]["field"]),
            (vec!["house.policy.number_named".to_owned()], &json!("text"))
        );
        let back = people
            .chief
            .post(PATH, order(&text(&[("information.gates.small_office_people", "", "2026-11-22", "4")])))
            .await;
        assert_eq!(back.codes(), ["house.policy.not_reaching_back"]);
        let empty = people.chief.post(PATH, order(&text(&[]))).await;
        assert_eq!(empty.codes(), ["house.policy.faultless"]);
        let unreadable = people.chief.post(PATH, order("id = ")).await;
        assert_eq!(unreadable.codes(), ["house.policy.faultless"]);
        assert_eq!(people.chief.get(PATH).await.ok(), json!([]), "nothing of it was kept");
        for not_the_chief in [&people.editor, &people.director, &people.reporter] {
            assert_eq!(not_the_chief.post(PATH, order(&four_people())).await.status, 403);
        }
    })
    .await;
}

#[tokio::test]
async fn an_order_whose_day_has_passed_while_it_waited_is_not_signed() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let (path, version) =
            proposed(&people.chief, &text(&[("information.gates.small_office_people", "", "2026-11-23", "4")])).await;
        office.later(SignedDuration::from_hours(24));
        let (director, chief) = (office.log_in(people.director.person).await, office.log_in(people.chief.person).await);
        let seen = director.get(&path).await.ok();
        assert_eq!(seen["can"]["enact"][0]["code"], "house.policy.not_reaching_back");
        let late = director.post(&format!("{path}/enact"), json!({ "version": version })).await;
        assert_eq!((late.status, late.codes()), (422, vec!["house.policy.not_reaching_back".to_owned()]));
        chief.post(&format!("{path}/withdraw"), json!({ "version": version })).await.ok();
        let (path, version) =
            proposed(&chief, &text(&[("information.gates.small_office_people", "", "2026-11-24", "4")])).await;
        let signed = director.post(&format!("{path}/enact"), json!({ "version": version })).await.ok();
        assert_eq!(signed["place"], 1, "the refused signature took no number");
    })
    .await;
}

#[tokio::test]
async fn who_proposed_does_not_sign_and_only_the_proposer_takes_back() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let both_posts = office.nobody("兼任").await;
        office.seat(office.office, Role::SectionChief, both_posts, None).await;
        office.seat(office.office, Role::Director, both_posts, Some("主任外出")).await;
        let both_posts = office.log_in(both_posts).await;
        let (path, version) = proposed(&both_posts, &four_people()).await;
        for verb in ["enact", "refuse"] {
            let refused =
                both_posts.post(&format!("{path}/{verb}"), json!({ "version": version, "reason": "不要了" })).await;
            assert_eq!((refused.status, refused.codes()), (403, vec!["house.policy.two_people".to_owned()]), "{verb}");
        }
        assert_eq!(people.chief.post(&format!("{path}/enact"), json!({ "version": version })).await.status, 403);
        let other = people.chief.post(&format!("{path}/withdraw"), json!({ "version": version })).await;
        assert_eq!((other.status, other.codes()), (403, vec!["house.policy.decided_once".to_owned()]));
        let taken = both_posts.post(&format!("{path}/withdraw"), json!({ "version": version })).await.ok();
        assert_eq!((&taken["state_name"], &taken["holder"]), (&json!("已撤回"), &json!("")));
        let after = people.director.post(&format!("{path}/enact"), json!({ "version": 2 })).await;
        assert_eq!((after.status, after.codes()), (409, vec!["house.policy.decided_once".to_owned()]));
        let elsewhere = office.unit("区政府办公室", UnitKind::GovernmentOffice).await;
        let stranger = office.person(elsewhere, Role::SectionChief, "别处").await;
        assert_eq!(stranger.get(&path).await.status, 404);
        let refused = stranger.post(PATH, order(&four_people())).await;
        assert_eq!(refused.codes(), ["house.policy.chief_proposes_director_decides"]);
        assert_eq!(people.reporter.get("/api/search?q=放宽").await.ok()["rows"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn the_director_refuses_with_a_reason_and_a_late_hand_is_told() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        let (path, version) = proposed(&people.chief, &four_people()).await;
        let silent =
            people.director.post(&format!("{path}/refuse"), json!({ "version": version, "reason": " " })).await;
        assert_eq!(
            (silent.codes(), &silent.body["refused"][0]["field"]),
            (vec!["house.policy.reason_given".to_owned()], &json!("reason"))
        );
        let refused = people
            .director
            .post(&format!("{path}/refuse"), json!({ "version": version, "reason": "先征求意见" }))
            .await
            .ok();
        assert_eq!((&refused["state"], &refused["reason"]), (&json!("refused"), &json!("先征求意见")));
        let late = people.chief.post(&format!("{path}/withdraw"), json!({ "version": version })).await;
        assert_eq!((late.status, &late.body["current"]["state"]), (409, &json!("refused")));
        assert_eq!(people_on(&people.reporter, "2026-12-01").await, 3);
        let told = people.chief.get("/api/messages").await.ok().to_string();
        assert!(told.contains("政策调整未予批准"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn a_new_release_changes_no_old_verdict_and_every_node_goes_by_the_same() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let people = people(office).await;
        keep(office, PolicySet::clone(office.app.policies.shipped())).await;
        let shipped = office.app.policies.shipped().base().text.to_string();
        office.later(SignedDuration::from_hours(24));
        let mut newer = shipped.replace("value = 3", "value = 9");
        newer.push_str(
            "\n[[value]]\nkey = \"trial.points.adopted\"\nfrom = \"2022-01-01\"\nvalue = \"5分\"\nbasis = \"示例\"\n",
        );
        let newer = PolicySet::parse(&newer).expect("readable");
        let here = keep(office, newer.clone()).await;
        let people_key = "information.gates.small_office_people";
        assert_eq!(here.number(date(2026, 12, 1), people_key), Ok(3), "what it was founded on stays");
        let adopted = |set: &PolicySet, day| set.find(day, "trial.points.adopted", &[]).is_some();
        assert!(!adopted(&here, date(2026, 11, 23)), "what was computed before is not computed anew");
        assert!(adopted(&here, date(2026, 11, 24)), "a new key holds from the day on which it came");
        assert_eq!(keep(office, newer.clone()).await.layers().len(), 2, "and is taken once");

        let director = office.log_in(people.director.person).await;
        let (path, version) = proposed(&office.log_in(people.chief.person).await, &four_people()).await;
        director.post(&format!("{path}/enact"), json!({ "version": version })).await.ok();
        let there = keep(office, newer).await;
        assert_eq!(there.number(date(2026, 12, 1), people_key), Ok(4));
        assert_eq!(director.get("/api/policy").await.ok()["name"], there.name(), "two nodes, one policy");
    })
    .await;
}

/// Another node, with this release, starts on the same database: it keeps what it must and goes by what it finds.
async fn keep(office: &Office, release: PolicySet) -> PolicySet {
    let (district, now) = (office.district(), kernel::Clock::now(office.clock.as_ref()));
    let node = std::sync::Arc::new(Policies::new(release));
    office
        .write(move |tx| {
            let (district, node) = (district.clone(), node.clone());
            Box::pin(async move {
                node.keep(tx, &district, now).await?;
                let set = node.in_force(tx, &district).await?;
                let again = node.in_force(tx, &district).await?;
                assert!(std::sync::Arc::ptr_eq(&set, &again), "nothing is parsed twice while nothing changes");
                Ok(PolicySet::clone(&*set))
            })
        })
        .await
}
