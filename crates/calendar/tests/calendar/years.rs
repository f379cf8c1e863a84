//! Every year of notices, and the years computed from the law.

use calendar::{Calendar, CalendarError, Kind, Standing};
use jiff::civil::{Date, Weekday, date};

/// Days off of each year from 2004 to 2026, weekends included, counted apart from this program.
const DAYS_OFF: [(i16, usize); 23] = [
    (2004, 114),
    (2005, 114),
    (2006, 114),
    (2007, 116),
    (2008, 115),
    (2009, 115),
    (2010, 115),
    (2011, 115),
    (2012, 117),
    (2013, 115),
    (2014, 115),
    (2015, 116),
    (2016, 116),
    (2017, 116),
    (2018, 115),
    (2019, 115),
    (2020, 117),
    (2021, 115),
    (2022, 116),
    (2023, 116),
    (2024, 115),
    (2025, 117),
    (2026, 117),
];

fn day(date: Date) -> calendar::Day {
    Calendar::shipped().day(date).expect("the date lies in the calendar")
}

#[test]
fn each_published_year_has_its_number_of_days_off() {
    for (year, expected) in DAYS_OFF {
        let days = Calendar::shipped().year(year).expect("the year lies in the calendar");
        let off = days.iter().filter(|day| day.kind == Kind::Off).count();
        assert_eq!(off, expected, "{year}");
        assert!(days.iter().all(|day| day.standing == Standing::Published), "{year}");
        assert!(days.iter().all(|day| day.date.year() == year), "{year}");
    }
    let days: usize = (2004..=2026).map(|year| Calendar::shipped().year(year).expect("in the calendar").len()).sum();
    assert_eq!(days, 8401);
}

#[test]
fn only_weekend_days_are_worked_in_exchange_and_every_special_day_cites_its_notice() {
    for year in 2004..=2026 {
        for day in Calendar::shipped().year(year).expect("in the calendar") {
            let weekend = matches!(day.date.weekday(), Weekday::Saturday | Weekday::Sunday);
            if day.kind == Kind::Work && weekend {
                assert!(day.name.ends_with("调休上班"), "{day:?}");
                assert!(day.source.contains("国办发明电〔") || day.source.contains("国发明电〔"), "{day:?}");
            }
            if day.kind == Kind::Off && !weekend {
                assert!(day.source.contains("国办发明电〔") || day.source.contains("国发明电〔"), "{day:?}");
            }
        }
    }
}

#[test]
fn a_holiday_lies_within_sixteen_days_of_the_day_it_is_for() {
    let anchors = [("元旦", 1, 1), ("清明节", 4, 5), ("劳动节", 5, 1), ("国庆节", 10, 1)];
    for year in 2004..=2026 {
        for notice in Calendar::shipped().notices(year) {
            for span in &notice.off {
                for (name, month, day) in anchors {
                    let near = (span.from - date(year, month, day)).get_days().abs() <= 16;
                    assert!(span.name != name || near, "{year} {span:?}");
                }
            }
            for make_up in &notice.work {
                let nearest = notice.off.iter().map(|span| {
                    (span.from - make_up.date).get_days().abs().min((span.to - make_up.date).get_days().abs())
                });
                assert!(nearest.min().is_some_and(|days| days <= 16), "{year} {make_up:?}");
            }
        }
    }
}

#[test]
fn the_year_2026_is_as_announced() {
    let days = Calendar::shipped().year(2026).expect("in the calendar");
    let named: Vec<_> = days.iter().filter(|day| day.source.contains("国办发明电〔2025〕7号")).collect();
    assert_eq!(named.iter().filter(|day| day.kind == Kind::Off).count(), 33);
    let worked: Vec<Date> = named.iter().filter(|day| day.kind == Kind::Work).map(|day| day.date).collect();
    assert_eq!(
        worked,
        [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)].map(|(month, day)| date(2026, month, day))
    );
    assert_eq!(day(date(2026, 10, 10)).name, "国庆节调休上班");
    assert_eq!(day(date(2026, 2, 23)).name, "春节");
}

#[test]
fn the_spring_festival_of_2020_was_lengthened() {
    assert_eq!(day(date(2020, 1, 30)).name, "春节");
    let saturday = day(date(2020, 2, 1));
    assert_eq!((saturday.kind, saturday.name.as_str()), (Kind::Off, "春节假期延长"));
    assert!(saturday.source.contains("国办发明电〔2020〕1号"), "{}", saturday.source);
    assert_eq!(day(date(2020, 2, 3)).kind, Kind::Work);
}

