//! Gathering the rules of all files: added, replaced, left out.

use super::build::{Ground, rule};
use super::embedded;
use super::example::{Declared, Place};
use super::extends::extends;
use super::fault::{FileFaults, nearest, span};
use super::lint::Linter;
use super::loaded::{How, LeftOut};
use super::model::{Origin, Rule};
use super::parse::Typed;
use super::words::{Tables, WordSets};
use crate::text::{Lines, Span};
use rustc_hash::FxHashMap;

/// The largest number of rules.
pub const MOST_RULES: usize = 200_000;
/// The rules gathered so far; a replaced or disabled one leaves an empty place.
#[derive(Default)]
pub struct Gathering {
    /// The rules in the order of loading.
    pub rules: Vec<Option<Rule>>,
    /// What was replaced or left out.
    pub left_out: Vec<LeftOut>,
    by_name: FxHashMap<String, usize>,
    /// The word sets that they use.
    pub sets: WordSets,
    linter: Linter,
    /// Whether the files inside the program are looked at too.
    all: bool,
}

impl Gathering {
    /// Nothing yet; `all` looks at the files inside the program too for what is allowed and yet looks wrong.
    pub fn new(all: bool) -> Self {
        Self { all, ..Self::default() }
    }

    /// Takes in the rules of one file.
    pub fn file(
        &mut self,
        text: &str,
        typed: &mut Typed,
        tables: Tables<'_>,
        sources: &Declared,
        faults: &mut FileFaults<'_>,
    ) {
        let lines = Lines::new(text);
        let looked_at = self.all || !embedded::is_shipped(faults.file);
        let pack = tables.own.0;
        for mut file in std::mem::take(&mut typed.rules) {
            let at = span(file.get_ref().id.as_ref().map_or(file.span(), toml::Spanned::span));
            if self.rules.len() >= MOST_RULES {
                let message = format!("more than {MOST_RULES} rules");
                faults.add("R206", at, message, "", Some("leave some out".to_owned()));
                return;
            }
            let replaces = file.get_mut().replaces.take();
            let off = file.get_ref().enabled == Some(false);
            let place = Place { text, lines: &lines, sources, pack };
            let mut ground = Ground { pack, place, tables, declared: &typed.words, sets: &mut self.sets };
            let Some(rule) = rule(file, &mut ground, faults) else { continue };
            if looked_at {
                self.linter.rule(&rule, tables, faults);
            }
            if off {
                let by = rule.origin.clone();
                self.left_out.push(LeftOut { rule, how: How::Off, by });
                continue;
            }
            match replaces {
                Some(old) => self.replace(rule, &old, faults),
                None => self.add(rule, at, faults),
            }
        }
        extends(&typed.words, tables, |name| self.sets.knows(name, tables), faults);
        if looked_at {
            self.linter.sets(&typed.words, tables, faults);
        }
    }

    fn add(&mut self, rule: Rule, at: Span, faults: &mut FileFaults<'_>) {
        if let Some(first) = self.by_name.get(&*rule.name).and_then(|k| self.rules.get(*k)).and_then(Option::as_ref) {
            let message = format!("rule `{}` stands in {}:{} already", rule.name, first.origin.file, first.origin.line);
            let help = format!("give it another `id`, or write `replaces = \"{}\"`", rule.name);
            return faults.add("R202", at, message, "", Some(help));
        }
        self.by_name.insert(rule.name.to_string(), self.rules.len());
        self.rules.push(Some(rule));
    }

    fn replace(&mut self, rule: Rule, old: &super::file::Text, faults: &mut FileFaults<'_>) {
        match self.by_name.get(old.get_ref()).copied() {
            Some(at) => {
                self.by_name.insert(rule.name.to_string(), at);
                let by = rule.origin.clone();
                if let Some(old) = self.rules.get_mut(at).and_then(|place| place.replace(rule)) {
                    self.left_out.push(LeftOut { rule: old, how: How::Replaced, by });
                }
            }
            None => self.no_such_rule(old, faults),
        }
    }

    /// Leaves out the rules that a file disables.
    pub fn disable(&mut self, text: &str, typed: &Typed, faults: &mut FileFaults<'_>) {
        let lines = Lines::new(if typed.head.disable.rules.is_empty() { "" } else { text });
        for name in &typed.head.disable.rules {
            match self.by_name.get(name.get_ref()).and_then(|at| self.rules.get_mut(*at)) {
                Some(place) => {
                    let by = || Origin { file: faults.file.into(), line: lines.position(text, name.span().start).0 };
                    self.left_out.extend(place.take().map(|rule| LeftOut { rule, how: How::Disabled, by: by() }));
                }
                None => self.no_such_rule(name, faults),
            }
        }
    }

    fn no_such_rule(&self, name: &super::file::Text, faults: &mut FileFaults<'_>) {
        let mut known: Vec<&str> = self.by_name.keys().map(String::as_str).collect();
        known.sort_unstable();
        let near = nearest(name.get_ref(), known.iter().copied());
        let help = near.map_or_else(|| "rules are named `pack/id`".to_owned(), |n| format!("did you mean `{n}`?"));
        let message = format!("unknown rule `{}`", super::fault::clip(name.get_ref()));
        faults.add("R101", span(name.span()), message, "", Some(help));
    }
}
