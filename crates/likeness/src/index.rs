//! The index: immutable segments on disk and in memory, of which every search takes one picture and keeps it.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use crate::deleted::Deleted;
use crate::fault::Fault;
use crate::manifest::{Listed, Manifest};
use crate::meta::{DocMeta, Document};
use crate::normal::normalise;
use crate::query::check_length;
use crate::segment::{DROPPED, Part, Segment, UNFINISHED, combine, from_documents, write_file};
use crate::winnow::distinct;

/// A segment is left alone while it is so many times larger than all smaller ones together.
const KEPT_FROM: u64 = 4;
/// A segment of which one document in so many was deleted is written anew.
const WORN_FROM: u64 = 4;
const ENDING: &str = "segment";

/// The fingerprints of an archive, in one folder that belongs to it alone.
///
/// Searching, adding, deleting, committing and merging may go on at the same time from several threads.
#[derive(Debug)]
pub struct Index {
    folder: PathBuf,
    current: RwLock<Arc<Picture>>,
    writer: Mutex<Manifest>,
    merging: Mutex<()>,
    /// Held as long as the index is open.
    _lock: File,
}

/// What [`Index::merge`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Segments on disk before.
    pub before: usize,
    /// Segments on disk now.
    pub after: usize,
}

/// The index at one moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Picture {
    pub(crate) segments: Vec<Live>,
}

/// For each of several segments the new number of each of its documents.
type Maps = Vec<Vec<u32>>;

/// A segment with what was deleted from it.
#[derive(Clone, Debug)]
pub(crate) struct Live {
    pub(crate) segment: Arc<Segment>,
    pub(crate) deleted: Arc<Deleted>,
    /// The number of its file, if it has one.
    number: Option<u64>,
}

