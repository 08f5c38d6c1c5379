//! The parts of speech of a text: of all readings of a sentence, the one whose words suit themselves and their neighbours best.

use super::candidate::{Candidate, Candidates};
use super::capitals::Capitals;
use super::clause::Clause;
use super::closed::Closed;
use super::grammar::{Class, Grammar};
use super::set::{SetId, Sets};
use super::tag::{Form, Tag, Term};
use super::vocabulary::Vocabulary;
use crate::text::{Caps, Document, Kind, Line, Run, Token, Word};
use rustc_hash::FxHashSet;

/// What the tagger needs of the lexicon.
pub struct Tagger<'a> {
    /// The known words.
    pub vocabulary: &'a Vocabulary,
    /// The closed classes.
    pub closed: &'a Closed,
    /// The weights of neighbourhoods.
    pub grammar: &'a Grammar,
    /// The word sets.
    pub sets: &'a Sets,
    /// Verbs that take a clause without "that".
    pub saying: Option<SetId>,
    /// Numbers from two on: what they count is several.
    pub several: Option<SetId>,
    /// Acronyms that are common nouns: CEO, GDP.
    pub acronyms: Option<SetId>,
    /// Words that are names wherever they stand capitalised.
    pub proper: &'a FxHashSet<Word>,
    /// Words that are names in the text that this one is read beside.
    pub names: &'a FxHashSet<Word>,
}

/// The best way to read the sentence up to one word, with that word read one way.
#[derive(Clone, Copy)]
struct Node {
    candidate: Candidate,
    /// The class that decides about what follows: that of the last word that is not transparent.
    context: Class,
    /// The class of the word before.
    before: Class,
    clause: Clause,
    /// A noun that counts several and is not told as several itself: "three forest", of "three forest blazes".
    several: bool,
    score: i32,
    back: u32,
}

/// Readings that fall this far behind the best are given up.
const BEAM: i32 = 70;
/// A longer sentence is read in pieces.
const LONGEST: usize = 300;

