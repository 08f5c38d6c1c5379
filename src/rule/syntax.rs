//! What the TOML library says of a text, turned into what its author can mend: one fault for each mistake.

use super::fault::{FileFaults, clip, span};
use super::layout::{curly, header, line, number, open_text};
use crate::text::Span;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// How many faults of one text are told.
const TOLD: usize = 20;
/// What to write for the quotation marks of a word processor.
const STRAIGHT: &str = "use straight quotes, as an editor for plain text writes them: `\"...\"`";

/// Reports what is wrong with a text that is no TOML (R203); `table` is what could be read of it.
pub fn syntax(errors: &[Error], table: &DeTable<'_>, faults: &mut FileFaults<'_>) {
    let text = faults.text;
    if text.trim_start().starts_with("{\\rtf") {
        let message = "this is rich text, as word processors save it".to_owned();
        return faults.add("R203", Span::default(), message, "", Some("save the file as plain text".to_owned()));
    }
    let mut errors: Vec<(Span, &str)> =
        errors.iter().map(|e| (e.span().map(span).unwrap_or_default(), e.message())).collect();
    errors.sort_by_key(|(at, _)| *at);
    let open = open_text(text).filter(|_| !errors.is_empty());
    // what stands behind it is read with texts and keys exchanged
    errors.retain(|(at, _)| open.is_none_or(|open| at.start < line(text, open.start as usize).start));
    let (twice, other): (Vec<_>, Vec<_>) = errors.into_iter().partition(|(_, message)| *message == "duplicate key");
    let mut last = 0;
    for (at, message) in other.into_iter().take(TOLD) {
        let here = number(text, at.start as usize);
        if here != last {
            let message = message.lines().next().unwrap_or("not TOML");
            faults.add("R203", at, plain(text, at, message), "", help(text, at, message));
        }
        last = here;
    }
    duplicates(&twice, table, faults);
    if let Some(at) = open {
        let help = if curly(at.of(text)) { STRAIGHT.to_owned() } else { closing(at.of(text)) };
        faults.add("R203", at, "this text is never closed".to_owned(), "it begins here", Some(help));
    }
}

fn closing(text: &str) -> String {
    match text.chars().next() {
        Some(mark) if text.starts_with(&[mark, mark, mark].iter().collect::<String>()) => {
            format!("write `{mark}{mark}{mark}` where it ends")
        }
        mark => format!("write `{}` where it ends", mark.unwrap_or('"')),
    }
}

/// What is wrong, where the library speaks of something else.
fn plain(text: &str, at: Span, message: &str) -> String {
    let here = text.get(at.start as usize..).unwrap_or("");
    if quoted_wrongly(here) { "curly quotation marks do not begin a text".to_owned() } else { message.to_owned() }
}

fn quoted_wrongly(text: &str) -> bool {
    text.chars().next().is_some_and(|c| curly(c.encode_utf8(&mut [0; 4])))
}

/// What to write instead, where the library does not say it.
fn help(text: &str, at: Span, message: &str) -> Option<String> {
    let here = text.get(at.start as usize..).unwrap_or("");
    let whole = line(text, at.start as usize).of(text);
    let told = if quoted_wrongly(here) {
        STRAIGHT
    } else if message.contains("must be quoted") {
        "put it into quotation marks: `\"...\"`"
    } else if here.starts_with(':') {
        "write `=` between a key and its value"
    } else if message.contains("missing comma") {
        "write `,` between the two"
    } else if message.starts_with("key with no value") || message.starts_with("missing assignment") {
        "write `key = value`"
    } else if message.starts_with("unexpected") && whole.matches('"').count() > 2 {
        "inside a text in quotation marks, write `\\\"` for the mark"
    } else {
        return None;
    };
    Some(told.to_owned())
}

