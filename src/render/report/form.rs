//! What every form of report does: a head, rows, an end.

use crate::batch::{Answer, Summary};
use crate::render::json::{DetailRow, Line, Place, ResultRow};
use crate::render::style::{Shown, shown};

/// An answer with the same as plain data.
pub struct Reported<'a> {
    /// The answer.
    pub answer: &'a Answer,
    /// Its row.
    pub line: &'a Line,
}

/// A report that is written row by row.
pub trait Form: Send {
    /// What stands before the first row.
    fn head(&mut self) -> String {
        String::new()
    }

    /// The input whose rows come next, where it is another one than before.
    fn input(&mut self, _name: &str) {}

    /// Some rows, in order.
    fn rows(&mut self, rows: &[Reported]) -> String;

    /// What stands behind the last row.
    fn end(&mut self, summary: &Summary) -> String;
}

impl ResultRow {
    /// What a person is told of the verdict.
    pub fn shown(&self) -> Shown {
        shown(self.verdict, self.checked)
    }

    /// Why, and before that why it is accepted, where it is.
    pub fn told(&self) -> String {
        match &self.waived {
            Some(waived) => format!("{}: {}", waived.words(), self.why),
            None => self.why.clone(),
        }
    }

    /// The code under which the verdict is counted: the kind of difference, else the reason.
    pub fn code(&self) -> &'static str {
        self.decided().next().map_or(self.reason, |d| d.code)
    }

    /// The details that have the verdict and the reason of the whole, in the order of the statement.
    fn decided(&self) -> impl Iterator<Item = &DetailRow> {
        self.details.iter().filter(|d| d.verdict == self.verdict && d.reason == self.reason)
    }

    /// The passage that a reader should look at first.
    pub fn passage(&self) -> Option<&Place> {
        self.decided().find_map(|d| d.evidence.first()).or(self.evidence.first()).or(self.nearest.as_ref())
    }

    /// The column of the statement at which what decided begins, from 1, in code points.
    pub fn column(&self) -> usize {
        self.decided().next().map_or(1, |d| d.span.start + 1)
    }
}

impl Line {
    /// The row's name as text.
    pub fn name(&self) -> String {
        let id = match self {
            Self::Result(row) => row.id.as_ref(),
            Self::Error(row) => Some(&row.id),
        };
        id.map(ToString::to_string).unwrap_or_default()
    }

    /// The file and the line on which the row begins.
    pub fn place(&self) -> (&str, usize) {
        let input = match self {
            Self::Result(row) => row.input.as_ref(),
            Self::Error(row) => Some(&row.input),
        };
        input.map_or(("", 0), |i| (&*i.file, i.line))
    }
}