impl Index {
    /// Opens the index in a folder, or begins an empty one. Documents that were added after the last commit are not there any more:
    /// the caller adds again what his journal has behind [`Index::last_sequence`].
    ///
    /// # Errors
    /// [`Fault::Damaged`] or [`Fault::OtherVersion`]: call [`Index::rebuild`] and add every document. [`Fault::InUse`]: another process holds it.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        let lock = locked(folder)?;
        let manifest = Manifest::read(folder)?.unwrap_or_default();
        let mut picture = Picture::default();
        for listed in &manifest.segments {
            picture.segments.push(Live::open(folder, listed)?);
        }
        remove_others(folder, &manifest);
        Ok(Self::of(folder, lock, manifest, picture))
    }

    /// Begins an empty index in the folder, whatever stood there.
    ///
    /// # Errors
    /// [`Fault::InUse`] and [`Fault::Disk`].
    pub fn rebuild(folder: &Path) -> Result<Self, Fault> {
        let lock = locked(folder)?;
        let manifest = Manifest::default();
        manifest.write(folder)?;
        remove_others(folder, &manifest);
        Ok(Self::of(folder, lock, manifest, Picture::default()))
    }

    fn of(folder: &Path, lock: File, manifest: Manifest, picture: Picture) -> Self {
        let current = RwLock::new(Arc::new(picture));
        Self { folder: folder.to_owned(), current, writer: Mutex::new(manifest), merging: Mutex::new(()), _lock: lock }
    }

    /// Keeps a document, in place of the one with the same id. It is found at once; it is kept on disk by the next [`Index::commit`].
    ///
    /// # Errors
    /// [`Fault::TooLong`].
    pub fn add(&self, document: &Document<'_>) -> Result<(), Fault> {
        self.add_all(std::iter::once(document.clone()))
    }

    /// Keeps many documents at once, which costs less than one after the other. Of equal ids the last is kept.
    ///
    /// # Errors
    /// [`Fault::TooLong`]; then none of them is kept.
    pub fn add_all<'t>(&self, documents: impl IntoIterator<Item = Document<'t>>) -> Result<(), Fault> {
        let mut prepared: Vec<(DocMeta, Vec<u32>)> = Vec::new();
        for document in documents {
            check_length(document.text)?;
            prepared.push((document.meta, distinct(normalise(document.text).characters())));
        }
        let mut seen = BTreeSet::new();
        let mut last_first: Vec<_> =
            prepared.into_iter().rev().filter(|(meta, _)| seen.insert(meta.id.clone())).collect();
        last_first.reverse();
        if last_first.is_empty() {
            return Ok(());
        }
        let segment = Arc::new(Segment::in_memory(from_documents(&last_first)?)?);
        let _writer = self.writing();
        let mut picture = Picture::clone(&self.picture());
        for (meta, _) in &last_first {
            picture.delete(&meta.id)?;
        }
        picture.segments.push(Live { segment, deleted: Arc::default(), number: None });
        picture.join_small_ones_in_memory()?;
        self.show(picture);
        Ok(())
    }

    /// Forgets a document; says whether it was there.
    ///
    /// # Errors
    /// [`Fault::Damaged`] and [`Fault::Disk`] if its entry cannot be read.
    pub fn delete(&self, id: &str) -> Result<bool, Fault> {
        let _writer = self.writing();
        let mut picture = Picture::clone(&self.picture());
        let was_there = picture.delete(id)?;
        if was_there {
            self.show(picture);
        }
        Ok(was_there)
    }

    /// Keeps on disk what was added and deleted, and that this is everything of the caller's journal up to `sequence`.
    /// When it returns, the power may fail.
    ///
    /// # Errors
    /// [`Fault::Disk`]; the commit before stays valid and nothing that was added is lost from memory.
    pub fn commit(&self, sequence: u64) -> Result<(), Fault> {
        let mut manifest = self.writing();
        let mut picture = Picture::clone(&self.picture());
        let (on_disk, fresh): (Vec<Live>, Vec<Live>) =
            picture.segments.drain(..).partition(|live| live.number.is_some());
        let (mut kept, empty): (Vec<Live>, Vec<Live>) = on_disk.into_iter().partition(|live| 0 < live.alive());
        let mut next = Manifest { last_sequence: sequence, ..manifest.clone() };
        kept.extend(self.written(&fresh, &mut next)?.map(|(live, _)| live));
        next.segments = kept.iter().filter_map(Live::listed).collect();
        if next == *manifest {
            return Ok(());
        }
        next.write(&self.folder)?;
        self.show(Picture { segments: kept });
        remove_files(&self.folder, &empty);
        *manifest = next;
        Ok(())
    }

    /// Joins segments on disk so that a search has few to ask, and gives room back. For a job to call after commits; it takes seconds on a
    /// large archive, while searching, adding and committing go on.
    ///
    /// # Errors
    /// [`Fault::Disk`] and [`Fault::Damaged`]; the index stays as it was.
    pub fn merge(&self) -> Result<Merged, Fault> {
        self.merge_chosen(chosen)
    }

    /// Joins all segments on disk into one: for the end of a rebuild.
    ///
    /// # Errors
    /// As [`Index::merge`].
    pub fn merge_all(&self) -> Result<Merged, Fault> {
        self.merge_chosen(<[Live]>::to_vec)
    }

    fn merge_chosen(&self, choose: impl Fn(&[Live]) -> Vec<Live>) -> Result<Merged, Fault> {
        let _merging = self.merging.lock().unwrap_or_else(PoisonError::into_inner);
        let on_disk: Vec<Live> = self.picture().segments.iter().filter(|live| live.number.is_some()).cloned().collect();
        let old = choose(&on_disk);
        let lonely = old.len() == 1 && old[0].deleted.count() == 0;
        if old.is_empty() || lonely {
            return Ok(Merged { before: on_disk.len(), after: on_disk.len() });
        }
        // A number is taken under the lock; the long work goes on without it.
        let mut reserved = {
            let mut manifest = self.writing();
            manifest.next += 1;
            Manifest { next: manifest.next - 1, ..Manifest::default() }
        };
        let merged = self.written(&old, &mut reserved)?;
        let mut manifest = self.writing();
        let mut picture = Picture::clone(&self.picture());
        let numbers: BTreeSet<Option<u64>> = old.iter().map(|live| live.number).collect();
        let place = picture.segments.iter().position(|live| numbers.contains(&live.number)).unwrap_or(0);
        let (gone, mut rest): (Vec<Live>, Vec<Live>) =
            picture.segments.drain(..).partition(|live| numbers.contains(&live.number));
        if let Some((mut live, maps)) = merged {
            live.deleted = Arc::new(deleted_meanwhile(&gone, &old, &maps));
            rest.insert(place, live);
        }
        manifest.segments = rest.iter().filter_map(Live::listed).collect();
        manifest.write(&self.folder)?;
        let after = manifest.segments.len();
        self.show(Picture { segments: rest });
        remove_files(&self.folder, &gone);
        Ok(Merged { before: on_disk.len(), after })
    }

    /// The place in the caller's journal up to which everything is kept on disk; 0 for a new index.
    #[must_use]
    pub fn last_sequence(&self) -> u64 {
        self.writing().last_sequence
    }

    /// How many documents a search looks through.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.picture().documents()
    }

    /// How many segments a search asks, on disk and in memory.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.picture().segments.len()
    }

    /// Bytes of all segments.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.picture().segments.iter().map(|live| live.segment.size()).sum()
    }

    /// Bytes that the open index holds in memory.
    #[must_use]
    pub fn resident(&self) -> u64 {
        self.picture().segments.iter().map(|live| live.segment.resident()).sum()
    }

    pub(crate) fn picture(&self) -> Arc<Picture> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn show(&self, picture: Picture) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(picture);
    }

    fn writing(&self) -> MutexGuard<'_, Manifest> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes these as one new segment, with the map of the documents; nothing if no document is left.
    fn written(&self, lives: &[Live], manifest: &mut Manifest) -> Result<Option<(Live, Maps)>, Fault> {
        let maps = maps(lives);
        if lives.iter().all(|live| live.alive() == 0) {
            return Ok(None);
        }
        let parts: Vec<Part<'_>> =
            lives.iter().zip(&maps).map(|(live, map)| Part { segment: &live.segment, numbers: map.clone() }).collect();
        let number = manifest.next;
        manifest.next += 1;
        let path = file_of(&self.folder, number);
        write_file(&path, |out| combine(&parts, out).map(drop))?;
        let segment = Arc::new(Segment::open(&path)?);
        Ok(Some((Live { segment, deleted: Arc::default(), number: Some(number) }, maps)))
    }
}

