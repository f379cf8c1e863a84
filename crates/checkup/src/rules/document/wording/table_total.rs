//! Does the total row of a table add up?

use gongwen::placed::Role;
use kernel::{Example, RuleCard};

use super::GATE;
use crate::document::assembly::Line;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1, REGULATION_DAY, regulation};
use crate::scan::figures::written;

const CARD: RuleCard = RuleCard {
    id: "NUM013",
    title: "表格合计不符",
    requirements: DOC_1,
    basis: regulation("第二十条第四项"),
    effective: REGULATION_DAY,
    text: "表格末行写“合计”“总计”的，各列等于上面各行之和；有小计行、有空格或者不是数的列不查。",
    why: "表是抄得最多的，合计错了，抄到哪里错到哪里。",
    examples: &[
        Example {
            given: "表：项目¦金额¶设备¦60¶改造¦40¶合计¦110", then: "提示：60+40=100，不是110"
        },
        Example { given: "表：项目¦金额¶设备¦60¶改造¦40¶合计¦100", then: "不提示：相等" },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::error(GATE, CARD, find);

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let mut table: Vec<(usize, usize, &Line)> = Vec::new();
    for line in subject.lines {
        let Role::Cell(row, column) = line.role else {
            close(subject, &std::mem::take(&mut table), out);
            continue;
        };
        if (row, column) == (0, 0) {
            close(subject, &std::mem::take(&mut table), out);
        }
        table.push((row, column, line));
    }
    close(subject, &table, out);
}

fn close(subject: &DocumentSubject<'_>, table: &[(usize, usize, &Line)], out: &mut Findings) {
    let Some(last) = table.iter().map(|(row, _, _)| *row).max().filter(|last| 3 <= *last) else { return };
    let words = |row: usize, column: usize| {
        table.iter().find(|cell| (cell.0, cell.1) == (row, column)).map(|cell| subject.words(cell.2).trim())
    };
    let total = words(last, 0).is_some_and(|word| matches!(tight(word).as_str(), "合计" | "总计" | "共计"));
    let divided = (1..last).any(|row| words(row, 0).is_some_and(|word| word.contains("计")));
    if !total || divided {
        return;
    }
    for (_, column, line) in table.iter().filter(|(row, column, _)| *row == last && 0 < *column) {
        let Some(whole) = number(subject.words(line)) else { continue };
        let parts: Option<Vec<f64>> = (1..last).map(|row| words(row, *column).and_then(number)).collect();
        let Some(parts) = parts else { continue };
        let sum: f64 = parts.iter().sum();
        // Rounded parts may miss the whole by half of their last place each.
        let tolerance = 0.006 * parts.len() as f64;
        if (sum - whole).abs() <= tolerance {
            continue;
        }
        const SHOWN: usize = 6;
        let shown: Vec<String> = parts.iter().take(SHOWN).map(|part| written(*part)).collect();
        let more = if SHOWN < parts.len() { "+…" } else { "" };
        out.add(
            Draft::found(format!("{}{more}={}，合计写的是 {}", shown.join("+"), written(sum), written(whole)))
                .at(subject.body(), &line.range)
                .hint("核对各行和合计。"),
        );
    }
}

fn tight(word: &str) -> String {
    word.chars().filter(|character| !character.is_whitespace()).collect()
}

/// A cell that is nothing but a number. Percentages and years do not add up to a total.
fn number(cell: &str) -> Option<f64> {
    let cell: String = tight(cell).chars().filter(|character| *character != ',' && *character != '，').collect();
    let plain = !cell.is_empty() && cell.chars().all(|character| character.is_ascii_digit() || character == '.');
    cell.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{hits, passes};

    #[test]
    fn every_column_is_added_up_and_what_is_no_number_is_not() {
        hits("NUM013", &["表：单位¦户数¦人数¶甲¦3¦10¶乙¦4¦11¶合计¦7¦22"]);
        passes(
            "NUM013",
            &[
                "表：单位¦比例¶甲¦30%¶乙¦40%¶合计¦35%",
                "表：单位¦户数¶甲¦3¶乙¦—¶合计¦9",
                "表：单位¦户数¶甲¦3¶小计¦3¶乙¦4¶合计¦7",
                "表：单位¦金额¶甲¦1,200¶乙¦800.5¶合计¦2000.5",
            ],
        );
    }
}
