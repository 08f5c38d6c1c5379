//! `factmark rules lint` and `factmark rules coverage`: what is wrong with rule files, and what their examples leave untried.

use super::args::{Format, LintFormat};
use super::desk::{Desk, Stop};
use super::input;
use super::rules_test::{Target, supplied, target};
use crate::batch::{Fault, FaultCode};
use crate::check::Checker;
use crate::coverage::{self, Coverage};
use crate::render::coverage::Covered;
use crate::render::findings::Findings;
use crate::render::{fault, json};
use crate::rule::{self, Rule};
use crate::text::Diagnostic;
use crate::trial::{self, With};
use std::path::PathBuf;

/// Every fault of the rule files, and what looks wrong in them; with `all` also of the files inside the program. Exit code 1
/// when something is found.
///
/// # Errors
/// There is no rule file to look at, one or the source of an example cannot be read, or the output cannot be written.
pub fn lint(desk: &Desk, paths: &[PathBuf], all: bool, format: LintFormat) -> Result<u8, Stop> {
    let mut files = desk.files();
    let more = input::rules(paths)?;
    files.extend(more.into_iter().filter(|f| !desk.layers.iter().flat_map(|l| &l.files).any(|o| o.name == f.name)));
    if files.is_empty() && !all {
        let fault = Fault::new(FaultCode::Usage, "there is no rule file to look at");
        return Err(fault.help("name a file or a folder, or look at the rules inside the program with --all").into());
    }
    let (mut found, tried) = match Checker::load_looking(&files, all) {
        Ok(checker) => {
            let (checker, _) = supplied(desk, checker)?;
            let wanted = |r: &Rule| all || !rule::is_shipped(&r.origin.file);
            let warned = checker.loaded().warnings.iter().cloned();
            let found: Vec<Diagnostic> = warned.chain(coverage::measure(&checker, wanted).warnings).collect();
            let checker = checker.alert();
            let trials = trial::every(&checker, wanted, With { alone: false, others: true }, &|| {});
            let tried = coverage::unmet(&trials).into_iter().chain(coverage::idle(&checker, &trials));
            (found.into_iter().chain(tried).collect(), true)
        }
        Err(faults) => (faults, false),
    };
    let order = |d: &Diagnostic| files.iter().position(|f| f.name == d.file);
    found.sort_by_key(|d| (order(d), d.span, d.code));
    let text = |name: &str| input::rule_text(&files, name);
    let count = files.len() + if all { rule::shipped().len() } else { 0 };
    let findings = Findings::of(&found, text, count, tried);
    desk.write(&match format {
        LintFormat::Text if desk.common.quiet => findings.summary(),
        LintFormat::Text => {
            let drawn = fault::diagnostics(&found, |name| text(name).map(str::to_owned), desk.style);
            drawn + &findings.summary()
        }
        LintFormat::Json => json::pretty(&findings),
        LintFormat::Sarif => json::pretty(&findings.sarif()),
        LintFormat::Github => findings.github(),
    })?;
    Ok(u8::from(!found.is_empty()))
}

/// What the examples of the rules try and leave untried: of a file, a folder or one rule; with `all` also those of the rules
/// inside the program. Exit code 1 when something is untried.
///
/// # Errors
/// A rule file or the source of an example cannot be used, there is no such rule, or the output cannot be written.
pub fn coverage(desk: &Desk, what: Option<&str>, all: bool, format: Format) -> Result<u8, Stop> {
    let (desk, target) = target(desk, what)?;
    let (checker, _) = supplied(&desk, desk.checker(&[])?)?;
    let files = desk.files();
    let target = target.known(&checker)?;
    let wanted = |r: &Rule| match &target {
        Target::All => all || !rule::is_shipped(&r.origin.file),
        named => named.has(r),
    };
    let coverage = coverage::measure(&checker, wanted);
    let text = |name: &str| input::rule_text(&files, name);
    let covered = Covered::of(&coverage, text);
    desk.write(&match format {
        Format::Text if desk.common.quiet => covered.summary(),
        Format::Text => {
            let told = untried(&coverage);
            fault::diagnostics(&told, |name| text(name).map(str::to_owned), desk.style) + &covered.summary()
        }
        Format::Json => json::pretty(&covered),
        Format::Jsonl => covered.untried.iter().map(json::line).collect(),
    })?;
    Ok(u8::from(!covered.untried.is_empty()))
}

/// The warnings that tell of something untried.
fn untried(coverage: &Coverage) -> Vec<Diagnostic> {
    coverage.warnings.iter().filter(|d| ["R301", "R302", "R306"].contains(&d.code)).cloned().collect()
}
