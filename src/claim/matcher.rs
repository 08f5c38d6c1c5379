//! The matcher: runs a pattern's program over a sentence, in time linear in program times sentence.

use super::fill::{Fill, clause_start, fills, is_article, starting};
use super::model::Filler;
use crate::lexicon::Tag;
use crate::reading::Reading;
use crate::rule::{Filling, Op, Program, SetId, Shape, SlotKind, WordSets};
use crate::text::{Kind, Run};
use crate::value::Value;

/// Steps allowed for each pair of instruction and token.
const BUDGET: usize = 50;
/// How many tokens may be skipped between two elements.
const LIGHT: usize = 8;

/// One match of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// From its first to its last token.
    pub run: Run,
    /// One answer a slot.
    pub slots: Vec<Option<Filler>>,
    /// The first verb that a slot captured, else the first word that matched, else the first token.
    pub trigger: usize,
    /// The first verb that a slot captured.
    pub captured: Option<usize>,
    /// How many tokens `..` passed over.
    pub passed: usize,
}

/// How far a program came that did not match: the furthest of its attempts that had found a word of the claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Furthest {
    /// How many elements had matched.
    pub depth: usize,
    /// From the first token that matched to the last.
    pub run: Run,
    /// The token at which it failed; the end of the sentence where there was none left.
    pub at: usize,
    /// The steps of the program that were wanted there, in order.
    pub wanted: Vec<usize>,
}

/// Runs programs over one sentence after the other; keeps its memory.
pub struct Matcher<'a> {
    reading: &'a Reading,
    sets: &'a WordSets,
    sentence: Run,
    /// For every token that may be skipped between two elements, the token behind it or behind its date; else 0.
    light: Vec<usize>,
    seen: Vec<u64>,
    steps: usize,
    start: usize,
    path: Match,
    /// What fills the slots of the sentence, and where it stands there for every kind and token that was asked for.
    fills: Vec<Fill>,
    found: Vec<Option<Run>>,
    /// How many elements of the path have matched.
    depth: usize,
    /// How far the last program came, where somebody asks for it.
    pub furthest: Option<Furthest>,
    /// Whether a step budget was used up.
    pub exhausted: bool,
}

impl<'a> Matcher<'a> {
    /// A matcher over a text, with the word sets of the rules.
    pub fn new(reading: &'a Reading, sets: &'a WordSets) -> Self {
        let path = Match { run: Run::default(), slots: Vec::new(), trigger: usize::MAX, captured: None, passed: 0 };
        let (sentence, seen, fills, found) = (Run::default(), Vec::new(), Vec::new(), Vec::new());
        let light = (0..reading.document.len()).map(|at| behind(reading, at).unwrap_or(0)).collect();
        let (steps, start, depth) = (0, 0, 0);
        let (furthest, exhausted) = (None, false);
        Self { reading, sets, sentence, light, seen, steps, start, path, fills, found, depth, furthest, exhausted }
    }

    /// Every match of `program` in `sentence`, by its first token; `slots` is how many slots the rule has.
    pub fn run(&mut self, program: &Program, slots: usize, sentence: Run) -> Vec<Match> {
        if self.sentence != sentence {
            self.sentence = sentence;
            self.fills.clear();
            self.found.clear();
            self.found.resize(SlotKind::ALL.len() * sentence.len(), None);
        }
        self.steps = BUDGET * program.code.len() * (sentence.len() + 1);
        self.seen.clear();
        self.seen.resize((program.code.len() * (sentence.len() + 1)).div_ceil(64), 0);
        self.reset(slots);
        let mut found = Vec::new();
        for start in sentence.iter() {
            if !self.may_start(program, start) {
                continue;
            }
            self.start = start;
            // a path that fails is empty again
            if self.step(program, 0, start) {
                let mut path = self.path.clone();
                let first = if path.trigger == usize::MAX { start } else { path.trigger };
                path.trigger = path.captured.unwrap_or(first);
                path.run.start = start;
                found.push(path);
                self.seen.fill(0);
                self.reset(slots);
            }
            if self.steps == 0 {
                self.exhausted = true;
                break;
            }
        }
        found
    }

    /// An empty path, in the memory of the last one.
    fn reset(&mut self, slots: usize) {
        self.path.slots.clear();
        self.path.slots.resize(slots, None);
        (self.path.trigger, self.path.captured, self.path.passed) = (usize::MAX, None, 0);
    }

