//! Rows of JSON Lines, of a JSON array or of lines, as the first character tells: each is read or has its fault.
#![no_main]

use factmark::batch::{Fields, Row};
use factmark::cli::pieces::Pieces;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut pieces = Pieces::new(bytes, None).expect("memory can be read");
    let syntax = pieces.syntax();
    while let Some(piece) = pieces.take().expect("memory can be read") {
        match Row::parse(&piece.bytes, piece.line, syntax, "statement", &Fields::default()) {
            Ok(row) => assert_eq!(row.line, piece.line),
            Err(bad) => assert!(!bad.fault.message.is_empty()),
        }
    }
});
