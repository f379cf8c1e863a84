//! `cargo xtask bench`: what the product costs, measured on this machine. Never part of the tests.

mod checkup;
mod office;

use anyhow::{Result, bail};

use crate::load;
use crate::process::{cargo, shown};
use crate::tree::{Tree, root};

/// The load over HTTP against a demonstration.
const HTTP: &str = "http";

/// A measuring program of one of the crates: an example, or a bench target.
#[derive(Debug, PartialEq, Eq)]
struct Measuring {
    package: String,
    name: String,
    kind: Kind,
    path: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Example,
    Bench,
}

/// Prints what can be measured.
pub fn list() -> Result<()> {
    for found in measuring(&Tree::read(&root())?) {
        println!("{:12} {}", found.name, found.path);
    }
    println!("{:12} {}", checkup::NAME, checkup::WHAT);
    println!("{:12} {}", office::NAME, office::WHAT);
    println!("{HTTP:12} 打开演示，经 HTTP 读取，报每次请求的 CPU 与时延");
    Ok(())
}

/// Runs what the words name: nothing for everything, a name for one measurement, and behind the names of office and check-up their options. Options
/// alone are the office's.
pub fn run(words: &[&str]) -> Result<()> {
    match words {
        [] => all(),
        [name, options @ ..] if *name == checkup::NAME => checkup::run(options),
        [name, options @ ..] if *name == office::NAME => office::run(options),
        options @ [first, ..] if first.starts_with("--") => office::run(options),
        [name] => one(name),
        [name, ..] => bail!("{name} 后面不带选项；查看全部：cargo xtask bench --list"),
    }
}

fn all() -> Result<()> {
    for found in measuring(&Tree::read(&root())?) {
        found.run()?;
    }
    checkup::run(&[])?;
    http()?;
    office::run(&[])
}

fn one(name: &str) -> Result<()> {
    if name == HTTP {
        return http();
    }
    match measuring(&Tree::read(&root())?).into_iter().find(|found| found.answers_to(name)) {
        Some(found) => found.run(),
        None => bail!("没有名为 {name} 的测量；查看全部：cargo xtask bench --list"),
    }
}

fn http() -> Result<()> {
    println!("── {HTTP} ──");
    shown(&mut cargo(&["build", "--release", "--package", "chengqi"]))?;
    load::run()
}

impl Measuring {
    /// `typeset` is enough for `typeset_bench`.
    fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.name.strip_suffix("_bench") == Some(name)
    }

    fn run(&self) -> Result<()> {
        let Self { package, name, kind, .. } = self;
        println!("── {name}（{package}）──");
        match kind {
            Kind::Example => {
                shown(&mut cargo(&["run", "--quiet", "--release", "--package", package, "--example", name]))
            }
            Kind::Bench => shown(&mut cargo(&["bench", "--quiet", "--package", package, "--bench", name])),
        }
    }
}

/// The examples that measure, which by their names end in `_check` or `_bench`, and the bench targets.
fn measuring(tree: &Tree) -> Vec<Measuring> {
    let sources = ["crates/", "rooms/"].into_iter().flat_map(|folder| tree.under(folder, ".rs"));
    let found = sources.filter_map(|file| {
        let (_, inside) = file.path.split_once('/')?;
        let (package, inside) = inside.split_once('/')?;
        let (folder, name) = inside.split_once('/')?;
        let name = name.strip_suffix(".rs")?;
        let measures = name.ends_with("_check") || name.ends_with("_bench");
        let kind = match folder {
            "examples" if measures => Kind::Example,
            "benches" if !name.contains('/') => Kind::Bench,
            _ => return None,
        };
        Some(Measuring { package: package.to_owned(), name: name.to_owned(), kind, path: file.path.clone() })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measuring_programs_are_found_and_others_are_not() {
        let tree = Tree::of(&[
            ("crates/calendar/examples/year.rs", ""),
            ("crates/store/examples/write_bench.rs", ""),
            ("crates/checkup/examples/time_check.rs", ""),
            ("crates/chengqi/examples/office_bench/main.rs", ""),
            ("rooms/information/benches/scoring.rs", ""),
            ("rooms/information/benches/parts/facts.rs", ""),
        ]);
        let found = measuring(&tree);
        let names: Vec<(&str, Kind)> = found.iter().map(|found| (found.name.as_str(), found.kind)).collect();
        let example = Kind::Example;
        assert_eq!(names, [("time_check", example), ("write_bench", example), ("scoring", Kind::Bench)]);
        assert_eq!(found[2].package, "information");
        assert!(found[1].answers_to("write_bench") && found[1].answers_to("write") && !found[0].answers_to("time"));
    }

    #[test]
    fn an_unknown_measurement_and_a_surplus_word_are_refused() {
        for words in [&["nonsense"][..], &["http", "--quick"]] {
            let error = run(words).expect_err("wrong");
            assert!(error.to_string().contains("cargo xtask bench --list"), "{error}");
        }
    }
}
