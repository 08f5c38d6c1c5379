//! One rule, part by part, with the place that each part comes from.

use super::columns::columns;
use super::rules::Listed;
use super::words::{EntryRow, Place, SetRow};
use crate::outcome::Difference;
use crate::rule::{How, Key, LeftOut, Levels, Loaded, Rule, SetName, SlotKind, Table, gloss};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// A rule with all that it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RuleRow {
    /// What the list says of it.
    #[serde(flatten)]
    pub listed: Listed,
    /// The rule that it replaces, where it does.
    pub replaces: Option<Replaced>,
    /// Its keys as written, and what holds where a key is not written.
    pub parts: Vec<PartRow>,
    /// Its examples.
    pub tries: Vec<ExampleRow>,
    /// The word sets that its patterns name; with `--effective` only.
    pub words: Vec<SetRow>,
    /// What each kind of difference does for it; with `--effective` only.
    pub policy: Vec<PolicyRow>,
}

/// A rule that is replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Replaced {
    /// Pack and id.
    pub rule: String,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

/// A key, or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartRow {
    /// The key; a key of a table behind a full stop.
    pub key: String,
    /// The value, as TOML.
    pub value: String,
    /// Where it stands; nowhere for what holds by default.
    #[serde(flatten)]
    pub place: Place,
}

/// An example, near misses included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExampleRow {
    /// supported, contradicted, absent, reads or ignores.
    pub kind: &'static str,
    /// The statement or text.
    pub text: String,
    /// Its line in the rule's file.
    pub line: usize,
}

/// What one kind of difference does.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PolicyRow {
    /// The kind.
    pub difference: &'static str,
    /// From which identity on it contradicts.
    pub contradicted: Option<f32>,
    /// From which identity on it is shown as possible.
    pub possible: Option<f32>,
    /// Where that is said.
    #[serde(flatten)]
    pub place: Place,
}

impl RuleRow {
    /// A rule as a row: its keys as `parts` of its file, and with `effective` its word sets and policy too.
    pub fn of(rule: &Rule, out: Option<&LeftOut>, loaded: &Loaded, parts: &[Key], effective: bool) -> Self {
        let at = |line: usize| Place { file: Some(rule.origin.file.to_string()), line: Some(line) };
        let written = |k: &Key| PartRow { key: k.key.clone(), value: k.value.clone(), place: at(k.line) };
        let replaced = |o: &&LeftOut| o.how == How::Replaced && o.by == rule.origin;
        let mut row = Self {
            listed: Listed::of(rule, out),
            replaces: loaded
                .left_out
                .iter()
                .find(replaced)
                .map(|o| Replaced { rule: o.rule.name.to_string(), place: Place::of(Some(&o.rule.origin)) }),
            parts: parts.iter().filter(|k| k.key != "id").map(written).chain(defaults(rule, parts)).collect(),
            tries: tries(rule),
            words: Vec::new(),
            policy: Vec::new(),
        };
        if effective {
            row.words = words(rule, loaded);
            row.policy = policy(rule, loaded, parts, &at);
        }
        row
    }
}

/// What holds where a key is not written.
fn defaults(rule: &Rule, parts: &[Key]) -> Vec<PartRow> {
    let mut out = Vec::new();
    let mut add = |key: String, value: String| {
        if !parts.iter().any(|p| p.key == key) {
            out.push(PartRow { key, value, place: Place::default() });
        }
    };
    add("family".to_owned(), format!("\"{}\"", rule.family.name()));
    add("context".to_owned(), format!("\"{}\"", rule.context.name()));
    let keyed: BTreeSet<usize> = rule.key.iter().flatten().map(|f| f.slot).collect();
    for (number, slot) in rule.slots.iter().enumerate() {
        let worded = matches!(slot.kind, SlotKind::Phrase | SlotKind::Clause | SlotKind::Quote);
        if worded && keyed.contains(&number) {
            let need = rule.need.get(number).copied().unwrap_or_default();
            add(format!("need.{}", slot.name), need.to_string());
        }
    }
    out
}

