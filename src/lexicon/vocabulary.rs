//! The known words: how common each is as what, its irregular forms and spellings, and every way to read a form.

use super::file::{FormsFile, LexiconFile};
use super::inflection::{guess, strip};
use super::tag::{Analysis, Form, Pos};
use crate::text::Word;
use rustc_hash::FxHashMap;

/// What is known of a lemma.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// Counts by [`Pos`].
    counts: [u16; 4],
    /// News articles that hold it, of [`DOCUMENTS`].
    documents: u16,
}

/// The news articles that words were counted in.
const DOCUMENTS: f32 = 3_675.0;

/// The known words.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    known: FxHashMap<Word, Known>,
    irregular: FxHashMap<Word, Vec<(Word, Pos, Form)>>,
    spelling: FxHashMap<Word, Word>,
}

impl Vocabulary {
    /// Reads the tables `[priors]` and `[forms]`.
    pub fn new(file: &LexiconFile) -> Self {
        let mut out = Self::default();
        let bytes: usize = file.priors.values().map(String::len).sum();
        out.known.reserve(bytes / 12);
        for line in file.priors.values().flat_map(|lines| lines.lines()) {
            out.read_prior(line);
        }
        out.read_forms(&file.forms);
        out
    }

    fn read_prior(&mut self, line: &str) {
        let mut parts = line.split(' ');
        let Some(lemma) = parts.next().filter(|l| !l.is_empty()) else { return };
        let known = self.known.entry(Word::of(lemma)).or_default();
        for part in parts {
            let (letter, digits) = part.split_at_checked(1).unwrap_or_default();
            match (Pos::from_letter(letter), digits.parse()) {
                (Some(pos), Ok(count)) => set(&mut known.counts, pos, count),
                _ => known.documents = part.parse().unwrap_or(0),
            }
        }
    }

    fn read_forms(&mut self, forms: &FormsFile) {
        for (text, pos, inflections) in [
            (&forms.verbs, Pos::Verb, &[Form::Past, Form::Participle][..]),
            (&forms.ing, Pos::Verb, &[Form::Ing]),
            (&forms.nouns, Pos::Noun, &[Form::Plural]),
            (&forms.adjectives, Pos::Adjective, &[Form::Comparative, Form::Superlative]),
            (&forms.adverbs, Pos::Adverb, &[Form::Comparative, Form::Superlative]),
        ] {
            for row in text.lines() {
                let mut words = row.split_whitespace();
                let Some(base) = words.next() else { continue };
                let lemma = Word::of(base.trim_start_matches('/'));
                if base.starts_with('/') {
                    self.irregular.entry(lemma).or_default().push((lemma, pos, Form::Plural));
                }
                for (word, form) in words.zip(inflections) {
                    for one in word.split('/') {
                        self.irregular.entry(Word::of(one)).or_default().push((lemma, pos, *form));
                    }
                }
            }
        }
        for row in forms.spelling.lines() {
            let mut words = row.split_whitespace().map(Word::of);
            let Some(lemma) = words.next() else { continue };
            self.spelling.extend(words.map(|w| (w, lemma)));
        }
    }

    /// Makes a dictionary word known that news text did not show.
    pub fn add(&mut self, word: &str, pos: Pos) {
        let known = self.known.entry(self.lemma(word)).or_default();
        if get(&known.counts, pos) == 0 {
            set(&mut known.counts, pos, 1);
        }
    }

    /// The one spelling under which a dictionary form is known: "organise" is "organize", "defence" is "defense".
    pub fn lemma(&self, folded: &str) -> Word {
        let word = Word::of(folded);
        if let Some(other) = self.spelling.get(&word) {
            return *other;
        }
        if self.known.contains_key(&word) {
            return word;
        }
        self.respelt(folded).unwrap_or(word)
    }

