//! How a word of a statement has its counterpart: for those who are to be told, not for the verdict.

use super::align::{Aligner, Link};
use super::pairs::{self, Pair};
use super::side::Side;
use super::units::{Unit, UnitKind};

/// What makes two words counterparts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum How {
    /// The same word, in whatever inflection.
    Word,
    /// The same word of a name.
    Name,
    /// Another name of the same one, or what refers to it.
    Reference,
    /// A figure that lies within the statement's.
    Figure,
    /// A date that lies within the statement's.
    Date,
    /// The dictionary relates the two.
    Relation(Pair),
    /// The same phrase of the dictionary.
    Phrase,
    /// Words inside the same quotation.
    Quotation,
    /// The source names the speaker of the sentence elsewhere.
    Speaker,
    /// A description of somebody whom the sentence names in another way.
    Description,
    /// Another verb of speech of the same speaker.
    Speech,
    /// A country, for one who holds an office of it or acts for it.
    Country,
    /// What stood in front of the noun before, and is left out where the text comes back to it.
    Fuller,
}

/// How the unit with number `k` of a statement came by its `link` to a sentence of the source, whose side is `source`.
pub fn how(aligner: &Aligner, claim: &Side, k: usize, link: Link, source: &Side, sentence: usize) -> How {
    let Some(unit) = claim.units.get(k) else { return How::Word };
    if let Some(pair) = pairs::behind(aligner.lexicon, claim, k, link, source) {
        return How::Relation(pair);
    }
    let same = |other: &&Unit| other.run.start == link.at && aligner.pair(unit, other) == Some(link);
    if let Some(other) = source.units.iter().find(same) {
        return match (unit.kind, other.kind) {
            (UnitKind::Quantity, _) => How::Figure,
            (UnitKind::Date, _) => How::Date,
            (UnitKind::Name, _) | (_, UnitKind::Name) if unit.lemma == other.lemma => How::Name,
            _ if unit.lemma == other.lemma => How::Word,
            _ => How::Reference,
        };
    }
    let fallbacks = [
        (aligner.spoken(unit, sentence), How::Speaker),
        (aligner.described(unit, source), How::Description),
        (aligner.voiced(unit, sentence), How::Speech),
        (aligner.represented(unit, source), How::Country),
        (aligner.completed(unit, source), How::Fuller),
    ];
    let found = fallbacks.into_iter().find(|(l, _)| *l == Some(link));
    found.map_or(if link.exact { How::Quotation } else { How::Phrase }, |(_, how)| how)
}
