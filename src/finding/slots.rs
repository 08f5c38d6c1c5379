//! Comparators: what fills a slot of the statement's claim beside what fills the source's.

use super::acts::differs;
use super::case::Case;
use super::groups::exact;
use crate::claim::{Filler, items};
use crate::evidence::{Side, Unit, UnitKind};
use crate::lexicon::Relation;
use crate::outcome::{Agreement, Caveat, Difference, Reason};
use crate::reading::Reading;
use crate::rule::{Comparator, Part, SlotKind};
use crate::text::Run;
use crate::value::{Sameness, Value, verbatim};

/// The answer of a comparator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Entails, excludes or leaves it open.
    pub agreement: Agreement,
    /// The kind of difference.
    pub difference: Difference,
    /// Why.
    pub reason: Reason,
    /// What an editor should see although it agrees.
    pub caveats: Vec<Caveat>,
}

impl Answer {
    /// It agrees.
    fn yes() -> Self {
        Self {
            agreement: Agreement::Entails,
            difference: Difference::Name,
            reason: Reason::Agrees,
            caveats: Vec::new(),
        }
    }

    /// It leaves it open.
    pub fn open(reason: Reason) -> Self {
        Self { agreement: Agreement::Unknown, difference: Difference::Name, reason, caveats: Vec::new() }
    }

    fn no(difference: Difference, reason: Reason) -> Self {
        Self { agreement: Agreement::Excludes, difference, reason, caveats: Vec::new() }
    }
}

/// Compares two fillers of a checked slot; `closed` says that the source's list is complete.
pub fn slot(case: &Case, comparator: Comparator, ours: &Filler, theirs: &Filler, closed: bool) -> Answer {
    match comparator {
        Comparator::Within | Comparator::Equal => values(case, ours, theirs),
        Comparator::SameName => match names(case, ours, theirs) {
            Agreement::Entails => Answer::yes(),
            Agreement::Excludes => Answer::no(Difference::Name, Reason::OtherName),
            Agreement::Unknown => Answer::open(Reason::Unresolved),
        },
        Comparator::Subset | Comparator::SameSet => members(case, ours, theirs, closed),
        Comparator::Verbatim => quoted(case, ours),
        Comparator::SameRole => roles(case, ours, theirs),
        Comparator::SameUnit => match one_unit(case, ours, theirs) {
            Agreement::Entails => Answer::yes(),
            Agreement::Excludes => Answer::no(Difference::Kind, Reason::OtherUnit),
            Agreement::Unknown => Answer::open(Reason::OtherUnit),
        },
        Comparator::Exact => kind(exact(case, ours, theirs)),
        Comparator::SameContent | Comparator::SameGroup | Comparator::Entailed | Comparator::SameWord => {
            match content(case, ours.run, theirs.run, 0.97) {
                Agreement::Entails => Answer::yes(),
                Agreement::Excludes => Answer::no(Difference::Opposite, Reason::Opposite),
                Agreement::Unknown => Answer::open(Reason::Uncovered),
            }
        }
    }
}

/// The answer on words of a closed choice.
pub fn kind(agreement: Agreement) -> Answer {
    match agreement {
        Agreement::Entails => Answer::yes(),
        Agreement::Excludes => Answer::no(Difference::Kind, Reason::OtherKind),
        Agreement::Unknown => Answer::open(Reason::Uncovered),
    }
}

/// Whether a figure kept its unit: the same number in another one excludes, another number says nothing of that.
fn one_unit(case: &Case, ours: &Filler, theirs: &Filler) -> Agreement {
    let figure = |reading: &Reading, filler: &Filler| {
        filler.mention.and_then(|m| reading.mentions.get(m)).map(|m| m.value.clone())
    };
    match (figure(case.claim, ours), figure(&case.source.reading, theirs)) {
        (Some(Value::Quantity(a)), Some(Value::Quantity(b))) if a.one_unit(&b) => Agreement::Entails,
        (Some(Value::Quantity(a)), Some(Value::Quantity(b))) if a.misses_unit(&b) => Agreement::Excludes,
        _ => Agreement::Unknown,
    }
}

/// Compares two fillers of a key: who or what a claim is about.
pub fn field(case: &Case, kind: SlotKind, part: Option<Part>, need: f32, ours: &Filler, theirs: &Filler) -> Agreement {
    if let Some(part) = part {
        return part_of(case, part, ours, theirs);
    }
    match kind {
        SlotKind::Name | SlotKind::Who => names(case, ours, theirs),
        SlotKind::Role => roles(case, ours, theirs).agreement,
        SlotKind::Quantity | SlotKind::Ordinal | SlotKind::Age | SlotKind::Date => values(case, ours, theirs).agreement,
        _ => match content(case, ours.run, theirs.run, need) {
            Agreement::Unknown => Agreement::Excludes,
            other => other,
        },
    }
}

