//! The lists that a room or a rule is entered in: a text goes in and comes out with one entry more or less.

use anyhow::{Context, Result, ensure};

/// Enters a room among the workspace's dependencies, behind the last room.
pub fn enter_workspace(text: &str, name: &str) -> Result<String> {
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().rposition(|line| line.contains("{ path = \"rooms/"));
    let last = last.or_else(|| lines.iter().rposition(|line| line.contains("{ path = \"crates/")));
    let at = last.context("没有找到内部 crate 的清单")?;
    Ok(with_line(&lines, at + 1, &workspace_line(name)))
}

/// Strikes it out again.
pub fn strike_workspace(text: &str, name: &str) -> Result<String> {
    without_line(text, &workspace_line(name))
}

/// Enters a room among a manifest's dependencies, in order of names.
pub fn enter_dependency(text: &str, name: &str) -> Result<String> {
    let lines: Vec<&str> = text.lines().collect();
    let begin = lines.iter().position(|line| *line == "[dependencies]").context("没有找到 [dependencies]")? + 1;
    let length = lines[begin..].iter().position(|line| line.trim().is_empty() || line.starts_with('['));
    let end = length.map_or(lines.len(), |length| begin + length);
    let line = dependency_line(name);
    let at = lines[begin..end].iter().position(|known| line.as_str() < *known).map_or(end, |at| begin + at);
    Ok(with_line(&lines, at, &line))
}

/// Strikes it out again.
pub fn strike_dependency(text: &str, name: &str) -> Result<String> {
    without_line(text, &dependency_line(name))
}

/// Enters a room at the end of ROOMS.
pub fn enter_rooms(text: &str, name: &str) -> Result<String> {
    in_rooms(text, |rooms| rooms.push(format!("{name}::ROOM")))
}

/// Strikes it out again.
pub fn strike_rooms(text: &str, name: &str) -> Result<String> {
    let entry = format!("{name}::ROOM");
    ensure!(text.contains(&entry), "没有找到 {entry}");
    in_rooms(text, |rooms| rooms.retain(|room| *room != entry))
}

/// Enters the room's words at the end of the glossary.
pub fn enter_glossary(text: &str, name: &str, title: &str) -> Result<String> {
    let words = format!(
        "\n{}\n\n| 中文 | word | where used |\n| --- | --- | --- |\n| {title} | `{name}` | the room |\n| 条目 | `{name}_item` | table; one row an item |\n| 起草 | `draft` | state and verb: an item is written |\n",
        glossary_head(name)
    );
    Ok(format!("{}\n{words}", text.trim_end()))
}

/// Strikes them out again.
pub fn strike_glossary(text: &str, name: &str) -> Result<String> {
    let head = format!("\n{}\n", glossary_head(name));
    let Some(begin) = text.find(&head) else { return Ok(text.to_owned()) };
    let behind = begin + head.len();
    let end = text[behind..].find("\n## ").map_or(text.len(), |end| behind + end);
    Ok(format!("{}{}", &text[..begin], &text[end..]))
}

/// Strikes the room's migrations off the list.
pub fn strike_migrations(text: &str, name: &str) -> Result<String> {
    let inside = format!(" rooms/{name}/");
    Ok(text.lines().filter(|line| !line.contains(&inside)).map(|line| format!("{line}\n")).collect())
}

/// Enters a rule in `rules/mod.rs`: its module in order of names, its card at the end of CARDS.
pub fn enter_rule(text: &str, name: &str) -> Result<String> {
    let lines: Vec<&str> = text.lines().collect();
    let line = format!("pub mod {name};");
    let first = lines.iter().position(|known| known.starts_with("pub mod ")).context("没有找到 pub mod 的清单")?;
    let length = lines[first..].iter().take_while(|known| known.starts_with("pub mod ")).count();
    let known = &lines[first..first + length];
    let at = first + known.iter().position(|known| line.as_str() < *known).unwrap_or(length);
    let text = with_line(&lines, at, &line);
    let begin = text.find("CARDS").context("没有找到 CARDS")?;
    let opens = begin
        + text[begin..]
            .find("&[\n")
            .or_else(|| text[begin..].find("= &[").map(|at| at + 2))
            .context("没有找到 CARDS 的清单")?;
    let end = opens + text[opens..].find("];").context("CARDS 没有结尾")?;
    let card = format!("{name}::CARD");
    let list = text[opens + 2..end].split(',').map(|card| card.trim().to_owned());
    let mut cards: Vec<String> = list.filter(|card| !card.is_empty()).collect();
    cards.push(card);
    let line = text[..opens + 2].lines().last().unwrap_or_default();
    Ok(format!("{}{}{}", &text[..opens + 2], listed(line, &cards), &text[end..]))
}

