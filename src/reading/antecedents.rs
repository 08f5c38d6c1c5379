//! Antecedents: whom a pronoun or description can mean, by what the sentences before it name.

use super::entities::{Entities, Entity};
use super::model::{Act, Attribution, EntityId, Part, Slot};
use crate::lexicon::{Gender, Lexicon, PlaceId, Tag, Term};
use crate::text::{Document, Run, Word};
use crate::value::NameKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a reference can stand for.
pub enum Wanted {
    /// A person: he, she, the man.
    Person(Option<Gender>),
    /// A body: its, the company.
    Body(BodyPart),
    /// Who says the words: I, my.
    Speaker,
    /// The holder of a title, of these places where it names any; whether more is said of it ("the chair of the club").
    Holder(Word, Vec<PlaceId>, bool, Option<Gender>),
}

/// Who bears a title, with the places it is told of, and whether the text itself says so.
type Holders = FxHashMap<Word, Vec<(EntityId, Vec<PlaceId>, bool)>>;

/// How many sentences back a reference may look.
const BACK: usize = 4;

/// An entity in a sentence: at which token, and whether as the subject of a verb.
#[derive(Clone, Copy)]
struct Seen {
    id: EntityId,
    at: usize,
    /// The last token of the mention that is the subject.
    head: usize,
    subject: bool,
    /// Whether it is named in another's words only.
    quoted: bool,
}

/// How a body is referred to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BodyPart {
    /// "its"
    Its,
    /// "it", as a subject
    It,
    /// "the company"
    Noun,
}

/// What the text has named as far as it is read.
pub struct Antecedents<'a> {
    lexicon: &'a Lexicon,
    document: &'a Document,
    terms: &'a [Term],
    acts: &'a [Act],
    /// Who says what, once that is known.
    said: &'a [Attribution],
    /// Whom each sentence names so far.
    named: Vec<Vec<Seen>>,
    /// The subjects of each sentence that are persons without a name, with their gender: "a man".
    strangers: Vec<Vec<Option<Gender>>>,
    holders: Holders,
    /// The heads of subjects.
    subjects: FxHashSet<usize>,
}

