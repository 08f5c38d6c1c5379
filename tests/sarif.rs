//! The log of a batch is SARIF 2.1.0: it is read as such, and says of each row what it should.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use assert_cmd::Command;
use serde_sarif::sarif::{ResultKind, ResultLevel, Sarif};
use std::fs;

#[test]
fn a_log_is_read_as_sarif() {
    let folder = tempfile::tempdir().unwrap();
    let rows = r#"{"id": 1, "statement": "The ferry cost 40 million euros."}
{"id": 2, "statement": "The ferry cost 45 million euros."}
{"id": 3, "statement": "It snowed in Lira."}
{"id": 4, "statement": "The ferry cost 40 million."}
{"id": 5, "statement": 6}
"#;
    fs::write(folder.path().join("my rows.jsonl"), rows).unwrap();
    fs::write(folder.path().join("a.txt"), "Mona Lund said that the ferry cost about 40 million euros.").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_factmark"));
    command.current_dir(folder.path()).args(["batch", "my rows.jsonl", "-s", "a.txt", "-a", "-f", "sarif"]);
    let output = command.output().unwrap();
    let log: Sarif = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log.version.as_str(), Some("2.1.0"));
    let run = &log.runs[0];
    let results = run.results.as_ref().unwrap();
    let levels: Vec<_> = results.iter().map(|r| (r.kind.clone().unwrap(), r.level.unwrap())).collect();
    assert_eq!(levels.len(), 5);
    assert_eq!(levels[1], (ResultKind::Fail, ResultLevel::Error));
    assert_eq!(levels[2], (ResultKind::Open, ResultLevel::None));
    assert_eq!(levels[4], (ResultKind::Fail, ResultLevel::Error));
    let rules = run.tool.driver.rules.as_ref().unwrap();
    for result in results {
        let id = result.rule_id.as_ref().unwrap();
        assert!(rules.iter().any(|r| &r.id == id), "{id} is not described");
        let place = result.locations.as_ref().unwrap()[0].physical_location.as_ref().unwrap();
        let file = place.artifact_location.as_ref().unwrap().uri.as_deref();
        assert_eq!(file, Some("my%20rows.jsonl"));
        // what is not a failure has no level
        assert_eq!(result.kind == Some(ResultKind::Fail), result.level != Some(ResultLevel::None));
    }
    let lines = results.iter().map(|r| {
        let place = r.locations.as_ref().unwrap()[0].physical_location.as_ref().unwrap();
        place.region.as_ref().unwrap().start_line.unwrap()
    });
    let lines: Vec<_> = lines.collect();
    assert_eq!(lines, [1, 2, 3, 4, 5]);
}
