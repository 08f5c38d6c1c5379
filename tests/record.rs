//! The laws of the record: no edit of the draft loses a decision or moves it to other words, and no crash, no second writer and
//! no merge loses a line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use factmark::cli::record::{Record, lines};
use factmark::outcome::{Choice, State};
use factmark::review::record::{Cited, Decision, Fingerprint, Made, Selector, Withdrawal};
use factmark::review::{About, Act, Entry, Mark, Stand, standing};
use factmark::text::Span;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::thread;

/// A sentence of a draft as the marks see it.
#[derive(Clone, Debug)]
struct Line {
    words: &'static str,
    figure: u8,
    state: State,
    evidence: u8,
    rule: u8,
}

impl Line {
    fn claim(&self) -> Selector {
        let (prefix, suffix) = self.words.split_once('#').unwrap();
        Selector { exact: self.figure.to_string(), prefix: prefix.to_owned(), suffix: suffix.to_owned() }
    }
}

fn marks(draft: &[Line]) -> Vec<Mark> {
    let mut copies: BTreeMap<String, usize> = BTreeMap::new();
    for line in draft {
        *copies.entry(line.claim().sentence()).or_default() += 1;
    }
    let mark = |line: &Line| {
        let claim = line.claim();
        let evidence = Cited { exact: line.evidence.to_string(), source_sha256: "a source".into() };
        Mark {
            finding: format!("f-{}", claim.sentence()),
            state: line.state,
            about: About::Sentence(0),
            span: Span::default(),
            missing: Vec::new(),
            fingerprint: Fingerprint {
                rule: "wording".into(),
                rule_sha256: line.rule.to_string(),
                copies: copies[&claim.sentence()],
                means: Vec::new(),
                evidence: vec![evidence],
                claim,
            },
        }
    };
    draft.iter().map(mark).collect()
}

/// What may happen to a draft and its record.
#[derive(Clone, Debug)]
enum Step {
    Decide(usize, Choice),
    /// Decided by somebody who has not seen what stands there.
    Blindly(usize, Choice),
    Undo(usize),
    Figure(usize, u8),
    Words(usize, usize),
    Evidence(usize, u8),
    Rule(usize, u8),
    State(usize, State),
    Double(usize),
    Delete(usize),
    Move(usize),
}

const WORDS: [&str; 6] = [
    "The strike blocked # berths in Lira.",
    "The strike blocked # berths in Sund.",
    "It rained for # days.",
    "The council has # members.",
    "By noon # ships had left the port of Oster, said the harbour master.",
    "# ships left.",
];

fn line() -> impl Strategy<Value = Line> {
    let state = prop::sample::select(vec![State::Contradicted, State::Absent, State::Supported]);
    (prop::sample::select(WORDS.to_vec()), 0u8..3, state, 0u8..2, 0u8..2)
        .prop_map(|(words, figure, state, evidence, rule)| Line { words, figure, state, evidence, rule })
}

fn step() -> impl Strategy<Value = Step> {
    let at = 0usize..8;
    let choice = || prop::sample::select(Choice::ALL.to_vec());
    prop_oneof![
        (at.clone(), choice()).prop_map(|(k, c)| Step::Decide(k, c)),
        (at.clone(), choice()).prop_map(|(k, c)| Step::Blindly(k, c)),
        at.clone().prop_map(Step::Undo),
        (at.clone(), 0u8..3).prop_map(|(k, n)| Step::Figure(k, n)),
        (at.clone(), 0usize..WORDS.len()).prop_map(|(k, n)| Step::Words(k, n)),
        (at.clone(), 0u8..2).prop_map(|(k, n)| Step::Evidence(k, n)),
        (at.clone(), 0u8..2).prop_map(|(k, n)| Step::Rule(k, n)),
        (at.clone(), prop::sample::select(vec![State::Contradicted, State::Absent]))
            .prop_map(|(k, s)| Step::State(k, s)),
        at.clone().prop_map(Step::Double),
        at.clone().prop_map(Step::Delete),
        at.prop_map(Step::Move),
    ]
}

fn made(number: usize) -> Made {
    Made { by: format!("person {}", number % 3), role: None, at: "2026-01-01T00:00:00Z".into(), tool: String::new() }
}

fn decision(mark: &Mark, choice: Choice, number: usize, supersedes: Vec<String>) -> Entry {
    Entry::new(Act::Decision(Decision {
        id: format!("d-{number}"),
        finding: mark.finding.clone(),
        fingerprint: mark.fingerprint.clone(),
        computed: mark.state,
        decision: choice,
        taken: None,
        reason: None,
        note: Some("a note".into()),
        made: made(number),
        supersedes,
    }))
}

