//! `chengqi rules`

use crate::exit::Exit;
use crate::house::ROOMS;

/// Prints the rule handbook as Markdown.
pub fn run() -> anyhow::Result<Exit> {
    println!("# 规则手册\n\n每条规则都写明依据、生效日期和例子。本页由程序从规则本身印出。");
    for room in &ROOMS {
        let cards = (room.rules)();
        if cards.is_empty() {
            continue;
        }
        println!("\n## {}", room.title);
        for card in cards {
            let basis = card.basis;
            println!("\n### {} {}\n\n{}\n", card.id, card.title, card.text);
            println!("- 为什么：{}", card.why);
            println!("- 依据（{}）：{} {} {}", basis.level.name(), basis.document, basis.clause, basis.date);
            println!("- 生效：{}　需求：{}", card.effective, card.requirements.join("、"));
            if let Some(measured) = (room.measured)(card.id) {
                println!("- 实测：{measured}");
            }
            for example in card.examples {
                println!("- 例：{} → {}", example.given, example.then);
            }
        }
    }
    Ok(Exit::Done)
}
