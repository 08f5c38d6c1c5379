//! Keys that their table does not know, and values that are not of their key's type.

use super::fault::{FileFaults, clip, span};
use super::file::keys;
use super::layout;
use super::syntax::wrong_type;
use crate::text::Span;

/// Keys of the whole file whose names mean nothing else.
const WHOLE: [&str; 6] = ["language-version", "pack", "licence", "requires", "sha256", "dateline"];

/// A value that the TOML library could not take as what it must be (R205).
pub fn type_fault(error: &toml::de::Error, place: Span, faults: &mut FileFaults<'_>) {
    let at = error.span().map_or(place, span);
    let message = error.message().lines().next().unwrap_or("not the right type").to_owned();
    if let Some((key, known)) = strange_key(&message) {
        return strange("key", key, at, known, faults);
    }
    let told = wrong_type(&message, at.of(faults.text).trim());
    let (message, help) = told.map_or((message, None), |(message, help)| (message, Some(help)));
    faults.add("R205", at, message, "", help);
}

/// The key that serde did not know, and those that it does: "unknown field `a`, expected `b` or `c`".
fn strange_key(message: &str) -> Option<(&str, impl Iterator<Item = &str> + Clone)> {
    let (key, known) = message.strip_prefix("unknown field `")?.split_once('`')?;
    Some((key, known.split('`').skip(1).step_by(2)))
}

/// A key that its table does not know (R101): one of another table that begins further up, else a misspelt one.
pub fn strange<'n>(
    what: &str,
    name: &str,
    at: Span,
    known: impl Iterator<Item = &'n str> + Clone,
    faults: &mut FileFaults<'_>,
) {
    // to look around is dear where every line is wrong
    let other = if faults.all.full() { None } else { astray(faults.text, name, at) };
    match other {
        Some(help) => {
            let message = format!("unknown {what} `{}`", clip(name));
            faults.add("R101", at, message, "not known here", Some(help));
        }
        None => faults.unknown(what, name, at, known),
    }
}

/// What to do with a key that stands below a header that it does not belong to.
fn astray(text: &str, name: &str, at: Span) -> Option<String> {
    let (header, place) = layout::header(text, at.start as usize).filter(|(_, place)| !place.contains(at))?;
    let above = text.get(..place.start as usize)?;
    if keys::RULE.contains(&name) && header != "[[rule]]" && above.contains("[[rule]]") {
        return Some(format!("this line belongs to `{header}`, and `{name}` to `[[rule]]`: move it above `{header}`"));
    }
    WHOLE.contains(&name).then(|| format!("`{name}` belongs to the whole file: move it above the first table"))
}
