//! Is a year written with two digits?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, NUMERALS_DAY, numerals};
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T18",
    title: "年份简写",
    requirements: INF_2,
    basis: numerals("5.1.4"),
    effective: NUMERALS_DAY,
    text: "年份写四位，不写“98年”“25年3月”。",
    why: "两位年份会有歧义，归档也查不到。",
    examples: &[
        Example { given: "25年3月划线120处。", then: "提示：25年" },
        Example { given: "近25年来，2025年3月划线120处。", then: "不提示：25年是时长" },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    static YEAR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\d+年(?:底|初|末|度|\d{1,2}月)").expect("the pattern is fixed and tested"));
    let body = &subject.body;
    for range in body.matches(&YEAR) {
        let digits = crate::scan::dates::digits_end(body, range.start);
        let length = ["近", "前", "过去", "这", "满", "第", "了", "共", "达", "约", "超", "."]
            .iter()
            .any(|word| body.has_before(range.start, word));
        if digits - range.start != 2 || length {
            continue;
        }
        let year = range.start..digits + 1;
        let this_century =
            body.slice(&(range.start..digits)).parse::<i16>().is_ok_and(|year| year <= subject.today.year() % 100 + 10);
        let century = if this_century { "20" } else { "19" };
        let whole = format!("{century}{}", body.slice(&year));
        let draft = Draft::advice(format!("“{}”应写四位年份", short(body.slice(&range)))).at(body, &range);
        out.add(draft.ask(body, &year, whole.as_str()).hint(format!("改为“{whole}”。")));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{found, passes};

    #[test]
    fn the_century_is_offered_and_people_confirm() {
        let edits = |given: &str| found("T18", given)[0].fix.as_ref().expect("offers one").edits[0].replacement.clone();
        assert_eq!((edits("98年底建成。"), edits("27年底建成。")), ("1998年".to_owned(), "2027年".to_owned()));
        passes("T18", &["10年来首次。", "历时25年建成。", "2025年底建成。"]);
    }
}
