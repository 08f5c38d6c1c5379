//! `factmark.toml` as typed: which packs and rules a project uses.

use super::fault::{Faults, FileFaults};
use super::file::Text;
use super::parse;
use crate::text::{Diagnostic, Span};
use serde::Deserialize;
use toml::Spanned;

/// The names that a configuration may have; the first goes before the second.
pub const CONFIG_NAMES: [&str; 2] = ["factmark.toml", ".factmark.toml"];

/// What a configuration says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Config {
    /// Packs in order: names of those inside the program, or folders as seen from the configuration's own.
    pub packs: Vec<Text>,
    /// Rule files and folders, as seen from the configuration's folder.
    pub rules: Vec<Text>,
    /// As `--strict`.
    pub strict: Option<Spanned<bool>>,
    /// Whether two persons must sign a draft off.
    pub require_second: Option<Spanned<bool>>,
}

/// The keys of a configuration, for "did you mean".
const KEYS: &[&str] = &["packs", "rules", "strict", "require-second"];

/// Reads a configuration; `file` is its name in messages.
///
/// # Errors
/// All its faults.
pub fn config(file: &str, text: &str) -> Result<Config, Vec<Diagnostic>> {
    let mut all = Faults::default();
    let config = typed(text, &mut FileFaults { file, text, all: &mut all });
    if all.fatal() { Err(all.into_vec(|_| Some(0))) } else { Ok(config) }
}

fn typed(text: &str, faults: &mut FileFaults<'_>) -> Config {
    let Some(mut table) = parse::table(text, faults) else { return Config::default() };
    parse::known_keys(&mut table, "the configuration", KEYS, faults);
    let mut out = Config::default();
    for (name, part) in parse::one_by_one::<Config>(table, faults) {
        match name.as_str() {
            "packs" => out.packs = part.packs,
            "rules" => out.rules = part.rules,
            "strict" => out.strict = part.strict,
            _ => out.require_second = part.require_second,
        }
    }
    let empty = |list: &[Text]| list.iter().find(|t| t.get_ref().trim().is_empty()).map(Spanned::span);
    for (list, key) in [(&out.packs, "packs"), (&out.rules, "rules")] {
        if let Some(at) = empty(list) {
            let help = Some(format!("write a name or a path: `{key} = [\"...\"]`"));
            faults.add("R205", Span::new(at.start, at.end), format!("an empty entry in `{key}`"), "", help);
        }
    }
    out
}
