//! `factmark rules`: list, show and test the rules. (Their audit is in `audit.rs`.)

use super::args::Format;
use super::desk::{Desk, Stop};
use super::input;
use crate::batch::{Fault, FaultCode};
use crate::check::Checker;
use crate::render::json;
use crate::render::rules::{self, Listed, Tried};
use crate::rule::Rule;
use crate::{coverage, trial};

/// Lists the rules in force.
///
/// # Errors
/// A rule file cannot be used, or the output cannot be written.
pub fn list(desk: &Desk, format: Format) -> Result<u8, Stop> {
    let checker = desk.checker(&[])?;
    let all: Vec<Listed> = checker.loaded().rules.rules().iter().map(Listed::of).collect();
    desk.write(&match format {
        Format::Text => rules::table(&all),
        Format::Json => json::pretty(&all),
        Format::Jsonl => all.iter().map(json::line).collect(),
    })?;
    Ok(0)
}

/// Shows one rule as it is in force.
///
/// # Errors
/// There is no such rule, or the output cannot be written.
pub fn show(desk: &Desk, id: &str) -> Result<u8, Stop> {
    let checker = desk.checker(&[])?;
    let rule = find(&checker, id)?;
    desk.write(&rules::whole(rule))?;
    Ok(0)
}

/// The rule of this name, with or without its pack.
///
/// # Errors
/// There is none.
pub fn find<'a>(checker: &'a Checker, id: &str) -> Result<&'a Rule, Fault> {
    let all = checker.loaded().rules.rules();
    all.iter().find(|r| *r.name == *id || r.name.rsplit('/').next() == Some(id)).ok_or_else(|| {
        let near =
            all.iter().max_by(|a, b| strsim::jaro_winkler(&a.name, id).total_cmp(&strsim::jaro_winkler(&b.name, id)));
        let fault = Fault::new(FaultCode::Usage, format!("there is no rule `{id}`"));
        match near {
            Some(rule) => fault.help(format!("did you mean `{}`?", rule.name)),
            None => fault,
        }
    })
}

/// Tries the rules on their own examples; exit code 1 when one fails. What the examples of a desk's own rules leave untried
/// is a warning.
///
/// # Errors
/// A rule file cannot be used, there is no such rule, or the output cannot be written.
pub fn test(desk: &Desk, id: Option<&str>, format: Format) -> Result<u8, Stop> {
    let checker = desk.checker(&[])?.alert();
    let files = input::rules(&desk.common.rules)?;
    if let Some(id) = id {
        find(&checker, id)?;
    }
    let wanted = |r: &Rule| id.is_none_or(|id| *r.name == *id || r.name.rsplit('/').next() == Some(id));
    let trials = trial::run(&checker, wanted);
    let all: Vec<Tried> = trials.iter().map(Tried::of).collect();
    desk.write(&match format {
        Format::Text => rules::trials(&trials),
        Format::Json => json::pretty(&all),
        Format::Jsonl => all.iter().map(json::line).collect(),
    })?;
    if !desk.common.verbose {
        desk.diagnose(&checker.loaded().warnings, &files);
    }
    desk.diagnose(&coverage::run(&checker, wanted), &files);
    Ok(u8::from(trials.iter().any(trial::Trial::fails)))
}
