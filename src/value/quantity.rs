//! stand-in
use crate::text::Run;
use super::agreement::Comparison;
use crate::outcome::*;
/// stand-in
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity { /// core
 pub core: Run, /// n
 pub n: String }
impl Quantity { /// cmp
 pub fn compare(&self, s: &Self) -> Comparison { Comparison { agreement: if self.n==s.n {Agreement::Entails} else {Agreement::Excludes}, difference: Difference::Quantity, reason: if self.n==s.n {Reason::Agrees} else {Reason::OtherValue}, caveats: vec![] } } }
