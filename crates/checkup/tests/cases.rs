//! Whole items, good and faulty, with the rules that speak to them: `cases/*.toml`, written so that a clerk can read and extend them.

use std::path::Path;

use checkup::{Earlier, Facts, Focus, Item, ItemKind, OnRecord, OwnUnit, State, check};
use jiff::civil;

const TODAY: civil::Date = civil::date(2026, 11, 23);

#[test]
fn every_case_finds_what_it_says_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("cases stand beside the crate")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    assert!(14 <= files.len(), "{} cases", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let name = file.file_stem().expect("a file").to_string_lossy().into_owned();
        let table: toml::Table =
            std::fs::read_to_string(&file).expect("readable").parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        wrong.extend(differences(&name, &table));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn differences(name: &str, case: &toml::Table) -> Vec<String> {
    let text = |key: &str| case.get(key).and_then(toml::Value::as_str).unwrap_or_default();
    let list = |key: &str| -> Vec<String> {
        let values = case.get(key).and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
        values.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
    };
    let kind = ItemKind::ALL
        .into_iter()
        .find(|kind| kind.name() == text("类别"))
        .unwrap_or_else(|| panic!("{name}: 类别写错"));
    let known = facts().prepared();
    let attachments = case.get("附件数").and_then(toml::Value::as_integer).unwrap_or(0);
    let body = text("正文").trim();
    let earlier = earlier(body);
    let item = Item {
        kind,
        title: text("标题"),
        body,
        focus: None,
        attachments: usize::try_from(attachments).expect("not negative"),
        event_on: None,
        today: TODAY,
        earlier: &earlier,
        archive_ready: true,
    };
    let report = check(&item, &known);
    let mut found: Vec<String> = report.findings.iter().map(|finding| finding.rule.to_owned()).collect();
    found.sort();
    found.dedup();
    let mut wanted = list("应发现");
    wanted.sort();
    let mut wrong = Vec::new();
    if found != wanted {
        let told: Vec<String> =
            report.findings.iter().map(|finding| format!("    {} {}", finding.rule, finding.message)).collect();
        wrong.push(format!("{name}：应发现 {wanted:?}，实为 {found:?}\n{}", told.join("\n")));
    }
    let states: Vec<&str> = report.verdicts.iter().map(|verdict| verdict.state.name()).collect();
    if states != list("四关") {
        wrong.push(format!("{name}：四关应为 {:?}，实为 {states:?}", list("四关")));
    }
    let sentences: Vec<&str> = report.verdicts.iter().map(|verdict| verdict.sentence.as_str()).collect();
    for words in list("说法") {
        if !sentences.iter().any(|sentence| sentence.contains(&words)) {
            wrong.push(format!("{name}：四关的话里没有“{words}”：{sentences:#?}"));
        }
    }
    let empty = report.verdicts.iter().any(|verdict| verdict.sentence.is_empty());
    if empty || (wanted.is_empty() && report.verdicts.iter().any(|verdict| verdict.state != State::Passed)) {
        wrong.push(format!("{name}：四关的结论与所发现的不合"));
    }
    wrong
}

/// What was reported before, beside this body: lately and two years ago by the unit, lately by another.
fn earlier(body: &str) -> Vec<Earlier> {
    let reported = [
        (
            ("own-1", "临江街道清理楼道堆物", civil::date(2026, 10, 14), true),
            "10月12日，临江街道组织网格员和志愿者进入翠湖小区，逐楼清理楼道堆物，清运杂物36车，腾出消防通道14处，并与业主签订保洁公约，由物业公司每周巡查两次。",
        ),
        (
            ("own-2", "临江街道开展冬季消防检查", civil::date(2024, 12, 3), true),
            "12月1日，临江街道开展冬季消防检查，组织社区民警、网格员走访沿街商铺，发现线路老化、通道占用等隐患31处，当场整改28处，其余限期整改，并发放宣传单500份。",
        ),
        (
            ("other-1", "松岭镇建成果蔬冷链仓", civil::date(2026, 9, 22), false),
            "9月20日，松岭镇在石桥村建成果蔬冷链仓，库容800吨，由镇农业服务中心统一管理，周边6个村的果农可按天租用，腐损率由12%降至4%。",
        ),
    ];
    let beside = reported.into_iter().map(|((id, title, reported_on, own_unit), text)| {
        let (id, title, genre) = (id.to_owned(), title.to_owned(), "做法".to_owned());
        Earlier::between(OnRecord { id, title, genre, reported_on, own_unit }, text, body)
    });
    beside.collect()
}

fn facts() -> Facts {
    let focus = |id: &str, title: &str, keywords: &[&str]| Focus {
        id: id.to_owned(),
        title: title.to_owned(),
        keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
    };
    Facts {
        focuses: vec![
            focus("1", "民生热点", &["停车", "物业", "公交", "老旧小区", "供水"]),
            focus("2", "产业发展", &["冷链", "果农", "签约", "投产", "订单"]),
            focus("3", "安全稳定", &["防火", "信访", "隐患", "防汛", "河道"]),
        ],
        unit_names: ["区水利局", "区财政局", "区交通局", "松岭镇", "临江街道", "石桥村"].map(str::to_owned).to_vec(),
        unit: OwnUnit { name: "临江街道办事处".to_owned(), short: "临江街道".to_owned() },
        ..Facts::default()
    }
}
