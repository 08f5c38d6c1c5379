//! The forms in which a batch can be written, each row as it comes: nothing is kept but counts.

pub mod form;
pub mod plain;
pub mod lines;
pub mod sheet;
pub mod sarif;
pub mod github;
pub mod junit;
pub mod summary_page;

use super::style::Style;
use super::terminal::Amount;
pub use form::{Form, Reported};

/// What a report is about, and how much of it is wanted.
#[derive(Clone, Debug)]
pub struct About {
    /// The input by its name; "-" is standard input.
    pub input: String,
    /// The sources of the command line by their names.
    pub sources: Vec<String>,
    /// The kinds of detail that are looked at, where not all are.
    pub only: Vec<&'static str>,
    /// How much is shown.
    pub amount: Amount,
    /// How it is drawn, where it is drawn for a terminal.
    pub style: Style,
}

/// A report by the name of its form; `None` where there is no such form.
pub fn form(name: &str, about: About) -> Option<Box<dyn Form>> {
    Some(match name {
        "text" => Box::new(plain::Plain::new(about)),
        "line" => Box::new(lines::Places::new(about)),
        "json" => Box::new(lines::Array::default()),
        "jsonl" => Box::new(lines::JsonLines),
        "csv" => Box::new(sheet::Sheet::default()),
        "sarif" => Box::new(sarif::Log::new(about)),
        "github" => Box::new(github::Commands::new(about)),
        "junit" => Box::new(junit::Suite::new(about)),
        "html" => Box::new(summary_page::SummaryPage::new(about)),
        _ => return None,
    })
}
