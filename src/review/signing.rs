//! What stands between a draft and its sign-off, and whether one that was signed still is.

use super::mark::Mark;
use super::record::{Act, Counts, Coverage, Entry, Made, Signoff, Sourced};
use super::standing::{Stand, Standing};
use crate::batch::sha256;
use crate::outcome::{Choice, State};
use std::collections::BTreeSet;

/// What a sign-off is about: the texts and rules as they are now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The hash of the draft's text.
    pub draft_sha256: String,
    /// The hash of its file.
    pub file_sha256: String,
    /// The sources in their order.
    pub sources: Vec<Sourced>,
    /// The hash of all rules, lexicon and policy.
    pub rules_sha256: String,
}

/// Why a draft cannot be signed off, or is not; numbers are how many marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Contradicted or flagged, and nobody has decided it.
    Open(usize),
    /// Decided before something changed.
    Stale(usize),
    /// Decided differently by two persons.
    Contested(usize),
    /// To be mended, as somebody has agreed.
    ToMend(usize),
    /// The writer is asked.
    Asked(usize),
    /// Absent, neither decided nor acknowledged as read.
    Unread(usize),
    /// Unchecked, with no note on what was done about it.
    Unchecked(usize),
    /// Nobody has signed.
    Unsigned,
    /// The draft is another one than was signed.
    Draft,
    /// This source is another one than was signed, or was not there.
    Source(String),
    /// The rules are others.
    Rules,
    /// Decisions came or went after it was signed.
    Decisions,
    /// A second person must sign, and has not.
    Second,
}

/// How many marks there are of each kind.
pub fn counts(marks: &[Mark]) -> Counts {
    let of = |state: State| marks.iter().filter(|m| m.state == state).count();
    Counts {
        contradicted: of(State::Contradicted),
        absent: of(State::Absent),
        flagged: of(State::Flagged),
        supported: of(State::Supported),
        unchecked: of(State::Unchecked),
    }
}

/// How many marks were checked.
pub fn coverage(marks: &[Mark]) -> Coverage {
    let unchecked = marks.iter().filter(|m| m.state == State::Unchecked).count();
    Coverage { checked: marks.len() - unchecked, checkable: marks.len() }
}

/// What of the decisions stands in the way of a sign-off; what is absent must be decided or read, what is unchecked wants a note.
pub fn obstacles(marks: &[Mark], standing: &Standing, absent_read: bool, note: Option<&str>) -> Vec<Obstacle> {
    let all = || marks.iter().zip(&standing.marks);
    let of = |stand: Stand| all().filter(|(_, s)| s.stand == stand).count();
    let open = |state: &[State]| all().filter(|(m, s)| s.stand == Stand::Open && state.contains(&m.state)).count();
    let noted = note.is_some_and(|n| !n.trim().is_empty());
    let found = [
        Obstacle::Open(open(&[State::Contradicted, State::Flagged])),
        Obstacle::Stale(of(Stand::Stale)),
        Obstacle::Contested(of(Stand::Contested)),
        Obstacle::ToMend(of(Stand::Decided(Choice::Agree))),
        Obstacle::Asked(of(Stand::Decided(Choice::Query))),
        Obstacle::Unread(if absent_read { 0 } else { open(&[State::Absent]) }),
        Obstacle::Unchecked(if noted { 0 } else { open(&[State::Unchecked]) }),
    ];
    found.into_iter().filter(|o| o.many() != Some(0)).collect()
}

impl Obstacle {
    /// How many marks, where it is about marks.
    pub fn many(&self) -> Option<usize> {
        match self {
            Self::Open(n)
            | Self::Stale(n)
            | Self::Contested(n)
            | Self::ToMend(n)
            | Self::Asked(n)
            | Self::Unread(n)
            | Self::Unchecked(n) => Some(*n),
            _ => None,
        }
    }
}

/// The hash of the decisions that stand.
pub fn decisions_sha256(standing: &Standing) -> String {
    let lines: Vec<String> = standing.heads.iter().map(|d| serde_json::to_string(d).unwrap_or_default()).collect();
    sha256(&lines.join("\n"))
}

/// What a person who signs says.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The name of the act.
    pub id: String,
    /// Who and when.
    pub made: Made,
    /// Whether what is absent was read.
    pub absent_read: bool,
    /// What was done about what is unchecked.
    pub unchecked_note: Option<String>,
}

