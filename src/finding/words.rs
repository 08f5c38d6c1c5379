//! Words: opposites in place of each other.

use super::case::Case;
use super::denials;
use super::displaced;
use super::model::Finding;
use crate::evidence::{Alignment, Link, Side, Unit, UnitKind};
use crate::lexicon::{Form, NameSet, Pos, Relation};
use crate::outcome::{Agreement, DetailKind, Difference, Reason};
use crate::reading::{Act, Part, Reading};
use crate::text::{Run, Word, fold};
use crate::value::{Mention, NameKind, Value};

/// The identity of a difference that is shown, but not trusted.
const POSSIBLE: f32 = 0.5;

/// How far from a party its member may stand, in tokens.
const PERSON: usize = 6;

/// From this score on, a word of the statement says what a word of the source says.
const TOLD: f32 = 0.85;

/// From this identity on, the opposite of a phrase contradicts.
const CLEAR: f32 = 0.8;

/// A word of the statement without counterpart where the source has its opposite, between the same neighbours.
pub fn compare(case: &Case, passage: &Alignment) -> Vec<Finding> {
    let Some(side) = case.source.sides.get(passage.sentences.0) else { return Vec::new() };
    let mut out = Vec::new();
    let theirs: Vec<Unit> = side.units.iter().copied().chain(phrases(side)).collect();
    let there = &case.source.reading;
    let sentence = case.sentence(passage.sentences.0);
    for unit in &open(case, passage) {
        // the word itself stands there, as whatever it was taken for
        let word = case.claim.document.word(unit.run.start);
        let kept = unit.run.len() == 1 && sentence.iter().any(|at| there.document.word(at) == word);
        if measures(case, unit) || kept {
            continue;
        }
        let rival = theirs.iter().find(|o| {
            compound(case.claim, unit) == compound(&case.source.reading, o)
                && (contrary(case, unit, o) || negates(case, unit, o) || other_party(case, passage, unit, o))
                && !answered(case, passage, o)
                && same_polarity(case, unit, o)
                && !of_two(case, unit, o)
                && (same_bearer(case, passage, unit, o) || o.kind == UnitKind::Name)
                && neighbours(case, passage, unit, o)
        });
        if let Some(rival) = rival {
            let told = told_elsewhere(case, passage, unit);
            // phrases have many senses: what leaves them in doubt says nothing
            let whole = case.identity(passage, unit.run);
            if (phrase(unit) || phrase(rival)) && (told || whole < CLEAR) {
                continue;
            }
            // a text has more than one brother
            let nouns = unit.kind == UnitKind::Noun && rival.kind == UnitKind::Noun;
            let doubtful = told || nouns && whole < CLEAR;
            let whole = if bound(case, passage, unit, rival) { whole.max(CLEAR) } else { whole };
            let identity = whole.min(if doubtful { POSSIBLE } else { 1.0 });
            let sides = (unit.run, rival.run);
            let mut finding = case.differ(DetailKind::Act, Difference::Opposite, Reason::Opposite, sides, identity);
            if other_day(case, passage, unit.run.start, rival.run.start) {
                finding.agreement = Agreement::Unknown;
            }
            out.push(finding);
        }
    }
    out
}

/// Whether the statement says itself what a word of the source says: by that word, or, of a verb, by another verb.
fn answered(case: &Case, passage: &Alignment, theirs: &Unit) -> bool {
    let lands = |l: &Link| l.at == theirs.run.start;
    let verbs = |u: &Unit, l: &Link| u.kind == UnitKind::Verb && theirs.kind == UnitKind::Verb && l.score >= TOLD;
    let mut links = case.side.units.iter().zip(&passage.links).filter_map(|(u, l)| Some((u, l.as_ref()?)));
    links.any(|(u, l)| lands(l) && (l.exact || verbs(u, l)))
}

