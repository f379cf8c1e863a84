//! A circular on paper: the attachment of facts, the text as it leaves, and the data of whoever receives it.

use std::fmt::Write as _;

use serde::Serialize;
use utoipa::ToSchema;

use super::circular::CircularView;
use super::circular_name::{GroundView, LineView, NameView};
use super::why::WhyView;
use kernel::journal::sm3_hex;

/// The data file of a circular.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::CircularFile)]
pub struct CircularFile {
    kind: String,
    number: String,
    title: String,
    /// The office day on which it left.
    date: String,
    main_to: String,
    copies_to: String,
    body: String,
    units: Vec<FileUnit>,
    orders: Vec<String>,
    lines: Vec<LineView>,
    /// SM3 of the text file of the same circular, in hexadecimal (GB/T 32905-2016).
    sm3: String,
}

/// A named unit in the data file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = information::CircularFileUnit)]
pub struct FileUnit {
    unit: String,
    grounds: Vec<String>,
}

/// Number and title as a file's name.
#[must_use]
pub fn file_name(view: &CircularView, ending: &str) -> String {
    format!("{}{}.{ending}", view.number_text, view.title)
}

/// The attachment as a file's name.
#[must_use]
pub fn facts_name(view: &CircularView) -> String {
    format!("{}{}事实附件.txt", view.number_text, view.title)
}

/// Whether it is out, and its state in words.
#[must_use]
pub fn out(view: &CircularView) -> (Option<&str>, &str) {
    (view.issued_at.as_deref().filter(|_| !view.number_text.is_empty()), &view.state_name)
}

/// Whether the reader has the text of the circular before him, and not his own line alone.
#[must_use]
pub fn readable(view: &CircularView) -> bool {
    view.scope != "own"
}

/// 事实附件 For each name its grounds with rule, clause, policy and facts, as far as this reader sees them.
#[must_use]
pub fn facts(view: &CircularView) -> String {
    let mut text = format!("附件\n\n{}\n事实清单\n\n", view.title);
    if !view.number_text.is_empty() {
        let _ = writeln!(text, "文号：{}", view.number_text);
    }
    let _ = writeln!(text, "计算日期：{}\n办法：{}", view.computed_on, view.policy);
    if !view.reading.is_empty() {
        let _ = writeln!(text, "认定口径：{}", view.reading);
    }
    for (place, name) in (1..).zip(view.names.iter().filter(|name| name.named)) {
        let _ = write!(text, "\n{place}．{}\n", name.name);
        for (place, ground) in (1..).zip(&name.grounds) {
            ground_text(&mut text, place, ground);
        }
    }
    for line in &view.lines {
        let _ = writeln!(text, "{}", line_text(line));
    }
    text
}

fn ground_text(text: &mut String, place: u32, ground: &GroundView) {
    let _ = writeln!(text, "  （{place}）{}", ground.sentence);
    if let Some(why) = &ground.why {
        for line in why_lines(why) {
            let _ = writeln!(text, "      {line}");
        }
    }
    for item in &ground.items {
        let _ = writeln!(text, "      信息：{}", item.title);
    }
    for fault in &ground.faults {
        let _ = writeln!(text, "      {}（{}）：{}", fault.ground_name, fault.day, fault.what);
    }
}

fn why_lines(why: &WhyView) -> Vec<String> {
    let mut lines = vec![format!("规则：{}；依据：{}", why.title, why.basis)];
    lines.extend(why.policy.as_ref().map(|policy| format!("办法版本：{policy}")));
    lines.extend(why.facts.iter().map(|fact| format!("{}：{}", fact.name, fact.value)));
    lines
}

fn line_text(line: &LineView) -> String {
    let wanted = line.wanted.map_or(String::new(), |wanted| format!("（任务{wanted}条，计入{}条）", line.counted));
    let mut text = format!(
        "{}：报送{}条{wanted}，采用区{}条、市{}条、省{}条、中央{}条，媒体{}次，批示{}次",
        line.name, line.reported, line.district, line.city, line.province, line.centre, line.media, line.instructions
    );
    if let Some(points) = &line.points {
        let _ = write!(text, "，积分{points}分");
    }
    if let Some(place) = line.place {
        let _ = write!(text, "，第{place}名");
    }
    text
}

/// The circular as it leaves: number, title, receivers, text, units, orders, date; always in this order.
#[must_use]
pub fn laid_out(view: &CircularView, date: &str) -> String {
    let mut text = format!("{}\n\n{}\n\n{}：\n\n{}\n", view.number_text, view.title, view.main_text, view.body);
    let named: Vec<&NameView> = view.names.iter().filter(|name| name.named).collect();
    for (place, name) in (1..).zip(&named) {
        let _ = writeln!(text, "\n{place}．{}：{}", name.name, sentences(name).join("；"));
    }
    for order in &view.orders {
        let _ = writeln!(text, "\n{}", order.sentence);
    }
    for line in &view.lines {
        let _ = writeln!(text, "{}", line_text(line));
    }
    if !view.note.is_empty() && !view.body.contains(&view.note) {
        let _ = writeln!(text, "\n{}", view.note);
    }
    let _ = write!(text, "\n{date}\n");
    if !view.copies_text.is_empty() {
        let _ = writeln!(text, "抄送：{}", view.copies_text);
    }
    text
}

/// The same as data.
#[must_use]
pub fn data(view: &CircularView, date: &str) -> CircularFile {
    let unit = |name: &NameView| FileUnit { unit: name.name.clone(), grounds: sentences(name) };
    CircularFile {
        kind: view.kind.clone(),
        number: view.number_text.clone(),
        title: view.title.clone(),
        date: date.to_owned(),
        main_to: view.main_text.clone(),
        copies_to: view.copies_text.clone(),
        body: view.body.clone(),
        units: view.names.iter().filter(|name| name.named).map(unit).collect(),
        orders: view.orders.iter().map(|order| order.sentence.clone()).collect(),
        lines: view.lines.clone(),
        sm3: sm3_hex(laid_out(view, date).as_bytes()),
    }
}

fn sentences(name: &NameView) -> Vec<String> {
    name.grounds.iter().map(|ground| ground.sentence.trim_end_matches('。').to_owned()).collect()
}