fn take(step: &Step, draft: &mut Vec<Line>, record: &mut Vec<Entry>) {
    let number = record.len();
    let (now, many) = (marks(draft), draft.len());
    let at = |k: usize| (many > 0).then(|| k % many);
    match step {
        Step::Decide(k, choice) => {
            let Some(k) = at(*k) else { return };
            let heads = standing(&now, record).marks[k].heads.clone();
            record.push(decision(&now[k], *choice, number, heads));
        }
        Step::Blindly(k, choice) => {
            let Some(k) = at(*k) else { return };
            record.push(decision(&now[k], *choice, number, Vec::new()));
        }
        Step::Undo(k) => {
            let Some(k) = at(*k) else { return };
            for of in standing(&now, record).marks[k].heads.clone() {
                record.push(Entry::new(Act::Withdrawal(Withdrawal { id: format!("w-{of}"), of, made: made(number) })));
            }
        }
        Step::Figure(k, n) => at(*k).into_iter().for_each(|k| draft[k].figure = *n),
        Step::Words(k, n) => at(*k).into_iter().for_each(|k| draft[k].words = WORDS[*n]),
        Step::Evidence(k, n) => at(*k).into_iter().for_each(|k| draft[k].evidence = *n),
        Step::Rule(k, n) => at(*k).into_iter().for_each(|k| draft[k].rule = *n),
        Step::State(k, state) => at(*k).into_iter().for_each(|k| draft[k].state = *state),
        Step::Double(k) => at(*k).into_iter().for_each(|k| draft.push(draft[k].clone())),
        Step::Delete(k) => at(*k).into_iter().for_each(|k| {
            draft.remove(k);
        }),
        Step::Move(k) => at(*k).into_iter().for_each(|k| draft.rotate_left(k)),
    }
}

