//! A review that is shown at an address: the page is made anew whenever a file has changed, what is decided on it is written at
//! once.

use super::args::ReviewArgs;
use super::desk::{Desk, Stop};
use super::drafted::Drafted;
use super::exported;
use super::input;
use super::record::Record;
use crate::batch::article::digest;
use crate::batch::{Fault, sha256};
use crate::render::review_data::{SignedRow, stamp, stand};
use crate::render::{review_page, signing};
use crate::review::signing::{Wish, sign};
use crate::review::{Act, Entry, standing};
use serde_json::{Value, json};

/// What the server works with.
pub struct Serving {
    desk: Desk,
    draft: String,
    sources: Vec<String>,
    record: Record,
    token: String,
    /// The review, and a hash of the files that it was made of.
    made: Option<(String, Drafted)>,
}

/// Why a request is refused.
#[derive(Debug)]
pub enum Refused {
    /// The page was made of other texts or rules.
    Changed,
    /// What was sent cannot be used.
    Faulty(String),
    /// The draft cannot be signed off.
    Unsigned(String),
    /// The files cannot be used now.
    Broken(String),
}

impl Serving {
    /// A review to be shown.
    ///
    /// # Errors
    /// The draft is standard input, or cannot be reviewed.
    pub fn new(desk: &Desk, args: &ReviewArgs, token: String) -> Result<Self, Stop> {
        let record = Record::of(&args.draft)?;
        let sources = args.sources.clone();
        let mut serving = Self { desk: desk.clone(), draft: args.draft.clone(), sources, record, token, made: None };
        serving.drafted()?;
        Ok(serving)
    }

    /// The token without which nothing is answered.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The draft, as it was named.
    pub fn draft(&self) -> &str {
        &self.draft
    }

    /// The review of the files as they are now.
    fn drafted(&mut self) -> Result<&Drafted, Stop> {
        let desk = self.desk.reread(&[])?;
        let mut all = vec![digest(&input::bytes(&self.draft, "draft")?)];
        for source in input::expand(&self.sources)? {
            all.push(digest(&input::bytes(&source, "source")?));
            all.extend(input::claims(&source)?.map(|c| c.text));
        }
        all.extend(desk.files().into_iter().map(|f| f.text));
        let now = sha256(&all.join("\0"));
        let made = match self.made.take() {
            Some((then, drafted)) if then == now => (then, drafted),
            _ => (now, Drafted::open(&desk, &self.draft, &self.sources, None)?),
        };
        Ok(&self.made.insert(made).1)
    }

    /// The page.
    ///
    /// # Errors
    /// The files cannot be used now.
    pub fn page(&mut self) -> Result<String, Refused> {
        let (record, second, token) = (self.record.clone(), self.desk.second(), self.token.clone());
        let drafted = self.drafted().map_err(|stop| broken(&stop))?;
        let entries = record.read().map_err(|f| fault(&f))?.entries;
        let (draft, standing) = (drafted.draft(), standing(&drafted.marks, &entries));
        let told = drafted.told(&draft, &standing, &entries, second);
        let mut data = told.data(&record.name, &|rule| drafted.rules.get(rule).cloned());
        data.token = Some(token);
        Ok(review_page::page(&told, &data))
    }

    /// Writes acts to the record, and says how everything stands then.
    ///
    /// # Errors
    /// The page is old, an act lacks something, or the draft cannot be signed off.
    pub fn record(&mut self, page: &str, body: &[u8]) -> Result<Value, Refused> {
        let (record, second) = (self.record.clone(), self.desk.second());
        let drafted = self.drafted().map_err(|stop| broken(&stop))?;
        if stamp(&drafted.basis) != page {
            return Err(Refused::Changed);
        }
        let given: Vec<Entry> = serde_json::from_slice(body).map_err(|e| Refused::Faulty(e.to_string()))?;
        let (signoffs, acts): (Vec<Entry>, Vec<Entry>) =
            given.into_iter().partition(|e| matches!(e.act, Act::Signoff(_)));
        let mut known = record.read().map_err(|f| fault(&f))?.entries;
        // a page that did not hear that its acts were written sends them again
        let there = |known: &[Entry], e: &Entry| known.iter().any(|k| k.id() == e.id());
        let acts: Vec<Entry> = acts.into_iter().map(|e| e.stamped(env!("CARGO_PKG_VERSION"))).collect();
        record.add(&acts).map_err(|f| fault(&f))?;
        known.extend(acts);
        for entry in signoffs {
            if there(&known, &entry) {
                continue;
            }
            let Act::Signoff(s) = entry.stamped(env!("CARGO_PKG_VERSION")).act else { continue };
            let wish = Wish { id: s.id, made: s.made, absent_read: s.absent_read, unchecked_note: s.unchecked_note };
            let now = record.read().map_err(|f| fault(&f))?.entries;
            let standing = standing(&drafted.marks, &now);
            let signed = sign(&drafted.marks, &standing, &drafted.basis, &now, wish)
                .map_err(|against| Refused::Unsigned(signing::obstacles(&against)))?;
            record.add(&[Entry::new(Act::Signoff(signed))]).map_err(|f| fault(&f))?;
        }
        let entries = record.read().map_err(|f| fault(&f))?.entries;
        Ok(state(drafted, &entries, second))
    }

    /// An export in one of the forms, and its kind (a media type).
    ///
    /// # Errors
    /// The files cannot be used now, or there is no such form.
    pub fn export(&mut self, form: &str) -> Result<(Vec<u8>, &'static str), Refused> {
        let kind = match form {
            "csv" => "text/csv; charset=utf-8",
            "json" | "sarif" => "application/json",
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _ => return Err(Refused::Faulty(format!("there is no form `{form}`"))),
        };
        let (record, desk) = (self.record.clone(), self.desk.clone());
        let drafted = self.drafted().map_err(|stop| broken(&stop))?;
        let entries = record.read().map_err(|f| fault(&f))?.entries;
        let bytes = exported::written(&desk, drafted, &entries, &record.name, form).map_err(|f| fault(&f))?;
        Ok((bytes, kind))
    }
}

/// How every mark stands.
fn state(drafted: &Drafted, entries: &[Entry], second: bool) -> Value {
    let (draft, standing) = (drafted.draft(), standing(&drafted.marks, entries));
    let told = drafted.told(&draft, &standing, entries, second);
    let (last, against) = &told.signed;
    let marks = standing.marks.iter().enumerate();
    json!({
        "marks": marks.map(|(n, s)| json!({ "n": n, "standing": stand(&s.stand), "heads": s.heads })).collect::<Vec<_>>(),
        "orphans": standing.orphans.iter().map(|d| d.id.clone()).collect::<Vec<_>>(),
        "signed": last.map(|s| SignedRow::of(s, against)),
        // what another window has written
        "entries": entries,
    })
}

fn fault(fault: &Fault) -> Refused {
    let help = fault.help.as_ref().map(|h| format!("; {h}")).unwrap_or_default();
    Refused::Faulty(format!("{}{help}", fault.message))
}

fn broken(stop: &Stop) -> Refused {
    Refused::Broken(match stop {
        Stop::Fault(one) => one.message.clone(),
        Stop::Rules(text) => anstream::adapter::strip_str(text).to_string(),
        Stop::Output(error) => error.to_string(),
    })
}
