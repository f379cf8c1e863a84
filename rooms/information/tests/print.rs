//! Circulars and issues as official documents: what stands on the paper, and who gets it (DOC-4, INF-3, INF-6, INF-7, INF-11).

mod common;
mod desk;

use common::circular::{drafted, names, order, regular};
use common::{NEIGHBOUR, UNIT, later, person, reason, unit, uuid};
use desk::{Desk, bulletin, issue_at, version};
use gongwen::{Document, text};
use information::ROOM;
use information::model::*;
use information::print::{self, bulletin::Printed};
use jiff::civil::date;
use kernel::{Role, UnitKind};
use serde_json::{Value, json};
use testkit::{Client, Office, both};
use webkit::house::HOUSE;

/// The text form of a document that can be set and reads back as itself.
fn written(document: &Document) -> String {
    assert_eq!(document.faults(), [], "it can be set");
    let written = text::write(document);
    assert_eq!(text::read(&written).as_ref(), Ok(document), "{written}");
    written
}

fn around(orders: &[&str]) -> print::circular::Around {
    print::circular::Around {
        organ: print::organ("青溪区"),
        prefix: "青办通报".to_owned(),
        day: date(2026, 12, 4),
        orders: orders.iter().map(|order| (*order).to_owned()).collect(),
    }
}

fn out(mut circular: Circular) -> Circular {
    circular.state =
        CircularState::Issued(CircularNumber { year: 2026, number: 3, text: "青办通报〔2026〕3号".to_owned() });
    circular
}

fn receiver(name: &str) -> Receiver {
    Receiver { unit: None, name: Phrase::parse("name", "单位", name).expect("fits") }
}

/// The street objected in vain and is ordered to write a self-criticism; its neighbour was right and is gone.
fn criticism() -> Circular {
    let objected = |verdict| NameHearing::Objected {
        limit: HearingLimit { from: later(0), due: later(3), why: "3个工作日".to_owned() },
        objection: Objection {
            words: reason("当日已口头报告值班室"),
            person: person(1),
            at: later(1),
            answer: Some(ObjectionAnswer {
                verdict, words: reason("值班记录可查"), person: person(2), at: later(2)
            }),
        },
    };
    let mut names = names();
    names[0].hearing = objected(Verdict::Overruled);
    names[0].ordered = Some(order(unit(UNIT)).1);
    names[1].hearing = objected(Verdict::Upheld);
    let by = RemovedBy::Objection;
    names[1].removal = Some(Removal { by, person: person(2), reason: reason("值班记录可查"), at: later(2) });
    assert_eq!(names[1].unit, unit(NEIGHBOUR));
    let mut circular = drafted();
    circular.subject = Subject::Criticism { reading: String::new(), names };
    circular.main_to = vec![receiver("各镇（街道）党（工）委"), receiver("区直各部门党组织")];
    circular.copies_to = vec![receiver("区纪委监委"), receiver("区委组织部")];
    out(circular)
}

#[test]
fn a_criticism_with_an_objection_and_an_order_names_grounds_and_order_and_nothing_of_the_hearing() {
    let circular = criticism();
    let orders: Vec<String> =
        circular.named().filter_map(|name| name.ordered.as_ref()).map(|order| order.sentence.clone()).collect();
    let orders: Vec<&str> = orders.iter().map(String::as_str).collect();
    let written = written(&print::circular::document(&circular, &around(&orders)));
    for unsaid in ["邻镇", "口头报告", "值班记录可查", "异议"] {
        assert!(!written.contains(unsaid), "{unsaid}: {written}");
    }
    insta::assert_snapshot!("criticism", written);
}

#[test]
fn a_draft_says_that_it_has_no_number_yet() {
    let document = print::circular::document(&drafted(), &around(&[]));
    assert_eq!(document.number.as_ref().map(ToString::to_string).as_deref(), Some("青办通报〔2026〕待编号"));
    written(&document);
}

