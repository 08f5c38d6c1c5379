//! `factmark.Checker`: the rules, loaded once, and what they say of statements.

use super::answer::Answer;
use super::core::{Core, Wanted};
use super::errors;
use super::given::{Given, named, sources};
use super::many::{Asked, Many, row};
use super::pickle::function;
use super::source::Source;
use super::text::{names, path, paths, text, wrong};
use crate::batch::{Article, Fault, Named, judge};
use crate::check::RuleText;
use crate::cli::kinds;
use crate::outcome::DetailKind;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Rule files by name, with their texts.
type Files = Vec<(String, String)>;

/// What makes a checker anew: its rule files, its strictness, its kinds of detail.
type Pickled = (Files, bool, Vec<&'static str>);

/// Rules, loaded once: what they say of statements.
///
/// `rules` is a rule file, a folder of them, or a list of both, as `--rules` of the program; they are read after the rules
/// inside the program. `packs` names packs inside the program, or their folders: `packs=["finance"]`. `config` is a
/// `factmark.toml`; none is looked for, and no variable of the environment is read. `strict` turns supported into absent
/// where a caveat must be looked at. `only` names the kinds of detail that are looked at, as `--only` of the program:
/// `only=["quantity", "date"]`; without it, or with an empty list, all are.
///
/// A checker can be shared by threads, and pickled. Checkers are equal where their rules, their strictness and their kinds of
/// detail are.
///
/// Raises RuleError where a rule file, a pack or the configuration is missing or faulty, and InputError for a kind of detail
/// that there is not.
#[pyclass(frozen, eq, hash, module = "factmark")]
#[derive(Debug)]
pub struct Checker {
    core: Core,
}

impl PartialEq for Checker {
    fn eq(&self, other: &Self) -> bool {
        (self.rules_sha256(), self.strict(), self.kinds()) == (other.rules_sha256(), other.strict(), other.kinds())
    }
}

impl Hash for Checker {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.rules_sha256(), self.strict(), self.kinds()).hash(state);
    }
}

impl Checker {
    fn kinds(&self) -> &[DetailKind] {
        self.core.checker.kinds()
    }

    fn named(&self, given: &[Given]) -> Result<Vec<Named>, Fault> {
        named(given, |text, name| Article::new(&self.core.checker, name, text, None).map(Arc::new))
    }
}

#[pymethods]
impl Checker {
    #[new]
    #[pyo3(signature = (rules=None, *, packs=None, config=None, strict=false, only=None))]
    fn new(
        py: Python<'_>,
        rules: Option<&Bound<'_, PyAny>>,
        packs: Option<&Bound<'_, PyAny>>,
        config: Option<&Bound<'_, PyAny>>,
        strict: bool,
        only: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let config = config.map(|config| path(config, "config")).transpose()?;
        let (rules, packs, only) = (paths(rules, "rules")?, names(packs, "packs")?, read_kinds(&names(only, "only")?)?);
        let wanted = Wanted { rules, packs, config, strict, only };
        let core = py.detach(|| Core::load(wanted)).map_err(errors::rules)?;
        Ok(Self { core })
    }

    /// The hash of all rules, words and policy in force.
    #[getter]
    fn rules_sha256(&self) -> &str {
        self.core.checker.rules_sha256()
    }

    /// Whether supported becomes absent where a caveat must be looked at.
    #[getter]
    fn strict(&self) -> bool {
        self.core.strict
    }

