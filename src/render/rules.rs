//! Rules and their trials, for a person and as JSON.

use crate::rule::Rule;
use crate::trial::{Outcome, Trial};
use schemars::JsonSchema;
use serde::Serialize;

/// One rule of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Listed {
    /// Pack and id.
    pub rule: String,
    /// Its family.
    pub family: &'static str,
    /// One line of explanation.
    pub about: String,
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
    /// A rule as a row.
    pub fn of(rule: &Rule) -> Self {
        Self {
            rule: rule.name.to_string(),
            family: rule.family.name(),
            about: rule.about.clone(),
            file: rule.origin.file.to_string(),
            line: rule.origin.line,
            patterns: rule.patterns.len(),
            examples: rule.examples.len() + rule.reads.len() + rule.ignores.len(),
        }
    }
}

/// The rules as a table.
pub fn table(rules: &[Listed]) -> String {
    let width = rules.iter().map(|r| r.rule.len()).max().unwrap_or(0);
    let row = |r: &Listed| {
        format!(
            "{:width$}  {:<12}  {:>3} patterns  {:>3} examples  {}:{}\n",
            r.rule, r.family, r.patterns, r.examples, r.file, r.line
        )
    };
    rules.iter().map(row).collect::<String>() + &format!("{} rules\n", rules.len())
}

/// One rule, part by part.
pub fn whole(rule: &Rule) -> String {
    let mut out = format!(
        "{}  ({})\n  {}\n  {}:{}\n",
        rule.name,
        rule.family.name(),
        rule.about,
        rule.origin.file,
        rule.origin.line
    );
    for slot in &rule.slots {
        out.push_str(&format!("  slot     {} = {}\n", slot.name, slot.kind.name()));
    }
    for pattern in &rule.patterns {
        out.push_str(&format!("  pattern  {pattern}\n"));
    }
    let name = |k: usize| rule.slots.get(k).map_or("?", |s| &*s.name);
    for keys in &rule.key {
        let keys: Vec<&str> = keys.iter().map(|f| name(f.slot)).collect();
        out.push_str(&format!("  key      {}\n", keys.join(", ")));
    }
    for (field, comparator) in &rule.check {
        let single = if rule.single.contains(&field.slot) { ", single" } else { "" };
        out.push_str(&format!("  check    {} = {}{single}\n", name(field.slot), comparator.name()));
    }
    for (difference, levels) in &rule.policy {
        out.push_str(&format!("  policy   {} = {levels:?}\n", difference.code()));
    }
    out.push_str(&format!(
        "  examples {}, reads {}, ignores {}\n",
        rule.examples.len(),
        rule.reads.len(),
        rule.ignores.len()
    ));
    out
}

/// One example with its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tried {
    /// Pack and id of the rule.
    pub rule: String,
    /// The file.
    pub file: String,
    /// The line of the example.
    pub line: usize,
    /// The statement or text.
    pub text: String,
    /// met, missed, noisy or wrong.
    pub outcome: &'static str,
    /// What was wanted and what came.
    pub said: String,
    /// Whether it is known to fail.
    pub todo: bool,
}

impl Tried {
    /// A trial as a row.
    pub fn of(trial: &Trial) -> Self {
        let (file, line) = trial.place.clone();
        Self {
            rule: trial.rule.clone(),
            file,
            line,
            text: trial.text.clone(),
            outcome: name(trial.outcome),
            said: trial.said.clone(),
            todo: trial.todo,
        }
    }
}

const fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "met",
        Outcome::Missed => "missed",
        Outcome::Noisy => "noisy",
        Outcome::Wrong => "wrong",
    }
}

/// What failed, and the counts.
pub fn trials(trials: &[Trial]) -> String {
    let mut out = String::new();
    for trial in trials.iter().filter(|t| t.fails() || t.todo) {
        let mark = if trial.todo && trial.fails() {
            "passes now; take `todo` away"
        } else if trial.todo {
            "known to fail"
        } else {
            name(trial.outcome)
        };
        out.push_str(&format!("{}:{}: {}: {mark}\n    {}\n", trial.place.0, trial.place.1, trial.rule, trial.text));
        if !trial.said.is_empty() {
            out.push_str(&format!("    {}\n", trial.said));
        }
    }
    let count = |o: Outcome| trials.iter().filter(|t| t.outcome == o && !t.todo).count();
    let known = trials.iter().filter(|t| t.todo).count();
    out.push_str(&format!(
        "{} examples: {} met, {} missed, {} noisy, {} wrong, {known} known to fail\n",
        trials.len(),
        count(Outcome::Met),
        count(Outcome::Missed),
        count(Outcome::Noisy),
        count(Outcome::Wrong)
    ));
    out
}
