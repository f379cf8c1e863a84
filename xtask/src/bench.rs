//! `cargo xtask bench`: what the product costs, measured on this machine. Never part of the tests.

use anyhow::{Result, bail};

use crate::load;
use crate::process::{cargo, shown};
use crate::tree::{Tree, root};

/// The load over HTTP against a demonstration.
const HTTP: &str = "http";

/// A measuring program: an example of one of the crates.
#[derive(Debug, PartialEq, Eq)]
struct Example {
    package: String,
    name: String,
}

/// Prints what can be measured.
pub fn list() -> Result<()> {
    for example in examples(&Tree::read(&root())?) {
        println!("{:12} crates/{}/examples/{}.rs", example.name, example.package, example.name);
    }
    println!("{HTTP:12} 打开演示，经 HTTP 读取，报每次请求的 CPU 与时延");
    Ok(())
}

/// Runs one measurement, or all.
pub fn run(wanted: Option<&str>) -> Result<()> {
    let examples = examples(&Tree::read(&root())?);
    let known = |name: &str| name == HTTP || examples.iter().any(|example| example.name == name);
    if let Some(name) = wanted.filter(|name| !known(name)) {
        bail!("没有名为 {name} 的测量；查看全部：cargo xtask bench --list");
    }
    for Example { package, name } in examples.iter().filter(|example| wanted.is_none_or(|name| name == example.name)) {
        println!("── {name}（{package}）──");
        shown(&mut cargo(&["run", "--quiet", "--release", "--package", package, "--example", name]))?;
    }
    if wanted.is_none_or(|name| name == HTTP) {
        println!("── {HTTP} ──");
        shown(&mut cargo(&["build", "--release", "--package", "chengqi"]))?;
        load::run()?;
    }
    Ok(())
}

/// The examples that measure: by their names they end in `_check` or `_bench`.
fn examples(tree: &Tree) -> Vec<Example> {
    let sources = tree.under("crates/", ".rs").filter_map(|file| {
        let (package, name) = file.path.strip_prefix("crates/")?.split_once("/examples/")?;
        let name = name.strip_suffix(".rs")?;
        (name.ends_with("_check") || name.ends_with("_bench"))
            .then(|| Example { package: package.to_owned(), name: name.to_owned() })
    });
    sources.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_measuring_examples_are_found_and_others_are_not() {
        let tree = Tree::of(&[
            ("crates/calendar/examples/year.rs", ""),
            ("crates/store/examples/write_bench.rs", ""),
            ("crates/checkup/examples/time_check.rs", ""),
        ]);
        let names: Vec<String> = examples(&tree).into_iter().map(|example| example.name).collect();
        assert_eq!(names, ["time_check", "write_bench"]);
    }
}
