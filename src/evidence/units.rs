//! Units: the words and figures of a sentence that carry weight when two texts are laid side by side.

use crate::lexicon::{Item, Lexicon, NumberWord, Pos, Tag};
use crate::reading::Reading;
use crate::text::{Kind, Run, Word};
use crate::value::Value;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A noun.
    Noun,
    /// A verb.
    Verb,
    /// An adjective or adverb.
    Modifier,
    /// A word of a name.
    Name,
    /// A figure; the unit spans its digits, hedge and unit of measure.
    Quantity,
    /// A date.
    Date,
    /// A pronoun that a reference may resolve.
    Pronoun,
}

/// One unit of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Its tokens.
    pub run: Run,
    /// What it is.
    pub kind: UnitKind,
    /// Its dictionary form; for names the folded form.
    pub lemma: Word,
    /// The dictionary's item, where it has one.
    pub item: Option<Item>,
    /// How much it weighs.
    pub weight: f32,
    /// The mention (in `Reading::mentions`) that it belongs to.
    pub mention: Option<usize>,
}

/// Weights are idf times class: a name 1.3, noun and verb 1, modifier .8 or .5; figures and dates weigh a fixed sum.
const NAME: f32 = 1.3;
const MODIFIER: f32 = 0.7;
const QUANTITY: f32 = 6.0;
/// How far behind its verb a particle may stand.
const PARTICLE: usize = 3;
/// Words that set two things in relation: before, up, without.
const RELATION: f32 = 1.5;
const DATE: f32 = 5.0;

/// The units of one sentence of a reading, in order.
pub fn units(lexicon: &Lexicon, reading: &Reading, sentence: Run) -> Vec<Unit> {
    let mut out = Vec::with_capacity(sentence.len());
    let mut at = sentence.start;
    while at < sentence.end {
        let (unit, next) = unit_at(lexicon, reading, at);
        out.extend(unit);
        at = next.max(at + 1);
    }
    // a source keeps its units
    out.shrink_to_fit();
    out
}

fn unit_at(lexicon: &Lexicon, reading: &Reading, at: usize) -> (Option<Unit>, usize) {
    for (number, mention) in reading.mentions_at(at) {
        let core = match &mention.value {
            Value::Quantity(q) => q.core,
            Value::Date(_) => mention.run,
            _ => continue,
        };
        if core.start == at {
            let date = matches!(mention.value, Value::Date(_));
            let (kind, weight) = if date { (UnitKind::Date, DATE) } else { (UnitKind::Quantity, QUANTITY) };
            let unit =
                Unit { run: core, kind, lemma: value_word(&mention.value), item: None, weight, mention: Some(number) };
            return (Some(unit), core.end);
        }
    }
    (word_unit(lexicon, reading, at), at + 1)
}

/// A word for a value, so that the index finds the sentences that give it: the number, or the finest part of a date.
fn value_word(value: &Value) -> Word {
    match value {
        Value::Quantity(q) => Word::of(&format!("#{}", q.in_base(q.low))),
        Value::Date(d) => {
            let parts = &d.parts;
            Word::of(&format!(
                "@{:?}{:?}{:?}",
                parts.weekday,
                parts.month,
                parts.year.filter(|_| parts.month.is_none())
            ))
        }
        _ => Word(0),
    }
}

/// The digits of a number word that counts nothing, but tells one thing from another: "phase three", "a mother-of-ten".
/// "One" does so only behind what it numbers.
fn designation(lexicon: &Lexicon, reading: &Reading, at: usize) -> Option<Word> {
    let hyphen = usize::from(reading.document.is(at.wrapping_sub(1), "-"));
    let numbers = lexicon.numerals();
    let (NumberWord::Unit(n) | NumberWord::Ten(n)) = numbers.sense(reading.document.word(at))? else { return None };
    let numbered = numbers.designators.contains(&reading.document.word(at.wrapping_sub(1 + hyphen)));
    (n > 1 || numbered).then(|| Word::of(&n.to_string()))
}

/// A light verb with a particle ("kept away", "let them off") has a meaning of its own.
fn phrasal(reading: &Reading, at: usize, tag: Tag) -> bool {
    let particle = |k: usize| reading.terms.get(k).is_some_and(|t| t.tag == Tag::Particle);
    tag == Tag::Verb && (at + 1..at + 1 + PARTICLE).any(particle)
}

fn word_unit(lexicon: &Lexicon, reading: &Reading, at: usize) -> Option<Unit> {
    let term = reading.terms.get(at)?;
    let token = reading.document.token(at);
    let (kind, class, pos) = match term.tag {
        // "Mr" says nothing that the name does not
        Tag::Name
            if lexicon.people().title_at(|k| reading.document.word(k), at).is_some_and(|(_, t)| t.courtesy())
                && reading.name_at(at).is_none() =>
        {
            return None;
        }
        Tag::Name => (UnitKind::Name, NAME, None),
        Tag::Noun => (UnitKind::Noun, 1.0, Some(Pos::Noun)),
        Tag::Verb => (UnitKind::Verb, 1.0, Some(Pos::Verb)),
        Tag::Adjective => (UnitKind::Modifier, MODIFIER, Some(Pos::Adjective)),
        Tag::Preposition | Tag::Subordinator | Tag::Particle | Tag::Adverb if lexicon.has("relation", token.word) => {
            let item = lexicon.item(token.word, Pos::Adverb);
            return Some(Unit {
                run: Run::one(at),
                kind: UnitKind::Modifier,
                lemma: token.word,
                item,
                weight: RELATION,
                mention: None,
            });
        }
        // "fewer", "less": more of the same is no counterpart
        Tag::Determiner | Tag::Adverb if lexicon.has("fewer", token.word) || lexicon.has("more", token.word) => {
            let item = lexicon.item(token.word, Pos::Adverb);
            let weight = if lexicon.has("fewer", token.word) { RELATION } else { 0.0 };
            return Some(Unit {
                run: Run::one(at),
                kind: UnitKind::Modifier,
                lemma: token.word,
                item,
                weight,
                mention: None,
            });
        }
        Tag::Adverb if lexicon.is_closed(token.word) => return None,
        Tag::Adverb => (UnitKind::Modifier, MODIFIER * 0.7, Some(Pos::Adverb)),
        Tag::Number if token.kind == Kind::Word => {
            return Some(Unit {
                run: Run::one(at),
                kind: UnitKind::Name,
                lemma: designation(lexicon, reading, at)?,
                item: None,
                weight: QUANTITY / 2.0,
                mention: None,
            });
        }
        Tag::Number => (UnitKind::Noun, 0.8, None),
        Tag::Pronoun => (UnitKind::Pronoun, 0.0, None),
        _ => return None,
    };
    if token.kind == Kind::Punct || token.kind == Kind::Symbol {
        return None;
    }
    let frame = if lexicon.has("frame", term.lemma) {
        0.25
    } else if lexicon.has("light", term.lemma) && !phrasal(reading, at, term.tag) {
        0.3
    } else {
        1.0
    };
    let mention = reading.name_at(at);
    let weight = lexicon.idf(term.lemma).min(7.0) * class * frame;
    let item = pos.and_then(|p| lexicon.item(term.lemma, p));
    Some(Unit { run: Run::one(at), kind, lemma: term.lemma, item, weight, mention })
}
