//! Embedded acts: what is hoped, rumoured, asked or allowed is not told as so.

use super::model::{Act, Status};
use crate::lexicon::{Form, Lexicon, Tag, Term};
use crate::text::{Document, Kind, Run, Word};

/// Leaves open the acts of one sentence that stand under a word of hope or rumour or in a question, and gives those that
/// somebody is let do the stance of the letting. The acts are in order of their heads.
pub fn settle(lexicon: &Lexicon, document: &Document, terms: &[Term], sentence: Run, acts: &mut [Act]) {
    let reader = Embedded { lexicon, document, terms, sentence };
    for k in 0..acts.len() {
        let (before, rest) = acts.split_at_mut(k);
        let Some(act) = rest.first_mut() else { continue };
        if act.stance.status == Status::Claimed {
            continue;
        }
        if let Some(outer) = before.last().filter(|outer| reader.let_do(outer, act)) {
            act.stance = outer.stance;
        }
        if reader.asked(act) {
            act.stance.status = Status::Asked;
        } else if reader.supposed(act) || before.last().is_some_and(|outer| reader.hoped(outer, act)) {
            act.stance.status = Status::Possible;
        }
    }
}

/// So far in front of "that" its noun may stand, with those who share it between, in tokens.
const OWNED: usize = 4;

struct Embedded<'a> {
    lexicon: &'a Lexicon,
    document: &'a Document,
    terms: &'a [Term],
    sentence: Run,
}

impl Embedded<'_> {
    fn tag(&self, at: usize) -> Tag {
        self.terms.get(at).map_or(Tag::Mark, |t| t.tag)
    }

    fn lemma(&self, at: usize) -> Word {
        self.terms.get(at).map_or(Word(0), |t| t.lemma)
    }

    fn form(&self, at: usize) -> Option<Form> {
        self.terms.get(at).map(|t| t.form)
    }

    /// Whether the two verbs stand in one clause, but for "that": nothing parts them.
    fn joined(&self, outer: &Act, act: &Act) -> bool {
        let parts = |at: usize| match self.tag(at) {
            Tag::Subordinator => !self.document.is(at, "that"),
            Tag::Coordinator | Tag::Relative => true,
            Tag::Mark => {
                !matches!(self.document.token(at).kind, Kind::Open | Kind::Close) && !self.document.is(at, "-")
            }
            _ => false,
        };
        outer.group.end <= act.group.start && !(outer.group.end..act.group.start).any(parts)
    }

    /// "Hopes that it will rain", "hoped it would rain".
    fn hoped(&self, outer: &Act, act: &Act) -> bool {
        let finite = act.group.iter().any(|at| matches!(self.tag(at), Tag::Modal | Tag::Auxiliary))
            || matches!(self.form(act.group.start), Some(Form::Past | Form::Present));
        finite && self.lexicon.has("hoping", self.lemma(outer.head)) && self.joined(outer, act)
    }

    /// "Rumours that the plant would close".
    fn supposed(&self, act: &Act) -> bool {
        let clause = act.clause.start.saturating_sub(1).max(self.sentence.start)..act.group.start;
        let that = clause.rev().find(|at| self.tag(*at) == Tag::Subordinator);
        let Some(that) = that.filter(|at| self.document.is(*at, "that")) else { return false };
        // "fears among the crew that"
        let before = (that.saturating_sub(OWNED).max(self.sentence.start)..that).rev();
        let mut before = before.take_while(|at| !matches!(self.tag(*at), Tag::Verb | Tag::Auxiliary | Tag::Mark));
        before.any(|at| self.tag(at) == Tag::Noun && self.lexicon.has("supposition", self.lemma(at)))
    }

    /// "Has the mayor resigned?"; what "who" and "why" ask is taken to be so.
    fn asked(&self, act: &Act) -> bool {
        let ends = |at: &usize| [".", "!", "?"].iter().any(|m| self.document.is(*at, m));
        let mark = (act.group.end..self.sentence.end).find(ends).filter(|at| self.document.is(*at, "?"));
        let opens = |at: &usize| self.document.token(*at).kind == Kind::Open || ends(at);
        let first =
            (self.sentence.start..act.group.start + 1).rev().find(opens).map_or(self.sentence.start, |at| at + 1);
        mark.is_some() && self.lexicon.has("asking", self.lemma(first))
    }

    /// "Let him go": whoever is let go is so only as far as the letting is.
    fn let_do(&self, outer: &Act, act: &Act) -> bool {
        let bare = self.form(act.group.start) == Some(Form::Base) && self.tag(act.group.start) == Tag::Verb;
        bare && self.lexicon.has("letting", self.lemma(outer.head)) && self.joined(outer, act)
    }
}
