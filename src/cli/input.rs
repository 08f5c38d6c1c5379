//! Files and standard input, with a clear word where they cannot be read.

use super::encoding::seems;
use super::squeezed;
use crate::batch::{Fault, FaultCode};
use crate::check::RuleText;
use crate::rule::{LARGEST, shipped_text};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// How standard input is named on the command line.
pub const STDIN: &str = "-";

/// What is called by a name in messages: standard input has one of its own.
pub fn shown(path: &str) -> &str {
    if path == STDIN { "standard input" } else { path }
}

/// The files that names and patterns mean, in byte order for each pattern; a file of that very name comes first.
///
/// # Errors
/// A pattern is faulty, or nothing fits it; standard input is named twice.
pub fn expand(names: &[String]) -> Result<Vec<String>, Fault> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        let pattern = name.contains(['*', '?', '[']) && !Path::new(name).exists();
        if !pattern {
            out.push(name.clone());
            continue;
        }
        let usage = |message: String| Fault::new(FaultCode::Usage, message);
        let found = glob::glob(name).map_err(|e| usage(format!("the pattern {name} is faulty: {}", e.msg)))?;
        let mut found: Vec<String> =
            found.filter_map(Result::ok).filter(|p| p.is_file()).map(|p| p.to_string_lossy().into_owned()).collect();
        if found.is_empty() {
            return Err(Fault::new(FaultCode::SourceNotFound, format!("no file fits the pattern {name}")));
        }
        found.sort();
        out.append(&mut found);
    }
    if out.iter().filter(|n| *n == STDIN).count() > 1 {
        return Err(Fault::new(FaultCode::Usage, "standard input can be read once"));
    }
    Ok(out)
}

/// All bytes of a file, or of standard input for "-". `what` is what the file is to the user: "source", "input".
///
/// # Errors
/// No such file (with the nearest name beside it), a directory, or anything else that stops reading.
pub fn bytes(path: &str, what: &str) -> Result<Vec<u8>, Fault> {
    let read = if path == STDIN {
        let mut all = Vec::new();
        io::stdin().lock().read_to_end(&mut all).map(|_| all)
    } else if Path::new(path).is_dir() {
        return Err(directory(path, what));
    } else {
        fs::read(path)
    };
    read.map_err(|e| unreadable(path, what, &e))
}

/// A file, or standard input for "-", ready to be read bit by bit.
///
/// # Errors
/// As [`bytes`].
pub fn open(path: &str, what: &str) -> Result<Box<dyn Read>, Fault> {
    if path == STDIN {
        return Ok(Box::new(io::stdin()));
    }
    if Path::new(path).is_dir() {
        return Err(directory(path, what));
    }
    let file = Whole::new(fs::File::open(path).map_err(|e| unreadable(path, what, &e))?);
    squeezed::opened(Path::new(path), file).map_err(|e| unreadable(path, what, &e))
}

/// A file that must not become shorter while it is read: what is missing then is told, and not taken for the end.
struct Whole {
    file: fs::File,
    left: u64,
}

impl Whole {
    fn new(file: fs::File) -> Self {
        let left = file.metadata().ok().filter(|m| m.is_file()).map_or(0, |m| m.len());
        Self { file, left }
    }
}

impl Read for Whole {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(part)?;
        if read == 0 && self.left > 0 && !part.is_empty() {
            return Err(io::Error::new(ErrorKind::UnexpectedEof, "it has become shorter while it was read"));
        }
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

/// The fault of a path that names a directory.
pub fn directory(path: &str, what: &str) -> Fault {
    let message = format!("cannot read {what} {path}: it is a directory");
    Fault::new(FaultCode::SourceIsDirectory, message).help("name a file in it")
}

/// The fault of a file that the system does not give.
pub fn unreadable(path: &str, what: &str, error: &io::Error) -> Fault {
    if error.kind() != ErrorKind::NotFound {
        let reason = match error.kind() {
            ErrorKind::PermissionDenied => "permission denied".to_string(),
            _ => error.to_string(),
        };
        return Fault::new(FaultCode::SourceUnreadable, format!("cannot read {what} {}: {reason}", shown(path)));
    }
    let fault = Fault::new(FaultCode::SourceNotFound, format!("cannot read {what} {path}: no such file"));
    let folder = folder(Path::new(path));
    if !folder.is_dir() {
        return fault.help(format!("there is no folder {}", folder.display()));
    }
    match nearest(Path::new(path)) {
        Some(name) => fault.help(format!("{name} is beside it")),
        None => fault,
    }
}

fn folder(path: &Path) -> PathBuf {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf()
}

/// The name in the same folder that is most like the name wanted, where one is like it at all.
fn nearest(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let mut names: Vec<String> = fs::read_dir(folder(path))
        .ok()?
        .filter_map(|e| e.ok().filter(|e| e.path().is_file()).map(|e| e.file_name().to_string_lossy().into_owned()))
        .collect();
    names.sort();
    let near = |name: &String| (strsim::damerau_levenshtein(&wanted, &name.to_lowercase()), name.len());
    let best = names.into_iter().min_by_key(near)?;
    let distance = strsim::damerau_levenshtein(&wanted, &best.to_lowercase());
    (distance <= 2.max(wanted.chars().count() / 4)).then_some(best)
}

/// The rule files of `--rules`: a file, or every `.toml` file in a folder and below, in byte order of their paths.
///
/// # Errors
/// A path that does not exist, or a file that cannot be read as UTF-8.
pub fn rules(paths: &[PathBuf]) -> Result<Vec<RuleText>, Fault> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(rule_paths(path)?);
        } else {
            files.push(path.clone());
        }
    }
    files.iter().map(|f| rule(f)).collect()
}

