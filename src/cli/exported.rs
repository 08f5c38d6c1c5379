//! A draft's findings with what was decided, written out for others.

use super::desk::{Desk, Stop};
use super::drafted::Drafted;
use super::squeezed::unwritable;
use super::wanted::Export;
use crate::batch::{Fault, FaultCode};
use crate::render::review_data::{ReviewData, Told};
#[cfg(feature = "documents")]
use crate::render::{decided_docx, stretches};
use crate::render::{decided_sarif, decided_sheet, json};
use crate::review::{Entry, standing};

/// Writes a draft's findings with what was decided.
///
/// # Errors
/// The file cannot be written.
pub fn export(desk: &Desk, drafted: &Drafted, entries: &[Entry], record: &str, export: &Export) -> Result<u8, Stop> {
    let bytes = written(desk, drafted, entries, record, &export.form)?;
    match &export.path {
        Some(path) => {
            std::fs::write(path, bytes).map_err(|e| unwritable(&path.to_string_lossy(), &e))?;
        }
        None if export.form == "docx" => {
            let fault = Fault::new(FaultCode::Usage, "a DOCX file is no text for standard output");
            return Err(fault.help("name a file, as in --export docx=draft.docx").into());
        }
        None => {
            desk.write(&String::from_utf8_lossy(&bytes))?;
        }
    }
    Ok(0)
}

/// The bytes of an export in one of the forms.
///
/// # Errors
/// The form is DOCX, and this factmark was built without documents.
pub fn written(desk: &Desk, drafted: &Drafted, entries: &[Entry], record: &str, form: &str) -> Result<Vec<u8>, Fault> {
    let (draft, standing) = (drafted.draft(), standing(&drafted.marks, entries));
    let told = drafted.told(&draft, &standing, entries, desk.second());
    let data = told.data(record, &|name| drafted.rules.get(name).cloned());
    Ok(match form {
        "csv" => decided_sheet::sheet(&data).into_bytes(),
        "sarif" => decided_sarif::log(&data).into_bytes(),
        "docx" => docx(&told, &data)?,
        _ => json::pretty(&data).into_bytes(),
    })
}

#[cfg(feature = "documents")]
fn docx(told: &Told, data: &ReviewData) -> Result<Vec<u8>, Fault> {
    Ok(decided_docx::docx(data, &stretches::draft(told, data)))
}

#[cfg(not(feature = "documents"))]
fn docx(_: &Told, _: &ReviewData) -> Result<Vec<u8>, Fault> {
    let fault = Fault::new(FaultCode::Usage, "this factmark was built without documents");
    Err(fault.help("export csv, json or sarif, or build with the feature `documents`"))
}