    fn respelt(&self, folded: &str) -> Option<Word> {
        // most words hold none of these
        let held = |part: &[u8]| matches!(part, b"is" | b"ys" | b"ou" | b"iz");
        folded.as_bytes().get(3..)?.windows(2).find(|part| held(part))?;
        for (british, american) in [("is", "iz"), ("ys", "yz"), ("our", "or"), ("iz", "is")] {
            let Some(at) = folded.rfind(british).filter(|at| *at > 2) else { continue };
            let (head, tail) = folded.split_at_checked(at)?;
            let word = Word::of(&format!("{head}{american}{}", tail.get(british.len()..)?));
            if self.known.contains_key(&word) {
                return Some(word);
            }
        }
        None
    }

    /// How common a lemma is as a part of speech; 0 where it is not known as one.
    pub fn count(&self, lemma: Word, pos: Pos) -> u32 {
        self.known.get(&lemma).map_or(0, |k| u32::from(get(&k.counts, pos)))
    }

    /// Whether a lemma is known as a common word of any part of speech.
    pub fn is_known(&self, lemma: Word) -> bool {
        self.known.get(&lemma).is_some_and(|k| k.counts.iter().any(|c| *c > 0))
    }

    /// The rarity of a lemma: ln(documents / documents that hold it).
    pub fn idf(&self, lemma: Word) -> f32 {
        let documents = self.known.get(&lemma).map_or(1, |k| k.documents.max(1));
        (DOCUMENTS / f32::from(documents)).ln().max(0.0)
    }

    /// Whether a folded form is one of a known lemma.
    pub fn reads(&self, folded: &str) -> bool {
        let mut found = self.irregular.contains_key(&Word::of(folded)) || self.is_known(self.lemma(folded));
        if !found {
            strip(folded, |base, pos, _| found |= self.count(self.lemma(base), pos) > 0);
        }
        found
    }

    /// The dictionary form of a folded one, where it is this lemma and the rules of inflection reach it.
    pub fn base(&self, folded: &str, lemma: Word) -> Option<String> {
        let mut found = None;
        strip(folded, |base, _, _| {
            if self.lemma(base) == lemma {
                found =
                    found.take().filter(|other: &String| other.len() >= base.len()).or_else(|| Some(base.to_owned()));
            }
        });
        found
    }

    /// Every way to read a folded form, in a fixed order; forms of no known lemma are guessed, with prior 0.
    pub fn analyse(&self, folded: &str) -> Vec<Analysis> {
        let mut out: Vec<Analysis> = Vec::with_capacity(4);
        let mut push = |lemma: Word, pos: Pos, form: Form, prior: u32| {
            if !out.iter().any(|a| a.lemma == lemma && a.pos == pos && a.form == form) {
                out.push(Analysis { lemma, pos, form, prior });
            }
        };
        for (lemma, pos, form) in self.irregular.get(&Word::of(folded)).into_iter().flatten() {
            push(*lemma, *pos, *form, self.count(*lemma, *pos).max(1));
        }
        let lemma = self.lemma(folded);
        let counts = self.known.get(&lemma).map_or([0; 4], |k| k.counts);
        for pos in Pos::ALL {
            let prior = get(&counts, pos);
            if prior > 0 {
                push(lemma, pos, Form::Base, u32::from(prior));
            }
        }
        strip(folded, |base, pos, form| {
            let lemma = self.lemma(base);
            let prior = self.count(lemma, pos);
            if prior > 0 {
                push(lemma, pos, form, prior);
            }
        });
        if out.is_empty() {
            guess(folded, |base, pos, form| out.push(Analysis { lemma: self.lemma(base), pos, form, prior: 0 }));
        }
        out
    }
}

fn get(counts: &[u16; 4], pos: Pos) -> u16 {
    counts.get(pos as usize).copied().unwrap_or(0)
}

fn set(counts: &mut [u16; 4], pos: Pos, count: u16) {
    if let Some(slot) = counts.get_mut(pos as usize) {
        *slot = count;
    }
}
