//! Who goes on speaking: the pronouns that let somebody speak, taken up from who spoke before.

use super::entities::Entity;
use super::model::{Attribution, EntityId};
use super::speakers::{BACK, Speakers};
use crate::lexicon::Gender;
use crate::value::NameKind;

impl Speakers<'_> {
    /// A pronoun speaks for who spoke last, a sentence or two before, where nobody else that it can mean was named since.
    pub fn carry(&self, out: &mut [Attribution]) {
        let v = &self.voices;
        let mut last: Option<(usize, EntityId)> = None;
        for a in out.iter_mut() {
            let Some(cue) = a.cue else { continue };
            let at = v.document.sentence_at(cue);
            let gender = a.speaker.filter(|s| s.len() == 1).and_then(|s| self.gender(s.start));
            if let (Some(gender), Some((from, id))) = (gender, last) {
                let begins = v.document.sentence_at(a.content.start).min(at);
                let taken = a.entity.is_some_and(|e| begins > from + 1 || self.named(e, from, cue));
                let person = |e: &Entity| {
                    let kind = matches!(e.name.kind, NameKind::Person | NameKind::Unknown);
                    kind && e.name.gender.is_none_or(|g| g == gender)
                };
                if !taken && from + BACK >= begins && self.entities.get(id).is_some_and(person) {
                    a.entity = Some(id);
                }
            }
            last = a.entity.map(|id| (at, id));
        }
    }

    /// Whom "he" and "she" can mean.
    fn gender(&self, at: usize) -> Option<Gender> {
        let is = |set: &str| self.voices.lexicon.has(set, self.voices.document.word(at));
        if is("he") { Some(Gender::Man) } else { is("she").then_some(Gender::Woman) }
    }

    /// Whether somebody is named from a sentence up to a token, other than in another's words.
    fn named(&self, entity: EntityId, sentence: usize, end: usize) -> bool {
        let v = &self.voices;
        let from = v.document.sentences().get(sentence).map_or(0, |s| s.run.start);
        let first = v.mentions.partition_point(|m| m.run.start < from);
        let here = (first..v.mentions.len()).take_while(|k| v.mentions.get(*k).is_some_and(|m| m.run.start < end));
        let outside = |k: &usize| v.mentions.get(*k).is_some_and(|m| !v.inside_quote(m.run.start));
        here.filter(outside).any(|k| self.entities.of(k) == Some(entity))
    }
}