impl<'a> Antecedents<'a> {
    /// Before the first sentence.
    pub fn new(
        lexicon: &'a Lexicon,
        (document, terms, acts): (&'a Document, &'a [Term], &'a [Act]),
        entities: &Entities,
        said: &'a [Attribution],
    ) -> Self {
        let mut holders: Holders = FxHashMap::default();
        for (k, entity) in entities.list.iter().enumerate() {
            for role in entity.roles.iter().filter(|r| !r.former) {
                let list = holders.entry(role.title.head).or_default();
                list.push((EntityId(k as u32), role.places.clone(), role.person.is_some()));
            }
        }
        let slots = acts.iter().flat_map(|a| a.slots.iter().map(move |s| (a, s)));
        let subject =
            |(a, s): &(&Act, &Slot)| s.run.end <= a.group.start && (s.part == Part::Agent || s.part == Part::Patient);
        let subjects = slots.filter(subject).map(|(_, s)| s.head).collect();
        let named = Vec::with_capacity(document.sentences().len());
        Self { lexicon, document, terms, acts, said, named, strangers: Vec::new(), holders, subjects }
    }

    /// A new sentence begins.
    pub fn open(&mut self) {
        self.named.push(Vec::new());
        self.strangers.push(Vec::new());
    }

    /// Takes in a word that stands for nobody known: where it is a person and a subject, "he" may mean that one.
    pub fn pass_by(&mut self, at: usize) {
        // "the man" may well be who was named
        let new = (at.saturating_sub(3)..at).any(|k| self.lexicon.has("unnamed", self.document.word(k)));
        let noun = self.terms.get(at).is_some_and(|t| t.tag == Tag::Noun) && self.subjects.contains(&at) && new;
        let title = noun.then(|| self.lexicon.people().title_at(|k| self.document.word(k), at)).flatten();
        if let (Some((1, title)), Some(list)) = (title, self.strangers.last_mut())
            && !title.plural
        {
            list.push(title.gender);
        }
    }

    /// Takes in whom the sentence names at a run.
    pub fn note(&mut self, run: Run, id: Option<EntityId>, quoted: bool) {
        let subject = self.subjects.contains(&(run.end - 1));
        let (Some(id), Some(list)) = (id, self.named.last_mut()) else { return };
        match list.iter_mut().find(|s| s.id == id) {
            Some(seen) => {
                seen.quoted &= quoted;
                if subject {
                    (seen.subject, seen.head) = (true, run.end - 1);
                }
            }
            None => list.push(Seen { id, at: run.start, head: run.end - 1, subject, quoted }),
        }
    }

    /// The entity that fits: the only one of this sentence, else the subject of the nearest sentence before that has one,
    /// else the first there. Whom a quotation over `told` sentences names, that ends before `at`, is not who says it.
    pub fn candidate(&self, entities: &Entities, wanted: &Wanted, at: usize, told: usize) -> Option<EntityId> {
        if let Wanted::Holder(head, places, more, gender) = wanted {
            return match (self.holders.get(head), gender) {
                (Some(holders), _) => holder(holders, places, *more),
                // "the actress", whom nothing calls one before
                (None, Some(_)) => self.candidate(entities, &Wanted::Person(*gender), at, told),
                (None, _) => None,
            };
        }
        if let Wanted::Body(part) = wanted {
            return self.body(entities, *part, at);
        }
        // nobody calls himself "he"
        let speaker = self.speaker(at);
        if let Wanted::Speaker = wanted {
            return speaker;
        }
        let fits = |s: &&Seen| entities.get(s.id).is_some_and(|e| wanted.fits(e)) && Some(s.id) != speaker;
        let sure = |s: &&Seen| entities.get(s.id).is_some_and(|e| wanted.surely(e));
        let acting = self.subjects.contains(&at);
        let mut beside = None;
        for (back, list) in self.named.iter().rev().take(BACK + 1).enumerate() {
            let heard = list.iter().filter(|s| !(s.quoted && back < told));
            let fitting: Vec<Seen> = heard.filter(fits).copied().collect();
            let certain: Vec<Seen> = fitting.iter().filter(sure).copied().collect();
            let pool = if certain.is_empty() || back == 0 { &fitting } else { &certain };
            let subject = pool.iter().find(|s| s.subject);
            let stranger = self.strangers.iter().rev().nth(back).is_some_and(|l| l.iter().any(|g| wanted.matches(*g)));
            match (fitting.as_slice(), certain.as_slice()) {
                ([], _) => {}
                // "a man shot Lund. He fled": not Lund
                _ if stranger && acting && fitting.iter().all(|s| !s.subject) => return None,
                // "along with Lund, he": whom the sentence names beside its subject is not the subject
                _ if back == 0 && acting && fitting.iter().all(|s| !s.subject) => {
                    beside = Some(fitting).filter(|f| f.len() == 1);
                }
                ([one], _) | (_, [one]) => return Some(one.id),
                (many, _) if back == 0 => return self.teller(many, at),
                _ => return subject.or(pool.first()).map(|s| s.id),
            }
        }
        beside.and_then(|f| f.first().map(|s| s.id))
    }

    /// Whether the subject at a token goes on with the only subject of the sentence before.
    pub fn goes_on(&self, id: EntityId, at: usize) -> bool {
        let before = self.named.iter().rev().nth(1).filter(|_| self.named.last().is_some_and(Vec::is_empty));
        let subjects: Vec<_> = before.into_iter().flatten().filter(|s| s.subject).map(|s| s.id).collect();
        self.subjects.contains(&at) && subjects == [id]
    }

    /// The body that "it", "its" or "the company" stands for: the subject before it in its sentence, else the one that the text
    /// names most of those named shortly before.
    fn body(&self, entities: &Entities, part: BodyPart, at: usize) -> Option<EntityId> {
        let kind = |s: &Seen| entities.get(s.id).map(|e| e.name.kind);
        let here = self.named.last()?;
        let start = self.document.sentences().get(self.named.len() - 1)?.run.start;
        if part != BodyPart::Noun
            && let Some(subject) = (start..at).rev().find(|k| self.subjects.contains(k))
        {
            let seen = here.iter().find(|s| s.subject && s.head == subject);
            return seen.filter(|s| kind(s) != Some(NameKind::Person)).map(|s| s.id);
        }
        let body = |s: &&Seen| kind(s) == Some(NameKind::Organisation);
        let back = if part == BodyPart::It { 1 } else { BACK };
        let near = self.named.iter().rev().take(back + 1).flatten().filter(body);
        let near = near.filter(|s| part != BodyPart::It || s.subject && s.at < start);
        let count = |s: &Seen| entities.get(s.id).map_or(0, |e| e.mentions.len());
        let all: Vec<Seen> = near.copied().collect();
        let most = all.iter().map(count).max()?;
        let mut best = all.iter().filter(|s| count(s) == most);
        let first = best.next()?;
        best.all(|s| s.id == first.id).then_some(first.id)
    }

    /// A name of open kind that is the subject of a sentence in which "his" or "her" follows, or who spoke in the one before,
    /// and nobody else may be meant: a person.
    pub fn learned(&self, entities: &Entities, wanted: &Wanted) -> Option<EntityId> {
        let Wanted::Person(Some(_)) = wanted else { return None };
        let fits = |s: &Seen| entities.get(s.id).is_some_and(|e| wanted.fits(e));
        let mut lists = self.named.iter().rev();
        let (here, before) = (lists.next()?, lists.next());
        if here.iter().any(fits) || before.is_some_and(|list| list.iter().any(fits)) {
            return None;
        }
        let name = |s: &Seen| entities.get(s.id).map(|e| &e.name);
        let open = |s: &&Seen| s.subject && name(s).is_some_and(|n| n.kind == NameKind::Unknown);
        let only = |list: &[Seen], keep: &dyn Fn(&&Seen) -> bool| {
            let mut subjects = list.iter().filter(open).filter(|s| keep(s));
            subjects.next().filter(|_| subjects.next().is_none()).map(|s| s.id)
        };
        let speaks = |s: &&Seen| {
            let told = self.acts.iter().skip(self.acts.partition_point(|a| a.head < s.at)).take(3);
            let mut told = told.filter(|a| a.slots.iter().any(|x| x.part == Part::Agent && x.head == s.head));
            name(s).is_some_and(|n| n.words.len() == 2)
                && told.any(|a| self.terms.get(a.head).is_some_and(|t| self.lexicon.cue(t.lemma).is_some()))
        };
        only(here, &|_| true).or_else(|| only(before?, &speaks).filter(|_| here.is_empty()))
    }

    /// Who tells what the pronoun at `at` is the subject of: "Lund told Falk that she", nobody else in between.
    fn teller(&self, fitting: &[Seen], at: usize) -> Option<EntityId> {
        let cue = |a: &&Act| self.terms.get(a.head).is_some_and(|t| self.lexicon.cue(t.lemma).is_some());
        let from = self.acts.partition_point(|a| a.group.end <= at);
        let act = self.acts.get(from.saturating_sub(2)..from)?.iter().rev().find(cue)?;
        let agent = act.slots.iter().find(|s| s.part == Part::Agent && s.run.end <= act.group.start)?;
        let between = fitting.iter().any(|s| s.subject && s.at >= act.group.end);
        let told = fitting.iter().find(|s| agent.run.has(s.at))?;
        (self.subjects.contains(&at) && !between).then_some(told.id)
    }

    /// Who says what stands at a token.
    fn speaker(&self, at: usize) -> Option<EntityId> {
        let to = self.said.partition_point(|a| a.content.start <= at);
        let near = self.said.get(to.saturating_sub(4)..to).unwrap_or(&[]);
        near.iter().rev().find(|a| a.quoted && a.content.has(at))?.entity
    }
}

/// The one entity that bears a title, of a place where one is named. Of what a title is that only the notes give, they do
/// not tell well enough to know that "the chair of the club" is theirs.
fn holder(holders: &[(EntityId, Vec<PlaceId>, bool)], places: &[PlaceId], more: bool) -> Option<EntityId> {
    let fits = |of: &[PlaceId]| places.is_empty() || of.is_empty() || places.iter().any(|p| of.contains(p));
    let mut ids = holders.iter().filter(|(_, of, told)| fits(of) && (*told || !more)).map(|(id, ..)| *id);
    let first = ids.next()?;
    ids.all(|id| id == first).then_some(first)
}

impl Wanted {
    fn fits(&self, entity: &Entity) -> bool {
        match self {
            Self::Person(gender) => {
                entity.name.kind == NameKind::Person
                    && !(entity.they && gender.is_some())
                    && (entity.name.gender.is_none() || gender.is_none() || entity.name.gender == *gender)
            }
            Self::Body(_) => entity.name.kind == NameKind::Organisation,
            Self::Holder(..) | Self::Speaker => false,
        }
    }

    /// Whether a person of this gender, where it is known, can be meant.
    fn matches(&self, gender: Option<Gender>) -> bool {
        matches!(self, Self::Person(own) if own.is_none() || gender.is_none() || *own == gender)
    }

    /// Whether the gender is known, and not merely open.
    fn surely(&self, entity: &Entity) -> bool {
        matches!(self, Self::Person(Some(g)) if entity.name.gender == Some(*g))
    }
}
