//! A reading as a trace tells it: tokens, mentions, acts, references, attributions, claims and near misses.

use super::model::{Act, Attribution, Claim, Mention, Near, Reference, Slot, Stretch, Text, Token};
use crate::claim::{self, Near as Miss};
use crate::lexicon::Letters;
use crate::reading::{EntityId, Part, Reading, Stance, Status};
use crate::rule::{Rule, RuleSet};
use crate::text::{Lines, Run};
use crate::value::quantity::Kind as FigureKind;
use crate::value::{Closed, Name, NameKind, Value};

/// One text with what is needed to tell of it.
pub struct Teller<'a> {
    /// The text.
    pub reading: &'a Reading,
    /// Its lines.
    pub lines: &'a Lines,
    /// The rules in force.
    pub rules: &'a RuleSet,
    /// Dictionary forms in letters.
    pub letters: &'a Letters,
}

/// The most near misses of one sentence that are told.
const NEAR: usize = 4;

impl Teller<'_> {
    /// A run of tokens.
    pub fn stretch(&self, run: Run) -> Stretch {
        Stretch::of(self.reading.document.span(run), self.reading.document.text(), self.lines)
    }

    /// What was read in these sentences, with the `claims` of the whole text; near misses of the sentences `close` only.
    pub fn text(&self, sentences: &[usize], claims: &[claim::Claim], close: &[usize]) -> Text {
        let all = self.reading.document.sentences();
        let runs: Vec<Run> = sentences.iter().filter_map(|k| all.get(*k)).map(|s| s.run).collect();
        let inside = |at: usize| runs.iter().any(|r| r.has(at));
        let reading = self.reading;
        let read = claims.iter().filter(|c| sentences.contains(&c.sentence));
        Text {
            sentences: runs.iter().map(|r| self.stretch(*r)).collect(),
            tokens: runs.iter().flat_map(|r| r.iter()).map(|at| self.token(at)).collect(),
            mentions: (0..reading.mentions.len())
                .filter(|k| reading.mentions.get(*k).is_some_and(|m| inside(m.run.start)))
                .filter_map(|k| self.mention(k))
                .collect(),
            acts: reading.acts.iter().filter(|a| inside(a.head)).map(|a| self.act(a)).collect(),
            references: runs.iter().flat_map(|r| r.iter()).filter_map(|at| self.reference(at)).collect(),
            attributions: self.attributions(inside),
            claims: read.filter_map(|c| self.claim(c)).collect(),
            near: close.iter().flat_map(|k| self.near(*k, claims)).collect(),
        }
    }

    fn token(&self, at: usize) -> Token {
        let (term, surface) = (self.reading.terms.get(at), self.reading.document.surface(at));
        Token {
            at: self.stretch(Run::one(at)),
            tag: term.map_or("", |t| t.tag.name()),
            lemma: term.map_or(String::new(), |t| self.letters.of(t.lemma, surface)),
        }
    }

    fn mention(&self, number: usize) -> Option<Mention> {
        let mention = self.reading.mentions.get(number)?;
        let (kind, value) = match &mention.value {
            Value::Quantity(q) if q.kind == FigureKind::Ordinal => ("ordinal", String::new()),
            Value::Quantity(q) => ("quantity", q.value().unwrap_or_default()),
            Value::Date(d) => ("date", d.days().unwrap_or_default()),
            Value::Name(n) => ("name", self.named(n, number)),
            Value::Quote(q) if q.scare => ("quote", "a choice of words".to_string()),
            Value::Quote(_) => ("quote", String::new()),
            Value::List(l) => ("list", format!("{} members, {}", l.items.len(), closed(l.closed))),
            Value::Role(r) => ("role", r.person.map_or("", |p| self.reading.document.exact(p)).to_string()),
        };
        Some(Mention { at: self.stretch(mention.run), kind, value })
    }

    /// What kind of name it is, and the fullest name of whom it stands for where that is another.
    fn named(&self, name: &Name, number: usize) -> String {
        let kind = match name.kind {
            NameKind::Person => "person",
            NameKind::Place => "place",
            NameKind::Organisation => "organisation",
            NameKind::Unknown => "unknown",
        };
        let own = self.reading.mentions.get(number).map_or("", |m| self.reading.document.exact(m.run));
        match self.reading.entities.of(number).map(|id| self.fullest(id)).filter(|full| full != own) {
            Some(full) => format!("{kind}: {full}"),
            None => kind.to_string(),
        }
    }

    /// The fullest name of an entity.
    fn fullest(&self, id: EntityId) -> String {
        let Some(entity) = self.reading.entities.get(id) else { return String::new() };
        let mentions = entity.mentions.iter().filter_map(|k| self.reading.mentions.get(*k));
        let longest = mentions.rev().max_by_key(|m| m.run.len());
        longest.map_or_else(|| entity.name.text.to_string(), |m| self.reading.document.exact(m.run).to_string())
    }

    fn act(&self, act: &crate::reading::Act) -> Act {
        let slot = |s: &crate::reading::Slot| Slot { part: self.part(s), at: self.stretch(s.run) };
        let Stance { affirmed, status } = act.stance;
        Act {
            at: self.stretch(act.group),
            passive: act.passive,
            copula: act.copula,
            affirmed,
            status: name(status),
            slots: act.slots.iter().map(slot).collect(),
        }
    }

    fn part(&self, slot: &crate::reading::Slot) -> String {
        let document = &self.reading.document;
        let part = match slot.part {
            Part::Agent => "agent",
            Part::Patient => "patient",
            Part::Complement => "complement",
            Part::Recipient => "recipient",
            Part::Possessor => "possessor",
            Part::When => "when",
            Part::Amount => "amount",
            Part::Prep(word) => {
                let sentence = self.reading.sentence_run(slot.run.start);
                let before = (sentence.start..slot.run.start).rev().find(|at| document.word(*at) == word);
                before
                    .or_else(|| sentence.iter().find(|at| document.word(*at) == word))
                    .map_or("", |at| document.surface(at))
            }
        };
        part.to_lowercase()
    }

    fn reference(&self, at: usize) -> Option<Reference> {
        let means = self.fullest(self.reading.entities.referred(at)?);
        Some(Reference { at: self.stretch(Run::one(at)), means })
    }

    fn attributions(&self, inside: impl Fn(usize) -> bool) -> Vec<Attribution> {
        let all = self.reading.attributions.iter().filter(|a| inside(a.content.start));
        all.map(|a| Attribution {
            at: self.stretch(a.content),
            speaker: a.speaker.map(|s| self.stretch(s)),
            means: a.entity.map(|id| self.fullest(id)),
            cue: a.cue.map(|c| self.stretch(Run::one(c))),
            quoted: a.quoted,
        })
        .collect()
    }

    fn claim(&self, claim: &claim::Claim) -> Option<Claim> {
        let rule = self.rules.rule(claim.rule)?;
        let slots = rule.slots.iter().zip(&claim.slots).filter_map(|(def, filler)| {
            Some(Slot { part: def.name.to_string(), at: self.stretch(filler.as_ref()?.run) })
        });
        Some(Claim {
            at: self.stretch(claim.run),
            rule: rule.name.clone(),
            pattern: claim.pattern + 1,
            slots: slots.collect(),
            affirmed: claim.stance.map(|s| s.affirmed),
            status: claim.stance.map(|s| name(s.status)),
        })
    }

    fn near(&self, sentence: usize, claims: &[claim::Claim]) -> Vec<Near> {
        let Some(run) = self.reading.document.sentences().get(sentence).map(|s| s.run) else { return Vec::new() };
        let read: Vec<usize> = claims.iter().filter(|c| c.sentence == sentence).map(|c| c.rule).collect();
        let all = claim::near(self.reading, self.rules, run, &read);
        let tell = |miss: &Miss| {
            let rule = self.rules.rule(miss.pattern.rule as usize)?;
            Some(Near {
                at: self.stretch(miss.run),
                rule: rule.name.clone(),
                pattern: miss.pattern.pattern as usize + 1,
                wanted: wanted(rule, miss),
                found: miss.found.map(|at| self.stretch(Run::one(at))),
            })
        };
        all.iter().take(NEAR).filter_map(tell).collect()
    }
}

/// The elements that were wanted, as they are written; those that may be missing only where there is no other.
fn wanted(rule: &Rule, miss: &Miss) -> Vec<String> {
    let pattern = rule.patterns.get(miss.pattern.pattern as usize);
    let elements: Vec<_> = miss.wanted.iter().filter_map(|span| pattern?.at(*span)).collect();
    let needed = elements.iter().any(|(_, optional)| !optional);
    let told = elements.iter().filter(|(_, optional)| !needed || !optional);
    told.map(|(element, _)| element.atom.to_string()).collect()
}

fn name(status: Status) -> &'static str {
    match status {
        Status::Fact => "fact",
        Status::Plan => "plan",
        Status::Threat => "threat",
        Status::Possible => "possible",
        Status::Attempt => "attempt",
        Status::Claimed => "claimed",
        Status::Asked => "asked",
        Status::Over => "over",
    }
}

fn closed(closed: Closed) -> &'static str {
    match closed {
        Closed::Yes => "complete",
        Closed::No => "open",
        Closed::Unknown => "open or complete",
    }
}
