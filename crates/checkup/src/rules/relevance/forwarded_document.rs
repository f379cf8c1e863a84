//! Is it one of the unit's own documents, sent in as an item?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use crate::fold::{Draft, Findings};
use crate::lexicon::Group;
use crate::rules::basis::{INF_2, SPEECH, SPEECH_DAY};
use crate::subject::Subject;
use crate::text::short;

pub(crate) const CARD: RuleCard = RuleCard {
    id: "R04",
    title: "把文件当信息转报",
    requirements: INF_2,
    basis: SPEECH,
    effective: SPEECH_DAY,
    text: "标题或正文里有两处以上公文的标志（主送“各……：”、“特此通知”、“现将……印发给你们”、“请认真贯彻执行”、标题为“关于……的通知”或带文号），视为直接转报文件。",
    why: "文件写给下级照办，信息写给领导了解情况；照转文件，看不出做了什么、结果怎样。",
    examples: &[
        Example {
            given: "题：关于做好冬季防火工作的通知文：各村、社区：\n现将方案印发给你们，请结合实际抓好贯彻落实。特此通知。",
            then: "提示：标题、主送、结语都是通知的写法",
        },
        Example {
            given: "题：临江街道出台停车共管办法文：11月3日，临江街道印发《停车共管办法》，各社区已按办法划定车位120个。",
            then: "不提示：写的是文件出台后做了什么",
        },
    ],
};

const ENOUGH: usize = 2;

pub(crate) fn find(subject: &Subject<'_>, out: &mut Findings) {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r"(?:关于.*的)(?:通知|通报|报告|请示|批复|意见|函|决定)$|[〔\[]\d{4}[〕\]]\d+号";
        Regex::new(pattern).expect("the pattern is fixed and tested")
    });
    static ADDRESSEES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^\s*(?:各|区直|机关各)[^\n。；]{1,60}[：:]\s*\r?$").expect("the pattern is fixed and tested")
    });
    let mut marks: Vec<String> =
        TITLE.find(subject.item.title.trim()).map(|found| short(found.as_str())).into_iter().collect();
    marks.extend(subject.body.matches(&ADDRESSEES).take(1).map(|range| short(subject.body.slice(&range))));
    for range in subject.words_of(Group::Notice) {
        let word = subject.body.slice(range).to_owned();
        // 请认真贯彻执行 holds 贯彻执行; both are one formula.
        if !subject.is_cited(range) && !marks.iter().any(|mark| mark.contains(&word)) {
            marks.push(word);
        }
    }
    if ENOUGH <= marks.len() {
        let named: Vec<String> = marks.iter().take(4).map(|mark| format!("“{mark}”")).collect();
        out.add(
            Draft::missing(format!("像是直接转报文件：有{}", named.join("、")))
                .hint("不转文件本身；写清发文后谁在什么时候做了什么、见了什么效果，并附数据。"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn one_formula_alone_is_no_document() {
        passes("R04", &["11月3日，区委要求各单位抓好贯彻落实。", "题：关于停车难的建议文：建议由区水利局牵头。"]);
    }

    #[test]
    fn a_number_and_a_closing_formula_are_two() {
        hits("R04", &["题：青办发〔2026〕12号转发文：请遵照执行。"]);
    }
}
