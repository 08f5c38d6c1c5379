//! Stance: whether an act is affirmed or denied, and how far it is told as true, composed from the outside in.

use super::model::{Act, Part, Slot, Status};
use crate::lexicon::{Form, Lexicon, OperatorStatus, Tag, Term, Truth};
use crate::text::{Document, Run, Word};

/// Sets the stance of the acts of one sentence, which are in order of their heads.
pub fn settle(lexicon: &Lexicon, document: &Document, terms: &[Term], sentence: Run, acts: &mut [Act]) {
    let stance = Stances { lexicon, document, terms, sentence };
    for k in 0..acts.len() {
        let (before, rest) = acts.split_at_mut(k);
        let Some(act) = rest.first_mut() else { continue };
        stance.own(act);
        stance.governed(before, act);
    }
    stance.untrue(acts);
    stance.undone(acts);
}

/// How far in front of "to" the one who is to do it may stand behind "for", in tokens.
const GOER: usize = 6;

struct Stances<'a> {
    lexicon: &'a Lexicon,
    document: &'a Document,
    terms: &'a [Term],
    sentence: Run,
}

impl Stances<'_> {
    fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    fn form(&self, at: usize) -> Form {
        self.terms.get(at).map_or(Form::Base, |t| t.form)
    }

    fn lemma(&self, at: usize) -> Word {
        self.terms.get(at).map_or(Word(0), |t| t.lemma)
    }

    /// What the verb group, its subject and object, its adverbs and its conjunction say.
    fn own(&self, act: &mut Act) {
        for at in act.group.iter() {
            if self.tag(at) == Tag::Modal {
                act.stance.status = self.modal(at);
                // "should have been seen": was not
                if self.lexicon.has("duty", self.document.word(at)) && self.missed(act, at) {
                    act.stance.affirmed = !act.stance.affirmed;
                }
            }
        }
        // "the mayor is to open it"; but "was to become" tells what came, and "the aim is to win" what it is
        let subject = act.slots.iter().find(|s| s.part == Part::Agent);
        let subject = subject.is_some_and(|s| !self.lexicon.has("aim", self.lemma(s.head)));
        let is = self.lemma(act.group.start) == Word::of("be") && self.form(act.group.start) == Form::Present;
        if (subject || act.passive) && is && act.group.iter().skip(1).any(|at| self.tag(at) == Tag::To) {
            act.stance.status = Status::Plan;
        }
        // not "No. 8"
        let numbered = |at: usize| {
            self.document.is(at, "no") && (self.document.surface(at).ends_with('.') || self.document.is(at + 1, "."))
        };
        // "no more than 3 percent"
        let bounds = |at: usize| self.document.is(at + 2, "than");
        let denies = |run: Run| {
            let first = run.iter().next();
            first.is_some_and(|at| self.lexicon.has("nobody", self.document.word(at)) && !numbered(at) && !bounds(at))
        };
        let denied =
            act.slots.iter().any(|s| matches!(s.part, Part::Agent | Part::Patient | Part::Complement) && denies(s.run));
        // "not many people go"
        let before = act
            .slots
            .iter()
            .find(|s| s.part == Part::Agent || act.passive && s.part == Part::Patient)
            .map(|s| s.run.start);
        let refused = before
            .and_then(|at| at.checked_sub(1))
            .filter(|at| self.sentence.has(*at) && !act.group.has(*at))
            .is_some_and(|at| self.tag(at) == Tag::Negation || denies(Run::one(at)));
        if denied != refused {
            act.stance.affirmed = !act.stance.affirmed;
        }
        let condition = (act.clause.start.saturating_sub(2).max(self.sentence.start)..act.group.start)
            .any(|at| self.tag(at) == Tag::Subordinator && self.lexicon.has("condition", self.document.word(at)));
        if condition {
            act.stance.status = Status::Possible;
        }
        for at in act.clause.iter().filter(|at| self.tag(*at) == Tag::Adverb) {
            // "no longer"
            let pair = at
                .checked_sub(1)
                .and_then(|k| self.lexicon.operator_phrase(self.document.word(k), self.document.word(at)));
            if let Some(operator) = pair.or_else(|| self.lexicon.operator(self.lemma(at))) {
                self.apply(act, operator.if_affirmed, operator.status);
            }
        }
    }

    /// "Should have", "ought to have"; what must have been was so.
    fn missed(&self, act: &Act, modal: usize) -> bool {
        let have = (modal + 1..act.head).any(|at| self.lemma(at) == Word::of("have"));
        have && !self.document.is(modal, "must")
    }

    fn modal(&self, at: usize) -> Status {
        let word = self.document.word(at);
        if self.lexicon.has("future", word) {
            Status::Plan
        } else if self.lexicon.has("perhaps", word) {
            Status::Possible
        } else {
            Status::Fact
        }
    }

    fn apply(&self, act: &mut Act, truth: Truth, status: Option<OperatorStatus>) {
        if truth == Truth::False {
            act.stance.affirmed = !act.stance.affirmed;
        }
        // "unlikely to win" leaves open what it denies
        if truth == Truth::Open || status.is_some() {
            act.stance.status = match status {
                Some(OperatorStatus::Plan) => Status::Plan,
                Some(OperatorStatus::Threat) => Status::Threat,
                Some(OperatorStatus::Attempt) => Status::Attempt,
                Some(OperatorStatus::Claimed) => Status::Claimed,
                Some(OperatorStatus::Possible) | None => Status::Possible,
            };
        }
    }

    /// A verb under "to" or in the -ing form takes over what the word that governs it says of it.
    fn governed(&self, before: &[Act], act: &mut Act) {
        // "used to own it"
        let used = act.group.start.checked_sub(1).filter(|_| self.tag(act.group.start) == Tag::To);
        if used.is_some_and(|at| self.tag(at) == Tag::Verb && self.document.is(at, "used")) {
            act.stance.status = Status::Over;
            return;
        }
        if let Some(operator) = self.front(act) {
            return self.apply(act, operator.if_affirmed, operator.status);
        }
        let first = self.tag(act.group.start);
        let infinitive = act.group.iter().any(|at| self.tag(at) == Tag::To);
        let form = |at: usize| self.terms.get(at).is_some_and(|t| t.form == Form::Ing);
        let ing = form(act.head) && first == Tag::Verb || form(act.group.start);
        if !infinitive && !ing {
            match self.joined(before, act) {
                Some(first) => act.stance.status = first.stance.status,
                None => self.wished(before, act),
            }
            return;
        }
        // ", arguing that": what the sentence's own subject does beside its verb
        if ing && !infinitive && act.group.start > self.sentence.start && self.document.is(act.group.start - 1, ",") {
            return;
        }
        // "kept her from winning", "capable of winning"; but "fined for winning" tells that she won
        let before_it = act.group.start.checked_sub(1).filter(|at| ing && self.tag(*at) == Tag::Preposition);
        let link = before_it.map(|at| self.document.word(at));
        // "accused her of winning"; but "the hope of winning" is hers by the noun alone
        let of = link.filter(|w| *w == Word::of("of"));
        let led = link.filter(|_| of.is_none());
        let floor = act.group.start.saturating_sub(7).max(self.sentence.start);
        for at in (floor..act.group.start).rev() {
            let tag = self.tag(at);
            if matches!(tag, Tag::Subordinator | Tag::Relative) || self.document.is(at, ";") {
                return;
            }
            // "too weak to win", "yet to win"
            let beside = at + 1 == act.group.start;
            let unreached = tag == Tag::Adverb && self.document.is(at, "too") || beside && self.document.is(at, "yet");
            if infinitive && unreached {
                return self.apply(act, Truth::False, None);
            }
            if !matches!(tag, Tag::Verb | Tag::Noun | Tag::Adjective | Tag::Auxiliary) {
                continue;
            }
            // "had no role in fixing it", "has no plan to go"
            let link = usize::from(before_it.is_some());
            let no = tag == Tag::Noun && at + 1 + link == act.group.start && self.lacking(at);
            if no {
                act.stance.affirmed = false;
                return;
            }
            let phrase = |link| self.lexicon.operator_phrase(self.lemma(at), link);
            let own = || of.and_then(phrase).or_else(|| self.operator_at(at, ing));
            let Some(operator) = led.map_or_else(own, phrase) else {
                // "has a week to sign it"
                let held = infinitive && self.lemma(at) == Word::of("have") && at + 1 < act.group.start;
                if held && self.tag(act.group.start - 1) == Tag::Noun {
                    act.stance.status = Status::Possible;
                }
                if tag == Tag::Verb {
                    return;
                }
                continue;
            };
            // "stopped the lorry hauling them": what stands between may do it all the same
            let named = |k: usize| matches!(self.tag(k), Tag::Noun | Tag::Name);
            let denies = ing && before_it.is_none() && tag == Tag::Verb && operator.if_affirmed == Truth::False;
            if denies && (at + 1..act.group.start).any(named) {
                act.stance.status = Status::Possible;
                return;
            }
            let outer = before.iter().find(|a| a.head == at || a.group.has(at)).map(|a| a.stance);
            let outer_true = outer.is_none_or(|s| s.affirmed);
            self.apply(act, if outer_true { operator.if_affirmed } else { operator.if_denied }, operator.status);
            // "would love to go" is no plan
            let weaker =
                |s: &Status| *s != Status::Fact && !(*s == Status::Plan && act.stance.status == Status::Possible);
            if let Some(status) = outer.map(|s| s.status).filter(weaker) {
                act.stance.status = status;
            }
            return;
        }
    }

    /// Whether "no" stands in front of a noun: "no role", "no further plan".
    fn lacking(&self, noun: usize) -> bool {
        let before = noun.checked_sub(1).filter(|at| self.sentence.has(*at));
        let far = before.filter(|at| self.tag(*at) == Tag::Adjective).and_then(|at| at.checked_sub(1));
        [before, far].into_iter().flatten().any(|at| self.lexicon.has("withholds", self.document.word(at)))
    }

    /// "To sign it or refer it", "will sign or refer it": the verb whose helper a bare verb behind "and" or "or" shares.
    fn joined<'b>(&self, before: &'b [Act], act: &Act) -> Option<&'b Act> {
        let helped = |a: &&Act| a.group.iter().any(|at| matches!(self.tag(at), Tag::To | Tag::Modal));
        let link = act.group.start.checked_sub(1).filter(|at| self.tag(*at) == Tag::Coordinator);
        link.filter(|_| self.form(act.group.start) == Form::Base)?;
        before.last().filter(helped)
    }

    /// The operator of a word or two right in front of a verb: "without stopping", "rather than stop".
    fn front(&self, act: &Act) -> Option<&crate::lexicon::Operator> {
        let inside = |at: &usize| self.sentence.has(*at);
        let last = act.group.start.checked_sub(1).filter(inside).filter(|at| self.tag(*at) != Tag::Adverb)?;
        let before = last.checked_sub(1).filter(inside).filter(|at| self.tag(*at) != Tag::Verb);
        let word = |at: usize| self.document.word(at);
        let pair = before.and_then(|at| self.lexicon.operator_phrase(word(at), word(last)));
        // "without"; but "about" is an operator in front of "to" only
        let alone = || self.lexicon.operator(word(last)).filter(|o| o.if_affirmed == Truth::False);
        pair.or_else(|| alone().filter(|_| self.tag(last) == Tag::Preposition))
    }

    /// "The claim that he left is false": what stands under "that" beside such a predicate is left open.
    fn untrue(&self, acts: &mut [Act]) {
        let false_ = |a: &&Act| {
            let lies = |s: &Slot| s.part == Part::Complement && self.lexicon.has("untrue", self.document.word(s.head));
            a.copula && a.stance.affirmed && a.slots.iter().any(lies)
        };
        let Some(judged) = acts.iter().find(false_).map(|a| a.head) else { return };
        let that = |at: usize| self.tag(at) == Tag::Subordinator && self.document.is(at, "that");
        let Some(from) = self.sentence.iter().find(|at| that(*at)) else { return };
        let inside = |a: &&mut Act| a.head > from && (a.head < judged || from > judged);
        acts.iter_mut().filter(inside).for_each(|a| a.stance.status = Status::Possible);
    }

    /// "A plan to close it was dropped", "lost its bid to stay": what comes to nothing is not to be done.
    fn undone(&self, acts: &mut [Act]) {
        let intent = |at: &usize| self.tag(*at) == Tag::Noun && self.lexicon.has("intent", self.lemma(*at));
        // "plans for Lund to close it"
        let goer = |to: usize| {
            (self.sentence.start.max(to.saturating_sub(GOER))..to).rev().find(|k| self.document.is(*k, "for"))
        };
        let noun = |act: &Act| {
            let to = Some(act.group.start).filter(|at| self.tag(*at) == Tag::To)?;
            let before = |at: usize| at.checked_sub(1).filter(|k| self.sentence.has(*k)).filter(intent);
            before(to).or_else(|| before(goer(to)?))
        };
        for k in 0..acts.len() {
            let Some(at) = acts.get(k).and_then(noun) else { continue };
            let holds = |b: &&Act, part: Part| b.slots.iter().any(|s| s.part == part && s.head == at);
            let fate = acts.iter().filter(|b| b.stance.affirmed).find_map(|b| {
                let (verb, next) = (self.lemma(b.head), self.lemma(b.group.end));
                let is = |set: &str| self.lexicon.has(set, verb);
                let refuses = self.lexicon.operator_phrase(verb, next).or_else(|| self.lexicon.operator(verb));
                let refused = is("undoes") || refuses.is_some_and(|o| o.if_affirmed == Truth::False);
                match () {
                    () if holds(&b, Part::Patient) && is("defers") => Some(Status::Possible),
                    () if holds(&b, Part::Patient) && refused || holds(&b, Part::Agent) && is("founders") => {
                        Some(Status::Plan)
                    }
                    () => None,
                }
            });
            let Some((status, act)) = fate.zip(acts.get_mut(k)) else { continue };
            act.stance.affirmed = act.stance.affirmed != (status == Status::Plan);
            act.stance.status = status;
        }
    }

    /// "requested that he be released": a clause with "that" under a verb of planning that is no verb of speech alone; one
    /// under a verb that is denied ("did not say that he left") is left open.
    fn wished(&self, before: &[Act], act: &mut Act) {
        let Some(outer) = before.last() else { return };
        let that = (outer.group.end..act.group.start).take(4).any(|at| self.document.is(at, "that"));
        let lemma = self.lemma(outer.head);
        let clause = (outer.group.end..act.group.start).take(4).any(|at| self.tag(at) == Tag::Subordinator);
        let rejected = self.lexicon.operator(lemma).is_some_and(|o| o.if_affirmed == Truth::False);
        let factive = !outer.stance.affirmed && self.lexicon.has("factive", lemma);
        if that && clause && rejected == outer.stance.affirmed && !factive {
            act.stance.status = Status::Possible;
        }
        // "recommended that it be closed"
        if that && self.lexicon.has("requesting", lemma) {
            act.stance.status = Status::Possible;
            return;
        }
        let wanted = self.lexicon.operator(lemma).filter(|o| o.status == Some(OperatorStatus::Plan));
        if let Some(operator) = wanted.filter(|_| that) {
            self.apply(act, operator.if_affirmed, operator.status);
        }
    }

    /// The operator at a token, a phrase of two words ("rule out", "stop short") first; a preposition leads a verb in -ing
    /// only where it stands in front of it.
    fn operator_at(&self, at: usize, ing: bool) -> Option<&crate::lexicon::Operator> {
        self.lexicon
            .operator_phrase(self.lemma(at), self.lemma(at + 1))
            .filter(|_| !ing || self.tag(at + 1) != Tag::Preposition)
            .or_else(|| self.lexicon.operator(self.lemma(at)))
    }
}
