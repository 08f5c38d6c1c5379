//! The subject of every verb: what a verb group says something of.

use super::chunk::{Break, Chunk, Group, Phrase};
use crate::text::{Caps, Document, Kind, Run};

/// Prepositions in front of a verb in -ing that the object of the verb before does: "talked her into leaving".
const OBJECTS: [&str; 3] = ["from", "into", "against"];

/// Prepositions that may lead a clause as well.
const LEADING: [&str; 4] = ["after", "before", "since", "until"];

/// What the reader of acts looks at: one sentence.
pub struct Clauses<'a> {
    /// The text.
    pub document: &'a Document,
    /// The sentence as chunks.
    pub chunks: &'a [Chunk],
}

/// A subject as found: the phrase, and whether it was taken over from an earlier verb.
#[derive(Clone, Copy)]
pub struct Subject {
    /// Its chunk.
    pub chunk: usize,
    /// Its tokens, with what is listed before it.
    pub run: Run,
    /// Its head.
    pub head: usize,
}

impl Clauses<'_> {
    /// The chunk with this number.
    pub fn chunk(&self, at: usize) -> Option<&Chunk> {
        self.chunks.get(at)
    }

    /// The verb group with this number, where it is one.
    pub fn group(&self, at: usize) -> Option<&Group> {
        self.chunk(at)?.group()
    }

    /// The noun phrase with this number, where it is one.
    pub fn phrase(&self, at: usize) -> Option<&Phrase> {
        self.chunk(at)?.phrase()
    }

    /// Whether the chunk is such a separator.
    pub fn is_break(&self, at: usize, kind: Break) -> bool {
        matches!(self.chunk(at), Some(Chunk::Break(k, _)) if *k == kind)
    }

    /// The phrase that the verb group at `at` says something of; `groups` are the verb groups of the sentence, `known` the subjects
    /// of those before it.
    pub fn subject(&self, at: usize, groups: &[usize], known: &[Option<Subject>]) -> Option<Subject> {
        let group = self.group(at)?;
        let before = groups.partition_point(|g| *g < at).checked_sub(1).and_then(|b| groups.get(b).copied());
        let then = self.then(at) && group.finite;
        let inherited = self.shared(at, group, then, (groups, known));
        if then && inherited.is_some() {
            return inherited;
        }
        if let Some(behind) = self.inverted(at, group).or_else(|| self.existing(at, group)) {
            return Some(self.bare(behind));
        }
        // "kept her from winning": her
        let before_it = group.run.start.wrapping_sub(1);
        let from = group.prepositional && OBJECTS.iter().any(|word| self.document.is(before_it, word));
        if group.infinitive || from || self.blamed(before_it, before) {
            return self.controller(at, before, inherited);
        }
        // "Canada joined the US in labelling": Canada
        if group.prepositional && !group.finite && inherited.is_some() {
            return inherited;
        }
        match self.subordinate(at).filter(|_| group.finite) {
            Some(phrase) => Some(self.bare(phrase)),
            None => self.front(at, group, inherited),
        }
    }

    /// The subject that a verb shares with one before it: with the nearest, but behind "and", "then" or a comma with who does what
    /// the sentence tells.
    fn shared(&self, at: usize, group: &Group, then: bool, acts: (&[usize], &[Option<Subject>])) -> Option<Subject> {
        let (groups, known) = acts;
        let pairs = || groups.iter().zip(known).rev().filter(|(g, _)| **g < at);
        let nearest = pairs().next().and_then(|(_, s)| *s);
        // "won after a day spent behind and leads": who won leads
        let joined = at.checked_sub(1).is_some_and(|i| {
            self.is_break(i, Break::Coordinator) && group.finite || self.is_break(i, Break::Comma) && !group.finite
        });
        if !joined && !then {
            return nearest;
        }
        // "said that it was late and promised to help": who said it
        let said = |g: usize| self.group(g).is_some_and(|g| g.reporting && g.finite && !g.passive);
        let voiced = group.reporting && group.finite;
        let outer = pairs().filter(|(g, _)| voiced && said(**g)).find_map(|(_, s)| *s);
        outer.or_else(|| self.main(at, groups, known)).or(nearest)
    }

    /// The subject in front of a verb, looked for chunk by chunk.
    fn front(&self, at: usize, group: &Group, inherited: Option<Subject>) -> Option<Subject> {
        let mut i = at;
        while i > 0 {
            i -= 1;
            match self.chunk(i)? {
                // "was due to go": nobody is due
                Chunk::Phrase(p) if p.quality => {}
                Chunk::Break(Break::Comma, _) if i + 1 == at => match self.asides(i) {
                    Some(open) => i = open,
                    None => continue,
                },
                Chunk::Break(Break::Coordinator, _) if i + 1 == at => return inherited,
                Chunk::Break(Break::Relative, _) => return self.antecedent(i),
                Chunk::Break(Break::Stop | Break::Subordinator, _) => {
                    return if group.finite { None } else { inherited };
                }
                Chunk::Phrase(p) if p.preposition.is_none() => {
                    if let Some(past) = self.passed(i, p, at, group) {
                        i = past;
                        continue;
                    }
                    if group.finite || i + 1 == at || self.adjacent(i, at) {
                        return Some(self.listed(i));
                    }
                    return inherited.or_else(|| Some(self.listed(i)));
                }
                Chunk::Phrase(_) if !group.finite && !group.prepositional && i + 1 == at => return Some(self.bare(i)),
                Chunk::Group(g) if g.finite => match self.relative_before(i) {
                    Some(open) => i = open,
                    None => return inherited,
                },
                _ => {}
            }
        }
        inherited.filter(|_| !group.finite)
    }

    /// Where the search goes on past a phrase that is no subject of the verb at `at`.
    fn passed(&self, i: usize, phrase: &Phrase, at: usize, group: &Group) -> Option<usize> {
        // "researchers from Oslo and Lund found": the researchers
        let led = self.led(i);
        // "the bid to buy Lund failed": the bid
        let intended = || self.intended(i).filter(|_| group.finite).map(|noun| noun + 1);
        let object = || (self.is_object(i) && i + 1 != at).then_some(i);
        // "the fares that make no sense will go": the fares
        let related = || self.related(i, phrase).map(|open| open + 1);
        led.or_else(intended).or_else(object).or_else(related)
    }

    /// "…, said Brandt": the phrase behind a verb of saying that follows what was said.
    fn inverted(&self, at: usize, group: &Group) -> Option<usize> {
        let before = self.document.token(group.run.start.checked_sub(1)?);
        let follows = before.kind == Kind::Close || self.document.is(group.run.start - 1, ",");
        let speaker = self.phrase(at + 1).is_some_and(|p| p.preposition.is_none());
        // "Brandt, who was ill, asked a friend": the comma closes what stands beside the subject
        let beside = self.is_break(at.checked_sub(1)?, Break::Comma)
            && self.opening(at - 1).is_some_and(|open| self.is_break(open + 1, Break::Relative));
        let ends = !matches!(self.chunk(at + 2), Some(Chunk::Group(_)));
        // "police in Lund, Norland, charged two men": nothing is said before
        let bare = before.kind != Kind::Close && self.asides(at.checked_sub(1)?).is_some() && !self.told(at);
        (group.reporting && group.finite && !group.passive && follows && speaker && ends && !beside && !bare)
            .then_some(at + 1)
    }

    /// The subject of the nearest finite verb before `at`; one in a relative clause that a comma has closed is passed over.
    fn main(&self, at: usize, groups: &[usize], known: &[Option<Subject>]) -> Option<Subject> {
        let finite = |g: usize| g < at && self.group(g).is_some_and(|g| g.finite);
        let closed = |g: usize| (g..at).any(|i| self.is_break(i, Break::Comma));
        let open = |g: usize, s: &Subject| s.chunk > g || !self.relative(s.chunk, g) || !closed(g);
        let pairs = groups.iter().zip(known).rev().filter_map(|(g, s)| Some((*g, (*s)?)));
        pairs.filter(|(g, _)| finite(*g)).find(|(g, s)| open(*g, s)).map(|(_, s)| s)
    }

    /// ", then": what goes on with the same subject.
    fn then(&self, at: usize) -> bool {
        let word = at
            .checked_sub(1)
            .filter(|i| matches!(self.chunk(*i), Some(Chunk::Loose(w)) if self.document.is(*w, "then")));
        word.and_then(|i| i.checked_sub(1)).is_some_and(|i| self.is_break(i, Break::Comma))
    }

    /// The phrase right in front of a verb behind a word that may lead a clause as well: "after a pipe was broken", where nothing
    /// in front still waits for its verb.
    fn subordinate(&self, at: usize) -> Option<usize> {
        let phrase = at.checked_sub(1).filter(|i| {
            let led = self.phrase(*i).and_then(|p| p.preposition);
            led.is_some_and(|w| LEADING.iter().any(|l| self.document.is(w, l)))
        })?;
        let relatives = (0..phrase).filter(|i| self.is_break(*i, Break::Relative)).count();
        let finite = (0..phrase).filter(|i| self.group(*i).is_some_and(|g| g.finite)).count();
        (finite > relatives).then_some(phrase)
    }

    /// Whether a finite verb stands in the clause before the chunk at `at`.
    fn told(&self, at: usize) -> bool {
        let ends = |i: &usize| {
            matches!(self.chunk(*i), Some(Chunk::Break(Break::Stop | Break::Subordinator | Break::Coordinator, _)))
        };
        let from = (0..at).rev().find(ends).map_or(0, |i| i + 1);
        !self.only_phrases(from, at)
    }

    /// "there is no system": the phrase behind.
    pub fn existing(&self, at: usize, group: &Group) -> Option<usize> {
        let there = self.document.is(group.run.start.checked_sub(1)?, "there");
        (there && self.phrase(at + 1).is_some_and(|p| p.preposition.is_none())).then_some(at + 1)
    }

    /// Whether a relative stands between a phrase and the verb behind it: "praised the pupil who called", whose pupil is an
    /// object as well.
    pub fn relative(&self, phrase: usize, verb: usize) -> bool {
        (phrase + 1..verb).any(|i| self.is_break(i, Break::Relative))
    }

    /// Only loose words stand between the two chunks.
    fn adjacent(&self, left: usize, right: usize) -> bool {
        (left + 1..right).all(|i| matches!(self.chunk(i), Some(Chunk::Loose(_) | Chunk::Date(_))))
    }

    /// An object of a verb that is not finite: "weapons reaching [traffickers] are".
    fn is_object(&self, at: usize) -> bool {
        // "patients given the cheaper drug"
        at > 0 && self.group(at - 1).is_some_and(|g| !g.finite && (!g.passive || g.giving))
    }

    /// Whether no finite verb stands in these chunks.
    pub fn only_phrases(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| !matches!(self.chunk(i), Some(Chunk::Group(g)) if g.finite))
    }

    /// The phrase behind a preposition with which the name at `at` is joined: "from Oslo and Lund".
    fn led(&self, at: usize) -> Option<usize> {
        let name = |i: usize| {
            self.phrase(i).filter(|p| p.run.len() == 1 && self.document.token(p.run.start).caps == Caps::Title)
        };
        let mut first = at;
        while name(first).is_some_and(|p| p.preposition.is_none()) {
            let joined = first.checked_sub(2).filter(|i| name(*i).is_some())?;
            let link = [Break::Coordinator, Break::Comma].iter().any(|k| self.is_break(first - 1, *k));
            first = if link { joined } else { return None };
        }
        let whole = first.checked_sub(1).filter(|_| first < at).and_then(|i| self.phrase(i))?;
        (name(first).is_some() && whole.preposition.is_none() && self.joins(first, at)).then_some(first)
    }

    /// Whether "and" stands between two chunks.
    fn joins(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.is_break(i, Break::Coordinator))
    }

    /// The phrase at `at` as a subject.
    pub fn bare(&self, at: usize) -> Subject {
        let phrase = self.phrase(at);
        Subject { chunk: at, run: phrase.map_or(Run::default(), |p| p.run), head: phrase.map_or(0, |p| p.head) }
    }

    /// A subject with what is listed before it: "Canada, Mexico and the US".
    fn listed(&self, at: usize) -> Subject {
        let mut found = self.bare(at);
        // "the lists, and it lost": a pronoun begins anew
        if self.phrase(at).is_some_and(|p| p.pronoun) {
            return found;
        }
        let (mut i, mut first) = (at, at);
        while i >= 2 {
            let joined =
                self.is_break(i - 1, Break::Coordinator) || (first != at && self.is_break(i - 1, Break::Comma));
            let back = if joined && self.is_break(i - 2, Break::Comma) && i >= 3 { i - 3 } else { i - 2 };
            let plain = self.phrase(back).is_some_and(|p| p.preposition.is_none());
            if !joined || !plain || (back > 0 && self.group(back - 1).is_some()) {
                break;
            }
            first = back;
            found.run = found.run.join(self.bare(back).run);
            i = back;
        }
        found
    }
}
