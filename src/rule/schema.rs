//! The JSON Schema of rule files, made of the types that read them.

use super::file::{HeadFile, RuleFile, SupportFile};
use super::policy_file::{SUPPORTS, closed, differences};
use super::shapes::LevelName;
use crate::lexicon::LexiconFile;
use crate::outcome::Caveat;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The schema of a rule file: draft 7, which the language servers of TOML know.
pub fn file_schema() -> Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<Document>().to_value();
    plain(&mut schema, false);
    schema
}

/// A whole file: its head, its policy, the tables of the lexicon, and the rules.
enum Document {}

impl JsonSchema for Document {
    fn schema_name() -> Cow<'static, str> {
        "factmark rule file".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut all = Map::new();
        let parts = [HeadFile::json_schema(generator), LexiconFile::json_schema(generator)];
        for part in parts {
            if let Some(Value::Object(properties)) = part.as_value().get("properties") {
                all.extend(properties.clone());
            }
        }
        let mut add = |name: &str, description: &str, mut schema: Schema| {
            schema.insert("description".to_owned(), description.into());
            all.insert(name.to_owned(), schema.to_value());
        };
        add("difference", "What each kind of difference does.", differences(generator));
        let line = generator.subschema_for::<SupportFile>();
        let support = closed(SUPPORTS.iter().map(|(name, meaning)| (*name, *meaning, line.clone())));
        add("support", "What share of a statement must have its counterpart.", support);
        let level = generator.subschema_for::<LevelName>();
        let caveats = closed(Caveat::ALL.iter().map(|c| (c.code(), c.meaning(), level.clone())));
        add("caveat", "How loud each caveat is; `--strict` turns `review` into absent.", caveats);
        add("rule", "What can be claimed.", generator.subschema_for::<Vec<RuleFile>>());
        json_schema!({
            "description": "Rules, words and policy of factmark.",
            "type": "object",
            "properties": all,
            "additionalProperties": false
        })
    }
}

/// Takes away what says nothing to a person who writes TOML: defaults of the program, sizes of its integers, null.
fn plain(value: &mut Value, names: bool) {
    match value {
        Value::Object(map) => {
            if !names {
                map.remove("default");
                let date = map.get("format").is_none_or(|f| f == "date");
                if !date {
                    map.remove("format");
                }
                if let Some(Value::Array(types)) = map.get_mut("type") {
                    types.retain(|t| t != "null");
                    if let [one] = types.as_slice() {
                        let one = one.clone();
                        map.insert("type".to_owned(), one);
                    }
                }
            }
            map.iter_mut().for_each(|(key, inner)| plain(inner, key == "properties" || key == "definitions"));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| plain(item, false)),
        _ => {}
    }
}
