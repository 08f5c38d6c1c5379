//! Commands as a user types them: every case of `tests/cmd/*.toml` and every block of README.md, each under its own name.
//!
//! `FACTMARK_BLESS=1 cargo test --test cli` writes what the commands print now into README.md.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Output, Stdio};
use transcript::{Block, blocks, factmark, replay, rewritten, root};

mod transcript;

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Case {
    /// What is shown as the name of the test.
    name: String,
    /// The command line after `factmark`.
    args: Vec<String>,
    /// Standard input.
    #[serde(default)]
    stdin: String,
    /// Whether the run is interrupted behind its first line, with its standard input still open.
    #[serde(default)]
    interrupted: bool,
    /// Files in the current folder; a name that ends in "/" is a folder.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// The exit code.
    code: i32,
    /// Standard output, exactly.
    stdout: Option<String>,
    /// What standard output holds.
    #[serde(default)]
    says: Vec<String>,
    /// What standard error holds; where it is missing, standard error must be empty.
    #[serde(default)]
    tells: Vec<String>,
    /// What files hold after the run; a name with nothing is a file that is not there.
    #[serde(default)]
    holds: BTreeMap<String, Vec<String>>,
    /// What neither of them holds.
    #[serde(default)]
    never: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

fn run(case: &Case) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    for (name, text) in &case.files {
        let path = folder.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path)?;
        } else {
            fs::create_dir_all(path.parent().unwrap())?;
            fs::write(path, text)?;
        }
    }
    let output = match case.interrupted {
        true => interrupted(case, folder.path())?,
        false => factmark(folder.path()).args(&case.args).write_stdin(case.stdin.as_str()).output()?,
    };
    for (name, wanted) in &case.holds {
        let text = fs::read_to_string(folder.path().join(name)).ok();
        let Some(text) = text else {
            assert!(wanted.is_empty(), "{name} is not there");
            continue;
        };
        assert!(!wanted.is_empty(), "{name} is there");
        if let Some(want) = wanted.iter().find(|want| !text.contains(want.as_str())) {
            return Err(format!("{name} does not hold {want:?}:\n{text}").into());
        }
    }
    judge(case, &output)
}

/// What comes of a run that is interrupted when its first line is there.
fn interrupted(case: &Case, folder: &Path) -> Result<Output, Failed> {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_factmark"))
        .args(&case.args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut input = child.stdin.take().unwrap();
    input.write_all(case.stdin.as_bytes())?;
    input.flush()?;
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut stdout = String::new();
    reader.read_line(&mut stdout)?;
    assert!(std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status()?.success());
    reader.read_to_string(&mut stdout)?;
    let Output { status, stderr, .. } = child.wait_with_output()?;
    drop(input);
    Ok(Output { status, stdout: stdout.into_bytes(), stderr })
}

fn judge(case: &Case, output: &Output) -> Result<(), Failed> {
    let (out, err) = (String::from_utf8(output.stdout.clone())?, String::from_utf8(output.stderr.clone())?);
    let shown = || format!("\n--- standard output\n{out}\n--- standard error\n{err}");
    let fail = |what: String| Err(Failed::from(format!("{what}{}", shown())));
    if output.status.code() != Some(case.code) {
        return fail(format!("exit code {:?}, wanted {}", output.status.code(), case.code));
    }
    if let Some(want) = case.stdout.as_ref().filter(|want| **want != out) {
        return fail(format!("standard output should be\n{want}"));
    }
    if let Some(want) = case.says.iter().find(|want| !out.contains(want.as_str())) {
        return fail(format!("standard output does not hold {want:?}"));
    }
    if let Some(want) = case.tells.iter().find(|want| !err.contains(want.as_str())) {
        return fail(format!("standard error does not hold {want:?}"));
    }
    // how far a run has come when the interrupt meets it is not certain
    if case.tells.is_empty() && !case.interrupted && !err.is_empty() {
        return fail("standard error is not empty".to_string());
    }
    if let Some(bad) = case.never.iter().find(|bad| out.contains(bad.as_str()) || err.contains(bad.as_str())) {
        return fail(format!("{bad:?} was printed"));
    }
    Ok(())
}

/// The cases of the files in tests/cmd, by file and name.
fn cases() -> Vec<Trial> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("tests/cmd")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let file: Cases = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        for case in file.case {
            out.push(Trial::test(format!("{stem}: {}", case.name), move || run(&case)));
        }
    }
    out
}

