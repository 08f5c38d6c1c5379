//! `factmark config`: which files are read, and what won.

use super::args::Format;
use super::desk::{Desk, Stop};
use super::layers::{Layer, Named};
use crate::check::Checker;
use crate::render::config::{ChangedRow, Configured, FileRow, PackRow, SettingRow, lines};
use crate::render::json;
use crate::rule::{How, Origin};

/// Shows the configuration in force.
///
/// # Errors
/// A rule file cannot be used, or the output cannot be written.
pub fn show(desk: &Desk, format: Format) -> Result<u8, Stop> {
    let checker = desk.checker(&[])?;
    let all = configured(desk, &checker);
    desk.write(&match format {
        Format::Text => lines(&all),
        Format::Json => json::pretty(&all),
        Format::Jsonl => json::line(&all),
    })?;
    Ok(0)
}

fn configured(desk: &Desk, checker: &Checker) -> Configured {
    let loaded = checker.loaded();
    let packs = loaded.packs.iter().map(|p| PackRow {
        pack: p.name.clone(),
        version: p.version.as_ref().map(ToString::to_string),
        licence: p.licence.clone(),
        file: p.file.clone(),
    });
    let in_place =
        |place: &Origin| loaded.rules.rules().iter().find(|r| r.origin == *place).map(|r| r.name.to_string());
    let changed = loaded.left_out.iter().map(|out| ChangedRow {
        rule: out.rule.name.to_string(),
        by: in_place(&out.by).filter(|_| out.how == How::Replaced),
        file: out.by.file.to_string(),
        line: out.by.line,
    });
    Configured {
        schema_version: 1,
        config: desk.found.project.as_ref().map(|p| p.name.clone()),
        config_by: by(desk),
        looked_in: desk.found.looked.clone(),
        passed_over: desk.found.passed_over.clone(),
        packs: packs.collect(),
        files: desk.layers.iter().flat_map(files).collect(),
        changed: changed.collect(),
        settings: vec![strict(desk), second(desk)],
        rules: loaded.rules.rules().len(),
        rules_sha256: checker.rules_sha256().to_owned(),
    }
}

/// How the configuration came.
fn by(desk: &Desk) -> &'static str {
    match &desk.common.config {
        _ if desk.common.no_config => "off",
        Some(_) if desk.common.from_environment.contains(&"config") => "environment",
        Some(_) => "option",
        None => "found",
    }
}

fn files(layer: &Layer) -> Vec<FileRow> {
    let by = match layer.by {
        Named::Pack => "packs",
        Named::Folder => "rules",
        Named::Option => "--rules",
    };
    let row = |name: &str| FileRow { file: name.to_owned(), by, entry: layer.entry.clone(), line: layer.line };
    layer.files.iter().map(|f| row(&f.name)).collect()
}

/// Strictness only ever goes up: any of the three that asks for it gets it.
fn strict(desk: &Desk) -> SettingRow {
    let config = desk.found.project.as_ref().and_then(|p| p.config.strict.as_ref()).map(|on| *on.get_ref());
    let given = desk.given_strict();
    let from = match config {
        _ if given && desk.common.from_environment.contains(&"strict") => "environment",
        _ if given => "option",
        Some(_) => "config",
        None => "default",
    };
    SettingRow { name: "strict", value: desk.common.strict, from }
}

/// Whether two persons must sign a draft off.
fn second(desk: &Desk) -> SettingRow {
    let config = desk.found.project.as_ref().and_then(|p| p.config.require_second.as_ref());
    SettingRow {
        name: "require-second",
        value: desk.second(),
        from: if config.is_some() { "config" } else { "default" },
    }
}
