//! How objects are pickled: by a function of this module that makes them anew.

use pyo3::prelude::*;

/// A function of this module.
///
/// # Errors
/// There is none of this name.
pub fn function<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("factmark._factmark")?.getattr(name)
}
