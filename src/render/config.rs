//! The configuration in force, for a person and as JSON: which files, and what won.

use schemars::JsonSchema;
use serde::Serialize;

/// The configuration in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Configured {
    /// The version of this format.
    pub schema_version: u32,
    /// The configuration; nothing where there is none.
    pub config: Option<String>,
    /// How it came: "found", "option", "environment" or "off".
    pub config_by: &'static str,
    /// The folders that were looked into, from the input upward.
    pub looked_in: Vec<String>,
    /// A second configuration in the same folder, which is not read.
    pub passed_over: Option<String>,
    /// The packs in the order of loading.
    pub packs: Vec<PackRow>,
    /// The rule files beside the core, in the order of loading; what comes later wins.
    pub files: Vec<FileRow>,
    /// The rules that a later file replaced or left out.
    pub changed: Vec<ChangedRow>,
    /// The other settings, each with where its value comes from.
    pub settings: Vec<SettingRow>,
    /// How many rules are in force.
    pub rules: usize,
    /// The hash of all rules, lexicon and policy.
    pub rules_sha256: String,
}

/// A pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PackRow {
    /// Its name.
    pub pack: String,
    /// Its version.
    pub version: Option<String>,
    /// Its licence.
    pub licence: Option<String>,
    /// The file that says so.
    pub file: String,
}

/// A rule file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileRow {
    /// The file.
    pub file: String,
    /// Who named it: "packs", "rules" or "--rules".
    pub by: &'static str,
    /// What was written there.
    pub entry: String,
    /// The line of the configuration, from 1.
    pub line: Option<usize>,
}

/// A rule that a later file changed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangedRow {
    /// Its full name.
    pub rule: String,
    /// The rule in its place; nothing where it was left out.
    pub by: Option<String>,
    /// The file that says so.
    pub file: String,
    /// The line there, from 1.
    pub line: usize,
}

/// A setting.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SettingRow {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: bool,
    /// Where the value comes from: "option", "environment", "config" or "default".
    pub from: &'static str,
}

/// The configuration as lines.
pub fn lines(all: &Configured) -> String {
    let mut out = match &all.config {
        Some(file) => format!("configuration  {file}  ({})\n", all.config_by),
        None if all.config_by == "off" => "configuration  none  (--no-config)\n".to_owned(),
        None => "configuration  none\n".to_owned(),
    };
    if !all.looked_in.is_empty() {
        out.push_str(&format!("looked in      {}\n", all.looked_in.join(", ")));
    }
    if let Some(other) = &all.passed_over {
        out.push_str(&format!("not read       {other}\n"));
    }
    for pack in &all.packs {
        let version = pack.version.as_deref().unwrap_or("");
        out.push_str(&format!("pack           {} {version}  {}\n", pack.pack, pack.file));
    }
    for file in &all.files {
        let line = file.line.map_or_else(String::new, |line| format!(", line {line}"));
        out.push_str(&format!("rules          {}  ({} {}{line})\n", file.file, file.by, file.entry));
    }
    for changed in &all.changed {
        let what = changed.by.as_ref().map_or_else(|| "left out".to_owned(), |by| format!("replaced by {by}"));
        out.push_str(&format!("changed        {}  {what}  {}:{}\n", changed.rule, changed.file, changed.line));
    }
    for setting in &all.settings {
        out.push_str(&format!("{:<14} {}  ({})\n", setting.name, setting.value, setting.from));
    }
    out + &format!("in force       {} rules, sha256 {}\n", all.rules, all.rules_sha256)
}
