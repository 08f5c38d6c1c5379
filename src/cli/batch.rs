//! `factmark batch`: many statements, each answered, in order.

use super::batch_args::{BatchArgs, OnError};
use super::check::differs;
use super::desk::{Desk, Shelves, Stop};
use super::input::{self, STDIN, shown};
use super::output::Reader;
use super::picked::{Draw, Picked};
use super::progress::Pace;
use super::reports::Reports;
use super::resumed::{self, Resumed};
use super::rows::Rows;
use crate::batch::{Answer, Fault, FaultCode, Library, Named, Parsed, Shelf, Summary, answer_all};
use crate::render::json;
use crate::render::report::About;
use crate::render::table;
use crate::render::terminal::Amount;
use std::collections::BTreeSet;

/// Checks every row of the inputs.
///
/// # Errors
/// An input, a source, a report or a rule file cannot be used; rows that cannot be used are rows of the output.
pub fn batch(desk: &Desk, args: &BatchArgs) -> Result<u8, Stop> {
    let files = input::expand(&args.files)?;
    let first = files.first().map_or(STDIN, String::as_str);
    let mut shelves = Shelves::open(desk, &args.sources, first)?;
    shelves.library(args.library.as_deref())?;
    let baseline = args.baseline.as_deref().map(known).transpose()?.unwrap_or_default();
    let mut run = Run::new(desk, args, &files, &shelves, baseline)?;
    let mut picked = Picked::new(args.shard, args.limit);
    let mut draw = args.sample.map(|size| Draw::new(size, args.seed));
    'files: for file in &files {
        own_text(file, shelves.common())?;
        shelves.beside(file);
        let mut rows = Rows::open(desk, file, &args.reading()?, "statement")?;
        let mut skip = run.skip(file);
        while let Some(chunk) = rows.chunk()? {
            let chunk = picked.of(chunk);
            let chunk = skip.of(chunk)?;
            if let Some(draw) = &mut draw {
                chunk.into_iter().for_each(|row| draw.add((file.clone(), row)));
            } else if run.answer(&shelves, file, chunk, rows.read())? == Next::Stop {
                break 'files;
            }
            if picked.full() {
                break 'files;
            }
        }
        run.skipped(&skip);
    }
    for (file, row) in draw.map(Draw::rows).unwrap_or_default() {
        shelves.beside(&file);
        if run.answer(&shelves, &file, vec![row], 0)? == Next::Stop {
            break;
        }
    }
    run.end(&files)
}

/// The fingerprints of what an earlier run has said of statements that were not borne out.
fn known(path: &std::path::Path) -> Result<BTreeSet<String>, Fault> {
    #[derive(serde::Deserialize)]
    struct Row {
        fingerprint: Option<String>,
    }
    let name = path.to_string_lossy();
    let text = String::from_utf8_lossy(&input::bytes(&name, "baseline")?).into_owned();
    let mut out = BTreeSet::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line).map_err(|e| {
            let message = format!("the baseline {name}:{} is no result of a batch: {e}", number + 1);
            Fault::new(FaultCode::RowNotJson, message).help("write it with `factmark batch --format jsonl`")
        })?;
        out.extend(row.fingerprint);
    }
    Ok(out)
}

/// Refuses a file of statements that is one of the sources.
fn own_text(file: &str, sources: &[Named]) -> Result<(), Fault> {
    let Ok(size) = std::fs::metadata(file).map(|m| m.len()) else { return Ok(()) };
    // only a file of the same size (but for a mark and blanks at its ends) can be the same text
    let near = |s: &&Named| (s.article.text().len() as u64).abs_diff(size) < 16;
    if file == STDIN || !sources.iter().any(|s| near(&s)) {
        return Ok(());
    }
    match String::from_utf8(input::bytes(file, "input")?) {
        Ok(text) => differs(file, &text, sources),
        Err(_) => Ok(()),
    }
}

/// Whether the run goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Go,
    Stop,
}

/// The rows that an earlier run has answered: they are passed over.
struct Skip {
    left: usize,
    line: usize,
    file: String,
}

impl Skip {
    fn of(&mut self, rows: Vec<Parsed>) -> Result<Vec<Parsed>, Fault> {
        let passed = self.left.min(rows.len());
        let last = passed.checked_sub(1).and_then(|k| rows.get(k)).filter(|_| self.left == passed);
        let line = last.map(|row| row.as_ref().map_or_else(|bad| bad.line, |row| row.line));
        self.left -= passed;
        if let Some(line) = line.filter(|line| passed > 0 && *line != self.line) {
            let message = format!(
                "{} is not the input that was begun: its last answered row stands on line {line}, not on {}",
                shown(&self.file),
                self.line
            );
            return Err(Fault::new(FaultCode::Usage, message).help("answer it anew, into another file"));
        }
        Ok(rows.into_iter().skip(passed).collect())
    }
}

/// A run under way.
struct Run<'a> {
    desk: &'a Desk,
    args: &'a BatchArgs,
    shelf: Shelf,
    reports: Reports<'a>,
    pace: Pace<'a>,
    baseline: BTreeSet<String>,
    sources: usize,
    resumed: Resumed,
    all: Summary,
    fresh: Summary,
}