/// The dictionary calls the two opposites, as what they are taken for or, but for verbs, as anything else: "eastbound".
fn contrary(case: &Case, ours: &Unit, theirs: &Unit) -> bool {
    let lexicon = case.aligner.lexicon;
    let opposite = |a, b| lexicon.relation(a, b) == Some(Relation::Opposite);
    let alike = ours.kind == theirs.kind || phrase(ours) || phrase(theirs);
    if alike && ours.item.zip(theirs.item).is_some_and(|(a, b)| opposite(a, b)) {
        return true;
    }
    let head = |reading: &Reading, u: &Unit| reading.phrase_at(u.run.start).map(|p| p.head);
    let before = |reading: &Reading, u: &Unit| head(reading, u).is_some_and(|h| h > u.run.start);
    let tells = |u: &Unit| matches!(u.kind, UnitKind::Noun | UnitKind::Modifier);
    // wells are nothing that is well
    let plural = |reading: &Reading, u: &Unit| reading.terms.get(u.run.start).is_some_and(|t| t.form == Form::Plural);
    let things = plural(case.claim, ours) || plural(&case.source.reading, theirs);
    let words = |pos: Pos| {
        let both = lexicon.item(ours.lemma, pos).zip(lexicon.item(theirs.lemma, pos));
        both.filter(|_| pos == Pos::Noun || !things)
    };
    let fits = tells(ours) && tells(theirs) || before(case.claim, ours) && before(&case.source.reading, theirs);
    fits && Pos::ALL.into_iter().filter_map(words).any(|(a, b)| opposite(a, b))
}

/// It is a part of a word with hyphens: the daughter of "daughter-in-law" is nobody's.
fn compound(reading: &Reading, unit: &Unit) -> bool {
    let hyphen = |at: usize| reading.document.is(at, "-");
    let glued = |at: usize| !reading.document.token(at).spaced;
    let (start, end) = (unit.run.start, unit.run.end);
    hyphen(end) && glued(end) && glued(end + 1) || start > 0 && hyphen(start - 1) && glued(start) && glued(start - 1)
}

/// A phrase of the dictionary as a unit.
fn phrase(unit: &Unit) -> bool {
    unit.run.len() > 1 && unit.weight == 0.0 && unit.lemma == Word(0)
}

/// What the passage has no counterpart of: words, and phrases of the dictionary of which a word has none.
fn open(case: &Case, passage: &Alignment) -> Vec<Unit> {
    let lost = |k: usize| passage.links.get(k).is_some_and(Option::is_none);
    let units = case.side.units.iter().enumerate().filter(|(k, _)| lost(*k)).map(|(_, u)| *u);
    let whole = phrases(case.side).zip(&case.side.expressions);
    units.chain(whole.filter(|(_, e)| e.units.iter().any(|k| lost(*k))).map(|(u, _)| u)).collect()
}

/// The phrases of a side as units that weigh nothing of their own.
fn phrases(side: &Side) -> impl Iterator<Item = Unit> {
    side.expressions.iter().map(|e| {
        let units = || e.units.iter().filter_map(|k| side.units.get(*k));
        let verb = units().any(|u| u.kind == UnitKind::Verb && u.run.start == e.run.start);
        let kind = if verb { UnitKind::Verb } else { UnitKind::Modifier };
        Unit { run: e.run, kind, lemma: Word(0), item: Some(e.item), weight: 0.0, mention: None }
    })
}

/// One word is the other with a syllable in front that denies it: known and unknown, legal and illegal.
fn negates(case: &Case, ours: &Unit, theirs: &Unit) -> bool {
    let tells = |u: &Unit| matches!(u.kind, UnitKind::Verb | UnitKind::Modifier);
    let text = |reading: &Reading, u: &Unit| fold(reading.document.surface(u.run.start)).into_owned();
    let (a, b) = (text(case.claim, ours), text(&case.source.reading, theirs));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let denies = |prefix: &str| case.aligner.lexicon.has("denying", Word::of(prefix));
    // "is not known" says what "is unknown" says
    let pair = tells(ours) && tells(theirs) && long.strip_suffix(short.as_str()).is_some_and(denies);
    pair && affirmed(case.claim, ours) == affirmed(&case.source.reading, theirs)
}

/// Whether the verb that the word is, or that it completes, is affirmed.
fn affirmed(reading: &Reading, unit: &Unit) -> bool {
    let completes = |a: &Act| a.slots.iter().any(|s| s.part == Part::Complement && s.run.overlaps(unit.run));
    let holds = |a: &&Act| a.group.overlaps(unit.run) || completes(a);
    reading.acts_in(reading.sentence_run(unit.run.start)).iter().find(holds).is_none_or(|a| a.stance.affirmed)
}

