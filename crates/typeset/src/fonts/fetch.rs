//! 取字体 Brings the default fonts into a folder: from packages by the machine's own tools, or from a folder that somebody carried in.
//!
//! A file is put in place only after its digest was compared; a wrong one is refused, and then nothing of that delivery is kept. What is
//! already there and fits is not fetched again.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::pins::{Origin, PINS, Pin, digest};

/// How deep an unpacked package is searched for its fonts.
const DEPTH: usize = 12;
/// Where a delivery is unpacked, within the folder that the fonts go into.
const UNPACKING: &str = ".unpacking";

/// How it went.
#[derive(Debug, Default)]
pub struct Fetched {
    /// Files that were there already.
    pub there: Vec<&'static Pin>,
    /// Files that came now.
    pub came: Vec<&'static Pin>,
    /// Files that did not come, each with why and what to do.
    pub lacking: Vec<(&'static Pin, String)>,
}

/// Nothing was kept; why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub String);

/// Takes the default fonts out of a folder and its folders. What is not there is told; one wrong file, and none is taken.
pub fn from_folder(from: &Path, to: &Path) -> Result<Fetched, Refused> {
    if !from.is_dir() {
        return Err(Refused(format!("没有 {} 这个目录；请核对路径", from.display())));
    }
    let mut fetched = begin(to)?;
    let wanted = wanted(&fetched);
    let taken = take(&wanted, from)?;
    fetched.keep(&wanted, &taken, &from.display().to_string(), to)?;
    Ok(fetched)
}

/// Fetches the default fonts by npm and apt-get. One that can't be had does not hinder the other.
pub fn from_packages(to: &Path) -> Result<Fetched, Refused> {
    let mut fetched = begin(to)?;
    let wanted = wanted(&fetched);
    let mut origins: Vec<Origin> = Vec::new();
    for pin in &wanted {
        if !origins.contains(&pin.origin) {
            origins.push(pin.origin);
        }
    }
    for origin in origins {
        let pins: Vec<&'static Pin> = wanted.iter().copied().filter(|pin| pin.origin == origin).collect();
        let folder = Unpacking::new(to)?;
        match unpacked(origin, &folder.0).and_then(|()| take(&pins, &folder.0).map_err(|refused| refused.0)) {
            Ok(taken) => fetched.keep(&pins, &taken, &format!("软件包 {}", origin.package()), to)?,
            Err(why) => fetched.lacking.extend(pins.into_iter().map(|pin| (pin, why.clone()))),
        }
    }
    Ok(fetched)
}

impl Fetched {
    /// Puts what was taken in place, and notes what was wanted and not found.
    fn keep(&mut self, wanted: &[&'static Pin], taken: &[Taken], from: &str, to: &Path) -> Result<(), Refused> {
        for pin in wanted {
            if let Some((_, bytes)) = taken.iter().find(|(taken, _)| taken.file == pin.file) {
                place(pin, bytes, to)?;
                self.came.push(pin);
            } else {
                self.lacking.push((pin, format!("{from} 里没有 {}", pin.file)));
            }
        }
        Ok(())
    }
}

impl Origin {
    /// The package.
    #[must_use]
    pub const fn package(self) -> &'static str {
        match self {
            Self::Npm(package) | Self::Debian(package) => package,
        }
    }
}

/// A file of the set with its content.
type Taken = (&'static Pin, Vec<u8>);

/// What is there already; the folder is made.
fn begin(to: &Path) -> Result<Fetched, Refused> {
    std::fs::create_dir_all(to).map_err(|cause| unwritable(to, &cause))?;
    let mut fetched = Fetched::default();
    for pin in &PINS {
        if pin.lies_in(to).map_err(|cause| unwritable(to, &cause))? {
            fetched.there.push(pin);
        }
    }
    Ok(fetched)
}

fn wanted(fetched: &Fetched) -> Vec<&'static Pin> {
    PINS.iter().filter(|pin| !fetched.there.iter().any(|there| there.file == pin.file)).collect()
}

/// Those of the wanted files that lie somewhere in the folder. A file of the name with another content is refused.
fn take(wanted: &[&'static Pin], folder: &Path) -> Result<Vec<Taken>, Refused> {
    let mut taken = Vec::new();
    for pin in wanted {
        let Some(path) = find(folder, pin.file, DEPTH) else { continue };
        let bytes = std::fs::read(&path)
            .map_err(|cause| Refused(format!("读不到 {}（{cause}）；请检查文件和权限", path.display())))?;
        if !pin.fits(&bytes) {
            return Err(Refused(strange(pin, &bytes)));
        }
        taken.push((*pin, bytes));
    }
    Ok(taken)
}

/// Says that a file is not the one that is known.
fn strange(pin: &Pin, bytes: &[u8]) -> String {
    let known: Vec<String> =
        pin.digests.iter().map(|(digest, seen)| format!("{digest}（{} {seen}）", pin.origin.package())).collect();
    format!(
        "{} 的 SHA-256 是 {}，不在已知的版本之内，没有取用。已知：{}。若文件传坏了，请重新取；若是软件包出了新版本，\
         请核对来源后自行把文件放进字体目录，或换用已知版本",
        pin.file,
        digest(bytes),
        known.join("、")
    )
}

fn find(folder: &Path, name: &str, depth: usize) -> Option<PathBuf> {
    let mut folders = Vec::new();
    for path in std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            folders.push(path);
        } else if path.file_name().is_some_and(|found| found == name) {
            return Some(path);
        }
    }
    folders.sort();
    let deeper = depth.checked_sub(1)?;
    folders.into_iter().find_map(|folder| find(&folder, name, deeper))
}

