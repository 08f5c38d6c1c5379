//! A source that was read once, for many statements.

use super::core::Core;
use crate::batch::{Article, Fault, FaultCode};
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A source that was read once, for many statements: `checker.read(text)` makes it.
///
/// It is of use to the checker that read it, and to those with the same rules.
#[pyclass(frozen, eq, hash, module = "factmark")]
#[derive(Clone, Debug)]
pub struct Source {
    /// What was read.
    pub article: Arc<Article>,
    /// By what name answers call it, where it has one.
    pub name: Option<Arc<str>>,
    rules: Arc<str>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.article.sha256, &self.name, &self.rules) == (&other.article.sha256, &other.name, &other.rules)
    }
}

impl Hash for Source {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.article.sha256, &self.name).hash(state);
    }
}

impl Source {
    /// Reads a text.
    ///
    /// # Errors
    /// The text cannot be used.
    pub fn read(core: &Core, text: &str, name: Option<&str>) -> Result<Self, Fault> {
        let article = Article::new(&core.checker, name.unwrap_or("source_text"), text, None)?;
        let rules = core.checker.rules_sha256().into();
        Ok(Self { article: Arc::new(article), name: name.map(Into::into), rules })
    }

    /// Whether it was read with these rules.
    ///
    /// # Errors
    /// It was read with others.
    pub fn of(&self, core: &Core) -> Result<(), Fault> {
        if *self.rules == *core.checker.rules_sha256() {
            return Ok(());
        }
        let fault = Fault::new(FaultCode::Usage, "the source was read with other rules");
        Err(fault.help("read it with the checker that checks against it"))
    }
}

#[pymethods]
impl Source {
    /// The text.
    #[getter]
    fn text(&self) -> &str {
        self.article.text()
    }

    /// By what name answers call it; None for "source_text".
    #[getter]
    fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The SHA-256 of the text in UTF-8.
    #[getter]
    fn sha256(&self) -> &str {
        &self.article.sha256
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let start: String = self.text().chars().take(40).collect();
        let dots = if start.len() < self.text().len() { "…" } else { "" };
        let shown = PyString::new(py, &format!("{start}{dots}")).repr()?;
        let name = self.name().map(|name| Ok::<_, PyErr>(format!(", name={}", PyString::new(py, name).repr()?)));
        Ok(format!("Source({shown}{})", name.transpose()?.unwrap_or_default()))
    }
}
