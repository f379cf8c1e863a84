//! The days of the lunar calendar that the law on holidays names, and 清明, for each year from 2000 to 2099.
//!
//! A table rather than an algorithm: a hundred short lines can be read against an almanac. It was computed from the
//! moments of new moon and of the sun at 15 degrees of longitude, in the office's time.

use jiff::civil::{Date, date};

use crate::calendar::FIRST_YEAR;

/// The moving feasts of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Feasts {
    /// 春节, the first day of the first lunar month.
    pub(crate) spring_festival: Date,
    /// 清明, always in April.
    pub(crate) qingming: Date,
    /// 端午, the fifth of the fifth lunar month.
    pub(crate) dragon_boat: Date,
    /// 中秋, the fifteenth of the eighth lunar month.
    pub(crate) mid_autumn: Date,
}

/// The feasts of `year`, which must lie in the calendar's range.
pub(crate) fn of_year(year: i16) -> Option<Feasts> {
    let index = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let row = TABLE.get(index)?.map(|number| number as i8);
    Some(Feasts {
        spring_festival: date(year, row[0], row[1]),
        qingming: date(year, 4, row[2]),
        dragon_boat: date(year, row[3], row[4]),
        mid_autumn: date(year, row[5], row[6]),
    })
}

/// A line: month and day of 春节, day of 清明 in April, month and day of 端午, month and day of 中秋.
#[rustfmt::skip]
const TABLE: [[u8; 7]; 100] = [
    [ 2,  5, 4, 6,  6,  9, 12], // 2000
    [ 1, 24, 5, 6, 25, 10,  1], // 2001
    [ 2, 12, 5, 6, 15,  9, 21], // 2002
    [ 2,  1, 5, 6,  4,  9, 11], // 2003
    [ 1, 22, 4, 6, 22,  9, 28], // 2004
    [ 2,  9, 5, 6, 11,  9, 18], // 2005
    [ 1, 29, 5, 5, 31, 10,  6], // 2006
    [ 2, 18, 5, 6, 19,  9, 25], // 2007
    [ 2,  7, 4, 6,  8,  9, 14], // 2008
    [ 1, 26, 4, 5, 28, 10,  3], // 2009
    [ 2, 14, 5, 6, 16,  9, 22], // 2010
    [ 2,  3, 5, 6,  6,  9, 12], // 2011
    [ 1, 23, 4, 6, 23,  9, 30], // 2012
    [ 2, 10, 4, 6, 12,  9, 19], // 2013
    [ 1, 31, 5, 6,  2,  9,  8], // 2014
    [ 2, 19, 5, 6, 20,  9, 27], // 2015
    [ 2,  8, 4, 6,  9,  9, 15], // 2016
    [ 1, 28, 4, 5, 30, 10,  4], // 2017
    [ 2, 16, 5, 6, 18,  9, 24], // 2018
    [ 2,  5, 5, 6,  7,  9, 13], // 2019
    [ 1, 25, 4, 6, 25, 10,  1], // 2020
    [ 2, 12, 4, 6, 14,  9, 21], // 2021
    [ 2,  1, 5, 6,  3,  9, 10], // 2022
    [ 1, 22, 5, 6, 22,  9, 29], // 2023
    [ 2, 10, 4, 6, 10,  9, 17], // 2024
    [ 1, 29, 4, 5, 31, 10,  6], // 2025
    [ 2, 17, 5, 6, 19,  9, 25], // 2026
    [ 2,  6, 5, 6,  9,  9, 15], // 2027
    [ 1, 26, 4, 5, 28, 10,  3], // 2028
    [ 2, 13, 4, 6, 16,  9, 22], // 2029
    [ 2,  3, 5, 6,  5,  9, 12], // 2030
    [ 1, 23, 5, 6, 24, 10,  1], // 2031
    [ 2, 11, 4, 6, 12,  9, 19], // 2032
    [ 1, 31, 4, 6,  1,  9,  8], // 2033
    [ 2, 19, 5, 6, 20,  9, 27], // 2034
    [ 2,  8, 5, 6, 10,  9, 16], // 2035
    [ 1, 28, 4, 5, 30, 10,  4], // 2036
    [ 2, 15, 4, 6, 18,  9, 24], // 2037
    [ 2,  4, 5, 6,  7,  9, 13], // 2038
    [ 1, 24, 5, 5, 27, 10,  2], // 2039
    [ 2, 12, 4, 6, 14,  9, 20], // 2040
    [ 2,  1, 4, 6,  3,  9, 10], // 2041
    [ 1, 22, 4, 6, 22,  9, 28], // 2042
    [ 2, 10, 5, 6, 11,  9, 17], // 2043
    [ 1, 30, 4, 5, 31, 10,  5], // 2044
    [ 2, 17, 4, 6, 19,  9, 25], // 2045
    [ 2,  6, 4, 6,  8,  9, 15], // 2046
    [ 1, 26, 5, 5, 29, 10,  4], // 2047
    [ 2, 14, 4, 6, 15,  9, 22], // 2048
    [ 2,  2, 4, 6,  4,  9, 11], // 2049
    [ 1, 23, 4, 6, 23,  9, 30], // 2050
    [ 2, 11, 5, 6, 13,  9, 19], // 2051
    [ 2,  1, 4, 6,  1,  9,  7], // 2052
    [ 2, 19, 4, 6, 20,  9, 26], // 2053
    [ 2,  8, 4, 6, 10,  9, 16], // 2054
    [ 1, 28, 5, 5, 30, 10,  5], // 2055
    [ 2, 15, 4, 6, 17,  9, 24], // 2056
    [ 2,  4, 4, 6,  6,  9, 13], // 2057
    [ 1, 24, 4, 6, 25, 10,  2], // 2058
    [ 2, 12, 5, 6, 14,  9, 21], // 2059
    [ 2,  2, 4, 6,  3,  9,  9], // 2060
    [ 1, 21, 4, 6, 22,  9, 28], // 2061
    [ 2,  9, 4, 6, 11,  9, 17], // 2062
    [ 1, 29, 5, 6,  1, 10,  6], // 2063
    [ 2, 17, 4, 6, 19,  9, 25], // 2064
    [ 2,  5, 4, 6,  8,  9, 15], // 2065
    [ 1, 26, 4, 5, 28, 10,  3], // 2066
    [ 2, 14, 5, 6, 16,  9, 23], // 2067
    [ 2,  3, 4, 6,  4,  9, 11], // 2068
    [ 1, 23, 4, 6, 23,  9, 29], // 2069
    [ 2, 11, 4, 6, 13,  9, 19], // 2070
    [ 1, 31, 5, 6,  2,  9,  8], // 2071
    [ 2, 19, 4, 6, 20,  9, 26], // 2072
    [ 2,  7, 4, 6, 10,  9, 16], // 2073
    [ 1, 27, 4, 5, 30, 10,  5], // 2074
    [ 2, 15, 4, 6, 17,  9, 24], // 2075
    [ 2,  5, 4, 6,  6,  9, 12], // 2076
    [ 1, 24, 4, 6, 24, 10,  1], // 2077
    [ 2, 12, 4, 6, 14,  9, 20], // 2078
    [ 2,  2, 4, 6,  4,  9, 10], // 2079
    [ 1, 22, 4, 6, 22,  9, 28], // 2080
    [ 2,  9, 4, 6, 11,  9, 17], // 2081
    [ 1, 29, 4, 6,  1, 10,  6], // 2082
    [ 2, 17, 4, 6, 19,  9, 26], // 2083
    [ 2,  6, 4, 6,  7,  9, 14], // 2084
    [ 1, 26, 4, 5, 27, 10,  3], // 2085
    [ 2, 14, 4, 6, 15,  9, 22], // 2086
    [ 2,  3, 4, 6,  5,  9, 11], // 2087
    [ 1, 24, 4, 6, 23,  9, 29], // 2088
    [ 2, 10, 4, 6, 13,  9, 18], // 2089
    [ 1, 30, 4, 6,  2,  9,  8], // 2090
    [ 2, 18, 4, 6, 21,  9, 27], // 2091
    [ 2,  7, 4, 6,  9,  9, 16], // 2092
    [ 1, 27, 4, 5, 29, 10,  5], // 2093
    [ 2, 15, 4, 6, 17,  9, 24], // 2094
    [ 2,  5, 4, 6,  6,  9, 13], // 2095
    [ 1, 25, 4, 6, 24,  9, 30], // 2096
    [ 2, 12, 4, 6, 14,  9, 20], // 2097
    [ 2,  1, 4, 6,  4,  9,  9], // 2098
    [ 1, 21, 4, 6, 23,  9, 29], // 2099
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lunar_month_begins_on_the_day_of_its_new_moon() {
        let mut too_close_to_midnight = 0;
        for year in 2000..=2099 {
            let feasts = of_year(year).expect("the year is in the table");
            // 端午 is the fifth day of its month and 中秋 the fifteenth.
            for (feast, day_of_month) in [(feasts.spring_festival, 1), (feasts.dragon_boat, 5), (feasts.mid_autumn, 15)]
            {
                let month_begins = days_from_2000(feast) - f64::from(day_of_month - 1);
                let hours_into_day = (new_moon_near(month_begins) - month_begins) * 24.0;
                if hours_into_day.abs() < 0.2 || (hours_into_day - 24.0).abs() < 0.2 {
                    too_close_to_midnight += 1;
                } else {
                    assert!((0.0..24.0).contains(&hours_into_day), "{feast}: new moon {hours_into_day:.1} hours in");
                }
            }
            let next = of_year(year + 1).map(|next| (next.spring_festival - feasts.spring_festival).get_days());
            assert!(next.is_none_or(|days| (353..=355).contains(&days) || (383..=385).contains(&days)), "{year}");
        }
        assert!(too_close_to_midnight < 8, "{too_close_to_midnight} of 300 moons could not be told");
    }

    #[test]
    fn on_qingming_the_sun_passes_fifteen_degrees() {
        // The short formula for the sun is good to a hundredth of a degree.
        for year in 2000..=2099 {
            let day = days_from_2000(of_year(year).expect("the year is in the table").qingming);
            assert!(sun_longitude(day) < 15.01, "{year}: {}", sun_longitude(day));
            assert!(14.99 < sun_longitude(day + 1.0), "{year}: {}", sun_longitude(day + 1.0));
        }
    }

    /// Days from noon of 1 January 2000 in UTC to the office's midnight at the start of `date`.
    fn days_from_2000(date: Date) -> f64 {
        f64::from((date - self::date(2000, 1, 1)).get_days()) - 0.5 - 8.0 / 24.0
    }

    /// The new moon nearest to a day counted from 2000, by the mean lunation and its greatest inequalities.
    fn new_moon_near(day: f64) -> f64 {
        let k = ((day - 5.097_66) / 29.530_588_861).round();
        let degrees = |start: f64, step: f64| (start + step * k).to_radians();
        let sun = degrees(2.5534, 29.105_356_70);
        let moon = degrees(201.5643, 385.816_935_28);
        let node = degrees(160.7108, 390.670_502_84);
        let terms = [
            (-0.407_20, moon),
            (0.172_41, sun),
            (0.016_08, 2.0 * moon),
            (0.010_39, 2.0 * node),
            (0.007_39, moon - sun),
            (-0.005_14, moon + sun),
            (0.002_08, 2.0 * sun),
            (-0.001_11, moon - 2.0 * node),
            (-0.000_57, moon + 2.0 * node),
            (0.000_56, 2.0 * moon + sun),
        ];
        let unevenness: f64 = terms.iter().map(|(size, angle)| size * angle.sin()).sum();
        5.097_66 + 29.530_588_861 * k + unevenness - EARTH_LAG
    }

    fn sun_longitude(day: f64) -> f64 {
        let century = (day + EARTH_LAG) / 36_525.0;
        let anomaly = (357.529_11 + 35_999.050_29 * century).to_radians();
        let centre = (1.914_602 - 0.004_817 * century) * anomaly.sin() + 0.019_993 * (2.0 * anomaly).sin();
        let node = (125.04 - 1934.136 * century).to_radians();
        (280.466_46 + 36_000.769_83 * century + centre - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
    }

    /// How far the turning earth lags behind even time in this century, in days: some ninety seconds.
    const EARTH_LAG: f64 = 90.0 / 86_400.0;

    #[test]
    fn years_known_from_the_almanac() {
        let known = [
            (2000, date(2000, 2, 5), 4, date(2000, 6, 6), date(2000, 9, 12)),
            (2012, date(2012, 1, 23), 4, date(2012, 6, 23), date(2012, 9, 30)),
            (2020, date(2020, 1, 25), 4, date(2020, 6, 25), date(2020, 10, 1)),
            (2023, date(2023, 1, 22), 5, date(2023, 6, 22), date(2023, 9, 29)),
            (2025, date(2025, 1, 29), 4, date(2025, 5, 31), date(2025, 10, 6)),
            (2027, date(2027, 2, 6), 5, date(2027, 6, 9), date(2027, 9, 15)),
            (2033, date(2033, 1, 31), 4, date(2033, 6, 1), date(2033, 9, 8)),
        ];
        for (year, spring_festival, qingming, dragon_boat, mid_autumn) in known {
            let qingming = date(year, 4, qingming);
            assert_eq!(of_year(year), Some(Feasts { spring_festival, qingming, dragon_boat, mid_autumn }));
        }
    }

    #[test]
    fn there_is_no_feast_outside_the_table() {
        assert_eq!(of_year(1999), None);
        assert_eq!(of_year(2100), None);
        assert_eq!(of_year(i16::MIN), None);
    }
}
