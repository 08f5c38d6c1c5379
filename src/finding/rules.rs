//! Rule against rule: a claim of the statement beside the claims of the source that the same rule read.

use super::apart::{disagrees, same_name};
use super::case::Case;
use super::groups::same;
use super::model::Finding;
use super::slots::{Answer, field, kind as groups_kind, slot};
use crate::claim::{Claim, Filler};
use crate::lexicon::{Tag, TitleKind};
use crate::outcome::{Agreement, Caveat, DetailKind, Difference, Reason};
use crate::reading::{Reading, Stance, Status};
use crate::rule::{Comparator, Context, Rule, RuleSet, SlotKind};
use crate::text::Run;
use crate::value::{Mention, NameKind, Value};

/// From this identity on, two claims are about the same thing.
const SAME: f32 = 0.6;
/// From this identity on, what differs in several things stands in the way of support.
const SURE: f32 = 0.9;
/// What a key that the source leaves open counts.
const OPEN: f32 = 0.3;

/// How much is left of an identity where both sides may be true together.
const BESIDE: f32 = 0.6;

/// A claim of the source beside one of the statement.
struct Pair<'a> {
    there: &'a Claim,
    identity: f32,
    answers: Vec<(usize, Answer)>,
    /// Whether it says that the value has another holder: this needs no second opinion.
    held: bool,
}

/// One finding for every claim of the clause that the source's claims settle.
pub fn compare(case: &Case, rules: &RuleSet, claims: &[Claim]) -> Vec<Finding> {
    let mut out = Vec::new();
    // of two rules that find the same, the one of a pack is named before the core's
    let core = |c: &&Claim| rules.rule(c.rule).is_some_and(|r| r.name.starts_with("core/"));
    let (last, first): (Vec<&Claim>, Vec<&Claim>) =
        claims.iter().filter(|c| case.clause.contains(c.run)).partition(core);
    let theirs = case.source.claims.by_rule(claims);
    for claim in first.into_iter().chain(last) {
        let Some(rule) = rules.rule(claim.rule) else { continue };
        let formed = rule.require.iter().all(|f| claim.slot(f.slot).is_some());
        if formed {
            out.extend(one(case, rules, rule, claim, theirs.get(&claim.rule).map_or(&[], Vec::as_slice)));
        }
    }
    out
}

fn one(case: &Case, rules: &RuleSet, rule: &Rule, claim: &Claim, theirs: &[&Claim]) -> Vec<Finding> {
    let mut pairs: Vec<Pair> = theirs.iter().filter_map(|there| pair(case, rules, rule, claim, there)).collect();
    let rank = |p: &Pair| (p.identity, p.answers.iter().filter(|(_, a)| a.agreement == Agreement::Entails).count());
    pairs.sort_by(|a, b| {
        rank(b).partial_cmp(&rank(a)).unwrap_or(std::cmp::Ordering::Equal).then(a.there.run.cmp(&b.there.run))
    });
    let entailed =
        pairs.iter().find(|p| p.identity >= SAME && p.answers.iter().all(|(_, a)| a.agreement == Agreement::Entails));
    if let Some(pair) = entailed {
        return agreed(case, rule, claim, pair);
    }
    other(case, rule, claim, &pairs).into_iter().collect()
}

/// Where the nearest claim of the source is another one: the one difference that decides.
fn other(case: &Case, rule: &Rule, claim: &Claim, pairs: &[Pair]) -> Option<Finding> {
    if let Some(pair) = pairs.iter().find(|p| p.held) {
        return pair.answers.first().map(|(number, answer)| differ(case, rule, claim, pair, (*number, answer)));
    }
    let best = pairs.first().filter(|p| p.identity >= SAME)?;
    let against: Vec<&(usize, Answer)> =
        best.answers.iter().filter(|(_, a)| a.agreement == Agreement::Excludes).collect();
    let (number, answer) = match against.as_slice() {
        [(number, answer)] => (number, answer),
        // in more than one thing another claim: it contradicts nothing, and is not what the statement says
        [(number, answer), ..] if best.identity >= SURE => {
            return Some(differ(case, rule, claim, best, (*number, answer)).open());
        }
        _ => return None,
    };
    // an equal rival that leaves the difference open takes its certainty
    let rival = pairs
        .iter()
        .skip(1)
        .any(|p| p.identity >= best.identity && p.answers.iter().all(|(_, a)| a.agreement != Agreement::Excludes));
    (!rival).then(|| differ(case, rule, claim, best, (*number, answer)))
}