/// The decisions that nobody took back or superseded, found another way than the library does: line by line.
fn live(record: &[Entry]) -> BTreeSet<String> {
    let mut gone: BTreeSet<String> = BTreeSet::new();
    for entry in record {
        if let Act::Withdrawal(w) = &entry.act {
            gone.insert(w.of.clone());
        }
    }
    let kept: Vec<&Decision> = record
        .iter()
        .filter_map(|e| match &e.act {
            Act::Decision(d) if !gone.contains(&d.id) => Some(d),
            _ => None,
        })
        .collect();
    let over: BTreeSet<&String> = kept.iter().flat_map(|d| &d.supersedes).collect();
    kept.iter().filter(|d| !over.contains(&d.id)).map(|d| d.id.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edit_loses_a_decision_or_moves_it_to_other_words(
        mut draft in prop::collection::vec(line(), 1..6),
        steps in prop::collection::vec(step(), 1..24),
    ) {
        let mut record: Vec<Entry> = Vec::new();
        for step in &steps {
            take(step, &mut draft, &mut record);
            let now = marks(&draft);
            let found = standing(&now, &record);
            // none is lost
            let held: BTreeSet<String> = found.marks.iter().flat_map(|m| m.heads.clone())
                .chain(found.orphans.iter().map(|d| d.id.clone())).collect();
            prop_assert_eq!(&held, &live(&record));
            // what holds, holds of the very words, evidence, rule and verdict that it was made of
            let of = |id: &String| found.heads.iter().find(|d| d.id == *id).unwrap();
            for (mark, stood) in now.iter().zip(&found.marks) {
                let holds = |d: &&Decision| d.fingerprint == mark.fingerprint && d.computed == mark.state;
                let holding: Vec<&Decision> = stood.heads.iter().map(of).filter(holds).collect();
                match &stood.stand {
                    Stand::Open => prop_assert!(stood.heads.is_empty()),
                    Stand::Stale => prop_assert!(holding.is_empty() && !stood.heads.is_empty()),
                    Stand::Decided(choice) => {
                        prop_assert!(!holding.is_empty());
                        prop_assert!(holding.iter().all(|d| d.decision == *choice));
                    }
                    Stand::Contested => prop_assert!(holding.len() > 1),
                }
            }
            // nor does an orphan have its words, as often as they were
            for orphan in &found.orphans {
                let same = |m: &Mark| m.finding == orphan.finding && m.fingerprint.copies == orphan.fingerprint.copies;
                prop_assert!(!now.iter().any(same));
            }
        }
    }

    #[test]
    fn the_order_of_lines_and_doubled_lines_change_nothing(
        mut draft in prop::collection::vec(line(), 1..6),
        steps in prop::collection::vec(step(), 1..24),
        seed in any::<u64>(),
    ) {
        let mut record: Vec<Entry> = Vec::new();
        for step in &steps {
            take(step, &mut draft, &mut record);
        }
        let mut merged = [record.clone(), record.clone()].concat();
        merged.sort_by_key(|e| e.id().bytes().fold(seed, |all, b| all.wrapping_mul(31).wrapping_add(u64::from(b))));
        let now = marks(&draft);
        let (one, other) = (standing(&now, &record), standing(&now, &merged));
        prop_assert_eq!(one.heads, other.heads);
        let told = |m: &factmark::review::standing::Stood| (m.stand.clone(), m.heads.clone());
        prop_assert_eq!(one.marks.iter().map(told).collect::<Vec<_>>(), other.marks.iter().map(told).collect::<Vec<_>>());
    }

    #[test]
    fn a_record_cut_off_anywhere_is_read_and_written_on(cut in 0usize..3000) {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("draft.txt").to_string_lossy().into_owned();
        let record = Record::of(&draft).unwrap();
        let all: Vec<Entry> = acts(0..4);
        record.add(&all).unwrap();
        let bytes = fs::read(&record.name).unwrap();
        let cut = cut % (bytes.len() + 1);
        fs::write(&record.name, &bytes[..cut]).unwrap();
        let before = record.read().unwrap().entries;
        prop_assert_eq!(&before[..], &all[..before.len()]);
        let whole = bytes[..cut].iter().filter(|b| **b == b'\n').count();
        prop_assert!(before.len() >= whole);
        let (fresh, _) = record.add(&all).unwrap();
        prop_assert_eq!(fresh, all.len() - before.len());
        prop_assert_eq!(fs::read(&record.name).unwrap(), bytes);
    }
}

#[test]
fn the_end_of_a_last_line_is_written_though_nothing_is_added() {
    let folder = tempfile::tempdir().unwrap();
    let record = Record::of(&folder.path().join("draft.txt").to_string_lossy()).unwrap();
    record.add(&acts(0..2)).unwrap();
    let bytes = fs::read(&record.name).unwrap();
    fs::write(&record.name, &bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(record.add(&acts(0..2)).unwrap().0, 0);
    assert_eq!(fs::read(&record.name).unwrap(), bytes);
}

fn ids(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(Entry::id).collect()
}

fn acts(numbers: std::ops::Range<usize>) -> Vec<Entry> {
    let line = Line { words: WORDS[0], figure: 1, state: State::Contradicted, evidence: 0, rule: 0 };
    let mark = &marks(&[line])[0];
    numbers.map(|n| decision(mark, Choice::Stet, n, Vec::new())).collect()
}

#[test]
fn writers_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.txt").to_string_lossy().into_owned();
    thread::scope(|scope| {
        for writer in 0..8 {
            let record = Record::of(&draft).unwrap();
            scope.spawn(move || {
                acts(writer * 100..writer * 100 + 40).iter().for_each(|act| {
                    assert_eq!(record.add(std::slice::from_ref(act)).unwrap().0, 1);
                })
            });
        }
    });
    let held = Record::of(&draft).unwrap().read().unwrap();
    assert_eq!(held.torn, None);
    let ids: BTreeSet<String> = held.entries.iter().map(|e| e.id().to_owned()).collect();
    assert_eq!((held.entries.len(), ids.len()), (320, 320));
}

#[test]
fn a_writer_that_is_killed_leaves_a_file_that_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("draft.txt"), "The strike blocked 14 berths.\n").unwrap();
    fs::write(path("port.txt"), "The strike blocked 12 berths.\n").unwrap();
    // one of them is about this draft, or they would not be taken
    let mut decide = std::process::Command::new(env!("CARGO_BIN_EXE_factmark"));
    decide.args(["signoff", "draft.txt", "-s", "port.txt", "--by", "A. Kaya", "--decide", "1=agree", "-q"]);
    assert!(decide.current_dir(folder.path()).stdout(std::process::Stdio::null()).status().unwrap().success());
    let own = Record::of(&path("draft.txt").to_string_lossy()).unwrap();
    let all = [own.read().unwrap().entries, acts(0..800)].concat();
    fs::remove_file(own.name).unwrap();
    let saved: String = all.iter().map(|e| serde_json::to_string(e).unwrap() + "\n").collect();
    fs::write(path("saved.jsonl"), saved).unwrap();
    let import = |draft: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_factmark"));
        command.args(["signoff", draft, "-s", "port.txt", "--import", "saved.jsonl", "-q"]);
        command.current_dir(folder.path()).stdout(std::process::Stdio::null());
        command
    };
    fs::copy(path("draft.txt"), path("other.txt")).unwrap();
    let begun = std::time::Instant::now();
    assert!(import("other.txt").status().unwrap().success());
    let whole = begun.elapsed();
    let record = Record::of(&path("draft.txt").to_string_lossy()).unwrap();
    for tenth in 0..12 {
        let mut child = import("draft.txt").spawn().unwrap();
        thread::sleep(whole * tenth / 10);
        child.kill().unwrap();
        child.wait().unwrap();
        let held = record.read().unwrap();
        assert!(ids(&held.entries) == ids(&all[..held.entries.len()]));
    }
    record.add(&all).unwrap();
    let held = record.read().unwrap();
    assert_eq!((held.entries.len(), held.torn), (all.len(), None));
}

#[test]
fn a_broken_line_in_the_middle_is_told_and_nothing_is_used() {
    let good = serde_json::to_string(&acts(0..1)[0]).unwrap();
    let told = |text: String| lines("draft.txt.signoff.jsonl", text.as_bytes()).unwrap_err().message;
    assert!(told(format!("{good}\nnonsense\n{good}\n")).starts_with("draft.txt.signoff.jsonl:2: no act of a record"));
    assert!(told(format!("{}\n", good.replace("\"v\":1", "\"v\":9"))).contains("another version"));
    assert!(told(format!("{}\n", good.replace("decision\",\"id", "deletion\",\"id"))).contains("deletion"));
    // what is whole, but lacks something, was not torn by a crash
    assert!(told(good.replace("person 0", "")).contains("by whom"));
    assert_eq!(lines("x", b"").unwrap().entries, []);
}
