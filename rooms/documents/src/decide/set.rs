//! 排版: a text comes to a document, or to its faults; some texts are not taken at all.

use std::cell::RefCell;

use gongwen::{Fault, text};
use kernel::{Refusal, Refusals};

use crate::model::Draft;
use crate::rules::{text_fits, text_unmarked};

/// What the text comes to, or every reason not to take it.
pub fn decide(text: &str) -> Result<Draft, Vec<Refusal>> {
    let mut reasons = Refusals::none();
    reasons.add(text_fits::check(text));
    // A text that is too long is looked through all the same: whoever pasted a classified one must hear of it.
    reasons.add(text_unmarked::check(text));
    reasons.check()?;
    let wanted = RefCell::new(Vec::new());
    let no_picture = |name: &str| {
        wanted.borrow_mut().push(name.to_owned());
        None
    };
    Ok(match text::read_with(text, &no_picture) {
        Ok(document) => {
            let faults = document.faults();
            if faults.is_empty() {
                Draft::Whole(Box::new(document))
            } else {
                Draft::Faulty(text::located(text, faults))
            }
        }
        Err(faults) => Draft::Faulty(without_pictures(faults, &wanted.into_inner())),
    })
}

/// No picture comes with a text over the web: whoever is told that it was not found must not look for it in a folder.
fn without_pictures(mut faults: Vec<Fault>, wanted: &[String]) -> Vec<Fault> {
    for fault in &mut faults {
        if let Some(name) = wanted.iter().find(|name| fault.message.contains(&format!("没有找到图片“{name}”")))
        {
            fault.message = format!(
                "图片“{name}”没有排，网页上还不收图片。请删去这一行；要带图片，请系统管理员把文稿和图片放在同一个文件夹，用 chengqi doc render 排。"
            );
        }
    }
    faults
}

/// The faults as the house says no, where a file was asked for.
#[must_use]
pub fn refused(faults: Vec<Fault>) -> Vec<Refusal> {
    let hint = "请按提示改好后再出件；预览里点一条提示，光标会跳到那一行。";
    let refusal = |fault: Fault| {
        let place = if fault.line == 0 { String::new() } else { format!("第{}行：", fault.line) };
        Refusal::invalid("documents.text.faulty", format!("{place}{}", fault.message)).hint(hint).field("text")
    };
    faults.into_iter().map(refusal).collect()
}
