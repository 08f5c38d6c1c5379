//! Verbs of speech by class, and operators: words that change the truth of what they govern.

use super::file::{CueFile, OperatorFile};
use super::phrase::words;
use super::vocabulary::Vocabulary;
use crate::text::Word;
use rustc_hash::FxHashMap;

/// What a verb of speech commits its speaker, and the source, to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueClass {
    /// confirm, admit, reveal: what is said is so.
    Factive,
    /// estimate, calculate.
    Estimate,
    /// say, tell, announce.
    Say,
    /// claim, allege, argue.
    Claim,
    /// deny, dispute.
    Deny,
}

/// What an operator makes of its complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It is so.
    True,
    /// It is not so.
    False,
    /// It is left open.
    Open,
}

/// How an open complement is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperatorStatus {
    /// Intended or expected.
    Plan,
    /// Threatened.
    Threat,
    /// Possible.
    Possible,
    /// Tried.
    Attempt,
    /// Alleged.
    Claimed,
}

/// One operator; after Karttunen's implicative signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// The complement when the operator is affirmed.
    pub if_affirmed: Truth,
    /// The complement when the operator is denied.
    pub if_denied: Truth,
    /// How an open complement is told.
    pub status: Option<OperatorStatus>,
}

/// Verbs of speech and operators.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    cues: FxHashMap<Word, CueClass>,
    phrases: Vec<(Vec<Word>, CueClass)>,
    operators: FxHashMap<Word, Operator>,
    pairs: FxHashMap<(Word, Word), Operator>,
}

impl Speech {
    /// Reads `[[cue]]` and `[[operator]]`; answers with the first class, signature or status that is none.
    pub fn new(cues: &[CueFile], operators: &[OperatorFile], vocabulary: &Vocabulary) -> Result<Self, String> {
        let mut out = Self::default();
        for cue in cues {
            let class = class(&cue.class).ok_or_else(|| cue.class.clone())?;
            for verb in &cue.verbs {
                out.cues.entry(vocabulary.lemma(verb)).or_insert(class);
            }
            out.phrases.extend(cue.phrases.iter().map(|p| (words(p), class)));
        }
        for file in operators {
            let operator = operator(file).ok_or_else(|| format!("{} {}", file.signature, file.status))?;
            for entry in &file.words {
                let parts = words(entry.strip_suffix(" to").unwrap_or(entry));
                match parts.as_slice() {
                    [_] => out.operators.insert(vocabulary.lemma(entry.strip_suffix(" to").unwrap_or(entry)), operator),
                    [a, b, ..] => out.pairs.insert((*a, *b), operator),
                    [] => None,
                };
            }
        }
        Ok(out)
    }

    /// The class of a verb of speech.
    pub fn cue(&self, lemma: Word) -> Option<CueClass> {
        self.cues.get(&lemma).copied()
    }

    /// Phrases that attribute ("according to"), as words that follow each other.
    pub fn cue_phrases(&self) -> &[(Vec<Word>, CueClass)] {
        &self.phrases
    }

    /// The operator that a lemma is.
    pub fn operator(&self, lemma: Word) -> Option<&Operator> {
        self.operators.get(&lemma)
    }

    /// The operator that two words are together ("rule out").
    pub fn operator_phrase(&self, first: Word, second: Word) -> Option<&Operator> {
        self.pairs.get(&(first, second))
    }
}

fn class(name: &str) -> Option<CueClass> {
    Some(match name {
        "factive" => CueClass::Factive,
        "estimate" => CueClass::Estimate,
        "say" => CueClass::Say,
        "claim" => CueClass::Claim,
        "deny" => CueClass::Deny,
        _ => return None,
    })
}

fn operator(file: &OperatorFile) -> Option<Operator> {
    let truth = |c: &str| match c {
        "+" => Some(Truth::True),
        "-" => Some(Truth::False),
        "?" => Some(Truth::Open),
        _ => None,
    };
    let (affirmed, denied) = file.signature.split_once('/')?;
    let status = match file.status.as_str() {
        "" => None,
        "plan" => Some(OperatorStatus::Plan),
        "threat" => Some(OperatorStatus::Threat),
        "possible" => Some(OperatorStatus::Possible),
        "attempt" => Some(OperatorStatus::Attempt),
        "claimed" => Some(OperatorStatus::Claimed),
        _ => return None,
    };
    Some(Operator { if_affirmed: truth(affirmed)?, if_denied: truth(denied)?, status })
}