/// The sign-off that a person wishes.
///
/// # Errors
/// What stands in its way.
pub fn sign(
    marks: &[Mark],
    standing: &Standing,
    basis: &Basis,
    record: &[Entry],
    wish: Wish,
) -> Result<Signoff, Vec<Obstacle>> {
    let against = obstacles(marks, standing, wish.absent_read, wish.unchecked_note.as_deref());
    if !against.is_empty() {
        return Err(against);
    }
    let signed = Signoff {
        id: wish.id,
        draft_sha256: basis.draft_sha256.clone(),
        file_sha256: basis.file_sha256.clone(),
        sources: basis.sources.clone(),
        rules_sha256: basis.rules_sha256.clone(),
        decisions_sha256: decisions_sha256(standing),
        counts: counts(marks),
        coverage: coverage(marks),
        absent_read: wish.absent_read,
        unchecked_note: wish.unchecked_note,
        open: 0,
        stale: 0,
        second: None,
        made: wish.made,
    };
    let before = signoffs(record).filter(|s| same(s, &signed) && other(&s.made, &signed.made));
    let second = before.last().map(|s| s.made.by.clone());
    Ok(Signoff { second, ..signed })
}

fn signoffs(record: &[Entry]) -> impl Iterator<Item = &Signoff> {
    record.iter().filter_map(|e| match &e.act {
        Act::Signoff(s) => Some(s),
        _ => None,
    })
}

/// Whether two sign-offs are of the same texts, rules and decisions.
fn same(one: &Signoff, other: &Signoff) -> bool {
    let sources = |s: &Signoff| s.sources.iter().cloned().collect::<BTreeSet<Sourced>>();
    let of = |s: &Signoff| [&s.draft_sha256, &s.file_sha256, &s.rules_sha256, &s.decisions_sha256].map(String::clone);
    of(one) == of(other) && sources(one) == sources(other)
}

/// Whether two acts are of two persons: names that look alike are one person's.
fn other(one: &Made, other: &Made) -> bool {
    let plain = |made: &Made| -> String {
        deunicode::deunicode(&made.by).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    plain(one) != plain(other)
}

/// The sign-off that holds, else the last of all, and why that one does not hold, if there is anything.
pub fn verify<'a>(
    marks: &[Mark],
    standing: &Standing,
    basis: &Basis,
    record: &'a [Entry],
    second: bool,
) -> (Option<&'a Signoff>, Vec<Obstacle>) {
    let all: Vec<&Signoff> = signoffs(record).collect();
    let judged = |s: &&'a Signoff| (*s, against(marks, standing, basis, record, second, s));
    let held = all.iter().rev().map(judged).find(|(_, against)| against.is_empty());
    match held.or_else(|| all.last().map(judged)) {
        Some((signed, against)) => (Some(signed), against),
        None => {
            let mut out = obstacles(marks, standing, true, Some("-"));
            out.push(Obstacle::Unsigned);
            (None, out)
        }
    }
}

/// Why a sign-off does not hold.
fn against(
    marks: &[Mark],
    standing: &Standing,
    basis: &Basis,
    record: &[Entry],
    second: bool,
    signed: &Signoff,
) -> Vec<Obstacle> {
    let mut out = obstacles(marks, standing, signed.absent_read, signed.unchecked_note.as_deref());
    if signed.draft_sha256 != basis.draft_sha256 || signed.file_sha256 != basis.file_sha256 {
        out.push(Obstacle::Draft);
    }
    let (then, now): (BTreeSet<&Sourced>, BTreeSet<&Sourced>) =
        (signed.sources.iter().collect(), basis.sources.iter().collect());
    let names: BTreeSet<&String> = then.symmetric_difference(&now).map(|s| &s.name).collect();
    out.extend(names.into_iter().map(|n| Obstacle::Source(n.clone())));
    if signed.rules_sha256 != basis.rules_sha256 {
        out.push(Obstacle::Rules);
    }
    if signed.decisions_sha256 != decisions_sha256(standing) {
        out.push(Obstacle::Decisions);
    }
    let others = signoffs(record).any(|s| same(s, signed) && other(&s.made, &signed.made));
    if second && !others {
        out.push(Obstacle::Second);
    }
    out
}
