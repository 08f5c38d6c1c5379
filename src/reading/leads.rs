//! Leads: the person whom an article's first sentences call "a teacher", and the next one by name.

use super::entities::Entities;
use super::model::EntityId;
use super::references::References;
use crate::lexicon::Gender;
use crate::text::Run;
use crate::value::{NameKind, Value};

/// Among how many sentences such a person is looked for.
const FIRST: usize = 4;
/// How far behind the description its name may stand, in sentences.
const NEXT: usize = 2;
/// How far from the start of its sentence the name may begin, in tokens.
const START: usize = 4;

impl References<'_> {
    /// Lets the subject of a first sentence that is "a" person stand for the one whom the next sentence tells of by a full
    /// name, where neither tells of anybody else.
    pub fn lead(&self, entities: &mut Entities) {
        let sentences: Vec<Run> = self.document.sentences().iter().take(FIRST + NEXT).map(|s| s.run).collect();
        for (k, run) in sentences.iter().take(FIRST).enumerate() {
            let Some((head, gender)) = self.somebody(*run).filter(|_| self.person(entities, *run).is_none()) else {
                continue;
            };
            let next = sentences.iter().skip(k + 1).take(NEXT).find_map(|s| self.person(entities, *s).map(|p| (s, p)));
            let Some((sentence, (number, id))) = next else { continue };
            let Some(name) = self.mentions.get(number).map(|m| m.run) else { continue };
            let fits = entities.get(id).is_some_and(|e| {
                let one = |a: Gender| gender.is_none_or(|b| a == b);
                e.name.gender.is_none_or(one) && e.mentions.first().is_some_and(|m| *m >= number || k > 0)
            });
            let leads = name.len() > 1 && name.start <= sentence.start + START && self.leads(name);
            if fits && leads && entities.referred(head).is_none() {
                entities.refer(head, id);
                return;
            }
        }
    }

    /// The subject of the first act of a sentence, where it is a person without a name, with the gender that it tells.
    fn somebody(&self, sentence: Run) -> Option<(usize, Option<Gender>)> {
        let from = self.acts.partition_point(|a| a.head < sentence.start);
        let slot = self.acts.get(from).filter(|a| sentence.has(a.head))?.subject()?;
        let mut roles = self.mentions.iter().filter_map(|m| match &m.value {
            Value::Role(role) if role.person.is_none() && role.run.has(slot.head) => Some(&role.title),
            _ => None,
        });
        let plain = || self.lexicon.people().title_at(|k| self.document.word(k), slot.head).map(|(_, title)| title);
        let title = roles.next().cloned().or_else(plain)?;
        let one = self.lexicon.has("unnamed", self.document.word(slot.run.start)) && !title.plural;
        one.then_some((slot.head, title.gender))
    }

    /// The first person whom a sentence names, with the number of the mention.
    fn person(&self, entities: &Entities, sentence: Run) -> Option<(usize, EntityId)> {
        let from = self.mentions.partition_point(|m| m.run.start < sentence.start);
        let here = self.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.run.start < sentence.end);
        let mut names = here.filter(|(_, m)| matches!(m.value, Value::Name(_)));
        names.find_map(|(k, _)| {
            let id = entities.of(k)?;
            (entities.get(id)?.name.kind == NameKind::Person).then_some((k, id))
        })
    }

    /// Whether a name is the subject of an act.
    fn leads(&self, name: Run) -> bool {
        let from = self.acts.partition_point(|a| a.head < name.start);
        let near = self.acts.get(from..(from + 4).min(self.acts.len())).unwrap_or_default();
        near.iter().filter_map(|a| a.subject()).any(|s| s.run.overlaps(name))
    }
}
