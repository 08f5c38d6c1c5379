//! `rules/README.md` as its reader uses it: files are written and changed, and commands print what is shown.
//!
//! `FACTMARK_BLESS=1 cargo test --test manual` writes what the commands print now into it. Its blocks are
//! - `toml`: a rule file by itself, which `language.rs` loads and tries;
//! - `toml NAME`, `text NAME`, `json NAME`: a file, written into a scratch folder; `toml NAME added`: more of it;
//! - `diff NAME`: lines of it that go and come, hunks apart by `@@`;
//! - `console`: commands that are run there, with what they print.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use factmark::rule::file_schema;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use transcript::{Block, blocks, replay, rewritten, root};

mod transcript;

fn path() -> PathBuf {
    root().join("rules/README.md")
}

fn manual() -> String {
    fs::read_to_string(path()).unwrap()
}

/// What a block is for.
enum Use<'b> {
    /// A rule file that `language.rs` tries.
    Alone,
    /// A file is written.
    Write(&'b str),
    /// More of a file.
    Add(&'b str),
    /// Some lines of a file change.
    Change(&'b str),
    /// Commands are run.
    Run,
}

/// What a block is for; nothing where no test would try it.
fn purpose(block: &Block) -> Option<Use<'_>> {
    let words: Vec<&str> = block.info.split(' ').collect();
    match words.as_slice() {
        ["toml"] => Some(Use::Alone),
        ["console"] => Some(Use::Run),
        ["toml" | "text" | "json", name] => Some(Use::Write(name)),
        ["toml", name, "added"] => Some(Use::Add(name)),
        ["diff", name] => Some(Use::Change(name)),
        _ => None,
    }
}

/// A text after the hunks of a block: what each takes away stands in it once.
fn changed(mut text: String, block: &Block) -> String {
    for hunk in block.lines.split(|l| l == "@@") {
        let side = |marks: [char; 2]| -> String {
            hunk.iter().filter(|l| l.starts_with(marks)).map(|l| format!("{}\n", &l[1..])).collect()
        };
        let (old, new) = (side([' ', '-']), side([' ', '+']));
        assert_eq!(
            text.matches(&old).count(),
            1,
            "line {}: these lines must stand in the file once:\n{old}",
            block.line
        );
        text = text.replace(&old, &new);
    }
    text
}

/// The `console` blocks with what their commands print now.
fn played(text: &str) -> Vec<Block> {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    };
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let mut out = Vec::new();
    for block in blocks(text) {
        let body: String = block.lines.iter().map(|l| format!("{l}\n")).collect();
        match purpose(&block) {
            Some(Use::Run) => out.push(Block { lines: replay(folder.path(), &block.lines), ..block }),
            Some(Use::Write(name)) => fs::write(place(name), body).unwrap(),
            Some(Use::Add(name)) => fs::write(place(name), read(&place(name)) + &body).unwrap(),
            Some(Use::Change(name)) => fs::write(place(name), changed(read(&place(name)), &block)).unwrap(),
            Some(Use::Alone) | None => {}
        }
    }
    out
}

#[test]
fn the_commands_print_what_is_shown() {
    let mut text = manual();
    if std::env::var_os("FACTMARK_BLESS").is_some() {
        text = rewritten(&text, &played(&text));
        fs::write(path(), &text).unwrap();
    }
    let shown: Vec<Block> = blocks(&text).into_iter().filter(|b| b.info == "console").collect();
    assert!(shown.len() > 10);
    for (shown, now) in shown.iter().zip(played(&text)) {
        let (was, is) = (shown.lines.join("\n"), now.lines.join("\n"));
        assert!(was == is, "line {}: it prints\n{is}\nand not\n{was}", shown.line);
    }
}

#[test]
fn every_block_is_tried() {
    every_block_of(&manual());
    every_block_of(&fs::read_to_string(root().join("rules/recipes.md")).unwrap());
}

fn every_block_of(text: &str) {
    let all = blocks(text);
    let fences =
        text.lines().filter(|l| l.trim_start().starts_with("```") || l.trim_start().starts_with("~~~")).count();
    assert_eq!(fences, 2 * all.len(), "a block is indented or has another mark");
    for (number, block) in all.iter().enumerate() {
        let purpose = purpose(block);
        assert!(purpose.is_some(), "line {}: no test tries a block with the mark `{}`", block.line, block.info);
        if !matches!(purpose, Some(Use::Alone | Use::Run)) {
            let run = all[number..].iter().find(|b| b.info == "console").map(|b| b.line);
            let section = text.lines().skip(block.line + block.lines.len()).position(|l| l.starts_with('#'));
            let end = section.map_or(usize::MAX, |at| block.line + block.lines.len() + at);
            assert!(run.is_some_and(|run| run < end), "line {}: no command of the section uses this file", block.line);
        }
    }
}

/// The words in `code` outside of blocks.
fn named(text: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside;
        } else if !inside {
            for code in line.split('`').skip(1).step_by(2) {
                let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
                out.extend(code.split(|c| !word(c)).filter(|w| !w.is_empty()).map(str::to_owned));
            }
        }
    }
    out
}

#[test]
fn every_key_and_name_of_the_language_is_told() {
    let (schema, named) = (file_schema(), named(&manual()));
    let mut wanted = BTreeSet::new();
    let mut keys = |properties: &serde_json::Value| {
        wanted.extend(properties["properties"].as_object().unwrap().keys().cloned());
    };
    // every table by its name, and the keys of those that a desk writes most
    keys(&schema);
    let tables = "RuleFile ExampleFile ReadsFile IgnoresFile EntityFile DecisionFile GuardFile SourceFile DisableFile LevelsFile \
        SupportFile WordsFile EntryFile ThesaurusFile OperatorFile ConverseFile LadderFile BodyFile";
    for table in tables.split_whitespace() {
        keys(&schema["definitions"][table]);
    }
    for table in ["difference", "support", "caveat"] {
        keys(&schema["properties"][table]);
    }
    for names in ["Family", "SlotKind", "Comparator", "Context", "Verdict"] {
        let members = schema["definitions"][names]["oneOf"].as_array().unwrap();
        wanted.extend(members.iter().map(|m| m["const"].as_str().unwrap().to_owned()));
    }
    let silent: Vec<&String> = wanted.difference(&named).collect();
    assert!(wanted.len() > 120 && silent.is_empty(), "rules/README.md does not name {silent:?}");
}
