//! What is read in a text beyond figures: names, roles, speakers, references, lists and links, as tables of cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use factmark::lexicon::Lexicon;
use factmark::reading::{Linked, Part, Reading, Status, read};
use factmark::value::{Closed, NameKind, Value};
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

/// One text and what is to be read in it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The text; for links and comparisons, the source.
    text: String,
    /// A statement beside it.
    #[serde(default)]
    claim: String,
    /// What is read, one entry a find, in order.
    want: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

fn names(reading: &Reading) -> Vec<String> {
    let kind = |k| match k {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organisation => "body",
        NameKind::Unknown => "open",
    };
    let name = |m: &factmark::value::Mention| match &m.value {
        Value::Name(n) => Some(format!("{} {}", kind(n.kind), reading.document.exact(m.run))),
        _ => None,
    };
    reading.mentions.iter().filter_map(name).collect()
}

fn roles(reading: &Reading) -> Vec<String> {
    let document = &reading.document;
    let role = |m: &factmark::value::Mention| match &m.value {
        Value::Role(r) => {
            let person = r.person.map_or("nobody", |p| document.exact(p));
            let former = if r.former { "former " } else { "" };
            let of = format!("{}{}", r.places.len(), r.bodies.len());
            Some(format!("{former}{} = {person} ({of})", document.exact(r.run)))
        }
        _ => None,
    };
    reading.mentions.iter().filter_map(role).collect()
}

fn speakers(reading: &Reading) -> Vec<String> {
    let document = &reading.document;
    let said = |a: &factmark::reading::Attribution| {
        let speaker = a.speaker.map_or("nobody", |s| document.exact(s));
        format!("{speaker}: {}", document.exact(a.content).trim_matches(['“', '”', '"', ',', '.', '‘', '’', '?', '!']))
    };
    reading.attributions.iter().map(said).collect()
}

fn lists(reading: &Reading) -> Vec<String> {
    let document = &reading.document;
    let list = |m: &factmark::value::Mention| match &m.value {
        Value::List(l) => {
            let closed = match l.closed {
                Closed::Yes => "closed",
                Closed::No => "open",
                Closed::Unknown => "unknown",
            };
            let items: Vec<&str> = l.items.iter().map(|i| document.exact(*i)).collect();
            Some(format!("{closed}: {}", items.join(" | ")))
        }
        _ => None,
    };
    reading.mentions.iter().filter_map(list).collect()
}

/// Every resolved pronoun and description with the fullest name of what it stands for.
fn references(reading: &Reading) -> Vec<String> {
    let resolved = |at: usize| {
        let entity = reading.entities.get(reading.entities.referred(at)?)?;
        Some(format!("{} = {}", reading.document.surface(at), entity.name.text))
    };
    reading.document.all().iter().filter_map(resolved).collect()
}

fn links(lexicon: &Lexicon, source: &Reading, claim: &Reading) -> Vec<String> {
    let link = |m: &factmark::value::Mention| match &m.value {
        Value::Name(n) => {
            let named = |id| source.entities.get(id).map_or(String::new(), |e| e.name.text.to_string());
            Some(match source.entities.find(lexicon, n) {
                Linked::Same(id) => format!("same {}", named(id)),
                Linked::Maybe(id) => format!("maybe {}", named(id)),
                Linked::Ambiguous => "ambiguous".to_string(),
                Linked::Unknown => "unknown".to_string(),
            })
        }
        _ => None,
    };
    claim.mentions.iter().filter_map(link).collect()
}

/// Every act with its stance and the heads of its slots: "not left (plan): agent=Brandt".
fn acts(reading: &Reading) -> Vec<String> {
    let document = &reading.document;
    let slot = |s: &factmark::reading::Slot| {
        let part = match s.part {
            Part::Agent => "agent".to_string(),
            Part::Patient => "patient".to_string(),
            Part::Complement => "is".to_string(),
            Part::Recipient => "to".to_string(),
            Part::Possessor => "of".to_string(),
            Part::When => "when".to_string(),
            Part::Amount => "amount".to_string(),
            Part::Prep(_) => "prep".to_string(),
        };
        format!("{part}={}", document.surface(s.head))
    };
    let act = |a: &factmark::reading::Act| {
        let not = if a.stance.affirmed { "" } else { "not " };
        let status = match a.stance.status {
            Status::Fact => "",
            Status::Plan => " (plan)",
            Status::Threat => " (threat)",
            Status::Possible => " (possible)",
            Status::Attempt => " (attempt)",
            Status::Claimed => " (claimed)",
            Status::Asked => " (asked)",
            Status::Over => " (over)",
        };
        let slots: Vec<String> = a.slots.iter().map(slot).collect();
        format!("{not}{}{status}: {}", document.surface(a.head), slots.join(" "))
    };
    reading.acts.iter().map(act).collect()
}

/// The first role of the statement beside the first of the source.
fn compared(lexicon: &Lexicon, source: &Reading, claim: &Reading) -> Vec<String> {
    let first = |reading: &Reading| {
        reading.mentions.iter().find_map(|m| if let Value::Role(r) = &m.value { Some(r.clone()) } else { None })
    };
    let (ours, theirs) = (first(claim).expect("a role in the statement"), first(source).expect("a role in the source"));
    let answer = ours.compare(&theirs, lexicon);
    vec![format!("{} {}", answer.agreement.code(), answer.reason.code())]
}

fn run(lexicon: &Lexicon, kind: &str, case: &Case) -> Result<(), Failed> {
    let read = |text: &str| read(lexicon, text, &Default::default(), &Default::default());
    let (reading, claim) = (read(&case.text), read(&case.claim));
    let got = match kind {
        "names" => names(&reading),
        "roles" => roles(&reading),
        "speakers" => speakers(&reading),
        "lists" => lists(&reading),
        "references" => references(&reading),
        "acts" => acts(&reading),
        "links" => links(lexicon, &reading, &claim),
        "compared" => compared(lexicon, &reading, &claim),
        other => return Err(format!("no reader for {other}.toml").into()),
    };
    if got == case.want { Ok(()) } else { Err(format!("{}\n  want {:?}\n  got  {got:?}", case.text, case.want).into()) }
}

fn main() {
    let lexicon = Arc::new(Lexicon::builtin().expect("the shipped lexicon"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut trials = Vec::new();
    for path in paths.into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let kind = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let table: Table = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for (k, case) in table.case.into_iter().enumerate() {
            let short: String = case.text.chars().take(48).collect();
            let (lexicon, kind) = (lexicon.clone(), kind.clone());
            trials.push(Trial::test(format!("{kind}/{:03} {short}", k + 1), move || run(&lexicon, &kind, &case)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
