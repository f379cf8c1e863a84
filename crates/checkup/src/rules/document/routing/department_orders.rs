//! Does a department give orders to a committee or government below?

use gongwen::Genre;
use gongwen::placed::Role;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::facts::OrganKind;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};

const CARD: RuleCard = RuleCard {
    id: "RTE007",
    title: "部门向下级党委政府发指令",
    requirements: DOC_1,
    basis: regulation("第十六条第二项"),
    effective: REGULATION_DAY,
    text: "党委、政府的办公厅（室）根据授权可以向下级党委、政府行文，其他部门和单位不得向下级党委、政府发布指令性公文；需经政府审批的具体事项，经政府同意后可以由部门行文，文中须注明已经政府同意。",
    why: "部门都给镇街下指令，镇街一年要接几百件，谁的都要办。",
    examples: &[
        Example {
            given: "机关：青溪区教育局｜文号：青教〔2026〕3号｜题：青溪区教育局关于做好校舍排查的通知｜主送：各镇党委：｜文：请认真落实。｜署名：青溪区教育局",
            then: "提示：教育局向各镇党委发通知",
        },
        Example {
            given: "机关：青溪区教育局｜文号：青教〔2026〕3号｜题：青溪区教育局关于做好校舍排查的通知｜主送：各镇人民政府：｜文：经区政府同意，现就有关事项通知如下。｜署名：青溪区教育局",
            then: "不提示：写明经区政府同意",
        },
    ],
};

// 可以 in the clause is what the departments may do with consent; without it the clause forbids: a warning, since the consent may lie outside the text.
pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).conditional();

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let orders = matches!(subject.genre, Some(Genre::Notice | Genre::Opinion | Genre::Decision | Genre::Circular));
    if !orders || !is_department(subject) {
        return;
    }
    let body = subject.body().source;
    let consents = ["同意", "授权", "批准", "委托"];
    // Said near the beginning: 经区政府同意.
    let head: String = body.chars().take(400).collect();
    if head.contains('经') && consents.iter().any(|word| head.contains(word)) {
        return;
    }
    for to in subject.addressees() {
        let name = to.name();
        let below = ["镇", "乡", "街道", "县", "区"].iter().any(|word| name.contains(word));
        let leading =
            ["党委", "党工委", "党（工）委", "人民政府", "镇政府", "乡政府"].iter().any(|word| name.contains(word));
        if below && leading {
            out.add(
                Draft::found(format!("部门直接向“{name}”发指令性公文"))
                    .at(to.text, &to.range)
                    .hint("报党委、政府同意，在文中写明“经区政府同意”；或者由办公室行文；或者改为主送对口部门。"),
            );
        }
    }
}

/// Whether the organ that leads is a department. Where its inner office has put its name instead, the masthead says whose it is.
fn is_department(subject: &DocumentSubject<'_>) -> bool {
    const DEPARTMENTS: &[&str] = &["局", "委宣传部", "委组织部", "委统战部", "委政法委员会"];
    let lead = subject.placed.document.issuers.first().map(|issuer| issuer.name.as_str());
    let inner = |name: &&str| name.ends_with(['科', '股']);
    let masthead = || subject.first(Role::Masthead).map(|text| text.source.trim().trim_end_matches("文件"));
    let Some(name) = lead.filter(|name| !inner(name)).or_else(masthead) else { return false };
    match subject.office.organ(name) {
        Some(organ) => organ.kind == OrganKind::Department,
        None => DEPARTMENTS.iter().any(|end| name.ends_with(end)),
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::passes;

    #[test]
    fn a_general_office_may_write_down() {
        passes("RTE007", &["主送：各镇党委：", "题：青溪区教育局关于做好校舍排查的函｜文种：函｜主送：各镇党委："]);
    }
}
