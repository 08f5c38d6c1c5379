//! Large and hostile inputs, closed pipes and interrupts: the program ends with one clear word, and loses no answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn factmark(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factmark"));
    command.current_dir(folder).env_remove("FORCE_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = factmark(folder).args(args).stdin(Stdio::null()).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// A batch under way: the rows of `rows.txt` against `a.txt`, as JSON Lines, into pipes.
fn batch(folder: &Path) -> std::process::Child {
    let mut command = factmark(folder);
    command.args(["batch", "rows.txt", "-s", "a.txt", "-f", "jsonl"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// `count` sentences of English, all different, `width` to a line.
fn prose(count: usize, width: usize) -> String {
    (0..count)
        .map(|n| {
            format!("The council of district {n} approved the plan for the bridge after a long debate.")
                + if n % width == width - 1 { "\n" } else { " " }
        })
        .collect()
}

#[test]
fn a_source_of_ten_megabytes_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = prose(125_000, 5) + "It rained in Lira on the last day.";
    assert!(text.len() > 10_000_000);
    fs::write(folder.path().join("a.txt"), &text).unwrap();
    let (code, out, err) = run(folder.path(), &["check", "It rained in Lira on the last day.", "-s", "a.txt", "-q"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "supported\n", ""));
}

#[test]
fn a_line_of_one_megabyte_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = prose(12_500, usize::MAX) + "It rained in Lira on the last day.";
    assert!(text.len() > 1_000_000 && !text.contains('\n'));
    fs::write(folder.path().join("a.txt"), &text).unwrap();
    let (code, out, err) = run(folder.path(), &["check", "It rained in Lira on the last day.", "-s", "a.txt", "-q"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "supported\n", ""));
}

#[test]
fn a_statement_of_five_thousand_words_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira.").unwrap();
    let long = "rain ".repeat(5_000);
    let (code, out, err) = run(folder.path(), &["check", &long, "-s", "a.txt"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("the statement has 5000 words; 1000 is the most"), "{err}");
    fs::write(folder.path().join("rows.txt"), format!("{long}\nIt rained in Lira.\n")).unwrap();
    let (code, out, _) = run(folder.path(), &["batch", "rows.txt", "-s", "a.txt", "-f", "jsonl"]);
    assert_eq!(code, 4);
    assert!(out.contains("statement-too-long") && out.lines().count() == 2, "{out}");
}

#[test]
fn a_statement_of_one_endless_word_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira.").unwrap();
    fs::write(folder.path().join("rows.txt"), "x".repeat(200_000) + "\nIt rained in Lira.\n").unwrap();
    let (code, out, _) = run(folder.path(), &["batch", "rows.txt", "-s", "a.txt", "-f", "jsonl"]);
    assert_eq!((code, out.lines().count()), (4, 2));
    assert!(out.contains("the statement has 200000 bytes; 100000 is the most") && out.len() < 10_000);
}

#[test]
#[cfg(unix)]
fn an_input_that_becomes_shorter_is_not_taken_for_a_whole_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira.").unwrap();
    let rows = folder.path().join("rows.txt");
    fs::write(&rows, "It rained in Lira.\n".repeat(100_000)).unwrap();
    let mut child = batch(folder.path());
    // nobody reads the answers yet: the run waits at its first ones, and has read but a part of the rows
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut out = String::new();
    reader.read_line(&mut out).unwrap();
    fs::File::options().write(true).open(&rows).unwrap().set_len(1_000_000).unwrap();
    reader.read_to_string(&mut out).unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert!(err.contains("cannot read the rest of rows.txt: it has become shorter while it was read"), "{err}");
    // every whole row before the cut is answered; the one that was cut is none
    assert_eq!(out.lines().count(), 1_000_000 / "It rained in Lira.\n".len());
    assert!(out.ends_with("}\n"));
}

#[test]
fn a_run_goes_on_with_the_kinds_that_it_was_begun_with() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira in 2019.").unwrap();
    fs::write(folder.path().join("rows.txt"), "It rained in Lira in 2018.\n").unwrap();
    let begun = ["batch", "rows.txt", "-s", "a.txt", "--resume", "out.jsonl", "--only", "date,name"];
    assert_eq!(run(folder.path(), &begun).0, 1);
    let again = ["batch", "rows.txt", "-s", "a.txt", "--resume", "out.jsonl", "--only", "names", "--only", "dates"];
    assert_eq!(run(folder.path(), &again).0, 1);
    let (code, _, err) = run(folder.path(), &begun[..6]);
    assert!(code == 2 && err.contains("out.jsonl was begun with another --only"), "{err}");
}

