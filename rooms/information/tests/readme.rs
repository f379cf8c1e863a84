//! The room card's table of rules follows from the cards. Refresh it with `README=write`.

use information::rules::CARDS;

const CARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
const BEGIN: &str = "<!-- rules:begin -->\n";
const END: &str = "<!-- rules:end -->";

#[test]
fn the_room_card_shows_every_rule_as_it_stands() {
    let card = std::fs::read_to_string(CARD).expect("the room card lies there");
    let (head, rest) = card.split_once(BEGIN).expect("the table begins");
    let (_, tail) = rest.split_once(END).expect("the table ends");
    let fresh = format!("{head}{BEGIN}{}{END}{tail}", table());
    if std::env::var("README").as_deref() == Ok("write") {
        std::fs::write(CARD, &fresh).expect("the room card can be written");
        return;
    }
    assert!(fresh == card, "规则变了，房间卡片里的表还是旧的");
}

fn table() -> String {
    let mut table =
        String::from("| rule | title | requirements | 依据 | what it demands |\n| --- | --- | --- | --- | --- |\n");
    for card in CARDS {
        let id = card.id.trim_start_matches("information.");
        let requirements = card.requirements.join(" ");
        table.push_str(&format!(
            "| `{id}` | {} | {requirements} | 讲话 {} | {} |\n",
            card.title, card.basis.clause, card.text
        ));
    }
    table
}
