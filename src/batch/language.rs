//! Which language a text is in, by its function words: enough to refuse what the rules cannot read.

use crate::lexicon::Lexicon;
use crate::text::Word;

/// The languages whose commonest function words the lexicon lists, as the word sets `language-NAME`.
const OTHERS: &[&str] =
    &["french", "german", "spanish", "italian", "portuguese", "dutch", "swedish", "turkish", "polish", "indonesian"];

/// Shorter texts are not judged: a headline or a list of names may hold no function word at all.
const ENOUGH: usize = 40;

/// How much of a text is looked at, in words.
const SAMPLE: usize = 20_000;

/// The language that a text is in instead of English, where that is certain; `None` for English and for short texts.
pub fn foreign(text: &str, lexicon: &Lexicon) -> Option<&'static str> {
    let mut words = 0_usize;
    let mut english = 0_usize;
    let mut found = vec![0_usize; OTHERS.len()];
    let (mut latin, mut letters) = (0_usize, 0_usize);
    for piece in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|p| !p.is_empty()).take(SAMPLE) {
        words += 1;
        letters += piece.chars().count();
        latin += piece.chars().filter(|c| is_latin(*c)).count();
        let word = Word::folded(piece);
        english += usize::from(lexicon.has("language-english", word));
        for (count, name) in found.iter_mut().zip(OTHERS) {
            *count += usize::from(lexicon.has(&format!("language-{name}"), word));
        }
    }
    if letters >= ENOUGH && latin * 2 < letters {
        return Some("a language in another script");
    }
    if words < ENOUGH {
        return None;
    }
    let (other, count) = OTHERS.iter().zip(found).max_by_key(|(_, count)| *count)?;
    // of the function words that are found, at least three in five are another language's, and there are many
    if count * 2 > english * 3 && count * 10 >= words { Some(other) } else { None }
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c) || ('\u{1e00}'..='\u{1eff}').contains(&c)
}
