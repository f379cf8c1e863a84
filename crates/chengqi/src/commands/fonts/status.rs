//! `chengqi fonts status`

use std::path::Path;

use encoding_rs::GBK;
use typeset::{Face, Fonts};

use crate::exit::Exit;
use crate::house;

/// Rows of GB/T 2312 that hold hanzi, by their first byte.
const ROWS: std::ops::RangeInclusive<u8> = 0xB0..=0xF7;
/// Second bytes of a row.
const CELLS: std::ops::RangeInclusive<u8> = 0xA1..=0xFE;
/// Where hanzi lie; the five free cells of the set are decoded to private places outside.
const HANZI: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// Prints a line for each class, and where fonts were looked for. A machine that can't set documents is a fault.
pub(super) fn run(data: Option<&Path>) -> anyhow::Result<Exit> {
    let folders = data.map_or_else(Fonts::folders, house::font_folders);
    let fonts = Fonts::read(&folders);
    for face in Face::ALL {
        println!("{}", line(&fonts, face));
    }
    println!("依次查找：");
    for folder in &folders {
        println!("  {}{}", folder.display(), if folder.is_dir() { "" } else { "（没有这个目录）" });
    }
    if !fonts.can_set() {
        println!("没有能排公文的中文字体；请运行 chengqi fonts fetch，或把字体文件放进以上任一目录");
        return Ok(Exit::Fault);
    }
    Ok(Exit::Done)
}

fn line(fonts: &Fonts, face: Face) -> String {
    let name = face.name();
    let Some((family, replaced)) = fonts.family(face) else { return format!("{name}：没有字体") };
    let files: Vec<String> = fonts.files_of(family).iter().map(|file| file.display().to_string()).collect();
    let kind = if replaced { "代用" } else { "标准所列" };
    let coverage = match face {
        Face::Latin => String::new(),
        Face::Masthead | Face::FangSong | Face::Kai | Face::Hei | Face::Song => {
            let lacking = fonts.lacking(family, hanzi()).len();
            if lacking == 0 {
                "，GB/T 2312 汉字齐全".to_owned()
            } else {
                format!("，缺 GB/T 2312 汉字 {lacking} 个")
            }
        }
    };
    format!("{name}：{family}（{kind}{coverage}）\n  {}", files.join("\n  "))
}

/// The hanzi of GB/T 2312-1980.
fn hanzi() -> Vec<char> {
    let codes = ROWS.flat_map(|row| CELLS.map(move |cell| [row, cell]));
    let decoded = codes.filter_map(|code| {
        let (text, _, broken) = GBK.decode(&code);
        text.chars().next().filter(|_| !broken)
    });
    decoded.filter(|character| HANZI.contains(character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_holds_the_hanzi_that_the_standard_counts() {
        let hanzi = hanzi();
        assert_eq!(hanzi.len(), 6763);
        assert_eq!((hanzi.first(), hanzi.last()), (Some(&'啊'), Some(&'齄')));
    }
}