#[test]
fn the_regular_circular_has_its_figures_in_a_table_and_leaves_out_what_policy_does_not_show() {
    let figures = |reported, points, place| Figures {
        reported,
        counted: reported,
        wanted: Some(6),
        adopted: [3, 1, 0, 0],
        media: 1,
        instructions: 2,
        points,
        place,
    };
    let line = |place: u32, name: &str, figures| CircularLine {
        unit: unit(place),
        name: name.to_owned(),
        class: "重点单位".to_owned(),
        figures,
    };
    let mut circular = regular();
    let lines = vec![line(1, "临江街道", figures(9, None, None)), line(2, "柳庄镇", figures(5, None, None))];
    circular.subject = Subject::Regular { lines };
    insta::assert_snapshot!("regular", written(&print::circular::document(&out(circular.clone()), &around(&[]))));

    let lines = vec![line(1, "临江街道", figures(9, Some(2350), Some(1)))];
    circular.subject = Subject::Regular { lines };
    let written = written(&print::circular::document(&out(circular), &around(&[])));
    assert!(written.contains("| 积分 | 名次 |") && written.contains("| 23.5 | 1 |"), "{written}");
}

#[test]
fn an_issue_has_its_items_each_with_its_units_and_says_to_whom_it_goes() {
    let copies = |to: &str, copies| Copies { to: Phrase::parse("to", "单位", to).expect("fits"), copies };
    let issue = |direction| Issue {
        id: kernel::MatterId::new(uuid(600)),
        bulletin: Bulletin {
            id: BulletinId::new(uuid(601)),
            title: Phrase::parse("title", "刊名", "青溪信息").expect("fits"),
            direction,
            leader_signs: false,
            distribution: Vec::new(),
        },
        title: Title::parse("冬季用电专题").expect("fits"),
        number: Some(IssueNumber { year: 2026, number: 47 }),
        composer: person(1),
        state: IssueState::Issued,
        items: Vec::new(),
        distribution: vec![copies("区领导", 18), copies("各镇（街道）", 12), copies("存档", 2)],
        sign_offs: Vec::new(),
    };
    let item = |title: &str, body: &str, units: &str| Printed {
        title: title.to_owned(),
        body: body.to_owned(),
        units: units.to_owned(),
    };
    let around = print::bulletin::Around {
        organ: print::organ("青溪区"),
        day: date(2026, 11, 23),
        items: vec![
            item(
                "临江街道划定停车位312个",
                "今年以来，临江街道划定停车位312个。\n一、做法\n与12个小区逐一商定。",
                "临江街道",
            ),
            item("两个镇排查冬季用电", "柳庄镇、竹坪乡排查用电隐患46处。", "柳庄镇、竹坪乡"),
        ],
    };
    insta::assert_snapshot!("issue", written(&print::bulletin::document(&issue(Direction::District), &around)));
    let upward = print::bulletin::document(&issue(Direction::Upward), &around);
    assert_eq!((upward.to.len(), upward.cc.len()), (2, 0), "报, not 送");
    let mut draft = issue(Direction::District);
    (draft.number, draft.state) = (None, IssueState::Composing);
    let draft = print::bulletin::document(&draft, &around);
    written(&draft);
    assert_eq!(gongwen::shown::number(&draft).as_deref(), Some("待编号"));
}

async fn paper(who: &Client, path: &str) -> String {
    let file = who.get(path).await;
    assert_eq!(file.status, 200, "{:#}", file.body);
    String::from_utf8(file.bytes).expect("the text form")
}

