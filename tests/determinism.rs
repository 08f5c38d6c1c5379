//! The same input gives the same bytes, whatever the time zone, the language, the number of threads and the folder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::Command;

fn run(folder: &Path, args: &[&str], environment: &[(&str, &str)]) -> (Vec<u8>, Vec<u8>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factmark"));
    command.current_dir(folder).args(args).envs(environment.iter().copied());
    let output = command.output().unwrap();
    (output.stdout, output.stderr)
}

#[test]
fn same_bytes_everywhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = tempfile::tempdir().unwrap();
    let there = here.path().join("a folder/ü");
    fs::create_dir_all(&there).unwrap();
    for folder in [here.path(), &there] {
        for name in ["cartel-designations.txt", "statements.txt"] {
            fs::copy(root.join("seeds").join(name), folder.join(name)).unwrap();
        }
    }
    let batch = ["batch", "statements.txt", "-s", "cartel-designations.txt", "-a"];
    for format in ["text", "json", "jsonl"] {
        let with = |more: &[&'static str]| [&batch, more, &["-f", format]].concat();
        let first = run(here.path(), &with(&["--threads", "1"]), &[]);
        assert!(!first.0.is_empty());
        for (folder, threads, environment) in [
            (here.path(), "1", [("TZ", "UTC"), ("LANG", "C")]),
            (here.path(), "2", [("TZ", "Asia/Kathmandu"), ("LANG", "tr_TR.UTF-8")]),
            (&there, "7", [("TZ", "America/New_York"), ("LC_ALL", "de_DE.UTF-8")]),
        ] {
            assert_eq!(run(folder, &with(&["--threads", threads]), &environment), first, "{format} {environment:?}");
        }
    }
}

#[test]
fn audits_too() {
    let here = tempfile::tempdir().unwrap();
    let rows: String = (0..40)
        .map(|k| {
            let label = ["supported", "contradicted", "absent"][k % 3];
            let statement = format!("Sund stopped {} ferries.", 3 + k % 5);
            format!("{{\"statement\": \"{statement}\", \"label\": \"{label}\", \"source_text\": \"Sund halted 5 ferries.\"}}\n")
        })
        .collect();
    fs::write(here.path().join("rows.jsonl"), rows).unwrap();
    let audit = |threads: &str| run(here.path(), &["rules", "audit", "rows.jsonl", "--threads", threads], &[]);
    let first = audit("1");
    assert!(String::from_utf8_lossy(&first.0).contains("stop / halt"));
    assert_eq!(audit("7"), first);
}

#[test]
fn reading_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let args = ["read", "seeds/cartel-designations.txt", "-f", "jsonl"];
    let first = run(root, &args, &[]);
    assert!(!first.0.is_empty());
    assert_eq!(run(root, &args, &[("TZ", "Asia/Tokyo"), ("LC_ALL", "tr_TR.UTF-8")]), first);
}
