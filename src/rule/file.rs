//! Rule files as typed: every field as a person wrote it, with its place.

use super::kind::{Comparator, Context, Family, SlotKind};
use super::policy_file::differences;
pub use super::policy_file::{LevelsFile, SupportFile};
use super::shapes;
use crate::outcome::{Caveat, Reason, Verdict};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

/// A string with its place.
pub type Text = Spanned<String>;

/// The tables of a rule file beside `[[rule]]` and the lexicon's.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct HeadFile {
    /// The version of the rule language; 1.
    #[schemars(with = "shapes::Version")]
    pub language_version: Option<Spanned<i64>>,
    /// The pack that the rules belong to; "own" where it is missing.
    #[schemars(with = "String")]
    pub pack: Option<Text>,
    /// The name of the pack for people.
    #[schemars(with = "String")]
    pub name: Option<Text>,
    /// Its licence.
    #[schemars(with = "String")]
    pub licence: Option<Text>,
    /// The version of the pack.
    #[schemars(with = "shapes::PackVersion")]
    pub version: Option<Text>,
    /// The packs that it needs, each with the versions that will do.
    #[schemars(with = "BTreeMap<String, String>")]
    pub requires: BTreeMap<Text, Text>,
    /// The article that a claims file is for.
    #[schemars(with = "String")]
    pub article: Option<Text>,
    /// The SHA-256 that the article must have.
    #[schemars(with = "shapes::Sha")]
    pub sha256: Option<Text>,
    /// The day the article was written.
    #[schemars(with = "shapes::Day")]
    pub dateline: Option<Spanned<Datetime>>,
    /// Persons, places and bodies of the article.
    #[schemars(with = "Vec<EntityFile>")]
    pub entity: Vec<Spanned<EntityFile>>,
    /// What the desk has decided of statements on the article.
    #[schemars(with = "Vec<DecisionFile>")]
    pub decision: Vec<Spanned<DecisionFile>>,
    /// Facts of the article that no statement may get wrong.
    #[schemars(with = "Vec<GuardFile>")]
    pub guard: Vec<Spanned<GuardFile>>,
    /// Rules to leave out.
    pub disable: DisableFile,
    /// Texts that examples name.
    pub source: Vec<SourceFile>,
}

/// `[[entity]]`: a person, place or body of an article.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(extend("required" = ["name"]))]
pub struct EntityFile {
    /// Its full name.
    #[schemars(with = "String")]
    pub name: Option<Text>,
    /// Other names.
    #[schemars(with = "Vec<String>")]
    pub aliases: Vec<Text>,
    /// person, place or organisation.
    #[schemars(with = "shapes::EntityKind")]
    pub kind: Option<Text>,
    /// "he", "she", "it" or "they".
    #[schemars(with = "shapes::PronounWord")]
    pub pronoun: Option<Text>,
    /// Offices and titles: "president of Mexico".
    #[schemars(with = "Vec<String>")]
    pub roles: Vec<Text>,
}

/// `[[decision]]`: what a desk has decided of a statement on an article.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(extend("required" = ["verdict", "by", "because"]))]
pub struct DecisionFile {
    /// The statement.
    #[schemars(with = "String")]
    pub statement: Option<Text>,
    /// Words of it, in place of the statement: any statement that holds them is meant.
    #[schemars(with = "String")]
    pub words: Option<Text>,
    /// supported, contradicted or absent.
    #[schemars(with = "Verdict")]
    pub verdict: Option<Text>,
    /// Who decided.
    #[schemars(with = "String")]
    pub by: Option<Text>,
    /// Why.
    #[schemars(with = "String")]
    pub because: Option<Text>,
    /// When.
    #[schemars(with = "String")]
    pub date: Option<String>,
}

/// `[[guard]]`: a fact of an article that no statement may get wrong.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(extend("required" = ["id", "text"]))]
pub struct GuardFile {
    /// Its name in results, behind "guard/".
    #[schemars(with = "String")]
    pub id: Option<Text>,
    /// The fact, as a sentence that the article bears out.
    #[schemars(with = "String")]
    pub text: Option<Text>,
    /// Why it is guarded; for people.
    #[schemars(with = "String")]
    pub because: Option<String>,
}

/// `[disable]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct DisableFile {
    /// Names of rules, "core/designation".
    #[schemars(with = "Vec<String>")]
    pub rules: Vec<Text>,
}

/// `[[source]]`: a text that examples name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(extend("anyOf" = [{"required": ["file"], "additionalProperties": true}, {"required": ["text"], "additionalProperties": true}]))]
pub struct SourceFile {
    /// Its name.
    #[schemars(with = "String")]
    pub id: Text,
    /// A file, as seen from this one's folder.
    pub file: Option<String>,
    /// The text itself.
    pub text: Option<String>,
}

/// A slot name, or several that stand together.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One field.
    One(String),
    /// An alternative: these fields together.
    Many(Vec<String>),
}

