//! The handbook's chapter about the text form is true: its examples can be laid out, and it tells of every key.

use std::collections::BTreeSet;
use std::path::PathBuf;

use gongwen::{Form, text};

fn chapter() -> String {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../web/src/handbook/text-form.md");
    std::fs::read_to_string(file).expect("the chapter")
}

#[test]
fn every_example_of_the_handbook_is_read_without_fault_and_each_form_has_one() {
    let chapter = chapter();
    let examples: Vec<&str> = chapter.split("\n```\n").skip(1).step_by(2).collect();
    let mut forms = BTreeSet::new();
    for example in examples {
        let document = text::read(example).unwrap_or_else(|faults| panic!("{example}\n{faults:#?}"));
        assert_eq!(document.faults(), [], "{example}");
        forms.insert(document.form);
    }
    assert_eq!(forms.len(), Form::ALL.len(), "{forms:?}");
}

#[test]
fn the_handbook_tells_of_every_key_and_of_the_limits() {
    let chapter = chapter();
    for (key, _) in text::KEYS {
        assert!(chapter.contains(&format!("| `{key}` |")), "{key}");
    }
    for limit in [text::MOST_LINES, text::MOST_BYTES] {
        assert!(chapter.contains(&limit.to_string()), "{limit}");
    }
}
