//! `factmark diff`: what changed between two results.

use super::args::Format;
use super::desk::{Desk, Stop};
use super::input;
use crate::batch::{Fault, FaultCode, Syntax};
use crate::render::changes::{Changes, Row};
use crate::render::json;

/// Says what changed from `old` to `new`, two results as JSON or JSON Lines.
///
/// # Errors
/// A file cannot be read, or holds something else.
pub fn diff(desk: &Desk, old: &str, new: &str, format: Format) -> Result<u8, Stop> {
    let changes = Changes::between(&rows(old)?, &rows(new)?);
    desk.write(&match format {
        Format::Text => desk.style.text(changes.text()),
        Format::Json => json::pretty(&changes),
        Format::Jsonl => changes.changes.iter().map(json::line).collect(),
    })?;
    Ok(u8::from(changes.worse()))
}

fn rows(path: &str) -> Result<Vec<Row>, Fault> {
    use super::pieces::Pieces;
    let failed = |e: std::io::Error| input::unreadable(path, "results", &e);
    let mut pieces = Pieces::new(input::open(path, "results")?, None).map_err(failed)?;
    let help = "write results with `factmark batch --format jsonl`";
    if pieces.syntax() == Syntax::Text {
        let message = format!("{} holds no results of a batch", input::shown(path));
        return Err(Fault::new(FaultCode::RowNotJson, message).help(help));
    }
    let mut out = Vec::new();
    while let Some(piece) = pieces.take().map_err(failed)? {
        if let Some(fault) = piece.fault {
            return Err(input::placed(fault, path, piece.line));
        }
        let row = serde_json::from_slice(&piece.bytes).map_err(|e| {
            let message = format!("{}:{} is no result of a batch: {e}", input::shown(path), piece.line);
            Fault::new(FaultCode::RowNotJson, message).help(help)
        })?;
        out.push(row);
    }
    Ok(out)
}
