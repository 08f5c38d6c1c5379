//! What loading takes and gives, as plain data.

use super::article::Article;
use super::model::{Origin, Rule};
use super::pack::Pack;
use super::places::Places;
use super::policy::Policy;
use super::set::RuleSet;
use crate::lexicon::file::{FormsFile, WordsFile};
use crate::lexicon::{Lexicon, MutationFile};
use crate::text::{Diagnostic, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A rule file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// The name shown in messages.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// A text that examples name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Its pack and its name in examples: "core/seed".
    pub id: String,
    /// The rule file that declares it.
    pub declared_in: String,
    /// The file that holds it, as written there.
    pub file: Option<String>,
    /// The text, where it is known already.
    pub text: Option<String>,
}

/// A word set of a rule file.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnSet {
    /// The file.
    pub file: String,
    /// The pack that it belongs to.
    pub pack: String,
    /// Its name, with its place.
    pub name: (String, Span),
    /// Its words.
    pub words: WordsFile,
}

/// Why a rule that was read is not in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It says `enabled = false` itself.
    Off,
    /// A `[disable]` table names it.
    Disabled,
    /// Another rule says `replaces`.
    Replaced,
}

/// A rule that was read and is not in force.
#[derive(Debug)]
pub struct LeftOut {
    /// The rule.
    pub rule: Rule,
    /// Why.
    pub how: How,
    /// Where that is said.
    pub by: Origin,
}

/// The tables of words, for those who want to see them.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The word sets of all files, the latest of each name.
    pub words: BTreeMap<String, WordsFile>,
    /// The word sets of each pack.
    pub packs: BTreeMap<String, BTreeMap<String, WordsFile>>,
    /// Irregular forms and spellings.
    pub forms: FormsFile,
    /// The forms of closed classes: lines of form, lemma, inflection.
    pub closed: String,
    /// What can be changed in a sentence.
    pub mutation: MutationFile,
}

/// What was loaded.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The rules in force.
    pub rules: RuleSet,
    /// The rules that are not, in the order in which they went.
    pub left_out: Vec<LeftOut>,
    /// Word sets and forms as written.
    pub vocabulary: Vocabulary,
    /// Where word sets and lines of the policy stand.
    pub places: Places,
    /// The policy.
    pub policy: Policy,
    /// The lexicon, extended by the tables of the files.
    pub lexicon: Arc<Lexicon>,
    /// What the files say of articles, in the order of the files.
    pub articles: Vec<Article>,
    /// The texts that examples name.
    pub sources: Vec<SourceText>,
    /// The word sets of the files.
    pub sets: Vec<OwnSet>,
    /// The packs, in the order of loading.
    pub packs: Vec<Pack>,
    /// What looks wrong but stops nothing.
    pub warnings: Vec<Diagnostic>,
}
