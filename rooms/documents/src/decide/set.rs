//! 排版: a text comes to a document, or to its faults; some texts are not taken at all.

use std::cell::RefCell;

use gongwen::{Fault, text};
use kernel::{Refusal, Refusals};

use crate::model::{Attached, Draft};
use crate::rules::{pictures_fit, text_fits, text_unmarked};

/// What the text comes to with the pictures that came along, or every reason not to take it.
pub fn decide(text: &str, pictures: &[Attached]) -> Result<Draft, Vec<Refusal>> {
    let mut reasons = Refusals::none();
    reasons.add(text_fits::check(text));
    reasons.add(pictures_fit::check(pictures));
    // A text that is too long is looked through all the same: whoever pasted a classified one must hear of it.
    reasons.add(text_unmarked::check(text));
    reasons.check()?;
    let wanted = RefCell::new(Vec::new());
    let attached = |name: &str| {
        let found = pictures.iter().find(|picture| picture.name == name);
        if found.is_none() {
            wanted.borrow_mut().push(name.to_owned());
        }
        found.map(|picture| picture.bytes.clone())
    };
    Ok(match text::read_with(text, &attached) {
        Ok(document) => {
            let faults = document.faults();
            if faults.is_empty() {
                Draft::Whole(Box::new(document))
            } else {
                Draft::Faulty(text::located(text, faults))
            }
        }
        Err(faults) => Draft::Faulty(told_to_attach(faults, &wanted.into_inner())),
    })
}

/// On the page a picture is chosen, not laid beside the text: whoever is told that it was not found must not look for it in a folder.
fn told_to_attach(mut faults: Vec<Fault>, wanted: &[String]) -> Vec<Fault> {
    for fault in &mut faults {
        if let Some(name) = wanted.iter().find(|name| fault.message.contains(&format!("没有找到图片“{name}”")))
        {
            fault.message = format!("图片“{name}”还没有附上。请点“加图片”选这个文件，或删去这一行。");
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