    /// The kinds of detail that are looked at; empty where all are.
    #[getter]
    fn only(&self) -> Vec<&'static str> {
        self.kinds().iter().map(|kind| kind.code()).collect()
    }

    /// Reads a source once, to check many statements against it.
    ///
    /// `name` is what answers call it; without one it is "source_text". Raises InputError for a text that cannot be used: an
    /// empty one, one in another language, one with a NUL character.
    #[pyo3(signature = (text, name=None))]
    fn read(&self, py: Python<'_>, text: &Bound<'_, PyAny>, name: Option<&Bound<'_, PyAny>>) -> PyResult<Source> {
        let read = || {
            let given = self::text(text, "text")?;
            let name = name.map(|name| self::text(name, "name")).transpose()?;
            py.detach(|| Source::read(&self.core, &given, name.as_deref()))
        };
        read().map_err(|f| errors::argument(&f))
    }

    /// What a source, or several, say of a statement.
    ///
    /// `source` is a str, what `read` made, or a list of both. The statement is taken as it is, white space included: places
    /// in the answer point into it. Raises InputError for a statement or a source that cannot be used.
    fn check(&self, py: Python<'_>, statement: &Bound<'_, PyAny>, source: &Bound<'_, PyAny>) -> PyResult<Answer> {
        let checked = || {
            let statement = text(statement, "statement")?;
            let given = sources(&self.core, source)?;
            py.detach(|| Answer::of(&*judge(&self.core.checker, &statement, self.named(&given)?)?))
        };
        checked().map_err(|f| errors::argument(&f))
    }

    /// The answers to many rows, in their order, worked out by `threads` threads (one a core, unless told).
    ///
    /// `rows` are pairs of a statement and its source, or several sources in a list; with `source` they are statements, and
    /// this is the source of all. What is wrong with a row is an InputError with the `row`'s number, from 0: with
    /// `errors="raise"` the first one is raised, with `errors="return"` each stands in the list in the place of the answer.
    /// A source that several rows share is read once.
    #[pyo3(signature = (rows, source=None, *, errors="raise", threads=None))]
    fn check_many<'py>(
        &self,
        py: Python<'py>,
        rows: &Bound<'py, PyAny>,
        source: Option<&Bound<'py, PyAny>>,
        errors: &str,
        threads: Option<i64>,
    ) -> PyResult<Bound<'py, PyList>> {
        let stops = stops(errors)?;
        let threads = positive(threads)?;
        let argument = |f: Fault| errors::argument(&f);
        let common = source.map(|source| sources(&self.core, source)).transpose().map_err(argument)?;
        let common = common.map(|given| py.detach(|| self.named(&given))).transpose().map_err(argument)?;
        let rows = asked(&self.core, rows, common.is_some())?;
        let common = common.unwrap_or_default();
        let mut many = Many::new(&self.core, &common, threads).map_err(argument)?;
        let (mut rest, out) = (rows.as_slice(), PyList::empty(py));
        while let Some((chunk, more)) = Many::chunk(rest) {
            for answer in py.detach(|| many.answers(chunk)) {
                match answer {
                    Ok(answer) => out.append(answer)?,
                    Err(fault) if stops => return Err(errors::stopping(&fault, out.len())),
                    Err(fault) => out.append(errors::row(&fault, out.len()).into_value(py))?,
                }
            }
            // an interrupt ends the call behind the chunk that is under way
            py.check_signals()?;
            rest = more;
        }
        Ok(out)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Pickled)> {
        let files = self.core.files.iter().map(|f| (f.name.clone(), f.text.clone())).collect();
        Ok((function(py, "_checker")?, (files, self.strict(), self.only())))
    }

    fn __repr__(&self) -> String {
        let hash: String = self.rules_sha256().chars().take(12).collect();
        let strict = if self.strict() { "True" } else { "False" };
        let only =
            if self.kinds().is_empty() { String::new() } else { format!(", only=['{}']", self.only().join("', '")) };
        format!("Checker(rules_sha256='{hash}…', strict={strict}{only})")
    }
}

/// The kinds of detail that these words name.
fn read_kinds<T: AsRef<str>>(named: &[T]) -> PyResult<Vec<DetailKind>> {
    named.iter().map(|word| kinds::read(word.as_ref()).map_err(|f| errors::argument(&f))).collect()
}

/// Whether the first row in error ends the work.
fn stops(errors: &str) -> PyResult<bool> {
    match errors {
        "raise" => Ok(true),
        "return" => Ok(false),
        other => Err(PyValueError::new_err(format!("errors is {other:?}; it can be \"raise\" or \"return\""))),
    }
}

fn positive(threads: Option<i64>) -> PyResult<Option<usize>> {
    match threads.map(usize::try_from) {
        None => Ok(None),
        Some(Ok(threads)) if threads > 0 => Ok(Some(threads)),
        _ => Err(PyValueError::new_err("threads must be 1 or more")),
    }
}

/// The rows that a value gives.
fn asked(core: &Core, rows: &Bound<'_, PyAny>, alone: bool) -> PyResult<Vec<Asked>> {
    if rows.is_instance_of::<PyString>() {
        return Err(errors::argument(&wrong("rows", rows, "a list of rows")));
    }
    rows.try_iter()?.map(|item| Ok(row(core, &item?, alone))).collect()
}

/// The answer of this JSON: what is pickled.
#[pyfunction]
#[pyo3(name = "_answer")]
pub fn unpickled_answer(json: String) -> PyResult<Answer> {
    Answer::read(json).map_err(|f| errors::argument(&f))
}

/// The checker of these rule files: what is pickled.
#[pyfunction]
#[pyo3(name = "_checker")]
pub fn unpickled_checker(py: Python<'_>, files: Files, strict: bool, only: Vec<String>) -> PyResult<Checker> {
    let files = files.into_iter().map(|(name, text)| RuleText { name, text }).collect();
    let only = read_kinds(&only)?;
    let core = py.detach(|| Core::again(files, strict, &only)).map_err(errors::rules)?;
    Ok(Checker { core })
}
