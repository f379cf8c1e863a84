//! 字体 Which font stands for which class of the standard, found on this machine, first of a stated order.
//!
//! The standard names classes (仿宋、黑体、楷体、小标宋、宋体), not files; the fonts that offices buy go first, open ones stand in,
//! and the report says so (已替代).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

/// A class of type that the standard names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 小标宋: mastheads and titles.
    Masthead,
    /// 仿宋: the text.
    FangSong,
    /// 楷体: headings of the second level, names of signers.
    Kai,
    /// 黑体: headings of the first level.
    Hei,
    /// 宋体: page numbers.
    Song,
    /// Latin letters and figures among the text.
    Latin,
}

impl Face {
    /// Every class.
    pub const ALL: [Self; 6] = [Self::Masthead, Self::FangSong, Self::Kai, Self::Hei, Self::Song, Self::Latin];

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Masthead => "小标宋",
            Self::FangSong => "仿宋",
            Self::Kai => "楷体",
            Self::Hei => "黑体",
            Self::Song => "宋体",
            Self::Latin => "西文",
        }
    }

    /// The families that may stand for it, the wanted ones first; how many of them are no replacement.
    #[must_use]
    pub const fn families(self) -> (&'static [&'static str], usize) {
        match self {
            Self::Masthead => (
                &[
                    "方正小标宋简体",
                    "FZXiaoBiaoSong-B05S",
                    "FZXiaoBiaoSong-B05",
                    "华文中宋",
                    "STZhongsong",
                    "Noto Serif SC",
                    "Noto Serif CJK SC",
                ],
                3,
            ),
            Self::FangSong => (
                &[
                    "仿宋_GB2312",
                    "FangSong_GB2312",
                    "仿宋",
                    "FangSong",
                    "华文仿宋",
                    "STFangsong",
                    "FandolFang R",
                    "朱雀仿宋",
                    "Noto Serif SC",
                    "Noto Serif CJK SC",
                ],
                4,
            ),
            Self::Kai => (
                &[
                    "楷体_GB2312",
                    "KaiTi_GB2312",
                    "楷体",
                    "KaiTi",
                    "华文楷体",
                    "STKaiti",
                    "FandolKai",
                    "AR PL UKai CN",
                    "Noto Serif SC",
                    "Noto Serif CJK SC",
                ],
                4,
            ),
            Self::Hei => (
                &[
                    "黑体",
                    "SimHei",
                    "STHeiti",
                    "FandolHei",
                    "Noto Sans SC",
                    "Noto Sans CJK SC",
                    "Noto Serif SC",
                    "Noto Serif CJK SC",
                ],
                2,
            ),
            Self::Song => (&["宋体", "SimSun", "FandolSong", "Noto Serif SC", "Noto Serif CJK SC"], 2),
            Self::Latin => (&["Times New Roman", "Liberation Serif"], 1),
        }
    }
}

/// Beginnings of the file names of fonts that can stand for a class, in small letters: only these are read.
const FILES: &[&str] = &[
    "fzxbs",
    "fzxiaobiaosong",
    "stzhongs",
    "simfang",
    "fangsong",
    "stfangso",
    "fandolfang",
    "zhuque",
    "simkai",
    "kaiti",
    "stkaiti",
    "fandolkai",
    "ukai",
    "simhei",
    "stheiti",
    "fandolhei-regular",
    "notosanssc",
    "notosanscjk-regular",
    "simsun",
    "fandolsong-regular",
    "notoserifsc",
    "notoserifcjk-regular",
    "notoserifcjk-bold",
    "times.ttf",
    "timesnewroman",
    "liberationserif-regular",
];
/// How deep folders are searched.
const DEPTH: usize = 6;

/// The fonts of this machine that the pages are set with.
#[derive(Debug, Clone)]
pub struct Fonts {
    pub(crate) fonts: Vec<Font>,
    pub(crate) book: FontBook,
}

impl Fonts {
    /// Reads the fonts of these folders, the first folder of a file name winning.
    #[must_use]
    pub fn read(folders: &[PathBuf]) -> Self {
        let mut names = BTreeSet::new();
        let mut fonts = Vec::new();
        for folder in folders {
            let mut files = Vec::new();
            gather(folder, DEPTH, &mut files);
            files.sort();
            for file in files {
                let name = file.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
                if !names.insert(name) {
                    continue;
                }
                if let Ok(bytes) = std::fs::read(&file) {
                    fonts.extend(Font::iter(Bytes::new(bytes)));
                }
            }
        }
        let book = FontBook::from_fonts(&fonts);
        Self { fonts, book }
    }

    /// The folders that the environment variable `CHENGQI_FONTS` names, then those of this machine.
    #[must_use]
    pub fn folders() -> Vec<PathBuf> {
        let named = std::env::var_os("CHENGQI_FONTS");
        let named = named.iter().flat_map(std::env::split_paths);
        named.chain(Self::system_folders()).collect()
    }

    /// Where fonts lie on this machine besides the folder that the installation names.
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
        let known = |family: &&&str| self.book.contains_family(&family.to_lowercase());
        let place = families.iter().position(|family| known(&family))?;
        Some((families[place], wanted <= place))
    }

    /// Every family that may stand for the class and is there, in order.
    #[must_use]
    pub fn chain(&self, face: Face) -> Vec<&'static str> {
        let (families, _) = face.families();
        families.iter().copied().filter(|family| self.book.contains_family(&family.to_lowercase())).collect()
    }

    /// Whether the family has a glyph for the character.
    #[must_use]
    pub fn covers(&self, family: &str, character: char) -> bool {
        self.book
            .select_family(&family.to_lowercase())
            .any(|index| self.book.info(index).is_some_and(|info| info.coverage.contains(u32::from(character))))
    }

    /// Whether text can be set at all.
    #[must_use]
    pub fn can_set(&self) -> bool {
        self.family(Face::FangSong).is_some()
    }
}

fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let is_font = [".ttf", ".otf", ".ttc"].iter().any(|end| name.ends_with(end));
        if path.is_dir() && 0 < depth {
            gather(&path, depth - 1, files);
        } else if is_font && FILES.iter().any(|begin| name.starts_with(begin)) {
            files.push(path);
        }
    }
}
