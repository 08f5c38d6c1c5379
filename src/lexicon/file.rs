//! The lexicon as typed in TOML: the tables of `rules/lexicon/*.toml` and of a desk's own files.
//!
//! The build script reads the shipped files into one [`LexiconFile`] and puts it into the binary, so that starting is cheap.

use super::mutation_file::MutationFile;
use super::people_file::{NamesFile, OfficeFile, PlaceFile, TitleFile};
use super::value_file::{CalendarFile, FigureFile, HedgeFile, NumeralsFile, UnitFile};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An entry of the dictionary, below `[verb.NAME]`, `[noun.NAME]`, `[adjective.NAME]` or `[adverb.NAME]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct EntryFile {
    /// Says the same, both ways. Each item is a word or a phrase of the same part of speech.
    pub same: Vec<String>,
    /// Follows from the headword, not back: soar implies rise.
    pub implies: Vec<String>,
    /// Cannot both be true of the same event.
    pub opposite: Vec<String>,
    /// The same idea in another part of speech, "invasion:n" (n, v, a, r).
    pub derived: Vec<String>,
    /// The same event with its parts exchanged: buy and sell.
    pub converse: Vec<String>,
}

/// What may be said for a headword, below `[thesaurus.verb]` and so on: `switch = "alter, change, shift:n"`. Weaker than the
/// dictionary, which goes before it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ThesaurusFile {
    /// Verbs by headword.
    pub verb: BTreeMap<String, String>,
    /// Nouns by headword.
    pub noun: BTreeMap<String, String>,
    /// Adjectives by headword.
    pub adjective: BTreeMap<String, String>,
    /// Adverbs by headword.
    pub adverb: BTreeMap<String, String>,
}

/// A word set, below `[words.NAME]`. Verbs and nouns are matched in every inflection, phrases as they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct WordsFile {
    /// Verbs in the dictionary form; phrasal verbs keep their particle ("point out").
    pub verbs: Vec<String>,
    /// Nouns in the singular.
    pub nouns: Vec<String>,
    /// Adjectives and adverbs.
    pub adjectives: Vec<String>,
    /// Literal words or phrases.
    pub phrases: Vec<String>,
    /// Regular expressions over one token.
    pub regex: Vec<String>,
    /// Word sets whose entries belong to this one too.
    pub extend: Vec<String>,
    /// Phrases in which an entry does not count ("list price").
    pub without: Vec<String>,
}

impl WordsFile {
    /// Its keys.
    pub const KEYS: &'static [&'static str] =
        &["verbs", "nouns", "adjectives", "phrases", "regex", "extend", "without"];
}

/// Word forms that the rules of inflection do not reach, below `[forms]`: one line of blank-separated forms a word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct FormsFile {
    /// Verbs: base, past tense, participle; a slash separates forms in equal use.
    pub verbs: String,
    /// Verbs whose -ing form the rules miss: base, form.
    pub ing: String,
    /// Nouns: singular, plural; "/series" is its own plural.
    pub nouns: String,
    /// Adjectives: base, comparative, superlative.
    pub adjectives: String,
    /// Adverbs: base, comparative, superlative.
    pub adverbs: String,
    /// Verbs of several syllables that double their last letter before -ed and -ing, blank-separated.
    pub doubled: String,
    /// Spellings: the lemma, then other ways to write it.
    pub spelling: String,
}

/// The closed classes, below `[closed]`: blank-separated words by part of speech.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ClosedFile {
    /// Words by the name of a [`Tag`](super::tag::Tag) in lower case.
    pub words: BTreeMap<String, String>,
    /// Lines of form, lemma, inflection.
    pub lemmas: String,
    /// Auxiliaries that are main verbs where no verb follows.
    pub main: String,
    /// Pronouns that are subjects only.
    pub subject: String,
    /// Words whose readings of open classes count in full.
    pub open: String,
    /// Verbs with their particles: "give:up,in".
    pub phrasal: String,
    /// Verbs that take a verb without "to".
    pub bare: String,
    /// The prepositions that lead the agent of a passive.
    pub agent: String,
    /// Verbs that have no passive.
    pub intransitive: String,
    /// Verbs that are hardly met but as a participle.
    pub passive: String,
}

/// How well words of one class follow another, below `[grammar]`: tenths of a natural logarithm.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct GrammarFile {
    /// What a reading of an open class loses beside one of a closed class.
    pub open: i32,
    /// What a particle loses after a verb that is not listed with it.
    pub particle: i32,
    /// What a capitalised word inside a sentence loses as anything but a name.
    pub capital: i32,
    /// What a known word loses as a name at the start of a sentence, before another capital.
    pub initial_before_capital: i32,
    /// The same, elsewhere.
    pub initial: i32,
    /// What an adjective loses beside a participle of the same form.
    pub participial: i32,
    /// What a verb without "to" wins after one that takes it.
    pub bare: i32,
    /// What a participle that cannot be one loses after a noun, and a past tense that is hardly one anywhere.
    pub voice: i32,
    /// What a subordinator wins after a verb of speech.
    pub clause: i32,
    /// The same class on both sides of a coordinator.
    pub parallel: i32,
    /// A verb in -s behind a noun in the singular that counts several ("three forest blazes").
    pub several: i32,
    /// A finite verb where a subject waits for one.
    pub wanted: i32,
    /// A finite verb in a clause that has one.
    pub second: i32,
    /// A finite verb without a subject.
    pub subjectless: i32,
    /// A clause that ends with a subject and no verb.
    pub verbless: i32,
    /// Rows of class and weight, by the class before.
    pub after: BTreeMap<String, String>,
}

/// Speech verbs and phrases of one class, below `[[cue]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct CueFile {
    /// Verbs, phrasal ones with their particle.
    pub verbs: Vec<String>,
    /// Nouns: "claim", "statement".
    pub nouns: Vec<String>,
    /// Adjectives and adverbs: "adamant".
    pub adjectives: Vec<String>,
    /// Phrases as they stand, their first word in any inflection: "according to", "make clear".
    pub phrases: Vec<String>,
    /// factive, estimate, say, claim or deny.
    #[schemars(extend("enum" = ["factive", "estimate", "say", "claim", "deny"]))]
    pub class: String,
}

/// Words that change the truth of what they govern, below `[[operator]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct OperatorFile {
    /// Lemmas or phrases; a last "to" marks what takes an infinitive.
    pub words: Vec<String>,
    /// What the complement is when the operator is affirmed / denied: + true, - false, ? open.
    #[schemars(regex(pattern = "^[+?-]/[+?-]$"))]
    pub signature: String,
    /// plan, threat, possible, attempt or claimed; empty where the complement is a fact or its denial.
    #[schemars(extend("enum" = ["", "plan", "threat", "possible", "attempt", "claimed"]))]
    pub status: String,
}

