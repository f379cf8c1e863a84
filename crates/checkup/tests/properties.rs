//! What holds for every text: a check ends without panicking, its places lie in the text, one press is enough (INF-2).

use checkup::{
    Also, Applicability, Facts, Finding, Item, ItemKind, Part, Place, Prepared, apply_safe, check,
    mark_of_classification,
};
use jiff::civil::date;
use proptest::prelude::*;

fn item<'a>(kind: ItemKind, title: &'a str, body: &'a str) -> Item<'a> {
    let today = date(2026, 11, 23);
    Item { kind, title, body, focus: None, attachments: 0, event_on: None, today, earlier: &[], archive_ready: true }
}

fn known() -> Prepared {
    Facts::default().prepared()
}

fn places(finding: &Finding) -> Vec<Place> {
    let also = finding.also.iter().filter_map(|also| match also {
        Also::Here { place, .. } => Some(*place),
        Also::Earlier { .. } => None,
    });
    let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.place));
    finding.place.into_iter().chain(also).chain(edits).collect()
}

fn agrees(text: &str, place: Place) -> bool {
    let Some(cut) = text.get(place.bytes.start..place.bytes.end) else { return false };
    let chars: String = text.chars().skip(place.chars.start).take(place.chars.end - place.chars.start).collect();
    let units: Vec<u16> =
        text.encode_utf16().skip(place.utf16.start).take(place.utf16.end - place.utf16.start).collect();
    cut == chars && String::from_utf16(&units).is_ok_and(|units| units == cut)
}

/// Texts made of pieces that the rules look for, so that chance meets them.
fn office_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "，",
        "。",
        "、",
        "；",
        "：",
        ",",
        ";",
        ":",
        "!",
        "?",
        "(",
        ")",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "\n",
        "\r\n",
        " ",
        "等",
        "截止",
        "到",
        "目前",
        "3月5号",
        "2026年",
        "13月40日",
        "47件",
        "12%",
        "由",
        "降至",
        "其中",
        "合计",
        "共",
        "布署",
        "台帐",
        "帐",
        "近",
        "100",
        "余",
        "户",
        "万",
        "亿",
        "XX",
        "某某",
        "×",
        "高度重视",
        "精心组织",
        "下一步",
        "😀",
        "𠮷",
        "a",
        "临江街道",
        "机密",
        "★",
        "99999999999999999999",
        "年",
        "月",
        "日",
        ".",
        "-",
        "～",
        "...",
        "〔",
        "〕",
        "第",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_checked_without_panic_and_every_place_lies_in_it(title in ".{0,40}", body in any::<String>(), kind in 0usize..5) {
        let report = check(&item(ItemKind::ALL[kind], &title, &body), &known());
        for place in report.findings.iter().flat_map(places) {
            let text = match place.part { Part::Title => &title, Part::Body => &body };
            prop_assert!(agrees(text, place), "{place:?}");
        }
        let _ = mark_of_classification(&body);
    }

    #[test]
    fn texts_of_the_office_are_checked_and_their_places_agree_in_all_three_counts(title in office_text(), body in office_text()) {
        let report = check(&item(ItemKind::Practice, &title, &body), &known());
        for place in report.findings.iter().flat_map(places) {
            let text = match place.part { Part::Title => &title, Part::Body => &body };
            prop_assert!(agrees(text, place), "{place:?}");
        }
        prop_assert!(report.findings.is_sorted_by_key(|finding| finding.level));
    }

    #[test]
    fn one_press_is_enough(text in office_text()) {
        let mended = apply_safe(Part::Body, &text);
        let report = check(&item(ItemKind::Practice, "题", &mended.text), &known());
        let left: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.place.is_some_and(|place| place.part == Part::Body))
            .filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe))
            .map(|finding| finding.rule)
            .collect();
        prop_assert!(left.is_empty(), "{left:?} 留在 {:?}", mended.text);
        let again = apply_safe(Part::Body, &mended.text);
        prop_assert_eq!(&again.text, &mended.text);
        prop_assert!(again.changes.is_empty());
    }

    #[test]
    fn one_press_is_enough_for_titles(text in office_text()) {
        let mended = apply_safe(Part::Title, &text);
        prop_assert!(apply_safe(Part::Title, &mended.text).changes.is_empty());
    }

    #[test]
    fn folded_findings_tell_every_place_once(body in office_text()) {
        let report = check(&item(ItemKind::Practice, "临江街道划线", &body), &known());
        for finding in &report.findings {
            if let Some(fix) = &finding.fix {
                prop_assert_eq!(fix.edits.len(), finding.count, "{}", finding.rule);
            }
        }
        let rules: std::collections::BTreeSet<_> =
            report.findings.iter().map(|finding| (finding.rule, finding.level, finding.fix.as_ref().map(|fix| fix.applicability))).collect();
        prop_assert_eq!(rules.len(), report.findings.len());
    }
}
