//! For a person at a terminal: a table and what it came to.

use super::About;
use super::form::{Form, Reported};
use crate::batch::Summary;
use crate::render::table;

/// The table.
pub struct Plain {
    about: About,
    begun: bool,
}

impl Plain {
    /// An empty table.
    pub fn new(about: About) -> Self {
        Self { about, begun: false }
    }
}

impl Form for Plain {
    fn input(&mut self, name: &str) {
        self.begun &= self.about.input == name;
        self.about.input = name.to_string();
    }

    fn rows(&mut self, rows: &[Reported]) -> String {
        let About { input, sources, only, amount, style } = &self.about;
        let mut out = String::new();
        if !self.begun && !amount.quiet && !rows.is_empty() {
            let names: Vec<&str> = sources.iter().map(String::as_str).collect();
            out.push_str(&table::head(input, &names, only, *style));
        }
        self.begun |= !rows.is_empty();
        out.extend(rows.iter().filter_map(|r| table::row(r.answer, *style, *amount)));
        out
    }

    fn end(&mut self, summary: &Summary) -> String {
        let About { sources, amount, style, .. } = &self.about;
        if summary.rows == 0 { String::new() } else { table::summary(summary, sources.len(), amount.all, *style) }
    }
}
