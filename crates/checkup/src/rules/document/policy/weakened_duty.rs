//! Is a duty weaker here than in the document that the passage was taken from?

use kernel::{Example, RuleCard};
use likeness::{Change, Kind, Passage};

use super::GATE;
use crate::document::rule::DocumentRule;
use crate::document::subject::DocumentSubject;
use crate::fold::{Draft, Findings};
use crate::rules::document::basis::{DOC_1_3, REGULATION_DAY, regulation};
use crate::rules::document::reused::{from, line_at, named};

const CARD: RuleCard = RuleCard {
    id: "POL010",
    title: "要求比原文松",
    requirements: DOC_1_3,
    basis: regulation("第二十条第二项"),
    effective: REGULATION_DAY,
    text: "内容应当与现行有关公文相衔接。取自其他单位公文的段落，原文的“应当、必须、不得、严禁、一律”改成“可以、尽量”，或者前面加了“原则上、一般”的，核对是否有权放宽。",
    why: "一个词之差，硬要求成了软建议，往下就走样了。",
    examples: &[
        Example {
            given: "文：各镇可以在每月10日前公示低保新增和退出名单，公示不少于七日，群众有异议的逐件入户复核，复核结果由两名以上工作人员签字。｜旧文：江州市民政局，2026-01-06，关于规范低保公示的通知¶各镇应当在每月10日前公示低保新增和退出名单，公示不少于七日，群众有异议的逐件入户复核，复核结果由两名以上工作人员签字。",
            then: "提示：应当成了可以",
        },
        Example {
            given: "文：各镇应当在每月5日前公示低保新增和退出名单，公示不少于七日，群众有异议的逐件入户复核，复核结果由两名以上工作人员签字。｜旧文：江州市民政局，2026-01-06，关于规范低保公示的通知¶各镇应当在每月10日前公示低保新增和退出名单，公示不少于七日，群众有异议的逐件入户复核，复核结果由两名以上工作人员签字。",
            then: "不提示：日期提前了，要求没有松",
        },
    ],
};

pub(crate) static RULE: DocumentRule = DocumentRule::warning(GATE, CARD, find).asks_the_archive();

const FIRM: &[&str] = &["应当", "必须", "不得", "严禁", "禁止", "一律"];
const SOFT: &[&str] = &["可以", "可", "尽量", "尽可能", "鼓励", "提倡", "争取", "力争", "建议"];
const CONDITIONS: &[&str] = &["原则上", "一般", "尽量", "尽可能", "视情"];
/// Bytes around a change in which a word of duty can stand: two characters and a mark on either side.
const AROUND: usize = 9;

fn find(subject: &DocumentSubject<'_>, out: &mut Findings) {
    let Some(reuse) = &subject.office.facts.reuse else { return };
    let here = subject.placed.source.as_str();
    // What the own unit ordered it may order anew.
    for source in reuse.answer.sources.iter().filter(|source| !source.own_unit) {
        let Some(there) = reuse.texts.get(&source.meta.id) else { continue };
        for passage in source.passages.iter().filter(|passage| is_taken(passage)) {
            let sides = widened(here, there, passage);
            for change in passage.changes.iter().chain([&before(here, there, passage)]) {
                let Some((firm, soft)) = weakened((here, &sides.0), (there, &sides.1), change) else { continue };
                let start = firm.start;
                let message = format!("{}里是“{}”，这里成了“{}”", named(source), &there[firm], &here[soft.clone()]);
                out.add(
                    Draft::found(message)
                        .at_source(here, &soft)
                        .copied_from(from(source, line_at(there, start)))
                        .hint("没有放宽的权限就照原文；有权放宽的，写明依据。"),
                );
            }
        }
    }
}

fn is_taken(passage: &Passage) -> bool {
    match passage.kind {
        Kind::Copy | Kind::Quotation => true,
        Kind::Common | Kind::Template => false,
    }
}

type Place = std::ops::Range<usize>;

/// The passage on both sides with the words right before it: what was changed there no longer belongs to the passage.
fn widened(here: &str, there: &str, passage: &Passage) -> (Place, Place) {
    let wide = |text: &str, range: &Place| back(text, range.start, 2 * AROUND)..range.end;
    (wide(here, &passage.here), wide(there, &passage.there))
}

/// What stands right before the passage on both sides, as a change.
fn before(here: &str, there: &str, passage: &Passage) -> Change {
    let border = |text: &str, start: usize| back(text, start, AROUND)..start;
    Change { here: border(here, passage.here.start), there: border(there, passage.there.start) }
}

/// So many bytes back, or less where a character begins.
fn back(text: &str, from: usize, bytes: usize) -> usize {
    text.ceil_char_boundary(from.saturating_sub(bytes)).min(text.floor_char_boundary(from))
}

/// The firm words of the source and the soft ones that stand in their place, if the change is such a one.
fn weakened(here: (&str, &Place), there: (&str, &Place), change: &Change) -> Option<(Place, Place)> {
    let (ours, theirs) = ((here.0, here.1, &change.here), (there.0, there.1, &change.there));
    let firm = word_at(theirs, FIRM)?;
    if let Some(soft) = word_at(ours, CONDITIONS)
        && word_at(theirs, CONDITIONS).is_none()
        && here.0.get(soft.end..).is_some_and(|rest| FIRM.iter().any(|word| rest.starts_with(word)))
    {
        // 原则上不得 for 不得
        return Some((firm, soft));
    }
    let soft = word_at(ours, SOFT)?;
    let kept = word_at(ours, FIRM).is_some();
    let replaced = overlaps(&firm, &change.there) && overlaps(&soft, &change.here);
    (!kept && replaced).then_some((firm, soft))
}

/// One of the words that stands in the change or right beside it, within the passage.
fn word_at((text, passage, change): (&str, &Place, &Place), words: &[&str]) -> Option<Place> {
    let start = text.ceil_char_boundary(back(text, change.start, AROUND).max(passage.start));
    let end = (change.end + AROUND).min(passage.end);
    let window = &text[start..text.floor_char_boundary(end).max(start)];
    words.iter().find_map(|word| window.find(word).map(|at| start + at..start + at + word.len()))
}

fn overlaps(one: &Place, other: &Place) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{found, passes};

    #[test]
    fn a_condition_before_a_prohibition_weakens_it() {
        let source = "严禁在水源保护区内新建养殖场，已经建成的限期三个月关停，逾期不关停的由区生态环境分局依法处理，并在媒体上曝光；群众举报属实的给予奖励，举报人的姓名和住址不得外传。";
        let text = source.replacen("严禁", "原则上严禁", 1);
        let given =
            format!("文：各镇注意：{text}｜旧文：江州市生态环境局，2026-01-06，关于保护水源的通知¶各镇注意：{source}");
        let found = found("POL010", &given);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].quote, "原则上");
    }

    #[test]
    fn what_was_weak_may_stay_weak_and_the_own_unit_may_change_its_mind() {
        let source = "各镇可以在每月10日前公示低保新增和退出名单，公示不少于七日，群众有异议的逐件入户复核，复核结果由两名以上人员签字。";
        passes(
            "POL010",
            &[
                &format!("文：{source}｜旧文：江州市民政局，2026-01-06，关于公示的通知¶{source}"),
                &format!(
                    "文：{source}｜旧文：中共青溪区委办公室，2026-01-06，关于公示的通知¶{}",
                    source.replace("可以", "应当")
                ),
            ],
        );
    }
}
