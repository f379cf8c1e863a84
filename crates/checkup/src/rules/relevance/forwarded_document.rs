//! Is it one of the unit's own documents, sent in as an item?

use std::sync::LazyLock;

use kernel::{Example, RuleCard};
use regex::Regex;

use super::own_repeat::{age, percent, shown};
use crate::earlier::Earlier;
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
    text: "标题或正文里有两处以上公文的标志（主送“各……：”、“特此通知”、“现将……印发给你们”、“请认真贯彻执行”、标题为“关于……的通知”或带文号），或者正文六成以上就是本单位发过的一份公文，视为直接转报文件。",
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
/// From this share of its text on, an item says what a document of the unit says already.
const FORWARDED: f64 = 0.6;
const HINT: &str = "不转文件本身；写清发文后谁在什么时候做了什么、见了什么效果，并附数据。";

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
        out.add(Draft::missing(format!("像是直接转报文件：有{}", named.join("、"))).hint(HINT));
        return;
    }
    let own = |earlier: &&Earlier| {
        earlier.on_record.own_unit
            && earlier.is_document()
            && 0 <= age(subject, earlier)
            && FORWARDED <= earlier.of_item
    };
    if let Some(earlier) = subject.item.earlier.iter().find(own) {
        let (day, share) = (earlier.on_record.reported_on, percent(earlier.of_item));
        let message = format!("正文有 {share}% 就是本单位 {day} 的{}", earlier.named());
        out.add(shown(subject, Draft::missing(message), earlier).hint(HINT));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::earlier::{Earlier, OnRecord};
    use crate::testing::{Sample, hits, passes};

    const DOCUMENT: &str = "各社区要逐一登记辖区排水口，六月底前建立台账；对直排河道的，责令十五日内整改，逾期不改的由区城管局立案；街道每月通报进度，年底组织验收，验收不合格的重新整改。";

    fn beside(body: &str, genre: &str, own_unit: bool) -> Sample {
        let on_record = OnRecord {
            id: "d1".to_owned(),
            title: "临江街道关于排水口整治的通知".to_owned(),
            genre: genre.to_owned(),
            reported_on: date(2024, 3, 2),
            own_unit,
        };
        let earlier = Earlier::between(on_record, DOCUMENT, body);
        let mut sample = Sample::read(body);
        sample.earlier = vec![earlier];
        sample
    }

    #[test]
    fn what_the_units_own_document_says_already_is_forwarded_whatever_its_year() {
        let body = format!("11月20日，临江街道部署排水口整治。{DOCUMENT}");
        let found = beside(&body, "通知", true).found("R04");
        assert!(found[0].message.contains("2024-03-02 的《临江街道关于排水口整治的通知》"), "{}", found[0].message);
        let told = beside(&body, "通知", true).unreadable().found("R04");
        assert_eq!((told.len(), told[0].level), (1, found[0].level), "what is owed does not depend on who looks");
        assert!(!told[0].message.contains("排水口") && told[0].also.is_empty(), "{}", told[0].message);
    }

    #[test]
    fn neither_an_item_nor_anothers_document_nor_a_little_of_ones_own_is_forwarding() {
        let body = format!("11月20日，临江街道部署排水口整治。{DOCUMENT}");
        assert!(!beside(&body, "做法", true).finds("R04"));
        assert!(!beside(&body, "通知", false).finds("R04"));
        let of_ones_own = "11月20日，临江街道完成排水口登记42处，其中直排7处，已封堵5处，余下两处因管网改造定于7月完工，群众反映的异味问题明显减少。各社区要逐一登记辖区排水口，六月底前建立台账。";
        assert!(!beside(of_ones_own, "通知", true).finds("R04"));
    }

    #[test]
    fn one_formula_alone_is_no_document() {
        passes("R04", &["11月3日，区委要求各单位抓好贯彻落实。", "题：关于停车难的建议文：建议由区水利局牵头。"]);
    }

    #[test]
    fn a_number_and_a_closing_formula_are_two() {
        hits("R04", &["题：青办发〔2026〕12号转发文：请遵照执行。"]);
    }
}
