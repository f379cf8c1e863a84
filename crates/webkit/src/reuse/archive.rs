//! The archive of this node: an index of fingerprints in the data folder, and up to where the journal is in it.
//!
//! The folder is `reuse/1`, or the next number that no other process works with. The index keeps the number of the last entry with
//! each commit; the entry's seal stands in a file beside it, `mark`. That file is written before the commit, with the mark that
//! stands and the mark that comes: whichever of the two the index confirms holds. At whatever instant the machine fails, what
//! came after the confirmed mark is read again, and a file that fits neither means that everything is taken in anew.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use likeness::{Candidates, DocMeta, Document, Fault, Index, Query};

use crate::projection::Mark;

/// Nodes that may share one data folder.
const NODES: u32 = 16;
/// Beyond so many segments they are joined.
const SEGMENTS: usize = 8;
/// The file with the seal of the last entry.
const MARK: &str = "mark";

/// The archive of texts of this node. It is opened when it is first fed; what waits for a disk is called on threads for that.
#[derive(Debug)]
pub struct Archive {
    folder: PathBuf,
    open: RwLock<Option<Open>>,
    /// Grows with every change.
    changes: AtomicU64,
    /// A question went wrong: everything is made anew.
    suspect: AtomicBool,
}

#[derive(Debug)]
struct Open {
    index: Index,
    place: PathBuf,
    marks: Mutex<Marks>,
}

/// Up to where the journal is taken in, and up to where that is kept on disk.
#[derive(Debug, Clone, Default)]
struct Marks {
    taken: Option<Mark>,
    kept: Option<Mark>,
}

/// How the archive stands: equal values mean equal answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Standing {
    /// Whether everything is taken in, but for the last moment.
    pub ready: bool,
    /// How many changes it has seen since the house was opened.
    pub changes: u64,
}

/// The folder of all nodes' archives within a data folder.
#[must_use]
pub fn folder(data: &Path) -> PathBuf {
    data.join("reuse")
}

impl Archive {
    /// The archive of a data folder.
    #[must_use]
    pub fn new(data: &Path) -> Arc<Self> {
        Arc::new(Self {
            folder: folder(data),
            open: RwLock::default(),
            changes: AtomicU64::default(),
            suspect: AtomicBool::default(),
        })
    }

    /// How it stands now.
    #[must_use]
    pub fn standing(&self) -> Standing {
        // The changes first: an answer that is newer than they say is kept for a moment too short, never too long.
        let changes = self.changes.load(Ordering::Acquire);
        let ready = self.reading().as_ref().is_some_and(|open| open.marks().taken.is_some());
        Standing { ready, changes }
    }

    /// How many texts are in it.
    #[must_use]
    pub fn texts(&self) -> u64 {
        self.reading().as_ref().map_or(0, |open| open.index.documents())
    }

