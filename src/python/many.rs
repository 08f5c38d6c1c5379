//! Many statements: in chunks, so that the memory does not grow with their sources; in parallel, in order.

use super::answer::Answer;
use super::core::Core;
use super::given::{Given, named, place, sources};
use super::text::{text, wrong};
use crate::batch::shelf::Read;
use crate::batch::{Article, Fault, FaultCode, Named, Shelf, judge};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyList, PyTuple};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most rows that are answered at once.
const ROWS: usize = 512;

/// The most text that is answered at once, in bytes: what is read of it is held meanwhile.
const BYTES: usize = 1 << 20;

/// A statement, with its own sources if it brings any.
pub struct Row {
    statement: PyBackedStr,
    sources: Vec<Given>,
}

/// A row, or what is wrong with it.
pub type Asked = Result<Row, Fault>;

/// The row that a value is: a statement where all have the same sources, else a pair.
///
/// # Errors
/// It is none, or a part of it cannot be used.
pub fn row(core: &Core, value: &Bound<'_, PyAny>, alone: bool) -> Asked {
    if alone {
        return Ok(Row { statement: text(value, "statement")?, sources: Vec::new() });
    }
    let pair = match (value.cast::<PyTuple>(), value.cast::<PyList>()) {
        (Ok(tuple), _) => Some(tuple.to_list()),
        (_, Ok(list)) => Some(list.clone()),
        _ => None,
    };
    let Some(pair) = pair else {
        let fault = wrong("row", value, "a pair: statement, source");
        return Err(fault.help("a source that all rows share is the second argument"));
    };
    let (Ok(statement), Ok(source), 2) = (pair.get_item(0), pair.get_item(1), pair.len()) else {
        let message = format!("the row has {} parts, not 2: statement, source", pair.len());
        return Err(Fault::new(FaultCode::RowWrongType, message).help("several sources are a list in the second part"));
    };
    Ok(Row { statement: text(&statement, "statement")?, sources: sources(core, &source)? })
}

/// Rows that wait for their answers.
pub struct Many<'a> {
    core: &'a Core,
    common: &'a [Named],
    shelf: Shelf,
    pool: ThreadPool,
}

impl<'a> Many<'a> {
    /// Answers with so many threads, or one a core; `common` are the sources of rows that bring none. The threads are of this
    /// call alone: a process that is forked between two calls works on.
    ///
    /// # Errors
    /// The threads cannot be started.
    pub fn new(core: &'a Core, common: &'a [Named], threads: Option<usize>) -> Result<Self, Fault> {
        let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0).min(ROWS)).build();
        let pool = pool.map_err(|e| Fault::new(FaultCode::Usage, format!("cannot start the threads: {e}")))?;
        Ok(Self { core, common, shelf: Shelf::default(), pool })
    }

    /// The rows that are answered next, and those behind them; none where all are answered.
    pub fn chunk(rows: &[Asked]) -> Option<(&[Asked], &[Asked])> {
        let (mut seen, mut bytes) = (BTreeSet::new(), 0);
        let fits = |row: &&Asked| {
            let fits = bytes < BYTES;
            for given in row.iter().flat_map(|row| &row.sources) {
                match given {
                    // a str that many rows share is one text
                    Given::Text(text) if seen.insert(text.as_ptr()) => bytes += text.len(),
                    _ => {}
                }
            }
            fits
        };
        let fitting = rows.iter().take(ROWS).take_while(fits).count();
        rows.split_at_checked(fitting).filter(|(chunk, _)| !chunk.is_empty())
    }

    /// The answers of a chunk.
    pub fn answers(&mut self, rows: &[Asked]) -> Vec<Result<Answer, Fault>> {
        let Self { core, common, shelf, pool } = self;
        pool.install(|| answers(core, common, shelf, rows))
    }
}

fn answers(core: &Core, common: &[Named], shelf: &mut Shelf, rows: &[Asked]) -> Vec<Result<Answer, Fault>> {
    let at_hand = &read_all(core, shelf, rows);
    let known = |text: &str, name: &str| at_hand.get(text).cloned().unwrap_or_else(|| read(core, text, name));
    let answer = |row: &Asked| {
        let row = row.as_ref().map_err(Clone::clone)?;
        let own = named(&row.sources, known)?;
        let sources = if own.is_empty() { common.to_vec() } else { own };
        Answer::of(&*judge(&core.checker, &row.statement, sources)?)
    };
    rows.par_iter().map(answer).collect()
}

fn read(core: &Core, text: &str, name: &str) -> Read {
    Article::new(&core.checker, name, text, None).map(Arc::new)
}

/// What was read of all texts of these rows: of each once, and not again where it is still on the shelf.
fn read_all<'a>(core: &Core, shelf: &mut Shelf, rows: &'a [Asked]) -> BTreeMap<&'a str, Read> {
    let (mut at_hand, mut missing) = (BTreeMap::new(), BTreeMap::new());
    for row in rows.iter().flatten() {
        for (number, given) in row.sources.iter().enumerate() {
            let Given::Text(text) = given else { continue };
            if at_hand.contains_key(text.as_str()) || missing.contains_key(text.as_str()) {
                continue;
            }
            match shelf.take(text) {
                Some(kept) => drop(at_hand.insert(text.as_str(), kept)),
                None => drop(missing.insert(text.as_str(), place(number, row.sources.len()))),
            }
        }
    }
    let new: Vec<(&str, Read)> = missing.par_iter().map(|(text, name)| (*text, read(core, text, name))).collect();
    for (text, read) in new {
        shelf.put(text.to_owned(), read.clone());
        at_hand.insert(text, read);
    }
    at_hand
}
