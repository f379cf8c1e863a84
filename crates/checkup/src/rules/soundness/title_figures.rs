//! Do the figures of the title stand in the text?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::scan::figures::Figure;
use crate::subject::Subject;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "S13",
    title: "标题的数正文没有",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "标题里带单位的数，应当在正文里有同样的数。",
    why: "改了正文忘了改标题，是最常见的数字错。",
    examples: &[
        Example {
            given: "题：临江街道新增停车位210个文：10月，临江街道新增停车位120个。",
            then: "提示：标题210个，正文没有",
        },
        Example {
            given: "题：临江街道新增停车位120个文：10月，临江街道新增停车位120个。", then: "不提示：一致"
        },
    ],
};

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    let title = &subject.title;
    if subject.figures.is_empty() {
        return;
    }
    let dates = crate::scan::dates::dates(title);
    for figure in crate::scan::figures::figures(title, &dates).iter().filter(|figure| figure.is_measured()) {
        let same = |known: &Figure| known.unit == figure.unit && (known.value - figure.value).abs() < 0.005;
        // 前10个月 names the period, as 截至10月底 does in the text.
        if matches!(figure.unit, "个月" | "年" | "周") {
            continue;
        }
        // 100余户 and 超1万人 round what the text gives exactly.
        let rounded = title.slice(&figure.range).contains(['余', '多'])
            || title.has_any_before(figure.range.start, &["近", "超", "约", "逾", "超过"]);
        if rounded || subject.figures.iter().any(same) {
            continue;
        }
        let quote = title.slice(&figure.range);
        let others: Vec<&Figure> = subject.figures.iter().filter(|known| known.unit == figure.unit).collect();
        let mut draft = Draft::advice(format!("标题的“{quote}”在正文中没有")).at(title, &figure.range);
        if let [only] = others[..] {
            draft = draft.also_here(&subject.body, &only.range);
        }
        out.add(draft.hint("核对标题和正文，两处用同一个数。"));
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn rounded_figures_of_a_title_are_let_pass() {
        passes(
            "S13",
            &[
                "题：临江街道惠及近百户超100户文：10月，惠及128户。",
                "题：3月见效文：10月办结12件。",
                "题：前10个月划线文：截至10月底，划线12处。",
                "题：划线3.0公里文：划线3公里。",
            ],
        );
        hits("S13", &["题：投诉下降80%文：投诉下降74%。"]);
    }
}
