//! Importing a year, and what a person is told when the file is wrong.

use calendar::{Calendar, ImportError, Kind, Limit, Standing, office_date};
use jiff::civil::date;

use crate::nine_o_clock;

/// A year 2027 made up for these tests.
const YEAR_2027: &str = r#"year = 2027

[[notice]]
title = "关于2027年部分节假日安排的通知（测试）"
number = "测试〔2026〕1号"
issued = 2026-11-20
off = [
  { name = "元旦", from = 2026-12-31, to = 2027-01-02 },
  { name = "春节", from = 2027-02-05, to = 2027-02-12 },
  { name = "清明节", from = 2027-04-03, to = 2027-04-05 },
  { name = "劳动节", from = 2027-05-01, to = 2027-05-05 },
  { name = "端午节", from = 2027-06-09, to = 2027-06-09 },
  { name = "中秋节", from = 2027-09-15, to = 2027-09-15 },
  { name = "国庆节", from = 2027-10-01, to = 2027-10-07 },
]
work = [
  { name = "元旦", date = 2027-01-03 },
  { name = "春节", date = 2027-02-13 },
]
"#;

fn refused(text: &str) -> ImportError {
    Calendar::shipped().import(text).expect_err("the file is wrong")
}

fn with(old: &str, new: &str) -> String {
    assert!(YEAR_2027.contains(old), "{old}");
    YEAR_2027.replace(old, new)
}

#[test]
fn an_imported_year_takes_the_place_of_the_computed_one() {
    let before = Calendar::shipped();
    assert_eq!(before.standing(2027), Ok(Standing::Computed));
    assert_eq!(before.day(date(2026, 12, 31)).expect("in the calendar").kind, Kind::Work);
    let after = before.import(YEAR_2027).expect("the file is right");
    assert_eq!(after.standing(2027), Ok(Standing::Published));
    let day = after.day(date(2027, 2, 11)).expect("in the calendar");
    assert_eq!((day.kind, day.name.as_str()), (Kind::Off, "春节"));
    assert_eq!(day.source, "《关于2027年部分节假日安排的通知（测试）》（测试〔2026〕1号）");
    assert_eq!(after.day(date(2027, 2, 13)).expect("in the calendar").name, "春节调休上班");
    assert_eq!(after.day(date(2026, 12, 31)).expect("in the calendar").name, "元旦");
    assert_eq!(before.day(date(2026, 12, 31)).expect("in the calendar").name, "工作日", "the old one is unchanged");
    let due = after.due(nine_o_clock(date(2026, 12, 30)), Limit::WorkingDays(1)).expect("in the calendar");
    assert_eq!(office_date(due.at), date(2027, 1, 3));
    assert!(due.reason.computed_years().is_empty());
}

#[test]
fn a_printed_year_imports_as_it_was() {
    let shipped = Calendar::shipped();
    for year in 2004..=2026 {
        let printed = shipped.printed(year).expect("the year is published");
        let again = shipped.import(&printed).expect("what we print we read");
        assert_eq!(again.notices(year), shipped.notices(year));
        assert_eq!(again.year(year), shipped.year(year));
        assert_eq!(again.printed(year), Some(printed));
    }
    assert_eq!(shipped.printed(2027), None);
}

#[test]
fn text_with_quotes_survives_printing() {
    let text = with("title = \"关于", "title = \"\\\"一\\\\二\\\"关于");
    let once = Calendar::shipped().import(&text).expect("the file is right");
    let printed = once.printed(2027).expect("the year is published");
    assert_eq!(once.import(&printed).expect("what we print we read").notices(2027), once.notices(2027));
}

#[test]
fn the_public_json_form_is_read_too() {
    let json = open_data("\"days\"");
    let after = Calendar::shipped().import(&json).expect("the file is right");
    let day = after.day(date(2027, 10, 6)).expect("in the calendar");
    assert_eq!((day.kind, day.name.as_str()), (Kind::Off, "国庆节"));
    assert_eq!(day.source, "《2027年节假日公开数据》（https://example.gov/2027）");
    assert_eq!(after.day(date(2027, 2, 13)).expect("in the calendar").name, "春节调休上班");
    assert_eq!(after.day(date(2027, 2, 15)).expect("in the calendar").name, "工作日");
    let printed = after.printed(2027).expect("the year is published");
    assert_eq!(after.import(&printed).expect("what we print we read").year(2027), after.year(2027));
}

#[test]
fn wrong_json_is_refused_with_its_line() {
    let error = refused("{\"year\": 2027,\n\"days\": []}");
    assert_eq!(
        error.to_string(),
        "整份文件：2027年没有一个放假日；通知尚未发布的年份不必导入，日历会依法推算；已发布的，请按通知补全 off"
    );
    assert_eq!(refused(&open_data("\"tage\"")).line, Some(29));
    assert_eq!(refused("{\"year\": 2027,\n\"days\": [{\"name\":\"元旦\",\"date\":\"2027-13-01\"").line, Some(2));
}

