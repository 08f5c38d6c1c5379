//! `factmark rules new` and `schema`: what a person begins a rule file with.

use super::desk::{Desk, Stop};
use crate::batch::{Fault, FaultCode};
use crate::render::{json, skeleton};
use crate::rule::{file_schema, is_id};
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The pack of a rule that is named without one.
const PACK: &str = "desk";

/// Prints a rule file to begin with, or writes it to a file that does not exist yet.
///
/// # Errors
/// The name is no id or is taken, or the file is there already or cannot be written.
pub fn new(desk: &Desk, name: &str, file: Option<&Path>) -> Result<u8, Stop> {
    let (pack, id) = name.split_once('/').unwrap_or((PACK, name));
    if !is_id(pack) || !is_id(id) {
        let fault = Fault::new(FaultCode::Usage, format!("`{name}` is no name for a rule"));
        return Err(fault.help(format!("lower-case letters, digits and `-`, at most 80: {}", proposal(name))).into());
    }
    let checker = desk.checker(&[])?;
    let full = format!("{pack}/{id}");
    let loaded = checker.loaded();
    let taken = loaded.rules.rules().iter().chain(loaded.left_out.iter().map(|o| &o.rule)).find(|r| *r.name == *full);
    if let Some(rule) = taken {
        let message = format!("there is a rule `{full}` already, in {}:{}", rule.origin.file, rule.origin.line);
        let help = format!("choose another name; a rule that says `replaces = \"{full}\"` stands in its place");
        return Err(Fault::new(FaultCode::Usage, message).help(help).into());
    }
    let text = skeleton::skeleton(pack, id);
    match file {
        None => desk.write(&text)?,
        Some(file) => {
            write(file, &text)?;
            let shown = file.display();
            desk.write(&format!("wrote {shown}; try it: factmark rules test {shown}\n"))?
        }
    };
    Ok(0)
}

/// A name of the right form that is like the one given.
fn proposal(name: &str) -> String {
    let letters = crate::text::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let letters: String = letters;
    let words: Vec<&str> = letters.split('-').filter(|w| !w.is_empty()).collect();
    let joined: String = words.join("-").chars().take(80).collect();
    if joined.is_empty() { "for example `exports`".to_owned() } else { format!("for example `{joined}`") }
}

fn write(file: &Path, text: &str) -> Result<(), Fault> {
    let shown = file.display();
    let mut open = OpenOptions::new().write(true).create_new(true).open(file).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            let fault = Fault::new(FaultCode::Usage, format!("{shown} is there already and is not overwritten"));
            fault.help("name a new file; without --write the rule is printed")
        }
        ErrorKind::NotFound => {
            let fault = Fault::new(FaultCode::Usage, format!("cannot write {shown}: there is no such folder"));
            fault.help("make the folder first")
        }
        _ => Fault::new(FaultCode::Usage, format!("cannot write {shown}: {error}")),
    })?;
    open.write_all(text.as_bytes()).map_err(|e| Fault::new(FaultCode::Usage, format!("cannot write {shown}: {e}")))
}

/// Prints the JSON Schema of rule files.
///
/// # Errors
/// Standard output cannot be written.
pub fn schema(desk: &Desk) -> Result<u8, Stop> {
    desk.write(&json::pretty(&file_schema()))?;
    Ok(0)
}
