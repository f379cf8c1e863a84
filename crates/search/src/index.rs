//! The index on disk: taken in by batches, asked at any time, thrown away when it is damaged.

use std::collections::BTreeMap;
use std::fs::{DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::schema::Schema;
use tantivy::{IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

use crate::collect::Seen;
use crate::document::{Document, Found, Hit, Mark, Place, Question};
use crate::error::SearchError;
use crate::marks::{Marks, read, written};
use crate::query::{query, terms};
use crate::schema::{Fields, schema, text_of, tokenizers};
use crate::snippet::{marks, snippet};

/// What the writer may hold before it goes to disk: the least that the engine takes.
const BUDGET: usize = 15_000_000;
/// Kept texts lie in blocks of this size: small, since hits are read one by one.
const BLOCK: usize = 8192;
/// Blocks of kept texts that stay in memory for each segment.
const KEPT_BLOCKS: usize = 16;
/// A segment of which this part was replaced is written anew.
const REPLACED: f32 = 0.3;

/// How an index was found when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// There was none.
    New,
    /// It goes on from where it stood.
    Continued,
    /// It could not be used, for this reason, and begins empty.
    Damaged(String),
}

/// An index in a folder of its own. One process works with a folder at a time.
pub struct Index {
    folder: PathBuf,
    core: RwLock<Arc<Core>>,
    writer: Mutex<Option<IndexWriter>>,
    /// Held as long as the index is open; the system lets go of it when the process ends, however it ends.
    _owner: File,
}

/// One life of the index, between two fresh starts.
struct Core {
    engine: tantivy::Index,
    schema: Schema,
    fields: Fields,
    /// Opened by the first question, not before, and closed when nobody has asked from one rest to the next: it maps the files.
    reader: Mutex<Option<IndexReader>>,
    /// Whether somebody asked since the last rest.
    asked: AtomicBool,
    marks: Mutex<Marks>,
}

impl Index {
    /// Opens the index of a folder, and makes it where there is none or none that can be used.
    pub fn open(folder: &Path) -> Result<(Self, Opened), SearchError> {
        let bad = |cause: io::Error| SearchError::Folder { folder: folder.to_owned(), cause };
        // The texts lie in it: it is for the program's account alone, as the database is.
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(bad)?;
        let owner = File::options().create(true).truncate(false).write(true).open(folder.join("owner")).map_err(bad)?;
        match owner.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(SearchError::InUse(folder.to_owned())),
            Err(TryLockError::Error(cause)) => return Err(bad(cause)),
        }
        let files = folder.join("index");
        let (core, opened) = if files.join("meta.json").exists() {
            match Core::continued(&files) {
                Ok(core) => (core, Opened::Continued),
                Err(error) => (Core::fresh(&files, folder)?, Opened::Damaged(error.to_string())),
            }
        } else {
            (Core::fresh(&files, folder)?, Opened::New)
        };
        let core = RwLock::new(Arc::new(core));
        Ok((Self { folder: folder.to_owned(), core, writer: Mutex::new(None), _owner: owner }, opened))
    }

    /// Up to where the district's journal is taken in; none where nothing or not all of what was before is.
    #[must_use]
    pub fn mark(&self, district: &str) -> Option<Mark> {
        whole(&self.core().marks).get(district).cloned()
    }

    /// Takes documents in, each in the place of what it was before, and moves the district's mark; without one the district is known
    /// to be incomplete. Nothing or all of it is on disk afterwards.
    pub fn take(&self, district: &str, documents: &[Document], mark: Option<&Mark>) -> Result<(), SearchError> {
        self.write(district, mark, |core, writer| {
            for document in documents {
                writer.delete_term(core.fields.key(&document.district, &document.id));
                writer.add_document(core.fields.kept(&core.schema, document)?)?;
            }
            Ok(())
        })
    }

    /// Takes everything of a district out, to take it in anew.
    pub fn forget(&self, district: &str) -> Result<(), SearchError> {
        self.write(district, None, |core, writer| {
            writer.delete_term(Term::from_field_text(core.fields.district, district));
            Ok(())
        })
    }

    /// Throws everything away and begins empty: the way out of damage.
    pub fn start_over(&self) -> Result<(), SearchError> {
        let mut writer = whole(&self.writer);
        *writer = None;
        let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
        *core = Arc::new(Core::fresh(&self.folder.join("index"), &self.folder)?);
        Ok(())
    }

    /// Whether every file still holds what was written to it.
    pub fn is_whole(&self) -> Result<bool, SearchError> {
        Ok(self.core().engine.validate_checksum()?.is_empty())
    }

    /// Lets go of the writer, until something is to be taken in again; and of the mapped files, if nobody asked since the last rest.
    pub fn rest(&self) -> Result<(), SearchError> {
        let writer = whole(&self.writer).take();
        let core = self.core();
        if let Some(writer) = writer {
            writer.wait_merging_threads()?;
            core.refresh()?;
        }
        if !core.asked.swap(false, Ordering::Relaxed) {
            *whole(&core.reader) = None;
        }
        Ok(())
    }

    /// Finds.
    pub fn find(&self, question: &Question) -> Result<Found, SearchError> {
        let core = self.core();
        let Some(query) = query(&core.fields, question) else { return Ok(Found::default()) };
        let searcher = core.searcher()?;
        let (kept, count) = searcher.search(&query, &Seen::of(question))?;
        let terms = terms(&question.words);
        let mut hits = Vec::with_capacity(kept.len());
        for kept in kept {
            let document: TantivyDocument = searcher.doc(kept.address)?;
            let title = text_of(&document, core.fields.title).to_owned();
            // Only a hit that needed the text was checked for the right to read it.
            let quoted = match kept.place {
                Place::Text => true,
                Place::Number | Place::Title | Place::Unit => false,
            };
            hits.push(Hit {
                id: text_of(&document, core.fields.id).to_owned(),
                title_marks: marks(&title, &terms),
                title,
                snippet: if quoted { snippet(text_of(&document, core.fields.body), &terms) } else { None },
                place: kept.place,
            });
        }
        Ok(Found { hits, count: count.min(Found::EXACT), more: Found::EXACT < count })
    }

    /// Everything that fits and that the asker may see, by the sequence of its last entry, sorted: for comparing with a scan.
    pub fn all(&self, question: &Question) -> Result<Vec<u64>, SearchError> {
        let core = self.core();
        let Some(query) = query(&core.fields, question) else { return Ok(Vec::new()) };
        let (kept, _) = core.searcher()?.search(&query, &Seen::all_of(question))?;
        let mut all: Vec<u64> = kept.into_iter().map(|kept| kept.sequence).collect();
        all.sort_unstable();
        Ok(all)
    }

    fn write(
        &self,
        district: &str,
        mark: Option<&Mark>,
        change: impl FnOnce(&Core, &mut IndexWriter) -> tantivy::Result<()>,
    ) -> Result<(), SearchError> {
        let mut slot = whole(&self.writer);
        let core = self.core();
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => core.writer()?,
        };
        // A writer that failed is dropped with what it had not committed.
        change(&core, &mut writer)?;
        let mut marks = whole(&core.marks).clone();
        match mark {
            Some(mark) => marks.insert(district.to_owned(), mark.clone()),
            None => marks.remove(district),
        };
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&written(&marks));
        commit.commit()?;
        *whole(&core.marks) = marks;
        *slot = Some(writer);
        core.refresh()
    }

    fn core(&self) -> Arc<Core> {
        self.core.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Core {
    fn continued(files: &Path) -> Result<Self, SearchError> {
        let engine = tantivy::Index::open_in_dir(files)?;
        let (wanted, fields) = schema();
        if engine.schema() != wanted {
            let other = "它是另一个版本写的".to_owned();
            return Err(tantivy::TantivyError::SchemaError(other).into());
        }
        if let Some(file) = engine.validate_checksum()?.into_iter().next() {
            let told = format!("文件 {} 的内容被改动", file.display());
            return Err(tantivy::TantivyError::SystemError(told).into());
        }
        let marks = engine.load_metas()?.payload.as_deref().map(read).unwrap_or_default();
        Ok(Self::of(engine, wanted, fields, marks))
    }

    fn fresh(files: &Path, folder: &Path) -> Result<Self, SearchError> {
        let bad = |cause: io::Error| SearchError::Folder { folder: folder.to_owned(), cause };
        if files.exists() {
            std::fs::remove_dir_all(files).map_err(bad)?;
        }
        std::fs::create_dir_all(files).map_err(bad)?;
        let (schema, fields) = schema();
        let settings = IndexSettings { docstore_blocksize: BLOCK, ..IndexSettings::default() };
        let engine = tantivy::Index::builder().schema(schema.clone()).settings(settings).create_in_dir(files)?;
        Ok(Self::of(engine, schema, fields, BTreeMap::new()))
    }

    fn of(mut engine: tantivy::Index, schema: Schema, fields: Fields, marks: Marks) -> Self {
        engine.set_tokenizers(tokenizers());
        Self {
            engine,
            schema,
            fields,
            reader: Mutex::new(None),
            asked: AtomicBool::new(false),
            marks: Mutex::new(marks),
        }
    }

    fn writer(&self) -> tantivy::Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(BUDGET)
            .build();
        let writer: IndexWriter = self.engine.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_del_docs_ratio_before_merge(REPLACED);
        writer.set_merge_policy(Box::new(merging));
        Ok(writer)
    }

    /// What there is to be found now.
    fn searcher(&self) -> Result<Searcher, SearchError> {
        self.asked.store(true, Ordering::Relaxed);
        let mut slot = whole(&self.reader);
        if let Some(reader) = slot.as_ref() {
            return Ok(reader.searcher());
        }
        let builder = self.engine.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader: IndexReader = builder.doc_store_cache_num_blocks(KEPT_BLOCKS).try_into()?;
        let searcher = reader.searcher();
        *slot = Some(reader);
        Ok(searcher)
    }

    /// Shows what was written to whoever asks from now on.
    fn refresh(&self) -> Result<(), SearchError> {
        match whole(&self.reader).as_ref() {
            Some(reader) => Ok(reader.reload()?),
            None => Ok(()),
        }
    }
}

/// The value behind a lock; a panic of another holder leaves every value here whole.
fn whole<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
