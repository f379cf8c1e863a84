//! 字体类别 The classes of type that the standard names, and the families that may stand for each.

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

/// Families that have every character of 通用规范汉字表: what the first family of a class lacks is set in one of these.
pub(super) const WIDE: &[&str] = &["Noto Serif SC", "Noto Serif CJK SC", "Noto Sans SC", "Noto Sans CJK SC"];

/// Beginnings of the names of files, in small letters, and the family in such a file: no other file is read. Of a family with several
/// names the most wanted one stands here.
pub(super) const FILES: &[(&str, &str)] = &[
    ("fzxbs", "方正小标宋简体"),
    ("fzxiaobiaosong", "方正小标宋简体"),
    ("stzhongs", "华文中宋"),
    ("simfang", "仿宋"),
    ("fangsong", "仿宋_GB2312"),
    ("仿宋_gb2312", "仿宋_GB2312"),
    ("stfangso", "华文仿宋"),
    ("fandolfang", "FandolFang R"),
    ("zhuque", "朱雀仿宋"),
    ("simkai", "楷体"),
    ("kaiti", "楷体_GB2312"),
    ("楷体_gb2312", "楷体_GB2312"),
    ("stkaiti", "华文楷体"),
    ("fandolkai", "FandolKai"),
    ("ukai", "AR PL UKai CN"),
    ("simhei", "黑体"),
    ("stheiti", "STHeiti"),
    ("fandolhei-regular", "FandolHei"),
    ("notosanssc", "Noto Sans SC"),
    ("notosanscjk-regular", "Noto Sans CJK SC"),
    ("simsun", "宋体"),
    ("fandolsong-regular", "FandolSong"),
    ("notoserifsc", "Noto Serif SC"),
    ("notoserifcjk-regular", "Noto Serif CJK SC"),
    ("notoserifcjk-bold", "Noto Serif CJK SC"),
    ("times.ttf", "Times New Roman"),
    ("timesnewroman", "Times New Roman"),
    ("liberationserif-regular", "Liberation Serif"),
];

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
            Self::Latin => (&["Times New Roman", "Liberation Serif", "Noto Serif SC", "Noto Serif CJK SC"], 1),
        }
    }
}