impl Tagger<'_> {
    /// One term a token.
    pub fn tag(&self, document: &Document) -> Vec<Term> {
        let mut candidates = Candidates::new(self.vocabulary, self.closed, self.grammar);
        let capitals = Capitals::new(document);
        let mut out = Vec::with_capacity(document.len());
        let (mut nodes, mut row, mut starts) = (Vec::new(), Vec::new(), Vec::new());
        for sentence in document.sentences() {
            let titled = capitals.is_title(document, sentence.run, sentence.line);
            let mut start = sentence.run.start;
            while start < sentence.run.end {
                let run = Run::new(start, sentence.run.end.min(start + LONGEST));
                nodes.clear();
                starts.clear();
                for at in run.iter() {
                    let name = self.name_weight(document, at, sentence.run, titled, &capitals);
                    let from = starts.last().copied().unwrap_or(0);
                    self.extend(document, at, name, &mut candidates, (&nodes, from), &mut row);
                    starts.push(nodes.len());
                    prune(&mut row);
                    nodes.append(&mut row);
                }
                self.trace(&nodes, &starts, sentence.line, &mut out);
                start = run.end;
            }
        }
        self.finish(document, &mut out);
        out
    }

    /// Adds the nodes of token `at` to `row`; those of the token before are the last of `nodes`, from `from` on.
    fn extend(
        &self,
        document: &Document,
        at: usize,
        name: NameWeight,
        candidates: &mut Candidates,
        (nodes, from): (&[Node], usize),
        row: &mut Vec<Node>,
    ) {
        let token = document.token(at);
        let own = candidates.of(token, document.surface(at));
        let term = Term { tag: Tag::Name, lemma: token.word, form: Form::Base };
        let as_name = Candidate { term, class: Class::Name, weight: name.name };
        let quotes = token.kind == Kind::Close && !owns(document, at);
        let own = if quotes { own.get(..1).unwrap_or_default() } else { own };
        let common = own.iter().map(|c| Candidate { weight: c.weight + name.other, ..*c });
        for candidate in common.chain(name.possible.then_some(as_name)) {
            let (mine, says) = (row.len(), self.says(candidate.term));
            if nodes.is_empty() {
                let (clause, step) = Clause::default().step(candidate.class, false, &self.grammar.weights);
                let score = candidate.weight + step + self.grammar.weight(Class::Stop, candidate.class);
                let context = if candidate.class.is_transparent() { Class::Stop } else { candidate.class };
                row.push(Node { candidate, context, before: Class::Stop, clause, several: false, score, back: 0 });
            }
            for (back, left) in nodes.iter().enumerate().skip(from) {
                let node = self.follow(left, candidate, says, back as u32);
                match row.iter_mut().skip(mine).find(|n| n.clause == node.clause) {
                    Some(rival) if rival.score < node.score => *rival = node,
                    Some(_) => {}
                    None => row.push(node),
                }
            }
        }
    }

    fn follow(&self, left: &Node, candidate: Candidate, says: bool, back: u32) -> Node {
        let (class, weights) = (candidate.class, &self.grammar.weights);
        let (clause, step) = left.clause.step(class, says, weights);
        let mut score = left.score + candidate.weight + step + self.grammar.weight(left.context, class);
        if left.candidate.class != left.context {
            score += self.grammar.weight(left.candidate.class, class);
        }
        score += self.words(left, candidate);
        let context = if class.is_transparent() { left.context } else { class };
        let counts = left.several || self.several.is_some_and(|set| self.sets.has(set, left.candidate.term.lemma));
        let several = counts && class == Class::Noun;
        Node { candidate, context, before: left.candidate.class, clause, several, score, back }
    }

    /// Whether a word is a verb that takes a clause without "that".
    fn says(&self, term: Term) -> bool {
        term.tag == Tag::Verb && self.saying.is_some_and(|set| self.sets.has(set, term.lemma))
    }

    /// What single words add to the neighbourhood of their classes.
    fn words(&self, left: &Node, candidate: Candidate) -> i32 {
        let weights = &self.grammar.weights;
        let (before, lemma) = (left.candidate.term, candidate.term.lemma);
        match candidate.class {
            class if left.candidate.class == Class::Coordinator && left.before == class => weights.parallel,
            // two men talk, but of a "two man" nothing is told
            Class::Present if left.several => weights.several,
            Class::Subordinator if self.says(before) => weights.clause,
            Class::Particle if !self.closed.is_phrasal(before.lemma, lemma) => weights.particle,
            Class::Base if before.tag == Tag::Verb && self.closed.is_bare(before.lemma) => weights.bare,
            Class::Participle if left.context.is_nominal() && self.closed.is_intransitive(lemma) => weights.voice,
            Class::Preposition if left.candidate.class == Class::Participle && self.closed.is_agent(lemma) => {
                -weights.voice / 2
            }
            Class::Preposition if left.candidate.class == Class::Past && self.closed.is_intransitive(before.lemma) => {
                -weights.voice / 2
            }
            _ => 0,
        }
    }

    /// Walks back from the best last node.
    fn trace(&self, nodes: &[Node], starts: &[usize], line: Line, out: &mut Vec<Term>) {
        let end = |n: &Node| match line {
            Line::Body => n.clause.end(&self.grammar.weights) + self.grammar.weight(n.context, Class::Stop),
            Line::Heading => 0,
        };
        let last = starts.last().copied().unwrap_or(0);
        let best = nodes.iter().enumerate().skip(last).max_by_key(|(at, n)| (n.score + end(n), std::cmp::Reverse(*at)));
        let first = out.len();
        let mut at = best.map(|(at, _)| at);
        for _ in starts {
            let Some(node) = at.and_then(|at| nodes.get(at)) else { break };
            out.push(node.candidate.term);
            at = Some(node.back as usize);
        }
        out.get_mut(first..).unwrap_or_default().reverse();
    }

    /// What only the whole sentence tells: have and do as main verbs, "'s" and "'d" as has and had.
    fn finish(&self, document: &Document, out: &mut [Term]) {
        for at in 0..out.len() {
            let Some(term) = out.get(at).copied() else { continue };
            if term.tag != Tag::Auxiliary || !self.closed.is_main(document.word(at)) {
                continue;
            }
            let ahead = out.iter().skip(at + 1).take(6);
            let helps = if term.lemma == Word::of("have") {
                ahead.skip_while(|t| is_between(t.tag)).take(1).any(|t| t.form == Form::Participle)
            } else {
                // a question puts its subject between: "Did the minister resign?"
                let mut ahead = ahead.take_while(|t| !matches!(t.tag, Tag::To | Tag::Modal | Tag::Preposition));
                ahead.any(|t| matches!(t.tag, Tag::Verb | Tag::Auxiliary) && t.form == Form::Base)
            };
            let negated = out.get(at + 1).is_some_and(|t| t.tag == Tag::Negation);
            if let Some(term) = out.get_mut(at).filter(|_| !helps && !negated) {
                term.tag = Tag::Verb;
            }
        }
    }

    /// How likely a word is a name, by its capital.
    fn name_weight(&self, document: &Document, at: usize, run: Run, titled: bool, capitals: &Capitals) -> NameWeight {
        let token = document.token(at);
        let never = NameWeight { possible: false, name: 0, other: 0 };
        if token.kind != Kind::Word || token.caps == Caps::Lower || self.is_acronym(token, document.surface(at)) {
            return never;
        }
        let weights = &self.grammar.weights;
        let closed = !self.closed.readings(token.word).is_empty();
        let free = self.closed.is_open(token.word);
        let known = closed || self.is_word(document, at);
        let initial = titled || capitals.begins(document, at, run);
        let capital_next =
            matches!(document.token(at + 1).caps, Caps::Title | Caps::Upper | Caps::Mixed) && at + 1 < run.end;
        match (initial, known) {
            (true, true) if closed && !free => NameWeight { possible: true, name: weights.initial, other: 0 },
            (true, true) if self.is_name(token.word, capitals) => {
                NameWeight { possible: true, name: 0, other: weights.initial / 2 }
            }
            (true, true) if capital_next && !titled => {
                NameWeight { possible: true, name: weights.initial_before_capital, other: 0 }
            }
            (true, true) => NameWeight { possible: true, name: weights.initial, other: 0 },
            (_, false) => NameWeight { possible: true, name: 0, other: weights.capital },
            (false, true) if closed && !free && token.caps == Caps::Title && token.span.len() < 4 => never,
            (false, true) => NameWeight { possible: true, name: 0, other: weights.capital },
        }
    }

    /// "CEO", "MPs": capitals that make no name.
    fn is_acronym(&self, token: &Token, surface: &str) -> bool {
        let word = Word::folded(surface.trim_end_matches('s'));
        token.caps != Caps::Title && self.acronyms.is_some_and(|set| self.sets.has(set, word))
    }

    /// Whether a word is a name where a common word could stand.
    fn is_name(&self, word: Word, capitals: &Capitals) -> bool {
        capitals.only(word) || self.proper.contains(&word) || self.names.contains(&word)
    }

    /// Whether a capitalised form is that of a common word.
    fn is_word(&self, document: &Document, at: usize) -> bool {
        let folded = crate::text::fold(document.surface(at));
        self.vocabulary.reads(&folded)
    }
}

/// Whether a closing mark may be the apostrophe of "the rebels' advance": after an s, where no mark is open.
fn owns(document: &Document, at: usize) -> bool {
    let before = document.surface(at.wrapping_sub(1));
    let start = at.saturating_sub(40);
    let open = (start..at).rev().map(|i| document.token(i)).find(|t| t.word == document.word(at));
    before.ends_with(['s', 'S', 'z', 'x']) && !document.token(at).spaced && open.is_none_or(|t| t.kind == Kind::Close)
}

/// Words that may stand between an auxiliary and its verb.
const fn is_between(tag: Tag) -> bool {
    matches!(tag, Tag::Adverb | Tag::Negation | Tag::Pronoun | Tag::Mark)
}

fn prune(row: &mut Vec<Node>) {
    let best = row.iter().map(|n| n.score).max().unwrap_or(0);
    row.retain(|n| n.score >= best - BEAM);
}

/// What is added to the readings of a capitalised word.
#[derive(Clone, Copy)]
struct NameWeight {
    possible: bool,
    name: i32,
    other: i32,
}
