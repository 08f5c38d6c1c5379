//! Reading a rule file: TOML to the types as typed, with every fault of the file reported.

use super::fault::{FileFaults, clip, nearest, span};
use super::file::{HeadFile, LevelsFile, RuleFile, SupportFile, keys};
use super::stray::{strange, type_fault};
use super::syntax::syntax;
use crate::lexicon::file::{LexiconFile, WordsFile};
use crate::text::Span;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

/// The largest rule file, in bytes.
pub const LARGEST: usize = 32 << 20;

/// A rule file as typed.
#[derive(Debug, Default)]
pub struct Typed {
    /// Its head.
    pub head: HeadFile,
    /// `[difference]`, line by line.
    pub differences: Vec<(Spanned<String>, Spanned<LevelsFile>)>,
    /// `[support]`, line by line.
    pub supports: Vec<(Spanned<String>, Spanned<SupportFile>)>,
    /// `[caveat]`, line by line.
    pub caveats: Vec<(Spanned<String>, Spanned<String>)>,
    /// Its rules with their places.
    pub rules: Vec<Spanned<RuleFile>>,
    /// The lexicon tables in it.
    pub lexicon: LexiconFile,
    /// Word sets with the place of their tables.
    pub words: Vec<(String, Span)>,
    /// Where keys of a rule stand in a word set.
    astray: Vec<u32>,
}

type Table<'i> = DeTable<'i>;
type Value<'i> = Spanned<DeValue<'i>>;

/// Reads one file. Faults go to `faults`; what could be read is in the answer.
pub fn parse(text: &str, faults: &mut FileFaults<'_>) -> Typed {
    if text.len() > LARGEST {
        let message = format!("the file is larger than {} MB", LARGEST >> 20);
        faults.add("R206", Span::default(), message, "", Some("split it into several files".to_owned()));
        return Typed::default();
    }
    let mut typed = Typed::default();
    let Some(table) = table(text, faults) else { return typed };
    let known = || [keys::HEAD, keys::POLICY, LexiconFile::TABLES, &["rule"]].into_iter().flatten().copied();
    let mut head = Table::default();
    let mut first_rule = None;
    for (key, value) in table {
        let at = span(key.span());
        match key.get_ref().as_ref() {
            "rule" => first_rule = rules(value, &mut typed, faults),
            name if keys::HEAD.contains(&name) => {
                head.insert(key, value);
            }
            name if keys::POLICY.contains(&name) => policy(&key, value, &mut typed, faults),
            name if LexiconFile::TABLES.contains(&name) => lexicon(key, value, &mut typed, faults),
            name => {
                strange("table or key", name, at, known(), faults);
                // its sets are no unknown ones beside
                if let Some(sets) = value.get_ref().as_table().filter(|_| nearest(name, known()) == Some("words")) {
                    typed.words.extend(sets.keys().map(|k| (k.get_ref().to_string(), span(k.span()))));
                }
            }
        }
    }
    read_head(head, &mut typed, faults);
    displaced(&mut typed);
    misplaced(text, first_rule, &typed, faults);
    typed
}

/// A text as one TOML table; nothing where it is none, and faults (R203) say why.
pub(super) fn table<'i>(text: &'i str, faults: &mut FileFaults<'_>) -> Option<Table<'i>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        syntax(&errors, table.get_ref(), faults);
    }
    errors.is_empty().then(|| table.into_inner())
}

/// Every key of a table as a value of `T` that holds only this key, so that one fault does not hide the others.
pub(super) fn one_by_one<T: DeserializeOwned>(table: Table<'_>, faults: &mut FileFaults<'_>) -> Vec<(String, T)> {
    let mut out = Vec::new();
    for (key, value) in table {
        let at = value.span();
        let mut one = Table::default();
        let name = key.get_ref().to_string();
        one.insert(key, value);
        out.extend(typed_as::<T>(Spanned::new(at, DeValue::Table(one)), faults).map(|part| (name, part)));
    }
    out
}

/// A value as a type; a fault of its type is reported.
fn typed_as<T: DeserializeOwned>(value: Value<'_>, faults: &mut FileFaults<'_>) -> Option<T> {
    let place = span(value.span());
    match T::deserialize(ValueDeserializer::from(value)) {
        Ok(typed) => Some(typed),
        Err(error) => {
            type_fault(&error, place, faults);
            None
        }
    }
}

