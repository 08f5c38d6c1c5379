//! The kinds of detail that `--only` names: their codes, and words that people use for them.

use crate::outcome::DetailKind;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Other words for a kind.
fn words(kind: DetailKind) -> &'static [&'static str] {
    match kind {
        DetailKind::Quantity => &["quantities", "number", "numbers", "figure", "figures"],
        DetailKind::Date => &["dates", "time"],
        DetailKind::Name => &["names", "person", "place"],
        DetailKind::Quote => &["quotes", "quotation", "quotations"],
        DetailKind::Speaker => &["speakers", "attribution", "attributions"],
        DetailKind::Role => &["roles", "title", "titles", "office"],
        DetailKind::List => &["lists", "member", "members"],
        DetailKind::Act => &["acts", "verb", "verbs"],
        DetailKind::Word => &["words", "wording"],
    }
}

/// Reads a kind.
pub fn parser() -> impl TypedValueParser<Value = DetailKind> {
    let value = |kind: &DetailKind| PossibleValue::new(kind.code()).help(kind.meaning()).aliases(words(*kind));
    let named =
        |word: String| DetailKind::ALL.iter().copied().find(|k| k.code() == word || words(*k).contains(&&*word));
    // the first parser lets only these words through
    PossibleValuesParser::new(DetailKind::ALL.iter().map(value)).map(move |w| named(w).unwrap_or(DetailKind::Word))
}
