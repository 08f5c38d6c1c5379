//! From a draft to a signed record at the command line, and what breaks a sign-off.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::process::Command;
use tempfile::TempDir;
use transcript::factmark;

#[allow(dead_code)]
mod transcript;

const DRAFT: &str = "The strike blocked 14 berths. The mayor sang in the rain.\n";
const PORT: &str = "The strike blocked 12 berths on Monday.\n";
const KAYA: [&str; 4] = ["--by", "A. Kaya", "--at", "2026-01-01T00:00:00Z"];
const ODE: [&str; 4] = ["--by", "B. Ode", "--at", "2026-01-02T00:00:00Z"];
const OVERRIDE: [&str; 8] =
    ["--decide", "1=override", "--as", "supported", "--reason", "other-source", "--note", "told by phone"];

struct Desk(TempDir);

/// What a run gave: exit code, standard output, standard error.
type Ran = (i32, String, String);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.write("draft.txt", DRAFT);
        desk.write("port.txt", PORT);
        desk
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap()
    }

    fn run(&self, args: &[&str]) -> Ran {
        let out = factmark(self.0.path()).args(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (out.status.code().unwrap(), text(out.stdout), text(out.stderr))
    }

    fn signoff(&self, parts: &[&[&str]]) -> Ran {
        let mut args = vec!["signoff", "draft.txt", "-s", "port.txt"];
        args.extend(parts.concat());
        self.run(&args)
    }

    /// As far as a valid sign-off.
    fn signed() -> Self {
        let desk = Self::new();
        assert_eq!(desk.signoff(&[&KAYA, &OVERRIDE]).0, 0);
        let (code, out, _) = desk.signoff(&[&KAYA, &["--absent-read"]]);
        assert_eq!((code, out.contains("signed off by A. Kaya")), (0, true), "{out}");
        desk
    }

    fn verify(&self) -> (i32, String) {
        let (code, out, err) = self.run(&["signoff", "draft.txt", "--verify", "-q"]);
        assert_eq!(err, "");
        (code, out)
    }
}

#[test]
fn what_is_open_is_named_before_anything_can_be_signed() {
    let desk = Desk::new();
    let (code, out, _) = desk.signoff(&[]);
    assert_eq!(code, 0);
    assert!(out.contains("✗ CONTRADICTED  1:20     open"), "{out}");
    assert!(
        out.contains("2 queries   0 decided   2 open\nnot signed off: 1 contradicted or flagged place is not decided")
    );
    let (code, out, _) = desk.signoff(&[&KAYA]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "not signed off: 1 contradicted or flagged place is not decided; 1 absent: decide them, or say that they were read (--absent-read)\n"
    );
    assert_eq!(desk.signoff(&[&["--verify"]]).0, 1);
    assert!(!desk.0.path().join("draft.txt.signoff.jsonl").exists());
}

#[test]
fn a_signed_draft_verifies_until_something_changes() {
    let good = |desk: &Desk| assert_eq!(desk.verify().0, 0, "{}", desk.verify().1);
    let bad = |desk: &Desk, why: &str| {
        let (code, out) = desk.verify();
        assert_eq!(code, 1);
        assert!(out.contains(why), "{out}");
    };
    let desk = Desk::signed();
    good(&desk);
    desk.write("draft.txt", &DRAFT.replace("sang", "danced"));
    bad(&desk, "the draft has changed since it was signed");
    desk.write("draft.txt", DRAFT);
    good(&desk);
    desk.write("port.txt", &PORT.replace("Monday", "Tuesday"));
    bad(&desk, "the source port.txt is not the one of the sign-off");
    desk.write("port.txt", PORT);
    let rule = "[verb.greenlight]\nsame = [\"approve\"]\n";
    desk.write("more.toml", rule);
    let (code, out, _) = desk.run(&["signoff", "draft.txt", "--verify", "-q", "-r", "more.toml"]);
    assert_eq!((code, out.contains("the rules have changed")), (1, true), "{out}");
    assert_eq!(desk.signoff(&[&ODE, &["--undo", "1"]]).0, 0);
    bad(&desk, "decisions came or went after it was signed");
}

