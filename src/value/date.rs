//! stand-in
use super::agreement::Comparison;
use crate::outcome::*;
/// stand-in
#[derive(Clone, Debug, PartialEq)]
pub struct Date { /// n
 pub n: String }
impl Date { /// cmp
 pub fn compare(&self, s: &Self) -> Comparison { Comparison { agreement: if self.n==s.n {Agreement::Entails} else {Agreement::Excludes}, difference: Difference::Date, reason: if self.n==s.n {Reason::Agrees} else {Reason::OtherDate}, caveats: vec![] } } }
