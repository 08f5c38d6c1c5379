//! Folding: what counts as the same writing of a word (case, accents, typographic marks).

use std::borrow::Cow;

/// The same word is the same number, in every document: a 64-bit hash (FNV-1a, mixed) of the folded form.
///
/// Words are compared by this number alone; two different words of English collide with a chance below 1 in 10^9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(pub u64);

impl Word {
    /// The word of a form that is folded already (lower case, ASCII marks); usable in constants.
    #[inline]
    pub const fn of(folded: &str) -> Self {
        let bytes = folded.as_bytes();
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut rest = bytes;
        while let [first, tail @ ..] = rest {
            hash = (hash ^ *first as u64).wrapping_mul(0x0000_0100_0000_01b3);
            rest = tail;
        }
        hash ^= hash >> 32;
        hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self(hash ^ (hash >> 32))
    }

    /// The word of any writing: folds first.
    pub fn folded(text: &str) -> Self {
        Self::of(&fold(text))
    }
}

/// Lower case, plain quotation marks and dashes, letters without accents ("Erdoğan" and "Erdogan" fold alike).
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_folded(&mut out, c));
    Cow::Owned(out)
}

fn push_folded(out: &mut String, c: char) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        _ if c.is_ascii() => out.push(c),
        '’' | '‘' | '‛' | '′' | '´' => out.push('\''),
        '“' | '”' | '„' | '″' | '«' | '»' => out.push('"'),
        '‐' | '‑' | '‒' | '–' | '−' => out.push('-'),
        '—' | '―' => out.push('—'),
        '…' => out.push_str("..."),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
        _ if c.is_whitespace() => out.push(' '),
        _ if c.is_alphabetic() => match deunicode::deunicode_char(c) {
            Some(plain) => out.extend(plain.chars().map(|p| p.to_ascii_lowercase())),
            None => out.push(c),
        },
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_marks_fold() {
        assert_eq!(fold("Erdoğan’s “Café”—ﬁne…"), "erdogan's \"cafe\"—fine...");
        assert_eq!(Word::folded("ÉLYSÉE"), Word::of("elysee"));
        assert_ne!(Word::of("niger"), Word::of("nigeria"));
    }
}
