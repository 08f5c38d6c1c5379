//! `factmark signoff`: what people have decided of a draft, and whether it is signed off.

use super::desk::{Desk, Stop};
use super::drafted::Drafted;
use super::exported;
use super::record::{Held, Record, lines};
use super::signoff_args::SignoffArgs;
use super::{input, output::Reader, reports};
use crate::batch::{Fault, FaultCode, sha256};
use crate::outcome::Choice;
use crate::render::json;
use crate::render::review_data::{MarkRow, SignedRow};
use crate::render::signing;
use crate::review::record::{Correction, Decision, Lack, Made, Withdrawal};
use crate::review::signing::{Wish, sign};
use crate::review::{Act, Entry, Standing, standing};
use jiff::Timestamp;
use std::path::Path;

/// Shows the record of a draft, adds to it, verifies it or writes it out; the exit code is 1 where the draft is not signed off
/// and was asked to be.
///
/// # Errors
/// The draft, a source, a rule file or the record cannot be used, or a decision lacks something.
pub fn signoff(desk: &Desk, args: &SignoffArgs) -> Result<u8, Stop> {
    if args.note.is_some() && args.what.decide.is_none() && args.what.correct.is_none() {
        let fault = Fault::new(FaultCode::Usage, "a sign-off has no note");
        return Err(fault.help("say with --unchecked NOTE what was done about what is unchecked").into());
    }
    let record = Record::of(&args.draft)?;
    input::bytes(&args.draft, "draft")?;
    let held = record.read()?;
    desk.torn(&record, &held);
    let drafted = Drafted::open(desk, &args.draft, &sources(args, &held, &record)?, None)?;
    let at_hand = AtHand { desk, args, record, drafted, second: args.second || desk.second() };
    let what = &args.what;
    if let Some(file) = &what.import {
        return at_hand.import(&held, file);
    }
    if let Some(export) = &what.export {
        let kept = at_hand.drafted.files(&args.draft, &at_hand.record.name);
        export.path.iter().try_for_each(|path| reports::unread(path, &kept))?;
        return exported::export(desk, &at_hand.drafted, &held.entries, &at_hand.record.name, export);
    }
    if let Some(decide) = &what.decide {
        return at_hand.write(&held, |rows, standing| at_hand.decision(rows, standing, decide));
    }
    if let Some(query) = &what.undo {
        return at_hand.write(&held, |rows, _| at_hand.withdrawal(rows, query));
    }
    if let Some(query) = &what.correct {
        return at_hand.write(&held, |rows, _| at_hand.correction(rows, query));
    }
    if args.by.is_some() && !what.verify {
        return at_hand.sign(&held);
    }
    at_hand.show(&held.entries, what.verify)
}

/// The sources that were named, else those of the last sign-off.
fn sources(args: &SignoffArgs, held: &Held, record: &Record) -> Result<Vec<String>, Fault> {
    if !args.sources.is_empty() {
        return input::expand(&args.sources);
    }
    let signed = held.entries.iter().rev().find_map(|e| match &e.act {
        Act::Signoff(s) => Some(s.sources.iter().map(|s| from(&args.draft, &s.name)).collect()),
        _ => None,
    });
    signed.ok_or_else(|| {
        let message = format!("no source is named, and {} holds no sign-off that names one", record.name);
        Fault::new(FaultCode::Usage, message).help("name one with --source FILE")
    })
}

/// A path that is told from the folder of the draft.
fn from(draft: &str, name: &str) -> String {
    let folder = Path::new(draft).parent().filter(|f| !f.as_os_str().is_empty());
    folder.map_or_else(|| name.to_owned(), |f| f.join(name).to_string_lossy().into_owned())
}

/// What an act needs.
struct AtHand<'a> {
    desk: &'a Desk,
    args: &'a SignoffArgs,
    record: Record,
    drafted: Drafted,
    second: bool,
}

