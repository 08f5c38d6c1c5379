//! `factmark review`: a whole draft against its sources.

use super::args::{Format, ReviewArgs};
use super::desk::{Desk, Stop};
use super::drafted::Drafted;
use super::input::shown;
use super::record::{Held, Record};
use super::reports::{Reports, unread};
use super::serve::serve;
use super::squeezed::unwritable;
use super::{output::Reader, since};
use crate::batch::{Answer, Gates, Id, Summary, Tally};
use crate::render::report::About;
use crate::render::review_page;
use crate::render::terminal::Amount;
use crate::render::{Draft, ReviewRow, json, review as render, table};
use crate::review::{Review, Sentence, standing};
use crate::text::Lines;
use std::path::Path;

/// Shows what the sources say of every sentence of a draft, and what in the draft does not fit the rest of it; the exit code
/// is that of a batch, where a flag counts as contradicted.
///
/// # Errors
/// The draft, a source, a report or a rule file cannot be used.
pub fn review(desk: &Desk, args: &ReviewArgs) -> Result<u8, Stop> {
    if args.serve {
        return serve(desk, args);
    }
    let before = args.since.as_ref().map(|revision| since::text(&args.draft, revision)).transpose()?;
    let drafted = Drafted::open(desk, &args.draft, &args.sources, before.as_deref())?;
    let reports = reports(desk, args, &drafted)?;
    if let Some(path) = &args.html {
        page(desk, args, &drafted, path)?;
    }
    let summary = drafted.summary();
    shown_as(desk, args, &drafted, &summary)?;
    let flagged = Summary { contradicted: summary.contradicted + drafted.found.flags.len(), ..summary };
    let tally = Tally { all: flagged, fresh: flagged, ..Tally::default() };
    if let Some(mut reports) = reports {
        reports.input(&args.draft);
        reports.rows(&answers(&drafted.found, &drafted.draft()))?;
        reports.end(&summary)?;
    }
    Ok(Gates::from(args.fail_on.on()).exit(&tally))
}

/// Writes the answer in the form that was asked for.
fn shown_as(desk: &Desk, args: &ReviewArgs, drafted: &Drafted, summary: &Summary) -> Result<Reader, Stop> {
    let (found, draft, sources) = (&drafted.found, drafted.draft(), &drafted.sources);
    let amount = Amount { quiet: desk.common.quiet, all: args.all };
    let row = || ReviewRow::of(found, &draft, sources, &drafted.basis.rules_sha256);
    desk.write(&match args.format {
        Format::Text => {
            let names: Vec<&str> = sources.iter().map(|s| &*s.name).collect();
            let head = if amount.quiet { String::new() } else { table::head(draft.name, &names, &[], desk.style) };
            head + &render::text(found, &draft, desk.style, amount)
                + &render::summary(found, summary, names.len(), args.all, desk.style)
                + &render::comments(&draft)
        }
        Format::Json => json::pretty(&row()),
        Format::Jsonl => json::line(&row()),
    })
}

/// Writes the review page, with what the record of the draft holds.
fn page(desk: &Desk, args: &ReviewArgs, drafted: &Drafted, path: &Path) -> Result<(), Stop> {
    let record = Record::of(&args.draft);
    let held = record.as_ref().map_or_else(|_| Ok(Held::default()), Record::read)?;
    if let Ok(record) = &record {
        desk.torn(record, &held);
    }
    let name = record.map_or_else(|_| String::new(), |r| r.name);
    unread(path, &drafted.files(&args.draft, &name))?;
    let (draft, standing) = (drafted.draft(), standing(&drafted.marks, &held.entries));
    let told = drafted.told(&draft, &standing, &held.entries, desk.second());
    let data = told.data(&name, &|rule| drafted.rules.get(rule).cloned());
    let text = review_page::page(&told, &data);
    Ok(std::fs::write(path, text).map_err(|e| unwritable(&path.to_string_lossy(), &e))?)
}

/// The reports in files that were asked for, opened before anything is answered.
fn reports<'a>(desk: &'a Desk, args: &ReviewArgs, drafted: &Drafted) -> Result<Option<Reports<'a>>, Stop> {
    if args.report.is_empty() {
        return Ok(None);
    }
    let about = About {
        input: shown(&args.draft).to_owned(),
        sources: drafted.sources.iter().map(|s| s.name.to_string()).collect(),
        only: Vec::new(),
        amount: Amount { quiet: false, all: args.all },
        style: desk.style,
    };
    let read = drafted.files(&args.draft, &format!("{}.signoff.jsonl", args.draft));
    Reports::open(desk, None, &args.report, &about, None, &read).map(Some)
}

/// The sentences as rows of a batch, each with its line in the file.
fn answers(found: &Review, draft: &Draft) -> Vec<Answer> {
    let lines = Lines::new(draft.file);
    let row = |(k, s): (i64, &Sentence)| {
        let line = draft.position(&lines, s.span.start).0;
        Answer { id: Id::Number(k), line, outcome: Ok(Box::new(s.judged.clone())), waiver: None }
    };
    (1..).zip(&found.sentences).map(row).collect()
}
