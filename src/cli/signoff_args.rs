//! The options of `signoff`.

use super::wanted::Export;
use crate::outcome::{Ground, Verdict};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Options of `signoff`.
#[derive(Clone, Debug, Args)]
pub struct SignoffArgs {
    /// The draft
    #[arg(value_name = "DRAFT")]
    pub draft: String,
    /// A source; may be given several times. Without one, those of the last sign-off
    #[arg(short, long = "source", value_name = "FILE")]
    pub sources: Vec<String>,
    /// What to do.
    #[command(flatten)]
    pub what: What,
    /// Who does it; alone, it signs the draft off
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// As what: checker, editor
    #[arg(long, value_name = "ROLE", requires = "by")]
    pub role: Option<String>,
    /// When, instead of now, as in 2026-11-30T12:00:00Z
    #[arg(long, value_name = "TIME", requires = "by")]
    pub at: Option<String>,
    /// What an overridden finding is taken for
    #[arg(long = "as", value_name = "VERDICT", requires = "decide", value_parser = verdict())]
    pub taken: Option<Verdict>,
    /// Why it is overridden
    #[arg(long, value_name = "REASON", requires = "decide", value_parser = ground())]
    pub reason: Option<Ground>,
    /// In your own words
    #[arg(long, value_name = "TEXT", requires = "by")]
    pub note: Option<String>,
    /// With a sign-off: what is absent was read
    #[arg(long, requires = "by")]
    pub absent_read: bool,
    /// With a sign-off: what was done about what is unchecked
    #[arg(long, value_name = "NOTE", requires = "by")]
    pub unchecked: Option<String>,
    /// Two persons must sign
    #[arg(long)]
    pub second: bool,
    /// Also show what is decided
    #[arg(short, long)]
    pub all: bool,
}

/// What to do with a record; without any of these it is shown.
#[derive(Clone, Debug, Default, Args)]
#[group(multiple = false)]
pub struct What {
    /// Say whether the draft is signed off as it is now; exit code 1 where it is not
    #[arg(long)]
    pub verify: bool,
    /// Add the decisions that a review page has saved
    #[arg(long, value_name = "FILE")]
    pub import: Option<String>,
    /// Write the draft's findings with what was decided: csv, json, sarif or docx, to a file with docx=FILE
    #[arg(long, value_name = "FORMAT[=FILE]")]
    pub export: Option<Export>,
    /// Decide a query, by its number or its finding: 2=stet, f-1a2b=override; agree and query are the others
    #[arg(long, value_name = "QUERY=DECISION", requires = "by")]
    pub decide: Option<String>,
    /// Take back the decision on a query
    #[arg(long, value_name = "QUERY", requires = "by")]
    pub undo: Option<String>,
    /// Note a correction after publication, with --note
    #[arg(long, value_name = "QUERY", requires = "by", requires = "note")]
    pub correct: Option<String>,
}

fn verdict() -> impl TypedValueParser<Value = Verdict> {
    PossibleValuesParser::new(Verdict::ALL.iter().map(|v| v.code()))
        .try_map(|code| Verdict::from_code(&code).ok_or("no verdict"))
}

fn ground() -> impl TypedValueParser<Value = Ground> {
    PossibleValuesParser::new(Ground::ALL.iter().map(|g| g.code()))
        .try_map(|code| Ground::from_code(&code).ok_or("no reason"))
}