impl AtHand<'_> {
    fn standing(&self, entries: &[Entry]) -> Standing {
        standing(&self.drafted.marks, entries)
    }

    fn rows(&self, entries: &[Entry], standing: &Standing) -> Vec<MarkRow> {
        let draft = self.drafted.draft();
        self.drafted.told(&draft, standing, entries, self.second).rows()
    }

    /// Shows how the record stands.
    fn show(&self, entries: &[Entry], verify: bool) -> Result<u8, Stop> {
        let (draft, standing) = (self.drafted.draft(), self.standing(entries));
        let told = self.drafted.told(&draft, &standing, entries, self.second);
        let (rows, (last, against)) = (told.rows(), &told.signed);
        let signed = last.map(|s| SignedRow::of(s, against));
        let (style, valid) = (self.desk.style, signed.as_ref().is_some_and(|s| s.valid));
        let table = match self.desk.common.quiet {
            true => String::new(),
            false => signing::table(&rows, &standing, valid, self.args.all, style),
        };
        let summary = signing::summary(&rows, &standing, signed.as_ref(), against);
        self.desk.write(&(table + &self.desk.style.text(summary)))?;
        Ok(u8::from(verify && !against.is_empty()))
    }

    /// Writes what `act` makes of the draft as it stands.
    fn write(&self, held: &Held, act: impl Fn(&[MarkRow], &Standing) -> Result<Vec<Act>, Fault>) -> Result<u8, Stop> {
        let standing = self.standing(&held.entries);
        let acts = act(&self.rows(&held.entries, &standing), &standing)?;
        let entries: Vec<Entry> = acts.into_iter().map(|act| named(Entry::new(act), held.entries.len())).collect();
        if let Some(lack) = entries.iter().find_map(Entry::lacks) {
            let fault = Fault::new(FaultCode::Usage, signing::lacking(lack));
            return Err(option(lack).map_or(fault.clone(), |option| fault.help(format!("add {option}"))).into());
        }
        let told: String = entries.iter().filter_map(signing::told).collect();
        self.add(entries)?;
        self.desk.write(&self.desk.style.text(told))?;
        self.show(&self.record.read()?.entries, false)
    }

    fn add(&self, entries: Vec<Entry>) -> Result<Reader, Stop> {
        let given = entries.len();
        let fresh = self.record.add(&entries)?.0;
        self.desk.write(&signing::written(fresh, given, &self.record.name))
    }

    fn made(&self) -> Made {
        let at = self.args.at.clone().unwrap_or_else(now);
        let by = self.args.by.clone().unwrap_or_default();
        Made { by, role: self.args.role.clone(), at, tool: env!("CARGO_PKG_VERSION").to_owned() }
    }

    fn decision(&self, rows: &[MarkRow], standing: &Standing, decide: &str) -> Result<Vec<Act>, Fault> {
        let usage = |message: String| Fault::new(FaultCode::Usage, message);
        let (query, choice) = decide.split_once('=').unwrap_or((decide, ""));
        // what the page calls asking the writer
        let choice = if choice == "ask" { "query" } else { choice };
        let choice = Choice::from_code(choice).ok_or_else(|| {
            let codes: Vec<&str> = Choice::ALL.iter().map(|c| c.code()).collect();
            usage(format!("`{choice}` is no decision")).help(format!("write {query}= and one of {}", codes.join(", ")))
        })?;
        let row = find(rows, query)?;
        let stood = standing.marks.get(row.n).map(|s| s.heads.clone()).unwrap_or_default();
        Ok(vec![Act::Decision(Decision {
            id: String::new(),
            finding: row.finding.clone(),
            fingerprint: row.fingerprint.clone(),
            computed: row.state,
            decision: choice,
            taken: self.args.taken,
            reason: self.args.reason,
            note: self.args.note.clone(),
            made: self.made(),
            supersedes: stood,
        })])
    }

    fn withdrawal(&self, rows: &[MarkRow], query: &str) -> Result<Vec<Act>, Fault> {
        let row = find(rows, query)?;
        if row.heads.is_empty() {
            return Err(Fault::new(
                FaultCode::Usage,
                format!("nothing is decided of {query}, so nothing can be taken back"),
            ));
        }
        let one = |of: &String| Act::Withdrawal(Withdrawal { id: String::new(), of: of.clone(), made: self.made() });
        Ok(row.heads.iter().map(one).collect())
    }

    fn correction(&self, rows: &[MarkRow], query: &str) -> Result<Vec<Act>, Fault> {
        let (id, note) = (String::new(), self.args.note.clone().unwrap_or_default());
        // after publication the words may be gone
        let finding = find(rows, query).map(|row| row.finding.clone());
        let finding =
            finding.or_else(|fault| if query.starts_with("f-") { Ok(query.to_owned()) } else { Err(fault) })?;
        Ok(vec![Act::Correction(Correction { id, finding, note, made: self.made() })])
    }

    /// Signs the draft off, or says what stands in the way.
    fn sign(&self, held: &Held) -> Result<u8, Stop> {
        let wish = Wish {
            id: String::new(),
            made: self.made(),
            absent_read: self.args.absent_read,
            unchecked_note: self.args.unchecked.clone(),
        };
        self.signed(&held.entries, wish)
    }

    fn signed(&self, entries: &[Entry], wish: Wish) -> Result<u8, Stop> {
        let standing = self.standing(entries);
        match sign(&self.drafted.marks, &standing, &self.drafted.basis, entries, wish) {
            Ok(signed) => {
                self.add(vec![named(Entry::new(Act::Signoff(signed)), entries.len())])?;
                self.show(&self.record.read()?.entries, false)
            }
            Err(against) => {
                self.desk.write(&format!("not signed off: {}\n", signing::obstacles(&against)))?;
                Ok(1)
            }
        }
    }

    /// Adds what a page has saved; a sign-off in it must still hold.
    fn import(&self, held: &Held, file: &str) -> Result<u8, Stop> {
        let given = lines(input::shown(file), &input::bytes(file, "decisions")?)?;
        if let Some(torn) = &given.torn {
            let message = format!("{} ends in the middle of a line: {}", input::shown(file), torn.text);
            return Err(Fault::new(FaultCode::RecordLine, message).help("save it again from the page").into());
        }
        let (signoffs, acts): (Vec<Entry>, Vec<Entry>) =
            given.entries.into_iter().partition(|e| matches!(e.act, Act::Signoff(_)));
        let acts: Vec<Entry> = acts.into_iter().map(|e| e.stamped(env!("CARGO_PKG_VERSION"))).collect();
        let there = self.standing(&acts);
        if !there.heads.is_empty() && there.orphans.len() == there.heads.len() {
            let message = format!("no decision in {} is about words of {}", input::shown(file), self.drafted.name);
            return Err(Fault::new(FaultCode::Usage, message)
                .help("import it for the draft that it was made of")
                .into());
        }
        self.add(acts)?;
        let known = |id: &str| held.entries.iter().any(|e| e.id() == id);
        let entries = self.record.read()?.entries;
        match signoffs.into_iter().rev().find(|e| !known(e.id())).map(|e| e.act) {
            Some(Act::Signoff(s)) => self.signed(
                &entries,
                Wish { id: s.id, made: s.made, absent_read: s.absent_read, unchecked_note: s.unchecked_note },
            ),
            _ => self.show(&entries, false),
        }
    }
}

