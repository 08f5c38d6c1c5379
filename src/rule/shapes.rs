//! Shapes of values that rule files hold, for their schema alone.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Defines a shape: its name and its schema.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident $schema:tt)+) => {$(
        $(#[$doc])*
        pub enum $name {}

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )+};
}

shapes! {
    /// A share.
    Share { "type": "number", "minimum": 0, "maximum": 1 }
    /// A weight of words.
    Weight { "type": "number", "minimum": 0, "maximum": 100 }
    /// A number of sentences.
    Sentences { "type": "integer", "minimum": 1, "maximum": 3 }
    /// The version of the rule language.
    Version { "type": "integer", "enum": [1] }
    /// The version of a pack.
    PackVersion { "type": "string", "pattern": "^[0-9]+[.][0-9]+[.][0-9]+([-+].*)?$" }
    /// The id of a rule.
    Id { "type": "string", "pattern": "^[a-z0-9-]{1,80}$" }
    /// A pattern.
    PatternText { "type": "string", "minLength": 1, "maxLength": 2000 }
    /// A SHA-256 in hexadecimal.
    Sha { "type": "string", "pattern": "^[0-9A-Fa-f]{64}$" }
    /// A day.
    Day { "type": "string", "format": "date" }
    /// What an entity is.
    EntityKind { "type": "string", "enum": ["person", "place", "organisation"] }
    /// What stands for an entity.
    PronounWord { "type": "string", "enum": ["he", "she", "it", "they"] }
    /// How loud a caveat is.
    LevelName { "type": "string", "enum": ["note", "caveat", "review"] }
}
