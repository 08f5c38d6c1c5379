//! What the examples of rules leave untried: patterns that never match (R301) or only where an earlier one does (R304), and
//! words of sets that stand in no example (R302).

use crate::check::Checker;
use crate::claim::matches;
use crate::lexicon::file::WordsFile;
use crate::reading::Reading;
use crate::rule::{CODES, OwnSet, PatternId, Rule, Shape, Tables, WordSet, WordSets, is_shipped};
use crate::text::{Diagnostic, Run, Severity, Span};
use crate::trial::source_text;
use std::collections::{BTreeMap, BTreeSet};

/// How many words of a set are named.
const NAMED: usize = 8;

/// Where a pattern matches: text by number, tokens, and how many slots are filled.
type Matched = Vec<(usize, Run, usize)>;

/// What is untried in the rules that `keep` names and that are not inside the program, in their order.
pub fn run(checker: &Checker, keep: impl Fn(&Rule) -> bool) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut packs: BTreeMap<&str, Pack> = BTreeMap::new();
    let rules = checker.loaded().rules.rules().iter().enumerate();
    for (number, rule) in rules.filter(|(_, r)| keep(r) && !is_shipped(&r.origin.file)) {
        let texts = texts(checker, rule);
        patterns(checker, number, rule, &texts, &mut out);
        let pack = packs.entry(rule.name.split('/').next().unwrap_or("")).or_default();
        pack.texts.extend(texts);
        pack.sets.extend(rule.patterns.iter().flat_map(|p| p.sets()).map(str::to_owned));
    }
    for set in &checker.loaded().sets {
        let pack = packs.get(set.pack.as_str()).filter(|p| p.sets.contains(&set.name.0) && !p.texts.is_empty());
        out.extend(pack.and_then(|pack| words(checker, set, pack)));
    }
    out
}

/// The examples of a pack, and the sets that its patterns name.
#[derive(Default)]
struct Pack {
    texts: Vec<Reading>,
    sets: BTreeSet<String>,
}

/// The texts of a rule's examples, read.
fn texts(checker: &Checker, rule: &Rule) -> Vec<Reading> {
    let sources: BTreeSet<String> = rule.examples.iter().filter_map(|e| source_text(checker, &e.source)).collect();
    let statements =
        rule.examples.iter().map(|e| e.statement.as_str()).chain(rule.reads.iter().map(|r| r.text.as_str()));
    sources.iter().map(String::as_str).chain(statements).map(|text| checker.reading(text)).collect()
}

/// Patterns without a match, or without one of their own.
fn patterns(checker: &Checker, number: usize, rule: &Rule, texts: &[Reading], out: &mut Vec<Diagnostic>) {
    let rules = &checker.loaded().rules;
    let mut earlier: Vec<Matched> = Vec::new();
    for (k, (pattern, place)) in rule.patterns.iter().zip(&rule.places).enumerate().filter(|_| !texts.is_empty()) {
        let id = PatternId { rule: number as u32, pattern: k as u32 };
        let found: Matched = (texts.iter().enumerate())
            .flat_map(|(text, reading)| matches(reading, rules, id).into_iter().map(move |(run, n)| (text, run, n)))
            .collect();
        let stands_before = |other: &Matched| {
            found.iter().all(|(text, run, n)| other.iter().any(|(t, r, m)| (t, r) == (text, run) && m >= n))
        };
        if found.is_empty() {
            let message = format!("`{pattern}` matches in no example of `{}`", rule.name);
            out.push(warning("R301", &rule.origin.file, *place, message));
        } else if let Some(first) = earlier.iter().position(stands_before).and_then(|j| rule.patterns.get(j)) {
            let message = format!("in the examples `{first}` reads all that this pattern reads");
            out.push(warning("R304", &rule.origin.file, *place, message));
        }
        earlier.push(found);
    }
}

/// The words of a set that stand in no example of its pack.
fn words(checker: &Checker, set: &OwnSet, pack: &Pack) -> Option<Diagnostic> {
    let file = &set.words;
    let alone = |entry: &String, make: fn(Vec<String>) -> WordsFile| (entry.clone(), make(vec![entry.clone()]));
    let all = (file.verbs.iter().map(|w| alone(w, |verbs| WordsFile { verbs, ..WordsFile::default() })))
        .chain(file.nouns.iter().map(|w| alone(w, |nouns| WordsFile { nouns, ..WordsFile::default() })))
        .chain(file.adjectives.iter().map(|w| alone(w, |adjectives| WordsFile { adjectives, ..WordsFile::default() })))
        .chain(file.phrases.iter().map(|w| alone(w, |phrases| WordsFile { phrases, ..WordsFile::default() })));
    let missing: Vec<String> =
        all.filter(|(_, file)| !stands(checker, file, pack)).map(|(word, _)| format!("`{word}`")).collect();
    if missing.is_empty() {
        return None;
    }
    let more = missing.len().saturating_sub(NAMED);
    let named: Vec<String> = missing.into_iter().take(NAMED).collect();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("no example holds these words of `{}`: {}{rest}", set.name.0, named.join(", "));
    Some(warning("R302", &set.file, set.name.1, message))
}

/// Whether the one word of a set stands in an example.
fn stands(checker: &Checker, file: &WordsFile, pack: &Pack) -> bool {
    let (name, none) = ("word", BTreeMap::new());
    let words = BTreeMap::from([(name.to_owned(), file.clone())]);
    let mut sets = WordSets::default();
    let tables = Tables { words: &words, own: ("", &none), lexicon: checker.lexicon() };
    let id = sets.id(name, tables, &mut |_, _| {});
    id.and_then(|id| sets.get(id)).is_some_and(|set| pack.texts.iter().any(|text| occurs(set, text)))
}

fn occurs(set: &WordSet, text: &Reading) -> bool {
    let mut ends = Vec::new();
    (0..text.terms.len()).any(|at| {
        for shape in [Shape::Any, Shape::Passive] {
            set.ends(&text.document, &text.terms, at, shape, &mut ends);
        }
        !ends.is_empty()
    })
}

fn warning(code: &'static str, file: &str, span: Span, message: String) -> Diagnostic {
    let remedy = CODES.iter().find(|c| c.code == code).map(|c| c.remedy.trim_end_matches('.'));
    let help = remedy.map(|r| r.chars().take(1).flat_map(char::to_lowercase).chain(r.chars().skip(1)).collect());
    Diagnostic { code, severity: Severity::Warning, file: file.to_owned(), span, message, label: String::new(), help }
}