fn part_of(case: &Case, part: Part, ours: &Filler, theirs: &Filler) -> Agreement {
    let value = |reading: &Reading, filler: &Filler| {
        filler.mention.and_then(|m| reading.mentions.get(m)).map(|m| m.value.clone())
    };
    let (Some(Value::Quantity(a)), Some(Value::Quantity(b))) =
        (value(case.claim, ours), value(&case.source.reading, theirs))
    else {
        return Agreement::Unknown;
    };
    let same = match part {
        Part::What => match (a.noun, b.noun) {
            (Some(x), Some(y)) => content(case, Run::one(x.head), Run::one(y.head), 0.5) == Agreement::Entails,
            (None, None) => a.one_unit(&b),
            _ => false,
        },
        Part::Unit => a.one_unit(&b),
        Part::Rate => a.rate.map(|r| r.word) == b.rate.map(|r| r.word),
        Part::Title | Part::Of => return Agreement::Unknown,
    };
    if same { Agreement::Entails } else { Agreement::Excludes }
}

fn values(case: &Case, ours: &Filler, theirs: &Filler) -> Answer {
    let (Some(a), Some(b)) = (
        ours.mention.and_then(|m| case.claim.mentions.get(m)),
        theirs.mention.and_then(|m| case.source.reading.mentions.get(m)),
    ) else {
        return Answer::open(Reason::Unresolved);
    };
    let comparison = match (&a.value, &b.value) {
        (Value::Quantity(x), Value::Quantity(y)) if narrowed(case, x.core, a.run, y.core, b.run) => {
            return Answer { difference: Difference::Quantity, ..Answer::open(Reason::RestrictedCount) };
        }
        (Value::Quantity(x), Value::Quantity(y)) => x.compare(y),
        (Value::Date(x), Value::Date(y)) => x.compare(y),
        _ => return Answer::open(Reason::OtherUnit),
    };
    Answer {
        agreement: comparison.agreement,
        difference: comparison.difference,
        reason: comparison.reason,
        caveats: comparison.caveats,
    }
}

/// The statement narrows down what is counted: "two Mexican cartels" of "eight cartels".
fn narrowed(case: &Case, ours: Run, run: Run, theirs: Run, there: Run) -> bool {
    let own: Vec<usize> = (ours.end..run.end).filter(|at| case.claim.name_at(*at).is_some()).collect();
    let word = |at: usize| case.claim.document.word(at);
    let has = |at: usize| (theirs.end..there.end).any(|k| case.source.reading.document.word(k) == word(at));
    own.iter().any(|at| !has(*at))
}

fn names(case: &Case, ours: &Filler, theirs: &Filler) -> Agreement {
    // a name in front of another head names something else: "UPS store owner"
    let named =
        |reading: &Reading, filler: &Filler| filler.mention.or_else(|| reading.name_at(head(reading, filler.run)));
    let there = &case.source.reading;
    let (a, b) = (named(case.claim, ours), named(there, theirs));
    let known = a.and_then(|k| case.aligner.entity(k));
    let entity =
        b.and_then(|k| there.entities.of(k)).or_else(|| theirs.run.iter().find_map(|at| there.entities.referred(at)));
    if known.is_some() && known == entity {
        return Agreement::Entails;
    }
    match (a, b) {
        (Some(x), Some(y)) if differs(case, x, y) => Agreement::Excludes,
        (Some(x), Some(y)) => {
            match (case.claim.mentions.get(x).map(|m| &m.value), there.mentions.get(y).map(|m| &m.value)) {
                (Some(Value::Name(n)), Some(Value::Name(m)))
                    if n.sameness(m, case.aligner.lexicon) == Sameness::Same =>
                {
                    Agreement::Entails
                }
                (Some(Value::Name(n)), Some(Value::Name(m)))
                    if n.sameness(m, case.aligner.lexicon) == Sameness::Different && known.is_some() =>
                {
                    Agreement::Excludes
                }
                _ => Agreement::Unknown,
            }
        }
        (None, None) => content(case, ours.run, theirs.run, 0.8),
        _ => Agreement::Unknown,
    }
}

/// The head of the noun phrase that a filler is, else its last token.
fn head(reading: &Reading, run: Run) -> usize {
    let phrase = run.iter().find_map(|at| reading.phrase_at(at).filter(|p| run.has(p.head)));
    phrase.map_or(run.end.saturating_sub(1), |p| p.head)
}