fn workspace_line(name: &str) -> String {
    format!("{name} = {{ path = \"rooms/{name}\" }}")
}

fn dependency_line(name: &str) -> String {
    format!("{name}.workspace = true")
}

fn glossary_head(name: &str) -> String {
    format!("## The room `{name}`")
}

fn with_line(lines: &[&str], at: usize, line: &str) -> String {
    let (before, behind) = lines.split_at(at);
    before.iter().chain([&line]).chain(behind).map(|line| format!("{line}\n")).collect()
}

fn without_line(text: &str, line: &str) -> Result<String> {
    ensure!(text.lines().any(|known| known == line), "没有找到这一行：{line}");
    Ok(text.lines().filter(|known| *known != line).map(|line| format!("{line}\n")).collect())
}

/// Rewrites `pub const ROOMS: [Room; N] = […];` with its count.
fn in_rooms(text: &str, change: impl Fn(&mut Vec<String>)) -> Result<String> {
    const HEAD: &str = "pub const ROOMS: [Room; ";
    let begin = text.find(HEAD).context("没有找到 pub const ROOMS: [Room; N]")?;
    let opens = begin + text[begin..].find("= [").context("ROOMS 没有清单")? + 3;
    let end = opens + text[opens..].find("];").context("ROOMS 没有结尾")?;
    let list = text[opens..end].split(',').map(|room| room.trim().to_owned());
    let mut rooms: Vec<String> = list.filter(|room| !room.is_empty()).collect();
    change(&mut rooms);
    let head = format!("{HEAD}{}] = [", rooms.len());
    Ok(format!("{}{head}{}{}", &text[..begin], listed(&head, &rooms), &text[end..]))
}

/// The inside of a list as rustfmt leaves it: behind its head on one line if it fits, else one entry a line.
fn listed(head: &str, entries: &[String]) -> String {
    const WIDTH: usize = 120;
    let line = entries.join(", ");
    if head.chars().count() + line.chars().count() + "];".len() <= WIDTH {
        line
    } else {
        format!("\n    {},\n", entries.join(",\n    "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_counted_and_broken_into_lines_when_there_are_many() {
        let mut text = "pub const ROOMS: [Room; 1] = [webkit::house::HOUSE];\n".to_owned();
        for name in ["information", "urgent", "followup", "research", "documents"] {
            text = enter_rooms(&text, name).expect("can be entered");
        }
        assert!(text.starts_with("pub const ROOMS: [Room; 6] = [\n    webkit::house::HOUSE,\n"), "{text}");
        assert!(text.ends_with("    documents::ROOM,\n];\n"), "{text}");
        for name in ["information", "urgent", "followup", "research", "documents"] {
            text = strike_rooms(&text, name).expect("can be struck out");
        }
        assert_eq!(text, "pub const ROOMS: [Room; 1] = [webkit::house::HOUSE];\n");
        assert!(strike_rooms(&text, "documents").is_err());
    }

    #[test]
    fn a_rule_is_entered_in_order_and_its_card_at_the_end() {
        let text = "//! x\n\npub mod a;\npub mod c;\n\nuse kernel::RuleCard;\n\npub const CARDS: &[RuleCard] = &[a::CARD, c::CARD];\n";
        let once = enter_rule(text, "b").expect("can be entered");
        assert!(once.contains("pub mod a;\npub mod b;\npub mod c;\n"), "{once}");
        assert!(once.contains("= &[a::CARD, c::CARD, b::CARD];"), "{once}");
        let long = ["numbers_without_gaps", "unit_without_reporter", "verification_on_record"];
        let more = long.iter().fold(once, |text, name| enter_rule(&text, name).expect("can be entered"));
        assert!(more.contains("= &[\n    a::CARD,\n"), "{more}");
        assert!(more.ends_with("    verification_on_record::CARD,\n];\n"), "{more}");
    }

    #[test]
    fn a_list_of_another_shape_is_refused_and_not_guessed_at() {
        assert!(enter_rooms("pub static ALL: x = y;", "a").is_err());
        assert!(enter_dependency("[package]", "a").is_err());
        assert!(enter_workspace("", "a").is_err());
        assert!(enter_rule("pub mod a;", "b").is_err());
    }
}
