//! `factmark review`: a whole draft against its sources.

use super::args::{Format, ReviewArgs};
use super::check::differs;
use super::desk::{Desk, Shelves, Stop};
use super::input::shown;
use super::reports::Reports;
use crate::batch::{Answer, Article, Fault, FaultCode, Gates, Id, Library, Summary, Tally};
use crate::extraction::{Extracted, markdown};
use crate::render::report::About;
use crate::render::terminal::Amount;
use crate::render::{Draft, ReviewRow, json, review as render, table};
use crate::review::{Review, Sentence, review as find};
use crate::text::Lines;
use std::path::Path;

/// Shows what the sources say of every sentence of a draft, and what in the draft does not fit the rest of it; the exit code
/// is that of a batch, where a flag counts as contradicted.
///
/// # Errors
/// The draft, a source, a report or a rule file cannot be used.
pub fn review(desk: &Desk, args: &ReviewArgs) -> Result<u8, Stop> {
    let shelves = Shelves::open(desk, &args.sources, &args.draft)?;
    if shelves.common().is_empty() {
        let fault = Fault::new(FaultCode::Usage, "there is no source to check the draft against");
        return Err(fault.help("name one with --source FILE").into());
    }
    let name = shown(&args.draft);
    let file = desk.text(&args.draft, "draft")?;
    let text = extracted(&args.draft, &file);
    Article::usable(shelves.checker(), name, text.text())?;
    differs(name, text.text(), shelves.common())?;
    let reports = reports(desk, args, &shelves)?;
    let draft = Draft { name, file: &file, text: &text };
    let found = find(shelves.checker(), text.text(), shelves.common());
    let summary = counted(&found);
    let amount = Amount { quiet: desk.common.quiet, all: args.all };
    let row = || ReviewRow::of(&found, &draft, shelves.common(), shelves.checker().rules_sha256());
    desk.write(&match args.format {
        Format::Text => {
            let names: Vec<&str> = shelves.common().iter().map(|s| &*s.name).collect();
            let head = if amount.quiet { String::new() } else { table::head(name, &names, &[], desk.style) };
            head + &render::text(&found, &draft, desk.style, amount)
                + &render::summary(&found, &summary, names.len(), args.all, desk.style)
        }
        Format::Json => json::pretty(&row()),
        Format::Jsonl => json::line(&row()),
    })?;
    let flagged = Summary { contradicted: summary.contradicted + found.flags.len(), ..summary };
    let tally = Tally { all: flagged, fresh: flagged, ..Tally::default() };
    if let Some(mut reports) = reports {
        reports.input(&args.draft);
        reports.rows(&answers(found, &draft))?;
        reports.end(&summary)?;
    }
    Ok(Gates::from(args.fail_on.on()).exit(&tally))
}

/// The reports in files that were asked for, opened before anything is answered.
fn reports<'a>(desk: &'a Desk, args: &ReviewArgs, shelves: &Shelves) -> Result<Option<Reports<'a>>, Stop> {
    if args.report.is_empty() {
        return Ok(None);
    }
    let about = About {
        input: shown(&args.draft).to_owned(),
        sources: shelves.common().iter().map(|s| s.name.to_string()).collect(),
        only: Vec::new(),
        amount: Amount { quiet: false, all: args.all },
        style: desk.style,
    };
    let read: Vec<String> = args.sources.iter().chain([&args.draft]).cloned().collect();
    Reports::open(desk, None, &args.report, &about, None, &read).map(Some)
}

/// What the sentences came to.
fn counted(found: &Review) -> Summary {
    let mut summary = Summary::default();
    for report in found.sentences.iter().map(|s| &s.judged.report) {
        summary.add(Some(report.verdict), report.checked, !report.caveats.is_empty());
    }
    summary
}

/// What a reader sees of a draft: Markdown by the name of the file, else text as it stands.
fn extracted(path: &str, file: &str) -> Extracted {
    let ending = Path::new(path).extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => markdown(file),
        _ => Extracted::plain(file.to_owned()),
    }
}

/// The sentences as rows of a batch, each with its line in the file.
fn answers(found: Review, draft: &Draft) -> Vec<Answer> {
    let lines = Lines::new(draft.file);
    let row = |(k, s): (i64, Sentence)| {
        let line = draft.position(&lines, s.span.start).0;
        Answer { id: Id::Number(k), line, outcome: Ok(Box::new(s.judged)), waiver: None }
    };
    (1..).zip(found.sentences).map(row).collect()
}
