//! Loading: texts of rule files in, rules, lexicon and policy out, or every fault of all of them.

use super::article::Article;
use super::embedded;
use super::example::{Declared, full};
use super::extends;
use super::fault::{Faults, FileFaults, span};
use super::gather::Gathering;
use super::loaded::{Loaded, OwnSet, RuleText, SourceText, Vocabulary};
use super::pack;
use super::parse::{Typed, parse};
use super::places::Places;
use super::policy::Policy;
use super::set::RuleSet;
use super::sets::{Packs, Sets};
use super::settle::settle;
use super::words::Tables;
use crate::lexicon::file::WordsFile;
use crate::lexicon::{Lexicon, LexiconFile};
use crate::text::{Diagnostic, Severity, Span};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    let texts = embedded::FILES.iter().copied().chain(files.iter().map(|f| (f.name.as_str(), f.text.as_str())));
    let read = |(file, text)| (file, text, parse(text, &mut FileFaults { file, text, all: &mut faults }));
    let mut read: Vec<pack::Read<'_>> = texts.map(read).collect();
    let packs = pack::settle(&mut read, embedded::FILES.len(), &mut faults);
    let (texts, typed): (Vec<_>, Vec<_>) = read.into_iter().map(|(file, text, typed)| ((file, text), typed)).unzip();
    let loaded = assemble(&texts, typed, all, &mut faults).map(|loaded| Loaded { packs, ..loaded });
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
    let mut declared = Declared::new();
    let mut packs = Sets::new(&tables);
    for ((file, text), one) in texts.iter().zip(&mut typed) {
        let mut faults = FileFaults { file, text, all: faults };
        places.take(file, text, &pack(one), one);
        own_sets.extend(one.words.iter().filter_map(|name| {
            let words = one.lexicon.words.get(&name.0)?.clone();
            Some(OwnSet { file: (*file).to_owned(), pack: pack(one), name: name.clone(), words })
        }));
        packs.take(&pack(one), std::mem::take(&mut one.lexicon.words), &mut tables);
        tables.extend(std::mem::take(&mut one.lexicon));
        settle(one, &mut policy, !embedded::is_shipped(file), &mut faults);
        version(one, &mut faults);
        articles.extend(Some(Article::of(&mut one.head, &mut faults)).filter(|a| !a.is_empty()));
        for source in std::mem::take(&mut one.head.source) {
            let packs = declared.entry(source.id.get_ref().clone()).or_default();
            if packs.contains(&pack(one)) {
                twice(&source, &mut faults);
            } else {
                packs.push(pack(one));
                sources.push(source_text(file, &pack(one), source, &mut faults));
            }
        }
    }
    bounded(texts, &typed, &tables.words, &packs.of)?;
    let lexicon = Lexicon::new(&tables).map_err(broken)?;
    let (rules, left_out, sets) = {
        let mut ground = Gathering::new(all);
        for ((file, text), one) in texts.iter().zip(&mut typed) {
            let mut faults = FileFaults { file, text, all: faults };
            let pack = pack(one);
            let own = packs.of.get(&pack).unwrap_or(&tables.words);
            let tables = Tables { words: &tables.words, own: (&pack, own), lexicon: &lexicon };
            ground.file(text, one, tables, &declared, &mut faults);
        }
        for ((file, text), one) in texts.iter().zip(&typed) {
            ground.disable(text, one, &mut FileFaults { file, text, all: faults });
        }
        (ground.rules.into_iter().flatten().collect(), ground.left_out, ground.sets)
    };
    let rules = RuleSet::new(rules, sets, digest(texts));
    let LexiconFile { words, forms, closed, mutation, .. } = tables;
    let vocabulary = Vocabulary { words, packs: packs.of, forms, closed: closed.lemmas, mutation };
    let lexicon = Arc::new(lexicon);
    let told = Loaded { rules, left_out, vocabulary, places, policy, lexicon, ..Loaded::default() };
    Ok(Loaded { articles, sources, sets: own_sets, ..told })
}

fn twice(source: &super::file::SourceFile, faults: &mut FileFaults<'_>) {
    let message = format!("the pack has a source `{}` already", super::fault::clip(source.id.get_ref()));
    faults.add("R202", span(source.id.span()), message, "", Some("give it another `id`".to_owned()));
}

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

fn source_text(file: &str, pack: &str, source: super::file::SourceFile, faults: &mut FileFaults<'_>) -> SourceText {
    let at = span(source.id.span());
    if source.file.is_none() && source.text.is_none() {
        let help = Some("write `file = \"...\"` or `text = \"...\"`".to_owned());
        faults.add("R205", at, "this source has neither a file nor a text".to_owned(), "", help);
    }
    let known = source.file.as_deref().and_then(|f| embedded::SOURCES.iter().find(|(n, _)| *n == f));
    let text = source.text.or_else(|| known.map(|(_, text)| (*text).to_owned()));
    SourceText { id: full(pack, source.id.get_ref()), declared_in: file.to_owned(), file: source.file, text }
}