#[test]
fn a_decision_is_stale_when_its_evidence_changes_and_orphaned_when_its_words_go() {
    let desk = Desk::signed();
    desk.write("port.txt", &PORT.replace("12", "13"));
    let (_, out, _) = desk.signoff(&[]);
    assert!(out.contains("stale"), "{out}");
    assert!(out.contains("1 decision is stale"), "{out}");
    desk.write("port.txt", PORT);
    desk.write("draft.txt", &DRAFT.replace("14", "15"));
    let (_, out, _) = desk.signoff(&[]);
    assert!(out.contains("1 orphaned") && out.contains("orphaned f-"), "{out}");
    // the same sentence twice: which of them was decided?
    desk.write("draft.txt", &DRAFT.repeat(2));
    let (_, out, _) = desk.signoff(&[]);
    assert!(out.contains("0 decided") && out.contains("1 orphaned"), "{out}");
}

#[test]
fn undo_brings_the_decision_before_back() {
    let desk = Desk::new();
    desk.signoff(&[&KAYA, &["--decide", "1=agree"]]);
    assert!(desk.signoff(&[]).1.contains("agree by A. Kaya"));
    desk.signoff(&[&ODE, &OVERRIDE]);
    let (_, out, _) = desk.signoff(&[&["-a"]]);
    assert!(out.contains("override as supported (other-source) by B. Ode: told by phone"), "{out}");
    assert!(!out.contains("agree by"), "{out}");
    desk.signoff(&[&ODE, &["--undo", "1"]]);
    let (_, out, _) = desk.signoff(&[]);
    assert!(out.contains("agree by A. Kaya"), "{out}");
    assert_eq!(desk.read("draft.txt.signoff.jsonl").lines().count(), 3);
    let (code, _, err) = desk.signoff(&[&ODE, &["--undo", "2"]]);
    assert_eq!((code, err.contains("nothing is decided of 2")), (2, true), "{err}");
}

#[test]
fn two_who_decide_blindly_and_differently_leave_it_contested() {
    let (one, other) = (Desk::new(), Desk::new());
    one.signoff(&[&KAYA, &["--decide", "1=agree"]]);
    other.signoff(&[&ODE, &["--decide", "1=stet", "--note", "as he said it"]]);
    let both = one.read("draft.txt.signoff.jsonl") + &other.read("draft.txt.signoff.jsonl");
    one.write("draft.txt.signoff.jsonl", &both);
    let (_, out, _) = one.signoff(&[]);
    assert!(out.contains("1 contested") && out.contains("agree by A. Kaya") && out.contains("stet by B. Ode"), "{out}");
    one.signoff(&[&KAYA, &["--decide", "1=stet", "--note", "agreed with B. Ode"]]);
    let (_, out, _) = one.signoff(&[]);
    assert!(!out.contains("contested") && out.contains("1 decided"), "{out}");
}

#[test]
fn a_second_person_must_sign_where_the_desk_wants_two() {
    let desk = Desk::signed();
    desk.write("factmark.toml", "require-second = true\n");
    let (code, out) = desk.verify();
    assert_eq!((code, out.contains("a second person must sign")), (1, true), "{out}");
    // the same person again is no second one
    desk.signoff(&[&KAYA, &["--absent-read"]]);
    assert_eq!(desk.verify().0, 1);
    desk.signoff(&[&ODE, &["--absent-read"]]);
    let (code, out) = desk.verify();
    assert_eq!((code, out.contains("signed off by B. Ode, after A. Kaya")), (0, true), "{out}");
}

#[test]
fn what_is_to_be_mended_or_asked_stands_in_the_way() {
    let desk = Desk::new();
    desk.signoff(&[&KAYA, &["--decide", "1=agree"]]);
    desk.signoff(&[&KAYA, &["--decide", "2=query"]]);
    let (code, out, _) = desk.signoff(&[&KAYA]);
    assert_eq!(code, 1);
    assert!(out.contains("1 place is to be mended, as was agreed; the writer is asked about 1 place"), "{out}");
    // mended: the words are gone, and so is what was to be done about them
    desk.write("draft.txt", "The strike blocked 12 berths.\n");
    let (code, out, _) = desk.signoff(&[&KAYA]);
    assert_eq!(code, 0, "{out}");
}

