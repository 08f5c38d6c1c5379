//! What lets a row of a batch pass: an earlier run that has said the same, or a waiver that has not ended. The day matters here
//! alone: no row of the output hangs on it.

use super::batch_args::BatchArgs;
use super::desk::Desk;
use super::input::{self, shown};
use super::resumed::Done;
use crate::batch::{Answer, Fault, FaultCode, Pass, Tally, Waiver};
use crate::render::json;
use crate::render::style::shown as word;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::path::Path;

/// The gate of a run: what has come by, and what of it passes.
pub struct Gate<'a> {
    desk: &'a Desk,
    baseline: BTreeSet<String>,
    today: Option<Date>,
    honoured: bool,
    ended: usize,
    /// The rows so far.
    pub tally: Tally,
}

impl<'a> Gate<'a> {
    /// The gate that a command line asks for.
    ///
    /// # Errors
    /// The baseline cannot be read.
    pub fn new(desk: &'a Desk, args: &BatchArgs) -> Result<Self, Fault> {
        let baseline = args.baseline.as_deref().map(known).transpose()?.unwrap_or_default();
        let (today, honoured) = (args.today, !args.no_waivers);
        Ok(Self { desk, baseline, today, honoured, ended: 0, tally: Tally::default() })
    }

    /// Counts an answer to a row of this file, and says where its waiver does not do what it was written for.
    pub fn count(&mut self, answer: &Answer, file: &str) {
        let Ok(judged) = &answer.outcome else {
            return self.tally.add(None, false, false, false, Pass::No);
        };
        let report = &judged.report;
        let waiver = answer.waived();
        if let (Some(unfit), None) = (&answer.waiver, waiver) {
            let told = word(report.verdict, report.checked).word();
            let codes: Vec<&str> = codes(answer);
            let codes = if codes.is_empty() { String::new() } else { format!(" [{}]", codes.join(", ")) };
            let place = place(file, answer.line);
            self.desk.warn(&format!("{place}: the waiver of {} does not fit: {told}{codes}", unfit.codes.join(", ")));
        }
        let until = waiver.map(|w| w.until);
        let known = !self.baseline.is_empty() && self.baseline.contains(&json::fingerprint(judged));
        let pass = self.pass(until, known, file, answer.line);
        let caveats = !report.caveats.is_empty();
        self.tally.add(Some(report.verdict), report.checked, caveats, waiver.is_some(), pass);
    }

    /// Counts a row that an earlier run has written.
    pub fn resume(&mut self, done: &Done, file: &str) {
        let Some(verdict) = done.verdict() else {
            return self.tally.add(None, false, false, false, Pass::No);
        };
        let until = done.waived.as_ref().map(|w| w.until.as_ref().and_then(|day| day.parse().ok()));
        let known = done.fingerprint.as_ref().is_some_and(|print| self.baseline.contains(print));
        let pass = self.pass(until, known, file, done.line());
        self.tally.add(Some(verdict), done.checked(), done.caveats(), until.is_some(), pass);
    }

    /// What lets a row pass: `until` is the last day of a waiver that accepts it, where it has one.
    fn pass(&mut self, until: Option<Option<Date>>, known: bool, file: &str, line: usize) -> Pass {
        let ended = until.flatten().filter(|until| *until < self.today());
        if let Some(until) = ended.filter(|_| self.honoured) {
            self.ended += 1;
            self.desk.warn(&format!("{}: the waiver has ended on {until}", place(file, line)));
        }
        match until {
            Some(_) if self.honoured && ended.is_none() => Pass::Waived,
            _ if known => Pass::Known,
            _ => Pass::No,
        }
    }

    /// The day that waivers are held against: the one that was named, else today's by the clock (UTC).
    fn today(&mut self) -> Date {
        *self.today.get_or_insert_with(|| Timestamp::now().to_zoned(TimeZone::UTC).date())
    }

    /// What was let pass, on standard error.
    pub fn remarks(&self) {
        let Tally { all, waived, .. } = &self.tally;
        if !self.honoured && all.waived > 0 {
            self.desk
                .warn(&format!("{} of {} rows have a waiver, and --no-waivers lets none pass", all.waived, all.rows));
        }
        if waived.rows > 0 {
            self.desk.note(&format!("{} of {} rows pass by a waiver", waived.rows, all.rows));
        }
        if self.tally.known() > 0 {
            self.desk.warn(&format!("{} of {} rows are known to the baseline", self.tally.known(), all.rows));
        }
    }
}

fn place(file: &str, line: usize) -> String {
    format!("{}:{line}", shown(file))
}

/// The codes that a waiver of this answer would have to name.
fn codes(answer: &Answer) -> Vec<&'static str> {
    let Ok(judged) = &answer.outcome else { return Vec::new() };
    Waiver::needed(&judged.report)
}

/// The fingerprints of what an earlier run has said; what it said of a row with a waiver is let pass by that waiver alone.
fn known(path: &Path) -> Result<BTreeSet<String>, Fault> {
    #[derive(serde::Deserialize)]
    struct Row {
        fingerprint: Option<String>,
        waived: Option<serde::de::IgnoredAny>,
    }
    let name = path.to_string_lossy();
    let text = String::from_utf8_lossy(&input::bytes(&name, "baseline")?).into_owned();
    let mut out = BTreeSet::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line).map_err(|e| {
            let message = format!("the baseline {name}:{} is no result of a batch: {e}", number + 1);
            Fault::new(FaultCode::RowNotJson, message).help("write it with `factmark batch --format jsonl`")
        })?;
        out.extend(row.fingerprint.filter(|_| row.waived.is_none()));
    }
    Ok(out)
}
