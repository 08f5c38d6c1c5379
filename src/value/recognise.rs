//! stand-in
use crate::lexicon::*; use crate::text::*; use super::*;
use super::quantity::Quantity; use super::date::Date; use super::name::*;
/// All mentions of a text.
pub fn recognise(document: &Document, terms: &[Term], _lexicon: &Lexicon) -> Vec<Mention> {
    let mut out = vec![]; let mut i = 0;
    while i < document.len() {
        let t = document.token(i);
        if t.kind == Kind::Number { out.push(Mention{run: Run::one(i), value: if t.span.len()==4 && (document.surface(i).starts_with("19")||document.surface(i).starts_with("20")) {Value::Date(Date{n: document.surface(i).into()})} else {Value::Quantity(Quantity{core: Run::one(i), n: document.surface(i).into()})}}); }
        if terms.get(i).is_some_and(|t| t.tag == Tag::Name) {
            let s = i; while terms.get(i+1).is_some_and(|t| t.tag == Tag::Name) { i += 1; }
            out.push(Mention{run: Run::new(s, i+1), value: Value::Name(Name{kind: if i>s {NameKind::Person} else {NameKind::Unknown}, words: (s..=i).map(|k| document.word(k)).collect()})});
        }
        i += 1;
    }
    out
}
