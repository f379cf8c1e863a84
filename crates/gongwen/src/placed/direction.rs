//! 行文方向 Upward, level, downward or to the public: by genre, by form, and for 意见 by whom it goes to (条例 第八条、第十四条至第十七条).

use super::Direction;
use crate::document::Document;
use crate::words::{Form, Genre};

/// 行文方向 of a document of this genre; None where nothing speaks for one.
pub(super) fn of(document: &Document, genre: Option<Genre>) -> Option<Direction> {
    match genre {
        Some(Genre::Request | Genre::Report) => Some(Direction::Upward),
        Some(Genre::Reply | Genre::Notice | Genre::Decision | Genre::Circular | Genre::Order | Genre::Resolution) => {
            Some(Direction::Downward)
        }
        Some(Genre::Letter) => Some(Direction::Level),
        Some(Genre::Proclamation | Genre::PublicNotice | Genre::Communique) => Some(Direction::Public),
        Some(Genre::Opinion) | None => by_form(document.form).or_else(|| by_addressees(document)),
        // A motion goes from a government to the congress beside it, minutes to whoever was there: neither is a rank.
        Some(Genre::Motion | Genre::Minutes) => by_form(document.form),
    }
}

fn by_form(form: Form) -> Option<Direction> {
    match form {
        Form::Upward => Some(Direction::Upward),
        Form::Letter => Some(Direction::Level),
        Form::Order => Some(Direction::Downward),
        Form::Document
        | Form::Minutes
        | Form::Bulletin
        | Form::Telegram
        | Form::ProcessingSheet
        | Form::DraftingSheet
        | Form::ApprovalSlip => None,
    }
}

/// By the ranks in the names of who writes and of who is written to; 各… are always those below.
fn by_addressees(document: &Document) -> Option<Direction> {
    let first = document.to.first()?;
    if first.starts_with('各') {
        return Some(Direction::Downward);
    }
    let ours = rank(&document.issuers.first()?.name)?;
    match rank(first)?.cmp(&ours) {
        std::cmp::Ordering::Less => Some(Direction::Downward),
        std::cmp::Ordering::Equal => Some(Direction::Level),
        std::cmp::Ordering::Greater => Some(Direction::Upward),
    }
}

/// 层级 that an organ's name speaks of: the last word for an area that it holds. 市 within a longer name is the area above.
fn rank(name: &str) -> Option<u8> {
    if ["中共中央", "国务院"].iter().any(|organ| name.starts_with(organ)) {
        return Some(5);
    }
    let ranks = [('省', 4), ('市', 3), ('州', 3), ('盟', 3), ('区', 2), ('县', 2), ('旗', 2), ('镇', 1), ('乡', 1)];
    let found = ranks.iter().filter_map(|(word, rank)| Some((name.rfind(*word)?, *rank)));
    let street = name.rfind("街道").map(|at| (at, 1));
    found.chain(street).max_by_key(|(at, _)| *at).map(|(_, rank)| rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Issuer;

    fn opinion(issuer: &str, to: &str) -> Option<Direction> {
        let mut document = Document::new(Form::Document);
        document.issuers = vec![Issuer { name: issuer.to_owned() }];
        document.to = vec![to.to_owned()];
        of(&document, Some(Genre::Opinion))
    }

    #[test]
    fn an_opinion_goes_where_its_addressee_stands() {
        assert_eq!(opinion("中共青溪区委", "中共江州市委"), Some(Direction::Upward));
        assert_eq!(opinion("中共青溪区委", "各镇党委"), Some(Direction::Downward));
        assert_eq!(opinion("中共青溪区委", "竹溪镇党委"), Some(Direction::Downward));
        assert_eq!(opinion("青溪区财政局", "青溪区民政局"), Some(Direction::Level));
        assert_eq!(opinion("江州市青溪区财政局", "江州市财政局"), Some(Direction::Upward));
        assert_eq!(opinion("财政局", "办公室"), None);
    }

    #[test]
    fn the_genre_says_it_where_it_can() {
        let document = Document::new(Form::Document);
        assert_eq!(of(&document, Some(Genre::Request)), Some(Direction::Upward));
        assert_eq!(of(&document, Some(Genre::Reply)), Some(Direction::Downward));
        assert_eq!(of(&document, Some(Genre::Letter)), Some(Direction::Level));
        assert_eq!(of(&document, Some(Genre::Proclamation)), Some(Direction::Public));
        assert_eq!(of(&document, Some(Genre::Minutes)), None);
        assert_eq!(of(&document, None), None);
        assert_eq!(of(&Document::new(Form::Upward), None), Some(Direction::Upward));
    }
}
