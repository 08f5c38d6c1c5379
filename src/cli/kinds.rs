//! The kinds of detail that `--only` names: their codes, and words that people use for them.

use crate::batch::{Fault, FaultCode};
use crate::outcome::DetailKind;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command};
use std::ffi::OsStr;

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

/// The kind that a word names, where it stands on no command line.
///
/// # Errors
/// There is none: the message is the one that the program prints, without what is of the command line.
pub fn read(word: &str) -> Result<DetailKind, Fault> {
    let mut line = Command::new("factmark").arg(Arg::new("only").long("only").value_name("KIND"));
    // an option that is not built yet cannot be named in a message
    line.build();
    let only = line.get_arguments().find(|arg| arg.get_id() == "only");
    parser().parse_ref(&line, only, OsStr::new(word)).map_err(|error| {
        let told = error.to_string();
        let told = told.strip_prefix("error: ").unwrap_or(&told);
        let message = told.split_once("\n\nFor more information").map_or(told, |(message, _)| message);
        Fault::new(FaultCode::Usage, message)
    })
}

/// These kinds, each once and in the order of all.
pub fn each_once(named: &[DetailKind]) -> Vec<DetailKind> {
    DetailKind::ALL.iter().copied().filter(|kind| named.contains(kind)).collect()
}
