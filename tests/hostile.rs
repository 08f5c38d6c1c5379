//! Rule files that nobody should write: each ends in bounded time, with one clear word and its place, or is read as it should be.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// After this a run counts as hanging; none takes a tenth of it.
const HANGS: Duration = Duration::from_secs(300);

const SHIP: &str = "[words.ship]\nverbs = [\"ship\"]\n\n[[rule]]\nid = \"ships\"\npatterns = [\"{who:name} [ship] {amount:quantity}\"]\nkey = [\"who\", \"amount.what\"]\ncheck = { amount = \"within\" }\nsingle = [\"amount\"]\n";

/// The exit code and both streams of a run that must end.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let (out, err) = (folder.join("stdout"), folder.join("stderr"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_factmark"))
        .current_dir(folder)
        .args(args)
        .stdin(Stdio::null())
        .stdout(fs::File::create(&out).unwrap())
        .stderr(fs::File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > HANGS {
            child.kill().unwrap();
            panic!("factmark {args:?} hangs");
        }
        sleep(Duration::from_millis(20));
    };
    let text = |path| String::from_utf8(fs::read(path).unwrap()).unwrap();
    (status.code().expect("no signal ends it"), text(&out), text(&err))
}

/// Checks one statement by the rules of `path`.
fn checked(folder: &Path, path: &str) -> (i32, String, String) {
    fs::write(folder.join("a.txt"), "Norway shipped 40 turbines to Sund.").unwrap();
    run(folder, &["check", "Norway shipped 50 turbines to Sund.", "-s", "a.txt", "--rules", path, "-q"])
}

/// Writes `rules` to a file and expects a fault with these words.
fn refused(name: &str, rules: impl AsRef<[u8]>, words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("desk.toml"), rules).unwrap();
    let (code, out, err) = checked(folder.path(), "desk.toml");
    assert_eq!((code, out.as_str()), (2, ""), "{name}: {}", err.chars().take(2_000).collect::<String>());
    for word in words {
        assert!(err.contains(word), "{name}: {word:?} is not in {}", err.chars().take(2_000).collect::<String>());
    }
    assert!(err.len() < 200_000, "{name}: a message of {} bytes", err.len());
}

/// Writes `rules` to a file and expects the check to come out.
fn read(name: &str, rules: impl AsRef<[u8]>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("desk.toml"), rules).unwrap();
    let (code, out, err) = checked(folder.path(), "desk.toml");
    assert_eq!((code, out.as_str(), err.as_str()), (1, "contradicted\n", ""), "{name}");
}

fn rule(patterns: &str) -> String {
    format!("[[rule]]\nid = \"one\"\npatterns = ['{patterns}']\n")
}

#[test]
fn a_hundred_thousand_rules_that_all_match_are_read_and_checked() {
    let mut rules = SHIP.to_owned();
    for k in 0..100_000 {
        write!(rules, "[[rule]]\nid = \"r{k}\"\npatterns = [\"{{who:name}} [ship] {{amount:quantity}}\"]\nkey = [\"who\"]\ncheck = {{ amount = \"within\" }}\n").unwrap();
    }
    assert!(rules.len() > 10_000_000);
    read("rules", rules);
}

#[test]
fn large_files_are_read_or_refused_whole() {
    read("a comment of ten megabytes", format!("{SHIP}# {}\n", "x".repeat(10_000_000)));
    refused("forty megabytes", format!("# {}\n", "x".repeat(40 << 20)), &["R206", "larger than 32 MB", "desk.toml"]);
    let words: Vec<String> = (0..100_000).map(|k| format!("\"w{k}\"")).collect();
    let line = format!("[words.many]\nverbs = [{}]", words.join(","));
    assert!(line.lines().last().unwrap().len() > 850_000);
    read("a line of a megabyte", format!("{SHIP}{line}\n"));
    refused("the same with a fault at its end", format!("{line}]\n"), &["R203", "desk.toml:2:"]);
}

