//! The repository's text files, read once: what every tidy check looks at. Tests build one from a few lines instead.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// One text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path from the repository root, with `/`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// All text files, by path in order, and the names of all others.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    files: Vec<File>,
    others: Vec<String>,
}

/// The root of the repository: the folder above this crate.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("xtask lies within the repository").to_path_buf()
}

impl Tree {
    /// Reads the repository: what git tracks or would track.
    pub fn read(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        let mut paths = listed(root)?;
        paths.sort();
        paths.dedup();
        for path in paths {
            let Ok(bytes) = std::fs::read(root.join(&path)) else { continue };
            match String::from_utf8(bytes) {
                Ok(text) if !text.contains('\0') => tree.files.push(File { path, text }),
                Ok(_) | Err(_) => tree.others.push(path),
            }
        }
        Ok(tree)
    }

    /// A tree of a few lines, for tests.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() });
        let mut files: Vec<File> = files.collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Self { files, others: Vec::new() }
    }

    /// The files, by path.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// The files below a folder that end so.
    pub fn under<'t>(&'t self, folder: &'t str, ending: &'t str) -> impl Iterator<Item = &'t File> {
        self.files.iter().filter(move |file| file.path.starts_with(folder) && file.path.ends_with(ending))
    }

    /// The SQL files of all `migrations` folders of the house; those of a room not yet made are no part of it.
    pub fn migrations(&self) -> impl Iterator<Item = &File> {
        let house = |file: &&File| file.path.starts_with("crates/") || file.path.starts_with("rooms/");
        self.files.iter().filter(house).filter(|file| file.path.contains("/migrations/") && file.path.ends_with(".sql"))
    }

    /// The text of a file, if it is there.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    /// Whether a file or folder of this path is there, text or not.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        let paths = self.files.iter().map(|file| &file.path).chain(&self.others);
        path.is_empty() || paths.into_iter().any(|known| known == path || known.starts_with(&folder))
    }

    /// The names of the rooms: every folder directly below `rooms`.
    #[must_use]
    pub fn rooms(&self) -> Vec<String> {
        let inside = self.files.iter().filter_map(|file| file.path.strip_prefix("rooms/"));
        let mut rooms: Vec<String> = inside.filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
        rooms.dedup();
        rooms
    }
}

fn listed(root: &Path) -> Result<Vec<String>> {
    let git = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output();
    match git {
        Ok(output) if output.status.success() => {
            let names = String::from_utf8(output.stdout).context("a file name that is not UTF-8")?;
            Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
        }
        // An unpacked archive without git: everything but what building makes.
        Ok(_) | Err(_) => {
            let mut found = Vec::new();
            walk(root, root, &mut found)?;
            Ok(found)
        }
    }
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<String>) -> Result<()> {
    const MADE: [&str; 6] = [".git", "target", "node_modules", "dist", "data", "test-results"];
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if !entry.file_type()?.is_dir() {
            let inner = path.strip_prefix(root).context("below the root")?;
            found.push(inner.to_string_lossy().replace('\\', "/"));
        } else if folder != root || !MADE.contains(&&*name.to_string_lossy()) {
            let kept = name != "node_modules" && name != "dist";
            if kept {
                walk(root, &path, found)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unpacked_archive_without_git_is_read_too() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in ["rooms/a/README.md", "target/debug/made.rs", "web/dist/made.js", "crates/calendar/data/2026.toml"]
        {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("has a folder")).expect("can be made");
            std::fs::write(path, "text").expect("can be written");
        }
        let mut found = Vec::new();
        walk(folder.path(), folder.path(), &mut found).expect("can be read");
        found.sort();
        assert_eq!(found, ["crates/calendar/data/2026.toml", "rooms/a/README.md"]);
    }

    #[test]
    fn folders_and_rooms_are_known_by_their_files() {
        let tree = Tree::of(&[("rooms/b/README.md", ""), ("rooms/a/src/lib.rs", ""), ("README.md", "")]);
        assert_eq!(tree.rooms(), ["a", "b"]);
        assert!(tree.has("rooms/a/src") && tree.has("rooms/a/src/") && !tree.has("rooms/a/sr"));
    }
}
