//! What must hold for any day and any limit.

use calendar::{Calendar, LastDay, Limit, office_date};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::at;

fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..36_000).prop_map(|days| date(2000, 1, 1).saturating_add(days.days()))
}

fn any_moment() -> impl Strategy<Value = jiff::Timestamp> {
    (any_date(), 0_i8..24, 0_i8..60).prop_map(|(date, hour, minute)| at(date.at(hour, minute, 0, 0)))
}

/// The plainest way to count working days: one day after another.
fn counted_by_hand(from: Date, to: Date) -> i64 {
    let days = from.series(1.day()).skip(1).take_while(|day| *day <= to);
    i64::try_from(days.filter(|day| Calendar::shipped().is_work(*day).expect("in the calendar")).count())
        .expect("a few thousand")
}

proptest! {
    #[test]
    fn working_days_end_on_a_working_day_and_count_back(from in any_moment(), days in 1_u32..120) {
        let calendar = Calendar::shipped();
        let due = calendar.due(from, Limit::WorkingDays(days)).expect("in the calendar");
        let last = office_date(due.at);
        prop_assert!(calendar.is_work(last).expect("in the calendar"));
        prop_assert_eq!(calendar.working_days_between(office_date(from), last).expect("in the calendar"), i64::from(days));
        prop_assert_eq!(counted_by_hand(office_date(from), last), i64::from(days));
    }

    #[test]
    fn the_days_passed_over_and_the_days_counted_make_up_the_whole(from in any_moment(), days in 1_u32..60) {
        let due = Calendar::shipped().due(from, Limit::WorkingDays(days)).expect("in the calendar");
        let passed = i64::from((office_date(due.at) - office_date(from)).get_days());
        prop_assert_eq!(passed, i64::from(days) + i64::try_from(due.reason.skipped().len()).expect("few"));
    }

    #[test]
    fn a_longer_limit_is_never_due_earlier(from in any_moment(), shorter in 1_u32..200, more in 0_u32..50) {
        let calendar = Calendar::shipped();
        for limit in [Limit::CalendarDays, Limit::WorkingDays, Limit::Hours, Limit::Minutes] {
            let short = calendar.due(from, limit(shorter)).expect("in the calendar");
            let long = calendar.due(from, limit(shorter + more)).expect("in the calendar");
            prop_assert!(short.at <= long.at);
            prop_assert!(from < short.at);
        }
    }

    #[test]
    fn a_later_beginning_is_never_due_earlier(from in any_moment(), minutes in 0_i64..100_000, days in 1_u32..60) {
        let calendar = Calendar::shipped();
        let later = from + jiff::SignedDuration::from_mins(minutes);
        for limit in [Limit::CalendarDays(days), Limit::WorkingDays(days), Limit::Hours(days), Limit::Minutes(days)] {
            let (early, late) = (calendar.due(from, limit), calendar.due(later, limit));
            prop_assert!(early.expect("in the calendar").at <= late.expect("in the calendar").at);
        }
    }

    #[test]
    fn calendar_days_end_on_a_working_day_unless_they_stay(from in any_moment(), days in 1_u32..120) {
        let calendar = Calendar::shipped();
        let limit = Limit::CalendarDays(days);
        let moved = office_date(calendar.due(from, limit).expect("in the calendar").at);
        let stays = calendar.due_with_last_day(from, limit, LastDay::Stays).expect("in the calendar");
        let stays = office_date(stays.at);
        prop_assert_eq!(stays, office_date(from).saturating_add(i64::from(days).days()));
        prop_assert!(calendar.is_work(moved).expect("in the calendar"));
        prop_assert!(stays <= moved);
        prop_assert_eq!(counted_by_hand(stays, moved), i64::from(stays < moved));
    }

    #[test]
    fn counting_there_and_back_agrees(from in any_date(), to in any_date()) {
        let calendar = Calendar::shipped();
        let there = calendar.working_days_between(from, to).expect("in the calendar");
        prop_assert_eq!(there, -calendar.working_days_between(to, from).expect("in the calendar"));
        prop_assert_eq!(there, counted_by_hand(from.min(to), from.max(to)) * if from <= to { 1 } else { -1 });
    }

    #[test]
    fn any_limit_and_any_moment_give_an_answer_not_a_panic(second in any::<i64>(), amount in any::<u32>()) {
        let second = second.clamp(-377_705_023_201, 253_402_207_200);
        let from = jiff::Timestamp::from_second(second).expect("clamped to the range");
        for limit in [Limit::CalendarDays, Limit::WorkingDays, Limit::Hours, Limit::Minutes] {
            let _ = Calendar::shipped().due(from, limit(amount));
        }
    }

    #[test]
    fn limits_print_and_parse(amount in 1_u32..) {
        for limit in [Limit::CalendarDays, Limit::WorkingDays, Limit::Hours, Limit::Minutes] {
            prop_assert_eq!(limit(amount).to_string().parse(), Ok(limit(amount)));
        }
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in "\\PC{0,200}") {
        let _ = Calendar::shipped().import(&text);
        let _ = text.parse::<Limit>();
    }
}