#[test]
fn what_is_nested_or_chained_ends() {
    let deep = |open: &str, close: &str, times| format!("{}a{}", open.repeat(times), close.repeat(times));
    refused("groups", rule(&deep("(", ")", 900)), &["R203", "groups nest too deep", "desk.toml:3:"]);
    refused("a long pattern", rule(&deep("(", ")", 1_000)), &["R206", "2001 bytes", "desk.toml:3:"]);
    refused("lists", format!("x = {}\n", deep("[", "]", 100_000)), &["R203", "desk.toml:1:"]);
    refused("tables", format!("x = {}\n", deep("{a=", "}", 10_000)), &["R203", "desk.toml:1:"]);
    refused("dotted keys", format!("a{} = 1\n", ".a".repeat(50_000)), &["R203", "desk.toml:1:"]);
    let ring = "[words.a]\nextend = ['b']\n[words.b]\nextend = ['c']\n[words.c]\nextend = ['a']\n";
    refused("a ring of sets", ring, &["R209", "`a`, `b`, `c`", "desk.toml:1:"]);
    let mut chain = String::new();
    for k in 0..5_000 {
        write!(chain, "[words.w{k}]\nextend = [\"w{}\"]\n", k + 1).unwrap();
    }
    refused("a long chain of sets", format!("{chain}[words.w5000]\nnouns = ['a']\n"), &["R206", "desk.toml:"]);
    let mut doubled = SHIP.to_owned();
    for k in 0..60 {
        write!(doubled, "[words.w{k}]\nextend = [\"w{0}\", \"w{0}\"]\n", k + 1).unwrap();
    }
    read("sets that double at every step", format!("{doubled}[words.w60]\nnouns = ['a']\n"));
}

#[test]
fn packs_in_a_ring_are_told() {
    let folder = tempfile::tempdir().unwrap();
    for (name, other) in [("ebb", "flood"), ("flood", "ebb")] {
        let text =
            format!("pack = \"{name}\"\nversion = \"0.1.0\"\nlicence = \"MIT\"\nrequires = {{ {other} = \"*\" }}\n");
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("pack.toml"), text).unwrap();
    }
    fs::write(folder.path().join("factmark.toml"), "packs = [\"./ebb\", \"./flood\"]\n").unwrap();
    fs::write(folder.path().join("a.txt"), "It rained.").unwrap();
    let (code, _, err) = run(folder.path(), &["check", "It rained.", "-s", "a.txt"]);
    assert!(code == 2 && err.contains("R210") && err.contains("packs that need each other"), "{err}");
}

#[test]
fn patterns_that_could_match_in_countless_ways_match_in_time() {
    let many = "(a | a | a? a?) ".repeat(100);
    read("alternatives that are one", format!("{SHIP}{}", rule(&format!("{many} b"))));
    let optional = "a? ".repeat(300);
    read("what may be missing", format!("{SHIP}{}", rule(&format!("{optional} b"))));
    let gaps = "{who:name} ..9 [ship] ..9 ".repeat(20);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("desk.toml"), format!("{SHIP}{}", rule(&format!("{gaps} zebra")))).unwrap();
    let long = "Norway shipped, ".repeat(2_000) + "Norway shipped 40 turbines to Sund.";
    fs::write(folder.path().join("long.txt"), long).unwrap();
    let args = ["check", "Norway shipped 50 turbines to Sund.", "-s", "long.txt", "--rules", "desk.toml", "-q"];
    let (code, out, err) = run(folder.path(), &args);
    assert!(matches!(code, 0..=3) && !out.is_empty() && err.is_empty(), "{code} {out} {err}");
}

#[test]
fn expressions_over_their_limits_are_told() {
    refused("repeated", rule("/(a{1000}){1000}/"), &["R203", "size limit", "desk.toml:3:"]);
    refused("nested", rule(&format!("/{}a{}/", "(".repeat(900), ")".repeat(900))), &["R203", "nested", "desk.toml:3:"]);
    let set = |expression: &str| format!("[words.s]\nregex = ['{expression}']\n{}", rule("[s] {what:phrase}"));
    refused("repeated, in a set", set("((((a{10}){10}){10}){10}){10}"), &["R203", "size limit", "desk.toml:"]);
    let deep = format!("{}a{}", "(".repeat(100_000), ")".repeat(100_000));
    refused("deep, in a set", set(&deep), &["R203", "...", "desk.toml:"]);
    let unused = format!("[words.s]\nregex = ['{deep}']\n");
    refused("deep, in a set that nothing uses", unused, &["R203", "...", "desk.toml:1:"]);
}

