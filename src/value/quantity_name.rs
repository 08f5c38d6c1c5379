//! Numbers that count nothing because they belong to a name: "Flight 602", "S&P 500", "top-10", "No. 10", "Big Ten".

use super::quantity_context::Context;
use super::quantity_numeral::Numeral;
use super::quantity_special::scored;
use crate::lexicon::{Form, Tag};
use crate::text::{Caps, Kind, Word};

/// Whether the numeral belongs to a name; `end` is where its unit ends, if it has one.
pub fn named(context: &Context, numeral: &Numeral, end: usize) -> bool {
    let at = numeral.run.start;
    let measured = end > numeral.run.end;
    if titled(context, numeral, end) {
        return true;
    }
    if at == context.sentence.start || (measured && numeral.digits) {
        return false;
    }
    if compound(context, at) {
        return true;
    }
    if numeral.digits && phone(context, at) {
        return true;
    }
    let whole = context.document.surface(at).bytes().all(|b| b.is_ascii_digit()) || !numeral.digits;
    whole && numeral.run.len() == 1 && !measured && (chained(context, numeral) || called(context, numeral))
}

fn is_title(context: &Context, at: usize) -> bool {
    matches!(context.token(at).caps, Caps::Title | Caps::Mixed) && context.token(at).kind == Kind::Word
}

fn is_counted(context: &Context, from: usize) -> bool {
    context.noun(from, false).is_some_and(|n| context.terms.get(n.head).is_some_and(|t| t.form == Form::Plural))
}

/// "Big Ten", "Three Mile Island": a number word with a capital among capitals, outside headlines.
fn titled(context: &Context, numeral: &Numeral, end: usize) -> bool {
    let at = numeral.run.start;
    if context.token(at).caps != Caps::Title || numeral.run.len() > 1 || context.is_headline() {
        return false;
    }
    let next = numeral.run.end;
    if at > context.sentence.start {
        return is_title(context, at - 1) || (is_title(context, next) && context.tag(next) == Tag::Name);
    }
    let unit = end > next && is_title(context, end - 1);
    let singular = context.noun(next, false).is_some_and(|n| {
        n.modifiers.is_empty() && context.tag(n.head) == Tag::Name && !context.document.surface(n.head).ends_with('s')
    });
    unit || singular
}

/// "top-10", "#1", "24/7"; not "minus-5" or "sub-7", and not the second number of a range.
fn compound(context: &Context, at: usize) -> bool {
    let left = at - 1;
    if !context.glued(at) {
        return false;
    }
    let mark = context.word(left);
    if ["#", "@", "."].iter().any(|m| mark == Word::of(m)) {
        return true;
    }
    let joined = (mark == Word::of("-") || mark == Word::of("/")) && context.glued(left);
    let before = left.wrapping_sub(1);
    let sign = context.lexicon.numerals().before_dash.contains(&context.word(before));
    joined && !sign && !matches!(context.token(before).kind, Kind::Number | Kind::Symbol | Kind::Punct)
}

/// A part of a telephone number: "(555)", "010-4477".
fn phone(context: &Context, at: usize) -> bool {
    let digits =
        |at: usize, n: usize| context.token(at).kind == Kind::Number && context.document.surface(at).len() == n;
    let dash = |at: usize| context.word(at) == Word::of("-") && context.glued(at) && context.glued(at + 1);
    let area = context.before(at, 1) == Word::of("(") && context.word(at + 1) == Word::of(")");
    let local = |at: usize| digits(at, 3) && dash(at + 1) && digits(at + 2, 4);
    area && digits(at, 3) && local(at + 2) || local(at) || at > 1 && local(at - 2)
}

/// "classes 5 to 9": the second number belongs to the name as well.
fn chained(context: &Context, numeral: &Numeral) -> bool {
    let at = numeral.run.start;
    let joined = ["to", "-", "and", "or", ","].iter().any(|w| context.before(at, 1) == Word::of(w));
    let designated = context.lexicon.numerals().designators.contains(&context.lemma(at.wrapping_sub(3)));
    joined && numeral.digits && context.token(at.wrapping_sub(2)).kind == Kind::Number && designated
}

/// A word before the number that names it: "Flight 602", "phase three", "iPhone 11 Pro", "Windows 11".
fn called(context: &Context, numeral: &Numeral) -> bool {
    let (left, end) = (numeral.run.start - 1, numeral.run.end);
    let token = context.token(left);
    let capital =
        matches!(token.caps, Caps::Title | Caps::Upper | Caps::Mixed) && matches!(token.kind, Kind::Word | Kind::Code);
    let counted = is_counted(context, end);
    let no_men = context.word(left) == Word::of("no") && context.document.surface(left) != "No." && !numeral.digits;
    let designators = &context.lexicon.numerals().designators;
    // "after two days seven of them": the days are counted, they name nothing
    let before = left.wrapping_sub(1);
    let measure =
        context.token(before).kind == Kind::Number || context.lexicon.numerals().sense(context.word(before)).is_some();
    let designated = token.kind == Kind::Word && designators.contains(&context.lemma(left)) && !no_men && !measure;
    if designated && (capital || !counted) {
        return true;
    }
    if !numeral.digits || !capital || scored(context, numeral.run.start) {
        return false;
    }
    let first = left == context.sentence.start;
    let name = context.tag(left) == Tag::Name || (first && context.tag(left) == Tag::Noun);
    let goes_on = is_title(context, end) && context.tag(end) == Tag::Name && name;
    (name && !counted) || goes_on || token.caps == Caps::Mixed
}