/// The two claims side by side, where a set of keys holds.
fn pair<'a>(case: &Case, rules: &RuleSet, rule: &Rule, claim: &Claim, there: &'a Claim) -> Option<Pair<'a>> {
    let identity = rule
        .key
        .iter()
        .filter_map(|keys| identity(case, rules, rule, keys, claim, there))
        .fold(None, |best: Option<f32>, i| Some(best.map_or(i, |b| b.max(i))));
    let unique =
        rule.unique.iter().find_map(|(value, holder)| held_by_other(case, rule, (*value, *holder), claim, there));
    if let Some((holder, answer)) = unique {
        return Some(Pair { there, identity: 1.0, answers: vec![(holder, answer)], held: true });
    }
    let mut answers = Vec::new();
    for (f, comparator) in &rule.check {
        let (Some(a), Some(b)) = (claim.slot(f.slot), there.slot(f.slot)) else {
            if claim.slot(f.slot).is_some() {
                answers.push((f.slot, Answer::open(Reason::NotInSource)));
            }
            continue;
        };
        let mut answer = match (comparator, rule.groups.get(f.slot)) {
            (Comparator::SameGroup, Some(sets)) => groups_kind(same(case, rules, sets, a, b)),
            _ => slot(case, *comparator, a, b, closed(case, rule, f.slot, there)),
        };
        if answer.agreement == Agreement::Excludes
            && !rule.single.contains(&f.slot)
            && answer.difference != Difference::Member
        {
            answer.agreement = Agreement::Unknown;
        }
        answers.push((f.slot, answer));
    }
    answers.extend(stance(rule, claim, there).map(|a| (usize::MAX, a)));
    Some(Pair { there, identity: identity?, answers, held: false })
}

/// The share of the keys that agree; nothing where one disagrees.
fn identity(
    case: &Case,
    rules: &RuleSet,
    rule: &Rule,
    keys: &[crate::rule::Field],
    claim: &Claim,
    there: &Claim,
) -> Option<f32> {
    let (mut sum, mut all) = (0.0, 0.0);
    for key in keys {
        let Some(ours) = claim.slot(key.slot) else {
            if rule.optional.contains(&key.slot) {
                continue;
            }
            return None;
        };
        all += 1.0;
        let Some(theirs) = there.slot(key.slot) else {
            sum += OPEN;
            continue;
        };
        if rule.apart.contains(&key.slot) && disagrees(case, rules, rule, key.slot, (claim, there)) {
            return None;
        }
        let kind = rule.slots.get(key.slot).map_or(SlotKind::Phrase, |s| s.kind);
        let need = rule.need.get(key.slot).copied().unwrap_or(0.5);
        // of several sets, one that holds both words makes them the same thing
        let choice = rule.groups.get(key.slot).filter(|sets| sets.len() > 1);
        let agreement = match choice {
            Some(sets) => same(case, rules, sets, ours, theirs),
            None => field(case, kind, key.part, need, ours, theirs),
        };
        match agreement {
            Agreement::Entails => sum += 1.0,
            Agreement::Unknown => sum += OPEN,
            Agreement::Excludes => return None,
        }
    }
    (all > 0.0).then(|| sum / all)
}

/// The value is the same, its only holder another one: another person in this office.
fn held_by_other(
    case: &Case,
    rule: &Rule,
    unique: (usize, usize),
    claim: &Claim,
    there: &Claim,
) -> Option<(usize, Answer)> {
    let (value, holder) = unique;
    // of one whom the source does not know nothing is known
    let there_is = &case.source.reading.entities;
    let person = |id| there_is.get(id).is_some_and(|e| e.name.kind == NameKind::Person);
    let ours = claim.slot(holder)?.run.iter().rev().find_map(|at| case.claim.name_at(at))?;
    let theirs = there.slot(holder)?.run.iter().rev().find_map(|at| case.source.reading.entity_at(at))?;
    case.aligner.entity(ours).filter(|id| person(*id) && person(theirs))?;
    // a trade is no seat that only one can have, and who held it before another is another
    let role = |reading: &Reading, slot: &Filler| {
        let mention = slot.mention.and_then(|m| reading.mentions.get(m));
        if let Some(Value::Role(r)) = mention.map(|m| &m.value) { Some((r.title.kind, r.former)) } else { None }
    };
    let seats = (role(case.claim, claim.slot(value)?), role(&case.source.reading, there.slot(value)?));
    if let (Some(a), Some(b)) = seats
        && (a.1 != b.1 || [a.0, b.0].iter().any(|k| matches!(k, TitleKind::Occupation | TitleKind::Rank)))
    {
        return None;
    }
    let kind = |k: usize| rule.slots.get(k).map_or(SlotKind::Phrase, |s| s.kind);
    let same = field(case, kind(value), None, 0.5, claim.slot(value)?, there.slot(value)?);
    let other = field(case, kind(holder), None, 0.5, claim.slot(holder)?, there.slot(holder)?);
    (same == Agreement::Entails && other == Agreement::Excludes).then(|| {
        (
            holder,
            Answer {
                agreement: Agreement::Excludes,
                difference: Difference::Role,
                reason: Reason::OfficeHeldByOther,
                caveats: Vec::new(),
            },
        )
    })
}

