//! stand-in
use crate::text::Word;
use crate::lexicon::Lexicon;
/// stand-in
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind { /// p
 Person, /// u
 Unknown }
/// stand-in
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness { /// s
 Same, /// d
 Different, /// u
 Unknown }
/// stand-in
#[derive(Clone, Debug, PartialEq)]
pub struct Name { /// k
 pub kind: NameKind, /// w
 pub words: Vec<Word> }
impl Name { /// s
 pub fn sameness(&self, o: &Self, _l: &Lexicon) -> Sameness { if self.words.iter().any(|w| o.words.contains(w)) {Sameness::Same} else {Sameness::Different} } }
