//! The laws of the house: imports point down, files stay small, nothing half-done stays in the code. Needs std only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of code in a file: comments, blank lines and its tests do not count.
const CEILING: usize = 300;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

fn all() -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&source(), &mut found);
    let name = |p: &PathBuf| p.strip_prefix(source()).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|p| (name(p), fs::read_to_string(p).unwrap())).collect()
}

/// The code of a file without its tests and comments, each line with its number.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|l| l.trim() != "#[cfg(test)]");
    lines.enumerate().map(|(at, l)| (at + 1, l)).filter(|(_, l)| {
        let line = l.trim();
        !line.is_empty() && !line.starts_with("//")
    })
}

/// The modules of a face (lib.rs or mod.rs), in order.
fn order(text: &str) -> Vec<String> {
    let module =
        |l: &str| l.trim().trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';').map(String::from);
    code(text).filter_map(|(_, l)| module(l)).collect()
}

/// Every path that begins with `root::` in a line, as the module named next; `{a, b}` names several.
fn named<'a>(line: &'a str, root: &'a str) -> Vec<&'a str> {
    let word = |s: &'a str| s.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    let mut out = Vec::new();
    for (at, _) in line.match_indices(root) {
        let after = line.get(at + root.len()..).unwrap_or("");
        match after.strip_prefix('{') {
            Some(list) => out.extend(list.split(',').map(|item| word(item.trim_start()))),
            None => out.push(word(after)),
        }
    }
    out
}

#[test]
fn imports_point_down() {
    let files: BTreeMap<String, String> = all().into_iter().collect();
    let top = order(&files["lib.rs"]);
    let rank = |order: &[String], name: &str| order.iter().position(|m| m == name);
    let mut wrong = Vec::new();
    for (name, text) in files.iter().filter(|(n, _)| !matches!(n.as_str(), "lib.rs" | "main.rs" | "build.rs")) {
        let mut parts = name.trim_end_matches(".rs").split('/');
        let (folder, file) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let face = files.get(&format!("{folder}/mod.rs")).map(|t| order(t)).unwrap_or_default();
        let Some(own) = rank(&top, folder) else {
            wrong.push(format!("{name}: lib.rs does not name `{folder}`"));
            continue;
        };
        for (number, line) in code(text) {
            for target in named(line, "crate::") {
                if rank(&top, target).is_some_and(|r| r > own) {
                    wrong.push(format!("{name}:{number}: `crate::{target}` stands above `{folder}`"));
                }
            }
            for target in named(line, "super::").into_iter().filter(|_| file != "mod" && !file.is_empty()) {
                let (mine, theirs) = (rank(&face, file), rank(&face, target));
                if theirs.is_some() && theirs >= mine {
                    wrong.push(format!("{name}:{number}: `super::{target}` does not stand before `{file}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that climb:\n{}", wrong.join("\n"));
}

#[test]
fn files_open_with_their_purpose_and_stay_small() {
    for (name, text) in all() {
        assert!(text.starts_with("//! "), "{name} does not open with a `//!` line");
        let lines = code(&text).count();
        assert!(lines <= CEILING, "{name} has {lines} lines of code; {CEILING} is the most");
    }
}

#[test]
fn nothing_is_left_half_done() {
    let marks = ["todo!", "dbg!", "unimplemented!", "FIXME", "XXX"];
    for (name, text) in all() {
        for (number, line) in text.lines().enumerate() {
            let found = marks.iter().find(|m| line.contains(**m));
            assert!(found.is_none(), "{name}:{}: {}", number + 1, found.unwrap());
        }
    }
}

#[test]
fn only_the_command_line_touches_the_world() {
    let doors =
        ["std::fs", "std::env", "std::process", "std::net", "std::time", "io::stdin", "io::stdout", "io::stderr"];
    for (name, text) in all().into_iter().filter(|(n, _)| !n.starts_with("cli/") && n != "main.rs" && n != "build.rs") {
        for (number, line) in code(&text) {
            let found = doors.iter().find(|d| line.contains(**d));
            assert!(found.is_none(), "{name}:{number}: {} below cli/", found.unwrap());
        }
    }
}

/// Two sets of one name in the core, and the later one would take the place of the engine's own without a word.
#[test]
fn a_word_set_of_the_core_has_a_name_of_its_own() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for folder in ["lexicon", "claims"] {
        for entry in fs::read_dir(rules.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            for line in fs::read_to_string(&path).unwrap().lines().filter(|l| l.starts_with("[words.")) {
                let name = line.split(']').next().unwrap().to_owned();
                if let Some(other) = seen.insert(name.clone(), path.clone()) {
                    panic!("{name}] stands in {} and in {}", other.display(), path.display());
                }
            }
        }
    }
    assert!(seen.len() > 50, "word sets are looked for in the wrong place");
}
