//! The one place where the house's search and the index meet: what the house says is put into the index's words and back.
//!
//! Each node keeps an index of its own in the data folder: `search/1`, or the next number that no other process works with. It is
//! opened by whoever needs it first, the journal's follower or a question.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;
use kernel::DistrictId;
use search::{Index, Opened, SearchError};
use webkit::search::{Document, Found, Hit, Mark, Place, Question, Range, SearchFault, Searcher, Snippet};

/// Nodes that may share one data folder.
const NODES: u32 = 16;

/// The index of this node, once it is open.
pub struct Finder {
    folder: PathBuf,
    index: OnceLock<Index>,
    /// Held while it is being opened: a second one at the same time would take a second folder.
    opening: Mutex<()>,
    /// A question went wrong since the index was last found whole.
    suspect: AtomicBool,
}

/// The folder of all nodes' indexes within a data folder.
#[must_use]
pub fn folder(data: &Path) -> PathBuf {
    data.join("search")
}

impl Finder {
    /// The searcher of a data folder.
    #[must_use]
    pub fn new(data: &Path) -> Arc<Self> {
        Arc::new(Self {
            folder: folder(data),
            index: OnceLock::new(),
            opening: Mutex::new(()),
            suspect: AtomicBool::new(false),
        })
    }

    /// The first folder that no other process works with.
    fn take_place(&self) -> Result<Index, SearchFault> {
        for node in 1..=NODES {
            match Index::open(&self.folder.join(node.to_string())) {
                Ok((index, opened)) => {
                    tell(node, &opened);
                    return Ok(index);
                }
                Err(SearchError::InUse(_)) => {}
                Err(error) => return Err(fault(&error)),
            }
        }
        Err(SearchFault(format!("{} 下的 {NODES} 个搜索库都在使用中", self.folder.display())))
    }

    fn index(&self) -> Result<&Index, SearchFault> {
        if let Some(index) = self.index.get() {
            return Ok(index);
        }
        let _alone = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        match self.index.get() {
            Some(index) => Ok(index),
            None => self.take_place().map(|index| self.index.get_or_init(|| index)),
        }
    }
}

fn tell(node: u32, opened: &Opened) {
    match opened {
        Opened::New => tracing::info!(node, "a new index of the search"),
        Opened::Continued => tracing::debug!(node, "the index of the search goes on"),
        Opened::Damaged(why) => tracing::warn!(node, why, "the index of the search was unusable and is made anew"),
    }
}

impl Searcher for Finder {
    fn open(&self) -> Result<(), SearchFault> {
        let index = self.index()?;
        // Not every question that goes wrong means damage: the files themselves decide.
        if self.suspect.swap(false, Ordering::Relaxed) && !index.is_whole().unwrap_or(false) {
            tracing::warn!("the index of the search is damaged and is made anew");
            index.start_over().map_err(|error| fault(&error))?;
        }
        Ok(())
    }

    fn mark(&self, district: &DistrictId) -> Option<Mark> {
        let mark = self.index().ok()?.mark(district.as_str())?;
        Some(Mark { seq: mark.sequence, seal: mark.seal })
    }

    fn take(&self, district: &DistrictId, documents: &[Document], mark: Option<&Mark>) -> Result<(), SearchFault> {
        let documents: Vec<search::Document> = documents.iter().map(|document| kept(district, document)).collect();
        let mark = mark.map(|mark| search::Mark { sequence: mark.seq, seal: mark.seal.clone() });
        self.index()?.take(district.as_str(), &documents, mark.as_ref()).map_err(|error| fault(&error))
    }

    fn forget(&self, district: &DistrictId) -> Result<(), SearchFault> {
        self.index()?.forget(district.as_str()).map_err(|error| fault(&error))
    }

    fn start_over(&self) -> Result<(), SearchFault> {
        self.index()?.start_over().map_err(|error| fault(&error))
    }

    fn rest(&self) -> Result<(), SearchFault> {
        self.index()?.rest().map_err(|error| fault(&error))
    }

    fn find(&self, question: &Question) -> Result<Found, SearchFault> {
        let (index, question) = (self.index()?, asked(question));
        // Damaged files make the engine fail in whatever way; none of them may reach whoever asks.
        let found = catch_unwind(AssertUnwindSafe(|| index.find(&question).map_err(|error| fault(&error))));
        let found = found.unwrap_or_else(|_| Err(SearchFault("搜索引擎中断".to_owned())));
        let found = found.inspect_err(|_| self.suspect.store(true, Ordering::Relaxed))?;
        Ok(Found { hits: found.hits.into_iter().map(hit).collect(), count: found.count, more: found.more })
    }
}

fn fault(error: &SearchError) -> SearchFault {
    SearchFault(error.to_string())
}

