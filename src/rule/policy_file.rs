//! The policy as typed.

use super::shapes;
use crate::outcome::Difference;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// `[difference] KIND = { contradicted = 0.9, possible = 0.7 }`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct LevelsFile {
    /// From this identity on: contradicted.
    #[schemars(with = "shapes::Share")]
    pub contradicted: Option<f64>,
    /// From this identity on: shown as possible.
    #[schemars(with = "shapes::Share")]
    pub possible: Option<f64>,
}

/// One line of `[support]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct SupportFile {
    /// The share that must match exactly; for `stated`.
    #[schemars(with = "shapes::Share")]
    pub exact: Option<f64>,
    /// The least share that is matched.
    #[schemars(with = "shapes::Share")]
    pub coverage: Option<f64>,
    /// The heaviest word that may be missing.
    #[schemars(with = "shapes::Weight")]
    pub heaviest: Option<f64>,
    /// The most weight that may be missing.
    #[schemars(with = "shapes::Weight")]
    pub missing: Option<f64>,
    /// From how many sentences.
    #[schemars(with = "shapes::Sentences")]
    pub sentences: Option<i64>,
    /// Whether these must be neighbours.
    #[schemars(with = "bool")]
    pub neighbours: Option<bool>,
    /// The least points; for `paraphrased`.
    #[schemars(with = "shapes::Weight")]
    pub points: Option<f64>,
    /// The least number of words with a counterpart; for `paraphrased`.
    #[schemars(with = "shapes::Weight")]
    pub least: Option<f64>,
    /// Points for each word with a counterpart; for `paraphrased`.
    #[schemars(with = "shapes::Weight")]
    pub word: Option<f64>,
    /// Points for each participant told in another part; for `paraphrased`.
    #[schemars(with = "shapes::Weight")]
    pub moved: Option<f64>,
    /// Points for each detail that agrees; for `paraphrased`.
    #[schemars(with = "shapes::Weight")]
    pub agreed: Option<f64>,
}

/// The kinds of support with a line of their own in `[support]`, each with what it is.
pub const SUPPORTS: [(&str, &str); 4] = [
    ("stated", "In nearly the same words, in one sentence."),
    ("reworded", "In other words, in one sentence."),
    ("joined", "In other words, in several sentences."),
    ("paraphrased", "By points for what the statement and a passage share."),
];

/// Levels by kind of difference.
pub fn differences(generator: &mut SchemaGenerator) -> Schema {
    let levels = generator.subschema_for::<LevelsFile>();
    closed(Difference::ALL.iter().map(|d| (d.code(), d.meaning(), levels.clone())))
}

/// A table of known keys.
pub fn closed<'a>(keys: impl Iterator<Item = (&'a str, &'a str, Schema)>) -> Schema {
    let one = |(name, description, schema): (&str, &str, Schema)| {
        let schema = json!({ "description": description, "allOf": [schema] });
        (name.to_owned(), schema)
    };
    let properties: Map<String, Value> = keys.map(one).collect();
    json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
}
