//! Commands of a GitHub workflow: what is contradicted as an error on its line; the rest on demand.

use super::About;
use super::form::{Form, Reported};
use crate::batch::Summary;
use crate::outcome::Verdict;
use crate::render::findings::escaped;
use crate::render::json::Line;

/// GitHub shows so many of a kind for a step; what comes after them stands folded in the log.
const SHOWN: usize = 10;

/// The commands so far.
pub struct Commands {
    about: About,
    shown: usize,
    folded: usize,
}

impl Commands {
    /// Without a command.
    pub fn new(about: About) -> Self {
        Self { about, shown: 0, folded: 0 }
    }

    /// The level, the title and the words of a row, where it is told at all.
    fn told(&self, line: &Line) -> Option<(&'static str, String, String)> {
        let all = self.about.amount.all;
        match line {
            Line::Error(row) => Some(("error", format!("row {}", row.error.code), row.error.message.clone())),
            Line::Result(row) => {
                if row.waived.is_some() && !all {
                    return None;
                }
                let level = match row.verdict {
                    _ if row.waived.is_some() => "notice",
                    Verdict::Contradicted => "error",
                    Verdict::Absent if all => "warning",
                    Verdict::Supported if all && !row.caveats.is_empty() => "notice",
                    _ => return None,
                };
                let title = format!("{} {}", row.shown().word(), row.code());
                Some((level, title, format!("{}\n{}", row.statement, row.told())))
            }
        }
    }
}

impl Form for Commands {
    fn rows(&mut self, rows: &[Reported]) -> String {
        let mut out = String::new();
        for row in rows {
            let Some((level, title, words)) = self.told(row.line) else { continue };
            let (file, line) = row.line.place();
            if self.shown < SHOWN {
                self.shown += 1;
                let place = format!("file={},line={line},title={}", escaped(file, ":,"), escaped(&title, ":,"));
                out.push_str(&format!("::{level} {place}::{}\n", escaped(&words, "")));
                continue;
            }
            if self.folded == 0 {
                out.push_str("::group::more from factmark\n");
            }
            self.folded += 1;
            out.push_str(&format!("{file}:{line}: {title}: {}\n", words.replace('\n', " - ")));
        }
        out
    }

    fn end(&mut self, summary: &Summary) -> String {
        let close = if self.folded > 0 { "::endgroup::\n" } else { "" };
        let Summary { rows, supported, contradicted, absent, unchecked, errors, .. } = summary;
        let counts = format!(
            "{rows} statements: {supported} supported, {contradicted} contradicted, {absent} absent, {unchecked} unchecked, {errors} in error{}",
            summary.accepted()
        );
        format!("{close}::notice title=factmark::{counts}\n")
    }
}