#[test]
fn a_decision_that_lacks_something_is_not_written() {
    let desk = Desk::new();
    for (args, why) in [
        (vec!["--decide", "1=stet"], "add --note TEXT"),
        (vec!["--decide", "1=override"], "add --as VERDICT"),
        (vec!["--decide", "1=override", "--as", "absent"], "add --reason REASON"),
        (vec!["--decide", "1=fine"], "agree, override, query, stet"),
        (vec!["--decide", "7=agree"], "there is no query 7"),
        (vec!["--decide", "1=agree", "--at", "noon"], "--at 2026-11-30T12:00:00Z"),
    ] {
        let (code, _, err) = desk.signoff(&[&["--by", "A. Kaya"], &args]);
        assert_eq!(code, 2, "{args:?}: {err}");
        assert!(err.contains(why), "{args:?}: {err}");
    }
    assert!(!desk.0.path().join("draft.txt.signoff.jsonl").exists());
    assert_eq!(desk.run(&["signoff", "-", "-s", "port.txt"]).0, 2);
    assert!(desk.run(&["signoff", "gone.txt", "-s", "port.txt"]).2.contains("no such file"));
}

#[test]
fn saved_decisions_are_imported_once() {
    let (one, other) = (Desk::new(), Desk::signed());
    one.write("saved.jsonl", &other.read("draft.txt.signoff.jsonl"));
    for written in ["1 act written", "0 acts written to draft.txt.signoff.jsonl, 1 were there already"] {
        let (code, out, err) = one.signoff(&[&["--import", "saved.jsonl"]]);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert!(out.contains(written) && out.contains("signed off by A. Kaya"), "{out}");
    }
    assert_eq!(one.read("draft.txt.signoff.jsonl"), other.read("draft.txt.signoff.jsonl"));
    // a sign-off that does not hold for what is here is not taken over
    let changed = Desk::new();
    changed.write("draft.txt", &format!("{DRAFT}It lasted 15 days.\n"));
    changed.write("port.txt", &format!("{PORT}It lasted 16 days.\n"));
    changed.write("saved.jsonl", &other.read("draft.txt.signoff.jsonl"));
    let (code, out, _) = changed.signoff(&[&["--import", "saved.jsonl"]]);
    assert_eq!((code, out.contains("not signed off")), (1, true), "{out}");
    assert_eq!(changed.read("draft.txt.signoff.jsonl").lines().count(), 1);
    one.write("saved.jsonl", "{\"v\":1,\"type\"");
    let (code, _, err) = one.signoff(&[&["--import", "saved.jsonl"]]);
    assert_eq!((code, err.contains("ends in the middle of a line")), (2, true), "{err}");
}

