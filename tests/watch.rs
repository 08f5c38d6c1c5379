//! `factmark rules test --watch`: a change, a file that goes and comes back, an interrupt.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

const RULE: &str = r#"
[[rule]]
id = "ships"
patterns = ["{who:name} shipped {amount:quantity}"]
key = ["who", "amount.what"]
check = { amount = "within" }
[[rule.reads]]
text = "Norway shipped 40 turbines."
slots = { who = "Norway", amount = "40 turbines" }
"#;

/// The lines of a stream, as they come.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (send, receive) = channel();
    thread::spawn(move || BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| send.send(line)));
    receive
}

/// The next line that holds `words`; the end of the stream is a failure.
fn until(lines: &Receiver<String>, words: &str) -> String {
    lines.iter().find(|line| line.contains(words)).unwrap_or_else(|| unreachable!("the run ended before {words:?}"))
}

fn interrupt(mut child: Child) -> Option<i32> {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    child.wait().unwrap().code()
}

#[test]
fn rules_are_tried_again_after_every_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.toml");
    fs::write(&path, RULE).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_factmark"))
        .current_dir(folder.path())
        .args(["rules", "test", "desk.toml", "--watch"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (out, err) = (lines(child.stdout.take().unwrap()), lines(child.stderr.take().unwrap()));
    assert!(until(&out, "example:").contains("1 met, 0 missed"));
    until(&err, "watching 1 file");
    // a change is seen, and what it breaks is said
    fs::write(&path, RULE.replace("\"Norway shipped", "\"Norway has sold")).unwrap();
    until(&err, "desk.toml has changed");
    assert!(until(&out, "example:").contains("0 met, 1 missed"));
    // a file that is gone is said, and nothing ends
    until(&err, "watching 1 file");
    fs::remove_file(&path).unwrap();
    until(&err, "desk.toml is gone");
    until(&err, "cannot read rules desk.toml: no such file");
    // nor does a fault end it
    until(&err, "watching 0 files");
    fs::write(&path, "[[rule]\n").unwrap();
    until(&err, "desk.toml is there");
    until(&err, "R203");
    until(&err, "watching 1 file");
    fs::write(&path, RULE).unwrap();
    assert!(until(&out, "example:").contains("1 met, 0 missed"));
    assert_eq!(interrupt(child), Some(130));
}

#[test]
fn the_configuration_is_read_again_when_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("one.toml", RULE);
    write("two.toml", &RULE.replace("ships", "boats"));
    write("factmark.toml", "rules = [\"one.toml\"]\n");
    let mut child = Command::new(env!("CARGO_BIN_EXE_factmark"))
        .current_dir(folder.path())
        .args(["rules", "test", "one.toml", "--watch", "-q"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let err = lines(child.stderr.take().unwrap());
    // the configuration and the file that it names
    until(&err, "watching 2 files");
    write("factmark.toml", "rules = [\"one.toml\", \"two.toml\"]\n");
    until(&err, "factmark.toml has changed");
    until(&err, "watching 3 files");
    // a fault is said, and the run goes on
    write("factmark.toml", "rulse = []\n");
    until(&err, "factmark.toml has changed");
    until(&err, "rulse");
    until(&err, "watching");
    write("factmark.toml", "rules = [\"two.toml\"]\n");
    until(&err, "factmark.toml has changed");
    until(&err, "watching 3 files");
    assert_eq!(interrupt(child), Some(130));
}