fn tries(rule: &Rule) -> Vec<ExampleRow> {
    let verdicts = rule.examples.iter().map(|e| (e.verdict.code(), &e.statement, e.line));
    let reads = rule.reads.iter().map(|r| ("reads", &r.text, r.line));
    let ignores = rule.ignores.iter().map(|i| ("ignores", &i.text, i.line));
    let all = verdicts.chain(reads).chain(ignores);
    all.map(|(kind, text, line)| ExampleRow { kind, text: text.clone(), line }).collect()
}

/// The sets that its patterns name, each once, in the order of the patterns.
fn words(rule: &Rule, loaded: &Loaded) -> Vec<SetRow> {
    let pack = rule.name.split('/').next().unwrap_or("");
    let mut seen = BTreeSet::new();
    let names = rule.patterns.iter().flat_map(|p| p.sets()).filter(|name| !name.starts_with('@') && seen.insert(*name));
    let set = |name: &str| SetName { pack: pack.to_owned(), name: name.to_owned() };
    names.map(|name| SetRow::of(&gloss(loaded, &set(name)))).collect()
}

fn policy(rule: &Rule, loaded: &Loaded, parts: &[Key], at: &impl Fn(usize) -> Place) -> Vec<PolicyRow> {
    let one = |difference: &Difference| {
        let code = difference.code();
        let own = rule.policy.iter().find(|(d, _)| d == difference).map(|(_, levels)| *levels);
        let line = parts.iter().find(|p| p.key.strip_prefix("policy.") == Some(code)).map(|p| p.line);
        let file = loaded.places.of(Table::Difference, code).next_back().map(|p| &p.origin);
        let place = own.and(line).map_or_else(|| Place::of(file), at);
        let Levels { contradicted, possible } = own.unwrap_or_else(|| loaded.policy.levels(*difference));
        PolicyRow { difference: code, contradicted, possible, place }
    };
    Difference::ALL.iter().map(one).collect()
}

/// The rule for a person.
pub fn rule(row: &RuleRow) -> String {
    let listed = &row.listed;
    let mut out = format!("{}  {}  {}:{}\n", listed.rule, listed.family, listed.file, listed.line);
    if listed.state != "on" {
        out.push_str(&format!("  {}\n", listed.stands()));
    }
    if let Some(old) = &row.replaces {
        out.push_str(&format!("  replaces {}  {}\n", old.rule, old.place.shown()));
    }
    let place = |place: &Place| if place.file.is_some() { place.shown() } else { "default".to_owned() };
    let mut rows: Vec<[String; 3]> =
        row.parts.iter().map(|p| [place(&p.place), p.key.clone(), p.value.clone()]).collect();
    for example in &row.tries {
        rows.push([format!("{}:{}", listed.file, example.line), example.kind.to_owned(), example.text.clone()]);
    }
    for set in &row.words {
        rows.extend(set.entries.iter().map(|e| word(e, set)));
    }
    for line in &row.policy {
        rows.push([place(&line.place), format!("difference.{}", line.difference), levels(line)]);
    }
    out + &columns(&rows, "  ")
}

fn word(entry: &EntryRow, set: &SetRow) -> [String; 3] {
    let from = if entry.set == set.set { String::new() } else { format!(" (of [{}])", entry.set) };
    [entry.place.shown(), format!("[{}]", set.set), format!("{} {}{from}", entry.kind, entry.entry)]
}

fn levels(line: &PolicyRow) -> String {
    match (line.contradicted, line.possible) {
        (None, None) => "leaves open".to_owned(),
        (Some(c), None) => format!("contradicts from {c}"),
        (None, Some(p)) => format!("shown as possible from {p}"),
        (Some(c), Some(p)) => format!("contradicts from {c}, shown as possible from {p}"),
    }
}