/// Two parties or creeds of which one person has one only, both told of the same person: "Falk, a Republican senator" and
/// "Senator Falk, a Democrat".
fn other_party(case: &Case, passage: &Alignment, ours: &Unit, theirs: &Unit) -> bool {
    let lexicon = case.aligner.lexicon;
    let adherent = |u: &Unit| u.kind == UnitKind::Name && lexicon.people().is(NameSet::Adherent, u.lemma);
    let item = |u: &Unit, pos: Pos| lexicon.item(u.lemma, pos);
    let apart = |pos: Pos| {
        let both = item(ours, pos).zip(item(theirs, pos));
        both.and_then(|(a, b)| lexicon.relation(a, b)) == Some(Relation::Opposite)
    };
    let entities = &case.source.reading.entities;
    let person = |at: usize| {
        let id = case.source.reading.entity_at(at);
        id.and_then(|id| entities.get(id)).is_some_and(|e| e.name.kind == NameKind::Person)
    };
    let beside = || {
        let units = case.side.units.iter().zip(&passage.links);
        let near = units.filter(|(u, _)| u.run.start.abs_diff(ours.run.start) <= PERSON);
        near.filter_map(|(_, l)| *l).any(|l| l.at.abs_diff(theirs.run.start) <= PERSON && person(l.at))
    };
    adherent(ours) && adherent(theirs) && [Pos::Noun, Pos::Adjective].into_iter().any(apart) && beside()
}

/// Both verbs have the same subject and the same object: whatever else is told, they tell of one thing.
fn bound(case: &Case, passage: &Alignment, ours: &Unit, theirs: &Unit) -> bool {
    let acts = case.claim.act_at(ours.run.start).zip(case.source.reading.act_at(theirs.run.start));
    let Some((act, other)) = acts.filter(|_| ours.kind == UnitKind::Verb) else { return false };
    [Part::Agent, Part::Patient].iter().all(|part| {
        let slot = |act: &Act| act.slots.iter().find(|s| s.part == *part).copied();
        slot(act).zip(slot(other)).is_some_and(|(a, b)| case.link(passage, a.head).is_some_and(|l| b.run.has(l.at)))
    })
}

/// Words for two persons: the mother of the son is not the son of the mother told otherwise.
fn of_two(case: &Case, ours: &Unit, theirs: &Unit) -> bool {
    let person = |reading: &Reading, at: usize| {
        let mut roles =
            reading.mentions_at(at).filter_map(|(_, m)| if let Value::Role(r) = &m.value { Some(r) } else { None });
        roles.find_map(|r| r.person)
    };
    let here = person(case.claim, ours.run.start).and_then(|run| case.claim.name_at(run.start));
    let there = person(&case.source.reading, theirs.run.start).and_then(|run| case.source.reading.entity_at(run.start));
    let known = here.and_then(|k| case.aligner.entity(k));
    known.is_some() && there.is_some() && known != there
}

/// It is what a figure of the clause is told per: "200 a day" is compared as a figure.
fn measures(case: &Case, unit: &Unit) -> bool {
    let rate =
        |m: &Mention| matches!(&m.value, Value::Quantity(q) if q.rate.as_ref().is_some_and(|r| r.word == unit.lemma));
    case.claim.mentions_in(case.clause).iter().any(rate)
}

/// Another passage about the same has the statement's own word: "set to leave", of one who joined long ago.
fn told_elsewhere(case: &Case, passage: &Alignment, unit: &Unit) -> bool {
    let others = case.passages.iter().filter(|p| p.sentences != passage.sentences);
    others
        .filter(|p| case.link(p, unit.run.start).is_some_and(|l| l.score >= 0.85))
        .any(|p| case.anchors(p, unit.run) >= 4)
}

/// Both acts have a date, and the dates differ, or the source's has none and the passage not the statement's: what opened in
/// May may well have closed in June.
fn other_day(case: &Case, passage: &Alignment, here: usize, there: usize) -> bool {
    let date = |reading: &Reading, head: usize| {
        let act = reading.act_at(head)?;
        let when = act.slots.iter().find(|s| s.part == Part::When)?;
        reading
            .mentions_at(when.head)
            .find_map(|(_, m)| if let Value::Date(d) = &m.value { Some(d.clone()) } else { None })
    };
    let when = |a: &Act| a.slots.iter().find(|s| s.part == Part::When).map(|s| s.head);
    let told = case.claim.act_at(here).and_then(when).is_none_or(|at| case.link(passage, at).is_some());
    match (date(case.claim, here), date(&case.source.reading, there)) {
        (Some(ours), Some(theirs)) => ours.compare(&theirs).agreement == Agreement::Excludes,
        (Some(_), None) => !told,
        _ => false,
    }
}

