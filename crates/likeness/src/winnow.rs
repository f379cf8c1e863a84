//! Fingerprints of a text by winnowing: of each window of neighbouring k-grams the least hash is kept.
//!
//! Two texts that share a run of `GRAM + WINDOW - 1` normalised characters share a fingerprint, wherever the run stands.

/// Characters of one gram, the k of the method.
pub const GRAM: usize = 6;
/// Grams of one window, the w of the method.
pub const WINDOW: usize = 5;

/// Any odd number with well mixed bits does.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of one gram and where the gram begins among the normalised characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The hash; it is stored on disk, so the function behind it never changes within one version of the format.
    pub hash: u32,
    /// The first character of the gram.
    pub at: u32,
}

/// The fingerprints of a normalised text, in the order in which they stand there.
#[must_use]
pub fn fingerprints(characters: &[char]) -> Vec<Fingerprint> {
    let hashes: Vec<u32> = grams(characters, GRAM).map(|gram| (gram >> 32) as u32).collect();
    let mut kept: Vec<Fingerprint> = Vec::with_capacity(hashes.len() / 2);
    // A text that is shorter than one window still leaves its least gram.
    let window = WINDOW.min(hashes.len());
    if window == 0 {
        return kept;
    }
    for (start, hashes) in hashes.windows(window).enumerate() {
        let mut least = 0;
        for (at, hash) in hashes.iter().enumerate() {
            // Of equals the last, so that a run of one character leaves few fingerprints.
            if *hash <= hashes[least] {
                least = at;
            }
        }
        let at = u32::try_from(start + least).unwrap_or(u32::MAX);
        if kept.last().is_none_or(|last| last.at != at) {
            kept.push(Fingerprint { hash: hashes[least], at });
        }
    }
    kept
}

/// The distinct hashes of a normalised text, ascending: what the index keeps of it.
pub(crate) fn distinct(characters: &[char]) -> Vec<u32> {
    let mut hashes: Vec<u32> = fingerprints(characters).iter().map(|fingerprint| fingerprint.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// A hash for each run of `length` characters.
pub(crate) fn grams(characters: &[char], length: usize) -> impl Iterator<Item = u64> + '_ {
    let leaving = (0..length).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut rolling = 0_u64;
    characters.iter().enumerate().filter_map(move |(at, character)| {
        rolling = rolling.wrapping_mul(BASE).wrapping_add(*character as u64);
        if let Some(before) = at.checked_sub(length) {
            rolling = rolling.wrapping_sub((characters[before] as u64).wrapping_mul(leaving));
        }
        (length <= at + 1).then(|| mixed(rolling))
    })
}

/// Spreads what differs in few bits over all.
fn mixed(mut value: u64) -> u64 {
    value ^= value >> 32;
    value = value.wrapping_mul(0xd6e8_feb8_6659_fd93);
    value ^= value >> 32;
    value.wrapping_mul(0xd6e8_feb8_6659_fd93)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn equal_grams_have_equal_hashes_wherever_they_stand() {
        let one: Vec<char> = "区水务局对排水口".chars().collect();
        let other: Vec<char> = "上月区水务局对排水口".chars().collect();
        let (one, other): (Vec<u64>, Vec<u64>) = (grams(&one, 5).collect(), grams(&other, 5).collect());
        assert_eq!(one, other[2..]);
        assert_eq!(one.len(), 4);
    }

    #[test]
    fn short_texts_leave_one_fingerprint_or_none() {
        assert_eq!(fingerprints(&[]), []);
        assert_eq!(fingerprints(&"五个字不够".chars().collect::<Vec<_>>()), []);
        assert_eq!(fingerprints(&"六个字就够了".chars().collect::<Vec<_>>()).len(), 1);
    }

    #[test]
    fn a_third_of_the_grams_is_kept() {
        let text: Vec<char> = (0..30_000_u32).filter_map(|at| char::from_u32(0x4e00 + at * at % 17_389)).collect();
        let share = fingerprints(&text).len() as f64 / text.len() as f64;
        assert!((0.30..0.37).contains(&share), "{share}");
    }

    /// Few different characters make chance equality likely, which the guarantee must survive.
    fn characters(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<char>> {
        proptest::collection::vec(prop::char::range('一', '七'), length)
    }

    proptest! {
        #[test]
        fn a_shared_run_of_ten_shares_a_fingerprint(
            run in characters(GRAM + WINDOW - 1..40),
            before in characters(0..30), behind in characters(0..30),
            other_before in characters(0..30), other_behind in characters(0..30),
        ) {
            let one = distinct(&[before, run.clone(), behind].concat());
            let other = distinct(&[other_before, run, other_behind].concat());
            prop_assert!(one.iter().any(|hash| other.binary_search(hash).is_ok()));
        }

        #[test]
        fn every_character_but_the_margins_is_covered(text in characters(GRAM + WINDOW - 1..80)) {
            let kept = fingerprints(&text);
            prop_assert!(kept[0].at < WINDOW as u32);
            prop_assert!(kept.windows(2).all(|two| two[1].at - two[0].at <= WINDOW as u32));
        }
    }
}
