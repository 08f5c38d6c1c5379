//! `factmark explain` and `factmark schema`: the reference that the program carries.

use super::args::Schema;
use super::desk::{Desk, Stop};
use crate::batch::{Fault, FaultCode};
use crate::render::review_data::ReviewData;
use crate::render::{ErrorRow, ReadRow, ResultRow, ReviewRow, TraceRow, codes, json};
use crate::review::Entry;
use schemars::JsonSchema;

/// Explains a code, or lists all.
///
/// # Errors
/// There is no such code; the nearest is named.
pub fn explain(desk: &Desk, code: Option<&str>) -> Result<u8, Stop> {
    let text = match code {
        None => codes::list(),
        Some(code) => codes::explain(code).ok_or_else(|| unknown(code))?,
    };
    desk.write(&desk.style.text(text))?;
    Ok(0)
}

fn unknown(code: &str) -> Fault {
    let fault = Fault::new(FaultCode::Usage, format!("there is no code `{code}`"));
    match codes::nearest(code) {
        Some(near) => fault.help(format!("did you mean `{near}`? `factmark explain` lists all codes")),
        None => fault.help("`factmark explain` lists all codes"),
    }
}

/// A line of `read`: what was read, or an error.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code)]
enum ReadLine {
    /// What was read.
    Row(Box<ReadRow>),
    /// Why nothing was.
    Error(ErrorRow),
}

/// Prints the JSON Schema of a command's results.
///
/// # Errors
/// Standard output cannot be written.
pub fn schema(desk: &Desk, of: Schema) -> Result<u8, Stop> {
    let schema = match of {
        Schema::Check => schemars::schema_for!(ResultRow),
        Schema::Batch => schemars::schema_for!(json::Line),
        Schema::Read => schemars::schema_for!(ReadLine),
        Schema::Review => schemars::schema_for!(ReviewRow),
        Schema::Signoff => schemars::schema_for!(ReviewData),
        Schema::Record => schemars::schema_for!(Entry),
        Schema::Trace => schemars::schema_for!(TraceRow),
    };
    desk.write(&json::pretty(&schema))?;
    Ok(0)
}