/// Reports and removes the keys that a table must not hold, and gives their names and places.
pub(super) fn known_keys(
    table: &mut Table<'_>,
    what: &str,
    known: &'static [&'static str],
    faults: &mut FileFaults<'_>,
) -> Vec<(String, Span)> {
    let none = table.keys().filter(|k| !known.contains(&k.get_ref().as_ref()));
    let keys: Vec<(String, Span)> = none.map(|k| (k.get_ref().to_string(), span(k.span()))).collect();
    for (key, at) in &keys {
        strange(&format!("key of {what}"), key, *at, known.iter().copied(), faults);
        table.remove(key.as_str());
    }
    keys
}

/// The same for every table of an array of tables below `table`.
fn known_below(table: &mut Table<'_>, name: &str, known: &'static [&'static str], faults: &mut FileFaults<'_>) {
    let what = format!("`[[{name}]]`");
    let last = name.rsplit('.').next().unwrap_or(name);
    match table.get_mut(last).map(Spanned::get_mut) {
        Some(DeValue::Array(items)) => {
            for item in items.iter_mut() {
                if let DeValue::Table(inner) = item.get_mut() {
                    known_keys(inner, &what, known, faults);
                }
            }
        }
        Some(DeValue::Table(inner)) => {
            known_keys(inner, &format!("`[{name}]`"), known, faults);
        }
        _ => {}
    }
}

fn rules(value: Value<'_>, typed: &mut Typed, faults: &mut FileFaults<'_>) -> Option<(Span, Span)> {
    let place = span(value.span());
    let DeValue::Array(items) = value.into_inner() else {
        let help = Some("rules are written `[[rule]]`, with two brackets".to_owned());
        faults.add("R205", place, "`rule` must be a list of tables".to_owned(), "", help);
        return None;
    };
    let mut ends: Option<(Span, Span)> = None;
    for mut item in items {
        let at = span(item.span());
        ends = Some(ends.map_or((at, at), |(first, _)| (first, at)));
        let mut strange = false;
        if let DeValue::Table(table) = item.get_mut() {
            strange = !known_keys(table, "`[[rule]]`", keys::RULE, faults).is_empty();
            known_below(table, "rule.example", keys::EXAMPLE, faults);
            known_below(table, "rule.reads", keys::READS, faults);
            known_below(table, "rule.ignores", keys::IGNORES, faults);
            supporting_policy(table, faults);
        }
        let range = item.span();
        let rule = typed_as::<RuleFile>(item, faults);
        typed.rules.extend(rule.map(|rule| Spanned::new(range, RuleFile { strange, ..rule })));
    }
    ends
}

/// In a policy, `supported` is never an outcome of a difference.
fn supporting_policy(table: &mut Table<'_>, faults: &mut FileFaults<'_>) {
    if let Some(DeValue::Table(policy)) = table.get_mut("policy").map(Spanned::get_mut) {
        for (kind, levels) in policy.iter_mut() {
            levels_of(kind.get_ref(), levels, faults);
        }
    }
}

fn levels_of(kind: &str, levels: &mut Value<'_>, faults: &mut FileFaults<'_>) {
    let supports = |s: &str| s == "supported" || s == "support";
    let place = span(levels.span());
    match levels.get_mut() {
        DeValue::Table(table) => {
            let bad: Vec<Spanned<DeString<'_>>> = table.keys().filter(|k| supports(k.get_ref())).cloned().collect();
            for key in bad {
                disagreement(kind, span(key.span()), faults);
                table.remove(key.get_ref().as_ref());
            }
            known_keys(table, "a difference", &["contradicted", "possible"], faults);
        }
        DeValue::String(word) if supports(word) => {
            disagreement(kind, place, faults);
            *levels.get_mut() = DeValue::Table(Table::default());
        }
        _ => {}
    }
}

fn disagreement(kind: &str, at: Span, faults: &mut FileFaults<'_>) {
    let message = format!("a difference of kind `{}` can never make a statement supported", clip(kind));
    let help = "write `{ contradicted = 0.9, possible = 0.7 }`, or `{}` for absent".to_owned();
    faults.add("R401", at, message, "this would turn a disagreement into support", Some(help));
}

fn policy(key: &Spanned<DeString<'_>>, value: Value<'_>, typed: &mut Typed, faults: &mut FileFaults<'_>) {
    let place = span(value.span());
    let name = key.get_ref().as_ref();
    let DeValue::Table(table) = value.into_inner() else {
        let message = format!("`{name}` must be a table");
        return faults.add("R205", place, message, "", Some(format!("write it as `[{name}]`")));
    };
    for (kind, mut line) in table {
        let kind = Spanned::new(kind.span(), kind.into_inner().into_owned());
        let place = line.span();
        match name {
            "difference" => {
                levels_of(kind.get_ref(), &mut line, faults);
                let line = typed_as(line, faults).map(|l| Spanned::new(place, l));
                typed.differences.extend(line.map(|l| (kind, l)));
            }
            "support" => {
                let line = typed_as(line, faults).map(|l| Spanned::new(place, l));
                typed.supports.extend(line.map(|l| (kind, l)));
            }
            _ => typed.caveats.extend(typed_as(line, faults).map(|l| (kind, l))),
        }
    }
}

fn lexicon(key: Spanned<DeString<'_>>, value: Value<'_>, typed: &mut Typed, faults: &mut FileFaults<'_>) {
    let at = value.span();
    let value = match value.into_inner() {
        DeValue::Table(sets) if key.get_ref() == "words" => return words(sets, typed, faults),
        value => Spanned::new(at.clone(), value),
    };
    let mut table = Table::default();
    table.insert(key, value);
    if let Some(tables) = typed_as::<LexiconFile>(Spanned::new(at, DeValue::Table(table)), faults) {
        typed.lexicon.extend(tables);
    }
}

/// Every word set by itself, so that a fault in one hides no other.
fn words(sets: Table<'_>, typed: &mut Typed, faults: &mut FileFaults<'_>) {
    for (name, mut set) in sets {
        let (name, at) = (name.get_ref().to_string(), span(name.span()));
        let mut keys = Vec::new();
        if let DeValue::Table(table) = set.get_mut() {
            keys = known_keys(table, &format!("`[words.{}]`", clip(&name)), WordsFile::KEYS, faults);
            typed
                .astray
                .extend(keys.iter().filter(|(key, _)| keys::RULE.contains(&key.as_str())).map(|(_, at)| at.start));
        }
        typed.words.push((name.clone(), at));
        let set = typed_as::<WordsFile>(set, faults).filter(|_| keys.is_empty());
        typed.lexicon.words.extend(set.map(|set| (name, set)));
    }
}

/// The rules whose keys stand below a table that was put between.
fn displaced(typed: &mut Typed) {
    for at in std::mem::take(&mut typed.astray) {
        let before = typed.rules.iter_mut().rfind(|rule| rule.span().start < at as usize);
        before.into_iter().for_each(|rule| rule.get_mut().strange = true);
    }
}

fn read_head(mut head: Table<'_>, typed: &mut Typed, faults: &mut FileFaults<'_>) {
    known_below(&mut head, "entity", keys::ENTITY, faults);
    known_below(&mut head, "decision", keys::DECISION, faults);
    known_below(&mut head, "guard", keys::GUARD, faults);
    known_below(&mut head, "source", keys::SOURCE, faults);
    known_below(&mut head, "disable", keys::DISABLE, faults);
    for (name, part) in one_by_one::<HeadFile>(head, faults) {
        let to = &mut typed.head;
        match name.as_str() {
            "language-version" => to.language_version = part.language_version,
            "pack" => to.pack = part.pack,
            "name" => to.name = part.name,
            "licence" => to.licence = part.licence,
            "version" => to.version = part.version,
            "requires" => to.requires = part.requires,
            "article" => to.article = part.article,
            "sha256" => to.sha256 = part.sha256,
            "dateline" => to.dateline = part.dateline,
            "entity" => to.entity = part.entity,
            "decision" => to.decision = part.decision,
            "guard" => to.guard = part.guard,
            "disable" => to.disable = part.disable,
            _ => to.source = part.source,
        }
    }
}

/// A policy table between two rules, or below the last, looks as if it belonged to a rule.
fn misplaced(text: &str, rules: Option<(Span, Span)>, typed: &Typed, faults: &mut FileFaults<'_>) {
    let Some((first, _)) = rules else { return };
    let below = |at: std::ops::Range<usize>| at.start > first.start as usize && !Span::default().contains(span(at));
    let late: Vec<Span> = (typed.differences.iter().map(|(k, _)| k.span()))
        .chain(typed.caveats.iter().map(|(k, _)| k.span()))
        .chain(typed.head.disable.rules.iter().map(Spanned::span))
        .filter(|at| below(at.clone()))
        .map(span)
        .collect();
    if let Some(at) = late.first() {
        let what = at.of(text).to_owned();
        let message = format!("`{}` stands below a rule but applies to the whole file", clip(&what));
        let help = "move its table above the first `[[rule]]`, or write `[rule.policy]`".to_owned();
        faults.add("R201", *at, message, "this table belongs to the file", Some(help));
    }
}
