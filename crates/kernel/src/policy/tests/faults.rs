//! What is wrong with a file is said with its line, all of it at once, before it binds anybody.

use super::*;

fn faults(rows: &[String]) -> Vec<(usize, String)> {
    set(rows).faults(PARAMS).into_iter().map(|fault| (fault.line, fault.message)).collect()
}

fn one(rows: &[String]) -> (usize, String) {
    let found = faults(rows);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().expect("one fault")
}

#[test]
fn an_unknown_key_is_named_with_its_line_and_the_key_that_was_meant() {
    let (line, said) =
        one(&[adopted("", "2022-01-01", "4分"), row("information.points.adpoted", "", "2022-01-01", "1")]);
    assert_eq!(line, 12, "the key of the second row");
    assert!(
        said.contains("information.points.adpoted") && said.contains("是不是 information.points.adopted？"),
        "{said}"
    );
    let (_, far) = one(&[row("meals.menu", "", "2022-01-01", "1")]);
    assert!(!far.contains("是不是"), "nothing is like it: {far}");
}

#[test]
fn a_value_of_the_wrong_kind_says_what_would_be_right() {
    for (key, value, right) in [
        ("information.points.cap", "\"十\"", "0到100的整数"),
        ("information.points.cap", "101", "0到100的整数"),
        ("information.points.cap", "-1", "0到100的整数"),
        ("information.assessment.feeds", "\"是\"", "true 或 false"),
        ("information.points.adopted", "2", "2.5分"),
        ("information.points.adopted", "\"2.555分\"", "两位小数"),
        ("information.section.verify_kinds", "[\"brief\", \"song\"]", "brief（简讯）"),
        ("information.section.verify_kinds", "\"brief\"", "列表"),
    ] {
        let (line, said) = one(&[row(key, "", "2022-01-01", value)]);
        assert!(line == 7 && said.contains(right), "{key} = {value}: {line} {said}");
    }
}

#[test]
fn a_limit_is_what_the_calendar_reads_and_nothing_else() {
    for right in ["3个工作日", "3工作日", "15日", "30天", "10个自然日", "24小时", "30分钟", " 3 个工作日", "３个工作日"]
    {
        assert_eq!(
            faults(&[row("information.objection.limit", "", "2022-01-01", &format!("\"{right}\""))]),
            [],
            "{right}"
        );
    }
    for wrong in ["3", "三天", "0天", "3周", "-1天", "3.5天", "4294967296天", "天", "", "3个工作日内", "个工作日"]
    {
        let (_, said) = one(&[row("information.objection.limit", "", "2022-01-01", &format!("\"{wrong}\""))]);
        assert!(said.contains("3个工作日"), "{wrong}: {said}");
    }
    assert!(one(&[row("information.objection.limit", "", "2022-01-01", "3")]).1.contains("时限"));
}

#[test]
fn an_unknown_fact_or_code_is_named_with_those_that_there_are() {
    let (line, said) = one(&[adopted("class = \"key\"", "2022-01-01", "4分")]);
    assert!(line == 7 && said.contains("不按 class 区分") && said.contains("level、kind、journal"), "{said}");
    let (_, said) = one(&[adopted("level = \"town\"", "2022-01-01", "4分")]);
    assert!(said.contains("级别没有“town”") && said.contains("city（市级）"), "{said}");
    let (_, said) = one(&[adopted("journal = \"\"", "2022-01-01", "4分")]);
    assert!(said.contains("刊物（journal）不能为空"), "{said}");
    let (_, said) = one(&[row("information.points.cap", "level = \"city\"", "2022-01-01", "5")]);
    assert!(said.contains("不分情形"), "{said}");
}

#[test]
fn two_values_for_one_case_and_day_are_refused_with_both_lines() {
    let doubled = [adopted("", "2022-01-01", "4分"), adopted("", "2022-01-01", "5分")];
    let text = document("base", "2022-01-01", &[&doubled[0], &doubled[1], &doubled[0]]);
    assert!(matches!(PolicySet::parse(&text), Err(PolicyError::Twice { line: 12, .. })));
    let found = PolicySet::founding(&text, PARAMS).expect_err("doubled");
    let told: Vec<(usize, bool)> = found.iter().map(|fault| (fault.line, fault.message.contains("第7行"))).collect();
    assert_eq!(told, [(12, true), (17, true)], "every one of them: {found:?}");
}

#[test]
fn two_rows_that_may_meet_are_a_contradiction_until_a_third_says_what_holds_where_they_do() {
    let (level, kind) = ("level = \"city\"", "kind = \"long\"");
    let meeting = [adopted(level, "2022-01-01", "4分"), adopted(kind, "2022-01-01", "5分")];
    let (line, said) = one(&meeting);
    assert!(line == 13 && said.contains("第7行"), "{line} {said}");
    let both = |from| adopted(&format!("{level}, {kind}"), from, "6分");
    let with = |third: String| [&meeting[..], &[third]].concat();
    assert_eq!(faults(&with(both("2022-01-01"))), []);
    assert_eq!(faults(&with(both("2022-01-02"))).len(), 1, "a day too late");
    assert_eq!(
        faults(&with(adopted("level = \"city\", kind = \"brief\"", "2022-01-01", "6分"))).len(),
        1,
        "another case"
    );
    let apart =
        [adopted("level = \"city\"", "2022-01-01", "4分"), adopted("level = \"district\"", "2022-01-01", "5分")];
    assert_eq!(faults(&apart), [], "these never meet");
    let dated = [adopted(level, "2022-01-01", "4分"), adopted(kind, "2023-01-01", "5分")];
    assert_eq!(faults(&dated), [], "the younger holds");
}

