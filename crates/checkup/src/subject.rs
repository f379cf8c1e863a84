//! The item taken apart once, so that every rule reads the same sentences, dates, figures and words.

use std::ops::Deref;

use crate::facts::Prepared;
use crate::item::Item;
use crate::manuscript::{Manuscript, Names};
use crate::place::Part;
use crate::text::Text;

/// Which published topic the item belongs to, and by which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FocusMatch {
    pub(crate) title: String,
    pub(crate) keywords: Vec<String>,
}

/// One item under check: the text that rules for any writing read, and what is known of items alone.
pub(crate) struct Subject<'a> {
    pub(crate) item: &'a Item<'a>,
    pub(crate) known: &'a Prepared,
    pub(crate) text: Manuscript<'a>,
    /// The chosen topic if its words are found, else the published topic with the most words found.
    pub(crate) focus: Option<FocusMatch>,
}

impl<'a> Deref for Subject<'a> {
    type Target = Manuscript<'a>;

    fn deref(&self) -> &Manuscript<'a> {
        &self.text
    }
}

impl<'a> Subject<'a> {
    pub(crate) fn new(item: &'a Item<'a>, known: &'a Prepared) -> Self {
        let title = Text::new(Part::Title, item.title);
        let body = Text::new(Part::Body, item.body);
        let names = Names { units: &known.unit_names, own: &known.own_names };
        let text = Manuscript::new(title, body, &names, &known.facts.limits, item.today);
        Self { text, focus: focus_of(item, known), item, known }
    }
}

fn focus_of(item: &Item<'_>, known: &Prepared) -> Option<FocusMatch> {
    if let Some(focus) = item.focus {
        let holds = |keyword: &&String| {
            !keyword.trim().is_empty() && (item.title.contains(keyword.trim()) || item.body.contains(keyword.trim()))
        };
        let keywords: Vec<String> = focus.keywords.iter().filter(holds).cloned().collect();
        return (!keywords.is_empty()).then(|| FocusMatch { title: focus.title.clone(), keywords });
    }
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); known.facts.focuses.len()];
    for source in [item.title, item.body] {
        for hit in known.keywords.find_overlapping_iter(source) {
            let keyword = hit.pattern().as_usize();
            let of_focus = &mut found[known.keyword_of[keyword].0];
            if !of_focus.contains(&keyword) {
                of_focus.push(keyword);
            }
        }
    }
    let best = found.iter().map(Vec::len).max().filter(|most| 0 < *most)?;
    let index = found.iter().position(|keywords| keywords.len() == best)?;
    let keywords = found[index].iter().map(|keyword| known.keyword_of[*keyword].1.clone()).collect();
    Some(FocusMatch { title: known.facts.focuses[index].title.clone(), keywords })
}