/// Whether the source's list is complete: it has as many members as its count says, or a word closes it.
fn closed(case: &Case, rule: &Rule, list: usize, there: &Claim) -> bool {
    let Some(members) = there.slot(list) else { return false };
    let length = crate::claim::items(&case.source.reading, members.run).len();
    let closers = rule.closes.iter().filter(|(l, _)| *l == list).flat_map(|(_, closers)| closers);
    closers.filter_map(|c| there.slot(*c)).any(|filler| {
        match filler.mention.and_then(|m| case.source.reading.mentions.get(m)).map(|m| &m.value) {
            Some(crate::value::Value::Quantity(q)) => q.single() == Some(crate::value::Number::int(length as i64)),
            _ => true,
        }
    })
}

/// Whether a claim holds, and how. Where a slot may deny, a claim without an act is a plain fact: it stands against a denial.
fn told_as(rule: &Rule, claim: &Claim) -> Option<Stance> {
    claim.stance.or((!rule.denies.is_empty()).then_some(Stance { affirmed: true, status: Status::Fact }))
}

fn stance(rule: &Rule, claim: &Claim, there: &Claim) -> Option<Answer> {
    let (ours, theirs) = (told_as(rule, claim)?, told_as(rule, there)?);
    if rule.context == Context::Ignore {
        return None;
    }
    let answer =
        |difference, reason| Some(Answer { agreement: Agreement::Excludes, difference, reason, caveats: Vec::new() });
    let open = |reason| Some(Answer::open(reason));
    match (ours.affirmed == theirs.affirmed, ours.status, theirs.status) {
        (false, a, b) if a == b => answer(Difference::Polarity, Reason::Negated),
        // "whether he left" is no denial of "he left"
        (false, ..) => open(Reason::Negated),
        (_, Status::Fact, Status::Plan) => answer(Difference::Status, Reason::PlanAsFact),
        (_, Status::Fact, Status::Threat) => answer(Difference::Status, Reason::ThreatAsFact),
        (_, Status::Fact, Status::Possible) => answer(Difference::Status, Reason::PossibilityAsFact),
        (_, Status::Fact, Status::Attempt | Status::Claimed | Status::Asked) => open(Reason::ModalityStrengthened),
        _ => None,
    }
}

/// The agreement, and that of the act whose polarity was compared with it.
fn agreed(case: &Case, rule: &Rule, claim: &Claim, pair: &Pair) -> Vec<Finding> {
    let mut out = vec![agree(case, rule, claim, pair)];
    let compared = rule.context == Context::Compare && [claim, pair.there].iter().all(|c| told_as(rule, c).is_some());
    let plain = out.iter().any(|f| f.told.iter().any(|t| t.has(claim.trigger)));
    if compared && plain {
        let sides = (Run::one(claim.trigger), Run::one(pair.there.trigger));
        let act = case.differ(DetailKind::Act, Difference::Polarity, Reason::Agrees, sides, pair.identity);
        out.push(Finding { agreement: Agreement::Entails, rule: rule.name.clone(), ..act });
    }
    out
}

fn agree(case: &Case, rule: &Rule, claim: &Claim, pair: &Pair) -> Finding {
    let mut finding = case.differ(
        kind(rule, rule.check.first().map(|(f, _)| f.slot)),
        Difference::Quantity,
        Reason::Agrees,
        (claim.run, pair.there.run),
        pair.identity,
    );
    finding.agreement = Agreement::Entails;
    finding.rule = rule.name.clone();
    finding.told = told(case, rule, claim, pair.there);
    let mut caveats: Vec<Caveat> = pair.answers.iter().flat_map(|(_, a)| a.caveats.iter().copied()).collect();
    caveats.sort_unstable();
    caveats.dedup();
    finding.caveats = caveats;
    finding
}

