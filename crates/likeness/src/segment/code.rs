//! Numbers and texts as bytes. Reading gives nothing rather than a wrong value when the bytes end too early.

/// Appends a number, seven bits a byte.
pub(crate) fn put_varint(out: &mut Vec<u8>, mut number: u64) {
    while 0x80 <= number {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a text with its length.
pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_varint(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Reads what was appended.
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(crate) fn from(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.bytes.len() <= self.at
    }

    pub(crate) fn varint(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(crate) fn short(&mut self) -> Option<u32> {
        u32::try_from(self.varint()?).ok()
    }

    pub(crate) fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.varint()?).ok()?;
        let bytes = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        String::from_utf8(bytes.to_vec()).ok()
    }
}

/// A sum that differs whenever one stretch of eight bytes differs. It guards against accidents, not against forgers.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = Sum::default();
    sum.add(bytes);
    sum.value()
}

/// A checksum in the making, over bytes that come in pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sum {
    state: u64,
    length: u64,
    rest: [u8; 8],
    filled: usize,
}

impl Sum {
    pub(crate) fn add(&mut self, mut bytes: &[u8]) {
        self.length += bytes.len() as u64;
        if 0 < self.filled {
            let taken = bytes.len().min(8 - self.filled);
            self.rest[self.filled..self.filled + taken].copy_from_slice(&bytes[..taken]);
            self.filled += taken;
            bytes = &bytes[taken..];
            if self.filled < 8 {
                return;
            }
            self.state = folded(self.state, u64::from_le_bytes(self.rest));
            self.filled = 0;
        }
        let mut eights = bytes.chunks_exact(8);
        for eight in &mut eights {
            self.state = folded(self.state, eight.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = eights.remainder();
        self.rest[..rest.len()].copy_from_slice(rest);
        self.filled = rest.len();
    }

    pub(crate) fn value(&self) -> u64 {
        let mut last = [0; 8];
        last[..self.filled].copy_from_slice(&self.rest[..self.filled]);
        folded(folded(self.state, u64::from_le_bytes(last)), self.length)
    }
}

/// Each step can be undone, so that two different states never meet by it.
fn folded(state: u64, next: u64) -> u64 {
    let mixed = (state ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_and_texts_come_back(number: u64, text in "\\PC{0,20}") {
            let mut out = Vec::new();
            put_varint(&mut out, number);
            put_text(&mut out, &text);
            let mut reader = Reader::new(&out);
            prop_assert_eq!(reader.varint(), Some(number));
            prop_assert_eq!(reader.text(), Some(text));
            prop_assert!(reader.is_at_end());
            for cut in 0..out.len() {
                let mut reader = Reader::new(&out[..cut]);
                prop_assert!(reader.varint().and_then(|_| reader.text()).is_none());
            }
        }

        #[test]
        fn a_sum_does_not_depend_on_the_pieces_and_sees_one_changed_bit(
            bytes in proptest::collection::vec(any::<u8>(), 1..100), at: prop::sample::Index, cut: prop::sample::Index, bit in 0_u8..8,
        ) {
            let (left, right) = bytes.split_at(cut.index(bytes.len()));
            let mut sum = Sum::default();
            sum.add(left);
            sum.add(right);
            prop_assert_eq!(sum.value(), checksum(&bytes));
            let mut changed = bytes.clone();
            changed[at.index(bytes.len())] ^= 1_u8 << bit;
            prop_assert_ne!(checksum(&changed), checksum(&bytes));
            prop_assert_ne!(checksum(&bytes[..bytes.len() - 1]), checksum(&bytes));
        }
    }
}
