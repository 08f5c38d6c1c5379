//! The closed classes: the few hundred words that carry grammar.

use super::file::ClosedFile;
use super::tag::{Form, Tag, Term};
use crate::text::Word;
use rustc_hash::{FxHashMap, FxHashSet};

/// The closed classes.
#[derive(Clone, Debug, Default)]
pub struct Closed {
    readings: FxHashMap<Word, Vec<(Term, i32)>>,
    main: FxHashSet<Word>,
    subject: FxHashSet<Word>,
    open: FxHashSet<Word>,
    phrasal: FxHashSet<(Word, Word)>,
    bare: FxHashSet<Word>,
    intransitive: FxHashSet<Word>,
    passive: FxHashSet<Word>,
    agent: FxHashSet<Word>,
}

impl Closed {
    /// Reads the table `[closed]`; answers with the first name that is no part of speech or inflection.
    pub fn new(file: &ClosedFile) -> Result<Self, String> {
        let mut lemmas: FxHashMap<Word, (Word, Form)> = FxHashMap::default();
        for line in file.lemmas.lines() {
            let mut words = line.split_whitespace();
            if let (Some(form), Some(lemma), Some(name)) = (words.next(), words.next(), words.next()) {
                let inflection = Form::from_name(name).ok_or_else(|| name.to_string())?;
                lemmas.insert(Word::of(form), (Word::of(lemma), inflection));
            }
        }
        let mut out = Self::default();
        for (name, words) in &file.words {
            let tag = Tag::from_name(name).ok_or_else(|| name.clone())?;
            for entry in words.split_whitespace() {
                let (word, weight) = entry.rsplit_once(':').unwrap_or((entry, "0"));
                let (word, weight) = (Word::of(word), weight.parse().map_err(|_| entry.to_string())?);
                let own = matches!(tag, Tag::Auxiliary | Tag::Modal | Tag::Negation | Tag::Pronoun | Tag::Relative)
                    || word == Word::of("an");
                let (lemma, form) = lemmas.get(&word).copied().filter(|_| own).unwrap_or((word, Form::Base));
                out.readings.entry(word).or_default().push((Term { tag, lemma, form }, weight));
            }
        }
        let set = |words: &str| words.split_whitespace().map(Word::of).collect();
        (out.main, out.subject, out.open) = (set(&file.main), set(&file.subject), set(&file.open));
        (out.bare, out.intransitive, out.passive) = (set(&file.bare), set(&file.intransitive), set(&file.passive));
        out.agent = set(&file.agent);
        for entry in file.phrasal.split_whitespace() {
            let (verb, particles) = entry.split_once(':').unwrap_or((entry, ""));
            out.phrasal.extend(particles.split(',').map(|p| (Word::of(verb), Word::of(p))));
        }
        Ok(out)
    }

    /// Every reading of a folded word with its weight, in the order of the names of the parts of speech.
    pub fn readings(&self, word: Word) -> &[(Term, i32)] {
        self.readings.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Whether an auxiliary is a main verb where no verb follows.
    pub fn is_main(&self, word: Word) -> bool {
        self.main.contains(&word)
    }

    /// Whether a pronoun is a subject only.
    pub fn is_subject(&self, word: Word) -> bool {
        self.subject.contains(&word)
    }

    /// Whether the readings of open classes count in full beside those of closed ones.
    pub fn is_open(&self, word: Word) -> bool {
        self.open.contains(&word)
    }

    /// Whether a verb goes with a particle.
    pub fn is_phrasal(&self, verb: Word, particle: Word) -> bool {
        self.phrasal.contains(&(verb, particle))
    }

    /// Whether a verb takes a verb without "to": "helped fund it".
    pub fn is_bare(&self, verb: Word) -> bool {
        self.bare.contains(&verb)
    }

    /// Whether a verb has no passive, so that its participle does not follow a noun.
    pub fn is_intransitive(&self, verb: Word) -> bool {
        self.intransitive.contains(&verb)
    }

    /// Whether a verb is hardly met but as a participle: "based", "located".
    pub fn is_passive(&self, verb: Word) -> bool {
        self.passive.contains(&verb)
    }

    /// Whether a preposition leads the agent of a passive.
    pub fn is_agent(&self, preposition: Word) -> bool {
        self.agent.contains(&preposition)
    }
}