    /// The texts that may be sources; none as long as it is not open, or if it is damaged, which the next round of the feed mends.
    pub(super) fn candidates<'q>(
        &self,
        query: &Query<'q>,
        may_read: impl Fn(&DocMeta) -> bool,
    ) -> Option<Candidates<'q>> {
        let open = self.reading();
        match open.as_ref()?.index.candidates(query, may_read) {
            Ok(candidates) => Some(candidates),
            Err(fault) => {
                tracing::error!(%fault, "the archive of texts can't be asked; it is made anew");
                self.suspect.store(true, Ordering::Release);
                None
            }
        }
    }

    /// Makes ready, and tells up to where the journal is taken in; none where everything is to be taken in.
    pub(super) fn open_up(&self) -> Result<Option<Mark>, Fault> {
        if self.suspect.swap(false, Ordering::AcqRel) {
            self.start_over()?;
        }
        // Whoever waits to change what is open keeps all others waiting behind him, and joining pieces takes seconds.
        if let Some(open) = self.reading().as_ref() {
            return Ok(open.marks().taken.clone());
        }
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if open.is_none() {
            *open = Some(self.take_place()?);
            self.changed();
        }
        Ok(open.as_ref().and_then(|open| open.marks().taken.clone()))
    }

    /// Throws everything away, to take it in anew.
    pub(super) fn start_over(&self) -> Result<(), Fault> {
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(Open { index, place, marks: _ }) = open.take() {
            // The index lets go of its folder before it is begun again.
            drop(index);
            *open = Some(Open::anew(place)?);
        }
        self.changed();
        Ok(())
    }

    /// Takes texts in and others out, and moves the mark; without a mark the archive is incomplete.
    pub(super) fn take(&self, texts: &[Kept], gone: &[String], mark: Option<Mark>) -> Result<(), Fault> {
        let open = self.reading();
        let Some(open) = open.as_ref() else { return Ok(()) };
        for id in gone {
            open.index.delete(id)?;
        }
        open.index.add_all(texts.iter().map(|kept| Document { meta: kept.meta.clone(), text: &kept.text }))?;
        open.marks().taken = mark;
        self.changed();
        Ok(())
    }

    /// Keeps on disk what was taken in.
    pub(super) fn keep(&self) -> Result<(), Fault> {
        let open = self.reading();
        open.as_ref().map_or(Ok(()), Open::keep)
    }

    /// Joins what has become many small pieces. It may take seconds; asking and taking in go on.
    pub(super) fn tidy(&self) -> Result<(), Fault> {
        let open = self.reading();
        match open.as_ref().filter(|open| SEGMENTS < open.index.segments()) {
            Some(open) => open.index.merge().map(drop),
            None => Ok(()),
        }
    }

    fn reading(&self) -> RwLockReadGuard<'_, Option<Open>> {
        self.open.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn changed(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }

    /// The first folder that no other process works with.
    fn take_place(&self) -> Result<Open, Fault> {
        let mut in_use = Fault::InUse { folder: self.folder.display().to_string() };
        for node in 1..=NODES {
            let place = self.folder.join(node.to_string());
            match Index::open(&place) {
                Ok(index) => return Ok(Open::of(index, place)),
                Err(fault @ Fault::InUse { .. }) => in_use = fault,
                Err(fault @ (Fault::Damaged { .. } | Fault::OtherVersion { .. })) => {
                    tracing::warn!(node, %fault, "the archive of texts is unusable and is made anew");
                    return Open::anew(place);
                }
                Err(fault @ (Fault::Disk { .. } | Fault::TooLong { .. } | Fault::TooLarge)) => return Err(fault),
            }
        }
        Err(in_use)
    }
}

/// A text with what the index keeps of it.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) meta: DocMeta,
    pub(super) text: String,
}

impl Open {
    fn of(index: Index, place: PathBuf) -> Self {
        let confirmed = i64::try_from(index.last_sequence()).ok();
        let kept = read(&place).into_iter().find(|mark| Some(mark.seq) == confirmed);
        Self { index, place, marks: Mutex::new(Marks { taken: kept.clone(), kept }) }
    }

    fn anew(place: PathBuf) -> Result<Self, Fault> {
        // Without the file nothing that is half taken in counts as complete.
        forget(&place)?;
        Ok(Self { index: Index::rebuild(&place)?, place, marks: Mutex::default() })
    }

    fn marks(&self) -> MutexGuard<'_, Marks> {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self) -> Result<(), Fault> {
        let Marks { taken, kept } = self.marks().clone();
        let Some(mark) = taken else { return self.index.commit(0) };
        if kept.as_ref() == Some(&mark) {
            return Ok(());
        }
        write(&self.place, kept.iter().chain([&mark]))?;
        self.index.commit(u64::try_from(mark.seq).unwrap_or_default())?;
        self.marks().kept = Some(mark);
        Ok(())
    }
}

/// The marks of the file; none where it is not there or says something else.
fn read(place: &Path) -> Vec<Mark> {
    let Ok(text) = fs::read_to_string(place.join(MARK)) else { return Vec::new() };
    let mark = |line: &str| {
        let (seq, seal) = line.split_once(' ')?;
        Some(Mark { seq: seq.parse().ok()?, seal: seal.to_owned() })
    };
    text.lines().filter_map(mark).collect()
}

/// Puts the marks in the place of those that stand there, in one step that outlives a power cut.
fn write<'m>(place: &Path, marks: impl Iterator<Item = &'m Mark>) -> Result<(), Fault> {
    let lines: String = marks.map(|Mark { seq, seal }| format!("{seq} {seal}\n")).collect();
    let (unfinished, whole) = (place.join("mark.new"), place.join(MARK));
    let written = File::create(&unfinished).and_then(|mut file| {
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        fs::rename(&unfinished, &whole)?;
        File::open(place)?.sync_all()
    });
    written.map_err(|source| Fault::Disk { file: whole.display().to_string(), source })
}

