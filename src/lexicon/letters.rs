//! Dictionary forms in letters: the engine knows words by their hashes alone; who names one to a person looks it up here.

use super::file::LexiconFile;
use super::inflection::strip;
use crate::text::{Word, fold};
use rustc_hash::FxHashMap;

/// The known words in letters.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    known: FxHashMap<Word, Box<str>>,
}

impl Letters {
    /// The words whose counts a file tells.
    pub fn new(file: &LexiconFile) -> Self {
        let lines = file.priors.values().flat_map(|lines| lines.lines());
        let words = lines.filter_map(|line| line.split(' ').next()).filter(|word| !word.is_empty());
        Self { known: words.map(|word| (Word::of(word), word.into())).collect() }
    }

    /// A dictionary form in letters, of which `surface` is a form in a text. Of a word that is not known it is what the rules
    /// of inflection make of that form, else the form itself, folded.
    pub fn of(&self, lemma: Word, surface: &str) -> String {
        if let Some(known) = self.known.get(&lemma) {
            return known.to_string();
        }
        let folded = fold(surface);
        let mut base = None;
        strip(&folded, |form, _, _| {
            if Word::of(form) == lemma {
                base = Some(form.to_string());
            }
        });
        base.unwrap_or_else(|| folded.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_then_the_rules_then_the_form() {
        let priors = [("g".to_string(), "go v90 120\n".to_string())].into();
        let letters = Letters::new(&LexiconFile { priors, ..LexiconFile::default() });
        for (lemma, surface, want) in
            [("go", "Went", "go"), ("greenlight", "Greenlights", "greenlight"), ("forgo", "Forwent", "forwent")]
        {
            assert_eq!(letters.of(Word::of(lemma), surface), want);
        }
    }
}
