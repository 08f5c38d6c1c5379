//! What may fill a slot of each kind at a token.

use super::model::Filler;
use crate::lexicon::Tag;
use crate::reading::{Phrase, Reading};
use crate::rule::SlotKind;
use crate::text::{Kind, Run};
use crate::value::quantity::{Kind as FigureKind, Quantity};
use crate::value::{Mention, Value};

/// The longest clause that fills a slot, in tokens.
const CLAUSE: usize = 60;
/// The fewest words between marks that are a quotation.
const QUOTED: usize = 3;
/// The longest list, in tokens.
const LIST: usize = 400;

/// A filler and the token at which matching goes on.
pub type Fill = (Filler, usize);

/// Everything that may fill a slot of this kind at token `at` of a sentence, the longest first.
pub fn fills(reading: &Reading, kind: SlotKind, at: usize, sentence: Run, out: &mut Vec<Fill>) {
    match kind {
        SlotKind::Quantity => quantity(reading, at, out, |q| !q.is_named()),
        SlotKind::Ordinal => quantity(reading, at, out, |q| q.kind == FigureKind::Ordinal),
        SlotKind::Age => mentions(reading, at, out, |v| matches!(v, Value::Quantity(q) if q.kind == FigureKind::Age)),
        SlotKind::Name => mentions(reading, at, out, |v| matches!(v, Value::Name(_))),
        SlotKind::Date => mentions(reading, at, out, |v| matches!(v, Value::Date(_))),
        // Mr and Ms are no offices
        SlotKind::Role => mentions(reading, at, out, |v| matches!(v, Value::Role(r) if !r.title.courtesy())),
        SlotKind::Who => who(reading, at, out),
        SlotKind::List => list(reading, at, sentence, out),
        SlotKind::Quote => quote(reading, at, sentence, out),
        SlotKind::Phrase => phrase(reading, at, sentence, out),
        SlotKind::Clause => clause(reading, at, sentence, out),
        SlotKind::Word => {
            let content = [Tag::Noun, Tag::Name, Tag::Verb, Tag::Adjective, Tag::Adverb, Tag::Number];
            if reading.terms.get(at).is_some_and(|t| content.contains(&t.tag)) {
                out.push(plain(Run::one(at)));
            }
        }
    }
}

fn plain(run: Run) -> Fill {
    (Filler { run, mention: None }, run.end)
}

/// The mentions that begin at `at`, with their numbers.
pub fn starting(reading: &Reading, at: usize) -> impl Iterator<Item = (usize, &Mention)> {
    let from = reading.begun.at(at);
    let rest = reading.mentions.get(from..).unwrap_or(&[]);
    rest.iter().enumerate().take_while(move |(_, m)| m.run.start == at).map(move |(k, m)| (from + k, m))
}

fn mentions(reading: &Reading, at: usize, out: &mut Vec<Fill>, wanted: impl Fn(&Value) -> bool) {
    for (k, mention) in starting(reading, at).filter(|(_, m)| wanted(&m.value)) {
        out.push((Filler { run: mention.run, mention: Some(k) }, mention.run.end));
    }
}

/// A figure with its noun, then the figure alone ("seven" of "seven of the twelve jurors").
fn quantity(reading: &Reading, at: usize, out: &mut Vec<Fill>, wanted: impl Fn(&Quantity) -> bool) {
    for (k, mention) in starting(reading, at) {
        let Value::Quantity(quantity) = &mention.value else { continue };
        if !wanted(quantity) {
            continue;
        }
        for run in [mention.run, quantity.core] {
            out.push((Filler { run, mention: Some(k) }, run.end));
        }
    }
}

/// A name, a name after its title, a pronoun or a noun phrase.
fn who(reading: &Reading, at: usize, out: &mut Vec<Fill>) {
    for (_, role) in starting(reading, at).filter(|(_, m)| matches!(m.value, Value::Role(_))) {
        let name = starting(reading, role.run.end).find(|(_, m)| matches!(m.value, Value::Name(_)));
        out.extend(name.map(|(k, m)| (Filler { run: m.run, mention: Some(k) }, m.run.end)));
    }
    if let Some(phrase) = phrase_from(reading, at) {
        // "the council's list": the council too
        let owner = phrase.owner.filter(|o| o.has(at) && reading.name_at(o.end - 1).is_none());
        out.extend(owner.map(|o| plain(Run::new(at, o.end))));
        let name = reading.name_at(phrase.head).and_then(|k| Some((k, reading.mentions.get(k)?)));
        let within = name.filter(|(_, m)| phrase.run.contains(m.run) && m.run.end == phrase.run.end);
        let run = within.map_or(Run::new(at, phrase.run.end), |(_, m)| m.run);
        out.push((Filler { run, mention: within.map(|(k, _)| k) }, phrase.run.end));
    }
    mentions(reading, at, out, |v| matches!(v, Value::Name(_)));
}

/// The noun phrase that begins at `at`, an article in front of it left out.
fn phrase_from(reading: &Reading, at: usize) -> Option<&Phrase> {
    let phrase = reading.phrase_at(at).filter(|_| !is_article(reading, at))?;
    (phrase.run.start == at || (phrase.run.start + 1 == at && is_article(reading, phrase.run.start))).then_some(phrase)
}

/// Whether the, a or an stands at `at`.
pub fn is_article(reading: &Reading, at: usize) -> bool {
    let articles = ["the", "a", "an"];
    reading.terms.get(at).is_some_and(|t| t.tag == Tag::Determiner)
        && articles.iter().any(|a| reading.document.is(at, a))
}