impl Picture {
    /// Documents that were not deleted.
    pub(crate) fn documents(&self) -> u64 {
        self.segments.iter().map(Live::alive).sum()
    }

    fn delete(&mut self, id: &str) -> Result<bool, Fault> {
        let mut was_there = false;
        for live in &mut self.segments {
            for document in live.segment.documents_named(id)? {
                was_there |= Arc::make_mut(&mut live.deleted).insert(document);
            }
        }
        Ok(was_there)
    }

    /// Keeps few segments in memory, however many documents are added one by one.
    fn join_small_ones_in_memory(&mut self) -> Result<(), Fault> {
        let in_memory: Vec<Live> = self.segments.iter().filter(|live| live.number.is_none()).cloned().collect();
        let old = chosen(&in_memory);
        if old.len() < 2 {
            return Ok(());
        }
        let parts: Vec<Part<'_>> =
            old.iter().zip(maps(&old)).map(|(live, numbers)| Part { segment: &live.segment, numbers }).collect();
        let segment = Arc::new(Segment::in_memory(combine(&parts, Vec::new())?)?);
        self.segments.retain(|live| !old.iter().any(|old| Arc::ptr_eq(&old.segment, &live.segment)));
        self.segments.push(Live { segment, deleted: Arc::default(), number: None });
        Ok(())
    }
}

