//! Is a sentence too long to be read at once?

use kernel::{Example, RuleCard};

use crate::fold::{Draft, Findings};
use crate::manuscript::Manuscript;
use crate::rules::basis::{INF_2, PRACTICE, SPEECH_DAY};

pub(crate) const CARD: RuleCard = RuleCard {
    id: "T07",
    title: "长句",
    requirements: INF_2,
    basis: PRACTICE,
    effective: SPEECH_DAY,
    text: "一句话（到句号、分号为止）不超过120字；《》里的文件名和（）里的文号、注释不计。",
    why: "长句读到末尾忘了开头，主语和谓语也容易配不上。",
    examples: &[
        Example {
            given: "临江街道组织网格员逐户登记停车需求、逐条核对产权资料、逐处测量闲置地块，会同交警中队、物业公司、业主委员会现场商量划线方案，把单位院内夜间空置泊位、道路两侧限时泊位、小区内部临时泊位统一编号管理，并在门口公示栏、居民微信群、社区服务窗口同时公布开放时间、收费办法、联系人和监督电话。",
            then: "提示：130多字",
        },
        Example {
            given: "临江街道逐户登记停车需求，会同交警中队划线120处。", then: "不提示：不长"
        },
    ],
};

pub(crate) fn find(subject: &Manuscript<'_>, out: &mut Findings) {
    let limit = subject.limits().sentence_chars;
    for sentence in &subject.sentences {
        let chars = subject.body.written(sentence) - aside(&subject.body.chars[sentence.clone()]);
        if limit < chars {
            out.add(
                Draft::advice(format!("这一句 {chars} 字，建议 {limit} 字以内"))
                    .at(&subject.body, sentence)
                    .hint("断成两三句，一句说一件事。"),
            );
        }
    }
}

/// Characters of titles in 《》 and of notes in （）: whoever cites documents by name and number cannot do it shorter.
fn aside(sentence: &[char]) -> usize {
    let mut open: Vec<char> = Vec::new();
    let (mut inside, mut since) = (0, 0);
    for character in sentence {
        match character {
            '《' | '（' => open.push(if *character == '《' { '》' } else { '）' }),
            closing if open.last() == Some(closing) => {
                open.pop();
                if open.is_empty() {
                    inside += since;
                    since = 0;
                }
            }
            character if !open.is_empty() && !character.is_whitespace() => since += 1,
            _ => {}
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use crate::testing::{hits, passes};

    #[test]
    fn a_semicolon_ends_a_long_sentence() {
        let half = "停".repeat(100);
        passes("T07", &[&format!("{half}；{half}。")]);
        hits("T07", &[&format!("{half}，{half}。")]);
    }

    #[test]
    fn the_names_of_cited_documents_do_not_count_and_an_open_mark_hides_nothing() {
        let cited = format!("《关于{}的通知》（青办发〔2026〕12号）", "停车".repeat(15));
        passes("T07", &[&format!("按照{cited}和{cited}，{}。", "停".repeat(90))]);
        hits("T07", &[&format!("按照《{}。", "停".repeat(130))]);
    }
}
