//! What holds for every document: a check ends without panicking, places agree in all counts, reasons are kept, one press is enough (DOC-1).

use checkup::Applicability;
use checkup::document::{
    DocumentFinding, GateState, OfficeFacts, Options, PreparedOffice, Severity, SourcePlace, Suppression,
    apply_safe_to_document, check_document, document_rules, render, sarif,
};
use gongwen::placed::{Placed, plain};
use jiff::civil::date;
use proptest::prelude::*;

fn office() -> PreparedOffice {
    OfficeFacts::default().prepared()
}

fn options() -> Options {
    Options::on(date(2026, 11, 23))
}

const NOTICE: &str = "中共青溪区委办公室文件\n青办发[2026]第03号\n中共青溪区委办公室关于做好防汛工作的通知\n各镇（街道）党（工）委：\n\
    全区布署防汛工作，建立台帐。\n由有关部门负责清淤。\n中共青溪区委办公室\n2026年3月2日\n";

fn set_aside(rule: &str, quote: &str, reason: &str) -> Options {
    let suppression = Suppression {
        rule: rule.to_owned(),
        quote: quote.to_owned(),
        reason: reason.to_owned(),
        by: "陈一鸣".to_owned(),
    };
    Options { suppressions: vec![suppression], ..options() }
}

#[test]
fn what_was_set_aside_is_shown_with_its_reason_and_no_longer_counted() {
    let placed = plain(NOTICE);
    let before = check_document(&placed, &office(), &options());
    assert!(before.findings.iter().any(|finding| finding.rule == "CSG008"));
    let reason = set_aside("CSG008", "由有关部门负责", "会议已定由各单位分头办，名单另发");
    let report = check_document(&placed, &office(), &reason);
    assert!(report.findings.iter().all(|finding| finding.rule != "CSG008"));
    assert_eq!(report.ignored.len(), 1);
    assert_eq!(report.stale, []);
    let page = render("通知.txt", &placed.source, &report);
    assert!(page.contains("已忽略[CSG008]") && page.contains("会议已定") && page.contains("陈一鸣"), "\n{page}");
}

#[test]
fn a_reason_that_no_longer_fits_is_told_and_one_without_words_sets_nothing_aside() {
    let placed = plain(NOTICE);
    let stale = check_document(&placed, &office(), &set_aside("CSG008", "由相关单位牵头", "另行明确"));
    assert_eq!(stale.stale.len(), 1);
    assert!(render("通知.txt", &placed.source, &stale).contains("忽略已失效[CSG008]"));
    let empty = check_document(&placed, &office(), &set_aside("CSG008", "由有关部门负责", " "));
    assert!(empty.findings.iter().any(|finding| finding.rule == "CSG008") && empty.ignored.is_empty());
}

#[test]
fn one_of_several_repeats_may_be_set_aside() {
    let placed = plain(NOTICE);
    let report = check_document(&placed, &office(), &set_aside("T14", "台帐", "引原件标题"));
    let left: Vec<&DocumentFinding> = report.findings.iter().filter(|finding| finding.rule == "T14").collect();
    assert_eq!((left.len(), left[0].count, left[0].quote.as_str()), (1, 1, "布署"));
}

#[test]
fn gates_and_measures_speak_for_themselves() {
    let report = check_document(&plain(NOTICE), &office(), &options());
    let states: Vec<GateState> = report.gates.iter().map(|gate| gate.state).collect();
    assert_eq!(states, [GateState::Passed, GateState::Warned, GateState::Passed, GateState::Failed, GateState::Failed]);
    let length = report.measures.iter().find(|measure| measure.code == "length").expect("measured");
    assert!(length.arithmetic.contains("5000"), "{}", length.arithmetic);
    assert!(report.has_errors() && 2 <= report.count(Severity::Error));
    assert_eq!(report.genre, Some("通知"));
}

#[test]
fn the_report_is_read_by_programs_too() {
    let report = check_document(&plain(NOTICE), &office(), &options());
    let json = serde_json::to_value(&report).expect("plain data");
    let first = &json["findings"][0];
    for key in ["rule", "gate", "severity", "message", "place", "basis", "level", "help", "fix"] {
        assert!(!first[key].is_null(), "{key} 不在 {first}");
    }
    assert_eq!(first["place"]["line"], 2);
    let log = serde_json::to_value(sarif(&[("通知.txt", &report)])).expect("plain data");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().map(Vec::len), Some(document_rules().len()));
    let result = &run["results"][0];
    assert_eq!(result["ruleId"], "FMT001");
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
    assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "〔2026〕3号");
}

