//! Rule files as typed: every field as a person wrote it, with its place.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

/// A string with its place.
pub type Text = Spanned<String>;

/// The tables of a rule file beside `[[rule]]` and the lexicon's.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct HeadFile {
    /// The version of the rule language; 1.
    pub language_version: Option<Spanned<i64>>,
    /// The pack that the rules belong to; "own" where it is missing.
    pub pack: Option<Text>,
    /// The name of the pack for people.
    pub name: Option<Text>,
    /// Its licence.
    pub licence: Option<Text>,
    /// The article that a claims file is for.
    pub article: Option<Text>,
    /// The SHA-256 that the article must have.
    pub sha256: Option<Text>,
    /// The day the article was written.
    pub dateline: Option<Spanned<Datetime>>,
    /// Persons, places and bodies of the article.
    pub entity: Vec<Spanned<EntityFile>>,
    /// Rules to leave out.
    pub disable: DisableFile,
    /// Texts that examples name.
    pub source: Vec<SourceFile>,
}

/// `[[entity]]`: a person, place or body of an article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct EntityFile {
    /// Its full name.
    pub name: Option<Text>,
    /// Other names.
    pub aliases: Vec<Text>,
    /// person, place or organisation.
    pub kind: Option<Text>,
    /// "he", "she", "it" or "they".
    pub pronoun: Option<Text>,
    /// Offices and titles: "president of Mexico".
    pub roles: Vec<Text>,
}

/// `[disable]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct DisableFile {
    /// Names of rules, "core/designation".
    pub rules: Vec<Text>,
}

/// `[[source]]`: a text that examples name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SourceFile {
    /// Its name.
    pub id: Text,
    /// A file, as seen from this one's folder.
    pub file: Option<String>,
    /// The text itself.
    pub text: Option<String>,
}

/// A slot name, or several that stand together.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One field.
    One(String),
    /// An alternative: these fields together.
    Many(Vec<String>),
}

/// `[[rule]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct RuleFile {
    /// Its name within the pack.
    pub id: Option<Text>,
    /// What it is about, for reports.
    pub family: Option<Text>,
    /// One line of explanation with `{slot}`.
    pub about: Option<Text>,
    /// The patterns, tried in order.
    pub patterns: Vec<Text>,
    /// Types of slots.
    pub slots: BTreeMap<Text, Text>,
    /// What makes two claims about the same thing.
    pub key: Vec<Spanned<OneOrMany>>,
    /// The least overlap of key slots.
    pub need: BTreeMap<Text, Spanned<f64>>,
    /// How slots are compared.
    pub check: BTreeMap<Text, Text>,
    /// Slots with one right value.
    pub single: Vec<Text>,
    /// A value that belongs to one holder.
    pub unique: BTreeMap<Text, Text>,
    /// What makes a list complete.
    pub closes: BTreeMap<Text, Spanned<OneOrMany>>,
    /// What polarity and status do.
    pub context: Option<Text>,
    /// Slots without which no claim is formed.
    pub require: Vec<Text>,
    /// Slots that turn the claim into its denial.
    #[serde(default)]
    pub denies: Vec<Text>,
    /// Whether it is used; true.
    pub enabled: Option<bool>,
    /// The rule of another pack that this one replaces.
    pub replaces: Option<Text>,
    /// A reference for people.
    pub link: Option<String>,
    /// Why the rule is as it is.
    pub because: Option<String>,
    /// Levels of differences for this rule alone.
    pub policy: BTreeMap<Text, Spanned<LevelsFile>>,
    /// Examples of verdicts.
    pub example: Vec<Spanned<ExampleFile>>,
    /// Texts and what is read in them.
    pub reads: Vec<Spanned<ReadsFile>>,
    /// Texts in which nothing is read.
    pub ignores: Vec<Spanned<IgnoresFile>>,
}

/// `[difference] KIND = { contradicted = 0.9, possible = 0.7 }`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct LevelsFile {
    /// From this identity on: contradicted.
    pub contradicted: Option<f64>,
    /// From this identity on: shown as possible.
    pub possible: Option<f64>,
}

/// `[[rule.example]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ExampleFile {
    /// The name of a source, or its text.
    pub source: Option<Text>,
    /// The statement.
    pub statement: Option<Text>,
    /// supported, contradicted or absent.
    pub verdict: Option<Text>,
    /// The caveats, exactly.
    pub caveats: Option<Vec<Text>>,
    /// A reason that must be given.
    pub reason: Option<Text>,
    /// Words that must lie inside the evidence.
    pub evidence: Option<String>,
    /// The rule that must have decided.
    pub by: Option<String>,
    /// Why a person says so.
    pub because: Option<String>,
    /// Known to fail.
    pub todo: bool,
}

/// `[[rule.reads]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct ReadsFile {
    /// The text.
    pub text: String,
    /// Slots and the words that must fill them.
    pub slots: BTreeMap<Text, String>,
    /// Known to fail.
    pub todo: bool,
}

/// `[[rule.ignores]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct IgnoresFile {
    /// The text.
    pub text: String,
    /// Known to fail.
    pub todo: bool,
}

/// One line of `[support]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct SupportFile {
    /// The share that must match exactly; for `stated`.
    pub exact: Option<f64>,
    /// The least share that is matched.
    pub coverage: Option<f64>,
    /// The heaviest word that may be missing.
    pub heaviest: Option<f64>,
    /// The most weight that may be missing.
    pub missing: Option<f64>,
    /// From how many sentences.
    pub sentences: Option<i64>,
    /// Whether these must be neighbours.
    pub neighbours: Option<bool>,
    /// The least points; for `paraphrased`.
    pub points: Option<f64>,
    /// The least number of words with a counterpart; for `paraphrased`.
    pub least: Option<f64>,
    /// Points for each word with a counterpart; for `paraphrased`.
    pub word: Option<f64>,
    /// Points for each participant told in another part; for `paraphrased`.
    pub moved: Option<f64>,
    /// Points for each detail that agrees; for `paraphrased`.
    pub agreed: Option<f64>,
}

/// The keys of each table, for "did you mean".
pub mod keys {
    /// Beside `[[rule]]`, the policy's and the lexicon's tables.
    pub const HEAD: &[&str] = &[
        "language-version",
        "pack",
        "name",
        "licence",
        "article",
        "sha256",
        "dateline",
        "entity",
        "disable",
        "source",
    ];
    /// The tables of the policy.
    pub const POLICY: &[&str] = &["difference", "support", "caveat"];
    /// `[[rule]]`.
    pub const RULE: &[&str] = &[
        "id", "family", "about", "patterns", "slots", "key", "need", "check", "single", "unique", "closes", "context",
        "require", "denies", "enabled", "replaces", "link", "because", "policy", "example", "reads", "ignores",
    ];
    /// `[[rule.example]]`.
    pub const EXAMPLE: &[&str] =
        &["source", "statement", "verdict", "caveats", "reason", "evidence", "by", "because", "todo"];
    /// `[[rule.reads]]`.
    pub const READS: &[&str] = &["text", "slots", "todo"];
    /// `[[rule.ignores]]`.
    pub const IGNORES: &[&str] = &["text", "todo"];
    /// `[[entity]]`.
    pub const ENTITY: &[&str] = &["name", "aliases", "kind", "pronoun", "roles"];
    /// `[[source]]`.
    pub const SOURCE: &[&str] = &["id", "file", "text"];
    /// `[disable]`.
    pub const DISABLE: &[&str] = &["rules"];
}