#[test]
fn a_correction_is_noted_beside_its_finding() {
    let desk = Desk::signed();
    let finding = desk.read("draft.txt.signoff.jsonl").split('"').find(|s| s.starts_with("f-")).unwrap().to_owned();
    desk.write("draft.txt", "The strike blocked 12 berths.\n");
    let (code, out, err) = desk.signoff(&[&ODE, &["--correct", &finding, "--note", "it was twelve"]]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(desk.read("draft.txt.signoff.jsonl").contains("\"type\":\"correction\""));
}

#[test]
fn the_decisions_are_written_out() {
    let desk = Desk::signed();
    let (_, sheet, _) = desk.signoff(&[&["--export", "csv"]]);
    assert!(
        sheet.contains("override as supported (other-source) by A. Kaya: told by phone,told by phone,A. Kaya"),
        "{sheet}"
    );
    assert_eq!(desk.signoff(&[&["--export", "json=out.json"]]), (0, String::new(), String::new()));
    let data: serde_json::Value = serde_json::from_str(&desk.read("out.json")).unwrap();
    assert_eq!(data["marks"][0]["standing"], "decided");
    assert_eq!(data["signed"]["valid"], true);
    let (_, log, _) = desk.signoff(&[&["--export", "sarif"]]);
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    let suppressed = &log["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!((&suppressed["kind"], &suppressed["status"]), (&"external".into(), &"accepted".into()));
    assert_eq!(desk.signoff(&[&["--export", "xls"]]).0, 2);
}

#[cfg(feature = "documents")]
#[test]
fn a_draft_with_comments_is_read_again() {
    let desk = Desk::signed();
    assert_eq!(desk.signoff(&[&["--export", "docx=out.docx"]]), (0, String::new(), String::new()));
    let bytes = fs::read(desk.0.path().join("out.docx")).unwrap();
    assert_eq!(desk.signoff(&[&["--export", "docx=again.docx"]]).0, 0);
    assert_eq!(bytes, fs::read(desk.0.path().join("again.docx")).unwrap());
    let (code, out, _) = desk.run(&["review", "out.docx", "-s", "port.txt", "-f", "json"]);
    assert_eq!(code, 1, "{out}");
    let row: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(row["sentences"][0]["exact"], "The strike blocked 14 berths.");
    let notes = row["notes"].as_array().unwrap();
    assert_eq!(notes.len(), 2);
    assert_eq!((&notes[0]["about"], &notes[0]["author"]), (&"14 berths".into(), &"factmark".into()));
    let text = notes[0]["text"].as_str().unwrap();
    assert!(text.starts_with("✗ contradicted, query 1: the source says 12; the statement says 14"), "{text}");
    assert!(text.contains("port.txt:1:20") && text.contains("override as supported"), "{text}");
    let (code, _, err) = desk.signoff(&[&["--export", "docx"]]);
    assert_eq!((code, err.contains("docx=draft.docx")), (2, true), "{err}");
}

#[test]
fn only_changed_sentences_are_reviewed_since_a_revision() {
    let desk = Desk::new();
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(desk.0.path()).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(args);
        command.output().is_ok_and(|o| o.status.success())
    };
    assert!(git(&["init", "-q"]) && git(&["add", "."]) && git(&["commit", "-qm", "first"]), "git is needed");
    let review = |args: &[&str]| desk.run(&[&["review", "draft.txt", "-s", "port.txt"], args].concat());
    desk.write("draft.txt", &format!("{DRAFT}It ended on Tuesday.\n"));
    let (code, out, _) = review(&["--since", "HEAD"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("1 sentence ") && !out.contains("berths"), "{out}");
    assert!(review(&[]).1.contains("3 sentences"));
    // a file that was not there yet is new as a whole
    desk.write("other.txt", DRAFT);
    let (_, out, _) = desk.run(&["review", "other.txt", "-s", "port.txt", "--since", "HEAD"]);
    assert!(out.contains("2 sentences"), "{out}");
    for bad in ["nowhere", "--upload-pack=x"] {
        let (code, _, err) = review(&[&format!("--since={bad}")]);
        assert_eq!((code, err.contains("there is no revision")), (2, true), "{err}");
    }
}

#[test]
fn a_pronoun_that_means_somebody_else_makes_a_decision_stale() {
    let desk = Desk::new();
    let draft = "Adam Holm is the mayor of Lira. He was convicted of fraud in 2019.\n";
    desk.write("draft.txt", draft);
    let decide = ["--decide", "2=override", "--as", "supported", "--reason", "other-source", "--note", "court record"];
    let (code, out, err) = desk.signoff(&[&KAYA, &decide]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("“He was convicted of fraud in 2019.”: override as supported (other-source)"), "{out}");
    desk.write("draft.txt", &draft.replace("Adam Holm", "Jane Jones"));
    let (_, out, _) = desk.signoff(&[]);
    assert!(out.contains("1 decision is stale"), "{out}");
}

#[test]
fn an_override_as_contradicted_is_to_be_mended() {
    let desk = Desk::new();
    let decide =
        ["--decide", "2=override", "--as", "contradicted", "--reason", "other-source", "--note", "he was away"];
    desk.signoff(&[&KAYA, &decide]);
    desk.signoff(&[&KAYA, &OVERRIDE]);
    let (code, out, _) = desk.signoff(&[&KAYA]);
    assert_eq!((code, out.contains("1 place is to be mended")), (1, true), "{out}");
}

#[test]
fn nothing_is_written_over_the_draft_its_record_or_a_source() {
    let desk = Desk::signed();
    for file in ["draft.txt", "port.txt", "draft.txt.signoff.jsonl", "./port.txt"] {
        for form in ["csv", "json", "sarif", "docx"] {
            let (code, _, err) = desk.signoff(&[&["--export", &format!("{form}={file}")]]);
            assert_eq!((code, err.contains("would be written over")), (2, true), "{form}={file}: {err}");
        }
        let (code, _, err) = desk.run(&["review", "draft.txt", "-s", "port.txt", "--html", file]);
        assert_eq!((code, err.contains("would be written over")), (2, true), "{file}: {err}");
    }
    assert_eq!((desk.read("draft.txt").as_str(), desk.verify().0), (DRAFT, 0));
}

#[test]
fn what_nobody_reads_of_a_draft_is_signed_too() {
    let desk = Desk::new();
    let draft = "The strike blocked 12 berths.\n";
    desk.write("draft.md", draft);
    let run = |more: &[&str]| desk.run(&[&["signoff", "draft.md", "-s", "port.txt"], more].concat());
    assert_eq!(run(&KAYA).0, 0);
    assert_eq!(run(&["--verify"]).0, 0);
    desk.write("draft.md", &format!("{draft}\n```\nIt blocked 90 berths.\n```\n"));
    let (code, out, _) = run(&["--verify"]);
    assert_eq!((code, out.contains("the draft has changed")), (1, true), "{out}");
}

#[test]
fn sources_of_a_sign_off_keep_their_order_and_are_found_from_anywhere() {
    let desk = Desk::new();
    fs::create_dir(desk.0.path().join("desk")).unwrap();
    desk.write("desk/draft.txt", "The strike blocked 14 berths.\n");
    desk.write("desk/b.txt", "The strike blocked 12 berths. It rained.\n");
    desk.write("desk/a.txt", "The strike blocked 13 berths. It rained.\n");
    let run = |more: &[&str]| desk.run(&[&["signoff", "desk/draft.txt"], more].concat());
    let sources = ["-s", "desk/b.txt", "-s", "./desk/a.txt"];
    let decide = [&sources[..], &KAYA, &["--decide", "1=stet", "--note", "so it was"]].concat();
    assert_eq!(run(&decide).0, 0);
    let (code, out, err) = run(&[&sources[..], &KAYA].concat());
    assert_eq!(code, 0, "{out}{err}");
    let (code, out, err) = run(&["--verify"]);
    assert_eq!(code, 0, "{out}{err}");
    let inside = factmark(&desk.0.path().join("desk")).args(["signoff", "draft.txt", "--verify"]).output().unwrap();
    assert_eq!(inside.status.code(), Some(0), "{}", String::from_utf8_lossy(&inside.stdout));
}

#[test]
fn the_same_decision_after_an_undo_counts_again() {
    let desk = Desk::new();
    let stet = ["--decide", "1=stet", "--note", "as he said it"];
    desk.signoff(&[&KAYA, &stet]);
    desk.signoff(&[&KAYA, &["--undo", "1"]]);
    let (_, out, _) = desk.signoff(&[&KAYA, &stet]);
    assert!(out.contains("1 act written") && out.contains("1 decided"), "{out}");
}

#[test]
fn decisions_of_another_draft_or_with_a_name_that_is_taken_are_refused() {
    let (desk, other) = (Desk::signed(), Desk::new());
    other.write("draft.txt", "Anna Holm spoke for 40 minutes about the new ferry.\n");
    other.signoff(&[&ODE, &["--decide", "1=agree"]]);
    desk.write("saved.jsonl", &other.read("draft.txt.signoff.jsonl"));
    let before = desk.read("draft.txt.signoff.jsonl");
    let (code, _, err) = desk.signoff(&[&["--import", "saved.jsonl"]]);
    assert_eq!((code, err.contains("is about words of draft.txt")), (2, true), "{err}");
    desk.write("saved.jsonl", &before.lines().next().unwrap().replace("told by phone", "told by letter"));
    let (code, _, err) = desk.signoff(&[&["--import", "saved.jsonl"]]);
    assert_eq!((code, err.contains("holds another act with the name")), (2, true), "{err}");
    assert_eq!(desk.read("draft.txt.signoff.jsonl"), before);
}

#[test]
fn an_act_that_was_changed_by_hand_breaks_the_sign_off() {
    let desk = Desk::signed();
    let record = desk.read("draft.txt.signoff.jsonl");
    desk.write("draft.txt.signoff.jsonl", &record.replace("told by phone", "nobody looked"));
    let (code, out) = desk.verify();
    assert_eq!((code, out.contains("decisions came or went")), (1, true), "{out}");
}

#[test]
fn a_name_that_only_looks_different_is_no_second_person() {
    let desk = Desk::signed();
    desk.write("factmark.toml", "require-second = true\n");
    for name in ["a. kaya", "A Kaya", "\u{410}. Kaya", "A.\u{200b} Kaya"] {
        desk.signoff(&[&["--by", name, "--absent-read"]]);
        assert_eq!(desk.verify().0, 1, "{name}");
    }
}

#[test]
fn a_sheet_holds_no_formula_and_a_listing_no_line_of_somebody_else() {
    let desk = Desk::new();
    desk.signoff(&[&["--by", "=cmd()", "--decide", "1=stet", "--note", "@SUM(1)\n9 queries   9 decided"]]);
    let (_, sheet, _) = desk.signoff(&[&["--export", "csv"]]);
    assert!(sheet.contains("'=cmd()") && sheet.contains("'@SUM(1)"), "{sheet}");
    let (_, out, _) = desk.signoff(&[&["-a"]]);
    assert!(!out.lines().any(|l| l.starts_with("9 queries")), "{out}");
}