/// "did not fall" is no opposite of "rose".
fn same_polarity(case: &Case, ours: &Unit, theirs: &Unit) -> bool {
    // "knows of no leaks" is no opposite of "is unaware of leaks"
    let withheld = |reading: &Reading, run: Run| {
        let mut near = run.start.checked_sub(1).into_iter().chain([run.end, run.end + 1]);
        near.any(|at| denials::withheld(case, reading, at).is_some())
    };
    if withheld(case.claim, ours.run) != withheld(&case.source.reading, theirs.run) {
        return false;
    }
    if ours.kind != UnitKind::Verb {
        // "is not thick" is no opposite of "is thin"
        return affirmed(case.claim, ours) == affirmed(&case.source.reading, theirs);
    }
    let here = case.claim.act_at(ours.run.start).map(|a| a.stance.affirmed);
    let there = case.source.reading.act_at(theirs.run.start).map(|a| a.stance.affirmed);
    here.zip(there).is_none_or(|(a, b)| a == b)
}

/// The two words are said of the same thing: an adjective of the same noun, a verb with the same subject or object.
fn same_bearer(case: &Case, passage: &Alignment, ours: &Unit, theirs: &Unit) -> bool {
    let (here, there) = (ours.run.start, theirs.run.start);
    if ours.kind != UnitKind::Verb {
        let (Some(a), Some(b)) = (case.claim.phrase_at(here), case.source_phrase(there)) else { return true };
        return a.head == here || case.link(passage, a.head).is_some_and(|l| l.at == b.head);
    }
    let act = case.claim.act_at(here);
    let other = case.source.reading.act_at(there);
    let (Some(act), Some(other)) = (act, other) else { return true };
    let lands = |part: Part| {
        let (a, b) = (act.slots.iter().find(|s| s.part == part)?, other.slots.iter().find(|s| s.part == part)?);
        case.unit(a.head)?;
        Some(case.link(passage, a.head).is_some_and(|l| b.run.has(l.at)))
    };
    // "Oslo lost to Lund" says what "Lund beat Oslo" says
    let slot = |act: &'_ Act, part: Part| act.slots.iter().find(|s| s.part == part).copied();
    let turned = slot(act, Part::Agent).zip(slot(other, Part::Patient)).is_some_and(|(a, b)| {
        case.unit(a.head).is_some() && case.link(passage, a.head).is_some_and(|l| b.run.has(l.at))
    });
    if turned && act.passive == other.passive || displaced::aside(case, passage, act, other).is_some() {
        return false;
    }
    // "the bars lost their licences": the city, which took them away, lost nothing
    let elsewhere = || {
        let agent = act.slots.iter().find(|s| s.part == Part::Agent);
        agent.and_then(|a| case.link(passage, a.head)).is_some_and(|l| l.exact && other.clause.has(l.at))
    };
    match (lands(Part::Agent), lands(Part::Patient)) {
        (Some(false), Some(false)) => false,
        (Some(false), Some(true)) if !act.passive && !other.passive && elsewhere() => false,
        (Some(false), None) | (None, Some(false)) => false,
        (a, b) => a == Some(true) || b == Some(true) || (a.is_none() && b.is_none()),
    }
}

/// A counterpart of a neighbour of the statement's word stands near the source's word.
fn neighbours(case: &Case, passage: &Alignment, ours: &Unit, theirs: &Unit) -> bool {
    let at = ours.run.start;
    // a word of relation needs the same thing right behind it
    if case.aligner.lexicon.has("relation", ours.lemma) {
        let next = case.side.units.iter().zip(&passage.links).find(|(u, _)| u.run.start > at && u.weight > 1.0);
        return next.and_then(|(_, l)| *l).is_some_and(|l| l.at > theirs.run.start && l.at < theirs.run.start + 5);
    }
    let near =
        case.side.units.iter().zip(&passage.links).filter(|(u, _)| u.run.start.abs_diff(at) <= 4 && u.weight > 1.0);
    near.filter_map(|(_, l)| *l).any(|l| l.at.abs_diff(theirs.run.start) <= 5)
}
