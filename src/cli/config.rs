//! Finding and reading `factmark.toml`: the nearest one above the input, up to the root of the repository.

use super::args::Common;
use super::input::{self, STDIN, shown};
use super::stop::Stop;
use crate::render::{Style, fault};
use crate::rule::{CONFIG_NAMES as NAMES, Config, config};
use crate::text::{Diagnostic, Lines};
use std::fs;
use std::path::{Path, PathBuf};

/// What stands in the root of a repository.
const ROOTS: [&str; 4] = [".git", ".hg", ".jj", ".svn"];

/// The configuration of a run.
#[derive(Clone, Debug)]
pub struct Project {
    /// The file, as it is shown.
    pub name: String,
    /// Its folder, which the paths in it are relative to.
    pub folder: PathBuf,
    /// Its text.
    pub text: String,
    /// What it says.
    pub config: Config,
}

impl Project {
    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        Lines::new(&self.text).position(&self.text, at).0
    }
}

/// What was found on the way.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The configuration, if there is one.
    pub project: Option<Project>,
    /// The folders that were looked into, from the input upward; none where the configuration was named.
    pub looked: Vec<String>,
    /// A second configuration in the same folder, which is not read.
    pub passed_over: Option<String>,
}

/// The configuration for an input (a file, "-" or nothing at all).
///
/// # Errors
/// A configuration that was named is not there; one that was found is faulty.
pub fn find(common: &Common, input: Option<&str>, style: Style) -> Result<Found, Stop> {
    if common.no_config {
        return Ok(Found::default());
    }
    if let Some(path) = &common.config {
        return Ok(Found { project: Some(read(path, style)?), ..Found::default() });
    }
    let mut found = Found::default();
    let Some(from) = start(input) else { return Ok(found) };
    for folder in from.ancestors() {
        found.looked.push(beside_us(folder));
        let mut here = NAMES.iter().map(|name| folder.join(name)).filter(|path| path.is_file());
        if let Some(path) = here.next() {
            found.project = Some(read(&path, style)?);
            found.passed_over = here.next().map(|path| beside_us(&path));
            break;
        }
        if ROOTS.iter().any(|name| folder.join(name).exists()) {
            break;
        }
    }
    Ok(found)
}

/// The folder of an input that is a file, else the current one.
fn start(input: Option<&str>) -> Option<PathBuf> {
    let here = || fs::canonicalize(".").ok();
    let Some(path) = input.filter(|i| *i != STDIN) else { return here() };
    let folder = Path::new(path).parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::canonicalize(folder).ok().or_else(here)
}

/// A path as seen from the current folder, where it lies in it.
pub fn beside_us(path: &Path) -> String {
    let here = fs::canonicalize(".").unwrap_or_default();
    let full = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let short = full.strip_prefix(&here).unwrap_or(path);
    let name = short.to_string_lossy().into_owned();
    if name.is_empty() { ".".to_owned() } else { name }
}

fn read(path: &Path, style: Style) -> Result<Project, Stop> {
    let name = beside_us(path);
    let bytes = input::bytes(&path.to_string_lossy(), "the configuration")?;
    let text = input::utf8(shown(&name), bytes)?;
    let config = config(&name, &text)
        .map_err(|all: Vec<Diagnostic>| Stop::Rules(fault::diagnostics(&all, |_| Some(text.clone()), style)))?;
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    Ok(Project { name, folder, text, config })
}
