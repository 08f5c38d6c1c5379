//! A batch as one HTML page: counts, and every row that a person should look at. No network, no script, nothing of the texts
//! but as text. The counts are written last and shown first.

use super::About;
use super::form::{Form, Reported};
use crate::batch::Summary;
use crate::outcome::Verdict;
use crate::render::explain;
use crate::render::json::{Line, ResultRow};
use crate::render::style::{Shown, Style};
use askama::Template;

#[derive(Template)]
#[template(path = "report_head.html", config = "src/render/askama.toml")]
struct Head<'a> {
    input: &'a str,
    sources: String,
    only: String,
    css: &'static str,
}

#[derive(Template)]
#[template(path = "report_row.html", config = "src/render/askama.toml")]
struct Row<'a> {
    place: String,
    word: &'static str,
    sign: &'static str,
    statement: &'a str,
    code: &'a str,
    why: String,
    caveats: String,
    desk: Vec<String>,
    source: String,
    exact: &'a str,
}

#[derive(Template)]
#[template(path = "report_end.html", config = "src/render/askama.toml")]
struct End<'a> {
    summary: &'a Summary,
    hidden: usize,
    checked: usize,
}

/// The page so far.
pub struct SummaryPage {
    about: About,
    hidden: usize,
}

impl SummaryPage {
    /// Without a row.
    pub fn new(about: About) -> Self {
        Self { about, hidden: 0 }
    }
}

impl Form for SummaryPage {
    fn head(&mut self) -> String {
        let sources = self.about.sources.join(", ");
        let only = self.about.only.join(", ");
        let head = Head { input: &self.about.input, sources, only, css: include_str!("../report.css") };
        drawn(&head)
    }

    fn rows(&mut self, rows: &[Reported]) -> String {
        let mut out = String::new();
        for Reported { line, answer } in rows {
            let plain = |r: &ResultRow| r.verdict == Verdict::Supported && r.caveats.is_empty() && r.desk.is_empty();
            let plain = matches!(line, Line::Result(r) if plain(r));
            if plain && !self.about.amount.all {
                self.hidden += 1;
                continue;
            }
            let desk = answer.outcome.iter().flat_map(|judged| explain::desk(&judged.report)).collect();
            out.push_str(&drawn(&Row { desk, ..row(line) }));
        }
        out
    }

    fn end(&mut self, summary: &Summary) -> String {
        drawn(&End { summary, hidden: self.hidden, checked: summary.checked() })
    }
}

/// A template as text; those of this page cannot fail but for want of memory.
fn drawn(template: &impl Template) -> String {
    template.render().unwrap_or_default()
}

fn row(line: &Line) -> Row<'_> {
    let (file, at) = line.place();
    let place = format!("{file}:{at}");
    let style = Style { ascii: false };
    match line {
        Line::Error(row) => Row {
            place,
            word: Shown::Error.word(),
            sign: style.sign(Shown::Error),
            statement: "",
            code: row.error.code,
            why: row.error.message.clone(),
            caveats: String::new(),
            desk: Vec::new(),
            source: String::new(),
            exact: "",
        },
        Line::Result(row) => {
            let passage = row.passage();
            Row {
                place,
                word: row.shown().word(),
                sign: style.sign(row.shown()),
                statement: &row.statement,
                code: row.code(),
                why: row.told(),
                caveats: row.caveats.iter().map(|c| c.code()).collect::<Vec<_>>().join(", "),
                desk: Vec::new(),
                source: passage.map(|p| format!("{}:{}:{}", p.source, p.line, p.column)).unwrap_or_default(),
                exact: passage.map_or("", |p| &p.exact),
            }
        }
    }
}
