//! 默认字体 The open fonts that documents are set with where an office has no others: which files, told by their digests.
//!
//! A font decides where every line breaks, so that a file of another content under the same name is refused and not used.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// A font file of the default set.
#[derive(Debug, Clone, Copy)]
pub struct Pin {
    /// The name of the file.
    pub file: &'static str,
    /// What it serves.
    pub serves: &'static str,
    /// The digests (SHA-256) under which it is known, each with where that one was seen.
    pub digests: &'static [(&'static str, &'static str)],
    /// How long the first of them is, in bytes.
    pub bytes: u64,
    /// Under which licence it may be used.
    pub licence: &'static str,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A package for npm, at this version.
    Npm(&'static str),
    /// A package of Debian and what follows it.
    Debian(&'static str),
}

const NOTO: Origin = Origin::Npm("@expo-google-fonts/noto-serif-sc@0.4.3");
const FANDOL: Origin = Origin::Debian("texlive-lang-chinese");
const OPEN: &str = "SIL OFL 1.1";
const FANDOL_LICENCE: &str = "GPL（字体例外）";

/// The default set, 70 MB. The three of Noto alone are enough to set documents.
pub const PINS: [Pin; 8] = [
    Pin {
        file: "NotoSerifSC_400Regular.ttf",
        serves: "生僻字，以及别处没有的字体",
        digests: &[("c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742", "0.4.3")],
        bytes: 14_807_636,
        licence: OPEN,
        origin: NOTO,
    },
    Pin {
        file: "NotoSerifSC_700Bold.ttf",
        serves: "小标宋",
        digests: &[("9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6", "0.4.3")],
        bytes: 14_806_580,
        licence: OPEN,
        origin: NOTO,
    },
    Pin {
        file: "NotoSerifSC_900Black.ttf",
        serves: "小标宋（红头）",
        digests: &[("092e71a70c744be3cc33999eb4edcb10fbe95c1b4cff6c2d7f04d6ff15d031e2", "0.4.3")],
        bytes: 14_807_620,
        licence: OPEN,
        origin: NOTO,
    },
    Pin {
        file: "FandolFang-Regular.otf",
        serves: "仿宋",
        digests: &[("d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9", "2022.20230122-1")],
        bytes: 6_961_384,
        licence: FANDOL_LICENCE,
        origin: FANDOL,
    },
    Pin {
        file: "FandolKai-Regular.otf",
        serves: "楷体",
        digests: &[("ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827", "2022.20230122-1")],
        bytes: 7_790_552,
        licence: FANDOL_LICENCE,
        origin: FANDOL,
    },
    Pin {
        file: "FandolHei-Regular.otf",
        serves: "黑体",
        digests: &[("4afa97aa8751e0118617df88272b58d43691b5cffb7ea024c4580496e9f34d28", "2022.20230122-1")],
        bytes: 5_808_908,
        licence: FANDOL_LICENCE,
        origin: FANDOL,
    },
    Pin {
        file: "FandolSong-Regular.otf",
        serves: "宋体",
        digests: &[("a3820003227d4abe31fe28b493200d94a849ccfd078b50a019264f70353020b0", "2022.20230122-1")],
        bytes: 4_947_904,
        licence: FANDOL_LICENCE,
        origin: FANDOL,
    },
    Pin {
        file: "LiberationSerif-Regular.ttf",
        serves: "西文",
        digests: &[
            ("1c9c77c2cd0f3c2d2aeef53ea50a4d5d3d684ac73a431d7c70d7864887d194a3", "1:1.07.4-11"),
            ("29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba", "2.1.5-1"),
        ],
        bytes: 152_408,
        licence: "GPL（字体例外），2.x 版为 SIL OFL 1.1",
        origin: Origin::Debian("fonts-liberation"),
    },
];

impl Pin {
    /// Whether these bytes are the file.
    #[must_use]
    pub fn fits(&self, bytes: &[u8]) -> bool {
        let found = digest(bytes);
        self.digests.iter().any(|(known, _)| *known == found)
    }

    /// Whether the file lies in this folder as it should be.
    pub fn lies_in(&self, folder: &Path) -> io::Result<bool> {
        match std::fs::read(folder.join(self.file)) {
            Ok(bytes) => Ok(self.fits(&bytes)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(cause) => Err(cause),
        }
    }
}

/// The digest of a content as it is written in the table.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes what is written");
        text
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::face::FILES;
    use super::*;

    #[test]
    fn every_file_of_the_set_has_a_name_that_is_read_and_digests_of_its_own() {
        let digests: BTreeSet<&str> = PINS.iter().flat_map(|pin| pin.digests).map(|(digest, _)| *digest).collect();
        assert_eq!(digests.len(), PINS.iter().map(|pin| pin.digests.len()).sum::<usize>());
        assert!(digests.iter().all(|digest| digest.len() == 64));
        for pin in PINS {
            let name = pin.file.to_lowercase();
            assert!(FILES.iter().any(|(begin, _)| name.starts_with(begin)), "{name} would never be read");
        }
    }

    #[test]
    fn a_changed_file_does_not_fit() {
        assert_eq!(digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert!(PINS.iter().all(|pin| !pin.fits(b"abc")));
    }
}
