//! 长词 Letters and figures without a gap, such as an address of a web page, get places at which they may break.

/// More letters in a run than this may break: a row holds 28 wide capitals.
const LONGEST: usize = 24;
/// A place at which a row may end, without a sign.
pub(crate) const BREAK: char = '\u{200b}';

/// The text, its runs of letters breakable after every 24.
pub(super) fn softened(text: &str) -> String {
    broken(text, LONGEST)
}

/// The text, its runs of letters breakable after every `most`.
pub(super) fn broken(text: &str, most: usize) -> String {
    let mut made = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        let joins = c.is_alphanumeric() && (c as u32) < 0x2e80 || c.is_ascii_punctuation();
        if !joins {
            run = 0;
        } else if run == most {
            made.push(BREAK);
            run = 1;
        } else {
            run += 1;
        }
        made.push(c);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_may_break_inside() {
        assert_eq!(softened("GB/T 9704-2012《党政机关公文格式》"), "GB/T 9704-2012《党政机关公文格式》");
        assert_eq!(broken("共abcdefg个hij", 3), "共abc\u{200b}def\u{200b}g个hij");
        let address = "a".repeat(100);
        assert_eq!(softened(&address).replace(BREAK, ""), address);
    }
}
