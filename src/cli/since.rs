//! The text of a file at a revision of git.

use super::desk::Stop;
use super::document;
use super::input::STDIN;
use crate::batch::{Fault, FaultCode};
use std::path::Path;
use std::process::Command;

/// A file as it was at a revision; nothing where it was not there yet.
///
/// # Errors
/// The file is standard input, git is not there, the folder is in no repository, or there is no such revision.
pub fn since(path: &str, revision: &str) -> Result<Vec<u8>, Fault> {
    let fault = |message: String| Fault::new(FaultCode::Usage, message);
    if path == STDIN {
        return Err(fault("a draft on standard input has no earlier version".into()).help("give it as a file"));
    }
    let (folder, name) = (Path::new(path).parent(), Path::new(path).file_name().unwrap_or_default());
    let folder = folder.filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let git = |args: &[&str]| {
        let run = Command::new("git").arg("-C").arg(folder).args(args).output();
        run.map_err(|e| fault(format!("git cannot be run: {e}")).help("--since needs git"))
    };
    // what begins with a dash would be an option
    let known = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])?;
    if !known.status.success() {
        let message = format!("there is no revision {revision} in the repository of {}", folder.display());
        return Err(fault(message).help("name a commit, a branch or a tag, as in --since HEAD~1"));
    }
    let commit = String::from_utf8_lossy(&known.stdout).trim().to_owned();
    let shown = git(&["show", &format!("{commit}:./{}", name.to_string_lossy())])?;
    Ok(if shown.status.success() { shown.stdout } else { Vec::new() })
}

/// The text of a document as it was at a revision.
///
/// # Errors
/// As [`since`], or it cannot be read.
pub fn text(path: &str, revision: &str) -> Result<String, Stop> {
    let bytes = since(path, revision)?;
    if bytes.is_empty() {
        return Ok(String::new());
    }
    let read = document::of(path, &format!("version {revision} of"), bytes)?;
    Ok(read.document.text.text().to_owned())
}
