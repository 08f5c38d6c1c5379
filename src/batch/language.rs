//! Which language a text is in, by its function words: enough to refuse what the rules cannot read.

use crate::lexicon::{Lexicon, Pos, SetId};
use crate::text::Word;

/// The languages whose commonest function words the lexicon lists, as the word sets `language-NAME`.
const OTHERS: &[&str] =
    &["french", "german", "spanish", "italian", "portuguese", "dutch", "swedish", "turkish", "polish", "indonesian"];

/// Shorter texts are not judged: a headline or a list of names may hold no function word at all.
const ENOUGH: usize = 40;

/// How much of a text is looked at, in words.
const SAMPLE: usize = 1_000;

/// The language that a text is in instead of English, where that is certain; `None` for English and for short texts.
pub fn foreign(text: &str, lexicon: &Lexicon) -> Option<&'static str> {
    let sets = OTHERS.iter().map(|name| (*name, lexicon.set(&format!("language-{name}"))));
    let mut others: Vec<(&str, SetId, usize)> = sets.filter_map(|(name, set)| Some((name, set?, 0))).collect();
    let english = lexicon.set("language-english")?;
    // a literal entry of a set counts as any part of speech
    let has = |set: SetId, word: Word| lexicon.holds(set, word, Pos::Noun);
    let (mut words, mut known, mut latin, mut letters) = (0_usize, 0_usize, 0_usize, 0_usize);
    let outside = |c: char| !c.is_alphabetic() && c != '\'' && c != '’';
    for piece in text.split(outside).filter(|p| !p.is_empty()).take(SAMPLE) {
        words += 1;
        letters += piece.chars().count();
        latin += piece.chars().filter(|c| is_latin(*c)).count();
        let word = Word::folded(piece);
        known += usize::from(has(english, word));
        others.iter_mut().for_each(|(_, set, count)| *count += usize::from(has(*set, word)));
    }
    if letters >= ENOUGH && latin * 2 < letters {
        return Some("a language in another script");
    }
    // of the function words that are found, three in five or more are another language's, and there are many
    let (name, _, count) = others.into_iter().max_by_key(|(_, _, count)| *count)?;
    (words >= ENOUGH && count * 2 > known * 3 && count * 10 >= words).then_some(name)
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&c) || ('\u{1e00}'..='\u{1eff}').contains(&c)
}
