//! A draft beside itself: days of the week, counted lists, and figures that another sentence tells otherwise.

use super::model::Flagged;
use crate::check::{Checker, Source};
use crate::lexicon::Hedge;
use crate::outcome::{DetailKind, Flag, Verdict};
use crate::reading::Reading;
use crate::text::{Run, Span};
use crate::value::Number;
use crate::value::Value;
use crate::value::date::Date;
use crate::value::list::List;
use crate::value::quantity::{Kind, Quantity, Shape};
use jiff::civil;
use rayon::prelude::*;

/// Beside how many other sentences each is laid.
const BESIDE: usize = 3;

/// Everything in a draft that does not fit the rest of it, by place.
pub fn flags(checker: &Checker, own: &Source) -> Vec<Flagged> {
    let reading = &own.reading;
    let mentions = || reading.mentions.iter().map(|m| (m.run, &m.value));
    let mut out: Vec<Flagged> = mentions()
        .filter_map(|(run, value)| match value {
            Value::Date(date) => weekday(reading, run, date),
            Value::List(list) => counted(reading, run, list),
            _ => None,
        })
        .collect();
    out.extend(reading.document.sentences().iter().filter_map(|s| summed(checker, reading, s.run)));
    let sentences = reading.document.sentences().len();
    let all: Vec<Vec<Flagged>> = (0..sentences).into_par_iter().map(|k| differs(checker, own, k)).collect();
    for flag in all.into_iter().flatten() {
        // what differs from another differs from it the other way round too
        let turned = |f: &Flagged| {
            f.other.is_some_and(|o| o.overlaps(flag.span)) && flag.other.is_some_and(|o| o.overlaps(f.span))
        };
        if !out.iter().any(turned) {
            out.push(flag);
        }
    }
    out.sort_by_key(|f| (f.span, f.flag));
    // two other sentences may tell the same
    out.dedup_by(|b, a| (a.flag, a.span, &a.fits) == (b.flag, b.span, &b.fits));
    out
}

/// A date with another day of the week than the calendar has (proleptic Gregorian).
fn weekday(reading: &Reading, run: Run, date: &Date) -> Option<Flagged> {
    let parts = &date.parts;
    let told = parts.weekday?;
    let day = civil::Date::new(parts.year?, parts.month?, parts.day?).ok()?;
    let real = day.weekday();
    let fits = day.strftime("%A").to_string();
    let span = reading.document.span(run);
    (real.to_monday_one_offset() != told).then_some(Flagged { flag: Flag::Weekday, span, other: None, fits })
}

/// A list behind a colon with more or fewer members than the figure right in front of it says: "two towns: Lira, Sund and Varn".
fn counted(reading: &Reading, run: Run, list: &List) -> Option<Flagged> {
    let colon = run.start.checked_sub(1).filter(|at| reading.document.is(*at, ":"))?;
    let counts =
        |q: &Quantity| q.kind == Kind::Cardinal && q.unit.is_none() && q.noun.is_some_and(|n| n.head + 1 == colon);
    let (figure, counted) = reading.mentions_in(reading.sentence_run(colon)).iter().find_map(|m| match &m.value {
        Value::Quantity(q) if counts(q) => Some((m.run, q.single()?.whole()?)),
        _ => None,
    })?;
    let many = list.items.len();
    let (span, other) = (reading.document.span(figure), Some(reading.document.span(run)));
    (counted != many as i128).then(|| Flagged { flag: Flag::ListCount, span, other, fits: many.to_string() })
}

/// A figure right in front of whose colon stand parts that come to another one: "30 jobs: 12 in Lira and 19 in Sund".
fn summed(checker: &Checker, reading: &Reading, sentence: Run) -> Option<Flagged> {
    let colon = sentence.iter().find(|at| reading.document.is(*at, ":"))?;
    let behind = Run::new(colon + 1, sentence.end);
    let lemma = |at: usize| reading.terms.get(at).map(|t| t.lemma);
    if sentence.iter().filter_map(lemma).any(|word| checker.lexicon().has("parts-left", word)) {
        return None;
    }
    let plain =
        |q: &Quantity| q.hedge == Hedge::Bare && q.shape == Shape::One && q.rate.is_none() && q.change.is_none();
    let figures = |run: Run| {
        reading.mentions_in(run).iter().filter_map(|m| match &m.value {
            Value::Quantity(q) => Some((m.run, &**q)),
            _ => None,
        })
    };
    let (run, whole) = figures(Run::new(sentence.start, colon)).next_back().filter(|(_, q)| plain(q))?;
    let noun = |q: &Quantity| q.noun.map(|n| n.lemma);
    let part = |q: &Quantity| {
        plain(q)
            && q.kind == whole.kind
            && (q.unit.is_none() || q.one_unit(whole))
            && (q.noun.is_none() || noun(q) == noun(whole))
    };
    let parts: Vec<&Quantity> = figures(behind).map(|(_, q)| q).collect();
    if parts.len() < 2 || !parts.iter().all(|q| part(q)) {
        return None;
    }
    let sum = parts.iter().try_fold(Number::ZERO, |sum, q| sum.plus(q.single()?))?;
    let (span, other) = (reading.document.span(run), Some(reading.document.span(behind)));
    (sum != whole.single()?).then(|| Flagged { flag: Flag::Sum, span, other, fits: sum.to_string() })
}

/// What a sentence tells otherwise than those that come nearest to it, of its figures and dates.
fn differs(checker: &Checker, own: &Source, number: usize) -> Vec<Flagged> {
    let document = &own.reading.document;
    let (Some(side), Some(sentence)) = (own.sides.get(number), document.sentences().get(number)) else {
        return Vec::new();
    };
    let typed = |run: Run| {
        own.reading
            .mentions
            .iter()
            .any(|m| run.contains(m.run) && matches!(m.value, Value::Quantity(_) | Value::Date(_)))
    };
    if !typed(sentence.run) {
        return Vec::new();
    }
    let near = own.candidates(checker.lexicon(), &side.units);
    let near = near.into_iter().filter(|k| *k != number && document.sentences().get(*k).is_some_and(|s| typed(s.run)));
    let (mut out, here) = (Vec::new(), document.span(sentence.run));
    for other in near.take(BESIDE).filter_map(|k| document.sentences().get(k)) {
        let there = document.span(other.run);
        let beside = checker.read(there.of(own.text()));
        let report = checker.check(here.of(own.text()), &[&beside]);
        let wrong = report.details.iter().filter(|d| {
            d.verdict == Verdict::Contradicted && matches!(d.kind, DetailKind::Quantity | DetailKind::Date)
        });
        out.extend(wrong.filter_map(|d| {
            let evidence = d.evidence.first()?;
            let moved =
                |span: Span, by: Span| Span::new((span.start + by.start) as usize, (span.end + by.start) as usize);
            let other = moved(evidence.passage.span, there);
            let fits = other.of(own.text()).to_string();
            Some(Flagged { flag: Flag::Differs, span: moved(d.span, here), other: Some(other), fits })
        }));
    }
    out
}
