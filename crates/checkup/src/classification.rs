//! 密级标志: marks of classification in a text. This system holds no state secrets; a marked text must not even be saved (SEC).
//!
//! It looks for marks as they are printed, not for the word: 保守秘密 and 商业秘密 in running text are no marks.

use serde::Serialize;

use crate::place::{Part, Place};
use crate::text::Text;

/// The three degrees of classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassificationMark {
    /// 绝密
    TopSecret,
    /// 机密
    Secret,
    /// 秘密
    Confidential,
}

impl ClassificationMark {
    const ALL: [Self; 3] = [Self::TopSecret, Self::Secret, Self::Confidential];

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TopSecret => "绝密",
            Self::Secret => "机密",
            Self::Confidential => "秘密",
        }
    }
}

/// A mark that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The degree.
    pub mark: ClassificationMark,
    /// Where it stands; the part is always [`Part::Body`].
    pub place: Place,
}

/// The first mark of classification in the text, if there is one.
#[must_use]
pub fn mark_of_classification(text: &str) -> Option<Found> {
    let text = Text::new(Part::Body, text);
    let mut line_start = 0;
    let mut lines = 0;
    for index in 0..text.len() {
        if text.at(index) == Some('\n') {
            line_start = index + 1;
            continue;
        }
        if index == line_start {
            lines += 1;
        }
        let Some((mark, end)) = degree_at(&text, index) else { continue };
        if has_star(&text, end)
            || is_named(&text, line_start, index, end)
            || is_head(&text, lines, line_start, index, end)
        {
            return Some(Found { mark, place: text.place(&(index..end)) });
        }
    }
    None
}

/// A degree at the index, also with blanks between its two characters as letterheads print it.
fn degree_at(text: &Text<'_>, index: usize) -> Option<(ClassificationMark, usize)> {
    const WIDEST: usize = 4;
    let first = text.at(index)?;
    let mark = ClassificationMark::ALL.into_iter().find(|mark| mark.name().starts_with(first))?;
    let end = (index + 1..index + 1 + WIDEST).find(|next| !is_blank(text.at(*next)))?;
    (text.at(end) == Some('密')).then_some((mark, end + 1))
}

fn is_blank(character: Option<char>) -> bool {
    character.is_some_and(|character| character != '\n' && character.is_whitespace())
}

fn skip_blanks(text: &Text<'_>, mut index: usize) -> usize {
    while is_blank(text.at(index)) {
        index += 1;
    }
    index
}

fn has_star(text: &Text<'_>, end: usize) -> bool {
    matches!(text.at(skip_blanks(text, end)), Some('★' | '☆' | '*' | '＊'))
}

/// 密级：机密, 【密级】秘密; the word must end there, so that 密级：秘密载体由专人管理 is a sentence and no mark.
fn is_named(text: &Text<'_>, line_start: usize, index: usize, end: usize) -> bool {
    // Only what stands right before it can name it; looking further back would cost the square of a long line.
    let nearest = line_start.max(index.saturating_sub(12));
    let before: String = text.slice(&(nearest..index)).chars().filter(|character| !character.is_whitespace()).collect();
    let named = ["密级：", "密级:", "密级】", "密级为", "密级是", "密级", "密级：【", "密级：（"]
        .iter()
        .any(|name| before.ends_with(name));
    named && !crate::text::han(text.at(end))
}

/// Among the first lines: a line that holds nothing but the mark, perhaps with a term, an urgency or brackets, or begins with 【秘密】.
fn is_head(text: &Text<'_>, lines: usize, line_start: usize, index: usize, end: usize) -> bool {
    const HEAD: usize = 6;
    const INDENT: usize = 40;
    if HEAD < lines || INDENT < index - line_start {
        return false;
    }
    let before: String =
        text.slice(&(line_start..index)).chars().filter(|character| !character.is_whitespace()).collect();
    if matches!(before.as_str(), "【" | "［" | "[") {
        return matches!(text.at(end), Some('】' | '］' | ']'));
    }
    if !matches!(before.as_str(), "" | "（" | "(" | "特急" | "加急" | "特急·" | "加急·") {
        return false;
    }
    const LONGEST: usize = 16;
    let line_end = (end..text.len().min(end + LONGEST)).find(|next| text.at(*next) == Some('\n')).unwrap_or(text.len());
    if LONGEST < line_end - end {
        return false;
    }
    let rest: String = text.slice(&(end..line_end)).chars().filter(|character| !character.is_whitespace()).collect();
    let rest = rest.trim_matches(['·', '）', ')', '级']);
    let rest = rest.strip_suffix("特急").or_else(|| rest.strip_suffix("加急")).unwrap_or(rest).trim_matches('·');
    let term = rest
        .strip_suffix('年')
        .or_else(|| rest.strip_suffix("个月"))
        .or_else(|| rest.strip_suffix("长期"))
        .unwrap_or(rest);
    term.chars().all(|character| character.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn degree(text: &str) -> Option<&'static str> {
        mark_of_classification(text).map(|found| found.mark.name())
    }

    #[test]
    fn marks_as_they_are_printed_are_seen() {
        for (text, wanted) in [
            ("机密★1年\r\n关于……的通知", "机密"),
            ("正文里夹着一行。\n附件标有秘密 ★ 3年", "秘密"),
            ("绝 密\n标题", "绝密"),
            ("密级：机密", "机密"),
            ("文件密级为秘密，请妥善保管", "秘密"),
            ("【秘密】关于某项工作的情况", "秘密"),
            ("特急 机密\n标题", "机密"),
            ("秘密 10年\n标题", "秘密"),
            ("机密·特急", "机密"),
        ] {
            assert_eq!(degree(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn the_word_in_running_text_is_no_mark() {
        for text in [
            "保守党的秘密，是每名干部的义务。",
            "依法保护商业秘密。",
            "严禁录入、存储、传输国家秘密。",
            "开展机密文件清退工作",
            "秘密载体台账管理办法",
            "密级标识不规范",
            "他秘\n密谋",
            "机密文件",
            "",
        ] {
            assert_eq!(degree(text), None, "{text}");
        }
    }

    #[test]
    fn the_place_counts_as_the_browser_does() {
        let found = mark_of_classification("😀\r\n机密★").expect("marked");
        assert_eq!((found.place.utf16.start, found.place.chars.start, found.place.bytes.start), (4, 3, 6));
    }
}