/// The rows of README.md's table of exit codes: code, what has happened, and the words of the command.
fn exits() -> Vec<(i32, String, Vec<String>)> {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, part) = text.split_once("\n## Exit codes\n").expect("README.md tells the exit codes");
    let part = part.split("\n## ").next().unwrap();
    let cells =
        |line: &str| -> Vec<String> { line.trim_matches('|').split('|').map(|c| c.trim().to_owned()).collect() };
    let rows = part.lines().filter(|l| l.starts_with('|')).map(cells);
    let row = |cells: Vec<String>| {
        let code = cells[0].parse().ok()?;
        Some((code, cells[1].clone(), cells[2].trim_matches('`').split(' ').map(str::to_owned).collect()))
    };
    rows.filter_map(row).collect()
}

/// Every row of that table has its case in tests/cmd/exits.toml, and every case there its row.
fn exits_are_told() -> Result<(), Failed> {
    let text = fs::read_to_string(root().join("tests/cmd/exits.toml"))?;
    let cases = toml::from_str::<Cases>(&text)?.case;
    let mut told = exits();
    for case in &cases {
        let Some(at) = told.iter().position(|(_, name, _)| *name == case.name) else {
            return Err(format!("README.md has no row \"{}\"", case.name).into());
        };
        let (code, name, command) = told.remove(at);
        assert_eq!(code, case.code, "the code of \"{name}\"");
        let strange = command.iter().find(|word| !case.args.contains(word));
        assert!(strange.is_none(), "\"{name}\" is tried without `{}`", strange.unwrap());
    }
    assert!(told.is_empty(), "rows of README.md that nothing tries: {told:?}");
    Ok(())
}

/// The `console` blocks of a document.
fn consoles(text: &str) -> Vec<Block> {
    blocks(text).into_iter().filter(|b| b.info == "console").collect()
}

/// The `console desk` blocks of a document: they are one after another in one folder, a copy of seeds/.
fn desk(text: &str) -> Vec<Block> {
    blocks(text).into_iter().filter(|b| b.info == "console desk").collect()
}

/// The same with what their commands print now.
fn worked(blocks: &[Block]) -> Vec<Block> {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(root().join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    blocks.iter().map(|b| Block { lines: replay(folder.path(), &b.lines), ..b.clone() }).collect()
}

fn readme() -> Vec<Trial> {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    let one = |block: Block| {
        Trial::test(format!("README.md: line {}", block.line), move || {
            let now = replay(root(), &block.lines);
            if now == block.lines { Ok(()) } else { Err(format!("it prints\n{}\n", now.join("\n")).into()) }
        })
    };
    let mut out: Vec<Trial> = consoles(&text).into_iter().map(one).collect();
    let desk = desk(&text);
    assert!(!desk.is_empty(), "README.md shows no desk at work");
    out.push(Trial::test("README.md: from a draft to a signed record", move || {
        let now = worked(&desk);
        let changed = now.iter().zip(&desk).find(|(now, was)| now.lines != was.lines);
        changed
            .map_or(Ok(()), |(now, _)| Err(format!("line {}: it prints\n{}\n", now.line, now.lines.join("\n")).into()))
    }));
    assert!(!out.is_empty(), "README.md shows no command");
    out
}

fn bless() {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let mut now: Vec<Block> =
        consoles(&text).into_iter().map(|b| Block { lines: replay(root(), &b.lines), ..b }).collect();
    now.extend(worked(&desk(&text)));
    now.sort_by_key(|b| b.line);
    fs::write(path, rewritten(&text, &now)).unwrap();
}

fn main() -> ExitCode {
    if std::env::var_os("FACTMARK_BLESS").is_some() {
        bless();
    }
    let mut trials = cases();
    trials.extend(readme());
    trials.push(Trial::test("README.md: exit codes", exits_are_told));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
