//! JUnit's XML, as build servers read it: a test case a statement; contradicted fails, absent is skipped.

use super::About;
use super::form::{Form, Reported};
use crate::batch::Summary;
use crate::outcome::Verdict;
use crate::render::json::Line;

/// The suite so far.
pub struct Suite {
    about: About,
}

impl Suite {
    /// Without a case.
    pub fn new(about: About) -> Self {
        Self { about }
    }
}

impl Form for Suite {
    fn head(&mut self) -> String {
        let name = text(&self.about.input);
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"factmark\">\n<testsuite name=\"{name}\">\n"
        )
    }

    fn rows(&mut self, rows: &[Reported]) -> String {
        rows.iter().map(|r| case(r.line)).collect()
    }

    fn end(&mut self, summary: &Summary) -> String {
        let Summary { rows, contradicted, absent, unchecked, errors, .. } = summary;
        let counts = format!(
            "<system-out>{rows} statements, {contradicted} contradicted, {absent} absent, {unchecked} unchecked, {errors} in error{}</system-out>\n",
            summary.accepted()
        );
        format!("{counts}</testsuite>\n</testsuites>\n")
    }
}

fn case(line: &Line) -> String {
    let (file, at) = line.place();
    let open = |name: &str| {
        let name = text(name);
        format!("<testcase name=\"{name}\" classname=\"{}\" file=\"{}\" line=\"{at}\"", text(file), text(file))
    };
    let with = |name: &str, tag: &str, kind: &str, words: &str, body: &str| {
        let (kind, words, body) = (text(kind), text(words), text(body));
        format!("{}><{tag} type=\"{kind}\" message=\"{words}\">{body}</{tag}></testcase>\n", open(name))
    };
    match line {
        Line::Error(row) => with(&line.name(), "error", row.error.code, &row.error.message, ""),
        Line::Result(row) => {
            let place = row.passage().map(|p| format!("{}:{}:{}: {}", p.source, p.line, p.column, p.exact));
            let place = place.unwrap_or_default();
            match row.verdict {
                Verdict::Contradicted | Verdict::Absent if row.waived.is_some() => {
                    format!("{}><skipped message=\"{}\"/></testcase>\n", open(&row.statement), text(&row.told()))
                }
                Verdict::Contradicted => with(&row.statement, "failure", row.code(), &row.why, &place),
                Verdict::Absent => {
                    format!("{}><skipped message=\"{}\"/></testcase>\n", open(&row.statement), text(&row.why))
                }
                Verdict::Supported => open(&row.statement) + "/>\n",
            }
        }
    }
}

/// Text in XML 1.0: marks escaped, and what XML cannot hold replaced.
fn text(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
