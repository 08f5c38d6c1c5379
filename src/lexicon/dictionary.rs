//! The dictionary: how the entries of news English stand to each other.

/// An entry of the dictionary: a lemma or a phrase as one part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item(pub u32);

/// How a source's item stands to a statement's item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They say the same.
    Same,
    /// The same idea in another part of speech.
    Derived,
    /// The source's item implies the statement's.
    Implies,
    /// They cannot both be true of the same matter.
    Opposite,
    /// The same act with its arguments exchanged: buy and sell.
    Converse,
}
