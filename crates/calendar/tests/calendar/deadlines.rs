//! When things fall due, and the sentence that says why.

use calendar::{Calendar, CalendarError, Due, LastDay, Limit, Remaining, office_date, office_time};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::{at, nine_o_clock};

fn due(from: Timestamp, limit: &str) -> Due {
    let limit: Limit = limit.parse().expect("a limit as policy writes it");
    Calendar::shipped().due(from, limit).expect("within the calendar")
}

#[test]
fn why_is_it_due_on_10_09() {
    let due = due(nine_o_clock(date(2026, 9, 30)), "2个工作日");
    assert_eq!(office_time(due.at), date(2026, 10, 9).at(23, 59, 59, 0));
    assert_eq!(
        due.reason.sentence(),
        "自2026年9月30日次日起算2个工作日；10月1日至7日（国庆节）放假不计；到期日为2026年10月9日（当日24时止）；\
         依据《中华人民共和国民法典》第二百零一条、第二百零三条、\
         《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）。"
    );
    assert_eq!(due.reason.skipped().len(), 7);
    assert!(due.reason.computed_years().is_empty());
}

#[test]
fn a_weekend_day_that_is_worked_counts_and_is_named() {
    let due = due(nine_o_clock(date(2026, 9, 30)), "4个工作日");
    assert_eq!(office_date(due.at), date(2026, 10, 12));
    let sentence = due.reason.sentence();
    assert!(sentence.contains("10月10日（国庆节调休上班）计入"), "{sentence}");
    assert!(sentence.contains("双休日1天不计"), "{sentence}");
}

#[test]
fn a_last_calendar_day_of_rest_moves_to_the_next_working_day() {
    let begun = nine_o_clock(date(2026, 9, 24));
    let moved = due(begun, "10日");
    assert_eq!(office_date(moved.at), date(2026, 10, 8));
    assert!(
        moved.reason.sentence().starts_with(
            "自2026年9月24日次日起算10日；末日为2026年10月4日；\
             10月4日至7日（国庆节）放假，顺延至其后第一个工作日；到期日为2026年10月8日（当日24时止）；"
        ),
        "{}",
        moved.reason.sentence()
    );
    let calendar = Calendar::shipped();
    let stays =
        calendar.due_with_last_day(begun, Limit::CalendarDays(10), LastDay::Stays).expect("within the calendar");
    assert_eq!(office_date(stays.at), date(2026, 10, 4));
    assert!(stays.reason.sentence().contains("不顺延"), "{}", stays.reason.sentence());
}

#[test]
fn a_last_calendar_day_that_is_worked_stays() {
    let due = due(nine_o_clock(date(2026, 9, 30)), "10日");
    assert_eq!(office_date(due.at), date(2026, 10, 10));
    assert!(due.reason.skipped().is_empty());
}

#[test]
fn hours_and_minutes_run_through_nights_and_holidays() {
    let begun = at(date(2026, 9, 30).at(23, 30, 0, 0));
    let hour = due(begun, "1小时");
    assert_eq!(office_time(hour.at), date(2026, 10, 1).at(0, 30, 0, 0));
    assert_eq!(
        hour.reason.sentence(),
        "自2026年9月30日23时30分起连续计算1小时；夜间和节假日不扣除；到期时间为2026年10月1日0时30分；\
         依据《中华人民共和国民法典》第二百零一条。"
    );
    assert_eq!(office_time(due(begun, "30分钟").at), date(2026, 10, 1).at(0, 0, 0, 0));
    assert_eq!(office_time(due(begun, "24小时").at), date(2026, 10, 1).at(23, 30, 0, 0));
}

#[test]
fn the_day_is_the_offices_day_not_that_of_utc() {
    // One o'clock on Monday 2 November in the office is still Sunday in UTC.
    let due = due(at(date(2026, 11, 2).at(1, 0, 0, 0)), "1个工作日");
    assert_eq!(office_date(due.at), date(2026, 11, 3));
    assert_eq!(due.at.to_string(), "2026-11-03T15:59:59Z");
}

#[test]
fn a_date_that_leans_on_a_computed_year_says_so() {
    let due = due(nine_o_clock(date(2026, 12, 31)), "1个工作日");
    assert_eq!(office_date(due.at), date(2027, 1, 4));
    let sentence = due.reason.sentence();
    assert_eq!(due.reason.computed_years(), [2027]);
    assert!(sentence.contains("2027年1月1日（元旦）放假不计"), "{sentence}");
    assert!(sentence.contains("《全国年节及纪念日放假办法》"), "{sentence}");
    assert!(sentence.ends_with("日历中没有2027年放假通知，以上日期属推算，导入通知后应当重算。"), "{sentence}");
}

#[test]
fn the_civil_law_is_that_of_the_day() {
    for (begun, law) in [(date(2016, 5, 5), "民法通则"), (date(2018, 5, 5), "民法总则"), (date(2021, 1, 1), "民法典")]
    {
        let sentence = due(nine_o_clock(begun), "5日").reason.sentence();
        assert!(sentence.contains(law), "{sentence}");
    }
}

