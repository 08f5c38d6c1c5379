//! The shape of a word: its capitals, whether it is an acronym, where a clitic begins.

use super::fold::Word;

/// How a token is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Caps {
    /// No letter, or all lower case.
    Lower,
    /// First letter upper, the rest lower.
    Title,
    /// Two letters or more, all upper.
    Upper,
    /// Anything else: "McCaul", "iPhone".
    Mixed,
}

/// How a form is capitalised.
pub fn caps(surface: &str) -> Caps {
    let mut letters = surface.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Caps::Lower };
    let (mut upper, mut lower) = (0, 0);
    letters.for_each(|c| if c.is_uppercase() { upper += 1 } else { lower += 1 });
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Caps::Lower,
        (true, 0, _) => Caps::Title,
        (true, _, 0) => Caps::Upper,
        _ => Caps::Mixed,
    }
}

/// Whether a form is a short acronym, which keeps its capitals when folded: "US" is not "us", "WHO" not "who".
pub fn is_acronym(surface: &str) -> bool {
    matches!(surface.len(), 2 | 3) && surface.bytes().all(|b| b.is_ascii_uppercase())
}

/// "U.S." and "US" are one word.
pub fn acronym(surface: &str) -> Word {
    let plain: String = surface.chars().filter(|c| *c != '.').collect();
    if is_acronym(&plain) {
        return Word::of(&plain);
    }
    Word::folded(if surface.contains(char::is_uppercase) { &plain } else { surface })
}

/// Where a clitic begins: "don't" → do|n't, "Mexico’s" → Mexico|’s, "cannot" → can|not.
pub fn clitic(surface: &str) -> Option<usize> {
    if !surface.contains(['\'', '’']) {
        return surface.eq_ignore_ascii_case("cannot").then_some(3);
    }
    let folded = surface.to_lowercase();
    if folded.ends_with("n't") || folded.ends_with("n’t") {
        return surface.char_indices().rev().nth(2).map(|(i, _)| i).filter(|i| *i > 0);
    }
    let (at, mark) = surface.char_indices().rev().find(|(_, c)| matches!(c, '\'' | '’'))?;
    let tail = folded.get(at + mark.len_utf8()..)?;
    (at > 0 && matches!(tail, "s" | "re" | "ve" | "ll" | "d" | "m")).then_some(at)
}