#[test]
fn there_are_as_many_rules_as_the_handbook_says() {
    let distinct: std::collections::BTreeSet<&str> =
        document_rules().iter().map(|rule| rule.id).chain(checkup::rules().iter().map(|card| card.id)).collect();
    assert!(80 <= document_rules().len(), "{}", document_rules().len());
    assert!(110 <= distinct.len(), "{}", distinct.len());
}

fn places(finding: &DocumentFinding) -> Vec<SourcePlace> {
    let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.place));
    finding.place.into_iter().chain(finding.related.iter().map(|related| related.place)).chain(edits).collect()
}

fn agrees(source: &str, place: SourcePlace) -> bool {
    let Some(cut) = source.get(place.bytes.start..place.bytes.end) else { return false };
    let chars: String = source.chars().skip(place.chars.start).take(place.chars.end - place.chars.start).collect();
    let units: Vec<u16> =
        source.encode_utf16().skip(place.utf16.start).take(place.utf16.end - place.utf16.start).collect();
    let line = source.split('\n').nth(place.line - 1).unwrap_or_default();
    let from_column: String = line.chars().skip(place.column - 1).collect();
    let one_line = place.line == place.end_line;
    cut == chars
        && String::from_utf16(&units).is_ok_and(|units| units == cut)
        && (!one_line || from_column.starts_with(cut))
}

/// Documents made of lines that readers and rules look for, so that chance meets them.
fn office_document() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "中共青溪区委办公室文件",
        "青办发[2026]第03号",
        "青办发〔2026〕3号　　签发人：林知秋",
        "中共青溪区委办公室关于做好防汛工作的通知。",
        "关于经费的请示",
        "关于防汛工作的报告",
        "各镇（街道）党（工）委，",
        "王书记：",
        "一、加强领导",
        "（一）、明确到人",
        "1、每日巡护",
        "（3）夜间",
        "四、附则",
        "全区布署防汛工作，，建立台帐。",
        "妥否，请批示。",
        "由有关部门负责。",
        "按照江发〔2025〕8号《关于防汛的意见》办理",
        "依照《公务员法》第二百条、《合同法》办理。",
        "逾期的罚款500元,截止目前",
        "完成率60%-70%，投诉由47件降至12件，下降80%",
        "一是甲。三是丙。",
        "我讲三点意见。",
        "附件:1.清单。",
        "附件1",
        "清单",
        "中共青溪区委办公室",
        "2026年03月02日",
        "二〇二六年三月二日",
        "抄送：各镇",
        "— 1 —",
        "😀𠮷",
        "",
        "敢于担当、善于作为、勇于创新、乐于奉献",
        "坚定道路自信、理论自信、文化自信",
        "“未完",
        "（括号》",
    ]);
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_checked_and_every_place_lies_in_it(source in any::<String>()) {
        let placed = plain(&source);
        let report = check_document(&placed, &office(), &options());
        for place in report.findings.iter().flat_map(places) {
            prop_assert!(agrees(&source, place), "{place:?}");
        }
        let _ = render("x", &placed.source, &report);
    }

    #[test]
    fn documents_are_checked_and_their_places_agree_in_all_counts(source in office_document()) {
        let placed = plain(&source);
        let report = check_document(&placed, &office(), &options());
        for finding in &report.findings {
            for place in places(finding) {
                prop_assert!(agrees(&source, place), "{} {place:?}", finding.rule);
            }
            for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
                prop_assert_eq!(&source[edit.place.bytes.start..edit.place.bytes.end], edit.before.as_str());
                prop_assert!(edit.before != edit.after, "{} 改了等于没改", finding.rule);
            }
        }
        prop_assert!(report.findings.is_sorted_by_key(|finding| finding.severity));
        let _ = render("x", &placed.source, &report);
    }

    #[test]
    fn one_press_is_enough(source in office_document()) {
        let reader = |text: &str| -> Option<Placed> { Some(plain(text)) };
        let mended = apply_safe_to_document(&source, &reader, &office(), &options());
        let left: Vec<&str> = check_document(&plain(&mended.source), &office(), &options())
            .findings
            .iter()
            .filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe))
            .map(|finding| finding.rule)
            .collect();
        prop_assert!(left.is_empty(), "{left:?} 留在\n{}", mended.source);
        let again = apply_safe_to_document(&mended.source, &reader, &office(), &options());
        prop_assert!(again.changes.is_empty());
    }
}