/// Keys and tables that stand twice, each with the line of the first. Of a table that stands twice, its keys are not told.
fn duplicates(errors: &[(Span, &str)], table: &DeTable<'_>, faults: &mut FileFaults<'_>) {
    let text = faults.text;
    let mut known = BTreeMap::new();
    keys(table, &mut known, 0);
    let mut within: Option<Span> = None;
    for (at, _) in errors.iter().take(TOLD) {
        let (own, place) = header(text, at.start as usize).unzip();
        if within.is_some() && within == place && place.is_none_or(|p| !p.contains(*at)) {
            continue;
        }
        let headed = own.zip(place).filter(|(_, place)| place.contains(*at)).map(|(own, _)| own);
        within = headed.and(place);
        let name = at.of(text).trim_matches(['"', '\'']);
        let before = |from: &&usize| **from < at.start as usize;
        let first = known.get(name).and_then(|all: &Vec<usize>| all.iter().filter(before).max()).copied();
        let first = first.or_else(|| headed.and_then(|own| text.find(own)).filter(|from| before(&from)));
        let shown = headed.map_or_else(|| clip(name), clip);
        let there = first.map_or_else(String::new, |first| format!(" in line {}", number(text, first)));
        let message = format!("`{shown}` stands{there} already");
        faults.add("R203", *at, message, "", Some(once(headed, first.and_then(|at| header(text, at)).map(|(h, _)| h))));
    }
}

/// What to do about a table, or a key, that stands twice.
fn once(second: Option<&str>, first: Option<&str>) -> String {
    match second {
        Some(list) if list.starts_with("[[") => match first {
            Some(first) if !first.starts_with("[[") => {
                format!("write the first one with two brackets too: `[{first}]`")
            }
            Some(first) => format!("`{first}` belongs below a `{list}`: move it there"),
            None => format!("write `{list}` with the same brackets everywhere"),
        },
        Some(table) if ["[words.", "[ladder."].iter().any(|t| table.starts_with(t)) => {
            "give it another name, or put the words of both together".to_owned()
        }
        Some(table) if table.contains("rule") => format!("write both with two brackets: `[{table}]`"),
        Some(_) => "put the keys of both together".to_owned(),
        None => "leave one of the two out".to_owned(),
    }
}

/// Where every key of a table and of those in it stands, by its name.
fn keys(table: &DeTable<'_>, out: &mut BTreeMap<String, Vec<usize>>, depth: usize) {
    for (key, value) in table.iter() {
        out.entry(key.get_ref().to_string()).or_default().push(key.span().start);
        inside(value, out, depth + 1);
    }
}

fn inside(value: &Spanned<DeValue<'_>>, out: &mut BTreeMap<String, Vec<usize>>, depth: usize) {
    match value.get_ref() {
        _ if depth > 40 => {}
        DeValue::Table(table) => keys(table, out, depth),
        DeValue::Array(items) => items.iter().for_each(|item| inside(item, out, depth + 1)),
        _ => {}
    }
}

/// A value of the wrong type in plain words, and what to write: "invalid type: map, expected a sequence".
pub fn wrong_type(message: &str, written: &str) -> Option<(String, String)> {
    let (found, wanted) = message.strip_prefix("invalid type: ")?.split_once(", expected ")?;
    let (listed, single) = (written.starts_with("[["), written.starts_with('[') && written.ends_with(']'));
    // a header is its own place: `[source]`
    if single && matches!(found, "map" | "sequence") && !written.contains([',', '\n']) {
        let name = written.trim_matches(['[', ']']);
        if listed {
            let help = format!("write `[{name}]`, with one bracket");
            return Some((format!("`{name}` is one table, and no list of them"), help));
        }
        if found == "map" {
            return Some((format!("`{name}` is a list of tables"), format!("write `[[{name}]]`, with two brackets")));
        }
    }
    let kinds = [
        ("a sequence", "a list", "put it into brackets: `[...]`"),
        ("a string", "a text", "put it into quotation marks: `\"...\"`"),
        ("a map", "a table", "write a table: `{ name = ... }`"),
        ("struct", "a table", "write a table: `{ name = ... }`"),
        ("a boolean", "`true` or `false`", "write `true` or `false`"),
        ("f64", "a number", "write a number"),
    ];
    let (_, wanted, help) = kinds.iter().find(|(what, ..)| wanted.starts_with(what))?;
    let found = match found {
        "map" => "a table".to_owned(),
        "sequence" => "a list".to_owned(),
        text if text.starts_with("string") => "a text".to_owned(),
        other => other.to_owned(),
    };
    Some((format!("{wanted} is wanted here, and this is {found}"), (*help).to_owned()))
}
