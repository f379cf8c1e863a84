//! Do the parts add up to the whole?

use std::ops::Range;

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::scan::figures::{Figure, written};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S03",
    title: "分项与合计不符",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "“共……，其中……”的分项之和不应大于总数，也不应只差一点；“……，合计……”应与前面各项之和相等。",
    why: "数对不上，整条信息都会被怀疑；从简报抄到报告，错会一直传下去。",
    examples: &[
        Example {
            given: "全年报送信息455篇，其中市级采用115篇、省级采用330篇。",
            then: "提示：115+330=445，与455差10",
        },
        Example {
            given: "全年报送信息455篇，其中市级采用115篇、省级采用340篇。", then: "不提示：115+340=455"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    for sentence in &subject.sentences {
        let figures = subject.figures_in(sentence);
        if let Some((among, whole)) = whole_before(subject, sentence, figures) {
            compare(subject, whole, &parts_after(subject, sentence, figures, among, whole), out);
        }
        summed(subject, figures, out);
    }
}

/// The word 其中 and the figure that it divides: the last measured one before it.
fn whole_before<'f>(
    subject: &Manuscript<'_>,
    sentence: &Range<usize>,
    figures: &'f [Figure],
) -> Option<(usize, &'f Figure)> {
    let among = (sentence.start..sentence.end).find(|index| subject.body.has_at(*index, "其中"))?;
    let whole = figures.iter().take_while(|figure| figure.range.end <= among).filter(|figure| counts(figure)).last()?;
    Some((among, whole))
}

/// The figures of the same unit after 其中, up to a comparison or a new total.
fn parts_after<'f>(
    subject: &Manuscript<'_>,
    sentence: &Range<usize>,
    figures: &'f [Figure],
    among: usize,
    whole: &Figure,
) -> Vec<&'f Figure> {
    const STOPS: &[&str] = &["同比", "环比", "较", "比上年", "比去年", "共", "累计", "合计", "由", "从", "其中"];
    let stop = (among + 2..sentence.end).find(|index| subject.body.has_any_at(*index, STOPS)).unwrap_or(sentence.end);
    figures
        .iter()
        .filter(|figure| among < figure.range.start && figure.range.start < stop && figure.unit == whole.unit)
        .collect()
}

fn compare(subject: &Manuscript<'_>, whole: &Figure, parts: &[&Figure], out: &mut Findings) {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let body = &subject.body;
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let between = body.slice(&(first.range.start.saturating_sub(8)..last.range.end));
    // People are counted again under each heading: 女, 党员 and so on may overlap.
    let overlap = ["女", "党员", "团员", "少数民族", "学历", "以上", "以下"].iter().any(|word| between.contains(word));
    const NEAR: f64 = 0.05;
    let too_many = whole.value < sum && (!overlap || parts.iter().any(|part| whole.value < part.value));
    let nearly = 2 <= parts.len()
        && sum < whole.value
        && whole.value - sum <= whole.value * NEAR
        && !body.has_at(last.range.end, "等");
    if too_many || nearly {
        let shown: Vec<String> = parts.iter().map(|part| written(part.value)).collect();
        let message = format!(
            "分项 {}={}，与总数 {} 差 {}",
            shown.join("+"),
            written(sum),
            written(whole.value),
            written((whole.value - sum).abs())
        );
        let mut draft = Draft::advice(message).at(body, &whole.range);
        for part in parts {
            draft = draft.also_here(body, &part.range);
        }
        out.add(draft.hint("核对总数和各分项；分项有交叉或只列了一部分的，写明“部分交叉”“等”。"));
    }
}

/// A list closed by 合计: what stands before it in one unit must add up.
fn summed(subject: &Manuscript<'_>, figures: &[Figure], out: &mut Findings) {
    let Some(at) = figures.iter().position(|figure| {
        subject.body.has_any_before(figure.range.start, &["合计", "共计", "总计", "合计为", "共计为"])
    }) else {
        return;
    };
    let whole = &figures[at];
    let parts: Vec<&Figure> = figures[..at].iter().rev().take_while(|figure| figure.unit == whole.unit).collect();
    if parts.len() < 2 || !counts(whole) {
        return;
    }
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    if 0.005 < (sum - whole.value).abs() {
        let message = format!("前面各项之和为 {}，与合计 {} 不等", written(sum), written(whole.value));
        out.add(Draft::advice(message).at(&subject.body, &whole.range).hint("核对各项和合计。"));
    }
}

fn counts(figure: &Figure) -> bool {
    figure.is_measured() && !matches!(figure.unit, "%" | "个百分点" | "倍" | "年" | "天")
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_part_larger_than_the_whole_is_always_wrong() {
        hits("S03", &["共12人，其中女15人。", "处置100件，其中噪声80件、停车40件。"]);
    }

    #[test]
    fn a_partial_list_and_headings_that_overlap_are_fine() {
        passes(
            "S03",
            &[
                "处置100件，其中噪声30件、停车20件。",
                "共100人，其中党员60人、女55人。",
                "处置100件，其中噪声58件、停车40件等。",
            ],
        );
    }

    #[test]
    fn a_list_with_its_sum_is_added_up() {
        hits("S03", &["上门12件、窗口15件，合计30件。"]);
        passes("S03", &["上门12件、窗口15件，合计27件。", "投入12万元，办件15件，合计办结率90%。"]);
    }
}