#[test]
fn days_that_tables_often_get_wrong() {
    let cases = [
        (date(2005, 12, 31), Kind::Work, "元旦调休上班", "国办发明电〔2005〕35号"),
        (date(2006, 12, 31), Kind::Work, "元旦调休上班", "国办发明电〔2006〕49号"),
        (date(2007, 12, 29), Kind::Work, "元旦调休上班", "国办发明电〔2007〕52号"),
        (date(2007, 12, 31), Kind::Off, "元旦", "国办发明电〔2007〕52号"),
        (date(2011, 12, 31), Kind::Work, "元旦调休上班", "国办发明电〔2011〕45号"),
        (date(2014, 1, 30), Kind::Work, "工作日", "第174号"),
        (
            date(2015, 9, 6),
            Kind::Work,
            "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休上班",
            "国发明电〔2015〕1号",
        ),
        (date(2018, 12, 31), Kind::Off, "元旦", "国办发明电〔2018〕15号"),
        (date(2019, 5, 3), Kind::Off, "劳动节", "国办发明电〔2019〕3号"),
        (date(2019, 5, 5), Kind::Work, "劳动节调休上班", "国办发明电〔2019〕3号"),
        (date(2020, 10, 8), Kind::Off, "国庆节、中秋节", "国办发明电〔2019〕16号"),
        (date(2025, 1, 26), Kind::Work, "春节调休上班", "国办发明电〔2024〕12号"),
    ];
    for (date, kind, name, source) in cases {
        let day = day(date);
        assert_eq!((day.kind, day.name.as_str()), (kind, name), "{date}");
        assert!(day.source.contains(source), "{date}: {}", day.source);
    }
}

#[test]
fn an_unpublished_year_is_computed_and_says_so() {
    let days = Calendar::shipped().year(2027).expect("in the calendar");
    let named: Vec<(Date, &str)> =
        days.iter().filter(|day| day.source.contains("放假办法")).map(|day| (day.date, day.name.as_str())).collect();
    let on = |month, day| date(2027, month, day);
    assert_eq!(
        named,
        [
            (on(1, 1), "元旦"),
            (on(2, 5), "春节"),
            (on(2, 6), "春节"),
            (on(2, 7), "春节"),
            (on(2, 8), "春节"),
            (on(2, 9), "春节补假"),
            (on(2, 10), "春节补假"),
            (on(4, 5), "清明节"),
            (on(5, 1), "劳动节"),
            (on(5, 2), "劳动节"),
            (on(5, 3), "劳动节补假"),
            (on(5, 4), "劳动节补假"),
            (on(6, 9), "端午节"),
            (on(9, 15), "中秋节"),
            (on(10, 1), "国庆节"),
            (on(10, 2), "国庆节"),
            (on(10, 3), "国庆节"),
            (on(10, 4), "国庆节补假"),
            (on(10, 5), "国庆节补假"),
        ]
    );
    assert!(days.iter().all(|day| day.standing == Standing::Computed && day.source.starts_with("推算：")));
    assert!(days[0].source.contains("国务院令第795号"), "{}", days[0].source);
}

#[test]
fn a_year_before_the_first_notice_uses_the_law_of_its_time() {
    // In 2003 there were ten days; Saturday 3 May was made good on Monday 5 May.
    assert_eq!(day(date(2003, 5, 5)).name, "劳动节补假");
    assert!(day(date(2003, 5, 1)).source.contains("国务院令第270号"));
    assert_eq!(day(date(2003, 4, 5)).name, "周六");
}

#[test]
fn outside_its_years_the_calendar_says_so() {
    for year in [i16::MIN, -9999, 0, 1999, 2100, 9999, i16::MAX] {
        assert_eq!(Calendar::shipped().year(year), Err(CalendarError::Year { year }));
    }
    let error = Calendar::shipped().day(date(2105, 3, 1)).expect_err("2105 is too late");
    assert_eq!(error.to_string(), "2105年不在工作日历之内，日历只收2000年至2099年；请核对日期是否录错");
}

#[test]
fn a_day_is_written_with_four_fields() {
    let written = serde_json::to_string(&day(date(2026, 1, 4))).expect("plain text");
    assert_eq!(
        written,
        "{\"date\":\"2026-01-04\",\"kind\":\"work\",\"name\":\"元旦调休上班\",\
         \"source\":\"《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）\"}"
    );
}
