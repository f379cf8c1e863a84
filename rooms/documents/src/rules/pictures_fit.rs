//! Pictures come along with every question about the pages, so that all of them together have an end.

use jiff::civil;
use kernel::rule::BasisLevel;
use kernel::{Basis, Example, Refusal, RuleCard};

use super::basis;
use crate::model::{Attached, MOST_PICTURES};

/// The card of the handbook.
pub const CARD: RuleCard = RuleCard {
    id: "documents.pictures.pictures_fit",
    title: "一件公文的图片有限",
    requirements: &["DOC-4"],
    basis: Basis {
        document: "本系统填写要求", clause: "排版的图片大小", date: "", level: BasisLevel::Office
    },
    effective: civil::date(2026, 1, 1),
    text: "网页上排的公文，图片合计不超过6 MB，每张不超过5 MB，只收 PNG 和 JPEG。",
    why: "图片和文字一起送去排版，太大了每改一个字都要等。",
    examples: &[Example {
        given: "附了三张各3 MB 的现场照片", then: "不排版，请把照片缩小后再附"
    }],
};

/// Refuses pictures that are too large together. What each of them is, the text's line tells.
#[must_use]
pub fn check(pictures: &[Attached]) -> Option<Refusal> {
    let bytes: usize = pictures.iter().map(|picture| picture.bytes.len()).sum();
    (MOST_PICTURES < bytes).then(|| {
        let message = format!("图片合计有{:.1} MB，最多{} MB，没有排版。", megabytes(bytes), MOST_PICTURES >> 20);
        let hint = "请把最大的几张缩小，或者去掉几张。";
        Refusal::invalid(CARD.id, message).basis(basis(&CARD)).hint(hint).field("pictures")
    })
}

/// Rounded up, so that what is refused never seems to be as large as what is taken.
fn megabytes(bytes: usize) -> f64 {
    (bytes as f64 / f64::from(1 << 20) * 10.0).ceil() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_byte_of_all_pictures_together_fits() {
        let of = |bytes: usize| Attached { name: "现场.png".to_owned(), bytes: vec![0; bytes] };
        assert_eq!(check(&[of(MOST_PICTURES / 2), of(MOST_PICTURES / 2)]), None);
        let refusal = check(&[of(MOST_PICTURES / 2), of(MOST_PICTURES / 2), of(1)]).expect("too large");
        assert!(refusal.message.contains("6.1 MB，最多6 MB"), "{}", refusal.message);
    }
}
