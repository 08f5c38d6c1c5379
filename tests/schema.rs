//! What the program writes is what its schema says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

fn factmark(args: &[&str], input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_factmark"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

/// Every line of output fits the schema of its command, and a spoilt one does not.
fn fits(schema: &str, lines: &str, least: usize) -> Vec<Value> {
    let schema: Value = serde_json::from_str(&factmark(&["schema", schema], "")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let all: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert!(all.len() >= least, "{lines}");
    for one in &all {
        if let Err(error) = validator.validate(one) {
            panic!("{error}\n{one}");
        }
        for key in one.as_object().unwrap().keys() {
            let mut spoilt = one.clone();
            spoilt[key] = serde_json::json!([{"no": "such"}]);
            assert!(!validator.is_valid(&spoilt), "the schema does not mind `{key}` being anything");
        }
    }
    all
}

#[test]
fn results_and_errors_of_a_batch() {
    let source = "seeds/cartel-designations.txt";
    let statements = std::fs::read_to_string("seeds/statements.txt").unwrap();
    let text = factmark(&["batch", "-", "-s", source, "-f", "jsonl"], &statements);
    let rows = fits("batch", &text, 10);
    let article: Vec<char> = std::fs::read_to_string(source).unwrap().chars().collect();
    for row in rows {
        places(&row, &article);
    }
    let waived = "Canada labelled eight drug cartels. <!-- factmark: allow quantity until 2999-01-31: known -->\n";
    let text = factmark(&["batch", "-", "-s", source, "-f", "jsonl", "--only", "quantity"], waived);
    let row = fits("batch", &text, 1).remove(0);
    assert_eq!((&row["only"][0], &row["waived"]["until"]), (&Value::from("quantity"), &Value::from("2999-01-31")));
    let bad = factmark(&["batch", "-", "-f", "jsonl"], "{\"statement\": 1}\n[]\n{\"statement\": \"x\"}\n");
    fits("batch", &bad, 3);
}

#[test]
fn a_review() {
    let draft = "Canada labelled eight drug cartels. It did so on Friday, 20 February 2025.\nCanada labelled seven drug cartels.\n";
    let text = factmark(&["review", "-", "-s", "seeds/cartel-designations.txt", "-f", "jsonl"], draft);
    let row = fits("review", &text, 1).remove(0);
    assert_eq!((row["sentences"].as_array().unwrap().len(), row["flags"].as_array().unwrap().len()), (3, 2));
    places(&row["flags"], &draft.chars().collect::<Vec<_>>());
}

#[test]
fn a_record_and_what_it_comes_to() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.txt").to_string_lossy().into_owned();
    std::fs::write(&draft, "Canada labelled eight drug cartels as “terrorist entities”.\n").unwrap();
    let source = ["-s", "seeds/cartel-designations.txt", "--by", "A. Kaya"];
    let sign = |more: &[&str]| factmark(&[&["signoff", &draft], &source[..], more].concat(), "");
    sign(&["--decide", "1=agree"]);
    sign(&["--undo", "1"]);
    sign(&["--decide", "1=override", "--as", "absent", "--reason", "other", "--note", "so"]);
    sign(&["--correct", "1", "--note", "so"]);
    sign(&[]);
    let record = std::fs::read_to_string(format!("{draft}.signoff.jsonl")).unwrap();
    let kinds: Vec<Value> = fits("record", &record, 5).into_iter().map(|e| e["type"].clone()).collect();
    assert_eq!(kinds, ["decision", "withdrawal", "decision", "correction", "signoff"]);
    let data = factmark(&["signoff", &draft, "--export", "json"], "");
    let data: Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["signed"]["valid"], true);
    fits("signoff", &(data.to_string() + "\n"), 1);
}

/// In every object that has `exact` and belongs to the article, `exact` is the text between `start` and `end`.
fn places(value: &Value, article: &[char]) {
    match value {
        Value::Object(map) => {
            if let (Some(exact), Some(_)) = (map.get("exact"), map.get("source")) {
                let at = |key: &str| map[key].as_u64().unwrap() as usize;
                let text: String = article[at("start")..at("end")].iter().collect();
                assert_eq!(exact.as_str().unwrap(), text);
                assert_eq!(at("byte_end") - at("byte_start"), text.len());
                let before: String = article[..at("start")].iter().collect();
                assert_eq!(at("line"), before.matches('\n').count() + 1);
                assert_eq!(at("column"), before.rsplit('\n').next().unwrap().chars().count() + 1);
            }
            map.values().for_each(|v| places(v, article));
        }
        Value::Array(all) => all.iter().for_each(|v| places(v, article)),
        _ => {}
    }
}

#[test]
fn one_check() {
    let statement = "This week, Mexican authorities arrested two key figures from the Sinaloa Cartel";
    let text = factmark(&["check", statement, "-s", "seeds/cartel-designations.txt", "-f", "jsonl"], "");
    let row = fits("check", &text, 1).remove(0);
    assert_eq!(row["statement"], statement);
    let pretty = factmark(&["check", statement, "-s", "seeds/cartel-designations.txt", "-f", "json"], "");
    assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), row);
}

#[test]
fn what_is_read() {
    let input = "{\"id\": 1, \"text\": \"“It will cost 40 million euros,” Ms Okafor said on Monday.\"}\n{\"id\": 2}\n";
    fits("read", &factmark(&["read", "-", "-f", "jsonl"], input), 2);
}

#[test]
fn traces() {
    let source = "seeds/cartel-designations.txt";
    let article: Vec<char> = std::fs::read_to_string(source).unwrap().chars().collect();
    for row in 1..=10 {
        let name = format!("seeds/statements.txt:{row}");
        let text = factmark(&["trace", &name, "-s", source, "-f", "json"], "");
        let one: Value = serde_json::from_str(&text).unwrap();
        let row = fits("trace", &one.to_string(), 1).remove(0);
        stretches(&row["trace"]["source"], &article);
        let statement: Vec<char> = row["result"]["statement"].as_str().unwrap().chars().collect();
        stretches(&row["trace"]["statement"], &statement);
    }
}

/// In every object that has `exact`, it is the text between `start` and `end`.
fn stretches(value: &Value, text: &[char]) {
    match value {
        Value::Object(map) => {
            if let Some(exact) = map.get("exact") {
                let at = |key: &str| map[key].as_u64().unwrap() as usize;
                let there: String = text[at("start")..at("end")].iter().collect();
                assert_eq!(exact.as_str().unwrap(), there);
            }
            map.values().for_each(|v| stretches(v, text));
        }
        Value::Array(all) => all.iter().for_each(|v| stretches(v, text)),
        _ => {}
    }
}
