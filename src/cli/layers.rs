//! Which rule files a run reads beside the core, and in which order: packs, folders of the configuration, `--rules`.

use super::args::Common;
use super::config::{Project, beside_us};
use super::input;
use crate::batch::{Fault, FaultCode};
use crate::check::RuleText;
use crate::rule::{MANIFEST, PACKS, nearest};
use std::fs;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Who named the files of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// `packs` of the configuration.
    Pack,
    /// `rules` of the configuration.
    Folder,
    /// `--rules`.
    Option,
}

/// Rule files that were named together.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Who named them.
    pub by: Named,
    /// What was written: a pack or a path.
    pub entry: String,
    /// The line of the configuration, from 1.
    pub line: Option<usize>,
    /// The file or folder; none for a pack inside the program.
    pub path: Option<PathBuf>,
    /// The files in the order of loading.
    pub files: Vec<RuleText>,
}

/// All layers of a run, in order. A file that is named twice is read once, in its first place.
///
/// # Errors
/// A pack or a file is not there, or cannot be read.
pub fn layers(project: Option<&Project>, common: &Common) -> Result<Vec<Layer>, Fault> {
    let mut out = Vec::new();
    if let Some(project) = project {
        for entry in &project.config.packs {
            let files = pack(entry.get_ref(), &project.folder).map_err(|f| placed(f, project, entry))?;
            let path = shipped(entry.get_ref()).is_none().then(|| project.folder.join(entry.get_ref()));
            out.push(layer(Named::Pack, project, entry, files, path));
        }
        for entry in &project.config.rules {
            let path = project.folder.join(entry.get_ref());
            let files = files(&path).map_err(|f| placed(f, project, entry))?;
            out.push(layer(Named::Folder, project, entry, files, Some(path)));
        }
    }
    for path in &common.rules {
        let files = input::rules(std::slice::from_ref(path))?;
        let entry = path.to_string_lossy().into_owned();
        out.push(Layer { by: Named::Option, entry, line: None, path: Some(path.clone()), files });
    }
    once(&mut out);
    Ok(out)
}

fn layer(by: Named, project: &Project, entry: &Spanned<String>, files: Vec<RuleText>, path: Option<PathBuf>) -> Layer {
    Layer { by, entry: entry.get_ref().clone(), line: Some(project.line(entry.span().start)), path, files }
}

/// The fault of an entry of the configuration, with its place.
fn placed(fault: Fault, project: &Project, entry: &Spanned<String>) -> Fault {
    Fault { message: format!("{}:{}: {}", project.name, project.line(entry.span().start), fault.message), ..fault }
}

fn files(path: &Path) -> Result<Vec<RuleText>, Fault> {
    let mut files = input::rules(&[path.to_path_buf()])?;
    for file in &mut files {
        file.name = beside_us(Path::new(&file.name));
    }
    Ok(files)
}

/// The files of a pack: one inside the program by its name, or a folder by its path.
///
/// # Errors
/// There is no such pack, or the folder has no `pack.toml`.
pub fn pack(entry: &str, from: &Path) -> Result<Vec<RuleText>, Fault> {
    if let Some(files) = shipped(entry) {
        return Ok(files);
    }
    let path = from.join(entry);
    let bare = !entry.contains(['/', '\\']);
    if bare && entry != "." && entry != ".." {
        return Err(unknown(entry, &path));
    }
    if !path.exists() {
        return Err(input::unreadable(&path.to_string_lossy(), "the pack", &std::io::ErrorKind::NotFound.into()));
    }
    if !path.join(MANIFEST).is_file() {
        let message = format!("{} is no pack: it has no {MANIFEST}", beside_us(&path));
        let help = "write one with `pack`, `version` and `licence`; a folder without is named in `rules`";
        return Err(Fault::new(FaultCode::SourceNotFound, message).help(help));
    }
    files(&path)
}

/// The files of a pack inside the program.
pub fn shipped(name: &str) -> Option<Vec<RuleText>> {
    let text = |(name, text): &(&str, &str)| RuleText { name: (*name).to_owned(), text: (*text).to_owned() };
    PACKS.iter().find(|(pack, _)| *pack == name).map(|(_, files)| files.iter().map(text).collect())
}

fn unknown(entry: &str, path: &Path) -> Fault {
    let fault = Fault::new(FaultCode::SourceNotFound, format!("there is no pack `{entry}` in the program"));
    if path.is_dir() {
        return fault.help(format!("for the folder, write `./{entry}`"));
    }
    let names = || PACKS.iter().map(|(name, _)| *name);
    match nearest(entry, names()) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => {
            let known: Vec<&str> = names().collect();
            fault.help(format!(
                "those in the program are {}; a folder is written with a stroke: `./{entry}`",
                known.join(", ")
            ))
        }
    }
}

/// Leaves out each file that was named before.
pub fn once(layers: &mut [Layer]) {
    let mut seen: Vec<PathBuf> = Vec::new();
    for layer in layers {
        layer.files.retain(|file| {
            let path = fs::canonicalize(&file.name).unwrap_or_else(|_| PathBuf::from(&file.name));
            let new = !seen.contains(&path);
            seen.extend(Some(path).filter(|_| new));
            new
        });
    }
}
