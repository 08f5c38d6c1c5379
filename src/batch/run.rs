//! Answers rows: in parallel, in order, each row on its own.

use super::article::{Article, sha256};
use super::fault::{Fault, FaultCode};
use super::row::{Given, Id, Parsed, Row, checkable};
use super::shelf::{Read, Shelf};
use super::waiver::Waiver;
use crate::check::Checker;
use crate::outcome::DetailKind;
use crate::verdict::Report;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// An article under the name by which results call it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name in results and messages.
    pub name: Arc<str>,
    /// The article.
    pub article: Arc<Article>,
}

/// Where rows get what they do not bring: the sources of the command line, and files.
pub trait Library: Sync {
    /// The rules that hold for rows without a file of their own.
    fn checker(&self) -> &Checker;
    /// The sources of the command line.
    fn common(&self) -> &[Named];
    /// Which file a row means by a path: rows of different folders may mean different files by one.
    fn place(&self, path: &str) -> String;
    /// The article in a file that a row names, read with the rules beside it.
    ///
    /// # Errors
    /// The file, or the rules beside it, cannot be used.
    fn article(&self, path: &str) -> Result<Article, Fault>;
    /// The rules that hold for a file that a row names: those beside it included.
    ///
    /// # Errors
    /// The rules beside it are faulty.
    fn rules_for(&self, path: &str) -> Result<Arc<Checker>, Fault>;
}

/// A statement with what its sources say of it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The statement.
    pub statement: String,
    /// The answer.
    pub report: Report,
    /// The sources, in the order of the numbers in the report.
    pub sources: Vec<Named>,
    /// The hash of the rules that were used.
    pub rules_sha256: Arc<str>,
    /// The kinds of detail that were looked at; none are named where all were.
    pub kinds: Arc<[DetailKind]>,
}

/// A row's answer, or why there is none.
pub type Outcome<T = Box<Judged>> = Result<T, Fault>;

/// One row of output: every row of input has one.
#[derive(Debug)]
pub struct Answer<T = Box<Judged>> {
    /// The row's name.
    pub id: Id,
    /// The row's line.
    pub line: usize,
    /// What came of it.
    pub outcome: Outcome<T>,
    /// What the desk accepts of it.
    pub waiver: Option<Waiver>,
}

impl Answer {
    /// The waiver that accepts all that was found.
    pub fn waived(&self) -> Option<&Waiver> {
        let judged = self.outcome.as_ref().ok()?;
        self.waiver.as_ref().filter(|w| w.covers(&judged.report))
    }
}

/// Judges one statement by sources that are read already.
///
/// # Errors
/// A statement that cannot be checked.
pub fn judge(checker: &Checker, statement: &str, sources: Vec<Named>) -> Outcome {
    checkable(statement)?;
    let read: Vec<_> = sources.iter().map(|n| &n.article.source).collect();
    let report = checker.check(statement, &read);
    let rules_sha256 = checker.rules_sha256().into();
    let kinds = checker.kinds().clone();
    Ok(Box::new(Judged { statement: statement.to_string(), report, sources, rules_sha256, kinds }))
}

/// Judges a chunk of rows, in order.
pub fn answer_all(library: &dyn Library, shelf: &mut Shelf, rows: Vec<Parsed>) -> Vec<Answer> {
    each(library, shelf, rows, |checker, row, sources| judge(checker, &row.statement, sources))
}

/// Does the same work for every row of a chunk, with the rules and the sources that hold for it; what comes of it stands in
/// the order of the rows. What rows share is read once and kept on the shelf.
pub fn each<T: Send>(
    library: &dyn Library,
    shelf: &mut Shelf,
    rows: Vec<Parsed>,
    work: impl Fn(&Checker, &Row, Vec<Named>) -> Outcome<T> + Sync,
) -> Vec<Answer<T>> {
    let keys: Vec<Vec<String>> =
        rows.par_iter().map(|r| r.as_ref().map_or_else(|_| Vec::new(), |row| keys(library, row))).collect();
    let mut at_hand: BTreeMap<&str, Option<Read>> = BTreeMap::new();
    let mut wanted: Vec<(&str, &Given, usize)> = Vec::new();
    for (row, keys) in rows.iter().zip(&keys) {
        let Ok(row) = row else { continue };
        for (k, key) in keys.iter().enumerate() {
            if !at_hand.contains_key(key.as_str()) {
                let kept = shelf.take(key);
                if kept.is_none() {
                    wanted.push((key, &row.source, k));
                }
                at_hand.insert(key, kept);
            }
        }
    }
    let read: Vec<(&str, Read)> = wanted.par_iter().map(|(key, given, k)| (*key, read(library, given, *k))).collect();
    for (key, read) in read {
        let read = shelf.same(key, read);
        shelf.put(key.to_string(), read.clone());
        at_hand.insert(key, Some(read));
    }
    let at_hand = &at_hand;
    let answer = |(row, keys): (&Parsed, &Vec<String>)| match row {
        Err(bad) => Answer { id: bad.id.clone(), line: bad.line, outcome: Err(bad.fault.clone()), waiver: None },
        Ok(row) => {
            let own = keys.iter().filter_map(|k| at_hand.get(k.as_str()).cloned().flatten()).collect();
            let (outcome, waiver) = (outcome(library, row, own, &work), row.waiver.clone());
            Answer { id: row.id.clone(), line: row.line, outcome, waiver }
        }
    };
    rows.par_iter().zip(&keys).map(answer).collect()
}

fn outcome<T>(
    library: &dyn Library,
    row: &Row,
    own: Vec<Read>,
    work: impl Fn(&Checker, &Row, Vec<Named>) -> Outcome<T>,
) -> Outcome<T> {
    let named = |(k, read): (usize, Read)| Ok(Named { name: name(&row.source, k), article: read? });
    let own = own.into_iter().enumerate().map(named).collect::<Result<Vec<Named>, Fault>>()?;
    let sources = if own.is_empty() { library.common().to_vec() } else { own };
    if sources.is_empty() {
        let fault = Fault::new(FaultCode::RowNoSource, "the row has no source, and none was given with --source");
        return Err(fault.help("add \"source_text\" or \"source\" to the row, or --source FILE to the command"));
    }
    match &row.source {
        // a file may have rules of its own beside it
        Given::Path(paths) if paths.len() == 1 => {
            let path = paths.first().map_or("", String::as_str);
            work(&*library.rules_for(path)?, row, sources)
        }
        _ => work(library.checker(), row, sources),
    }
}

/// By what name results call a row's own source number `k`.
fn name(given: &Given, k: usize) -> Arc<str> {
    match given {
        Given::Path(paths) => paths.get(k).map_or("", String::as_str).into(),
        Given::Text(texts) if texts.len() > 1 => format!("source_text {}", k + 1).into(),
        _ => "source_text".into(),
    }
}

fn keys(library: &dyn Library, row: &Row) -> Vec<String> {
    match &row.source {
        Given::None => Vec::new(),
        Given::Text(texts) => texts.iter().map(|text| sha256(text)).collect(),
        Given::Path(paths) => paths.iter().map(|path| format!("file {}", library.place(path))).collect(),
    }
}

fn read(library: &dyn Library, given: &Given, k: usize) -> Read {
    match given {
        Given::Path(paths) => library.article(paths.get(k).map_or("", String::as_str)).map(Arc::new),
        Given::Text(texts) => {
            let text = texts.get(k).map_or("", String::as_str);
            Article::new(library.checker(), &name(given, k), text, None).map(Arc::new)
        }
        Given::None => Err(Fault::new(FaultCode::RowNoSource, "the row has no source")),
    }
}
