//! Fonts chosen and held, and those of the default set alone and together (DOC-4). They lie where `CHENGQI_FONTS` says.

use gongwen::genres;
use gongwen::typesetter::{Order, Output, Typesetter as _};

use super::*;
use crate::Press;

fn fonts() -> PathBuf {
    let named = std::env::var_os("CHENGQI_FONTS").expect("cargo tells where the fonts are");
    std::env::split_paths(&named).next().expect("one folder at least")
}

#[test]
fn one_family_alone_sets_a_document_and_the_report_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = "NotoSerifSC_400Regular.ttf";
    std::fs::copy(fonts().join(file), folder.path().join(file)).expect("of the default set");
    let press = Press::new(vec![folder.path().to_owned()]);
    let notice = gongwen::text::read(genres::template_named("通知").expect("a genre")).expect("a sample has no fault");
    let files = press.files(&notice, Order::default(), Output::Pdf).expect("set");
    let report = files.report.expect("pages have one");
    let replaced: Vec<(&str, &str)> = report.replaced.iter().map(|one| (one.class, one.family.as_str())).collect();
    assert_eq!(replaced, Face::ALL.map(|face| (face.name(), "Noto Serif SC")), "every class is replaced");
    assert!(report.missing.is_empty() && 0 < report.pages(), "{report:?}");
}

#[test]
fn each_class_has_its_own_family_of_the_default_set_and_the_first_folder_wins() {
    let fonts = Fonts::read(&[fonts()]);
    let families = Face::ALL.map(|face| fonts.family(face).map(|(family, _)| family));
    let wanted = ["Noto Serif SC", "FandolFang R", "FandolKai", "FandolHei", "FandolSong", "Liberation Serif"];
    assert_eq!(families, wanted.map(Some));
    assert_eq!(fonts.lacking("FandolFang R", "啰喆青溪".chars()), ['啰', '喆']);
    let file = fonts.files_of("FandolKai");
    assert!(file.len() == 1 && file[0].ends_with("FandolKai-Regular.otf"), "{file:?}");
}

#[test]
fn a_font_is_held_from_the_first_word_that_is_set_with_it() {
    let fonts = Fonts::read(&[fonts()]);
    let held = || -> Vec<&str> {
        fonts.faced.iter().filter(|faced| faced.is_held()).map(|faced| faced.info().family.as_str()).collect()
    };
    assert!(held().is_empty(), "nothing was set: {:?}", held());
    let notice = gongwen::text::read(
        "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"中共青溪区委办公室\"]\nto = [\"各科室\"]\n\
         date = 2026-11-23\n---\n# 关于某事的通知\n正文。\n",
    );
    let notice = notice.expect("no fault");
    crate::Engine::new(fonts.clone()).set(&notice, Order::default()).expect("set");
    let held = held();
    assert!(held.contains(&"FandolFang R") && held.contains(&"Noto Serif SC"), "{held:?}");
    assert!(!held.contains(&"FandolKai"), "no heading of the second level, no 楷体: {held:?}");
}

#[test]
fn a_press_that_rested_makes_the_same_file_again() {
    let press = Press::new(vec![fonts()]);
    let letter = gongwen::text::read(genres::template_named("函").expect("a genre")).expect("a sample has no fault");
    let pdf = || press.files(&letter, Order::default(), Output::Pdf).expect("set").files;
    let before = pdf();
    press.rest();
    assert_eq!(before, pdf());
}

fn needed_of(there: &[&str]) -> Vec<&'static str> {
    needed(|family| there.contains(&family)).into_iter().collect()
}

#[test]
fn only_the_first_family_of_a_class_and_one_with_every_character_are_held() {
    assert_eq!(needed_of(&["仿宋", "FandolFang R", "Noto Serif SC"]), ["Noto Serif SC", "仿宋"]);
    assert_eq!(needed_of(&["Noto Serif SC", "Noto Serif CJK SC"]), ["Noto Serif SC"], "one of two that have every one");
    assert_eq!(needed_of(&["Noto Serif CJK SC"]), ["Noto Serif CJK SC"]);
    let chinese = needed_of(&["FandolFang R", "FandolKai", "FandolHei", "FandolSong", "Liberation Serif"]);
    assert_eq!(chinese.len(), 5, "without one that has every character each still stands for its class");
}

#[test]
fn a_file_that_some_class_wants_is_one_of_a_known_family() {
    for (begin, family) in FILES {
        let known = Face::ALL.into_iter().any(|face| face.families().0.contains(family));
        assert!(known, "{begin} tells the family {family}, for which no class asks");
    }
}

#[test]
fn a_folder_without_fonts_sets_nothing() {
    let fonts = Fonts::read(&[PathBuf::from("no-such-folder")]);
    assert!(!fonts.can_set() && fonts.family(Face::Latin).is_none());
}
