//! The module `factmark._factmark`, whose names `factmark` hands on.

/// The engine of the package `factmark`.
#[pyo3::pymodule]
pub mod _factmark {
    #[pymodule_export]
    use crate::python::answer::{Answer, Decision, Detail, Place, Span};
    #[pymodule_export]
    use crate::python::checker::{Checker, unpickled_answer, unpickled_checker};
    #[pymodule_export]
    use crate::python::source::Source;
    use pyo3::prelude::*;

    #[pymodule_init]
    fn version(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
