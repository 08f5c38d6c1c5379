//! stand-in
use super::*; use crate::text::Word;
/// t
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth { /// t
 True, /// f
 False, /// o
 Open }
/// s
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperatorStatus { /// p
 Plan, /// t
 Threat, /// p
 Possible, /// a
 Attempt, /// c
 Claimed }
/// o
#[derive(Clone, Debug)]
pub struct Operator { /// a
 pub if_affirmed: Truth, /// d
 pub if_denied: Truth, /// s
 pub status: Option<OperatorStatus> }
/// p
#[derive(Clone, Debug)]
pub struct Phrase { /// w
 pub words: Vec<Word>, /// i
 pub item: Item }
impl Lexicon {
 /// o
 pub fn operator(&self, _: Word) -> Option<&Operator> { None }
 /// o
 pub fn operator_phrase(&self, _: Word, _: Word) -> Option<&Operator> { None }
 /// p
 pub fn phrases(&self, _: Word) -> &[Phrase] { &[] }
 /// r
 pub fn relations(&self, _: Item) -> &[(Item, Relation)] { &[] }
}