/// Puts the file in place whole: whoever reads meanwhile sees the old one or the new one.
fn place(pin: &Pin, bytes: &[u8], to: &Path) -> Result<(), Refused> {
    let part = to.join(format!("{}.part", pin.file));
    let placed = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, to.join(pin.file)));
    placed.map_err(|cause| {
        std::fs::remove_file(&part).ok();
        unwritable(to, &cause)
    })
}

fn unwritable(to: &Path, cause: &io::Error) -> Refused {
    Refused(format!("写不进 {}（{cause}）；请换一个目录（--to）或检查权限和磁盘空间", to.display()))
}

/// A folder for one delivery, gone with everything in it when it is dropped.
struct Unpacking(PathBuf);

impl Unpacking {
    fn new(to: &Path) -> Result<Self, Refused> {
        let folder = to.join(format!("{UNPACKING}-{}", std::process::id()));
        let made = std::fs::create_dir_all(&folder).and_then(|()| std::path::absolute(&folder));
        made.map(Self).map_err(|cause| unwritable(to, &cause))
    }
}

impl Drop for Unpacking {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Fetches a package and unpacks it into the folder; else what went wrong and what to do.
fn unpacked(origin: Origin, folder: &Path) -> Result<(), String> {
    let package = origin.package();
    match origin {
        Origin::Npm(_) => {
            let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
            let hint = "请装好 Node.js 并接通网络后再试，或在别的机器上取好后用 --from 目录 带进来";
            ran(Command::new(npm).args(["pack", "--silent", package]).current_dir(folder), hint)?;
            let archive = packed(folder, "tgz").ok_or_else(|| format!("npm 没有取来 {package}；{hint}"))?;
            ran(Command::new("tar").arg("-xzf").arg(archive).current_dir(folder), "请检查 tar 和磁盘空间")
        }
        Origin::Debian(_) => {
            let hint = "这一步要 Debian、Ubuntu 一类的系统和网络（可先运行 apt-get update）；没有时可在别的机器上取好，\
                        用 --from 目录 带进来，或装上本单位的字体";
            ran(Command::new("apt-get").args(["-q", "download", package]).current_dir(folder), hint)?;
            let archive = packed(folder, "deb").ok_or_else(|| format!("apt-get 没有取来 {package}；{hint}"))?;
            ran(Command::new("dpkg").arg("-x").arg(archive).arg(folder), "请检查 dpkg 和磁盘空间")
        }
    }
}

fn packed(folder: &Path, ending: &str) -> Option<PathBuf> {
    let mut files = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    files.find(|file| file.extension().is_some_and(|found| found == ending))
}

/// Runs a tool of the machine, silent where it does well.
fn ran(command: &mut Command, hint: &str) -> Result<(), String> {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let line = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            let last = told.lines().last().unwrap_or_default();
            Err(format!("{line} 没有成功（{}）{last}；{hint}", output.status))
        }
        Err(cause) => Err(format!("不能运行 {line}（{cause}）；{hint}")),
    }
}