/// `[[rule]]`.
// tombi asks for `additionalProperties` in every part that closes nothing
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(extend("required" = ["id", "patterns"], "if" = {"properties": {"context": {"const": "ignore"}}, "required": ["context"], "additionalProperties": true}, "then" = {"required": ["because"], "additionalProperties": true}))]
pub struct RuleFile {
    /// Its name within the pack.
    #[schemars(with = "shapes::Id")]
    pub id: Option<Text>,
    /// What it is about, for reports.
    #[schemars(with = "Family")]
    pub family: Option<Text>,
    /// One line of explanation with `{slot}`.
    #[schemars(with = "String")]
    pub about: Option<Text>,
    /// The patterns, tried in order.
    #[schemars(with = "Vec<shapes::PatternText>", length(min = 1))]
    pub patterns: Vec<Text>,
    /// Types of slots.
    #[schemars(with = "BTreeMap<String, SlotKind>")]
    pub slots: BTreeMap<Text, Text>,
    /// What makes two claims about the same thing.
    #[schemars(with = "Vec<OneOrMany>")]
    pub key: Vec<Spanned<OneOrMany>>,
    /// The least overlap of key slots.
    #[schemars(with = "BTreeMap<String, shapes::Share>")]
    pub need: BTreeMap<Text, Spanned<f64>>,
    /// How slots are compared.
    #[schemars(with = "BTreeMap<String, Comparator>")]
    pub check: BTreeMap<Text, Text>,
    /// Slots with one right value.
    #[schemars(with = "Vec<String>")]
    pub single: Vec<Text>,
    /// A value that belongs to one holder.
    #[schemars(with = "BTreeMap<String, String>")]
    pub unique: BTreeMap<Text, Text>,
    /// What makes a list complete.
    #[schemars(with = "BTreeMap<String, OneOrMany>")]
    pub closes: BTreeMap<Text, Spanned<OneOrMany>>,
    /// What polarity and status do.
    #[schemars(with = "Context")]
    pub context: Option<Text>,
    /// Slots without which no claim is formed.
    #[schemars(with = "Vec<String>")]
    pub require: Vec<Text>,
    /// Slots that turn the claim into its denial.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub denies: Vec<Text>,
    /// Slots that keep two claims apart where they disagree, whatever the wording makes of them.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub apart: Vec<Text>,
    /// Whether it is used; true.
    #[schemars(with = "bool")]
    pub enabled: Option<bool>,
    /// The rule of another pack that this one replaces.
    #[schemars(with = "String")]
    pub replaces: Option<Text>,
    /// A reference for people.
    #[schemars(with = "String")]
    pub link: Option<String>,
    /// Why the rule is as it is.
    #[schemars(with = "String")]
    pub because: Option<String>,
    /// Levels of differences for this rule alone.
    #[schemars(schema_with = "differences")]
    pub policy: BTreeMap<Text, Spanned<LevelsFile>>,
    /// Examples of verdicts.
    #[schemars(with = "Vec<ExampleFile>")]
    pub example: Vec<Spanned<ExampleFile>>,
    /// Texts and what is read in them.
    #[schemars(with = "Vec<ReadsFile>")]
    pub reads: Vec<Spanned<ReadsFile>>,
    /// Texts in which nothing is read.
    #[schemars(with = "Vec<IgnoresFile>")]
    pub ignores: Vec<Spanned<IgnoresFile>>,
    /// Whether it had keys that are not known, or some of its keys stand in another table.
    #[serde(skip)]
    pub strange: bool,
}

/// `[[rule.example]]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(extend("required" = ["source", "statement", "verdict"]))]
pub struct ExampleFile {
    /// The name of a source, or its text.
    #[schemars(with = "String")]
    pub source: Option<Text>,
    /// The statement.
    #[schemars(with = "String")]
    pub statement: Option<Text>,
    /// supported, contradicted or absent.
    #[schemars(with = "Verdict")]
    pub verdict: Option<Text>,
    /// The caveats, exactly.
    #[schemars(with = "Vec<Caveat>")]
    pub caveats: Option<Vec<Text>>,
    /// A reason that must be given.
    #[schemars(with = "Reason")]
    pub reason: Option<Text>,
    /// Words that must lie inside the evidence.
    #[schemars(with = "String")]
    pub evidence: Option<String>,
    /// The rule that must have decided.
    #[schemars(with = "String")]
    pub by: Option<String>,
    /// Why a person says so.
    #[schemars(with = "String")]
    pub because: Option<String>,
    /// Known to fail.
    pub todo: bool,
}

/// `[[rule.reads]]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(extend("required" = ["text"]))]
pub struct ReadsFile {
    /// The text.
    pub text: String,
    /// Slots and the words that must fill them.
    #[schemars(with = "BTreeMap<String, String>")]
    pub slots: BTreeMap<Text, String>,
    /// Known to fail.
    pub todo: bool,
}

/// `[[rule.ignores]]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
#[schemars(extend("required" = ["text"]))]
pub struct IgnoresFile {
    /// The text.
    pub text: String,
    /// Known to fail.
    pub todo: bool,
}

/// The keys of each table, for "did you mean".
pub mod keys {
    /// Beside `[[rule]]`, the policy's and the lexicon's tables.
    pub const HEAD: &[&str] = &[
        "language-version",
        "pack",
        "name",
        "licence",
        "version",
        "requires",
        "article",
        "sha256",
        "dateline",
        "entity",
        "decision",
        "guard",
        "disable",
        "source",
    ];
    /// The tables of the policy.
    pub const POLICY: &[&str] = &["difference", "support", "caveat"];
    /// `[[rule]]`.
    pub const RULE: &[&str] = &[
        "id", "family", "about", "patterns", "slots", "key", "need", "check", "single", "unique", "closes", "context",
        "require", "denies", "apart", "enabled", "replaces", "link", "because", "policy", "example", "reads",
        "ignores",
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
    /// `[[decision]]`.
    pub const DECISION: &[&str] = &["statement", "words", "verdict", "by", "because", "date"];
    /// `[[guard]]`.
    pub const GUARD: &[&str] = &["id", "text", "because"];
    /// `[[source]]`.
    pub const SOURCE: &[&str] = &["id", "file", "text"];
    /// `[disable]`.
    pub const DISABLE: &[&str] = &["rules"];
}
