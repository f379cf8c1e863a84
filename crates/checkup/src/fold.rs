//! Findings in the making, and how repeats of one rule become one finding with all its places.

use std::ops::Range;

use kernel::RuleCard;

use crate::document::finding::CopiedFrom;
use crate::finding::{Also, Applicability, Edit, Finding, Fix, Level};
use crate::place::{Part, Place, Span};
use crate::report::Standard;
use crate::text::{Text, short};

/// One thing that a rule found at one place.
#[derive(Debug)]
pub(crate) struct Draft {
    level: Level,
    message: String,
    hint: String,
    at: Option<(Place, String)>,
    also: Vec<Also>,
    sources: Vec<CopiedFrom>,
    edit: Option<(Edit, Applicability)>,
}

impl Draft {
    pub(crate) fn missing(message: impl Into<String>) -> Self {
        Self::new(Level::Missing, message.into())
    }

    pub(crate) fn advice(message: impl Into<String>) -> Self {
        Self::new(Level::Advice, message.into())
    }

    /// At the weight that the register gives the rule.
    pub(crate) fn found(message: impl Into<String>) -> Self {
        Self::advice(message)
    }

    pub(crate) fn note(message: impl Into<String>) -> Self {
        Self::new(Level::Note, message.into())
    }

    fn new(level: Level, message: String) -> Self {
        Self { level, message, hint: String::new(), at: None, also: Vec::new(), sources: Vec::new(), edit: None }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    pub(crate) fn at(mut self, text: &Text<'_>, range: &Range<usize>) -> Self {
        self.at = Some((text.place(range), text.slice(range).to_owned()));
        self
    }

    /// Words of a source, counted in its bytes; none if there are no such bytes in it.
    pub(crate) fn at_source(mut self, source: &str, bytes: &Range<usize>) -> Self {
        self.at = source.get(bytes.clone()).map(|quote| {
            let before = &source[..bytes.start];
            let (chars, utf16) = (before.chars().count(), before.encode_utf16().count());
            let place = Place {
                part: Part::Body,
                utf16: Span { start: utf16, end: utf16 + quote.encode_utf16().count() },
                chars: Span { start: chars, end: chars + quote.chars().count() },
                bytes: Span { start: bytes.start, end: bytes.end },
            };
            (place, quote.to_owned())
        });
        self
    }

    /// Another document that the words were taken from.
    pub(crate) fn copied_from(mut self, source: CopiedFrom) -> Self {
        self.sources.push(source);
        self
    }

    pub(crate) fn also_here(mut self, text: &Text<'_>, range: &Range<usize>) -> Self {
        self.also.push(Also::Here { place: text.place(range), text: short(text.slice(range)) });
        self
    }

    pub(crate) fn also(mut self, also: Also) -> Self {
        self.also.push(also);
        self
    }

    /// Offers a mechanical replacement.
    pub(crate) fn safe(self, text: &Text<'_>, range: &Range<usize>, replacement: impl Into<String>) -> Self {
        self.edit(text, range, replacement.into(), Applicability::Safe)
    }

    /// Offers a replacement that people must confirm.
    pub(crate) fn ask(self, text: &Text<'_>, range: &Range<usize>, replacement: impl Into<String>) -> Self {
        self.edit(text, range, replacement.into(), Applicability::Ask)
    }

    fn edit(
        mut self,
        text: &Text<'_>,
        range: &Range<usize>,
        replacement: String,
        applicability: Applicability,
    ) -> Self {
        // A stretch whose lines were broken by hand can't be replaced as a whole without losing the breaks: people look at it.
        let applicability = if text.is_unbroken(range) { applicability } else { Applicability::Ask };
        self.edit = Some((Edit { place: text.place(range), replacement }, applicability));
        self
    }
}

/// Collects what one rule finds.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    drafts: Vec<Draft>,
}

impl Findings {
    pub(crate) fn add(&mut self, draft: Draft) {
        self.drafts.push(draft);
    }

