//! What a circular says of itself: the text to begin with, the orders, and that the regular one is no criticism.

use calendar::Limit;
use kernel::MatterId;

use crate::model::{Body, CircularKind, Order};
use crate::points::{InRow, Span};

/// The sentence that every regular circular carries, whatever its text.
pub const NO_CRITICISM: &str = "本通报只反映各单位报送和采用信息的情况，不是通报批评。";

/// The text that a draft begins with; the section rewrites it as it likes.
#[must_use]
pub fn body(kind: CircularKind, span: Span, reading: &str) -> Body {
    let span = span.name();
    let text = match kind {
        CircularKind::Criticism => {
            let stated = if reading.is_empty() { String::new() } else { format!("认定口径：{reading}。") };
            format!(
                "信息报送是党委系统办公室的基础工作。经统计核对并听取有关单位意见，现将{span}信息报送中存在问题的单位予以通报批评。{stated}\n请被通报单位查明原因，认真改进；其他单位引以为戒。各单位的具体事实见附件。"
            )
        }
        CircularKind::Regular => {
            format!("现将{span}各单位信息报送和采用情况通报如下。{NO_CRITICISM}")
        }
    };
    Body::parse(&text).expect("a few sentences fit into a body")
}

/// The order to a unit that is named in a row, in the words of the circular (INF-7).
#[must_use]
pub fn order(name: &str, row: InRow, earlier: Vec<MatterId>, write_within: Limit, mend_within: Limit) -> Order {
    let times = row.count;
    let sentence = format!(
        "{name}已连续{times}轮被通报批评。以区委名义责令该单位自本通报印发之日起{write_within}内向区委作出书面检查，{mend_within}内整改到位。"
    );
    Order { earlier, why: row.why, sentence }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_regular_circular_says_that_it_is_no_criticism() {
        let quarter = "2026Q3".parse().expect("a span");
        assert!(body(CircularKind::Regular, quarter, "").as_str().contains("不是通报批评"));
        let criticism = body(CircularKind::Criticism, quarter, "两项同时成立");
        assert!(criticism.as_str().contains("认定口径：两项同时成立。"), "{criticism}");
    }
}
