//! A draft's findings with what was decided, written out for others.

use super::desk::{Desk, Stop};
use super::drafted::Drafted;
use super::squeezed::unwritable;
use super::wanted::Export;
use crate::render::{decided_sarif, decided_sheet, json};
use crate::review::{Entry, standing};

/// Writes a draft's findings with what was decided.
///
/// # Errors
/// The file cannot be written.
pub fn export(desk: &Desk, drafted: &Drafted, entries: &[Entry], record: &str, export: &Export) -> Result<u8, Stop> {
    let bytes = written(desk, drafted, entries, record, &export.form);
    match &export.path {
        Some(path) => {
            std::fs::write(path, bytes).map_err(|e| unwritable(&path.to_string_lossy(), &e))?;
        }
        None => {
            desk.write(&String::from_utf8_lossy(&bytes))?;
        }
    }
    Ok(0)
}

/// The bytes of an export in one of the forms.
pub fn written(desk: &Desk, drafted: &Drafted, entries: &[Entry], record: &str, form: &str) -> Vec<u8> {
    let (draft, standing) = (drafted.draft(), standing(&drafted.marks, entries));
    let told = drafted.told(&draft, &standing, entries, desk.second());
    let data = told.data(record, &|name| drafted.rules.get(name).cloned());
    match form {
        "csv" => decided_sheet::sheet(&data).into_bytes(),
        "sarif" => decided_sarif::log(&data).into_bytes(),
        _ => json::pretty(&data).into_bytes(),
    }
}
