//! 版记 Who gets copies, who printed it and when (7.4). A letter has neither lines nor who printed it (10.1); a bulletin says to whom it
//! goes.

use gongwen::{Document, Form, shown};
use typst::foundations::Value;

use super::soft::softened;
use super::{Addressees, Map, Tuning, list};

/// The closing block of the document; none where nothing stands in it.
pub(super) fn of(document: &Document, tuning: Tuning) -> Value {
    let letter = document.form == Form::Letter;
    let lists = lists(document, tuning);
    let by = document.printed_by.as_deref().filter(|_| !letter);
    if lists.is_empty() && by.is_none() {
        return Value::None;
    }
    let on = document.printed_on.filter(|_| !letter).map(|date| format!("{}印发", shown::date(date)));
    let mut map = Map::new();
    map.put("lists", list(lists)).put("lines", !letter);
    map.put("by", by.unwrap_or_default()).put("on", on.unwrap_or_default());
    map.value()
}

/// 主送 that moved here stands above 抄送 without a line between (7.4.2).
fn lists(document: &Document, tuning: Tuning) -> Vec<Value> {
    let all = match (document.form == Form::Bulletin, tuning.addressees) {
        (true, _) => vec![("报：", &document.to), ("送：", &document.cc)],
        (false, Addressees::Imprint) => vec![("主送：", &document.to), ("抄送：", &document.cc)],
        (false, Addressees::AboveBody) => vec![("抄送：", &document.cc)],
    };
    let entry = |(lead, names): (&str, &Vec<String>)| {
        let mut map = Map::new();
        map.put("lead", lead).put("text", softened(&format!("{}。", shown::list(names))));
        map.put("joined", lead == "主送：" && !document.cc.is_empty());
        map.value()
    };
    all.into_iter().filter(|(_, names)| !names.is_empty()).map(entry).collect()
}
