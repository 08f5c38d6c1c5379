//! Loading: texts of rule files in, rules, lexicon and policy out, or every fault of all of them.

use super::article::Article;
use super::build::{Ground, rule};
use super::embedded;
use super::example::Place;
use super::extends::{self, extends};
use super::fault::{Faults, FileFaults, nearest, span};
use super::lint::Linter;
use super::loaded::{How, LeftOut, Loaded, OwnSet, RuleText, SourceText, Vocabulary};
use super::model::{Origin, Rule};
use super::parse::{Typed, parse};
use super::places::Places;
use super::policy::Policy;
use super::set::RuleSet;
use super::settle::settle;
use super::words::{Tables, WordSets};
use crate::lexicon::file::WordsFile;
use crate::lexicon::{Lexicon, LexiconFile};
use crate::text::{Diagnostic, Lines, Severity, Span};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The largest number of rules.
pub const MOST_RULES: usize = 200_000;
/// The pack of rules that name none.
const OWN: &str = "own";

/// Loads the rules inside the program, then `files` in order; later files win.
///
/// # Errors
/// Every fault of every file, warnings included, in the order of the files.
pub fn load(files: &[RuleText]) -> Result<Loaded, Vec<Diagnostic>> {
    load_looking(files, false)
}

/// The same; `all` looks at the rules inside the program too for what is allowed and yet looks wrong.
///
/// # Errors
/// As [`load`].
pub fn load_looking(files: &[RuleText], all: bool) -> Result<Loaded, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let texts: Vec<(&str, &str)> =
        embedded::FILES.iter().copied().chain(files.iter().map(|f| (f.name.as_str(), f.text.as_str()))).collect();
    let typed: Vec<Typed> =
        texts.iter().map(|(file, text)| parse(text, &mut FileFaults { file, all: &mut faults })).collect();
    let loaded = assemble(&texts, typed, all, &mut faults);
    let fatal = faults.fatal();
    let found = faults.into_vec(|file| texts.iter().position(|(name, _)| *name == file));
    match loaded {
        Ok(loaded) if !fatal => Ok(Loaded { warnings: found, ..loaded }),
        Ok(_) => Err(found),
        Err(broken) => Err(found.into_iter().chain([broken]).collect()),
    }
}

#[allow(clippy::result_large_err)] // a diagnostic is made once and shown at once
fn assemble(
    texts: &[(&str, &str)],
    mut typed: Vec<Typed>,
    all: bool,
    faults: &mut Faults,
) -> Result<Loaded, Diagnostic> {
    let (mut tables, mut policy) = (LexiconFile::builtin().map_err(broken)?, Policy::default());
    let (mut articles, mut places) = (Vec::new(), Places::shipped());
    let (mut sources, mut own_sets) = (Vec::new(), Vec::new());
    let mut declared = BTreeMap::new();
    let mut packs = Packs::new();
    for ((file, text), one) in texts.iter().zip(&mut typed) {
        let mut faults = FileFaults { file, all: faults };
        places.take(file, text, &pack(one), one);
        packs.entry(pack(one)).or_default().extend(one.lexicon.words.clone());
        own_sets.extend(one.words.iter().filter_map(|name| {
            let words = one.lexicon.words.get(&name.0)?.clone();
            Some(OwnSet { file: (*file).to_owned(), pack: pack(one), name: name.clone(), words })
        }));
        tables.extend(std::mem::take(&mut one.lexicon));
        settle(one, &mut policy, !embedded::is_shipped(file), &mut faults);
        version(one, &mut faults);
        articles.extend(Some(Article::of(&mut one.head, &mut faults)).filter(|a| !a.is_empty()));
        for source in std::mem::take(&mut one.head.source) {
            declared.insert(source.id.get_ref().clone(), sources.len());
            sources.push(source_text(file, source, &mut faults));
        }
    }
    bounded(texts, &typed, &tables.words, &packs)?;
    let lexicon = Lexicon::new(&tables).map_err(broken)?;
    let (rules, left_out, sets) = {
        let mut ground = Gathering { all, ..Gathering::default() };
        for ((file, text), one) in texts.iter().zip(&mut typed) {
            let mut faults = FileFaults { file, all: faults };
            let pack = pack(one);
            let own = packs.get(&pack).unwrap_or(&tables.words);
            let tables = Tables { words: &tables.words, own: (&pack, own), lexicon: &lexicon };
            ground.file(text, one, tables, &declared, &mut faults);
        }
        for ((file, text), one) in texts.iter().zip(&typed) {
            ground.disable(text, one, &mut FileFaults { file, all: faults });
        }
        (ground.rules.into_iter().flatten().collect(), ground.left_out, ground.sets)
    };
    let rules = RuleSet::new(rules, sets, digest(texts));
    let LexiconFile { words, forms, closed, .. } = tables;
    let vocabulary = Vocabulary { words, packs, forms, closed: closed.lemmas };
    let (lexicon, warnings) = (Arc::new(lexicon), Vec::new());
    Ok(Loaded { rules, left_out, vocabulary, places, policy, lexicon, articles, sources, sets: own_sets, warnings })
}

