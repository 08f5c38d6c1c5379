//! What the examples of rules try, counted, and what they leave untried.

use super::json::SCHEMA_VERSION;
use crate::coverage::{Coverage, Item, Kind};
use crate::text::Lines;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many of a kind there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Count {
    /// pattern, alternative or word.
    pub kind: &'static str,
    /// How many an example tries.
    pub tried: usize,
    /// How many there are.
    pub all: usize,
}

/// Something that no example tries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Untried {
    /// pattern, alternative or word.
    pub kind: &'static str,
    /// The rule or word set that holds it.
    pub of: String,
    /// As it is written.
    pub text: String,
    /// The file.
    pub file: String,
    /// Line, from 1; of a word, that of its set.
    pub line: usize,
    /// Column, from 1, in code points.
    pub column: usize,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Covered {
    /// The version of this format.
    pub schema_version: u32,
    /// By kind.
    pub counts: Vec<Count>,
    /// By rule and word set.
    pub untried: Vec<Untried>,
}

impl Covered {
    /// The coverage as it is written; `text` gives a file's text by its name.
    pub fn of<'t>(coverage: &Coverage, text: impl Fn(&str) -> Option<&'t str>) -> Self {
        let count = |kind: Kind| {
            let (tried, all) = coverage.count(kind);
            Count { kind: kind.name(), tried, all }
        };
        let mut lines: BTreeMap<&str, Option<(Lines, &str)>> = BTreeMap::new();
        let mut untried = Vec::new();
        for item in coverage.items.iter().filter(|i| !i.tried) {
            let known = lines.entry(&item.file).or_insert_with(|| text(&item.file).map(|t| (Lines::new(t), t)));
            let at = known.as_ref().map_or((1, 1), |(lines, text)| lines.position(text, item.span.start as usize));
            untried.push(row(item, at));
        }
        Self { schema_version: SCHEMA_VERSION, counts: Kind::ALL.map(count).to_vec(), untried }
    }

    /// What it came to, in one line.
    pub fn summary(&self) -> String {
        let told: Vec<String> = self.counts.iter().map(|c| format!("{} of {} {}s", c.tried, c.all, c.kind)).collect();
        format!("tried by examples: {}\n", told.join(", "))
    }
}

fn row(item: &Item, (line, column): (usize, usize)) -> Untried {
    let Item { owner, text, file, .. } = item.clone();
    Untried { kind: item.kind.name(), of: owner, text, file, line, column }
}
