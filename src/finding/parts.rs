//! Parts of acts: which of two acts' parts hold the same thing.

use crate::reading::Part;
use crate::text::Word;

/// Which parts of two acts hold the same thing when nothing is exchanged.
pub fn same_part(a: Part, b: Part) -> bool {
    let place = |p: Part| matches!(p, Part::Prep(w) if [Word::of("in"), Word::of("at"), Word::of("near")].contains(&w));
    let to = |p: Part| p == Part::Recipient || p == Part::Prep(Word::of("to"));
    a == b
        || (place(a) && place(b))
        || (to(a) && to(b))
        || matches!((a, b), (Part::Patient, Part::Complement) | (Part::Complement, Part::Patient))
}
