//! `factmark rules pack`: a pack by itself, before somebody names it.

use super::args::Format;
use super::desk::{Desk, Stop};
use super::layers::{self, Layer, Named};
use super::rules_test::supplied;
use crate::check::RuleText;
use crate::coverage;
use crate::render::json;
use crate::render::packs::{Checked, lines};
use crate::rule::{PACKS, Rule, requires};
use crate::text::{Diagnostic, Severity};
use crate::trial::{self, With};
use std::path::Path;

/// Checks a pack: it loads, nothing in it looks wrong, and its examples come out as written. Exit code 1 where that fails.
///
/// # Errors
/// There is no such pack, its files cannot be used, or the output cannot be written.
pub fn check(desk: &Desk, path: &str, format: Format) -> Result<u8, Stop> {
    let known = PACKS.iter().any(|(name, _)| *name == path);
    let entry = if known || path.contains(['/', '\\']) { path.to_owned() } else { format!("./{path}") };
    let own = layers::pack(&entry, Path::new("."))?;
    let mut desk = desk.clone();
    let given = layers::layers(None, &desk.common)?;
    desk.layers = needed(&own).into_iter().chain(given).collect();
    desk.layers.push(Layer { by: Named::Pack, entry: path.to_owned(), line: None, path: None, files: own.clone() });
    let (checker, _) = supplied(&desk, desk.checker(&[])?.alert())?;
    let mine = |file: &str| own.iter().any(|f| f.name == file);
    let wanted = |rule: &Rule| mine(&rule.origin.file);
    let trials = trial::every(&checker, wanted, With { alone: false, others: true }, &|| {});
    let warned = checker.loaded().warnings.iter().filter(|d| mine(&d.file)).cloned();
    let untried = coverage::measure(&checker, wanted).warnings.into_iter().chain(coverage::idle(&checker, &trials));
    let found: Vec<Diagnostic> = warned.chain(untried).collect();
    let rules = checker.loaded().rules.rules().iter().filter(|r| wanted(r)).count();
    let pack = checker.loaded().packs.iter().find(|p| mine(&p.file));
    let checked = Checked::of(pack, rules, &trials, &found);
    desk.write(&match format {
        Format::Text => lines(&checked, &trials),
        Format::Json => json::pretty(&checked),
        Format::Jsonl => json::line(&checked),
    })?;
    desk.diagnose(&found, &desk.files());
    let bad = found.iter().any(|d| d.severity >= Severity::Warning);
    Ok(u8::from(bad || trials.iter().any(trial::Trial::fails)))
}

/// The packs inside the program that a pack needs, and what these need, and so on.
fn needed(own: &[RuleText]) -> Vec<Layer> {
    let mut out: Vec<Layer> = Vec::new();
    let mut wanted: Vec<String> = own.iter().flat_map(|f| requires(&f.text)).collect();
    while let Some(name) = wanted.pop() {
        let here = |files: &[RuleText]| out.iter().any(|l| l.entry == name) || files.iter().any(|f| packed(f, &name));
        if let Some(files) = layers::shipped(&name).filter(|_| !here(own)) {
            wanted.extend(files.iter().flat_map(|f| requires(&f.text)));
            out.push(Layer { by: Named::Pack, entry: name, line: None, path: None, files });
        }
    }
    out
}

/// Whether a file is one of a pack inside the program.
fn packed(file: &RuleText, name: &str) -> bool {
    layers::shipped(name).is_some_and(|files| files.iter().any(|f| f.name == file.name))
}