/// The sets by name, pack by pack.
type Packs = BTreeMap<String, BTreeMap<String, WordsFile>>;

/// Whether the word sets stay within the limits, by the names of all files and by those of their pack; the fault of the first
/// that does not.
#[allow(clippy::result_large_err)] // a diagnostic is made once and shown at once
fn bounded(
    texts: &[(&str, &str)],
    typed: &[Typed],
    words: &BTreeMap<String, WordsFile>,
    packs: &Packs,
) -> Result<(), Diagnostic> {
    let (mut all, mut own) = (extends::MOST, extends::MOST);
    for ((file, _), one) in texts.iter().zip(typed) {
        let pack = packs.get(&pack(one)).unwrap_or(words);
        let over = extends::weigh(&one.words, |n| words.get(n), &mut all)
            .or_else(|| extends::weigh(&one.words, |n| pack.get(n).or_else(|| words.get(n)), &mut own));
        if let Some(span) = over {
            let message =
                format!("the word sets take in more than {} words, those that they extend counted", extends::MOST);
            let help = Some("let fewer sets extend others".to_owned());
            return Err(Diagnostic { code: "R206", file: (*file).to_owned(), span, message, help, ..broken_at() });
        }
    }
    Ok(())
}

fn pack(typed: &Typed) -> String {
    typed.head.pack.as_ref().map_or(OWN, |p| p.get_ref().as_str()).to_owned()
}

fn broken(error: crate::lexicon::LexiconError) -> Diagnostic {
    Diagnostic { message: error.to_string(), ..broken_at() }
}

fn broken_at() -> Diagnostic {
    let (file, message, label) = (String::new(), String::new(), String::new());
    Diagnostic { code: "R205", severity: Severity::Error, file, span: Span::default(), message, label, help: None }
}

/// The hash of everything read, names included, each with its length.
fn digest(texts: &[(&str, &str)]) -> String {
    let mut sha = Sha256::new();
    let builtin = ("", "");
    sha.update(Sha256::digest(embedded::LEXICON));
    for (name, text) in texts.iter().chain([&builtin]) {
        let name = name.rsplit(['/', '\\']).next().unwrap_or("");
        sha.update((name.len() as u64).to_le_bytes());
        sha.update(name);
        sha.update((text.len() as u64).to_le_bytes());
        sha.update(text);
    }
    sha.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

fn version(typed: &Typed, faults: &mut FileFaults<'_>) {
    if let Some(version) = typed.head.language_version.as_ref().filter(|v| *v.get_ref() != 1) {
        let message = format!("version {} of the rule language is not known", version.get_ref());
        faults.add("R208", span(version.span()), message, "", Some("write `language-version = 1`".to_owned()));
    }
}

fn source_text(file: &str, source: super::file::SourceFile, faults: &mut FileFaults<'_>) -> SourceText {
    let at = span(source.id.span());
    if source.file.is_none() && source.text.is_none() {
        let help = Some("write `file = \"...\"` or `text = \"...\"`".to_owned());
        faults.add("R205", at, "this source has neither a file nor a text".to_owned(), "", help);
    }
    let known = source.file.as_deref().and_then(|f| embedded::SOURCES.iter().find(|(n, _)| *n == f));
    let text = source.text.or_else(|| known.map(|(_, text)| (*text).to_owned()));
    SourceText { id: source.id.into_inner(), declared_in: file.to_owned(), file: source.file, text }
}

/// The rules gathered so far; a replaced or disabled one leaves an empty place.
#[derive(Default)]
struct Gathering {
    rules: Vec<Option<Rule>>,
    left_out: Vec<LeftOut>,
    by_name: FxHashMap<String, usize>,
    sets: WordSets,
    linter: Linter,
    /// Whether the files inside the program are looked at too.
    all: bool,
}

impl Gathering {
    fn file(
        &mut self,
        text: &str,
        typed: &mut Typed,
        tables: Tables<'_>,
        sources: &BTreeMap<String, usize>,
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
            let place = Place { text, lines: &lines, sources };
            let mut ground = Ground { pack, place, tables, sets: &mut self.sets };
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

    fn disable(&mut self, text: &str, typed: &Typed, faults: &mut FileFaults<'_>) {
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