#[tokio::test]
async fn an_issue_is_printed_by_whoever_sees_it_and_a_draft_says_so() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let info = bulletin(office, "青溪信息", "district", 0).await;
        let issue = desk.composed(&info, &["临江街道划定停车位312个"]).await;
        let path = issue_at(&issue, "/file?output=pdf");
        let draft = paper(&desk.editor, &path).await;
        assert!(draft.contains("issue = 0"), "{draft}");
        assert_eq!(desk.reporter.get(&path).await.status, 404, "unseen before it is out");
        let issue = desk.at_director(&issue).await;
        desk.director.post(&issue_at(&issue, "/sign"), version(&issue)).await.ok();
        let out = paper(&desk.reporter, &path).await;
        for line in
            ["issue = 1", "masthead = \"青溪信息\"", "# 临江街道划定停车位312个", "（临江街道）", "cc = [\"区领导\"]"]
        {
            assert!(out.contains(line), "{line}: {out}");
        }
        for (output, kind, how) in [
            ("pdf", "application/pdf", "inline"),
            ("ofd", "application/ofd", "attachment"),
            ("docx", "application/vnd", "attachment"),
        ] {
            let file = desk.editor.get(&issue_at(&issue, &format!("/file?output={output}"))).await;
            assert!(file.header("content-type").starts_with(kind), "{output}");
            let named = file.header("content-disposition");
            assert!(named.starts_with(how) && named.ends_with(&format!(".{output}")), "{named}");
        }
        assert_eq!(desk.editor.get(&issue_at(&issue, "/file?output=png")).await.status, 422);
    })
    .await;
}

fn circular_at(circular: &Value, verb: &str) -> String {
    format!("/api/information/circulars/{}/{verb}", circular["id"].as_str().expect("a circular has an id"))
}

#[tokio::test]
async fn a_circular_is_printed_by_whoever_reads_it_whole() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let desk = Desk::new(office).await;
        let unit = office.unit("竹坪乡", UnitKind::Township).await;
        let head = office.person(unit, Role::UnitHead, "竹坪乡负责人").await;
        let fault = json!({
            "unit": unit, "ground": "late", "day": "2026-07-03", "submission": null, "important": true,
            "what": "水库险情迟报4小时", "proof": "值班电话记录第17号",
        });
        desk.editor.post("/api/information/faults", fault).await.ok();
        let asked = json!({ "kind": "criticism", "span": "2026" });
        let circular = desk.editor.post("/api/information/circulars", asked).await.ok();
        let path = circular_at(&circular, "file?output=docx");
        let draft = paper(&desk.editor, &path).await;
        for line in ["〔2026〕待编号", "水库险情迟报4小时", "issuers = [\"中共测试区委办公室\"]", "@附件 通报事实清单"]
        {
            assert!(draft.contains(line), "{line}: {draft}");
        }
        assert_eq!(head.get(&path).await.status, 404, "nobody is told before the hearing");
        let circular = desk.chief.post(&circular_at(&circular, "open_hearing"), version(&circular)).await.ok();
        assert_eq!(head.get(circular_at(&circular, "").trim_end_matches('/')).await.status, 200);
        assert_eq!(head.get(&path).await.status, 404, "its own line is no circular");
        assert_eq!(desk.editor.get(&circular_at(&circular, "file?output=txt")).await.status, 422);
        let clerk = office.person(office.office, Role::Clerk, "文秘甲").await;
        assert_eq!(clerk.get(&path).await.status, 404);

        let asked = json!({ "kind": "regular", "span": "2026Q3" });
        let regular = desk.editor.post("/api/information/circulars", asked).await.ok();
        let path = circular_at(&regular, "file");
        let regular = desk.editor.post(&circular_at(&regular, "submit_circular"), version(&regular)).await.ok();
        let regular = desk.director.post(&circular_at(&regular, "sign_circular"), version(&regular)).await.ok();
        assert_eq!(regular["state"], "issued", "{regular:#}");
        let out = paper(&head, &path).await;
        let number = regular["number_text"].as_str().expect("numbered");
        for line in [number, "不是通报批评", "@附件 各单位信息报送和采用情况表", "竹坪乡"] {
            assert!(out.contains(line), "{line}: {out}");
        }
    })
    .await;
}
