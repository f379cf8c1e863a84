//! Is an organ named that no longer exists?

use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::lexicon::{Renamed, abolished_organs};
use crate::document::rule::{DocumentRule, Fixes};
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};
use crate::text::Text;

const CARD: RuleCard = RuleCard {
    id: "CSG007",
    title: "机构已撤并或改名",
    requirements: DOC_1,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "文中的机构用现在的名称；说到从前的，写“原……”。词表见 data/abolished_organs.tsv，本单位登记为已撤销的机构也算。",
    why: "任务给了不存在的单位，就没有人办；多半是从旧文件里抄来的。",
    examples: &[
        Example { given: "文：由区卫计局负责疫苗接种。", then: "提示：现为卫健局" },
        Example {
            given: "文：由区卫健局负责疫苗接种，原区卫计局的档案一并移交。",
            then: "不提示：用现名，旧名前有“原”",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).fixes(Fixes::Ask);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    for text in std::iter::once(subject.title())
        .chain(std::iter::once(subject.body()))
        .chain(subject.elements.iter().map(|element| &element.text))
    {
        for (entry, range) in abolished_organs(text) {
            // 农业部门 and 文化部门 are departments and no ministries.
            let departments = text.at(range.end) == Some('门');
            if entry.since <= subject.date && !departments && speaks_of_today(subject, text, range.start) {
                tell(text, &range, entry, out);
            }
        }
    }
    of_register(subject, out);
}

/// 原区卫计局 and （区卫计局） in a cited title speak of the past, and so does a sentence about an earlier year.
fn speaks_of_today(subject: &DocumentSubject<'_>, text: &Text<'_>, start: usize) -> bool {
    const NEAR: usize = 8;
    let before = text.slice(&(start.saturating_sub(NEAR)..start));
    let past = before.contains('原') || before.contains("前身") || before.contains("撤销") || before.contains("当时");
    let cited = std::ptr::eq(text, subject.body()) && subject.text.is_cited(&(start..start + 1));
    !past && !cited
}

fn tell(text: &Text<'_>, range: &std::ops::Range<usize>, entry: &Renamed, out: &mut Findings) {
    let draft = Draft::found(format!("“{}”已于 {} 起改为“{}”", entry.old, entry.since, entry.new)).at(text, range);
    out.add(draft.ask(text, range, entry.new).hint(format!("改为“{}”；说的是从前，前面加“原”。", entry.new)));
}

fn of_register(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let body = subject.body();
    let told: Vec<_> = abolished_organs(body).map(|(_, range)| range).collect();
    for unit in &subject.text.units {
        let name = body.slice(unit);
        let Some(organ) = subject.office.organ(name) else { continue };
        let Some(abolition) = organ.abolished.as_ref().filter(|abolition| abolition.on <= subject.date) else {
            continue;
        };
        let next = told.partition_point(|range| range.end <= unit.start);
        let known = told.get(next).is_some_and(|range| range.start < unit.end);
        if known || !speaks_of_today(subject, body, unit.start) {
            continue;
        }
        let successor = abolition.successor.as_ref().map(|name| format!("，现为“{name}”")).unwrap_or_default();
        out.add(
            Draft::found(format!("“{name}”已于 {} 撤销{successor}", abolition.on))
                .at(body, unit)
                .hint("改用现在的名称。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn a_document_of_its_time_names_the_organ_of_its_time() {
        passes("CSG007", &["日期：2015年3月2日｜文：由区卫计局负责。", "文：按照《区卫计局工作规则》执行。"]);
        hits("CSG007", &["文：由区国土局负责。", "抄送：区安监局。"]);
    }
}