    /// Takes out those whose exact words the test accepts.
    pub(crate) fn take(&mut self, mut accepts: impl FnMut(&str) -> bool) -> Self {
        let (taken, kept) = std::mem::take(&mut self.drafts)
            .into_iter()
            .partition(|draft| accepts(draft.at.as_ref().map_or("", |(_, quote)| quote.as_str())));
        self.drafts = kept;
        Self { drafts: taken }
    }

    /// Folds repeats: those of one level and one way of mending become one finding.
    pub(crate) fn folded(self, title: &str) -> Vec<Folded> {
        let mut folded: Vec<(Option<Applicability>, Vec<String>, Folded)> = Vec::new();
        for draft in self.drafts {
            let way = draft.edit.as_ref().map(|edit| edit.1);
            let same = folded.iter_mut().find(|(known, _, finding)| *known == way && finding.level == draft.level);
            match same {
                Some((_, quotes, finding)) => repeat(finding, quotes, draft),
                None => folded.push((way, quote_of(&draft), single(draft))),
            }
        }
        folded.into_iter().map(|(_, quotes, finding)| counted(title, &quotes, finding)).collect()
    }

    /// The findings on an item.
    pub(crate) fn fold(self, card: &'static RuleCard, standard: Standard) -> Vec<Finding> {
        let whole = |folded: Folded| Finding {
            rule: card.id,
            title: card.title,
            standard,
            level: folded.level,
            message: folded.message,
            place: folded.place,
            count: folded.count,
            also: folded.also,
            basis: format!("{} {}", card.basis.document, card.basis.clause),
            hint: folded.hint,
            fix: folded.fix,
        };
        self.folded(card.title).into_iter().map(whole).collect()
    }
}

/// What stays of the drafts of one rule that are alike.
#[derive(Debug)]
pub(crate) struct Folded {
    pub(crate) level: Level,
    pub(crate) message: String,
    pub(crate) quote: String,
    pub(crate) place: Option<Place>,
    pub(crate) count: usize,
    pub(crate) also: Vec<Also>,
    pub(crate) sources: Vec<CopiedFrom>,
    pub(crate) hint: String,
    pub(crate) fix: Option<Fix>,
}

fn quote_of(draft: &Draft) -> Vec<String> {
    draft.at.iter().map(|(_, quote)| short(quote)).collect()
}

fn single(draft: Draft) -> Folded {
    let (place, quote) = draft.at.map_or((None, String::new()), |(place, quote)| (Some(place), quote));
    Folded {
        level: draft.level,
        message: draft.message,
        quote,
        place,
        count: 1,
        also: draft.also,
        sources: draft.sources,
        hint: draft.hint,
        fix: draft.edit.map(|(edit, applicability)| Fix { edits: vec![edit], applicability }),
    }
}

fn repeat(finding: &mut Folded, quotes: &mut Vec<String>, draft: Draft) {
    finding.count += 1;
    if let Some((place, quote)) = draft.at {
        finding.also.push(Also::Here { place, text: draft.message });
        let quote = short(&quote);
        if quotes.len() <= SHOWN && !quotes.contains(&quote) {
            quotes.push(quote);
        }
    }
    finding.also.extend(draft.also);
    finding.sources.extend(draft.sources);
    if let (Some(fix), Some((edit, _))) = (&mut finding.fix, draft.edit) {
        fix.edits.push(edit);
    }
}

const SHOWN: usize = 5;

fn counted(title: &str, quotes: &[String], mut finding: Folded) -> Folded {
    if 1 < finding.count {
        let shown: Vec<String> = quotes.iter().take(SHOWN).map(|quote| format!("“{quote}”")).collect();
        let more = if SHOWN < quotes.len() { "等" } else { "" };
        finding.message = format!("{title}{}处：{}{more}", finding.count, shown.join("、"));
    }
    finding
}
