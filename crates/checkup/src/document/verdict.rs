//! One sentence for each gate.

use gongwen::placed::Direction;

use crate::document::finding::{DocumentFinding, Gate, Severity};
use crate::document::report::{GateState, GateVerdict};
use crate::document::subject::DocumentSubject;

/// The verdicts in the order of the gates.
pub(crate) fn gates(subject: &DocumentSubject<'_>, findings: &[DocumentFinding]) -> [GateVerdict; 5] {
    Gate::ALL.map(|gate| {
        let mine: Vec<&DocumentFinding> =
            findings.iter().filter(|finding| finding.gate == gate && finding.severity != Severity::Note).collect();
        let state = if mine.iter().any(|finding| finding.severity == Severity::Error) {
            GateState::Failed
        } else if !mine.is_empty() {
            GateState::Warned
        } else if gate == Gate::Countersign && subject.office.facts.circulation.is_none() {
            GateState::NotChecked
        } else {
            GateState::Passed
        };
        let sentence = match state {
            GateState::Failed | GateState::Warned => messages(&mine),
            GateState::NotChecked => "没有会签记录，只看了文中写到的单位；会签是否齐备由承办单位核对。".to_owned(),
            GateState::Passed => passed(gate).to_owned(),
        };
        GateVerdict { gate, name: gate.name(), state, sentence }
    })
}

/// What people call a direction.
pub(crate) const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Upward => "上行文",
        Direction::Level => "平行文",
        Direction::Downward => "下行文",
        Direction::Public => "公布性公文",
    }
}

const fn passed(gate: Gate) -> &'static str {
    match gate {
        Gate::Routing => "未见文种、主送、抄送和行文方向上的问题；是否确有必要行文由人定。",
        Gate::Countersign => "会签记录齐备。",
        Gate::Policy => "未见引用、越权设定和禁止内容上的问题；内容是否合法合规由审核的人负责。",
        Gate::Wording => "未见标点、数字、用词上的问题。",
        Gate::Form => "未见体例格式上的问题。",
    }
}

fn messages(findings: &[&DocumentFinding]) -> String {
    const SHOWN: usize = 2;
    let shown: Vec<&str> = findings.iter().take(SHOWN).map(|finding| finding.message.trim_end_matches('。')).collect();
    match findings.len().saturating_sub(SHOWN) {
        0 => format!("{}。", shown.join("；")),
        more => format!("{}；另有 {more} 项。", shown.join("；")),
    }
}