impl<'a> Run<'a> {
    fn new(
        desk: &'a Desk,
        args: &'a BatchArgs,
        files: &[String],
        shelves: &Shelves,
        baseline: BTreeSet<String>,
    ) -> Result<Self, Stop> {
        let about = About {
            input: files.iter().map(|f| shown(f)).collect::<Vec<_>>().join(", "),
            sources: shelves.common().iter().map(|s| s.name.to_string()).collect(),
            amount: Amount { quiet: desk.common.quiet, all: args.all },
            style: desk.style,
        };
        let (mut resumed, mut kept) = (Resumed::default(), None);
        if let Some(path) = &args.resume {
            if let [_, _, ..] = files {
                return Err(Fault::new(FaultCode::Usage, "--resume goes on with one input").into());
            }
            let (done, file) = resumed::open(path)?;
            let rules = shelves.checker().rules_sha256();
            if done.rules.as_deref().is_some_and(|old| old != rules) {
                let message = format!("{} was begun with other rules", path.display());
                return Err(Fault::new(FaultCode::Usage, message)
                    .help("answer the input anew, into another file")
                    .into());
            }
            (resumed, kept) = (done, Some((path.as_path(), file)));
        }
        let reports = Reports::open(desk, args.format.name(), &args.report, &about, kept)?;
        let plain = files.iter().map(|f| std::fs::metadata(f).map(|m| m.len()).ok());
        let bytes =
            plain.sum::<Option<u64>>().filter(|_| !files.iter().any(|f| f.ends_with(".gz") || f.ends_with(".zst")));
        Ok(Self {
            desk,
            args,
            shelf: Shelf::default(),
            reports,
            pace: Pace::new(desk, !args.no_progress, bytes),
            baseline,
            sources: shelves.common().len(),
            all: resumed.summary,
            fresh: resumed.summary,
            resumed,
        })
    }

    fn skip(&self, file: &str) -> Skip {
        Skip { left: self.resumed.summary.rows, line: self.resumed.line, file: file.to_string() }
    }

    fn skipped(&mut self, skip: &Skip) {
        if skip.left > 0 {
            let done = self.resumed.summary.rows;
            self.desk.warn(&format!("{} has fewer rows than the {done} that were answered", shown(&skip.file)));
        }
        self.resumed.summary = Summary::default();
    }

    fn answer(&mut self, shelves: &Shelves, file: &str, rows: Vec<Parsed>, read: u64) -> Result<Next, Stop> {
        let mut answers = answer_all(shelves, &mut self.shelf, rows);
        let bad = answers.iter().position(|a| a.outcome.is_err()).filter(|_| self.args.on_error == OnError::Abort);
        if let Some(bad) = bad {
            answers.truncate(bad + 1);
        }
        for answer in &answers {
            self.all.count(&answer.outcome);
            if !self.known(answer) {
                self.fresh.count(&answer.outcome);
            }
        }
        self.reports.input(file);
        let reader = self.reports.rows(&answers)?;
        self.desk.out.parting(self.came_to());
        self.pace.at(&self.all, read);
        Ok(if bad.is_some() || reader == Reader::Gone { Next::Stop } else { Next::Go })
    }

    /// Whether the baseline has the same answer.
    fn known(&self, answer: &Answer) -> bool {
        let Ok(judged) = &answer.outcome else { return false };
        !self.baseline.is_empty() && self.baseline.contains(&json::fingerprint(judged))
    }

    fn came_to(&self) -> String {
        table::summary(&self.all, self.sources, true, self.desk.style)
    }

    fn end(self, files: &[String]) -> Result<u8, Stop> {
        self.desk.out.parting(String::new());
        let (all, fresh) = (self.all, self.fresh);
        self.reports.end(&all)?;
        if all.rows == 0 {
            if self.args.allow_empty {
                return Ok(0);
            }
            let names: Vec<&str> = files.iter().map(|f| shown(f)).collect();
            let verb = if names.len() == 1 { "holds" } else { "hold" };
            return Err(Fault::new(FaultCode::BatchEmpty, format!("{} {verb} no statement", names.join(", ")))
                .help("--allow-empty lets that pass")
                .into());
        }
        remarks(self.desk, &all, &fresh, self.args.on_error);
        Ok(self.args.gates().exit(&all, &fresh))
    }
}

fn remarks(desk: &Desk, all: &Summary, fresh: &Summary, on_error: OnError) {
    if all.errors > 0 && on_error == OnError::Abort {
        desk.warn("the run ended at a row in error, as --on-error abort asks");
    } else if all.errors > 0 {
        desk.warn(&format!("rows in error: {} of {}; each is a row of the output", all.errors, all.rows));
    }
    if all.checked() == 0 && all.rows > all.errors {
        desk.warn(&format!("0 of {} statements held a checkable claim; nothing was verified", all.rows));
    }
    if all.rows > fresh.rows {
        desk.warn(&format!("{} of {} rows are known to the baseline", all.rows - fresh.rows, all.rows));
    }
}