impl Live {
    fn open(folder: &Path, listed: &Listed) -> Result<Self, Fault> {
        let path = file_of(folder, listed.number);
        let segment = Segment::open(&path).map_err(|fault| match fault {
            Fault::Disk { file, source } if source.kind() == ErrorKind::NotFound => {
                Fault::Damaged { file, what: "清单所记的分段不见了" }
            }
            other => other,
        })?;
        if segment.foot().checksum != listed.checksum {
            return Err(segment.damaged("不是清单所记的那个分段"));
        }
        if listed.deleted.last().is_some_and(|last| segment.document_count() <= *last) {
            return Err(segment.damaged("清单所记的删除与分段不符"));
        }
        let deleted = listed.deleted.iter().copied().collect();
        Ok(Self { segment: Arc::new(segment), deleted: Arc::new(deleted), number: Some(listed.number) })
    }

    fn listed(&self) -> Option<Listed> {
        let (checksum, deleted) = (self.segment.foot().checksum, self.deleted.iter().collect());
        self.number.map(|number| Listed { number, checksum, deleted })
    }

    fn alive(&self) -> u64 {
        u64::from(self.segment.document_count()).saturating_sub(self.deleted.count())
    }
}

/// The smaller segments that together weigh too much beside the next larger one, and worn ones.
fn chosen(lives: &[Live]) -> Vec<Live> {
    let mut sizes: Vec<u64> = lives.iter().map(|live| live.segment.size()).collect();
    sizes.sort_unstable();
    let mut smaller = 0;
    let mut limit = 0;
    for size in sizes {
        if 0 < smaller && size < KEPT_FROM * smaller {
            limit = size;
        }
        smaller += size;
    }
    let worn = |live: &Live| u64::from(live.segment.document_count()) < WORN_FROM * live.deleted.count();
    lives.iter().filter(|live| live.segment.size() <= limit || worn(live)).cloned().collect()
}

/// The new number of each document when these are put one behind the other.
fn maps(lives: &[Live]) -> Maps {
    let mut next = 0;
    let map = |live: &Live| {
        let number = |document| {
            if live.deleted.contains(document) {
                return DROPPED;
            }
            next += 1;
            next - 1
        };
        (0..live.segment.document_count()).map(number).collect()
    };
    lives.iter().map(map).collect()
}

/// What was deleted from the old segments while they were being merged, by the new numbers.
fn deleted_meanwhile(now: &[Live], then: &[Live], maps: &[Vec<u32>]) -> Deleted {
    let mut deleted = Deleted::default();
    for (old, map) in then.iter().zip(maps) {
        let Some(now) = now.iter().find(|live| live.number == old.number) else {
            // A commit dropped the segment because nothing in it was left.
            for number in map.iter().filter(|number| **number != DROPPED) {
                deleted.insert(*number);
            }
            continue;
        };
        for document in now.deleted.iter().filter(|document| !old.deleted.contains(*document)) {
            deleted.insert(map[document as usize]);
        }
    }
    deleted
}

fn file_of(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("{number}.{ENDING}"))
}

fn locked(folder: &Path) -> Result<File, Fault> {
    fs::create_dir_all(folder).map_err(Fault::disk(folder))?;
    let path = folder.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(Fault::disk(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Fault::InUse { folder: folder.display().to_string() }),
        Err(TryLockError::Error(error)) => Err(Fault::disk(&path)(error)),
    }
}

/// Removes the files of segments that the manifest does not list any more. Readers keep what they have open; what cannot be removed now is
/// removed when the index is opened next.
fn remove_files(folder: &Path, lives: &[Live]) {
    for number in lives.iter().filter_map(|live| live.number) {
        let _ = fs::remove_file(file_of(folder, number));
    }
}

/// Removes what an interrupted commit or merge left behind. Only for an index that nobody uses yet.
fn remove_others(folder: &Path, manifest: &Manifest) {
    let kept: BTreeSet<String> = manifest.segments.iter().map(|listed| format!("{}.{ENDING}", listed.number)).collect();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours =
            [ENDING, UNFINISHED].iter().any(|ending| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.')));
        if ours && !kept.contains(&name) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
