//! The list of rules, for a person and as JSON.

use super::columns::columns;
use super::words::Place;
use crate::rule::{How, LeftOut, Loaded, Rule};
use schemars::JsonSchema;
use serde::Serialize;

/// One rule of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Listed {
    /// Pack and id.
    pub rule: String,
    /// The pack.
    pub pack: String,
    /// Its family.
    pub family: &'static str,
    /// One line of explanation.
    pub about: String,
    /// on, off (it says so itself), disabled or replaced.
    pub state: &'static str,
    /// Where another file says so.
    pub by: Option<Place>,
    /// The file.
    pub file: String,
    /// The line in that file, from 1.
    pub line: usize,
    /// How many patterns it has.
    pub patterns: usize,
    /// How many examples, near misses included.
    pub examples: usize,
}

impl Listed {
    /// A rule as a row; `out` where it is not in force.
    pub fn of(rule: &Rule, out: Option<&LeftOut>) -> Self {
        Self {
            rule: rule.name.to_string(),
            pack: rule.name.split('/').next().unwrap_or("").to_owned(),
            family: rule.family.name(),
            about: rule.about.clone(),
            state: out.map_or("on", |o| state(o.how)),
            by: out.filter(|o| o.how != How::Off).map(|o| Place::of(Some(&o.by))),
            file: rule.origin.file.to_string(),
            line: rule.origin.line,
            patterns: rule.patterns.len(),
            examples: rule.examples.len() + rule.reads.len() + rule.ignores.len(),
        }
    }

    /// Every rule that was read: those in force, then the others.
    pub fn all(loaded: &Loaded) -> Vec<Self> {
        let on = loaded.rules.rules().iter().map(|rule| Self::of(rule, None));
        on.chain(loaded.left_out.iter().map(|out| Self::of(&out.rule, Some(out)))).collect()
    }

    /// "on", or why not and where that is said.
    pub fn stands(&self) -> String {
        match &self.by {
            Some(place) => format!("{} in {}", self.state, place.shown()),
            None => self.state.to_owned(),
        }
    }
}

/// Why a rule is not in force, in one word.
pub const fn state(how: How) -> &'static str {
    match how {
        How::Off => "off",
        How::Disabled => "disabled",
        How::Replaced => "replaced",
    }
}

/// The rules as a table.
pub fn table(rules: &[Listed]) -> String {
    let head = ["rule", "family", "patterns", "examples", "stands in", "state"].map(str::to_owned);
    let row = |r: &Listed| {
        let count = |n: usize, head: &str| format!("{n:>width$}", width = head.len());
        [
            r.rule.clone(),
            r.family.to_owned(),
            count(r.patterns, "patterns"),
            count(r.examples, "examples"),
            format!("{}:{}", r.file, r.line),
            r.stands(),
        ]
    };
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(rules.iter().map(row)).collect();
    let on = rules.iter().filter(|r| r.state == "on").count();
    let off = if on < rules.len() { format!(", {} not in force", rules.len() - on) } else { String::new() };
    columns(&rows, "") + &format!("{on} rules{off}\n")
}
