//! The schema of rule files: the copy in `rules/` is the program's, and it says of a file what an editor should.
//!
//! `FACTMARK_BLESS=1 cargo test --test rule_schema` writes the copy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use factmark::check::Checker;
use factmark::coverage;
use factmark::render::skeleton::skeleton;
use factmark::rule::file::keys;
use factmark::rule::{CODES, RuleText, file_schema};
use factmark::trial::{self, With};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const COPY: &str = "rules/schema.json";
/// The codes of which the schema knows too; the others need the program.
const KNOWN: [&str; 6] = ["R101", "R205", "R206", "R208", "R401", "R402"];

fn validator() -> Validator {
    jsonschema::validator_for(&file_schema()).unwrap()
}

/// A TOML file as JSON; a date is its text.
fn value(text: &str) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => json!(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(json).collect(),
            toml::Value::Table(table) => Value::Object(table.into_iter().map(|(k, v)| (k, json(v))).collect()),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    json(toml::Value::Table(text.parse().unwrap()))
}

fn toml_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            toml_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "toml") {
            found.push(path);
        }
    }
    found.sort();
}

#[test]
fn the_copy_is_the_one_that_the_program_prints() {
    let now = serde_json::to_string_pretty(&file_schema()).unwrap() + "\n";
    if std::env::var_os("FACTMARK_BLESS").is_some() {
        fs::write(COPY, &now).unwrap();
    }
    let help = "FACTMARK_BLESS=1 cargo test --test rule_schema";
    assert!(fs::read_to_string(COPY).is_ok_and(|copy| copy == now), "{COPY} is not up to date: {help}");
}

#[test]
fn every_file_that_ships_names_the_schema_and_fits_it() {
    let (validator, mut files) = (validator(), Vec::new());
    toml_files(Path::new("rules"), &mut files);
    assert!(files.len() > 30);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let named = text.lines().next().and_then(|l| l.strip_prefix("#:schema ")).map(|path| file.with_file_name(path));
        let same = named.is_some_and(|p| fs::canonicalize(p).ok() == fs::canonicalize(COPY).ok());
        assert!(same, "{}: the first line does not name the schema", file.display());
        if let Err(error) = validator.validate(&value(&text)) {
            panic!("{}: {}: {error}", file.display(), error.instance_path);
        }
    }
}

#[test]
fn what_an_editor_can_know_it_is_told() {
    let validator = validator();
    for code in CODES.iter().map(|c| c.code) {
        let text = fs::read_to_string(format!("tests/broken/{code}.toml")).unwrap();
        // what is no TOML is no value either
        let Ok(table) = text.parse::<toml::Table>() else { continue };
        let fits = validator.is_valid(&value(&table.to_string()));
        assert_eq!(fits, !KNOWN.contains(&code), "{code}");
    }
}

#[test]
fn misspelt_words_and_keys_are_found() {
    let validator = validator();
    let rule = |more: &str| format!("[[rule]]\nid = \"a\"\npatterns = [\"{{x:name}} fell\"]\n{more}");
    assert!(
        validator.is_valid(&value(&rule("key = [\"x\", [\"x\"]]\nfamily = \"events\"\ncheck = { x = \"same-name\" }")))
    );
    for wrong in [
        rule("famly = \"events\""),
        rule("family = \"event\""),
        rule("check = { x = \"same\" }"),
        rule("slots = { x = \"noun\" }"),
        rule("need = { x = 4 }"),
        rule("[rule.policy]\nquantitty = {}"),
        rule("[[rule.example]]\nsource = \"a b\"\nstatement = \"c\""),
        rule("[[rule.example]]\nsource = \"a b\"\nstatement = \"c\"\nverdict = \"true\""),
        "[[rule]]\nid = \"A b\"\npatterns = [\"x\"]".to_owned(),
        "[[rule]]\nid = \"a\"".to_owned(),
        "[words.a]\nverb = [\"go\"]".to_owned(),
        "[words.a]\nverbs = \"go\"".to_owned(),
        "[caveat]\nrounded = \"loud\"".to_owned(),
        "[difference]\nquantity = { contradicted = 1.5 }".to_owned(),
        "[[cue]]\nverbs = [\"say\"]\nclass = \"tell\"".to_owned(),
        "[[entity]]\nname = \"Lira\"\nkind = \"town\"".to_owned(),
        "[[source]]\nid = \"a\"".to_owned(),
        "rules = []".to_owned(),
    ] {
        assert!(!validator.is_valid(&value(&wrong)), "{wrong}");
    }
}

#[test]
fn it_has_the_keys_that_the_program_knows() {
    let schema = file_schema();
    for (definition, known) in [
        ("RuleFile", keys::RULE),
        ("ExampleFile", keys::EXAMPLE),
        ("ReadsFile", keys::READS),
        ("IgnoresFile", keys::IGNORES),
        ("EntityFile", keys::ENTITY),
        ("DecisionFile", keys::DECISION),
        ("GuardFile", keys::GUARD),
        ("SourceFile", keys::SOURCE),
        ("DisableFile", keys::DISABLE),
    ] {
        let properties = schema["definitions"][definition]["properties"].as_object().expect(definition);
        let mut told: Vec<&str> = properties.keys().map(String::as_str).collect();
        let mut known = known.to_vec();
        told.sort_unstable();
        known.sort_unstable();
        assert_eq!(told, known, "{definition}");
        let silent = properties.iter().find(|(_, p)| p.get("description").is_none());
        assert_eq!(silent.map(|(key, _)| key), None, "{definition}: a key without a description");
    }
}

#[test]
fn a_new_rule_loads_and_its_examples_are_met_whatever_its_name() {
    for (pack, id) in [("desk", "exports"), ("my-pack", "a"), ("own", "7"), ("core", "rule-of-mine"), ("x", "name")] {
        let text = skeleton(pack, id);
        if let Err(error) = validator().validate(&value(&text)) {
            panic!("{error}");
        }
        let checker = Checker::load(&[RuleText { name: "new.toml".to_owned(), text }]).unwrap().alert();
        assert_eq!(checker.loaded().warnings, []);
        let all =
            trial::every(&checker, |r| *r.name == *format!("{pack}/{id}"), With { alone: true, others: true }, &|| {});
        let kinds = [trial::Outcome::Met; 5];
        assert_eq!(all.iter().map(|t| t.outcome).collect::<Vec<_>>(), kinds, "{all:?}");
        assert!(all.iter().all(|t| !t.leans()), "{all:?}");
        assert_eq!(coverage::idle(&checker, &all), []);
    }
}
