//! 字符 Characters that no official page carries, and why.

/// Why a character can't stand on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strange {
    /// It can't be seen: a control, a joiner, a mark of direction.
    Unseen,
    /// A picture: an emoji.
    Emoji,
    /// A letter of a script that runs from right to left.
    RightToLeft,
    /// A place for private use, which every font fills in its own way.
    Private,
    /// A number that no character has: nothing can be drawn for it.
    Unassigned,
}

impl Strange {
    /// What people call it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unseen => "看不见的字符",
            Self::Emoji => "表情符号，公文里排不出",
            Self::RightToLeft => "从右向左书写的文字，本系统排不出",
            Self::Private => "自造字，换一台机器就认不出",
            Self::Unassigned => "没有这个字符，多半是复制时坏掉的",
        }
    }
}

/// Why this character can't stand on a page; None for all that can.
#[must_use]
pub fn strange(c: char) -> Option<Strange> {
    match c {
        '\t' => None,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' => {
            Some(Strange::RightToLeft)
        }
        '\u{1f000}'..='\u{1faff}' | '\u{2b50}' | '\u{2b55}' | '\u{2705}' | '\u{274c}' | '\u{2728}' | '\u{2757}' => {
            Some(Strange::Emoji)
        }
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            Some(Strange::Unseen)
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}' => {
            Some(Strange::Unseen)
        }
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Strange::Private),
        '\u{40000}'..='\u{dffff}' | '\u{e1000}'..='\u{effff}' => Some(Strange::Unassigned),
        c if c.is_control() => Some(Strange::Unseen),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_offices_are_fine_and_what_cannot_be_set_has_its_reason() {
        for c in "机密★1年〔2026〕—“”……①℃㎡〇．・&<>#$\\{}".chars() {
            assert_eq!(strange(c), None, "{c}");
        }
        assert_eq!(strange('😀'), Some(Strange::Emoji));
        assert_eq!(strange('م'), Some(Strange::RightToLeft));
        assert_eq!(strange('\u{202e}'), Some(Strange::Unseen));
        assert_eq!(strange('\u{7}'), Some(Strange::Unseen));
        assert_eq!(strange('\u{e123}'), Some(Strange::Private));
        assert_eq!(strange('\u{b2d84}'), Some(Strange::Unassigned));
        assert_eq!(strange('\u{323af}'), None, "a rare hanzi of the third plane");
    }
}
