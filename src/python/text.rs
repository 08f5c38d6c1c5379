//! Texts and paths as Python gives them.

use super::errors;
use crate::batch::{Fault, FaultCode};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyByteArray, PyBytes, PyString};
use std::path::PathBuf;

/// A str as it is, without a copy. `what` names it in messages.
///
/// # Errors
/// It is no str, or holds half a surrogate pair.
pub fn text(value: &Bound<'_, PyAny>, what: &str) -> Result<PyBackedStr, Fault> {
    let text = value.cast::<PyString>().map_err(|_| wrong(what, value, "a str"))?;
    PyBackedStr::try_from(text.clone()).map_err(|error| {
        let at = error.value(value.py()).getattr("start").and_then(|at| at.extract::<usize>());
        let message = format!("`{what}` holds half a surrogate pair, which is no character");
        let fault = Fault::new(FaultCode::RowNotUtf8, message).help("decode the text without \"surrogateescape\"");
        at.map_or(fault.clone(), |at| fault.column(at + 1))
    })
}

/// The fault of a value of the wrong type.
pub fn wrong(what: &str, value: &Bound<'_, PyAny>, want: &str) -> Fault {
    let is = match value.get_type().name() {
        _ if value.is_none() => "None".to_owned(),
        Ok(name) => name.to_string(),
        Err(_) => "something else".to_owned(),
    };
    Fault::new(FaultCode::RowWrongType, format!("`{what}` is {is}, not {want}"))
}

/// Whether a value is bytes: a sequence, but of numbers.
pub fn is_bytes(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyBytes>() || value.is_instance_of::<PyByteArray>()
}

/// A path: a str, or an object that stands for one.
///
/// # Errors
/// It is none: `TypeError`.
pub fn path(value: &Bound<'_, PyAny>, what: &str) -> PyResult<PathBuf> {
    if is_name(value) { value.extract() } else { Err(errors::argument(&wrong(what, value, "a path"))) }
}

/// None, a path, or several.
///
/// # Errors
/// As [`path`].
pub fn paths(value: Option<&Bound<'_, PyAny>>, what: &str) -> PyResult<Vec<PathBuf>> {
    several(value, what, path, "a path or a list of paths")
}

/// None, a str, or several.
///
/// # Errors
/// A value is no str: `TypeError`; or holds half a surrogate pair.
pub fn names(value: Option<&Bound<'_, PyAny>>, what: &str) -> PyResult<Vec<PyBackedStr>> {
    let name = |value: &Bound<'_, PyAny>, what: &str| text(value, what).map_err(|f| errors::argument(&f));
    several(value, what, name, "a str or a list of them")
}

/// Whether a value is a str or a path.
fn is_name(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>() || value.hasattr("__fspath__").unwrap_or(false)
}

fn several<T>(
    value: Option<&Bound<'_, PyAny>>,
    what: &str,
    one: impl Fn(&Bound<'_, PyAny>, &str) -> PyResult<T>,
    want: &str,
) -> PyResult<Vec<T>> {
    let Some(value) = value else { return Ok(Vec::new()) };
    if is_name(value) {
        return Ok(vec![one(value, what)?]);
    }
    let items = value.try_iter().ok().filter(|_| !is_bytes(value));
    let items = items.ok_or_else(|| errors::argument(&wrong(what, value, want)))?;
    items.enumerate().map(|(number, item)| one(&item?, &format!("{what}[{number}]"))).collect()
}