    /// A sentence, a clause and what a mention fills may not begin just anywhere.
    fn may_start(&self, program: &Program, at: usize) -> bool {
        use SlotKind::{Clause, Date, Name, Ordinal, Quantity, Quote, Role};
        match program.code.first().map(|s| &s.op) {
            Some(Op::Start) => at == self.sentence.start,
            Some(Op::Slot(_, Filling::Kind(Clause))) => clause_start(self.reading, at, self.sentence),
            Some(Op::Slot(_, Filling::Kind(Quantity | Ordinal | Name | Date | Role | Quote))) => {
                starting(self.reading, at).next().is_some()
            }
            _ => true,
        }
    }

    fn first_visit(&mut self, pc: usize, at: usize) -> bool {
        let bit = pc * (self.sentence.len() + 1) + (at - self.sentence.start);
        let Some(word) = self.seen.get_mut(bit / 64) else { return false };
        let new = *word & (1 << (bit % 64)) == 0;
        *word |= 1 << (bit % 64);
        new
    }

    fn step(&mut self, program: &Program, pc: usize, at: usize) -> bool {
        if self.steps == 0 || at > self.sentence.end || !self.first_visit(pc, at) {
            return false;
        }
        self.steps -= 1;
        let Some(step) = program.code.get(pc) else { return false };
        match &step.op {
            Op::Accept => {
                self.path.run.end = at;
                true
            }
            Op::Jump(to) => self.step(program, *to, at),
            Op::Split(first, second) => self.step(program, *first, at) || self.step(program, *second, at),
            Op::Start => at == self.sentence.start && self.step(program, pc + 1, at),
            Op::End if !self.only_marks(at) => self.failed(pc, at, at),
            Op::End => self.step(program, pc + 1, at),
            Op::Gap(most) => self.gap(program, pc, at, usize::from(*most)),
            op => {
                let most = if step.tight || at == self.start { 0 } else { LIGHT };
                self.consume_past(program, pc, op, (at, most))
            }
        }
    }

    /// Tries one consuming element at a token and behind up to `most` light ones: adverbs, auxiliaries, negations,
    /// articles, dates, quotation marks.
    fn consume_past(&mut self, program: &Program, pc: usize, op: &Op, (at, most): (usize, usize)) -> bool {
        let mut here = at;
        loop {
            if self.consume(program, pc, op, here) {
                return true;
            }
            if here >= at + most || here >= self.sentence.end {
                return self.failed(pc, at, here);
            }
            here = match self.light.get(here) {
                None | Some(0) => return self.failed(pc, at, here),
                Some(behind) => *behind,
            };
        }
    }

    /// An element that was wanted behind token `end` is not there at `here`; false.
    fn failed(&mut self, pc: usize, end: usize, here: usize) -> bool {
        let told = self.path.trigger != usize::MAX || self.path.captured.is_some();
        let Some(furthest) = self.furthest.as_mut().filter(|f| told && self.depth >= f.depth) else { return false };
        let (run, at) = (Run::new(self.start, end), here.min(self.sentence.end));
        if self.depth > furthest.depth {
            *furthest = Furthest { depth: self.depth, run, at, wanted: vec![pc] };
        } else if run == furthest.run && at == furthest.at && !furthest.wanted.contains(&pc) {
            furthest.wanted.push(pc);
        }
        false
    }

    /// Goes on behind an element that has matched.
    fn onward(&mut self, program: &Program, pc: usize, next: usize) -> bool {
        self.depth += 1;
        let matched = self.step(program, pc + 1, next);
        self.depth -= 1;
        matched
    }

    /// Tries one consuming element at `here`.
    fn consume(&mut self, program: &Program, pc: usize, op: &Op, here: usize) -> bool {
        if here >= self.sentence.end {
            return false;
        }
        match op {
            Op::Word(word) => self.reading.document.word(here) == *word && self.triggered(program, pc, here, here + 1),
            Op::Regex(regex) => {
                let surface = crate::text::fold(self.reading.document.surface(here));
                regex.is_match(&surface) && self.triggered(program, pc, here, here + 1)
            }
            Op::Set(sets, shape) => {
                let ends = self.ends(sets, *shape, here);
                ends.into_iter().any(|end| self.triggered(program, pc, here, end))
            }
            Op::Slot(slot, Filling::Set(sets, shape)) => {
                let ends = self.ends(sets, *shape, here);
                let fill = |end| (Filler { run: Run::new(here, end), mention: None }, end);
                ends.into_iter().any(|end| self.bind(program, pc, *slot, fill(end), true))
            }
            Op::Slot(slot, Filling::Kind(kind)) => self.fillers(*kind, here).iter().any(|k| {
                let fill = self.fills.get(k).copied();
                fill.is_some_and(|fill| self.bind(program, pc, *slot, fill, false))
            }),
            _ => false,
        }
    }

