//! Word sets, with every form that they match, for a person and as JSON.

use super::columns::columns;
use super::terminal::plural;
use crate::rule::{Entry, EntryKind, Gloss, Origin};
use schemars::JsonSchema;
use serde::Serialize;

/// A word set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetRow {
    /// Its name.
    pub set: String,
    /// The pack that it belongs to; none for a set that needs no table.
    pub pack: Option<String>,
    /// Where its table stands.
    #[serde(flatten)]
    pub place: Place,
    /// Where the tables of this name stand that it replaces, the latest first.
    pub replaces: Vec<Place>,
    /// Its entries, those of the sets that it extends behind its own.
    pub entries: Vec<EntryRow>,
    /// The rules whose patterns name it.
    pub rules: Vec<String>,
}

/// A place in a rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The file.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
}

/// One entry of a word set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EntryRow {
    /// verb, noun, adjective, phrase, regex, or without for what does not count.
    pub kind: &'static str,
    /// As written.
    pub entry: String,
    /// Every form that matches; none for an expression.
    pub forms: Vec<String>,
    /// The set whose table holds it: this one, or one that it extends.
    pub set: String,
    /// Where that table stands.
    #[serde(flatten)]
    pub place: Place,
}

impl Place {
    /// A place as a row has it.
    pub fn of(origin: Option<&Origin>) -> Self {
        Self { file: origin.map(|o| o.file.to_string()), line: origin.map(|o| o.line) }
    }

    /// "desk.toml:4"; nothing where there is no file.
    pub fn shown(&self) -> String {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => format!("{file}:{line}"),
            _ => String::new(),
        }
    }
}

impl SetRow {
    /// A set as a row.
    pub fn of(gloss: &Gloss) -> Self {
        let entry = |e: &Entry| EntryRow {
            kind: e.kind.name(),
            entry: e.entry.clone(),
            forms: e.forms.clone(),
            set: e.set.clone(),
            place: Place::of(e.origin.as_ref()),
        };
        Self {
            set: gloss.set.name.clone(),
            pack: Some(gloss.set.pack.clone()).filter(|p| !p.is_empty()),
            place: Place::of(gloss.origin.as_ref()),
            replaces: gloss.replaces.iter().map(|o| Place::of(Some(o))).collect(),
            entries: gloss.entries.iter().map(entry).collect(),
            rules: gloss.rules.iter().map(|r| r.to_string()).collect(),
        }
    }
}

/// The line of a set in a list: its name with the pack, how many entries and forms it has, where it stands.
pub fn line(set: &SetRow) -> [String; 4] {
    let name = set.pack.as_ref().map_or_else(|| set.set.clone(), |pack| format!("{pack}/{}", set.set));
    if let Some(built_in) = built_in(&set.set) {
        return [name, String::new(), String::new(), built_in.to_owned()];
    }
    let forms: usize = set.entries.iter().map(|e| e.forms.len()).sum();
    let entries = if set.entries.len() == 1 { "entry" } else { "entries" };
    [name, format!("{} {entries}", set.entries.len()), plural(forms, "form"), set.place.shown()]
}

/// Sets for a person, one below the other.
pub fn sets(all: &[SetRow]) -> String {
    all.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn one(set: &SetRow) -> String {
    let head = [format!("[{}]", set.set), set.pack.clone().unwrap_or_default(), set.place.shown()];
    let mut out = head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ") + "\n";
    for place in &set.replaces {
        out.push_str(&format!("  instead of {}\n", place.shown()));
    }
    if let Some(built_in) = built_in(&set.set) {
        out.push_str(&format!("  {built_in}\n"));
    }
    let mut begun = 0;
    while let Some(first) = set.entries.get(begun) {
        let many = set.entries.iter().skip(begun).take_while(|e| e.set == first.set && e.place == first.place).count();
        if first.set != set.set {
            out.push_str(&format!("  from [{}]  {}\n", first.set, first.place.shown()));
        }
        let rows = set.entries.iter().skip(begun).take(many).map(|e| [e.kind.to_owned(), e.entry.clone(), forms(e)]);
        out.push_str(&columns(&rows.collect::<Vec<_>>(), "  "));
        begun += many;
    }
    let count = set.entries.iter().filter(|e| e.kind != EntryKind::Without.name()).count();
    let forms: usize = set.entries.iter().filter(|e| e.kind != EntryKind::Without.name()).map(|e| e.forms.len()).sum();
    let used = if set.rules.is_empty() { "no rule".to_owned() } else { set.rules.join(", ") };
    if built_in(&set.set).is_none() {
        let entries = if count == 1 { "entry" } else { "entries" };
        out.push_str(&format!("  {count} {entries}, {}; named by {used}\n", plural(forms, "form")));
    }
    out
}

fn forms(entry: &EntryRow) -> String {
    match entry.kind {
        "regex" => "one word that the expression matches whole".to_owned(),
        "without" => "no entry counts inside it".to_owned(),
        _ => entry.forms.join(", "),
    }
}

/// What a set matches that needs no table.
fn built_in(name: &str) -> Option<&'static str> {
    Some(match name {
        "@verb" => "any main verb",
        "@be" => "any form of be",
        "@have" => "any form of have",
        "@neg" => "any negation: not, n't, never",
        "@noun" => "any noun",
        _ => return None,
    })
}