/// A group of words, below `[[same]]` or `[[narrower]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct GroupFile {
    /// Words or phrases; in `[[narrower]]` the first implies the others.
    pub words: Vec<String>,
}

/// Nouns in -ing that every known verb makes, below `[gerund]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct GerundFile {
    /// Nouns in -ing that do not tell the act of their verb, blank-separated.
    pub except: String,
}

/// One act told from either side, below `[[converse]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ConverseFile {
    /// The verbs of the one side, and those of the other.
    pub verbs: [Vec<String>; 2],
    /// What is one and the same: a part of the one side, and a part of the other.
    pub parts: Vec<[String; 2]>,
}

/// Steps that follow each other, below `[ladder.NAME]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct LadderFile {
    /// The steps from the first to the last, each with the words and phrases that tell it: verbs, or "conviction:n" (n, v,
    /// a, r).
    pub steps: Vec<Vec<String>>,
}

/// Pairs of opposites, below `[[opposite]]`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct PairsFile {
    /// Two words or phrases each.
    pub pairs: Vec<(String, String)>,
}

/// Everything that lexicon files may hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct LexiconFile {
    /// Dictionary: verbs.
    pub verb: BTreeMap<String, EntryFile>,
    /// Dictionary: nouns.
    pub noun: BTreeMap<String, EntryFile>,
    /// Dictionary: adjectives.
    pub adjective: BTreeMap<String, EntryFile>,
    /// Dictionary: adverbs.
    pub adverb: BTreeMap<String, EntryFile>,
    /// Thesaurus.
    pub thesaurus: ThesaurusFile,
    /// Word sets.
    pub words: BTreeMap<String, WordsFile>,
    /// Groups of words that say the same.
    pub same: Vec<GroupFile>,
    /// Groups whose first word implies the others.
    pub narrower: Vec<GroupFile>,
    /// Opposites.
    pub opposite: Vec<PairsFile>,
    /// Groups of which one only can be said of a thing: hours, days, weeks.
    pub exclusive: Vec<GroupFile>,
    /// Nouns in -ing.
    pub gerund: GerundFile,
    /// Speech verbs by class.
    pub cue: Vec<CueFile>,
    /// Operators.
    pub operator: Vec<OperatorFile>,
    /// Acts told from either side.
    pub converse: Vec<ConverseFile>,
    /// Ladders of steps.
    pub ladder: BTreeMap<String, LadderFile>,
    /// How common words are, by first letter: a line a lemma, "abandon v17 n2 120".
    pub priors: BTreeMap<String, String>,
    /// Irregular forms and spellings.
    pub forms: FormsFile,
    /// The closed classes.
    pub closed: ClosedFile,
    /// What stands beside what.
    pub grammar: GrammarFile,
    /// Words that keep a full stop ("Mr", "Gov", "Inc").
    pub abbreviations: Vec<String>,
    /// Number words.
    pub numerals: NumeralsFile,
    /// Units of measure.
    pub unit: Vec<UnitFile>,
    /// Hedges and bounds.
    pub hedge: Vec<HedgeFile>,
    /// Words around numbers.
    pub figure: FigureFile,
    /// Words of the calendar.
    pub calendar: CalendarFile,
    /// Places.
    pub place: Vec<PlaceFile>,
    /// What shows whom capitals name.
    pub names: NamesFile,
    /// Offices.
    pub office: Vec<OfficeFile>,
    /// Words for persons.
    pub title: Vec<TitleFile>,
    /// What `rules mutate` changes.
    pub mutation: MutationFile,
}

impl LexiconFile {
    /// The names of the tables, as they stand in TOML.
    #[rustfmt::skip]
    pub const TABLES: &'static [&'static str] = &[
        "verb", "noun", "adjective", "adverb", "thesaurus", "words", "same", "narrower", "opposite", "exclusive", "gerund", "cue",
        "operator", "ladder", "converse",
        "priors", "forms", "closed", "grammar", "abbreviations", "numerals",
        "unit", "hedge", "figure", "calendar", "place", "names", "office", "title", "mutation",
    ];
}
