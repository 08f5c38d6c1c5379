//! A list: its members in order, and whether it is complete.

use super::quantity::{Kind as FigureKind, Quantity};
use crate::lexicon::{Form, Lexicon, Tag, Term};
use crate::text::{Document, Kind, Ranks, Run};

/// Whether a list names everything that it could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It does: its count says so, or "namely", "only".
    Yes,
    /// It does not: "including", "such as", or a greater count.
    No,
    /// The text does not say.
    Unknown,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Its members, articles and owners left out.
    pub items: Vec<Run>,
    /// Whether it is complete.
    pub closed: Closed,
    /// The figure in front that counts the members.
    pub count: Option<Run>,
    /// How many that figure says, where it is a whole number.
    pub counted: Option<i128>,
    /// A noun behind the last member that belongs to all ("the Vado and Lima rivers").
    pub shared: Option<usize>,
}

/// How far before a list its count may stand.
const COUNTED: usize = 16;
/// The most members that are read.
const MEMBERS: usize = 200;

/// Every list of names, or of three nouns or more, in order. `names` and `figures` are in order. Linear in the text.
pub fn lists(
    document: &Document,
    terms: &[Term],
    names: &[Run],
    figures: &[&Quantity],
    lexicon: &Lexicon,
) -> Vec<(Run, List)> {
    let mut out = Vec::new();
    let passed = &Ranks::new(terms.len(), names.iter().map(|r| r.end));
    for sentence in document.sentences() {
        let reader = Reader { document, terms, names, passed, figures, lexicon, sentence: sentence.run };
        let mut at = sentence.run.start;
        while at < sentence.run.end {
            match reader.list(at) {
                Some((run, list)) => {
                    at = run.end;
                    out.push((run, list));
                }
                None => at = reader.item(at).map_or(at + 1, |r| r.end),
            }
        }
    }
    out
}

struct Reader<'a> {
    document: &'a Document,
    terms: &'a [Term],
    names: &'a [Run],
    /// For each token, the names that end before it.
    passed: &'a Ranks,
    figures: &'a [&'a Quantity],
    lexicon: &'a Lexicon,
    sentence: Run,
}

impl Reader<'_> {
    fn tag(&self, at: usize) -> Tag {
        if self.sentence.has(at) { self.terms.get(at).map_or(Tag::Mark, |t| t.tag) } else { Tag::Mark }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.sentence.has(at) && self.document.is(at, word)
    }

    fn name(&self, at: usize) -> Option<Run> {
        self.names.get(self.passed.at(at)).copied().filter(|r| r.has(at))
    }

    fn joins(&self, at: usize) -> bool {
        ["and", "or", "&"].iter().any(|w| self.is(at, w))
    }

    /// The member that begins at `at`: a name, or a noun with what stands before it.
    fn item(&self, at: usize) -> Option<Run> {
        let mut start = at;
        if self.tag(start) == Tag::Determiner {
            start += 1;
        }
        let mut end = start;
        loop {
            if let Some(name) = self.name(end) {
                end = name.end;
            } else if matches!(self.tag(end), Tag::Noun | Tag::Adjective | Tag::Number)
                || self.is(end, "-") && !self.document.token(end).spaced
            {
                end += 1;
            } else if self.tag(end) == Tag::Possessive && end > start {
                (start, end) = (end + 1, end + 1);
            } else {
                break;
            }
        }
        let last = end.checked_sub(1).filter(|k| *k >= start)?;
        (matches!(self.tag(last), Tag::Noun | Tag::Number) || self.name(last).is_some()).then(|| Run::new(start, end))
    }

    fn list(&self, at: usize) -> Option<(Run, List)> {
        let first = self.item(at)?;
        if !self.goes_on(first.end) {
            return None;
        }
        let mut items = vec![first];
        let mut joined = false;
        while let Some(last) = items.last().copied().filter(|_| items.len() < MEMBERS) {
            let comma = self.is(last.end, ",") || self.is(last.end, ";");
            let and = self.joins(last.end + usize::from(comma));
            if !comma && !and {
                break;
            }
            let Some(next) = self.item(last.end + usize::from(comma) + usize::from(and)) else { break };
            if !and && !self.goes_on(next.end) {
                break;
            }
            items.push(next);
            joined |= and;
            if and && !self.is(next.end, ",") {
                break;
            }
        }
        let named = items.iter().filter(|r| self.name(r.start).is_some()).count();
        let enough = items.len() >= 3 && (named == 0 || named * 2 >= items.len()) || items.len() == 2 && named == 2;
        let (first, last) = (items.first().copied()?, items.last().copied()?);
        if !joined || !enough || self.is(last.end, "'s") {
            return None;
        }
        let run = Run::new(first.start.max(at), last.end);
        let shared = (last.end > 0
            && self.name(last.start).is_some()
            && self.name(last.end - 1).is_none()
            && self.plural(last.end - 1))
        .then(|| last.end - 1);
        let (count, counted) = self.count(run.start, items.len());
        let closed = self.closed(run.start, counted, items.len());
        Some((run, List { items, closed, count, counted, shared }))
    }

    /// A member behind a comma must have another mark or "and" behind it, or it is an aside.
    fn goes_on(&self, end: usize) -> bool {
        self.is(end, ",") || self.is(end, ";") || self.joins(end)
    }

    fn plural(&self, at: usize) -> bool {
        self.terms.get(at).is_some_and(|t| t.form == Form::Plural)
    }

    /// The figure in front of the list that counts its members: the last count of things before it.
    fn count(&self, start: usize, members: usize) -> (Option<Run>, Option<i128>) {
        let floor = start.saturating_sub(COUNTED).max(self.sentence.start);
        let next = self.figures.partition_point(|q| q.core.start < start);
        let before = self.figures.get(..next).unwrap_or(&[]).iter().rev().take_while(|q| q.core.start >= floor);
        let counts = before
            .filter(|q| q.kind == FigureKind::Cardinal && q.unit.is_none() && q.noun.is_some_and(|n| n.head < start));
        let found = counts.filter_map(|q| Some((q.core, q.single()?.whole()?))).find(|(_, n)| *n >= members as i128);
        (found.map(|f| f.0), found.map(|f| f.1))
    }

    fn closed(&self, start: usize, counted: Option<i128>, members: usize) -> Closed {
        let floor = start.saturating_sub(3).max(self.sentence.start);
        let told = |set: &str| {
            (floor..start).any(|at| self.lexicon.has(set, self.document.word(at)) || self.phrase(set, at, start))
        };
        let colon = (floor..start).any(|at| self.is(at, ":") && self.document.token(at).kind == Kind::Punct);
        match counted {
            Some(n) if n == members as i128 => Closed::Yes,
            Some(n) if n > members as i128 => Closed::No,
            _ if told("list-open") => Closed::No,
            _ if told("list-closed") || colon => Closed::Yes,
            _ => Closed::Unknown,
        }
    }

    /// A phrase of a word set that ends right before the list.
    fn phrase(&self, set: &str, at: usize, start: usize) -> bool {
        let Some(id) = self.lexicon.set(set) else { return false };
        self.lexicon
            .set_phrases(id)
            .iter()
            .any(|p| at + p.words.len() <= start && p.words.iter().zip(at..).all(|(w, k)| self.document.word(k) == *w))
    }
}