/// Every member of the statement's list against the source's list.
fn members(case: &Case, ours: &Filler, theirs: &Filler, closed: bool) -> Answer {
    let there = items(&case.source.reading, theirs.run);
    let mut open = None;
    for item in items(case.claim, ours.run) {
        let filler = |run: Run| Filler { run, mention: None };
        let found = there.iter().any(|t| {
            names(case, &filler(item), &filler(*t)) == Agreement::Entails
                || content(case, item, *t, 0.99) == Agreement::Entails
        });
        if !found && closed && case.claim.name_at(item.end - 1).is_some() {
            return Answer::no(Difference::Member, Reason::ClosedList);
        }
        if !found {
            open = Some(Answer::open(Reason::OpenList));
        }
    }
    open.unwrap_or_else(Answer::yes)
}

fn quoted(case: &Case, ours: &Filler) -> Answer {
    let there = &case.source.reading;
    let quotes: Vec<Run> = there
        .mentions
        .iter()
        .filter_map(|m| if let Value::Quote(q) = &m.value { Some(q.words) } else { None })
        .collect();
    let c = verbatim(&case.claim.document, ours.run, &there.document, &quotes, case.aligner.lexicon).comparison;
    Answer { agreement: c.agreement, difference: c.difference, reason: c.reason, caveats: c.caveats }
}

/// Titles: the same office agrees, another one excludes, a description leaves it open.
fn roles(case: &Case, ours: &Filler, theirs: &Filler) -> Answer {
    let value = |reading: &Reading, filler: &Filler| {
        filler.mention.and_then(|m| reading.mentions.get(m)).map(|m| m.value.clone())
    };
    let (Some(Value::Role(a)), Some(Value::Role(b))) = (value(case.claim, ours), value(&case.source.reading, theirs))
    else {
        return Answer::open(Reason::RoleNotInSource);
    };
    let c = a.compare(&b, case.aligner.lexicon);
    Answer { agreement: c.agreement, difference: c.difference, reason: c.reason, caveats: c.caveats }
}

/// Whether two runs name different things: no word of the one has a counterpart in the other but their figures, or two words
/// are opposites.
pub fn alien(case: &Case, ours: Run, theirs: Run) -> bool {
    let Some((ours, theirs)) = units(case, ours, theirs) else { return false };
    let opposite = |(u, t): (&Unit, &Unit)| opposites(case, u, t);
    let pairs = || ours.iter().flat_map(|u| theirs.iter().map(move |t| (u, t)));
    let worded = |units: &[Unit]| units.iter().any(|u| u.kind != UnitKind::Quantity);
    let met = pairs().any(|(u, t)| case.aligner.pair(u, t).is_some());
    worded(&ours) && worded(&theirs) && !met || pairs().any(opposite)
}

fn opposites(case: &Case, ours: &Unit, theirs: &Unit) -> bool {
    let relation = ours.item.zip(theirs.item).and_then(|(a, b)| case.aligner.lexicon.relation(a, b));
    relation == Some(Relation::Opposite)
}

/// The words that carry meaning in a run of the statement and in one of the source.
fn units(case: &Case, ours: Run, theirs: Run) -> Option<(Vec<Unit>, Vec<Unit>)> {
    let there = case.source.sides.get(case.source.reading.document.sentence_at(theirs.start))?;
    let inside = |side: &Side, run: Run| -> Vec<Unit> {
        let of = |u: &&Unit| run.contains(u.run) && u.kind != UnitKind::Pronoun && u.weight > 0.0;
        side.units.iter().filter(of).copied().collect()
    };
    Some((inside(case.side, ours), inside(there, theirs)))
}

/// Whether the content words of one run have their counterparts in another; every name and figure must have one.
fn content(case: &Case, ours: Run, theirs: Run, need: f32) -> Agreement {
    let Some((ours, theirs)) = units(case, ours, theirs) else { return Agreement::Unknown };
    let (mut hit, mut all, mut typed) = (0.0, 0.0, true);
    for unit in &ours {
        all += unit.weight;
        if theirs.iter().any(|t| case.aligner.pair(unit, t).is_some()) {
            hit += unit.weight;
        } else if theirs.iter().any(|t| opposites(case, unit, t)) {
            return Agreement::Excludes;
        } else if matches!(unit.kind, UnitKind::Name | UnitKind::Quantity | UnitKind::Date) {
            typed = false;
        }
    }
    if typed && all > 0.0 && hit >= need * all { Agreement::Entails } else { Agreement::Unknown }
}
