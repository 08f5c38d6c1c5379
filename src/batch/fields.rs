//! Which members of a row hold what: by their own names, or by those that other tools give them.

use super::fault::{Fault, FaultCode};
use serde_json::{Map, Value};

/// What a row can tell, by the names under which factmark knows it.
pub const FIELDS: [&str; 7] = ["statement", "text", "id", "source", "source_text", "label", "waive"];

/// For each field the member that holds it; a path of names joined by dots leads into inner objects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    given: Vec<(String, String)>,
}

impl Fields {
    /// The field `field` is found under `key`.
    ///
    /// # Errors
    /// There is no such field, it is given twice, or the key is empty.
    pub fn map(&mut self, field: &str, key: &str) -> Result<(), Fault> {
        let usage = |message: String| Err(Fault::new(FaultCode::Usage, message));
        if !FIELDS.contains(&field) {
            return usage(format!("a row has no field `{field}`; it has {}", FIELDS.join(", ")));
        }
        if key.is_empty() {
            return usage(format!("`{field}` is mapped to nothing"));
        }
        if self.given.iter().any(|(f, _)| f == field) {
            return usage(format!("`{field}` is mapped twice"));
        }
        self.given.push((field.to_string(), key.to_string()));
        Ok(())
    }

    /// The name of the member that holds a field.
    pub fn key<'a>(&'a self, field: &'a str) -> &'a str {
        self.given.iter().find(|(f, _)| f == field).map_or(field, |(_, key)| key)
    }

    /// What a row has for a field; a member whose own name has dots comes first.
    pub fn get<'v>(&self, map: &'v Map<String, Value>, field: &str) -> Option<&'v Value> {
        let key = self.key(field);
        let inner = || {
            let mut names = key.split('.');
            let first = map.get(names.next()?)?;
            names.try_fold(first, |value, name| value.get(name))
        };
        map.get(key).or_else(inner).filter(|v| !v.is_null())
    }
}