#[test]
fn leap_day_and_turn_of_the_year() {
    assert_eq!(office_date(due(nine_o_clock(date(2024, 2, 28)), "1日").at), date(2024, 2, 29));
    // 2018-12-29 is worked, 30 December to 1 January is New Year.
    assert_eq!(office_date(due(nine_o_clock(date(2018, 12, 28)), "2个工作日").at), date(2019, 1, 2));
}

#[test]
fn limits_out_of_reach_are_refused_in_words() {
    let calendar = Calendar::shipped();
    let begun = nine_o_clock(date(2026, 1, 5));
    for limit in
        [Limit::CalendarDays(u32::MAX), Limit::WorkingDays(u32::MAX), Limit::Hours(u32::MAX), Limit::Minutes(u32::MAX)]
    {
        assert_eq!(calendar.due(begun, limit), Err(CalendarError::TooLong { limit }));
    }
    assert_eq!(calendar.due(nine_o_clock(date(1999, 1, 1)), Limit::Hours(1)), Err(CalendarError::Year { year: 1999 }));
    assert!(calendar.due(Timestamp::MAX, Limit::Hours(1)).is_err());
    assert!(calendar.due(Timestamp::MIN, Limit::CalendarDays(1)).is_err());
    let last_evening = at(date(2099, 12, 31).at(23, 0, 0, 0));
    assert!(calendar.due(last_evening, Limit::Hours(1)).is_err());
    assert!(calendar.due(last_evening, Limit::Minutes(59)).is_ok());
    assert!(calendar.due(last_evening, Limit::WorkingDays(1)).is_err());
}

#[test]
fn limits_are_read_and_written_as_policy_writes_them() {
    let cases = [
        ("15日", Limit::CalendarDays(15), "15日"),
        ("15 天", Limit::CalendarDays(15), "15日"),
        ("60个自然日", Limit::CalendarDays(60), "60日"),
        ("3个工作日", Limit::WorkingDays(3), "3个工作日"),
        ("３工作日", Limit::WorkingDays(3), "3个工作日"),
        (" 1 小时 ", Limit::Hours(1), "1小时"),
        ("30分钟", Limit::Minutes(30), "30分钟"),
    ];
    for (written, limit, said) in cases {
        assert_eq!(written.parse(), Ok(limit), "{written}");
        assert_eq!(limit.to_string(), said);
        assert_eq!(serde_json::from_str::<Limit>(&format!("\"{said}\"")).expect("as written"), limit);
        assert_eq!(serde_json::to_string(&limit).expect("plain text"), format!("\"{said}\""));
    }
    for written in ["", "日", "3", "0日", "-1日", "3个月", "3个", "三日", "1.5小时", "99999999999日", "3日内"]
    {
        let error = written.parse::<Limit>().expect_err(written);
        assert!(error.to_string().contains("3个工作日"), "{error}");
    }
}

#[test]
fn what_is_left_is_said_in_working_days_then_hours_then_minutes() {
    let calendar = Calendar::shipped();
    let end = due(nine_o_clock(date(2026, 9, 30)), "2个工作日").at;
    let said = |now| calendar.remaining(now, end).expect("within the calendar").sentence();
    assert_eq!(said(nine_o_clock(date(2026, 9, 30))), "还剩2个工作日");
    assert_eq!(said(nine_o_clock(date(2026, 10, 3))), "还剩2个工作日");
    assert_eq!(said(nine_o_clock(date(2026, 10, 9))), "还剩14小时");
    assert_eq!(said(at(date(2026, 10, 9).at(23, 30, 0, 0))), "还剩29分钟");
    assert_eq!(said(at(date(2026, 10, 9).at(23, 59, 59, 900_000_000))), "还剩不足1分钟");
    assert_eq!(said(at(date(2026, 10, 10).at(0, 0, 0, 0))), "已超不足1分钟");
    assert_eq!(said(at(date(2026, 10, 10).at(9, 0, 0, 0))), "已超9小时");
    assert_eq!(said(nine_o_clock(date(2026, 10, 12))), "已超2个工作日");
    let late = calendar.remaining(nine_o_clock(date(2026, 10, 12)), end).expect("within the calendar");
    assert_eq!(late, Remaining::Late { working_days: 2, hours: 57, minutes: 57 * 60 });
    assert!(late.is_late());
}

#[test]
fn working_days_between_two_dates() {
    let between = |from: Date, to: Date| Calendar::shipped().working_days_between(from, to).expect("in the calendar");
    assert_eq!(between(date(2026, 9, 30), date(2026, 10, 9)), 2);
    assert_eq!(between(date(2026, 10, 9), date(2026, 9, 30)), -2);
    assert_eq!(between(date(2026, 10, 9), date(2026, 10, 9)), 0);
    assert_eq!(between(date(2003, 12, 31), date(2026, 12, 31)), 8401 - off_days_2004_to_2026());
}

fn off_days_2004_to_2026() -> i64 {
    let days = (2004..=2026).flat_map(|year| Calendar::shipped().year(year).expect("in the calendar"));
    i64::try_from(days.filter(|day| day.kind == calendar::Kind::Off).count()).expect("a few thousand")
}
