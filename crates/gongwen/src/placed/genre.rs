//! 文种 Which genre a title announces: the word that it ends with (党政机关公文处理工作条例 第九条第七项).

use crate::document::Document;
use crate::shown;
use crate::words::{Form, Genre};

/// 文种 of a document: the one that it states, else that of its title, else that of its form and 标志.
pub(super) fn of(document: &Document) -> Option<Genre> {
    let shown = shown::masthead(document).text();
    let by_form = match document.form {
        Form::Letter => Some(Genre::Letter),
        Form::Order => Some(Genre::Order),
        Form::Minutes => Some(Genre::Minutes),
        Form::Document
        | Form::Upward
        | Form::Bulletin
        | Form::Telegram
        | Form::ProcessingSheet
        | Form::DraftingSheet
        | Form::ApprovalSlip => [Genre::Minutes, Genre::Order].into_iter().find(|genre| ends_with(&shown, *genre)),
    };
    document.genre.or_else(|| of_title(&document.title.text())).or(by_form)
}

/// 文种 with which a title ends. What stands in 《》 is another document's title; a note in parentheses such as （试行） and a mark
/// that somebody typed at the end do not count.
#[must_use]
pub fn of_title(title: &str) -> Option<Genre> {
    let title = without_notes(title);
    Genre::ALL.iter().copied().find(|genre| ends_with(title, *genre))
}

/// Words that end as a genre does and are none.
const OTHERS: &[&str] = &["征求意见", "指令", "法令", "口令", "司令", "政令", "责令"];

fn ends_with(text: &str, genre: Genre) -> bool {
    let ends = text.ends_with(genre.word()) || genre == Genre::Order && text.ends_with('令');
    ends && !OTHERS.iter().any(|other| text.ends_with(other))
}

/// The title down to its last word.
fn without_notes(title: &str) -> &str {
    let mut title = title;
    loop {
        title = title.trim_end_matches(|c: char| c.is_whitespace() || "。．.，,；;：:！!、".contains(c));
        let open = match title.chars().next_back() {
            Some('）') => title.rfind('（'),
            Some(')') => title.rfind('('),
            _ => None,
        };
        match open {
            Some(at) if 0 < at => title = &title[..at],
            Some(_) | None => return title,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_a_title_is_its_genre() {
        for (title, genre) in [
            ("中共青溪区委办公室关于做好防汛工作的通知", Some(Genre::Notice)),
            ("关于转发《江州市委办公室关于报送信息的通知》的通知", Some(Genre::Notice)),
            ("关于学习贯彻《关于做好信息工作的通知》的意见（试行）", Some(Genre::Opinion)),
            ("关于印发《青溪区信息工作办法》的通知。", Some(Genre::Notice)),
            ("关于调整机构的请示(送审稿)", Some(Genre::Request)),
            ("关于信息工作情况的报告", Some(Genre::Report)),
            ("关于同意设立机构的复函", Some(Genre::Letter)),
            ("区委常委会会议纪要", Some(Genre::Minutes)),
            ("青溪区人民政府令", Some(Genre::Order)),
            ("学习《关于做好信息工作的通知》", None),
            ("青溪区2026年工作要点", None),
            ("关于防汛办法公开征求意见", None),
            ("（试行）", None),
            ("", None),
        ] {
            assert_eq!(of_title(title), genre, "{title}");
        }
    }
}
