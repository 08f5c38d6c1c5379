//! `factmark rules test`: the rules tried on their own examples, once or after every change of their files.

use super::args::Format;
use super::desk::{Desk, Stop};
use super::input;
use super::output::Reader;
use super::progress::Progress;
use super::rules::in_force;
use super::watch::{self, Watched};
use crate::batch::{Fault, FaultCode};
use crate::check::Checker;
use crate::coverage;
use crate::render::json;
use crate::render::trials::{self, Told};
use crate::rule::{Rule, SourceText, is_shipped};
use crate::trial::{self, Trial, With};
use std::fs;
use std::path::{Path, PathBuf};

/// The rules that a command looks at.
pub enum Target {
    /// Every rule.
    All,
    /// The rule of this name.
    Rule(String),
    /// The rules of these files.
    Files(Vec<String>),
}

impl Target {
    /// The same with the full name of its rule.
    ///
    /// # Errors
    /// There is no such rule, or it is not in force.
    pub fn known(self, checker: &Checker) -> Result<Self, Fault> {
        match self {
            Self::Rule(id) => Ok(Self::Rule(in_force(checker, &id)?.name.to_string())),
            other => Ok(other),
        }
    }

    /// Whether a rule is one of them.
    pub fn has(&self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Rule(name) => *rule.name == **name,
            Self::Files(names) => names.iter().any(|n| **n == *rule.origin.file),
        }
    }
}

/// Tries rules on their examples: all, one by its name, or those of a file or folder. Exit code 1 when one fails. With
/// `again`, it is done anew after every change of a rule file, until it is interrupted.
///
/// # Errors
/// A rule file cannot be used, there is no such rule, or the output cannot be written.
pub fn test(desk: &Desk, what: Option<&str>, again: bool, format: Format) -> Result<u8, Stop> {
    if !again {
        return Ok(once(desk, what, format)?.0);
    }
    let paths = |desk: &Desk| {
        let named = what.map(PathBuf::from).filter(|p| is_path(p));
        let other = |path: &PathBuf| named.as_ref().is_none_or(|n| full(n) != full(path));
        desk.paths().into_iter().filter(other).chain(named.clone()).collect::<Vec<_>>()
    };
    if paths(desk).is_empty() {
        let fault = Fault::new(FaultCode::Usage, "--watch has no file to look at: the rules inside the program stay");
        return Err(fault.help("name a rule file or folder, or give one with --rules").into());
    }
    let mut watched = Watched { paths: paths(desk), also: desk.configuration() };
    watch::each(desk, watched.clone(), || {
        let tried = desk.configured(None).and_then(|desk| {
            (watched.paths, watched.also) = (paths(&desk), desk.configuration());
            once(&desk, what, format)
        });
        match tried {
            Ok((_, Reader::Gone, _)) => return Ok(None),
            Ok((_, Reader::There, sources)) => watched.also.extend(sources),
            Err(Stop::Output(error)) => return Err(Stop::Output(error)),
            Err(stop) => desk.told(&stop),
        }
        Ok(Some(watched.clone()))
    })
}

/// One run: its exit code, whether anybody reads the answers, and the files of the examples' sources.
fn once(desk: &Desk, what: Option<&str>, format: Format) -> Result<(u8, Reader, Vec<PathBuf>), Stop> {
    let (desk, target) = target(desk, what)?;
    let files = desk.files();
    let checker = desk.checker(&[])?.alert();
    let (checker, sources) = supplied(&desk, checker)?;
    let target = target.known(&checker)?;
    let wanted = |rule: &Rule| target.has(rule);
    let chosen = || checker.loaded().rules.rules().iter().filter(|r| wanted(r));
    let total = chosen().map(|r| r.examples.len() + r.reads.len() + r.ignores.len()).sum();
    if total == 0 {
        return Err(untried(what.unwrap_or(""), chosen().count()).into());
    }
    let progress = Progress::new(&desk, "examples", total);
    let all = trial::every(&checker, wanted, With { alone: true, others: true }, &|| progress.step());
    drop(progress);
    let told = Told { leaning: what.is_some() || desk.common.verbose, idle: desk.common.verbose };
    let rows = || all.iter().map(trials::Tried::of);
    let reader = desk.write(&match format {
        Format::Text => desk.style.text(trials::trials(&all, told, desk.common.quiet)),
        Format::Json => json::pretty(&rows().collect::<Vec<_>>()),
        Format::Jsonl => rows().map(|row| json::line(&row)).collect(),
    })?;
    if !desk.common.verbose {
        desk.diagnose(&checker.loaded().warnings, &files);
    }
    let idle = coverage::idle(&checker, &all).into_iter().filter(|d| !is_shipped(&d.file));
    desk.diagnose(&coverage::run(&checker, wanted).into_iter().chain(idle).collect::<Vec<_>>(), &files);
    Ok((u8::from(all.iter().any(Trial::fails)), reader, sources))
}