/// What the rule itself says of the statement: the words of its pattern and the slots that it checks. What it does not
/// look at is not told: a key, an adverb or a date in between, what `..` passed over. A key of several sets is a closed choice
/// that has been compared, and so is a name that keeps claims apart.
fn told(case: &Case, rule: &Rule, claim: &Claim, there: &Claim) -> Vec<Run> {
    let slots: Vec<(usize, Run)> =
        claim.slots.iter().enumerate().filter_map(|(k, s)| s.as_ref().map(|s| (k, s.run))).collect();
    let kind = |k: usize| rule.slots.get(k).map_or(SlotKind::Phrase, |s| s.kind);
    let keyed = |k: usize| rule.key.iter().flatten().any(|f| f.slot == k);
    let chosen = |k: usize| there.slot(k).is_some() && rule.groups.get(k).is_some_and(|sets| sets.len() > 1);
    // what is said in a clause has acts and denials of its own
    let worded = |k: usize| matches!(kind(k), SlotKind::Phrase | SlotKind::Clause | SlotKind::Quote);
    let checked = |k: usize| {
        rule.check.iter().any(|(f, _)| f.slot == k && f.part.is_none()) && !worded(k)
            || kind(k) == SlotKind::Word && (!keyed(k) || chosen(k))
            || rule.apart.contains(&k) && same_name(case, kind(k), claim.slot(k), there.slot(k))
    };
    // a title that was passed over in front of a name is compared as such
    let titled = |m: &Mention| matches!(&m.value, Value::Role(r) if r.person.is_some());
    let plain = |at: usize| {
        let dated = case.claim.mentions_at(at).any(|(_, m)| matches!(m.value, Value::Date(_)) || titled(m));
        !dated && case.unit(at).is_some() && case.claim.terms.get(at).is_some_and(|t| t.tag != Tag::Adverb)
    };
    let pattern = |at: &usize| match slots.iter().find(|(_, run)| run.has(*at)) {
        Some((slot, _)) => checked(*slot),
        None => claim.passed == 0 && plain(*at),
    };
    claim.run.iter().filter(pattern).map(Run::one).collect()
}

fn differ(case: &Case, rule: &Rule, claim: &Claim, pair: &Pair, against: (usize, &Answer)) -> Finding {
    let (number, answer) = against;
    let run = |claim: &Claim| claim.slot(number).map_or(Run::one(claim.trigger), |f| f.run);
    let sides = (run(claim), run(pair.there));
    let levels = rule.policy.iter().find(|(d, _)| *d == answer.difference).map(|(_, l)| *l);
    // one may hold two offices, or have held one before
    let beside = match answer.reason {
        Reason::OtherOffice => !rivals(case, claim.slot(number), pair.there.slot(number)),
        // what was planned may have been done all the same
        reason => reason == Reason::FormerCurrent || answer.difference == Difference::Status && levels.is_none(),
    };
    let identity = if beside { pair.identity * BESIDE } else { pair.identity };
    let mut finding = case.differ(kind(rule, Some(number)), answer.difference, answer.reason, sides, identity);
    finding.rule = rule.name.clone();
    finding.covers = claim.run;
    finding.levels = levels;
    finding
}

/// Whether one person holds but one of two offices.
fn rivals(case: &Case, ours: Option<&Filler>, theirs: Option<&Filler>) -> bool {
    let role = |reading: &'_ Reading, filler: Option<&Filler>| {
        filler.and_then(|f| f.mention).and_then(|m| reading.mentions.get(m)).map(|m| m.value.clone())
    };
    match (role(case.claim, ours), role(&case.source.reading, theirs)) {
        (Some(Value::Role(a)), Some(Value::Role(b))) => a.rivals(&b, case.aligner.lexicon),
        _ => false,
    }
}

fn kind(rule: &Rule, slot: Option<usize>) -> DetailKind {
    match slot.and_then(|k| rule.slots.get(k)).map(|s| s.kind) {
        Some(SlotKind::Quantity | SlotKind::Ordinal | SlotKind::Age) => DetailKind::Quantity,
        Some(SlotKind::Date) => DetailKind::Date,
        Some(SlotKind::List) => DetailKind::List,
        Some(SlotKind::Role) => DetailKind::Role,
        Some(SlotKind::Quote) => DetailKind::Quote,
        Some(SlotKind::Name | SlotKind::Who) => DetailKind::Name,
        _ => DetailKind::Act,
    }
}
