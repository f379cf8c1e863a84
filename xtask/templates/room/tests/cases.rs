//! The cases of `cases/*.toml`, as a clerk reads them.

use jiff::Timestamp;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    title: String,
    then: Option<String>,
    #[serde(default)]
    refused: Vec<String>,
}

#[test]
fn drafting_follows_its_cases() {
    let cases: Cases = toml::from_str(include_str!("../cases/draft.toml")).expect("the cases can be read");
    let now: Timestamp = "2026-11-23T01:00:00Z".parse().expect("valid");
    for case in cases.case {
        let decided = @name@::decide::draft::decide(&case.title, "赵明", now);
        let (title, refused) = match decided {
            Ok(change) => (Some(change.title), Vec::new()),
            Err(refused) => (None, refused.iter().map(|refusal| refusal.code.to_owned()).collect()),
        };
        assert_eq!((title, refused), (case.then, case.refused), "{}", case.name);
    }
}