    /// What may fill a slot of this kind at a token, in `fills`; looked for once a sentence, whatever asks for it.
    fn fillers(&mut self, kind: SlotKind, at: usize) -> Run {
        let place = kind as usize * self.sentence.len() + (at - self.sentence.start);
        if let Some(Some(known)) = self.found.get(place) {
            return *known;
        }
        let from = self.fills.len();
        fills(self.reading, kind, at, self.sentence, &mut self.fills);
        let found = Run::new(from, self.fills.len());
        if let Some(place) = self.found.get_mut(place) {
            *place = Some(found);
        }
        found
    }

    fn triggered(&mut self, program: &Program, pc: usize, here: usize, next: usize) -> bool {
        let before = self.path.trigger;
        // A mark is no word to know a claim by.
        if self.reading.document.token(here).kind != Kind::Punct {
            self.path.trigger = before.min(here);
        }
        let matched = self.onward(program, pc, next);
        if !matched {
            self.path.trigger = before;
        }
        matched
    }

    /// A captured verb is what the claim turns on, whatever stands before it.
    fn captured(&mut self, program: &Program, pc: usize, here: usize, next: usize) -> bool {
        if self.reading.terms.get(here).is_none_or(|t| t.tag != Tag::Verb) {
            return self.triggered(program, pc, here, next);
        }
        let before = self.path.captured;
        self.path.captured = before.or(Some(here));
        let matched = self.onward(program, pc, next);
        if !matched {
            self.path.captured = before;
        }
        matched
    }

    fn bind(&mut self, program: &Program, pc: usize, slot: usize, fill: Fill, trigger: bool) -> bool {
        if fill.1 > self.sentence.end {
            return false;
        }
        let before = self.path.slots.get(slot).copied().flatten();
        if let Some(place) = self.path.slots.get_mut(slot) {
            *place = Some(fill.0);
        }
        let start = fill.0.run.start;
        let matched =
            if trigger { self.captured(program, pc, start, fill.1) } else { self.onward(program, pc, fill.1) };
        if !matched && let Some(place) = self.path.slots.get_mut(slot) {
            *place = before;
        }
        matched
    }

    fn ends(&self, sets: &[SetId], shape: Shape, here: usize) -> Vec<usize> {
        let mut ends = Vec::new();
        for set in sets.iter().filter_map(|id| self.sets.get(*id)) {
            set.ends(&self.reading.document, &self.reading.terms, here, shape, &mut ends);
        }
        ends
    }

    /// `..`: nearer first, and never across a mark that ends a clause or a quotation mark.
    fn gap(&mut self, program: &Program, pc: usize, at: usize, most: usize) -> bool {
        for passed in 0..=most {
            let here = at + passed;
            if passed > 0 && (here > self.sentence.end || self.fences(here - 1)) {
                return false;
            }
            self.path.passed += passed;
            if self.step(program, pc + 1, here) {
                return true;
            }
            self.path.passed -= passed;
        }
        false
    }

    fn fences(&self, at: usize) -> bool {
        let token = self.reading.document.token(at);
        matches!(token.kind, Kind::Open | Kind::Close)
            || matches!(self.reading.document.surface(at), "." | ";" | ":" | "—" | "–" | "!" | "?")
    }

    fn only_marks(&self, at: usize) -> bool {
        let marks = [Kind::Punct, Kind::Close];
        (at..self.sentence.end).all(|t| marks.contains(&self.reading.document.token(t).kind))
    }
}

/// Where matching goes on behind a token that may be skipped between two elements: an adverb, an auxiliary, a negation, an
/// article, a quotation mark, a date with its preposition.
fn behind(reading: &Reading, at: usize) -> Option<usize> {
    let tags = [Tag::Adverb, Tag::Auxiliary, Tag::Modal, Tag::Negation];
    let tag = reading.terms.get(at).map(|t| t.tag);
    let ends = |at: usize| {
        let found = starting(reading, at).find(|(_, m)| matches!(m.value, Value::Date(_)));
        found.map(|(_, m)| m.run.end)
    };
    let date = ends(at).or_else(|| if tag == Some(Tag::Preposition) { ends(at + 1) } else { None });
    let light = || {
        matches!(reading.document.token(at).kind, Kind::Open | Kind::Close)
            || is_article(reading, at)
            || tag.is_some_and(|t| tags.contains(&t))
    };
    date.or_else(|| light().then_some(at + 1))
}
