//! `factmark batch`: many statements, each answered, in order.

use super::batch_args::{BatchArgs, OnError};
use super::check::differs;
use super::desk::{Desk, Shelves, Stop};
use super::gate::Gate;
use super::input::{self, STDIN, shown};
use super::output::Reader;
use super::picked::{Draw, Picked};
use super::progress::Pace;
use super::reports::Reports;
use super::resumed::{self, By, Resumed};
use super::rows::Rows;
use crate::batch::{Fault, FaultCode, Library, Named, Parsed, Shelf, Summary, Tally, answer_all};
use crate::render::report::About;
use crate::render::table;
use crate::render::terminal::Amount;
use std::path::Path;

/// Checks every row of the inputs.
///
/// # Errors
/// An input, a source, a report or a rule file cannot be used; rows that cannot be used are rows of the output.
pub fn batch(desk: &Desk, args: &BatchArgs) -> Result<u8, Stop> {
    let files = input::expand(&args.files)?;
    let first = files.first().map_or(STDIN, String::as_str);
    let mut shelves = Shelves::open(desk, &args.sources, first)?;
    shelves.library(args.library.as_deref())?;
    let mut run = Run::new(desk, args, &files, &shelves)?;
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

/// The files that a run reads, but for those that rows name.
fn read(args: &BatchArgs, files: &[String]) -> Vec<String> {
    let paths = args.library.iter().chain(&args.baseline).map(|p| p.to_string_lossy().into_owned());
    files.iter().chain(&args.sources).cloned().chain(paths).collect()
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

/// Whether the rows that are there were answered as those to come will be.
///
/// # Errors
/// By other rules, other kinds of detail or another text of a source.
fn same(done: &Resumed, moved: Option<&str>, shelves: &Shelves, path: &Path) -> Result<(), Fault> {
    let checker = shelves.checker();
    let by = By { rules: checker.rules_sha256().to_string(), only: checker.kinds().to_vec() };
    let what = match (&done.by, moved) {
        (Some(other), _) if other.rules != by.rules => "other rules".to_string(),
        (Some(other), _) if *other != by => "another --only".to_string(),
        (_, Some(source)) => format!("another text of {source}"),
        _ => return Ok(()),
    };
    let fault = Fault::new(FaultCode::Usage, format!("{} was begun with {what}", path.display()));
    Err(fault.help("answer the input anew, into another file"))
}

/// A run under way.
struct Run<'a> {
    desk: &'a Desk,
    args: &'a BatchArgs,
    shelf: Shelf,
    reports: Reports<'a>,
    pace: Pace<'a>,
    gate: Gate<'a>,
    sources: usize,
    resumed: Resumed,
}

impl<'a> Run<'a> {
    fn new(desk: &'a Desk, args: &'a BatchArgs, files: &[String], shelves: &Shelves) -> Result<Self, Stop> {
        let about = About {
            input: files.iter().map(|f| shown(f)).collect::<Vec<_>>().join(", "),
            sources: shelves.common().iter().map(|s| s.name.to_string()).collect(),
            only: desk.kinds.iter().map(|kind| kind.code()).collect(),
            amount: Amount { quiet: desk.common.quiet, all: args.all },
            style: desk.style,
        };
        let mut gate = Gate::new(desk, args)?;
        let (mut resumed, mut kept) = (Resumed::default(), None);
        if let Some(path) = &args.resume {
            if let [_, _, ..] = files {
                return Err(Fault::new(FaultCode::Usage, "--resume goes on with one input").into());
            }
            let first = files.first().map_or(STDIN, String::as_str);
            let mut moved = None;
            let (done, file) = resumed::open(path, |row| {
                gate.resume(row, first);
                moved = moved.or_else(|| row.moved(shelves.common()));
            })?;
            same(&done, moved, shelves, path)?;
            (resumed, kept) = (done, Some((path.as_path(), file)));
        }
        let reports = Reports::open(desk, Some(args.format.name()), &args.report, &about, kept, &read(args, files))?;
        let plain = files.iter().map(|f| std::fs::metadata(f).map(|m| m.len()).ok());
        let bytes =
            plain.sum::<Option<u64>>().filter(|_| !files.iter().any(|f| f.ends_with(".gz") || f.ends_with(".zst")));
        Ok(Self {
            desk,
            args,
            shelf: Shelf::default(),
            reports,
            pace: Pace::new(desk, !args.no_progress, bytes),
            gate,
            sources: shelves.common().len(),
            resumed,
        })
    }

    fn skip(&self, file: &str) -> Skip {
        Skip { left: self.resumed.rows, line: self.resumed.line, file: file.to_string() }
    }

    fn skipped(&mut self, skip: &Skip) {
        if skip.left > 0 {
            let done = self.resumed.rows;
            self.desk.warn(&format!("{} has fewer rows than the {done} that were answered", shown(&skip.file)));
        }
        self.resumed.rows = 0;
    }

    fn answer(&mut self, shelves: &Shelves, file: &str, rows: Vec<Parsed>, read: u64) -> Result<Next, Stop> {
        let mut answers = answer_all(shelves, &mut self.shelf, rows);
        let bad = answers.iter().position(|a| a.outcome.is_err()).filter(|_| self.args.on_error == OnError::Abort);
        if let Some(bad) = bad {
            answers.truncate(bad + 1);
        }
        answers.iter().for_each(|answer| self.gate.count(answer, file));
        self.reports.input(file);
        let reader = self.reports.rows(&answers)?;
        self.desk.out.parting(self.came_to());
        self.pace.at(&self.gate.tally.all, read);
        Ok(if bad.is_some() || reader == Reader::Gone { Next::Stop } else { Next::Go })
    }

    fn came_to(&self) -> String {
        table::summary(&self.gate.tally.all, self.sources, true, self.desk.style)
    }

    fn end(self, files: &[String]) -> Result<u8, Stop> {
        self.desk.out.parting(String::new());
        let Tally { all, .. } = self.gate.tally;
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
        remarks(self.desk, &all, self.args.on_error);
        self.gate.remarks();
        Ok(self.args.gates().exit(&self.gate.tally))
    }
}

fn remarks(desk: &Desk, all: &Summary, on_error: OnError) {
    if all.errors > 0 && on_error == OnError::Abort {
        desk.warn("the run ended at a row in error, as --on-error abort asks");
    } else if all.errors > 0 {
        desk.warn(&format!("rows in error: {} of {}; each is a row of the output", all.errors, all.rows));
    }
    if all.checked() == 0 && all.rows > all.errors {
        desk.warn(&format!("0 of {} statements held a checkable claim; nothing was verified", all.rows));
    }
}