#[test]
fn encodings_are_read_or_named_with_their_place() {
    read("a byte order mark", format!("\u{feff}{SHIP}"));
    read("lines that end in CRLF", SHIP.replace('\n', "\r\n"));
    let misspelt = SHIP.replace("\nkey", "\nkeyy").replace('\n', "\r\n");
    refused("a fault between CRLF", misspelt, &["R101", "desk.toml:7:1"]);
    refused("lines that end in CR", SHIP.replace('\n', "\r"), &["R203", "carriage return", "desk.toml:1:"]);
    let wide: Vec<u8> = SHIP.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], wide.as_slice()].concat();
    refused("UTF-16 with its mark", marked, &["desk.toml are not UTF-8, from 1:1; it looks like UTF-16LE"]);
    refused("UTF-16 without", wide, &["desk.toml are not UTF-8, from 1:1; it looks like UTF-16LE"]);
    let western = [b"# ships\n# caf\xe9 of the harbour in Malm\xf6\n", SHIP.as_bytes()].concat();
    refused("Latin-1", western, &["desk.toml are not UTF-8, from 2:6", "save the file as UTF-8"]);
    refused("NUL in a text", SHIP.replace("\"ship\"", "\"sh\0ip\""), &["R203", "desk.toml:2:"]);
    refused("NUL alone", [0; 1_000], &["R203", "desk.toml:1:1"]);
    read("nothing beside the rules", format!("\n\n{SHIP}\n\n"));
}

#[test]
fn a_configuration_in_another_encoding_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let wide: Vec<u8> = "strict = true\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    fs::write(folder.path().join("factmark.toml"), wide).unwrap();
    let (code, _, err) = run(folder.path(), &["config"]);
    assert!(code == 2 && err.contains("factmark.toml") && err.contains("it looks like UTF-16BE"), "{err}");
}

#[test]
fn an_empty_file_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("desk.toml"), "").unwrap();
    let (code, out, err) = checked(folder.path(), "desk.toml");
    assert!(matches!(code, 0..=3) && !out.is_empty() && err.is_empty(), "{out} {err}");
    let (code, _, err) = run(folder.path(), &["rules", "test", "desk.toml"]);
    assert!(code == 2 && err.contains("desk.toml holds no rule"), "{err}");
}

#[test]
fn links_that_go_round_are_entered_once_and_dead_ones_told() {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    fs::create_dir_all(desk.join("sub")).unwrap();
    fs::write(desk.join("ships.toml"), SHIP).unwrap();
    symlink("..", desk.join("sub/up")).unwrap();
    symlink(".", desk.join("here")).unwrap();
    let (code, out, err) = checked(folder.path(), "desk");
    assert_eq!((code, out.as_str(), err.as_str()), (1, "contradicted\n", ""));
    symlink("self.toml", desk.join("self.toml")).unwrap();
    let (code, _, err) = checked(folder.path(), "desk");
    assert!(code == 2 && err.contains("desk/self.toml"), "{err}");
    fs::remove_file(desk.join("self.toml")).unwrap();
    symlink("nowhere.toml", desk.join("dead.toml")).unwrap();
    let (code, _, err) = checked(folder.path(), "desk");
    assert!(code == 2 && err.contains("cannot read rules desk/dead.toml: no such file"), "{err}");
}

#[test]
fn pipes_and_devices_are_no_rule_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("desk")).unwrap();
    let pipe = folder.path().join("desk/pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in ["desk", "desk/pipe.toml"] {
        let (code, _, err) = checked(folder.path(), path);
        assert!(code == 2 && err.contains("cannot read rules desk/pipe.toml: it is a pipe"), "{err}");
    }
    fs::remove_file(&pipe).unwrap();
    symlink("/dev/zero", folder.path().join("desk/zero.toml")).unwrap();
    let (code, _, err) = checked(folder.path(), "desk");
    assert!(code == 2 && err.contains("cannot read rules desk/zero.toml: it is a pipe, a device"), "{err}");
}

#[test]
fn a_folder_that_may_not_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("desk/inner");
    fs::create_dir_all(&inner).unwrap();
    fs::write(inner.join("ships.toml"), SHIP).unwrap();
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o000)).unwrap();
    // who may read everything meets no such folder
    let closed = fs::read_dir(&inner).is_err();
    let (code, out, err) = checked(folder.path(), "desk");
    fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
    if closed {
        assert!(code == 2 && err.contains("cannot read rules desk/inner: permission denied"), "{err}");
    } else {
        assert_eq!((code, out.as_str()), (1, "contradicted\n"));
    }
}
