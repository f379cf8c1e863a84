//! Decides which candidates are sources, and shows the passages of those that are.

use std::ops::Range;

use crate::align::Seeds;
use crate::answer::{Answer, Passage, Source};
use crate::chain::{Span, spans};
use crate::changes::{Side, changes};
use crate::common::Common;
use crate::kind::{Facts, Kind, cites, fold, kind, quoted, same_form};
use crate::leftover::{Terms, leftovers};
use crate::meta::DocMeta;
use crate::normal::{Normal, normalise};
use crate::query::Query;

/// Documents that may be sources of a query.
#[derive(Debug)]
pub struct Candidates<'q> {
    query: Query<'q>,
    normal: Normal,
    common: Common,
    candidates: Vec<Candidate>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) meta: DocMeta,
    pub(crate) readable: bool,
}

impl<'q> Candidates<'q> {
    pub(crate) fn of(query: Query<'q>, normal: Normal, common: Common, candidates: Vec<Candidate>) -> Self {
        Self { query, normal, common, candidates }
    }

    /// The documents whose texts [`Candidates::judge`] wants. Those that the asker may not read are among them: never show this list.
    pub fn metas(&self) -> impl Iterator<Item = &DocMeta> {
        self.candidates.iter().map(|candidate| &candidate.meta)
    }

    /// Aligns the query with the texts and tells the sources.
    #[must_use]
    pub fn judge<T: AsRef<str>>(&self, texts: impl Fn(&DocMeta) -> Option<T>) -> Answer {
        let characters = self.normal.len();
        let common = characters - self.common.rare(0..characters);
        let mut answer = Answer { characters, common, ..Answer::default() };
        if self.candidates.is_empty() {
            return answer;
        }
        let seeds = Seeds::of(self.normal.characters(), self.query.parameters.seed);
        let terms = self.query.facts.map(Terms::of).unwrap_or_default();
        let (folded, quoted) = (fold(self.query.text), quoted(self.query.text));
        for candidate in &self.candidates {
            let Some(text) = texts(&candidate.meta) else {
                answer.without_text += 1;
                continue;
            };
            let normal = normalise(text.as_ref());
            let right = Side { text: text.as_ref(), normal: &normal };
            let shared = self.shared(&seeds, &normal);
            if shared < self.query.parameters.source_of(self.normal.len()) {
                continue;
            }
            if !candidate.readable {
                answer.hidden += 1;
                continue;
            }
            let mut source = self.source(&candidate.meta, shared, cites(&folded, &candidate.meta));
            source.passages = self.passages(&source, &seeds, right, &quoted, &terms);
            answer.sources.push(source);
        }
        // Equal ones in the order of their ids, so that the same question has the same answer.
        let order =
            |one: &Source, other: &Source| other.shared.cmp(&one.shared).then_with(|| one.meta.id.cmp(&other.meta.id));
        answer.sources.sort_by(order);
        self.count(&mut answer);
        answer
    }

    /// Counts what is copied, and what each source brings that those before it do not.
    fn count(&self, answer: &mut Answer) {
        let mut told = vec![false; self.normal.len()];
        let mut copied = told.clone();
        let set = |marks: &[bool]| marks.iter().filter(|mark| **mark).count();
        for source in &mut answer.sources {
            let before = set(&told);
            for passage in &source.passages {
                let characters = self.normal.within(&passage.here);
                match passage.kind {
                    Kind::Common => {}
                    Kind::Copy => {
                        told[characters.clone()].fill(true);
                        copied[characters].fill(true);
                    }
                    Kind::Quotation | Kind::Template => told[characters].fill(true),
                }
            }
            source.fresh = set(&told) - before;
        }
        answer.copied = set(&copied);
    }

    /// First pass: what they share without common text.
    fn shared(&self, seeds: &Seeds, right: &Normal) -> usize {
        let parameters = &self.query.parameters;
        let rare = |at: usize| !self.common.all(at..at + parameters.seed);
        let spans = spans(seeds, self.normal.characters(), right.characters(), parameters, parameters.firm, rare);
        // Clauses in another order are spans of their own; side by side in the text they are one passage.
        let near = |one: &Span, other: &Span| other.left.start <= one.left.end + parameters.neighbours;
        let rare = |spans: &[Span]| spans.iter().map(|span| self.common.rare(span.left.clone())).sum::<usize>();
        let passages = spans.chunk_by(near).filter(|spans| parameters.counted_passage <= rare(spans));
        passages.flatten().map(|span| self.evidence(span)).sum()
    }

    /// The equal characters that are neither common nor digits, of which the normal form keeps only that they are digits.
    fn evidence(&self, span: &Span) -> usize {
        let characters = self.normal.characters();
        let places = span.runs.iter().flat_map(|run| run.left..run.left_end());
        places.filter(|at| characters[*at] != '0' && !self.common.is(*at)).count()
    }

    /// What is told of a source, its passages aside.
    fn source(&self, meta: &DocMeta, shared: usize, cited: bool) -> Source {
        let query = &self.query;
        let years = query.date.zip(meta.date).map(|(own, source)| source.years_until(own));
        let own_unit = !query.unit.is_empty() && query.unit == meta.unit;
        Source { meta: meta.clone(), shared, fresh: 0, years, own_unit, cited, passages: Vec::new() }
    }

    /// Second pass: every passage, common ones too.
    fn passages(
        &self,
        source: &Source,
        seeds: &Seeds,
        right: Side<'_>,
        quoted: &[Range<usize>],
        terms: &Terms<'_>,
    ) -> Vec<Passage> {
        let query = &self.query;
        let parameters = &query.parameters;
        let left = Side { text: query.text, normal: &self.normal };
        let same_form = same_form(query, &source.meta);
        let mut passages = Vec::new();
        for span in
            spans(seeds, self.normal.characters(), right.normal.characters(), parameters, parameters.seed, |_| true)
        {
            for (range, common) in self.common.stretches(span.left.clone(), parameters.shown_passage) {
                let Some(part) = span.within(&range).filter(|part| parameters.shown_passage <= part.equal()) else {
                    continue;
                };
                let mut passage = bare(&part, left, right);
                let facts = Facts {
                    here: &passage.here,
                    characters: passage.characters,
                    common,
                    cited: source.cited,
                    same_form,
                    changes: &passage.changes,
                    quoted,
                    text: query.text,
                };
                passage.kind = kind(&facts, parameters);
                passage.leftovers = match passage.kind {
                    Kind::Template | Kind::Copy => leftovers(
                        query.text,
                        &passage.here,
                        &right.text[passage.there.clone()],
                        (query.date, source.meta.date),
                        terms,
                    ),
                    Kind::Quotation | Kind::Common => Vec::new(),
                };
                passages.push(passage);
            }
        }
        passages
    }
}

/// The passage of a span, with nothing told of it yet but the changes.
pub(crate) fn bare(span: &Span, left: Side<'_>, right: Side<'_>) -> Passage {
    Passage {
        here: left.normal.bytes(&span.left),
        there: right.normal.bytes(&span.right),
        characters: span.left.len(),
        equal: span.equal(),
        kind: Kind::Copy,
        changes: changes(span, left, right),
        leftovers: Vec::new(),
    }
}
