//! Times of day, ages, scores and odds: numbers that count nothing and are compared only with their like.

use super::number::Number;
use super::quantity_context::Context;
use super::quantity_model::Kind;
use super::quantity_numeral::{Form, Numeral};
use crate::lexicon::Tag;
use crate::text::{Caps, Kind as TokenKind, Run, Word};
use rustc_hash::FxHashSet;

/// How far from a score or odds their cue may stand.
const CUE_REACH: usize = 6;

/// A time of day that begins at `at`, as minutes after midnight, with its tokens and the words of its zone.
pub fn clock(context: &Context, at: usize) -> Option<(Number, Run, Option<usize>)> {
    let words = context.lexicon.numerals();
    let token = context.token(at);
    let text = context.document.surface(at);
    let (hour, minute) = match token.kind {
        TokenKind::Time => text.split_once(':')?,
        TokenKind::Number if text.len() == 4 && words.zones.contains(&context.word(at + 1)) => {
            text.split_at_checked(2)?
        }
        TokenKind::Number => text.split_once('.').unwrap_or((text, "0")),
        _ => return None,
    };
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let mark = context.word(at + 1);
    let (morning, afternoon) = (words.morning.contains(&mark), words.afternoon.contains(&mark));
    let marked = morning || afternoon || words.whole_hours.contains(&mark);
    let mut end = if marked { at + 2 } else { at + 1 };
    let zone = words.zones.contains(&context.word(end)).then_some(end);
    end += usize::from(zone.is_some());
    let told = marked
        || ((token.kind == TokenKind::Time || text.len() == 4)
            && (zone.is_some()
                || token.kind == TokenKind::Time && words.before_clock.contains(&context.before(at, 1))));
    if !told || hour > 24 || minute > 59 {
        return None;
    }
    let hour = if afternoon && hour < 12 {
        hour + 12
    } else if morning && hour == 12 {
        0
    } else {
        hour
    };
    Some((Number::int(hour * 60 + minute), Run::new(at, end), zone))
}

/// Whether the figure that ends at `end` with a unit of time is an age ("11-year-old", "52 years old"), with its new end.
pub fn aged_after(context: &Context, end: usize) -> Option<usize> {
    let words = context.lexicon.numerals();
    let old = context.past_dash(end);
    if words.olds.contains(&context.word(old)) {
        return Some(old + 1);
    }
    let of_age = context.word(old) == Word::of("of") && words.ages.contains(&context.word(old + 1));
    of_age.then_some(old + 2)
}

/// Whether the bare number is an age by what stands around it: "aged 11", "Name, 52,", "Name (52)".
pub fn aged_around(context: &Context, numeral: &Numeral, end: usize) -> bool {
    if numeral.form != Form::Plain || end != numeral.run.end {
        return false;
    }
    let at = numeral.run.start;
    let words = context.lexicon.numerals();
    let between = words.between.contains(&context.before(at, 1));
    let of = if between || context.before(at, 1) == Word::of("of") { 2 } else { 1 };
    if words.ages.contains(&context.before(at, of)) {
        return true;
    }
    if been(context, at, end) {
        return true;
    }
    let small = numeral.digits
        && numeral.low >= Number::int(10)
        && numeral.low <= Number::int(115)
        && numeral.low.whole().is_some();
    let now = usize::from(context.before(at, 1) == Word::of("now"));
    let (left, right) = (context.before(at, 1 + now), context.word(end));
    let named = at.checked_sub(2 + now).is_some_and(|p| {
        matches!(context.token(p).caps, Caps::Title | Caps::Mixed)
            && context.token(p).kind == TokenKind::Word
            && !context.dated(p)
    });
    let commas = left == Word::of(",") && (right == Word::of(",") || right == Word::of(".") || right == Word::of(";"));
    let brackets = left == Word::of("(") && right == Word::of(")");
    small && named && (commas || brackets)
}

/// "He was 46 when", "Anna Berg is 52.": a number behind a form of be that somebody is, with nothing that it counts.
fn been(context: &Context, at: usize, end: usize) -> bool {
    let words = context.lexicon.numerals();
    let ends = context.token(end).kind != TokenKind::Word || words.whens.contains(&context.word(end));
    let hedged = (1..3).find(|k| context.lemma(at.wrapping_sub(*k)) == Word::of("be"));
    let named = |who: usize| context.token(who).caps == Caps::Title && context.tag(who) == Tag::Name;
    let somebody = |who: usize| words.somebody.contains(&context.word(who)) || named(who);
    ends && hedged.and_then(|k| at.checked_sub(k + 1)).is_some_and(somebody)
}

/// Whether one of `set` stands near.
fn cued(context: &Context, run: Run, set: &FxHashSet<Word>) -> bool {
    let left = (1..=CUE_REACH).map(|k| run.start.wrapping_sub(k));
    let right = (0..3).map(|k| run.end + k);
    left.chain(right).any(|p| set.contains(&context.lemma(p)) || set.contains(&context.word(p)))
}

/// Whether the number at `at` begins a score that is told as one: "beat York 3-1".
pub fn scored(context: &Context, at: usize) -> bool {
    let dash = context.word(at + 1) == Word::of("-") && context.glued(at + 1) && context.glued(at + 2);
    dash && context.token(at + 2).kind == TokenKind::Number
        && cued(context, Run::new(at, at + 3), &context.lexicon.numerals().scores)
}

/// What two plain numbers with `mark` between them are, if not a range: a score or odds.
pub fn pair(context: &Context, run: Run, mark: Word, first: Number, second: Number) -> Option<Kind> {
    let words = context.lexicon.numerals();
    let few = |n: Number| n.whole().is_some_and(|n| n < 1000);
    if !few(first) || !few(second) {
        return None;
    }
    if mark == Word::of("/") {
        return cued(context, run, &words.odds).then_some(Kind::Odds);
    }
    if mark != Word::of("-") {
        return None;
    }
    if cued(context, run, &words.odds) && !cued(context, run, &words.scores) {
        return Some(Kind::Odds);
    }
    (first >= second || cued(context, run, &words.scores)).then_some(Kind::Score)
}
