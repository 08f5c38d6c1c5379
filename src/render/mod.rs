//! Answers in words, JSON and tables: the only place that writes sentences.

pub mod explain;
pub mod json;
pub mod found;
pub mod reading;
pub mod style;
pub mod excerpt;
pub mod terminal;
pub mod table;
pub mod codes;
pub mod fault;
pub mod findings;
pub mod coverage;
pub mod columns;
pub mod words;
pub mod rules;
pub mod rule;
pub mod trials;
pub mod skeleton;
pub mod audit;
pub mod mutate;
pub mod trace;
pub mod suggest;
pub mod page;
pub mod config;
pub mod packs;
pub mod report;
pub mod changes;
pub mod review;
pub mod review_data;
pub mod stretches;
pub mod review_page;
pub mod signing;
pub mod decided_sheet;
pub mod decided_sarif;
#[cfg(feature = "documents")]
pub mod decided_docx;

pub use found::ReadRow;
pub use json::{ErrorRow, Input, ResultRow};
pub use review::{Draft, ReviewRow};
pub use style::{Style, shown};
pub use trace::TraceRow;
