//! Word sets that take in others: rings among them, names that lead nowhere, and more words than the limits allow.

use super::fault::{FileFaults, expression};
use super::words::{Tables, token_regex};
use crate::lexicon::file::WordsFile;
use crate::text::Span;
use rustc_hash::FxHashSet;

/// How many names of a ring are told.
const TOLD: usize = 8;
/// How many words and sets all word sets of a load may take in together, what they extend counted each time.
pub const MOST: usize = 2_000_000;

/// Reports the sets of a file that come back to themselves by `extend` (R209), each ring once, and what is wrong in the sets
/// that no pattern names: `used` tells which ones a pattern names.
pub fn extends(names: &[(String, Span)], tables: Tables<'_>, used: impl Fn(&str) -> bool, faults: &mut FileFaults<'_>) {
    let mut done: FxHashSet<&str> = FxHashSet::default();
    for (name, at) in names {
        if let Some(ring) = ring(name, tables, &mut done) {
            let told: Vec<String> = ring.iter().take(TOLD).map(|n| format!("`{n}`")).collect();
            let more = if ring.len() > TOLD { ", ..." } else { "" };
            let message = format!("word sets extend each other in a ring: {}{more}", told.join(", "));
            faults.add("R209", *at, message, "", Some("take one name out of an `extend`".to_owned()));
        }
        let Some(file) = tables.get(name).filter(|_| !used(name)) else { continue };
        for other in file.extend.iter().filter(|o| tables.get(o).is_none()) {
            faults.unknown("word set in `extend`", other, *at, tables.names());
        }
        for source in &file.regex {
            if let Err(e) = token_regex(source) {
                let message = expression(source, name, &e);
                faults.add("R203", *at, message, "", None);
            }
        }
    }
}

/// The ring that one meets from `name` on; without recursion, because chains may be long.
fn ring<'a>(name: &'a str, tables: Tables<'a>, done: &mut FxHashSet<&'a str>) -> Option<Vec<&'a str>> {
    let mut road: Vec<(&str, usize)> = vec![(name, 0)];
    let mut on_road: FxHashSet<&str> = [name].into_iter().collect();
    let mut found = None;
    while let Some(last) = road.last_mut() {
        let (here, next) = *last;
        last.1 += 1;
        let extended = tables.get(here).and_then(|f| f.extend.get(next)).filter(|_| !done.contains(here));
        match extended {
            Some(other) if on_road.contains(other.as_str()) => {
                let from = road.iter().position(|(n, _)| n == other).unwrap_or(0);
                found.get_or_insert_with(|| road.iter().skip(from).map(|(n, _)| *n).collect());
            }
            Some(other) => {
                road.push((other, 0));
                on_road.insert(other);
            }
            None => {
                on_road.remove(here);
                done.insert(here);
                road.pop();
            }
        }
    }
    found
}

/// Counts what the sets of a file take in, off `left`; the place of the first set for which nothing is left.
pub fn weigh<'a>(
    names: &'a [(String, Span)],
    get: impl Fn(&str) -> Option<&'a WordsFile>,
    left: &mut usize,
) -> Option<Span> {
    names.iter().find(|(name, _)| !taken_in(name, &get, left)).map(|(_, at)| *at)
}

fn taken_in<'a>(name: &'a str, get: &impl Fn(&str) -> Option<&'a WordsFile>, left: &mut usize) -> bool {
    let (mut seen, mut open) = (FxHashSet::default(), vec![name]);
    while let Some(name) = open.pop() {
        let Some(file) = get(name).filter(|_| seen.insert(name)) else { continue };
        let lists = [&file.verbs, &file.nouns, &file.adjectives, &file.phrases, &file.regex, &file.without];
        let weight = 1 + file.extend.len() + lists.iter().map(|l| l.len()).sum::<usize>();
        match left.checked_sub(weight) {
            Some(less) => *left = less,
            None => return false,
        }
        open.extend(file.extend.iter().map(String::as_str));
    }
    true
}