fn forget(place: &Path) -> Result<(), Fault> {
    let file = place.join(MARK);
    match fs::remove_file(&file).and_then(|()| File::open(place)?.sync_all()) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(Fault::Disk { file: file.display().to_string(), source })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(seq: i64) -> Mark {
        Mark { seq, seal: format!("seal-{seq}") }
    }

    fn kept(id: &str) -> Kept {
        let text = "临江街道组织网格员进入翠湖小区逐楼清理楼道堆物并与业主签订保洁公约".to_owned();
        Kept { meta: DocMeta::new(id, "清理楼道堆物"), text }
    }

    /// A folder of its own for each test, as the crate has no other use for temporary folders.
    fn data(name: &str) -> PathBuf {
        let data = std::env::temp_dir().join(format!("chengqi-archive-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&data);
        data
    }

    fn fed(data: &Path, seq: i64) {
        let archive = Archive::new(data);
        archive.open_up().expect("there is a place");
        archive.take(&[kept("m1")], &[], Some(mark(seq))).expect("taken in");
        archive.keep().expect("kept");
    }

    #[test]
    fn what_was_kept_goes_on_and_what_was_only_taken_in_is_read_again() {
        let data = data("goes-on");
        fed(&data, 7);
        let archive = Archive::new(&data);
        assert!(!archive.standing().ready, "not open yet");
        assert_eq!(archive.open_up().expect("opened"), Some(mark(7)));
        archive.take(&[kept("m2")], &["m1".to_owned()], Some(mark(9))).expect("taken in");
        assert_eq!((archive.texts(), archive.standing().ready), (1, true));
        drop(archive);
        let again = Archive::new(&data);
        assert_eq!((again.open_up().expect("opened"), again.texts()), (Some(mark(7)), 1));
        drop(again);
        fs::remove_dir_all(data).expect("removed");
    }

    #[test]
    fn a_crash_between_the_file_and_the_commit_leaves_the_mark_that_the_index_confirms() {
        let data = data("crash");
        fed(&data, 7);
        let place = folder(&data).join("1");
        write(&place, [mark(7), mark(9)].iter()).expect("written");
        assert_eq!(Archive::new(&data).open_up().expect("opened"), Some(mark(7)), "the commit did not happen");
        write(&place, [mark(9)].iter()).expect("written");
        assert_eq!(Archive::new(&data).open_up().expect("opened"), None, "a file that fits nothing means anew");
        fs::write(place.join(MARK), "七").expect("written");
        assert_eq!(Archive::new(&data).open_up().expect("opened"), None);
        fs::remove_dir_all(data).expect("removed");
    }

    #[test]
    fn a_damaged_archive_is_begun_anew_and_is_incomplete_until_it_is_fed() {
        let data = data("damaged");
        fed(&data, 7);
        fs::write(folder(&data).join("1/manifest"), "x").expect("written");
        let archive = Archive::new(&data);
        assert_eq!((archive.open_up().expect("opened"), archive.texts()), (None, 0));
        archive.take(&[kept("m1")], &[], None).expect("taken in");
        archive.keep().expect("kept");
        drop(archive);
        assert_eq!(Archive::new(&data).open_up().expect("opened"), None, "half of it is not all of it");
        fs::remove_dir_all(data).expect("removed");
    }

    #[test]
    fn every_node_has_an_archive_of_its_own_and_starting_over_keeps_the_place() {
        let data = data("nodes");
        let nodes = [Archive::new(&data), Archive::new(&data)];
        for node in &nodes {
            node.open_up().expect("there is a place");
            node.open_up().expect("open twice is nothing");
        }
        nodes[0].take(&[kept("m1")], &[], Some(mark(3))).expect("taken in");
        let before = nodes[0].standing();
        nodes[0].start_over().expect("begun anew");
        assert_eq!((nodes[0].texts(), nodes[0].standing().ready), (0, false));
        assert_ne!(nodes[0].standing().changes, before.changes);
        let places = |n: u32| folder(&data).join(n.to_string()).exists();
        assert_eq!((places(1), places(2), places(3)), (true, true, false));
        drop(nodes);
        fs::remove_dir_all(data).expect("removed");
    }
}