/// Every `.toml` file in a folder and below, in byte order of their paths. A folder that is met again by way of a link is
/// not entered again.
///
/// # Errors
/// A folder cannot be read.
pub fn rule_paths(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let (mut found, mut entered, mut open) = (Vec::new(), BTreeSet::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = open.pop() {
        walk(&folder, &mut entered, &mut open, &mut found)
            .map_err(|e| unreadable(&folder.to_string_lossy(), "rules", &e))?;
    }
    found.sort();
    Ok(found)
}

fn walk(
    folder: &Path,
    entered: &mut BTreeSet<PathBuf>,
    open: &mut Vec<PathBuf>,
    found: &mut Vec<PathBuf>,
) -> io::Result<()> {
    if !entered.insert(fs::canonicalize(folder)?) {
        return Ok(());
    }
    let mut inside: Vec<(PathBuf, bool)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        // what a folder that may not be entered holds is not to be passed over as if it were no folder
        let is_folder = if kind.is_symlink() { path.is_dir() } else { kind.is_dir() };
        inside.push((path, is_folder));
    }
    // the way in that a folder with several is entered by hangs on their names alone
    inside.sort_by(|a, b| b.0.cmp(&a.0));
    for (path, is_folder) in inside {
        if is_folder {
            open.push(path);
        } else if path.extension().is_some_and(|e| e == "toml") {
            found.push(path);
        }
    }
    Ok(())
}

fn rule(path: &Path) -> Result<RuleText, Fault> {
    let name = path.to_string_lossy().into_owned();
    let bytes = whole(path, &name)?;
    // a file that is too large is told so with its place, whatever it holds
    let text = if bytes.len() > LARGEST {
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        utf8(&format!("rules {name}"), bytes)?
    };
    Ok(RuleText { name, text })
}

/// The bytes of a rule file, or so many that it is seen to be too large.
fn whole(path: &Path, name: &str) -> Result<Vec<u8>, Fault> {
    let told = |e: io::Error| unreadable(name, "rules", &e);
    let kind = fs::metadata(path).map_err(told)?;
    if kind.is_dir() {
        return Err(directory(name, "rules"));
    }
    if !kind.is_file() {
        let message = format!("cannot read rules {name}: it is a pipe, a device or a socket, and no file");
        return Err(Fault::new(FaultCode::SourceUnreadable, message).help("write the rules to a file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path).and_then(|f| f.take(LARGEST as u64 + 1).read_to_end(&mut bytes)).map_err(told)?;
    Ok(bytes)
}

/// Bytes as text that must be UTF-8; `name` says what they are.
///
/// # Errors
/// They are not, with the place and what they look like.
pub fn utf8(name: &str, bytes: Vec<u8>) -> Result<String, Fault> {
    let wide = bytes.contains(&0).then(|| seems(&bytes)).flatten();
    let error = match String::from_utf8(bytes) {
        Ok(text) if wide.is_none() => return Ok(text),
        Ok(text) => (0, text.into_bytes()),
        Err(e) => (e.utf8_error().valid_up_to(), e.into_bytes()),
    };
    let (at, bytes) = error;
    let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
    let like = wide.or_else(|| seems(&bytes)).map_or(String::new(), |name| format!("; it looks like {name}"));
    let message = format!("{name} are not UTF-8, from {line}:{column}{like}");
    Err(Fault::new(FaultCode::SourceEncoding, message).help("save the file as UTF-8"))
}

/// The text of one of these rule files, or of one inside the program.
pub fn rule_text<'t>(files: &'t [RuleText], name: &str) -> Option<&'t str> {
    let own = files.iter().find(|f| f.name == name).map(|f| f.text.as_str());
    own.or_else(|| shipped_text(name))
}

/// The rules of one article: `NAME.claims.toml` beside `NAME.txt`, where there is one.
///
/// # Errors
/// It is there, but cannot be read.
pub fn claims(source: &str) -> Result<Option<RuleText>, Fault> {
    claims_name(source).map(|path| rule(&path)).transpose()
}

/// The path of the file beside an article, where there is one.
pub fn claims_name(source: &str) -> Option<PathBuf> {
    let path = Path::new(source).with_extension("claims.toml");
    (source != STDIN && path != Path::new(source) && path.is_file()).then_some(path)
}

/// A fault of a row with the place of the row.
pub fn placed(fault: Fault, file: &str, line: usize) -> Fault {
    let column = fault.column.map(|c| format!(":{c}")).unwrap_or_default();
    Fault { message: format!("{}:{line}{column}: {}", shown(file), fault.message), ..fault }
}
