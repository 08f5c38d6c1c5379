//! `factmark rules list`, `show` and `words`: what is in force, and where it comes from.

use super::args::Format;
use super::desk::{Desk, Stop};
use super::input::rule_text;
use crate::batch::{Fault, FaultCode};
use crate::check::Checker;
use crate::render::rule::{self as whole, RuleRow};
use crate::render::rules::{self, Listed};
use crate::render::words::{self, SetRow};
use crate::render::{columns::columns, json};
use crate::rule::{LeftOut, Rule, SetName, gloss, parts, sets};
use std::path::Path;

/// Lists the rules that were read, those that are not in force too.
///
/// # Errors
/// A rule file cannot be used, or the output cannot be written.
pub fn list(desk: &Desk, format: Format) -> Result<u8, Stop> {
    let checker = desk.checker(&[])?;
    let all = Listed::all(checker.loaded());
    desk.write(&match format {
        Format::Text => rules::table(&all),
        Format::Json => json::pretty(&all),
        Format::Jsonl => all.iter().map(json::line).collect(),
    })?;
    Ok(0)
}

/// Shows one rule, part by part, with the place of each; with `effective`, its word sets and policy too.
///
/// # Errors
/// There is no such rule, or the output cannot be written.
pub fn show(desk: &Desk, id: &str, effective: bool, format: Format) -> Result<u8, Stop> {
    let checker = desk.checker(&[])?;
    let (rule, out) = find(&checker, id)?;
    let files = desk.files();
    let text = rule_text(&files, &rule.origin.file).unwrap_or("");
    let row = RuleRow::of(rule, out, checker.loaded(), &parts(text, rule.origin.line), effective);
    desk.write(&match format {
        Format::Text => desk.style.text(whole::rule(&row)),
        Format::Json => json::pretty(&row),
        Format::Jsonl => json::line(&row),
    })?;
    Ok(0)
}

/// The rule of this name, in force or not; the pack may be left out where that is clear.
///
/// # Errors
/// There is none, or there are several.
pub fn find<'a>(checker: &'a Checker, id: &str) -> Result<(&'a Rule, Option<&'a LeftOut>), Fault> {
    let loaded = checker.loaded();
    let on = loaded.rules.rules().iter().map(|rule| (rule, None));
    let off = loaded.left_out.iter().map(|out| (&out.rule, Some(out)));
    let all: Vec<(&Rule, Option<&LeftOut>)> = on.chain(off).collect();
    let named = |name: &str| *name == *id || name.rsplit('/').next() == Some(id);
    let mut found: Vec<_> = all.iter().filter(|(rule, _)| named(&rule.name)).collect();
    if found.iter().any(|(_, out)| out.is_none()) {
        found.retain(|(_, out)| out.is_none());
    }
    match found.as_slice() {
        [one, rest @ ..] if rest.iter().all(|r| r.0.name == one.0.name) => Ok(**one),
        [] => {
            let near = nearest(all.iter().map(|(rule, _)| &*rule.name), id);
            let fault = Fault::new(FaultCode::Usage, format!("there is no rule `{id}`"));
            if Path::new(id).exists() {
                return Err(fault.help(format!("this is a file: read it with `-r {id}`, and name one of its rules")));
            }
            Err(near.map_or(fault.clone(), |near| fault.help(format!("did you mean `{near}`?"))))
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(rule, _)| &*rule.name).collect();
            let fault = Fault::new(FaultCode::Usage, format!("`{id}` is the name of {} rules", names.len()));
            Err(fault.help(format!("name the pack too: {}", names.join(", "))))
        }
    }
}

/// The rule of this name that is in force.
///
/// # Errors
/// There is none, or there are several, or it is left out.
pub fn in_force<'a>(checker: &'a Checker, id: &str) -> Result<&'a Rule, Fault> {
    match find(checker, id)? {
        (rule, None) => Ok(rule),
        (rule, Some(out)) => {
            let place = format!("{}:{}", out.by.file, out.by.line);
            Err(Fault::new(FaultCode::Usage, format!("the rule `{}` is not in force: see {place}", rule.name)))
        }
    }
}

/// The name that is most like the one wanted.
fn nearest<'a>(names: impl Iterator<Item = &'a str>, wanted: &str) -> Option<&'a str> {
    let own = |name: &str| name.rsplit('/').next().unwrap_or("").to_owned();
    let like = |name: &str| strsim::jaro_winkler(name, wanted).max(strsim::jaro_winkler(&own(name), wanted));
    names.max_by(|a, b| like(a).total_cmp(&like(b)))
}

/// Shows every form that a word set matches, and which entry each comes from; without a name, lists the sets.
///
/// # Errors
/// There is no such set, or the output cannot be written.
pub fn words(desk: &Desk, name: Option<&str>, format: Format) -> Result<u8, Stop> {
    let checker = desk.checker(&[])?;
    let all = sets(checker.loaded());
    let Some(name) = name else { return listed(desk, &checker, &all, format) };
    let full = |set: &SetName| format!("{}/{}", set.pack, set.name);
    let found: Vec<SetRow> = (all.iter().filter(|set| set.name == name || full(set) == name))
        .map(|set| SetRow::of(&gloss(checker.loaded(), set)))
        .collect();
    if found.is_empty() {
        let names: Vec<String> = all.iter().map(|s| if s.pack.is_empty() { s.name.clone() } else { full(s) }).collect();
        let fault = Fault::new(FaultCode::Usage, format!("there is no word set `{name}`"));
        let near = nearest(names.iter().map(String::as_str), name).unwrap_or_default();
        return Err(fault.help(format!("did you mean `{near}`? `factmark rules words` lists them all")).into());
    }
    desk.write(&match format {
        Format::Text => desk.style.text(words::sets(&found)),
        Format::Json => json::pretty(&found),
        Format::Jsonl => found.iter().map(json::line).collect(),
    })?;
    Ok(0)
}

/// All word sets, one a line.
fn listed(desk: &Desk, checker: &Checker, all: &[SetName], format: Format) -> Result<u8, Stop> {
    let rows: Vec<SetRow> = all.iter().map(|set| SetRow::of(&gloss(checker.loaded(), set))).collect();
    desk.write(&match format {
        Format::Text => columns(&rows.iter().map(words::line).collect::<Vec<_>>(), ""),
        Format::Json => json::pretty(&rows),
        Format::Jsonl => rows.iter().map(json::line).collect(),
    })?;
    Ok(0)
}
