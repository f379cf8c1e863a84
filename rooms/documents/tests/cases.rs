//! The cases of `cases/*.toml`, as a clerk reads them.

use documents::decide::set;
use documents::model::Draft;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    #[serde(default)]
    then: String,
    #[serde(default)]
    lines: Vec<usize>,
    #[serde(default)]
    refused: Vec<String>,
}

#[test]
fn texts_come_to_what_the_cases_say() {
    let cases: Cases = toml::from_str(include_str!("../cases/texts.toml")).expect("the cases can be read");
    for case in cases.case {
        let (then, lines, refused) = match set::decide(&case.text, &[]) {
            Ok(Draft::Whole(_)) => ("whole", Vec::new(), Vec::new()),
            Ok(Draft::Faulty(faults)) => ("faulty", faults.iter().map(|fault| fault.line).collect(), Vec::new()),
            Err(refused) => ("", Vec::new(), refused.iter().map(|refusal| refusal.code.to_owned()).collect()),
        };
        assert_eq!((then, lines, refused), (case.then.as_str(), case.lines, case.refused), "{}", case.name);
    }
}
