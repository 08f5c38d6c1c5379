//! The dictionary as bytes, so that it need not be made at every start.
//!
//! Little-endian: how many items and phrases; of each item its word, part of speech, number of relations and these, a relation
//! in the lowest three bits of an item; of each phrase its item, number of words and these.

use super::dictionary::{Dictionary, Item, Parts, Phrase, Relation};
use super::tag::Pos;
use crate::text::Word;

/// The bytes of a dictionary of these parts.
pub fn pack(parts: &Parts) -> Vec<u8> {
    let Parts { keys, relations, phrases } = parts;
    let mut out = Vec::new();
    let total: usize = relations.iter().map(Vec::len).sum();
    for count in [keys.len(), total, phrases.len()] {
        out.extend((count as u32).to_le_bytes());
    }
    for ((word, pos), relations) in keys.iter().zip(relations) {
        out.extend(word.0.to_le_bytes());
        out.push(*pos as u8);
        out.extend((relations.len() as u16).to_le_bytes());
        for (item, relation) in relations {
            out.extend((item.0 << 3 | *relation as u32).to_le_bytes());
        }
    }
    for phrase in phrases {
        out.extend(phrase.item.0.to_le_bytes());
        out.push(phrase.words.len() as u8);
        phrase.words.iter().for_each(|w| out.extend(w.0.to_le_bytes()));
    }
    out
}

/// The dictionary of these bytes; none where they are cut short or name no part of speech or relation.
pub fn unpack(mut bytes: &[u8]) -> Option<Dictionary> {
    let bytes = &mut bytes;
    let (items, total, phrases) = (number(bytes)?, number(bytes)?, number(bytes)?);
    let mut out = Dictionary::with_capacity(items as usize, total as usize);
    for _ in 0..items {
        let word = word(bytes)?;
        let pos = *Pos::ALL.get(usize::from(byte(bytes)?))?;
        let count = usize::from(u16::from_le_bytes(take(bytes)?));
        let (own, rest) = bytes.split_at_checked(count * 4)?;
        let (own, []) = own.as_chunks::<4>() else { return None };
        out.push((word, pos), own.iter().filter_map(|b| related(u32::from_le_bytes(*b))));
        *bytes = rest;
    }
    for _ in 0..phrases {
        let item = Item(number(bytes)?);
        let count = byte(bytes)?;
        let words = (0..count).map(|_| word(bytes)).collect::<Option<_>>()?;
        out.push_phrase(Phrase::new(words, item));
    }
    bytes.is_empty().then_some(out)
}

fn related(bits: u32) -> Option<(Item, Relation)> {
    Some((Item(bits >> 3), *Relation::ALL.get((bits & 7) as usize)?))
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*head)
}

fn number(bytes: &mut &[u8]) -> Option<u32> {
    take(bytes).map(u32::from_le_bytes)
}

fn byte(bytes: &mut &[u8]) -> Option<u8> {
    take(bytes).map(|[b]: [u8; 1]| b)
}

fn word(bytes: &mut &[u8]) -> Option<Word> {
    take(bytes).map(|b| Word(u64::from_le_bytes(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let parts = Parts {
            keys: vec![(Word::of("rise"), Pos::Verb), (Word::of("fall"), Pos::Verb), (Word(5), Pos::Noun)],
            relations: vec![vec![(Item(1), Relation::Opposite)], vec![(Item(0), Relation::Opposite)], vec![]],
            phrases: vec![Phrase::new(vec![Word::of("prime"), Word::of("minister")], Item(2))],
        };
        let bytes = pack(&parts);
        let back = unpack(&bytes).unwrap();
        assert_eq!(back, Dictionary::of(parts));
        assert_eq!(back.relation(Item(0), Item(1)), Some(Relation::Opposite));
        assert_eq!(back.phrases(Word::of("prime")).len(), 1);
        assert!(unpack(&bytes[..bytes.len() - 1]).is_none());
    }
}
