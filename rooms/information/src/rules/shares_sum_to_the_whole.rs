//! Items of several units woven into one share the points of the item that carries them.

use kernel::{Example, RuleCard};

use super::{SPEECH_DAY, speech};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "information.points.shares_sum_to_the_whole",
    title: "合并信息分分",
    requirements: &["INF-4", "GEN-3"],
    basis: speech("三（二）"),
    effective: SPEECH_DAY,
    text: "几个单位的信息合成一条的，按政策平分、各计全分、各计一半，或者按比例分给排在前面的几个。排名：成稿的信息在前，其余按报出先后。\
           算到百分之一分，除不尽的零头归排在最前的单位，平分和按比例时各份之和等于整分。\
           并入之前自己已有的成果归自己，不分。",
    why: "几家出力的信息，分要分得清，一分不多、一分不少。",
    examples: &[Example {
        given: "三个单位的信息合成一条，得10分，平分", then: "排第一的3.34分，另两个各3.33分"
    }],
};

/// 怎么分 How the points of a merged item go to its units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    /// 平分
    Equal,
    /// 各计全分
    Full,
    /// 各计一半
    Half,
    /// By these numbers; units beyond them get nothing.
    Ratio(Vec<i64>),
}

/// The ratio that policy writes as texts; None where one is no whole number above zero, or there is none.
#[must_use]
pub fn ratio(texts: &[String]) -> Option<Share> {
    let numbers: Option<Vec<i64>> =
        texts.iter().map(|text| text.parse().ok().filter(|number| (1..=1_000).contains(number))).collect();
    numbers.filter(|numbers| !numbers.is_empty()).map(Share::Ratio)
}

/// The share of each of `units` in the order of their rank. Whoever stands alone gets the whole.
#[must_use]
pub fn shares(whole: i64, units: usize, share: &Share) -> Vec<i64> {
    if units < 2 {
        return vec![whole; units];
    }
    let mut parts: Vec<i64> = match share {
        Share::Full => return vec![whole; units],
        Share::Half => return vec![whole / 2; units],
        Share::Equal => {
            let units = i64::try_from(units).expect("a handful of units fits");
            (0..units).map(|_| whole / units).collect()
        }
        Share::Ratio(numbers) => {
            let numbers = &numbers[..numbers.len().min(units)];
            let all: i64 = numbers.iter().sum();
            let part = |place: usize| numbers.get(place).map_or(0, |number| whole * number / all);
            (0..units).map(part).collect()
        }
    };
    parts[0] += whole - parts.iter().sum::<i64>();
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_odd_hundredth_goes_to_the_first() {
        assert_eq!(shares(1_000, 3, &Share::Equal), [334, 333, 333]);
        assert_eq!(shares(-1_000, 3, &Share::Equal), [-334, -333, -333], "扣分也一样");
    }

    #[test]
    fn three_to_two_goes_to_the_first_two_only() {
        let share = ratio(&["3".to_owned(), "2".to_owned()]).expect("a ratio");
        assert_eq!(shares(1_000, 3, &share), [600, 400, 0]);
        assert_eq!(shares(1_000, 1, &share), [1_000]);
        assert_eq!(ratio(&["3".to_owned(), "0".to_owned()]), None);
        assert_eq!(ratio(&[]), None);
    }

    #[test]
    fn half_and_full_go_to_each() {
        assert_eq!(shares(500, 2, &Share::Half), [250, 250]);
        assert_eq!(shares(100, 3, &Share::Full), [100, 100, 100]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn equal_shares_and_ratios_sum_to_the_whole(
            whole in -1_000_000_i64..1_000_000, units in 1_usize..30, numbers in prop::collection::vec(1_i64..=1_000, 1..6),
        ) {
            for share in [Share::Equal, Share::Ratio(numbers.clone())] {
                prop_assert_eq!(shares(whole, units, &share).iter().sum::<i64>(), whole, "{:?}", share);
            }
        }
    }
}