fn kept(district: &DistrictId, document: &Document) -> search::Document {
    search::Document {
        district: district.to_string(),
        id: document.matter.to_string(),
        room: document.room.clone(),
        kind: document.kind.clone(),
        unit: document.unit.clone(),
        state: document.state.clone(),
        persons: document.persons.iter().map(ToString::to_string).collect(),
        day: days(document.day),
        since: document.since,
        title: document.title.clone(),
        numbers: document.numbers.clone(),
        body: document.body.clone(),
        audiences: document.audiences.clone(),
        readers: document.readers.clone(),
        sequence: u64::try_from(document.seq).unwrap_or_default(),
    }
}

fn asked(question: &Question) -> search::Question {
    let Question { district, words, audiences, named_units, filter, skip, most } = question;
    search::Question {
        district: district.to_string(),
        words: words.clone(),
        audiences: audiences.clone(),
        named_units: named_units.clone(),
        room: filter.room.clone(),
        kind: filter.kind.clone(),
        units: filter.unit.iter().cloned().collect(),
        state: filter.state.clone(),
        person: filter.person.clone(),
        from: filter.from.map(days),
        to: filter.to.map(days),
        skip: *skip,
        most: *most,
    }
}

fn hit(hit: search::Hit) -> Hit {
    let snippet = |snippet: search::Snippet| Snippet {
        text: snippet.text,
        marks: ranges(&snippet.marks),
        cut_before: snippet.cut_before,
        cut_after: snippet.cut_after,
    };
    Hit {
        matter: hit.id,
        title: hit.title,
        title_marks: ranges(&hit.title_marks),
        snippet: hit.snippet.map(snippet),
        place: match hit.place {
            search::Place::Number => Place::Number,
            search::Place::Title => Place::Title,
            search::Place::Text => Place::Text,
            search::Place::Unit => Place::Unit,
        },
    }
}

fn ranges(marks: &[(u32, u32)]) -> Vec<Range> {
    marks.iter().map(|(from, to)| [*from, *to]).collect()
}

/// Days since 1970-01-01.
fn days(day: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.until(day).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!((days(date(1970, 1, 1)), days(date(1970, 1, 2)), days(date(2026, 11, 23))), (0, 1, 20_780));
    }

    #[test]
    fn an_index_that_was_damaged_while_open_is_begun_anew_once_a_question_goes_wrong() {
        let data = tempfile::TempDir::new().expect("a temporary folder can be made");
        let district: DistrictId = "qingxi".parse().expect("a code");
        let finder = Finder::new(data.path());
        finder.open().expect("there is a place");
        finder.take(&district, &[], Some(&Mark { seq: 1, seal: String::new() })).expect("taken in");
        let question = Question {
            district: district.clone(),
            words: "停车".to_owned(),
            audiences: Vec::new(),
            named_units: Vec::new(),
            filter: webkit::search::Filter::default(),
            skip: 0,
            most: 10,
        };
        std::fs::write(folder(data.path()).join("1/index/meta.json"), "{").expect("writable");
        finder.find(&question).expect_err("what lies there is no index");
        assert!(finder.mark(&district).is_some());
        finder.open().expect("begun anew");
        assert_eq!((finder.mark(&district), finder.find(&question)), (None, Ok(Found::default())));
    }

    #[test]
    fn a_question_right_after_the_start_opens_the_index_itself_and_takes_one_place() {
        let data = tempfile::TempDir::new().expect("a temporary folder can be made");
        let district: DistrictId = "qingxi".parse().expect("a code");
        let mark = Mark { seq: 1, seal: String::new() };
        Finder::new(data.path()).take(&district, &[], Some(&mark)).expect("taken in by the process before");
        let finder = Finder::new(data.path());
        let marks: Vec<Option<Mark>> = std::thread::scope(|scope| {
            let asked: Vec<_> = (0..8).map(|_| scope.spawn(|| finder.mark(&district))).collect();
            asked.into_iter().map(|one| one.join().expect("no question fails")).collect()
        });
        assert!(marks.iter().all(|found| found.as_ref() == Some(&mark)), "{marks:?}");
        assert!(!folder(data.path()).join("2").exists());
    }

    #[test]
    fn every_node_has_an_index_of_its_own() {
        let data = tempfile::TempDir::new().expect("a temporary folder can be made");
        let nodes = [Finder::new(data.path()), Finder::new(data.path())];
        for node in &nodes {
            node.open().expect("there is a place");
            node.open().expect("open twice is nothing");
        }
        let places = |n: u32| folder(data.path()).join(n.to_string()).exists();
        assert_eq!((places(1), places(2), places(3)), (true, true, false));
        drop(nodes);
        Finder::new(data.path()).open().expect("the first place is free again");
        assert!(!places(3));
    }
}
