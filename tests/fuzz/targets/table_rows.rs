//! Rows of a table, with a head and without one: each is read or has its fault.
#![no_main]

use factmark::batch::Fields;
use factmark::cli::records::Records;
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    for (column, mark) in [(None, b','), (Some(2), b'\t')] {
        let reader = Box::new(Cursor::new(bytes.to_vec()));
        let Ok(mut records) = Records::open("table.csv", reader, mark, column, "statement") else { continue };
        while let Ok(Some((row, size))) = records.take("statement", &Fields::default()) {
            assert!(size <= bytes.len());
            if let Err(bad) = row {
                assert!(!bad.fault.message.is_empty());
            }
        }
    }
});
