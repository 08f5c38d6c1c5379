//! Classes: the nouns by which a text comes back to what it has named ("the council" of Lund City Council, "the lake" of
//! Lake Tarn, "the trawler" of the trawler Ada).

use super::entities::Entities;
use super::model::EntityId;
use crate::lexicon::{Lexicon, Pos, Tag, Term};
use crate::text::{Document, Run, Word};
use crate::value::{Mention, NameKind, Value};
use rustc_hash::FxHashMap;

/// What the nouns of a text may stand for.
#[derive(Debug, Default)]
pub struct Classes(FxHashMap<Word, Vec<(usize, EntityId)>>);

impl Classes {
    /// Reads the names of a text. Linear in the text.
    pub fn new(
        lexicon: &Lexicon,
        (document, terms): (&Document, &[Term]),
        mentions: &[Mention],
        entities: &Entities,
    ) -> Self {
        let noun = |at: usize| lexicon.item(document.word(at), Pos::Noun).is_some();
        let common = |at: usize| terms.get(at).is_some_and(|t| t.tag == Tag::Noun);
        let mut out = Self::default();
        for (number, mention) in mentions.iter().enumerate() {
            let Value::Name(name) = &mention.value else { continue };
            let Some(id) = entities.of(number).filter(|_| name.kind != NameKind::Person) else { continue };
            let Run { start, end } = mention.run;
            // "Bank of Lund", "Lund City Council"
            let head = (start + 1..end).find(|at| document.is(*at, "of")).unwrap_or(end) - 1;
            let own = (end - start > 1).then_some([start, head]).into_iter().flatten().filter(|at| noun(*at));
            let before = start.checked_sub(1).filter(|at| common(*at));
            for at in own.chain(before) {
                out.0.entry(document.word(at)).or_default().push((start, id));
            }
        }
        out
    }

    /// The only one that bears this noun in what stands before a token.
    pub fn only(&self, noun: Word, before: usize) -> Option<EntityId> {
        let mut named = self.0.get(&noun)?.iter().take_while(|(at, _)| *at < before).map(|(_, id)| *id);
        let first = named.next()?;
        named.all(|id| id == first).then_some(first)
    }
}
