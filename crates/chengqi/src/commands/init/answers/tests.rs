//! The six steps on a terminal whose answers are written beforehand.

use std::collections::VecDeque;
use std::io;

use super::*;

/// Answers in their order; everything said is kept.
struct Script {
    answers: VecDeque<&'static str>,
    said: Vec<String>,
}

impl Script {
    fn of(answers: &[&'static str]) -> Self {
        Self { answers: answers.iter().copied().collect(), said: Vec::new() }
    }

    fn next(&mut self, question: &str) -> io::Result<String> {
        self.said.push(question.to_owned());
        self.answers
            .pop_front()
            .map(str::to_owned)
            .ok_or_else(|| io::Error::other(format!("nobody answers {question}")))
    }
}

impl Terminal for Script {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.said.push(text.to_owned());
        Ok(())
    }

    fn line(&mut self, question: &str) -> io::Result<String> {
        self.next(question)
    }

    fn secret(&mut self, question: &str) -> io::Result<String> {
        self.next(question)
    }
}

#[test]
fn the_six_steps_are_asked_in_their_order_and_a_slip_is_asked_again() {
    let mut script = Script::of(&[
        "青溪",
        "qingxi",
        "青溪区",
        "",
        "甲,jia",
        "乙，yi",
        "丙,bing",
        "weak",
        "First-2026",
        "First-2027",
        "First-2026",
        "First-2026",
        "First-2026",
        "Second-2026",
        "Second-2026",
        "Third-2026",
        "Third-2026",
        "",
        "",
        "",
    ]);
    let gathered = gather(Options::default(), Path::new("data"), Some(&mut script)).expect("gathered");
    let Gathered::Whole(plan) = gathered else { panic!("everything was answered: {gathered:?}") };
    assert_eq!((plan.district.as_str(), plan.name.as_str()), ("qingxi", "青溪区"));
    assert_eq!((plan.policy.as_str(), plan.backup), ("burden-2024", None));
    let three: Vec<_> =
        plan.administrators.iter().map(|one| (one.role, one.login.as_str(), one.password.as_str())).collect();
    assert_eq!(
        three,
        [
            (Role::Sysadmin, "jia", "First-2026"),
            (Role::Secadmin, "yi", "Second-2026"),
            (Role::Auditor, "bing", "Third-2026")
        ]
    );
    assert_eq!(plan.roster.units[0].name, "区委办公室");
    let steps: Vec<&String> = script.said.iter().filter(|said| said.starts_with('第')).collect();
    assert_eq!(steps.len(), 6, "{steps:?}");
    for slip in ["代码用小写字母", "口令太弱", "两遍不一样", "与另一员的口令相同"] {
        assert!(script.said.iter().any(|said| said.contains(slip)), "{slip}: {:#?}", script.said);
    }
}

#[test]
fn without_a_terminal_every_missing_option_is_named_at_once() {
    let gathered = gather(Options::default(), Path::new("data"), None).expect("gathered");
    let Gathered::Missing(missing) = gathered else { panic!("nothing was given: {gathered:?}") };
    assert_eq!(missing, ["--district", "--name", "--sysadmin", "--secadmin", "--auditor", "--passwords-from"]);
}

#[test]
fn one_person_is_not_two_administrators() {
    let mut script =
        Script::of(&["First-2026", "First-2026", "Second-2026", "Second-2026", "Third-2026", "Third-2026"]);
    let text = |text: &str| Some(text.to_owned());
    let options = Options {
        district: Some("qingxi".parse().expect("valid")),
        name: text("青溪区"),
        office: text("区委办公室"),
        sysadmin: text("甲,jia"),
        secadmin: text("甲,jia2"),
        auditor: text("丙,bing"),
        policy: text("speech"),
        people: Some("不存在.csv".into()),
        backup: Some("data/backup".into()),
        ..Options::default()
    };
    let refused = gather(options, Path::new("data"), Some(&mut script)).expect_err("refused").to_string();
    for reason in ["甲出现了两次", "读不了人员表", "在数据目录之内"] {
        assert!(refused.contains(reason), "{reason}: {refused}");
    }
}