#[test]
fn an_order_is_settled_by_a_row_of_the_set_below_it_too() {
    let both = adopted("level = \"city\", kind = \"long\"", "2022-01-01", "6分");
    let rows = [adopted("level = \"city\"", "2026-12-01", "4分"), adopted("kind = \"long\"", "2026-12-01", "5分")];
    let text = document("order", "2026-12-01", &[&rows[0], &rows[1]]);
    assert!(set(&[both]).ordered(&text, PARAMS).is_ok());
    let found = set(&[]).ordered(&text, PARAMS).expect_err("nothing settles it");
    assert_eq!(found.len(), 1);
}

#[test]
fn only_the_order_is_examined_not_what_lies_below() {
    let base = set(&[row("meals.menu", "", "2022-01-01", "1")]);
    let text = document("order", "2022-01-01", &[&adopted("", "2022-01-01", "4分")]);
    assert!(base.ordered(&text, PARAMS).is_ok());
}

#[test]
fn no_value_begins_before_its_document() {
    let early = document("base", "2022-01-01", &[&adopted("", "2021-12-31", "4分")]);
    let found = PolicySet::founding(&early, PARAMS).expect_err("too early");
    assert_eq!(found.len(), 1);
    assert!(found[0].line == 7 && found[0].message.contains("2021-12-31 早于本文件的生效日期 2022-01-01"), "{found:?}");
}

#[test]
fn every_fault_is_told_at_once_in_the_order_of_the_lines() {
    let rows = [
        row("meals.menu", "", "2022-01-01", "1"),
        adopted("class = \"key\"", "2021-01-01", "十分"),
        row("information.points.cap", "", "2022-01-01", "999"),
    ];
    let lines: Vec<usize> = faults(&rows).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [7, 12, 12, 12, 18]);
}

#[test]
fn lines_are_counted_through_comments_and_whatever_ends_them() {
    let text = document("base", "2022-01-01", &["# 采用\n\n", &row("meals.menu", "", "2022-01-01", "1")]);
    for text in [text.clone(), text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
        let found = PolicySet::founding(&text, PARAMS).expect_err("unknown");
        assert_eq!(found[0].line, 9, "{text:?}");
    }
}

#[test]
fn a_text_that_cannot_be_read_is_told_with_its_line_in_plain_words() {
    let right = document("base", "2022-01-01", &[&adopted("", "2022-01-01", "4分")]);
    for (slip, line, said) in [
        (right.replace("effective =", "efective ="), 4, "没有“efective”这一项"),
        (right.replace("basis = \"示例\"\n", ""), 6, "缺少 basis"),
        (right.replace("\"4分\"", "2.5"), 9, "分值写成“2.5分”"),
        (right.replace("from = \"2022-01-01\"", "from = 2022-01-01"), 8, "日期"),
        (right.replace("from = \"2022-01-01\"", "from = \"2022-13-01\""), 8, "日期"),
        (right.replace("[[value]]", "[[value]"), 6, "不合 TOML 的写法"),
        (right.replace("from =", "key = \"x\"\nfrom ="), 8, "写了两遍"),
    ] {
        let found = PolicySet::founding(&slip, PARAMS).expect_err("unreadable");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.contains(said), "{said}: {found:?}");
        assert_eq!(found[0].line, line, "{said}: {found:?}");
        let error = PolicySet::parse(&slip).expect_err("unreadable").to_string();
        assert!(error.contains(&format!("第{line}行")), "{error}");
    }
}

#[test]
fn points_are_hundredths_and_never_floating() {
    for (text, expected) in [
        ("5分", Some(500)),
        ("2.5分", Some(250)),
        ("2.05分", Some(205)),
        ("0分", Some(0)),
        ("-1.25分", Some(-125)),
        ("-0.5分", Some(-50)),
        ("05分", Some(500)),
        ("5", None),
        ("5.分", None),
        (".5分", None),
        ("1.234分", None),
        ("1.2.3分", None),
        ("+5分", None),
        ("--5分", None),
        ("５分", None),
        ("五分", None),
        ("1e3分", None),
        (" 5分", None),
        ("5 分", None),
        ("分", None),
        ("", None),
        ("10000分", Some(MOST_POINTS)),
        ("-10000分", Some(-MOST_POINTS)),
        ("10000.01分", None),
        ("-10000.01分", None),
        ("92233720368547758.07分", None),
        ("99999999999999999999分", None),
    ] {
        assert_eq!(points(text), expected, "{text}");
    }
}
