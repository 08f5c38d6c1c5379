//! For programs and editors: JSON, JSON Lines, and one line a row with its place.

use super::About;
use super::form::{Form, Reported};
use crate::batch::Summary;
use crate::outcome::Verdict;
use crate::render::json::{self, Line};
use rayon::prelude::*;

/// JSON Lines: one object a row.
pub struct JsonLines;

impl Form for JsonLines {
    fn rows(&mut self, rows: &[Reported]) -> String {
        rows.par_iter().map(|r| json::line(r.line)).collect()
    }

    fn end(&mut self, _: &Summary) -> String {
        String::new()
    }
}

/// One JSON array, a row a line.
#[derive(Default)]
pub struct Array {
    begun: bool,
}

impl Form for Array {
    fn rows(&mut self, rows: &[Reported]) -> String {
        let texts: Vec<String> = rows.par_iter().map(|r| json::line(r.line)).collect();
        let mut out = String::new();
        for text in texts {
            out.push_str(if self.begun { ",\n" } else { "[\n" });
            out.push_str(text.trim_end());
            self.begun = true;
        }
        out
    }

    fn end(&mut self, _: &Summary) -> String {
        if self.begun { "\n]\n".to_string() } else { "[]\n".to_string() }
    }
}

/// `FILE:LINE:COLUMN: verdict [code] why (SOURCE:LINE:COLUMN)`, as editors read it.
pub struct Places {
    about: About,
}

impl Places {
    /// Without a row.
    pub fn new(about: About) -> Self {
        Self { about }
    }

    fn row(&self, line: &Line) -> Option<String> {
        let (file, at) = line.place();
        match line {
            Line::Error(row) => {
                let column = row.error.column.unwrap_or(1);
                Some(format!("{file}:{at}:{column}: error [{}] {}\n", row.error.code, row.error.message))
            }
            Line::Result(row) => {
                let plain = row.verdict == Verdict::Supported && row.caveats.is_empty();
                if plain && !self.about.amount.all || self.about.amount.quiet {
                    return None;
                }
                let place = row.passage().map(|p| format!(" ({}:{}:{})", p.source, p.line, p.column));
                let (word, column) = (row.shown().word(), row.column());
                let place = place.unwrap_or_default();
                let caveats: Vec<&str> = row.caveats.iter().map(|c| c.code()).collect();
                let code = if caveats.is_empty() { row.code().to_string() } else { caveats.join(", ") };
                Some(format!("{file}:{at}:{column}: {word} [{code}] {}{place}\n", row.told()))
            }
        }
    }
}

impl Form for Places {
    fn rows(&mut self, rows: &[Reported]) -> String {
        let style = self.about.style;
        rows.iter().filter_map(|r| self.row(r.line)).map(|text| style.text(text)).collect()
    }

    fn end(&mut self, _: &Summary) -> String {
        String::new()
    }
}
