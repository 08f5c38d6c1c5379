//! Sources as Python gives them: a text, one that was read, or several.

use super::core::Core;
use super::source::Source;
use super::text::{is_bytes, text, wrong};
use crate::batch::{Article, Fault, FaultCode, Named};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PySequence, PyString};
use std::sync::Arc;

/// One source.
pub enum Given {
    /// A text.
    Text(PyBackedStr),
    /// A source that was read.
    Read(Source),
}

/// The source, or each of several.
///
/// # Errors
/// There is none, or one of them cannot be used.
pub fn sources(core: &Core, value: &Bound<'_, PyAny>) -> Result<Vec<Given>, Fault> {
    if is_one(value) {
        return Ok(vec![one(core, value, "source")?]);
    }
    let refused = || wrong("source", value, "a str, a Source or a list of them");
    let several = value.cast::<PySequence>().ok().filter(|_| !is_bytes(value)).ok_or_else(refused)?;
    let items = several.try_iter().map_err(|_| refused())?;
    let item = |(number, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        one(core, &item.map_err(|_| refused())?, &format!("source[{number}]"))
    };
    let all = items.enumerate().map(item).collect::<Result<Vec<Given>, Fault>>()?;
    if all.is_empty() {
        let fault = Fault::new(FaultCode::RowNoSource, "there is no source to check the statement against");
        return Err(fault.help("give a text, or a list of texts"));
    }
    Ok(all)
}

fn is_one(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>() || value.is_instance_of::<Source>()
}

fn one(core: &Core, value: &Bound<'_, PyAny>, what: &str) -> Result<Given, Fault> {
    if let Ok(read) = value.cast::<Source>() {
        read.get().of(core)?;
        return Ok(Given::Read(read.get().clone()));
    }
    if !is_one(value) {
        return Err(wrong(what, value, "a str or a Source"));
    }
    text(value, what).map(Given::Text)
}

/// The sources under the names by which answers call them; `read` gives what is read of a text of this name.
///
/// # Errors
/// A text cannot be used.
pub fn named(given: &[Given], read: impl Fn(&str, &str) -> Result<Arc<Article>, Fault>) -> Result<Vec<Named>, Fault> {
    let each = |(number, one): (usize, &Given)| {
        let place = place(number, given.len());
        Ok(match one {
            Given::Text(text) => Named { article: read(text, &place)?, name: place.into() },
            Given::Read(source) => {
                let name = source.name.clone().unwrap_or_else(|| place.into());
                Named { name, article: source.article.clone() }
            }
        })
    };
    given.iter().enumerate().map(each).collect()
}

/// The name of a source that has none, as for texts that a row of JSON brings.
pub fn place(number: usize, of: usize) -> String {
    if of > 1 { format!("source_text {}", number + 1) } else { "source_text".to_owned() }
}