#[test]
fn two_runs_do_not_go_on_with_one_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira. Then it stopped.").unwrap();
    fs::write(folder.path().join("rows.txt"), "It rained in Lira.\n").unwrap();
    let mut first = factmark(folder.path())
        .args(["batch", "-", "-s", "a.txt", "-a", "--resume", "out.jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    first.stdin.as_mut().unwrap().write_all(b"It rained in Lira.\n").unwrap();
    let mut reader = BufReader::new(first.stdout.take().unwrap());
    reader.read_line(&mut String::new()).unwrap();
    let again = ["batch", "rows.txt", "-s", "a.txt", "--resume", "out.jsonl", "-q"];
    let (code, _, err) = run(folder.path(), &again);
    assert!(code == 2 && err.contains("cannot go on with out.jsonl: another run is writing it"), "{err}");
    drop(first.stdin.take());
    reader.read_to_string(&mut String::new()).unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(run(folder.path(), &again).0, 0);
    assert_eq!(fs::read_to_string(folder.path().join("out.jsonl")).unwrap().lines().count(), 1);
}

#[test]
fn rows_before_what_cannot_be_read_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira.").unwrap();
    fs::write(folder.path().join("rows.txt"), "It rained in Lira.\n".repeat(20)).unwrap();
    let args = ["batch", "rows.txt", "-s", "a.txt", "--report", "jsonl=rows.jsonl.gz", "-q"];
    assert_eq!(run(folder.path(), &args).0, 0);
    let whole = fs::read(folder.path().join("rows.jsonl.gz")).unwrap();
    fs::write(folder.path().join("cut.jsonl.gz"), &whole[..whole.len() - 9]).unwrap();
    let (code, out, err) = run(folder.path(), &["batch", "cut.jsonl.gz", "-s", "a.txt", "-f", "jsonl"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("cannot read the rest of cut.jsonl.gz"), "{err}");
    assert!(out.lines().count() >= 10, "{out}");
}

#[test]
fn encodings_are_read_when_they_are_certain_and_named_when_not() {
    let folder = tempfile::tempdir().unwrap();
    let western =
        b"The mayor of Malm\xf6 said \x93no\x94 to the new bridge in Lira, and the council voted for the plan again.";
    fs::write(folder.path().join("a.txt"), western).unwrap();
    let args = ["check", "The mayor of Malmö said “no” to the new bridge in Lira", "-s", "a.txt", "-f", "json"];
    let (_, out, err) = run(folder.path(), &args);
    assert!(
        out.contains("\"sources\"") && err.contains("a.txt is not UTF-8; it was read as windows-1252"),
        "{out}{err}"
    );
    let wide: Vec<u8> = "It rained in Lira.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("b.txt"), wide).unwrap();
    let (code, _, err) = run(folder.path(), &["check", "It rained.", "-s", "b.txt"]);
    assert!(code == 2 && err.contains("b.txt is not UTF-8; it looks like UTF-16LE"), "{err}");
    let japanese = b"\x93\x8c\x8b\x9e\x93s\x82\xcd\x8c\x8e\x97j\x93\xfa\x82\xc9\x90V\x82\xb5\x82\xa2\x8b\xb4";
    fs::write(folder.path().join("c.txt"), japanese).unwrap();
    let (code, _, err) = run(folder.path(), &["check", "It rained.", "-s", "c.txt"]);
    assert!(code == 2 && err.contains("c.txt is not UTF-8; it looks like Shift_JIS"), "{err}");
}

#[test]
fn a_row_that_is_no_utf8_is_a_row_of_the_output() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira.").unwrap();
    let row = |text: &[u8]| [b"{\"statement\": \"", text, b"\"}\n"].concat();
    let rows = [row(b"It rained in Lira."), row(b"It r\xe4ined."), row(b"It rained in Lira.")].concat();
    fs::write(folder.path().join("rows.jsonl"), rows).unwrap();
    let (code, out, _) = run(folder.path(), &["batch", "rows.jsonl", "-s", "a.txt", "-f", "jsonl"]);
    let lines: Vec<&str> = out.lines().collect();
    assert!(code == 4 && lines.len() == 3, "{out}");
    assert!(lines[1].contains("row-not-utf8") && lines[1].contains("\"line\":2") && lines[1].contains("\"column\":20"));
}

#[test]
fn lines_in_another_encoding_are_read_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.txt"),
        "The council of Lira voted for the new bridge, the mayor of Malm\u{f6} said.",
    )
    .unwrap();
    let rows = b"The mayor of Malm\xf6 spoke.\nThe council of Lira voted for the new bridge again on Monday.\n";
    fs::write(folder.path().join("rows.txt"), rows).unwrap();
    let (_, out, err) = run(folder.path(), &["batch", "rows.txt", "-s", "a.txt", "-f", "jsonl"]);
    assert!(err.contains("rows.txt is not UTF-8; it was read as windows-1252"), "{err}");
    assert!(out.contains("\"statement\":\"The mayor of Malm\u{f6} spoke.\""), "{out}");
    let wide: Vec<u8> = "\u{feff}It rained.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("wide.txt"), wide).unwrap();
    let (_, out, _) = run(folder.path(), &["batch", "wide.txt", "-s", "a.txt", "-f", "jsonl"]);
    assert!(out.contains("\"statement\":\"It rained.\""), "{out}");
}

#[test]
fn a_closed_pipe_is_quiet() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira.").unwrap();
    fs::write(folder.path().join("rows.txt"), "It rained in Lira.\n".repeat(20_000)).unwrap();
    let mut child = batch(folder.path());
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    assert!(first.ends_with("}\n"));
    drop(reader);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_has_printed_whole_lines() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "It rained in Lira.").unwrap();
    let mut child = factmark(folder.path())
        .args(["batch", "-", "-s", "a.txt", "-f", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("It rained in Lira.\n".repeat(50).as_bytes()).unwrap();
    input.flush().unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut out = String::new();
    // the rows that came are answered although the input goes on
    for _ in 0..50 {
        reader.read_line(&mut out).unwrap();
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    reader.read_to_string(&mut out).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(out.ends_with("}\n") && out.lines().count() == 50, "{out}");
    drop(input);
}

#[test]
fn rows_come_back_in_order_and_all() {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (0..3_000)
        .map(|n| {
            format!("{{\"id\":{n},\"statement\":\"It rained in {n}.\",\"source_text\":\"It rained in {}.\"}}\n", n / 7)
        })
        .collect();
    fs::write(folder.path().join("rows.jsonl"), rows).unwrap();
    let (_, out, _) = run(folder.path(), &["batch", "rows.jsonl", "-f", "jsonl"]);
    let ids: Vec<i64> =
        out.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, (0..3_000).collect::<Vec<i64>>());
}
