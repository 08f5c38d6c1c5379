//! From examples as typed to examples as meant.

use super::fault::{FileFaults, span};
use super::file::{ExampleFile, IgnoresFile, ReadsFile, RuleFile, Text};
use super::model::{Example, Ignored, Read, Rule};
use crate::outcome::{Caveat, Reason, Verdict};
use crate::text::{Lines, Span};
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::Spanned;

/// What examples need to know of their file.
pub struct Place<'a> {
    /// The file's text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a Lines,
    /// The names of the sources declared so far, each with the packs that declare one.
    pub sources: &'a Declared,
    /// The pack of the file.
    pub pack: &'a str,
}

/// Names of sources, each with the packs that declare one of it, in the order of loading.
pub type Declared = BTreeMap<String, Vec<String>>;

/// A source's own name: that of its pack, and the one it has there.
pub fn full(pack: &str, id: &str) -> String {
    format!("{pack}/{id}")
}

impl Place<'_> {
    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.position(self.text, at).0
    }
}

/// Puts the examples of `file` into `rule`.
pub fn examples(file: &mut RuleFile, rule: &mut Rule, place: &Place<'_>, faults: &mut FileFaults<'_>) {
    for example in std::mem::take(&mut file.example) {
        rule.examples.extend(one(example, place, faults));
    }
    for reads in std::mem::take(&mut file.reads) {
        rule.reads.push(read(reads, rule, place, faults));
    }
    for ignores in std::mem::take(&mut file.ignores) {
        let at = span(ignores.span());
        let line = place.line(at.start as usize);
        let IgnoresFile { text, todo } = ignores.into_inner();
        rule.ignores.push(Ignored { text, todo, line, at });
    }
}

fn one(example: Spanned<ExampleFile>, place: &Place<'_>, faults: &mut FileFaults<'_>) -> Option<Example> {
    let at = span(example.span());
    let line = place.line(at.start as usize);
    let file = example.into_inner();
    let source = wanted(file.source, "source", at, faults)?;
    let statement = wanted(file.statement, "statement", at, faults)?.into_inner();
    let verdict = wanted(file.verdict, "verdict", at, faults)?;
    let verdict = coded("verdict", &verdict, Verdict::from_code, Verdict::ALL.iter().map(|v| v.code()), faults)?;
    let text = known_source(&source, place, faults).unwrap_or_else(|| source.into_inner());
    let caveats = file.caveats.map(|list| {
        let all = || Caveat::ALL.iter().map(|c| c.code());
        list.iter().filter_map(|c| coded("caveat", c, Caveat::from_code, all(), faults)).collect()
    });
    let reasons = Reason::ALL.iter().map(|r| r.code());
    let reason = file.reason.and_then(|r| coded("reason", &r, Reason::from_code, reasons, faults));
    let source = Arc::from(text);
    let ExampleFile { evidence, by, because, todo, .. } = file;
    Some(Example { source, statement, verdict, caveats, reason, evidence, by, because, todo, line, at })
}

/// A source without a blank is a name, and must be declared: the own pack's, else the latest of that name. Its full name.
fn known_source(source: &Text, place: &Place<'_>, faults: &mut FileFaults<'_>) -> Option<String> {
    let name = source.get_ref();
    if name.contains(char::is_whitespace) {
        return None;
    }
    if let Some(packs) = place.sources.get(name) {
        let own = packs.iter().find(|pack| *pack == place.pack).or(packs.last())?;
        return Some(full(own, name));
    }
    let near = super::fault::nearest(name, place.sources.keys().map(String::as_str));
    let help = near.map_or_else(
        || "add a `[[source]]` table with this `id`, or write the text itself".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    faults.add("R207", span(source.span()), format!("no source is named `{name}`"), "not declared", Some(help));
    None
}

fn wanted(field: Option<Text>, name: &str, at: Span, faults: &mut FileFaults<'_>) -> Option<Text> {
    if field.as_ref().is_none_or(|f| f.get_ref().trim().is_empty()) {
        let help = Some(format!("write `{name} = \"...\"`"));
        faults.add("R205", at, format!("this example lacks `{name}`"), "", help);
        return None;
    }
    field
}

/// A word of a closed vocabulary.
pub fn coded<'n, T>(
    what: &str,
    word: &Text,
    find: impl Fn(&str) -> Option<T>,
    known: impl Iterator<Item = &'n str> + Clone,
    faults: &mut FileFaults<'_>,
) -> Option<T> {
    let found = find(word.get_ref());
    if found.is_none() {
        faults.unknown(what, word.get_ref(), span(word.span()), known);
    }
    found
}

fn read(reads: Spanned<ReadsFile>, rule: &Rule, place: &Place<'_>, faults: &mut FileFaults<'_>) -> Read {
    let at = span(reads.span());
    let line = place.line(at.start as usize);
    let ReadsFile { text, slots, todo } = reads.into_inner();
    let names = || rule.slots.iter().map(|s| &*s.name);
    let slots = slots
        .into_iter()
        .filter_map(|(name, words)| Some((coded("slot", &name, |n| rule.slot(n), names(), faults)?, words)));
    Read { text, slots: slots.collect(), todo, line, at }
}
