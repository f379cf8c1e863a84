//! 字体 Which font stands for which class of the standard, found on this machine, first of a stated order.
//!
//! The standard names classes (仿宋、黑体、楷体、小标宋、宋体), not files; the fonts that offices buy go first, open ones stand in,
//! and the report says so (已替代). [`fetch`] brings the open ones, [`pins`] says which files they are.

mod face;
mod faced;
pub mod fetch;
pub mod pins;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use typst::text::FontBook;

pub use face::Face;
use face::{FILES, WIDE};
pub(crate) use faced::Faced;

/// How deep folders are searched.
const DEPTH: usize = 6;
/// The folder of fonts within the folder of a person's data.
const USER: [&str; 2] = ["chengqi", "fonts"];

/// The fonts of this machine that the pages are set with. Known are those that stand for a class; held are those that something was set
/// with.
#[derive(Debug, Clone)]
pub struct Fonts {
    pub(crate) faced: Vec<Faced>,
    pub(crate) book: FontBook,
}

impl Fonts {
    /// Reads the fonts of these folders, the first folder of a file name winning.
    #[must_use]
    pub fn read(folders: &[PathBuf]) -> Self {
        let mut names = BTreeSet::new();
        let mut read = Self { faced: Vec::new(), book: FontBook::new() };
        for folder in folders {
            let mut files = Vec::new();
            gather(folder, DEPTH, &mut files);
            files.sort();
            for (file, family) in files {
                let name = file.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
                if names.insert(name) && read.would_hold(family) {
                    read.take(&file);
                }
            }
        }
        read.book = FontBook::from_infos(read.faced.iter().map(|faced| faced.info().clone()));
        read
    }

    /// Where fonts are looked for besides the folder of an installation: the folders that the environment variable `CHENGQI_FONTS`
    /// names, the folder of this person's data, then those of the machine.
    #[must_use]
    pub fn folders() -> Vec<PathBuf> {
        let named = std::env::var_os("CHENGQI_FONTS");
        let named = named.iter().flat_map(std::env::split_paths);
        named.chain(Self::user_folder()).chain(Self::system_folders()).collect()
    }

    /// Where fonts that this person fetched lie; None where the machine names no folder of a person.
    #[must_use]
    pub fn user_folder() -> Option<PathBuf> {
        let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
        let home = || named("HOME").map(|home| home.join(".local").join("share"));
        let data = named("XDG_DATA_HOME").or_else(|| named("LOCALAPPDATA")).or_else(home)?;
        Some(data.join(USER[0]).join(USER[1]))
    }

    /// Where the machine's own fonts lie.
    #[must_use]
    pub fn system_folders() -> Vec<PathBuf> {
        ["/usr/share/fonts", "/usr/local/share/fonts", "C:\\Windows\\Fonts", "/System/Library/Fonts", "/Library/Fonts"]
            .into_iter()
            .map(PathBuf::from)
            .filter(|folder| folder.is_dir())
            .collect()
    }

    /// The family that stands for the class, and whether it is a replacement. None where nothing does.
    #[must_use]
    pub fn family(&self, face: Face) -> Option<(&'static str, bool)> {
        let (families, wanted) = face.families();
        let place = families.iter().position(|family| self.holds(family))?;
        Some((families[place], wanted <= place))
    }

    /// Every family that may stand for the class and is there, in order.
    #[must_use]
    pub fn chain(&self, face: Face) -> Vec<&'static str> {
        let (families, _) = face.families();
        families.iter().copied().filter(|family| self.holds(family)).collect()
    }

    /// The files that hold a family.
    #[must_use]
    pub fn files_of(&self, family: &str) -> Vec<&Path> {
        let mut files: Vec<&Path> = self.faced.iter().filter(|faced| faced.is_of(family)).map(Faced::file).collect();
        files.dedup();
        files
    }

    /// Whether the family has a glyph for the character.
    #[must_use]
    pub fn covers(&self, family: &str, character: char) -> bool {
        self.book
            .select_family(&family.to_lowercase())
            .any(|index| self.book.info(index).is_some_and(|info| info.coverage.contains(u32::from(character))))
    }

    /// Those of the characters for which the family has no glyph.
    #[must_use]
    pub fn lacking(&self, family: &str, characters: impl IntoIterator<Item = char>) -> Vec<char> {
        let infos = self.book.select_family(&family.to_lowercase()).filter_map(|index| self.book.info(index));
        let covered: BTreeSet<u32> = infos.flat_map(|info| info.coverage.iter()).collect();
        characters.into_iter().filter(|character| !covered.contains(&u32::from(*character))).collect()
    }

    /// Whether text can be set at all.
    #[must_use]
    pub fn can_set(&self) -> bool {
        self.family(Face::FangSong).is_some()
    }

    fn holds(&self, family: &str) -> bool {
        self.faced.iter().any(|faced| faced.is_of(family))
    }

    /// Whether fonts of this family would be kept beside those that were read so far.
    fn would_hold(&self, family: &str) -> bool {
        needed(|known| known == family || self.holds(known)).contains(family)
    }

    /// Looks into a file, and forgets the families that it makes needless.
    fn take(&mut self, file: &Path) {
        self.faced.extend(Faced::of(file));
        let needed = needed(|family| self.holds(family));
        self.faced.retain(|faced| needed.iter().any(|family| faced.is_of(family)));
    }
}

/// Of the families that are there: the first of each class, and behind it one that has every character.
fn needed(there: impl Fn(&str) -> bool) -> BTreeSet<&'static str> {
    let of = |face: Face| {
        let (families, _) = face.families();
        let mut chain = families.iter().copied().filter(|family| there(family));
        let first = chain.next();
        let wide = chain.find(|family| WIDE.contains(family));
        let enough = first.is_some_and(|family| WIDE.contains(&family));
        first.into_iter().chain(wide.filter(|_| !enough))
    };
    Face::ALL.into_iter().flat_map(of).collect()
}

/// The files of a folder that may hold a font for a class, each with the family that its name tells.
fn gather(folder: &Path, depth: usize, files: &mut Vec<(PathBuf, &'static str)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if path.is_dir() {
            if 0 < depth {
                gather(&path, depth - 1, files);
            }
        } else if [".ttf", ".otf", ".ttc"].iter().any(|end| name.ends_with(end)) {
            let told = FILES.iter().find(|(begin, _)| name.starts_with(begin));
            files.extend(told.map(|(_, family)| (path, *family)));
        }
    }
}

#[cfg(test)]
mod tests;
