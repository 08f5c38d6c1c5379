//! The rules in force for one `Checker` of Python, loaded as the program loads them.

use crate::batch::Fault;
use crate::check::{Checker, RuleText};
use crate::cli::args::{Common, When};
use crate::cli::desk::{Desk, Stop};
use crate::cli::kinds;
use crate::cli::layers::{self, Layer, Named};
use crate::outcome::DetailKind;
use pyo3::pybacked::PyBackedStr;
use std::path::{Path, PathBuf};

/// Which rules are wanted beside those inside the program.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Rule files and folders of them, as `--rules`.
    pub rules: Vec<PathBuf>,
    /// Packs: names of those inside the program, or folders, as `packs` of a configuration.
    pub packs: Vec<PyBackedStr>,
    /// A configuration; none is looked for.
    pub config: Option<PathBuf>,
    /// Whether supported becomes absent where a caveat must be looked at.
    pub strict: bool,
    /// The kinds of detail that are looked at, as `--only`; all where none is named.
    pub only: Vec<DetailKind>,
}

/// The engine with the files that it was made of.
#[derive(Debug)]
pub struct Core {
    /// The engine.
    pub checker: Checker,
    /// The rule files beside those inside the program.
    pub files: Vec<RuleText>,
    /// Whether it is strict.
    pub strict: bool,
}

impl Core {
    /// Reads all rule files. Nothing else is looked for: no environment, no configuration that was not named.
    ///
    /// # Errors
    /// A rule file, a pack or the configuration is missing or faulty.
    pub fn load(wanted: Wanted) -> Result<Self, Stop> {
        let Wanted { rules, packs, config, strict, only } = wanted;
        let mut desk = Desk::new(&common(rules, config, strict)).configured(None)?;
        let mut all = packs.iter().map(|entry| pack(entry)).collect::<Result<Vec<Layer>, Fault>>()?;
        all.append(&mut desk.layers);
        layers::once(&mut all);
        desk.layers = all;
        desk.kinds = kinds::each_once(&only);
        Self::of(&desk)
    }

    /// The same from rule files that were read before.
    ///
    /// # Errors
    /// A rule file is faulty.
    pub fn again(files: Vec<RuleText>, strict: bool, only: &[DetailKind]) -> Result<Self, Stop> {
        let mut desk = Desk::new(&common(Vec::new(), None, strict));
        desk.layers = vec![Layer { by: Named::Option, entry: String::new(), line: None, path: None, files }];
        desk.kinds = kinds::each_once(only);
        Self::of(&desk)
    }

    fn of(desk: &Desk) -> Result<Self, Stop> {
        Ok(Self { checker: desk.checker(&[])?, files: desk.files(), strict: desk.common.strict })
    }
}

/// The options of a command line that says nothing and asks for nothing else.
fn common(rules: Vec<PathBuf>, config: Option<PathBuf>, strict: bool) -> Common {
    Common {
        rules,
        no_config: config.is_none(),
        config,
        strict,
        quiet: true,
        verbose: false,
        color: When::Never,
        ascii: false,
        from_environment: Vec::new(),
    }
}

fn pack(entry: &str) -> Result<Layer, Fault> {
    let files = layers::pack(entry, Path::new("."))?;
    Ok(Layer { by: Named::Pack, entry: entry.to_owned(), line: None, path: None, files })
}