/// What tells a path from others, however it is written.
fn full(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Whether an argument names a file or folder, and no rule.
fn is_path(path: &Path) -> bool {
    path.exists() || path.extension().is_some_and(|e| e == "toml")
}

/// The rules that a path or an id names, all without one; the files of a path are read like those of `--rules`, once.
///
/// # Errors
/// A rule file cannot be read.
pub fn target(desk: &Desk, what: Option<&str>) -> Result<(Desk, Target), Stop> {
    let desk = desk.reread(&[])?;
    let Some(what) = what else { return Ok((desk, Target::All)) };
    let path = PathBuf::from(what);
    if !is_path(&path) {
        return Ok((desk, Target::Rule(what.to_owned())));
    }
    let full = |name: &str| full(Path::new(name));
    let given = desk.files();
    let named = input::rules(std::slice::from_ref(&path))?;
    let known = |name: &str| given.iter().find(|g| full(&g.name) == full(name)).map(|g| g.name.clone());
    let names: Vec<(String, bool)> =
        (named.iter()).map(|f| known(&f.name).map_or_else(|| (f.name.clone(), false), |name| (name, true))).collect();
    let new: Vec<PathBuf> = names.iter().filter(|(_, read)| !read).map(|(name, _)| PathBuf::from(name)).collect();
    Ok((desk.reread(&new)?, Target::Files(names.into_iter().map(|(name, _)| name).collect())))
}

fn untried(what: &str, rules: usize) -> Fault {
    let fault = match rules {
        0 => Fault::new(FaultCode::Usage, format!("{what} holds no rule that is in force")),
        _ => Fault::new(FaultCode::Usage, format!("{what} has no example to try")),
    };
    fault.help("`factmark rules new` shows a rule with one example of each kind")
}

/// The checker with the texts of the files that sources of examples name, and these files.
///
/// # Errors
/// Such a file cannot be read.
pub fn supplied(desk: &Desk, checker: Checker) -> Result<(Checker, Vec<PathBuf>), Stop> {
    let mut texts = Vec::new();
    for source in checker.loaded().sources.iter().filter(|s| s.text.is_none()) {
        let Some(path) = beside(source) else { continue };
        let text = desk.text(&path.to_string_lossy(), "source").map_err(|fault| Fault {
            message: format!("{}: {} (source `{}`)", source.declared_in, fault.message, short(&source.id)),
            ..fault
        })?;
        texts.push((source.declared_in.clone(), source.id.clone(), path, text));
    }
    let text = |s: &SourceText| {
        texts.iter().find(|(file, id, ..)| *file == s.declared_in && *id == s.id).map(|(.., text)| text.clone())
    };
    let checker = checker.supplied(text);
    Ok((checker, texts.into_iter().map(|(.., path, _)| path).collect()))
}

/// The name of a source without its pack, as it is written.
fn short(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// The file of a source, as seen from the folder of the rule file that names it.
fn beside(source: &SourceText) -> Option<PathBuf> {
    let folder = Path::new(&source.declared_in).parent().unwrap_or(Path::new(""));
    source.file.as_ref().map(|file| folder.join(file))
}