#[test]
fn each_slip_is_named_with_its_line_and_its_remedy() {
    let cases = [
        (
            with("to = 2027-02-12", "to = 2027-02-01"),
            "第9行：春节放假的最后一天2027年2月1日早于第一天2027年2月5日；请核对 from 与 to",
        ),
        (
            with("date = 2027-02-13", "date = 2027-02-15"),
            "第18行：2027年2月15日是星期一，本来就上班，不是调休上班日；work 只写调整为上班的周六、周日，请核对日期",
        ),
        (
            with("date = 2027-02-13", "date = 2027-02-07"),
            "第18行：2027年2月7日在同一份通知里既放假又上班；请按通知原文改正其中一处；后来的通知更正前一通知的，另起一个 [[notice]]",
        ),
        (
            with("from = 2027-06-09, to = 2027-06-09", "from = 2027-05-05, to = 2027-05-05"),
            "第12行：2027年5月5日在同一份通知里写了两次；请删去重复的一处",
        ),
        (
            with("  { name = \"中秋节\", from = 2027-09-15, to = 2027-09-15 },\n", ""),
            "整份文件：2027年9月15日是中秋节，依《全国年节及纪念日放假办法》（2024年11月10日修订，国务院令第795号）第二条应当放假，\
             文件里却是上班；请按通知原文补全 off 后再导入",
        ),
        (
            with("from = 2027-10-01, to = 2027-10-07", "from = 2028-10-01, to = 2028-10-07"),
            "第14行：2028年10月1日不属于2027年，也不是上一年12月；请核对日期，或改正 year",
        ),
        (with("to = 2027-10-07", "to = 2027-12-07"), "第14行：国庆节一次放假超过31天；请核对 from 与 to"),
        (
            with("to = 2027-10-07", "bis = 2027-10-07"),
            "第14行：放假安排里有不认识的项目“bis”；只能写name、from、to；请改正或删去",
        ),
        (
            with(", to = 2027-10-07", ""),
            "第14行：放假安排缺少 to；请补上，如 { name = \"春节\", from = 2027-02-05, to = 2027-02-11 }",
        ),
        (with("to = 2027-10-07", "to = 7"), "第14行：to 不是日期；请写成 2027-02-06 这样的日期"),
        (with("to = 2027-10-07", "to = \"2027-10-77\""), "第14行：to 不是日期；请写成 2027-02-06 这样的日期"),
        (with("to = 2027-10-07", "to = 2027-10-07T08:00:00"), "第14行：to 不是日期；请写成 2027-02-06 这样的日期"),
        (with("name = \"清明节\"", "name = \" \""), "第10行：没有节日名称；请在 name 写明是哪个节日，如“国庆节”"),
        (with("year = 2027", "year = 1997"), "第1行：年份1997不在工作日历所收的2000年至2099年之内；请核对 year"),
        (with("year = 2027", "year = \"今年\""), "第1行：year 不是年份；请写成 year = 2027"),
        (
            with("title = ", "titel = "),
            "第4行：通知里有不认识的项目“titel”；只能写title、number、issued、papers、off、work；请改正或删去",
        ),
        (
            with("to = 2027-10-07 }", "to = 2027-10-07"),
            "第15行：不合 TOML 写法，读不下去；请核对这一行的引号、括号、逗号，日期应写成 2027-02-06",
        ),
        (String::new(), "整份文件：文件缺少 year；请补上，如 year = 2027"),
        ("year = 2027".to_owned(), "整份文件：文件缺少 notice；请补上，如 [[notice]]"),
    ];
    for (text, said) in cases {
        assert_eq!(refused(&text).to_string(), said);
    }
}

#[test]
fn a_later_notice_may_take_back_a_day_of_an_earlier_one() {
    let text = format!(
        "{YEAR_2027}\n[[notice]]\ntitle = \"关于调整的通知（测试）\"\nwork = [ {{ name = \"春节\", date = 2027-02-12 }} ]\n"
    );
    let after = Calendar::shipped().import(&text).expect("the file is right");
    assert_eq!(after.day(date(2027, 2, 12)).expect("in the calendar").name, "春节调休上班");
}

#[test]
fn no_text_makes_the_reader_panic() {
    for end in (0..YEAR_2027.len()).filter(|end| YEAR_2027.is_char_boundary(*end)) {
        let _ = Calendar::shipped().import(&YEAR_2027[..end]);
    }
    assert_eq!(refused(&" ".repeat(300 * 1024)).line, None);
    for odd in
        ["\u{feff}", "{", "[[notice]]", "year = 99999999999999999999", "year = 2027\nnotice = 3", "year = -32768"]
    {
        refused(odd);
    }
}

fn open_data(days_key: &str) -> String {
    let mut lines = Vec::new();
    let spans = [
        ("元旦", date(2027, 1, 1), date(2027, 1, 3)),
        ("春节", date(2027, 2, 5), date(2027, 2, 12)),
        ("清明节", date(2027, 4, 5), date(2027, 4, 5)),
        ("端午节", date(2027, 6, 9), date(2027, 6, 9)),
        ("中秋节", date(2027, 9, 15), date(2027, 9, 15)),
        ("国庆节", date(2027, 10, 1), date(2027, 10, 7)),
    ];
    for (name, from, to) in spans {
        for day in from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to) {
            lines.push(format!("{{\"name\":\"{name}\",\"date\":\"{day}\",\"isOffDay\":true}}"));
        }
    }
    for worked in ["2027-02-13", "2027-02-15"] {
        lines.push(format!("{{\"name\":\"春节\",\"date\":\"{worked}\",\"isOffDay\":false}}"));
    }
    format!(
        "{{\n\"$schema\":\"https://example.org/schema.json\",\n\"year\":2027,\n\
         \"papers\":[\"https://example.gov/2027\"],\n{days_key}:[\n{}\n]}}",
        lines.join(",\n")
    )
}