/// The mark of a query, by its number or its finding.
fn find<'a>(rows: &'a [MarkRow], query: &str) -> Result<&'a MarkRow, Fault> {
    let named = |r: &&MarkRow| r.finding == query || r.query.is_some_and(|n| n.to_string() == query);
    let begun = |r: &&MarkRow| query.len() > 3 && r.finding.starts_with(query);
    let only = || Some(rows.iter().filter(begun)).filter(|all| all.clone().count() == 1).and_then(|mut all| all.next());
    rows.iter().find(named).or_else(only).ok_or_else(|| {
        let queries = rows.iter().filter(|r| r.query.is_some()).count();
        let help =
            format!("name it by its number, 1 to {queries}, or by its finding, as `factmark signoff` shows them");
        Fault::new(FaultCode::Usage, format!("there is no query {query}")).help(help)
    })
}

/// The option that gives what an act lacks.
fn option(lack: Lack) -> Option<&'static str> {
    match lack {
        Lack::By => Some("--by NAME"),
        Lack::At => Some("--at TIME, as in --at 2026-11-30T12:00:00Z"),
        Lack::As => Some("--as VERDICT"),
        Lack::Reason => Some("--reason REASON"),
        Lack::Note => Some("--note TEXT"),
        Lack::Version | Lack::Id => None,
    }
}

/// The time, to the second; that of SOURCE_DATE_EPOCH, in seconds since 1970, where it is set. (reproducible-builds.org)
fn now() -> String {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|t| Timestamp::from_second(t.parse().ok()?).ok());
    set.unwrap_or_else(Timestamp::now).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An act with a name of its own, where it has none: a hash of what it says, and of how many acts stand before it.
fn named(entry: Entry, before: usize) -> Entry {
    entry.named(|e| {
        let hash = sha256(&format!("{before} {}", json::line(e)));
        format!("a-{}", hash.get(..16).unwrap_or_default())
    })
}