/// Where the noun phrase at `at` ends: the reader's, or a name or figure that it does not hold.
fn phrase_end(reading: &Reading, at: usize) -> Option<usize> {
    let attribute = || at.checked_sub(1).and_then(|b| reading.terms.get(b)).is_some_and(|t| t.tag == Tag::Verb);
    let rest = reading.phrase_at(at).filter(|p| p.run.start < at && attribute());
    let read = phrase_from(reading, at).or(rest).map(|p| p.run.end);
    let named = starting(reading, at).filter(|(_, m)| matches!(m.value, Value::Name(_))).map(|(_, m)| m.run.end).max();
    read.into_iter().chain(named).max().filter(|end| *end > at)
}

fn phrase(reading: &Reading, at: usize, sentence: Run, out: &mut Vec<Fill>) {
    let Some(end) = phrase_end(reading, at) else { return };
    let from = out.len();
    out.push(plain(Run::new(at, end)));
    let mut last = end;
    let hangs = |at: usize| ["of", "without"].iter().any(|w| reading.document.is(at, w));
    while hangs(last) && out.len() - from < 4 {
        let Some(next) = phrase_end(reading, skip_article(reading, last + 1)) else { break };
        last = next.min(sentence.end);
        out.push(plain(Run::new(at, last)));
    }
    out.get_mut(from..).unwrap_or_default().reverse();
}

fn skip_article(reading: &Reading, at: usize) -> usize {
    if is_article(reading, at) { at + 1 } else { at }
}

/// Whether something that joins list items stands at `at`, and where the next item begins.
fn joint(reading: &Reading, at: usize) -> Option<usize> {
    let document = &reading.document;
    let and = |at: usize| document.is(at, "and") || document.is(at, "or") || document.is(at, "&");
    match at {
        _ if and(at) => Some(at + 1),
        _ if document.is(at, ",") || document.is(at, ";") => Some(if and(at + 1) { at + 2 } else { at + 1 }),
        _ if document.is(at, "as") && document.is(at + 1, "well") && document.is(at + 2, "as") => Some(at + 3),
        _ => None,
    }
}

/// The longest coordination of noun phrases at `at`, then its first item alone.
fn list(reading: &Reading, at: usize, sentence: Run, out: &mut Vec<Fill>) {
    let Some(first) = phrase_end(reading, at) else { return };
    let mut last = first;
    while let Some(next) = joint(reading, last).filter(|n| *n < sentence.end && *n < at + LIST) {
        let Some(end) = phrase_end(reading, skip_article(reading, next)) else { break };
        last = end;
    }
    if last > first {
        out.push(plain(Run::new(at, last)));
    }
    out.push(plain(Run::new(at, first)));
}

/// The items of a list, in order, without what joins them and without articles.
pub fn items(reading: &Reading, list: Run) -> Vec<Run> {
    let mut out = Vec::new();
    let mut at = list.start;
    while at < list.end {
        let start = skip_article(reading, at);
        let end = phrase_end(reading, start).unwrap_or(start + 1).min(list.end);
        out.push(Run::new(start, end));
        let Some(next) = joint(reading, end) else { break };
        at = next;
    }
    out
}

/// A quotation that begins at `at`; one or two words in marks are ordinary words.
fn quote(reading: &Reading, at: usize, sentence: Run, out: &mut Vec<Fill>) {
    let words = |run: Run| reading.document.tokens(run).iter().filter(|t| t.kind != Kind::Punct).count();
    for (k, mention) in starting(reading, at) {
        if let Value::Quote(quote) = &mention.value
            && words(quote.words) >= QUOTED
        {
            let next = mention.run.end.min(sentence.end);
            out.push((Filler { run: quote.words, mention: Some(k) }, next));
        }
    }
}

/// A clause from `at` to any place where one may end, the longest first.
fn clause(reading: &Reading, at: usize, sentence: Run, out: &mut Vec<Fill>) {
    let opens = |t: usize| {
        let tags = [Tag::Determiner, Tag::Preposition, Tag::Modal, Tag::Auxiliary, Tag::To, Tag::Coordinator];
        reading.terms.get(t).is_some_and(|t| tags.contains(&t.tag)) || reading.document.token(t).kind == Kind::Open
    };
    let mark = |t: usize| reading.document.token(t).kind == Kind::Punct;
    let stop = |t: usize| matches!(reading.document.surface(t), ";" | "." | "!" | "?");
    let furthest = (at + CLAUSE).min(sentence.end);
    let limit = (at..furthest).find(|t| stop(*t)).unwrap_or(furthest);
    let ends = (at + 2..=limit).rev().filter(|end| !opens(end - 1) && !mark(end - 1));
    out.extend(ends.map(|end| plain(Run::new(at, end))));
}

/// Whether a clause may begin at `at`: at the start of a sentence, after a mark, after that, and, while.
pub fn clause_start(reading: &Reading, at: usize, sentence: Run) -> bool {
    if at == sentence.start {
        return true;
    }
    let before = at - 1;
    let tags = [Tag::Coordinator, Tag::Subordinator, Tag::Mark];
    let kinds = [Kind::Punct, Kind::Open, Kind::Close];
    kinds.contains(&reading.document.token(before).kind)
        || reading.terms.get(before).is_some_and(|t| tags.contains(&t.tag))
}
